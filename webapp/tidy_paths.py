"""Redirect addresses that differ from ours only in slashes or capitals.

Addresses of an exported site end with a slash, and a map that moves from there to a server must not
break existing links. Redirects are paths, so the Host header never gets into one.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Flask, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing.exceptions import RoutingException
from werkzeug.wrappers import Response

from webapp.language import PREFIXES, german

# They handle whatever nothing else does, with a 404 of their own.
CATCH_ALL = frozenset({"api.nothing", "api.options", "downloads.unknown", "embed.unknown"})
HOME_PAGES = frozenset(f"{prefix}/" for prefix in PREFIXES.values())


def init_app(app: Flask) -> None:
    # Otherwise the router answers "//" itself, with an address made from the Host header.
    app.url_map.merge_slashes = False
    app.before_request(to_tidy_path)


def to_tidy_path() -> Response | None:
    """Redirect to the tidy path if it exists and the requested one does not."""
    if request.method not in ("GET", "HEAD") or is_answered(request.path):
        return None
    tidied = tidy(request.path)
    for path in dict.fromkeys((tidied, tidied.lower())):
        if path != request.path and is_answered(path):
            root = current_app.extensions["pledgemap"].snapshot.settings.root
            query = request.query_string.decode("ascii", "replace")
            return redirect(f"{root}{quote(path)}{'?' * bool(query)}{query}", code=301)
    return None


def tidy(path: str) -> str:
    """Return a path with single slashes, and without a trailing one unless it is a home page."""
    single = re.sub("/{2,}", "/", path)
    return f"{single.rstrip('/')}/" if f"{single.rstrip('/')}/" in HOME_PAGES else single.rstrip("/")


def is_answered(path: str) -> bool:
    """Return whether a path has a rule of its own."""
    try:
        endpoint, _ = current_app.url_map.bind("").match(path, method="GET")
    except (HTTPException, RoutingException):
        return False
    return german(endpoint) not in CATCH_ALL
