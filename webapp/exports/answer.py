"""How data leave: made once per version, with ETag, for programs of every host."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, current_app, g, request

from webapp.delivery import COMPRESSED, ENCODINGS, PAGE_MAX_AGE_S, etag_of
from webapp.exports.made_once import MadeOnce

EXTENSION = "pledgemap-made-once"
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    # Without this a script of another host sees neither.
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
}


def init_app(app: Flask) -> None:
    app.extensions[EXTENSION] = MadeOnce()


def data(version: str, key: str, mimetype: str, make: Callable[[], bytes]) -> Response:
    """Answer with data, made unless this version of them is known here or to the client.

    ``version`` is the snapshot's, ``key`` the canonical address: the same data never have two.
    """
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
    response.data = current_app.extensions[EXTENSION].get(g.etag, make)
    response.set_etag(g.etag)
    if mimetype in COMPRESSED:
        return response
    # Readers of large files ask for parts of them.
    return response.make_conditional(request, accept_ranges=True, complete_length=len(response.data))
