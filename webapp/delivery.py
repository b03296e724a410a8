"""How answers leave: compressed, and pages kept in a bounded cache."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable

import brotli
from cachetools import LRUCache
from flask import Flask, Response, current_app, g, request
from flask_compress import Compress

from webapp.assets import Asset

ENCODINGS = ("br", "gzip")  # the best first
COMPRESSED = (
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "text/plain",
    "image/svg+xml",
    "application/atom+xml",
    "application/json",
    "application/geo+json",
    "application/ld+json",
    "application/problem+json",
    "application/schema+json",
    "application/vnd.google-earth.kml+xml",
    "application/xml",
    "application/vnd.oai.openapi+json",
)
# Of Brotli, for what many ask for. A page of a filter may never be asked for again, and half the time that it
# takes is this: 1.5 ms instead of 3.5, for 37 kB instead of 34.
LEVEL = 5
LEVEL_ONCE = 3
PAGE_MAX_AGE_S = 300
ASSET_MAX_AGE_S = 365 * 24 * 3600
CACHE_BYTES = 24 * 1024 * 1024


class BoundedCache:
    """Bytes by key, for several threads; the least used go first. An empty key is never kept."""

    def __init__(self, size_bytes: int = CACHE_BYTES) -> None:
        self._lock = threading.Lock()
        self._kept: LRUCache[str, bytes] = LRUCache(size_bytes, getsizeof=len)

    def get(self, key: str) -> bytes | None:
        with self._lock:
            return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        if not key.endswith(";") and len(value) <= self._kept.maxsize:
            with self._lock:
                self._kept[key] = value


def init_app(app: Flask) -> None:
    app.config.from_mapping(
        COMPRESS_ALGORITHM=list(ENCODINGS),
        COMPRESS_MIMETYPES=list(COMPRESSED),
        COMPRESS_BR_LEVEL=LEVEL,
        COMPRESS_STREAMS=False,
        COMPRESS_CACHE_BACKEND=BoundedCache,
        # The ETag names the bytes; an answer without one is compressed anew each time.
        COMPRESS_CACHE_KEY=lambda request: g.get("etag", ""),
    )
    app.extensions["pledgemap-compress"] = Compress(app)


def etag_of(version: str, key: str) -> str:
    """Name an answer: ``version`` is the snapshot's, ``key`` its canonical address."""
    return hashlib.sha256(f"{version} {key}".encode()).hexdigest()[:20]


def page(
    version: str,
    key: str,
    render: Callable[[], str | bytes],
    content_type: str = "text/html; charset=utf-8",
    *,
    asked_for_often: bool = True,
) -> Response:
    """Answer with a page or document, rendered unless this version of it is in the cache.

    ``version`` is the snapshot's, ``key`` the canonical address: the same content never has two. The cache
    holds what Flask-Compress has made of a page, so that it has room for six times as many.
    """
    g.etag = etag_of(version, key)
    encoding = next((name for name in ENCODINGS if request.accept_encodings[name] > 0), "")
    cache: BoundedCache = current_app.extensions["pledgemap-compress"].cache
    kept = cache.get(f"{encoding};{g.etag}")
    if kept is None and encoding == "br" and not asked_for_often:
        kept = _compressed_once(render())
        cache.set(f"br;{g.etag}", kept)
    response = Response(kept or render(), content_type=content_type)
    if kept:
        response.content_encoding = encoding
    return _finished(response, PAGE_MAX_AGE_S)


def _compressed_once(page: str | bytes) -> bytes:
    content = page.encode() if isinstance(page, str) else page
    return brotli.compress(content, quality=LEVEL_ONCE)


def file(asset: Asset) -> Response:
    """Answer with a file whose name changes with its content."""
    g.etag = asset.name
    response = Response(asset.content, mimetype=asset.mimetype)
    if request.accept_encodings["br"] > 0:
        # Made once and asked for often: worth the slowest compression.
        response.data = asset.brotli
        response.content_encoding = "br"
    response.cache_control.immutable = True
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _finished(response, ASSET_MAX_AGE_S)


def _finished(response: Response, max_age_s: int) -> Response:
    response.cache_control.public = True
    response.cache_control.max_age = max_age_s
    # Flask-Compress marks the ETag of what it compresses in the same way.
    response.set_etag(f"{g.etag}:{response.content_encoding}" if response.content_encoding else g.etag)
    return response.make_conditional(request)
