"""How long a response may be cached, and the ETag by which a client revalidates its copy."""

from __future__ import annotations

import hashlib

from flask import Response, g, request

PAGE_MAX_AGE_S = 300
ASSET_MAX_AGE_S = 365 * 24 * 3600


def etag_of(version: str, key: str) -> str:
    """Return the ETag of a response: ``version`` is the snapshot's, ``key`` the canonical address."""
    return hashlib.sha256(f"{version} {key}".encode()).hexdigest()[:20]


def finished(response: Response, max_age_s: int) -> Response:
    """Complete a response whose ETag is in ``g``; if the client has it already, make it a 304."""
    response.cache_control.public = True
    response.cache_control.max_age = max_age_s
    # Flask-Compress marks the ETags of what it compresses in the same way.
    response.set_etag(f"{g.etag}:{response.content_encoding}" if response.content_encoding else g.etag)
    response.make_conditional(request)  # changes it in place
    return response
