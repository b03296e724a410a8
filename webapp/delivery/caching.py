"""For how long an answer may be kept, and the ETag by which a client asks whether its copy is still right."""

from __future__ import annotations

import hashlib

from flask import Response, g, request

PAGE_MAX_AGE_S = 300
ASSET_MAX_AGE_S = 365 * 24 * 3600


def etag_of(version: str, key: str) -> str:
    """Name an answer: ``version`` is the snapshot's, ``key`` its canonical address."""
    return hashlib.sha256(f"{version} {key}".encode()).hexdigest()[:20]


def finished(response: Response, max_age_s: int) -> Response:
    """Complete an answer whose ETag is in ``g``; one that the client has already becomes a 304."""
    response.cache_control.public = True
    response.cache_control.max_age = max_age_s
    # Flask-Compress marks the ETag of what it compresses in the same way.
    response.set_etag(f"{g.etag}:{response.content_encoding}" if response.content_encoding else g.etag)
    response.make_conditional(request)  # changes it in place
    return response
