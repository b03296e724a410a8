"""How responses leave: pages and files of the site, and documents for programs and people.

All are compressed where it pays, have an ETag, and may be cached for a while.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask

from webapp.delivery import compression, documents
from webapp.delivery.caching import ASSET_MAX_AGE_S, PAGE_MAX_AGE_S
from webapp.delivery.compression import COMPRESSED, ENCODINGS
from webapp.delivery.documents import document, made
from webapp.delivery.files import file
from webapp.delivery.pages import packed, page

__all__ = [
    "ASSET_MAX_AGE_S",
    "COMPRESSED",
    "ENCODINGS",
    "PAGE_MAX_AGE_S",
    "document",
    "file",
    "init_app",
    "made",
    "packed",
    "page",
]


def init_app(app: Flask, more_compressed: Iterable[str] = ()) -> None:
    """Set up compression and caches; ``more_compressed`` are MIME types besides those of every site."""
    compression.init_app(app, more_compressed)
    documents.init_app(app)
