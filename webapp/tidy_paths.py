"""Addresses that differ from ours in a slash or in capitals lead to ours.

An exported site has a slash at the end of its addresses, and a map that moves from there to a server must not
break the links that people have set. Redirects are paths: the Host header never gets into one.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Flask, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing.exceptions import RoutingException
from werkzeug.wrappers import Response

from webapp.language import PREFIXES, german

# They answer what nothing else answers to, and say in their own way that there is nothing.
CATCH_ALL = frozenset({"api.nothing", "api.options", "downloads.unknown", "embed.unknown"})
HOME_PAGES = frozenset(f"{prefix}/" for prefix in PREFIXES.values())


def init_app(app: Flask) -> None:
    # Otherwise the router answers "//" itself, with an address made of the Host header.
    app.url_map.merge_slashes = False
    app.before_request(to_tidy_path)


def to_tidy_path() -> Response | None:
    """Redirect to the tidy path where it leads to something and the one that was asked for does not."""
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
    """A path with single slashes, and none at its end unless it is a home page."""
    single = re.sub("/{2,}", "/", path)
    return f"{single.rstrip('/')}/" if f"{single.rstrip('/')}/" in HOME_PAGES else single.rstrip("/")


def is_answered(path: str) -> bool:
    """Whether a rule of its own answers to a path."""
    try:
        endpoint, _ = current_app.url_map.bind("").match(path, method="GET")
    except (HTTPException, RoutingException):
        return False
    return german(endpoint) not in CATCH_ALL
