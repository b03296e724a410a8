"""What search engines request first: the list of pages, and what they may crawl."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Flask, Response, render_template
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response as BaseResponse

from webapp import delivery
from webapp.language import LANGUAGES, PREFIXES
from webapp.pages import comparison
from webapp.pages.errors import MISSING
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
DEFAULT_LANGUAGE = "de"
# Besides the pages of Gemeinden, topics and pledges.
SINGLE_PAGES = (
    "/",
    "/daten",
    "/aenderungen",
    "/einbetten",
    "/ueber",
    "/barrierefreiheit",
    "/lizenzen",
    "/datenschutz",
    "/impressum",
)
NO_ADDRESS = lazy_gettext(
    "Diese Karte kennt ihre eigene Adresse nicht: In pledgemap.toml fehlt base_url. "
    "Ohne sie gibt es keine Sitemap."
)

blueprint = Blueprint("sitemap", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get("/sitemap.xml")
def sitemap() -> BaseResponse | tuple[str, int]:
    snapshot = current()
    if not snapshot.settings.base_url:
        return render_template("error.html", heading=MISSING, text=NO_ADDRESS), 404
    return delivery.page(snapshot.version, "/sitemap.xml", lambda: _xml(snapshot), "application/xml")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Allow everything: filtered lists state their canonical address themselves."""
    base_url = current().settings.base_url
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {base_url}/sitemap.xml"] if base_url else [])]
    return delivery.page(
        current().version, "/robots.txt", lambda: "\n".join(lines) + "\n", "text/plain; charset=utf-8"
    )


def paths(snapshot: Snapshot) -> Iterator[str]:
    """Yield the German path of every page with an address of its own, without the site's sub-path."""
    yield from SINGLE_PAGES
    yield from (area.path for area in snapshot.published.areas)
    if snapshot.settings.has_parties:
        yield from (f"{area.path}/{comparison.PAGE}" for area in snapshot.published.areas)
    yield from (f"/thema/{key}" for key in snapshot.settings.topics)
    yield from (f"/zusage/{pledge_id}" for pledge_id in snapshot.pledges)


def _xml(snapshot: Snapshot) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for path in paths(snapshot):
        for language in LANGUAGES:
            _add_page(root, snapshot, path, language)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _add_page(root: Element, snapshot: Snapshot, path: str, language: str) -> None:
    """Add a page in one language; each links all of them, including itself, as search engines require."""
    addresses = {lang: f"{snapshot.settings.base_url}{PREFIXES[lang]}{path}" for lang in LANGUAGES}
    url = SubElement(root, "url")
    SubElement(url, "loc").text = addresses[language]
    SubElement(url, "lastmod").text = snapshot.published.data_date.isoformat()
    for hreflang, address in {**addresses, "x-default": addresses[DEFAULT_LANGUAGE]}.items():
        SubElement(url, "xhtml:link", rel="alternate", hreflang=hreflang, href=address)
