"""A site below a path of its host, as in ``base_url = "https://example.org/karte"``.

The proxy in front may strip "/karte" from an address before it forwards it, or keep it: both work.
Only ``base_url`` says where the site lies. No request header does, not even Host.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from geo.public import Settings
from webapp.console import gettext as _
from webapp.filters.grammar import AREA_KEYS
from webapp.snapshot.live import current
from webapp.tidy_paths import is_answered

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)
# Set if the sub-path itself was requested, without a trailing slash.
BARE = "pledgemap.bare_sub_path"


def init_app(app: Flask) -> None:
    # https://flask.palletsprojects.com/en/stable/quickstart/#hooking-in-wsgi-middleware
    app.wsgi_app = _Below(app, app.wsgi_app)  # type: ignore[method-assign]  # as Flask documents it
    app.before_request(to_home_page)


def to_home_page() -> Response | None:
    """Redirect to the only address of the home page."""
    if not request.environ.get(BARE):
        return None
    query = request.query_string.decode("ascii", "replace")
    return redirect(f"{current().settings.root}/{'?' * bool(query)}{query}", code=301)


def report(app: Flask, settings: Settings) -> None:
    """Log at start-up what the proxy must forward to a site with a sub-path; else pages lack their CSS."""
    if settings.root:
        values = {"address": settings.base_url, "root": settings.root}
        if is_ours(app, settings.root):
            text = _(
                "base_url in pledgemap.toml hat den Pfad „{root}“, und so beginnen auch Adressen "
                "der Karte selbst. Der Webserver davor muss {address}/… an sie weiterreichen und "
                "dabei „{root}“ wegnehmen (docs/betrieb.md). Besser ist ein anderer Pfad.",
                **values,
            )
        else:
            text = _(
                "base_url in pledgemap.toml hat einen Pfad: Diese Seiten liegen unter „{root}/“. "
                "Der Webserver davor muss {address}/… an sie weiterreichen, mit „{root}“ oder ohne "
                "(docs/betrieb.md).",
                **values,
            )
        log.warning("%s", text)


def is_ours(app: Flask, root: str) -> bool:
    """Return whether own addresses begin like a sub-path: then it is not stripped, as /en/ may be both."""
    first = root.split("/")[1]
    begins = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()} | set(AREA_KEYS)
    with app.app_context():
        return first in begins or is_answered(f"/{unquote(first)}")


class _Below:
    """Strip the sub-path from the address of a request if it is still there."""

    def __init__(self, app: Flask, inner: WSGIApplication) -> None:
        self._app, self._inner = app, inner
        self._known: dict[str, bool] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        root = self._app.extensions["pledgemap"].snapshot.settings.root
        if root and not self._is_ours(root):
            path = environ.get("PATH_INFO", "")
            environ["PATH_INFO"] = below(root, path)
            environ[BARE] = path == unquote(root, "latin-1")
        return self._inner(environ, start_response)

    def _is_ours(self, root: str) -> bool:
        if root not in self._known:
            self._known[root] = is_ours(self._app, root)
        return self._known[root]


def below(root: str, path: str) -> str:
    """Return a path without its sub-path.

    Parameters
    ----------
    root : as in ``settings.root``, percent-encoded
    path : as in WSGI: decoded, one character per byte
    """
    begin = unquote(root, "latin-1")
    return (path.removeprefix(begin) or "/") if f"{path}/".startswith(f"{begin}/") else path
