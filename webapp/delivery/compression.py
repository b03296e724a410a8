"""Which responses are compressed, and how much."""

from __future__ import annotations

import gzip
from collections.abc import Iterable

import brotli
from flask import Flask, current_app, g
from flask_compress import Compress

from webapp.making.shelves import BoundedCache

ENCODINGS = ("br", "gzip")  # best first
COMPRESSED = (
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "image/svg+xml",
    "application/atom+xml",
    "application/json",
    "application/geo+json",
    "application/ld+json",
    "application/problem+json",
    "application/schema+json",
    "application/xml",
    "application/vnd.oai.openapi+json",
)
# Brotli's, for what many request. A filtered page may never be requested again, and half of its time
# goes into compression: 1.5 ms instead of 3.5, for 37 kB instead of 34.
LEVEL = 5
LEVEL_ONCE = 3
LEVEL_OF_GZIP = 3  # a third of the time of its default, for a sixth more bytes


def init_app(app: Flask, more_compressed: Iterable[str] = ()) -> None:
    """Compress responses; ``more_compressed`` are MIME types besides those of every site."""
    app.config.from_mapping(
        COMPRESS_ALGORITHM=list(ENCODINGS),
        COMPRESS_MIMETYPES=[*COMPRESSED, *more_compressed],
        COMPRESS_BR_LEVEL=LEVEL,
        COMPRESS_STREAMS=False,
        COMPRESS_CACHE_BACKEND=BoundedCache,
        # The ETag identifies the bytes; a response without one is compressed anew each time.
        COMPRESS_CACHE_KEY=lambda request: g.get("etag", ""),
    )
    app.extensions["pledgemap-compress"] = Compress(app)


def is_compressed(mimetype: str) -> bool:
    return mimetype in current_app.config["COMPRESS_MIMETYPES"]


def cache_of_compressed() -> BoundedCache:
    """Return Flask-Compress's cache of compressed pages, by encoding and ETag."""
    cache: BoundedCache = current_app.extensions["pledgemap-compress"].cache
    return cache


def compressed_once(page: str | bytes) -> bytes:
    """Compress what may never be requested again."""
    content = page.encode() if isinstance(page, str) else page
    return brotli.compress(content, quality=LEVEL_ONCE)


def packed(content: bytes, encoding: str) -> bytes:
    """Compress a file that is kept compressed; ``encoding`` is one of ``ENCODINGS``."""
    if encoding == "br":
        return brotli.compress(content, quality=LEVEL)
    return gzip.compress(content, LEVEL_OF_GZIP, mtime=0)


def unpacked(content: bytes) -> bytes:
    """Return what `packed` got, from the first of ``ENCODINGS``."""
    return brotli.decompress(content)
