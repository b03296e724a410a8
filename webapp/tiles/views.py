"""The tiles of our own file, by address. A foreign server is asked by the browser alone, never by us."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from webapp import delivery
from webapp.snapshot import current

blueprint = Blueprint("tiles", __name__)


@blueprint.get("/tiles/<int:z>/<int:x>/<int:y>")
@blueprint.get("/tiles/<int:z>/<int:x>/<int:y>.<extension>")
def tile(z: int, x: int, y: int, extension: str = "") -> Response:
    """A picture; 204 where the file has none, so that the browser does not complain; else 404."""
    tiles = current().tiles
    tile_set = tiles.tile_set if tiles else None
    if tile_set is None or extension not in ("", tile_set.extension) or not _exists(z, x, y):
        abort(404)
    content = tile_set.get(z, x, y)
    if content is None:
        response = Response(status=204)
        response.cache_control.max_age = delivery.PAGE_MAX_AGE_S
    else:
        response = delivery.page(tile_set.version, f"{z}/{x}/{y}", lambda: content, tile_set.mimetype)
        if request.args.get("v") == tile_set.version:
            response.cache_control.max_age = delivery.ASSET_MAX_AGE_S
            response.cache_control.immutable = True
    # An embed may be in a frame whose origin is "null".
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _exists(z: int, x: int, y: int) -> bool:
    # The format ends at zoom 31; a larger number would only cost time.
    return z <= 31 and max(x, y) < 2**z
