"""Documents with data: made once per version, with ETag, for scripts of every origin."""

from __future__ import annotations

import math
from collections.abc import Callable

from flask import Flask, Response, current_app, g, request

from webapp.delivery.caching import PAGE_MAX_AGE_S, etag_of
from webapp.delivery.compression import ENCODINGS, is_compressed, packed, unpacked
from webapp.making import workshop
from webapp.making.job import Job
from webapp.making.made_once import MadeOnce
from webapp.making.queue import Queue
from webapp.making.shelves import BoundedCache
from webapp.snapshot import Snapshot, View

EXTENSION = "pledgemap-documents"
DOCUMENTS_BYTES = 4 * 1024 * 1024
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    # Without this a script of another origin sees none of them.
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
}


class _Documents:
    """Small documents that take no longer than a page: made in the request's thread, without a limit."""

    def __init__(self) -> None:
        self._shelf = BoundedCache(DOCUMENTS_BYTES)
        self._made_once = MadeOnce(Queue(math.inf, at_once=2))

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        return self._made_once.get(key, make, self._shelf)


def init_app(app: Flask) -> None:
    app.extensions[EXTENSION] = _Documents()


def document(version: str, key: str, mimetype: str, make: Callable[[], bytes]) -> Response:
    """Return a small document, made unless this version of it is cached here or by the client.

    ``version`` is the snapshot's, ``key`` the canonical address, unique for the same data.
    """
    documents: _Documents = current_app.extensions[EXTENSION]
    return _answer(version, key, mimetype, lambda etag: documents.get(etag, make))


def made(snapshot: Snapshot, key: str, mimetype: str, job: Job, *, lasting: bool) -> Response:
    """Return a document that is expensive to make, in the same way; ``lasting``: pages link to it.

    Raises
    ------
    webapp.making.queue.Busy : too many requests are waiting already
    """
    place = workshop.of(current_app)
    if snapshot.static_site or not is_compressed(mimetype):
        return _answer(
            snapshot.version, key, mimetype, lambda etag: place.get(etag, job, snapshot, lasting=lasting)
        )
    # It is kept as it is sent: compressing 40 MB takes a second, and they would fill the shelf.
    accepted = next((encoding for encoding in ENCODINGS if request.accept_encodings[encoding]), "")
    encoding = accepted or ENCODINGS[0]
    packed = Job(_packed, job.language, (job, encoding))

    def get(etag: str) -> bytes:
        content = place.get(f"{etag}-{encoding}", packed, snapshot, lasting=lasting)
        return content if accepted else unpacked(content)

    return _answer(snapshot.version, key, mimetype, get, accepted)


def _packed(snapshot: Snapshot, view: View, job: Job, encoding: str) -> bytes:
    return packed(job.make(snapshot, view, *job.arguments), encoding)


def _answer(
    version: str, key: str, mimetype: str, get: Callable[[str], bytes], encoding: str = ""
) -> Response:
    """Return what has been made; ``encoding`` is that of what ``get`` returns."""
    g.etag = etag_of(version, key)
    response = Response(mimetype=mimetype)
    response.headers.update(HEADERS)
    response.cache_control.public = True
    response.cache_control.max_age = PAGE_MAX_AGE_S
    for etag in (g.etag, *(f"{g.etag}:{encoding}" for encoding in ENCODINGS)):
        if request.if_none_match.contains_weak(etag):
            response.set_etag(etag)
            response.status_code = 304
            return response
    response.data = get(g.etag)
    if encoding:
        # As Flask-Compress marks what it compresses.
        response.content_encoding = encoding
        response.set_etag(f"{g.etag}:{encoding}")
        return response
    response.set_etag(g.etag)
    if is_compressed(mimetype):
        return response
    # Readers of large files request ranges of them.
    response.make_conditional(request, accept_ranges=True, complete_length=len(response.data))
    return response
