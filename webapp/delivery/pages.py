"""Pages and small documents: rendered once, then cached compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from flask import Response, g, request

from webapp.delivery.caching import PAGE_MAX_AGE_S, etag_of, finished
from webapp.delivery.compression import ENCODINGS, cache_of_compressed, compressed_once


def page(
    version: str,
    key: str,
    render: Callable[[], str | bytes],
    content_type: str = "text/html; charset=utf-8",
    *,
    asked_for_often: bool = True,
) -> Response:
    """Return a page or document, rendered unless this version of it is cached.

    ``version`` is the snapshot's, ``key`` the canonical address: the same content never has two. The cache
    holds what Flask-Compress has made of a page, so that it has room for six times as many.
    """
    g.etag = etag_of(version, key)
    encoding = next((name for name in ENCODINGS if request.accept_encodings[name] > 0), "")
    cache = cache_of_compressed()
    kept = cache.get(f"{encoding};{g.etag}")
    if kept is None and encoding == "br" and not asked_for_often:
        kept = compressed_once(render())
        cache.set(f"br;{g.etag}", kept)
    response = Response(kept or render(), content_type=content_type)
    if kept:
        response.content_encoding = encoding
    return finished(response, PAGE_MAX_AGE_S)


def packed(version: str, key: str, content: Callable[[], bytes], mimetype: str) -> Response:
    """Return what is packed by gzip already: as it is, or unpacked for a client that can't."""
    g.etag = etag_of(version, key)
    is_taken = request.accept_encodings["gzip"] > 0
    response = Response(content() if is_taken else gzip.decompress(content()), mimetype=mimetype)
    if is_taken:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    return finished(response, PAGE_MAX_AGE_S)
