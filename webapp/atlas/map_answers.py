"""What the map fetches: tiles, and what lies under a press."""

from __future__ import annotations

import math

from flask import Blueprint, Response, abort, jsonify, request
from flask_babel import gettext as _

from webapp.atlas import choice
from webapp.atlas.cards import sender
from webapp.atlas.facts import AtlasFilter
from webapp.atlas.places import GERMANY, path_of
from webapp.atlas.shown import current, page, value
from webapp.atlas.vector_tiles import MAX_ZOOM, PLACES_FROM
from webapp.delivery import PAGE_MAX_AGE_S
from webapp.language import PREFIXES
from webapp.language import current as language

MIMETYPE = "application/vnd.mapbox-vector-tile"
# What a finger presses, and how many pledges a list over the map has room for.
_PRESSED_PX, _MAX_LISTED = 14, 12
_TILE_PX, _EQUATOR_M = 256, 40_075_016.7
# A position in Germany, and a bit around it.
_MARGIN = 0.5

tiles = Blueprint("tiles", __name__)
blueprint = Blueprint("here", __name__)


@tiles.get("/tiles/<int:z>/<int:x>/<int:y>.mvt")
def tile(z: int, x: int, y: int) -> Response:
    """Serve borders, counts and places as one tile; 204 if it has none of them."""
    if z > MAX_ZOOM or max(x, y) >= 2**z:
        abort(404)
    chosen = choice.parse(request.args)
    key = f"{z}/{x}/{y}?{choice.query(chosen)}"
    response = page(key, lambda: _tile(z, x, y, chosen), MIMETYPE)
    if response.status_code == 200 and not response.content_length and not response.data:
        response = Response(status=204)
        response.cache_control.max_age = PAGE_MAX_AGE_S
    return response


def _tile(z: int, x: int, y: int, chosen: AtlasFilter) -> bytes:
    made = current().tiles
    return value(made.borders(z, x, y)) + value(made.pledges(z, x, y, chosen))


@blueprint.get("/hier.json")
def here() -> Response:
    """Return the areas at a position, and near enough to the ground the pledges within a finger's width."""
    chosen = choice.parse(request.args)
    lon, lat = position(request.args.get("lon", ""), request.args.get("lat", ""))
    zoom = _number(request.args.get("zoom", ""), 0, 24)
    root = f"{current().settings.root}{PREFIXES[language()]}"
    queries = current().queries
    ags = value(queries.area_at(lon, lat))
    areas = [value(queries.area(one)) for one in ((ags[:5], ags) if ags else ())]
    pledges, more = [], ""
    if zoom > PLACES_FROM:
        per_px_m = _EQUATOR_M * math.cos(math.radians(lat)) / 2**zoom / _TILE_PX
        found = value(queries.near(lon, lat, chosen, _MAX_LISTED + 1, _PRESSED_PX * per_px_m))
        pledges = [
            {"title": one.pledge.title, "url": one.pledge.url, "sender": sender(one.pledge)}
            for one in found[:_MAX_LISTED]
        ]
        if len(found) > _MAX_LISTED:
            more = _("und weitere")
    named = {area.name: area for area in areas if area}  # a town that is its own county stands once
    response = jsonify(
        areas=[{"name": area.name, "path": f"{root}{path_of(area.ags)}"} for area in named.values()],
        pledges=pledges,
        more=more,
    )
    # It says where somebody has pressed: nobody keeps it.
    response.cache_control.no_store = True
    return response


def position(lon: str, lat: str) -> tuple[float, float]:
    """Return a position in or near Germany, EPSG:4326; answer 400 to what is none."""
    west, south, east, north = GERMANY
    return (
        _number(lon, west - _MARGIN, east + _MARGIN),
        _number(lat, south - _MARGIN, north + _MARGIN),
    )


def _number(text: str, least: float, most: float) -> float:
    try:
        number = float(text)
    except ValueError:
        abort(400)
    if not least <= number <= most:  # also what is no number: NaN
        abort(400)
    return number
