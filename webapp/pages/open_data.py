"""The page about the data, and their machine-readable metadata: the catalogue and the schema."""

from __future__ import annotations

import json
from functools import partial
from itertools import chain, groupby
from typing import Any

from flask import Blueprint, Flask, Response, render_template
from flask_babel import gettext as _

from geo.public import Published, Settings
from webapp import delivery, senders
from webapp.addresses import example
from webapp.exports import FORMATS
from webapp.exports.columns import COLUMNS, Column, with_special
from webapp.exports.gis_styles import PORTAL, QGIS
from webapp.exports.selection import terms
from webapp.language import of_request, register_in_every_language
from webapp.metadata import catalogue, dataset, masterportal, schema
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current
from webapp.words import listed

CATALOGUE = "/katalog"
# If only the name of a file says what it is.
CATALOGUE_FILE = "/katalog.jsonld"

pages = Blueprint("open_data", __name__)  # in both languages
documents = Blueprint("metadata", __name__)


def init_app(app: Flask) -> None:
    register_in_every_language(app, pages)
    app.register_blueprint(documents)


@pages.get("/daten")
def about() -> Response:
    snapshot = current()
    address = f"{snapshot.views[of_request()].root}/daten"
    return delivery.page(snapshot.version, address, lambda: _about(snapshot))


@documents.get(CATALOGUE)
def dcat() -> Response:
    snapshot = current()
    return _document(
        snapshot,
        CATALOGUE,
        "application/ld+json",
        lambda: catalogue.document(
            snapshot.published, snapshot.settings, answers_queries=not snapshot.static_site
        ),
    )


@documents.get(schema.PATH)
def pledge_schema() -> Response:
    snapshot = current()
    return _document(
        snapshot,
        schema.PATH,
        "application/schema+json",
        lambda: schema.feature_schema(snapshot.settings, snapshot.published),
    )


def _document(snapshot: Snapshot, path: str, mimetype: str, make: Any) -> Response:
    def text() -> bytes:
        return (json.dumps(make(), ensure_ascii=False, indent=1) + "\n").encode()

    return delivery.document(snapshot.version, path, mimetype, text)


def _about(snapshot: Snapshot) -> str:
    published, settings = snapshot.published, snapshot.settings
    description = _description(settings)
    # An example with results on any map that has a pledge at a place.
    placed = (p for p in published.pledges if published.areas_of_pledge(p))
    pledge = next(chain(placed, published.pledges), None)  # all of them may have been withdrawn
    areas = (pledge and published.areas_of_pledge(pledge)) or published.areas
    return render_template(
        "open_data.html",
        terms=terms(published, settings),
        formats=FORMATS.values(),
        columns=with_special(COLUMNS, published, settings),
        in_files=partial(_in_files, published, settings),
        terms_in_files=_terms_in_files(),
        description=description,
        dataset=dataset.describe(published, settings, description),
        example=lambda path: example(settings, path),
        area=areas[0],
        topic=pledge.topic if pledge else next(iter(settings.topics)),
        layers=published.attributions,
        schema_path=schema.PATH,
        qgis_styles=QGIS,
        portal_style=PORTAL,
        portal_layer=_portal_layer(snapshot),
        portal_crs=f"EPSG:{masterportal.utm_zone(published)}",
        catalogue_address=settings.root + (CATALOGUE_FILE if snapshot.static_site else CATALOGUE),
    )


def _description(settings: Settings) -> str:
    if settings.has_parties:
        return _(
            "Zusagen aus den Programmen %(programmes)s: je Zusage und Ort ein Eintrag mit Geometrie.",
            programmes=senders.programmes(settings),
        )
    return _(
        "Zusagen von %(party)s aus dem „%(programme)s“: je Zusage und Ort ein Eintrag mit Geometrie.",
        party=settings.party,
        programme=settings.programme.title,
    )


def _portal_layer(snapshot: Snapshot) -> str:
    entry = masterportal.layer(
        snapshot.published,
        snapshot.settings,
        example(snapshot.settings, ""),
        answers_queries=not snapshot.static_site,
    )
    return json.dumps(entry, ensure_ascii=False, indent=2)


def _in_files(published: Published, settings: Settings, column: Column) -> str:
    """Say which files have a column."""
    labels = [
        row.label for row in FORMATS.values() if column in with_special(row.columns, published, settings)
    ]
    return _("allen") if len(labels) == len(FORMATS) else ", ".join(labels)


def _terms_in_files() -> str:
    """Say where each format states licence and attribution; formats that do it alike share an item."""
    groups = groupby(FORMATS.values(), key=lambda row: str(row.terms_are))
    return ", ".join(
        _("in %(formats)s %(how)s", formats=listed([row.label for row in rows]), how=how)
        for how, rows in groups
    )
