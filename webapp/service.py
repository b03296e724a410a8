"""Routes without a language: the files of the pages, the tiles of the map, and health checks."""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, jsonify, request

from geo.public import VERSION
from webapp import delivery
from webapp.assets import STATIC
from webapp.snapshot.live import current, live_of
from webapp.tiles import TileDamaged, TileSet

# The folders of an absolute path, but not the path of a URL.
_PATH = re.compile(r"(?:(?<![\w:/.-])/|\b[A-Za-z]:\\|\\\\)(?:[^/\\\s\"']+[/\\])+")

# As a file: packed like all vector tiles, because a host may say so of each. A 404 is a file that is lost.
NO_TILE = gzip.compress(b"", mtime=0)

blueprint = Blueprint("service", __name__)


@blueprint.get("/static/<name>")
def asset(name: str) -> Response:
    found = live_of(current_app).asset(name)
    if found is None:
        abort(404)
    return delivery.file(found)


@blueprint.get("/embed.js")
def embed_script() -> Response:
    """Serve the script that lets other pages resize our frames; its address never changes."""
    response = delivery.page(
        live_of(current_app).refresh().version,
        "/embed.js",
        (STATIC / "js" / "embed.js").read_bytes,
        "text/javascript; charset=utf-8",
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get("/tiles/<int:z>/<int:x>/<int:y>")
@blueprint.get("/tiles/<int:z>/<int:x>/<int:y>.<extension>")
def tile(z: int, x: int, y: int, extension: str = "") -> Response:
    """Serve a tile; 204 if the file has none, so that the browser does not log an error; else 404.

    A tile that can't be read is a 503: the script of the map says so.
    """
    tiles = current().tiles
    tile_set = tiles.tile_set if tiles else None
    if tile_set is None or extension not in ("", tile_set.extension) or not _is_tile(z, x, y):
        abort(404)
    try:
        response = _tile(tile_set, (z, x, y))
    except TileDamaged:
        response = _not_stored(Response(status=503))
    # An embed may be in a frame whose origin is "null".
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _tile(tile_set: TileSet, at: tuple[int, int, int]) -> Response:
    content, key = tile_set.get(*at), "/".join(map(str, at))
    if tile_set.is_vector and current_app.config["STATIC_SITE"]:
        return Response(content or NO_TILE, mimetype=tile_set.mimetype)
    if content is None:
        response = Response(status=204)
        response.cache_control.max_age = delivery.PAGE_MAX_AGE_S
        return response
    serve = delivery.packed if tile_set.is_vector else delivery.page
    response = serve(tile_set.version, key, lambda: content, tile_set.mimetype)
    if request.args.get("v") == tile_set.version:
        response.cache_control.max_age = delivery.ASSET_MAX_AGE_S
        response.cache_control.immutable = True
    return response


@blueprint.get("/readyz")
def ready() -> Response:
    """Tell a load balancer that the site is up, even if it serves its last good build."""
    return _not_stored(jsonify(status="ok"))


@blueprint.get("/healthz")
def health() -> Response:
    """Report which data are served, and if newer data can't be: then a 503 with ``?strict``."""
    live = live_of(current_app)
    published = live.refresh().published
    problem = live.problem()
    response = jsonify(
        status="degraded" if problem else "ok",
        problem=without_paths(problem, live.home),
        version=VERSION,
        data_version=published.data_version,
        data_date=published.data_date.isoformat(),
        pledges=len(published.pledges),
        county_wide=sum(not p.place_ids for p in published.pledges),
        places=len(published.places),
        municipalities=len(published.municipalities),
    )
    if problem and "strict" in request.args:
        response.status_code = 503
    return _not_stored(response)


def without_paths(text: str, home: Path) -> str:
    """Return a message without the folders of this server: only file names are left of paths."""
    return _PATH.sub("", text.replace(f"{home}{os.sep}", "").replace(str(home), ""))


def _not_stored(response: Response) -> Response:
    response.cache_control.no_store = True
    return response


def _is_tile(z: int, x: int, y: int) -> bool:
    # The format ends at zoom 31; a larger number would only cost time.
    return z <= 31 and max(x, y) < 2**z
