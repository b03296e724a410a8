"""Security headers: what browsers may do with our responses, wherever they are served from."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from geo.public import Settings

NOBODY = "'none'"
# Every page: requests go only to our host and to the tile server in the settings, scripts are only
# our own, and no other site can frame it. No Cross-Origin-Opener-Policy: browsers refuse to open a page
# that has one from a sandboxed frame, and there is no secret here that an opener could want.
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
}
# What a page loads is no page: of the headers above, browsers read only this one there.
NO_PAGES = ("text/javascript", "text/css", "font/woff2", "application/json")
OF_NO_PAGES = "X-Content-Type-Options"


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(content_security_policy=content_security_policy)

    @app.after_request
    def add_security_headers(response: Response) -> Response:
        settings = current_app.extensions["pledgemap"].snapshot.settings
        is_page = not request.path.startswith("/static/") or response.mimetype not in NO_PAGES
        for name, value in headers(settings).items():
            if is_page or name == OF_NO_PAGES:
                response.headers.setdefault(name, value)
        return response


def is_sent_from_here(base_url: str) -> bool:
    """Return whether a form comes from a page of ours, as far as the browser says.

    There is no cookie, so a foreign form gains nothing but work for this server. Browsers say where a form
    was; what says nothing is no browser.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return not origin or urlsplit(origin).netloc in {request.host, urlsplit(base_url).netloc} - {""}


def headers(settings: Settings, framed_by: str = NOBODY) -> dict[str, str]:
    """Return the headers of a response.

    Parameters
    ----------
    framed_by : sources of the policy, like "https://example.org": who may show the page in a frame
    """
    return _with_policy(content_security_policy(settings), framed_by)


def headers_of_country() -> dict[str, str]:
    """Return the headers of the nationwide map: it shows nothing of other servers, in no frame."""
    return _with_policy(_policy(), NOBODY)


def _with_policy(policy: str, framed_by: str) -> dict[str, str]:
    return {"Content-Security-Policy": f"{policy}; frame-ancestors {framed_by}", **SECURITY_HEADERS}


def embed_headers(settings: Settings) -> dict[str, str]:
    """Return the headers of a page made for frames on other sites; our own pages preview it too."""
    hosts = settings.embed.allowed_hosts
    return headers(settings, hosts if hosts == "*" else f"'self' {hosts}")


def content_security_policy(settings: Settings) -> str:
    """Return the policy without ``frame-ancestors``, which a ``<meta>`` can't set.

    No nonce: a page that is revalidated by a 304 keeps its old one, and the browser would block its scripts.
    """
    return _policy(settings.tiles.origin)


def _policy(tile_origin: str = "") -> str:
    directives = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        f"img-src 'self' data: {tile_origin}".rstrip(),
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
    )
    return "; ".join(directives)
