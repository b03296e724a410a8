"""What has no language: the files of the pages, and whether the site is well."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, jsonify

from webapp import delivery
from webapp.assets import STATIC
from webapp.snapshot import Live

blueprint = Blueprint("service", __name__)


@blueprint.get("/static/<name>")
def asset(name: str) -> Response:
    found = _live().asset(name)
    if found is None:
        abort(404)
    return delivery.file(found)


@blueprint.get("/embed.js")
def embed_script() -> Response:
    """The script by which other pages give our frames the height they ask for; its address never changes."""
    response = delivery.page(
        _live().refresh().version,
        "/embed.js",
        (STATIC / "js" / "embed.js").read_bytes,
        "text/javascript; charset=utf-8",
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get("/healthz")
def health() -> Response:
    """Ready with which data; a newer build that can't be used shows here."""
    live = _live()
    published = live.refresh().published
    response = jsonify(
        status="degraded" if live.problem else "ok",
        problem=live.problem,
        data_version=published.data_version,
        data_date=published.data_date.isoformat(),
        pledges=len(published.pledges),
        county_wide=sum(not p.place_ids for p in published.pledges),
        places=len(published.places),
        municipalities=len(published.municipalities),
    )
    response.cache_control.no_store = True
    return response


def _live() -> Live:
    return current_app.extensions["pledgemap"]
