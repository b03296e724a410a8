"""Files of the pages."""

from __future__ import annotations

from flask import Response, g, request

from webapp.assets import Asset
from webapp.delivery.caching import ASSET_MAX_AGE_S, finished


def file(asset: Asset) -> Response:
    """Return a file whose name changes with its content."""
    g.etag = asset.name
    response = Response(asset.content, mimetype=asset.mimetype)
    if request.accept_encodings["br"] > 0 and not asset.is_packed:
        # Made once and requested often: worth the slowest compression.
        response.data = asset.brotli
        response.content_encoding = "br"
    response.cache_control.immutable = True
    response.headers["Access-Control-Allow-Origin"] = "*"
    return finished(response, ASSET_MAX_AGE_S)
