"""What an export holds: every link leads to a file, and nothing is offered that only a program could
answer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import lxml.html
import pytest
from flask import Flask

from tests.webapp.static_site.conftest import BASE_URL
from webapp import security
from webapp.static_site.seeds import filters_itself

ROOT = urlsplit(BASE_URL).path
ADDRESSES = ("href", "src", "action", "data-script", "data-index", "data-outlines", "data-positions")


@pytest.fixture(scope="session")
def pages(exported: Path) -> dict[str, lxml.html.HtmlElement]:
    """The pages by the name of their file."""
    files = sorted(exported.rglob("*.html"))
    return {file.relative_to(exported).as_posix(): lxml.html.fromstring(file.read_bytes()) for file in files}


def inner_links(page: lxml.html.HtmlElement) -> list[str]:
    found = [e.get(name) for e in page.iter() for name in ADDRESSES if isinstance(e.tag, str) and e.get(name)]
    found += page.xpath("//meta[starts-with(@property, 'og:')]/@content")
    found = [link.removeprefix("https://example.org") for link in found]
    return [link for link in found if link.startswith("/")]


def test_every_link_leads_to_a_file_under_the_sub_path(
    exported: Path, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    checked = set()
    for name, page in pages.items():
        for link in inner_links(page):
            path = unquote(urlsplit(link).path)
            assert path.startswith(f"{ROOT}/"), (name, link)
            if page.xpath(f"//template//*[@href='{link}']"):
                continue  # a script completes it
            file = exported / path.removeprefix(f"{ROOT}/")
            # No redirect is needed: a page is linked as the folder that it lies in.
            assert (file / "index.html" if path.endswith("/") else file).is_file(), (name, link)
            checked.add(path)
    assert len(checked) > 150


def page_of(path: str) -> str:
    """The address of a page as the app knows it."""
    return path if path in ("/", "/en/") else path.rstrip("/")


def test_no_page_offers_what_only_a_program_can_answer(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for name, page in pages.items():
        for link in inner_links(page):
            parts = urlsplit(link.removeprefix(ROOT))
            assert not re.match(r"(/en)?/(api|oembed|healthz|karte\.)", parts.path), (name, link)
            assert not parts.query or filters_itself(page_of(parts.path)), (name, link)
    assert "OGC API" not in pages["daten/index.html"].text_content()
    assert "WFS" not in pages["en/daten/index.html"].text_content()


def test_the_policy_in_the_page_is_that_of_the_header_without_who_may_frame_it(
    pages: dict[str, lxml.html.HtmlElement], static_app: Flask
) -> None:
    headers = security.headers(static_app.extensions["pledgemap"].snapshot.settings)
    policy = re.sub(r"; frame-ancestors .*", "", headers["Content-Security-Policy"])
    for name, page in pages.items():
        head = page.find("head")
        assert head.xpath("meta[@http-equiv='Content-Security-Policy']/@content") == [policy], name
        # It counts for what follows it.
        assert [e.tag for e in head].index("meta") < min(
            (i for i, e in enumerate(head) if e.tag in ("link", "script")), default=99
        )


def test_it_says_of_itself_that_it_is_static_and_a_served_site_does_not(
    pages: dict[str, lxml.html.HtmlElement], client: object
) -> None:
    assert pages["index.html"].get("data-static") is not None
    served = client.get("/").text
    for sign in ("data-static", "data-positions", "http-equiv", 'class="notice"', "static-site"):
        assert sign not in served


def test_pages_lie_in_folders_of_their_own_in_both_languages(exported: Path) -> None:
    for path in (
        "",
        "gemeinde/juelich/",
        "thema/natur/",
        "zusage/radweg/",
        "daten/",
        "impressum/",
        "aenderungen/",
    ):
        for language in ("", "en/"):
            assert (exported / language / path / "index.html").is_file()


def test_pictures_sheets_feeds_and_data_have_their_names(exported: Path) -> None:
    assert (exported / "bilder/gemeinde-juelich-quadrat.png").read_bytes().startswith(b"\x89PNG")
    assert (exported / "en/bilder/zusage-radweg-vorschau.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (exported / "bilder/karte-druck.svg").read_bytes()
    assert (exported / "gemeinde/titz/handzettel.pdf").read_bytes().startswith(b"%PDF")
    assert b"<feed" in (exported / "en/gemeinde/titz/aenderungen.atom").read_bytes()
    assert json.loads((exported / "downloads/zusagen.geojson").read_bytes())["features"]
    assert (exported / "daten/pledge.schema.json").is_file()
    assert f"Sitemap: {BASE_URL}/sitemap.xml" in (exported / "robots.txt").read_text("utf-8")


def test_the_picture_of_each_page_is_its_own(pages: dict[str, lxml.html.HtmlElement]) -> None:
    def picture(name: str) -> str:
        return pages[name].xpath("string(//meta[@property='og:image']/@content)")

    assert picture("index.html") == f"{BASE_URL}/bilder/karte-vorschau.png"
    assert picture("en/gemeinde/juelich/index.html") == f"{BASE_URL}/en/bilder/gemeinde-juelich-vorschau.png"
    assert picture("thema/natur/index.html") == f"{BASE_URL}/bilder/thema-natur-vorschau.png"
    assert picture("zusage/radweg/index.html") == f"{BASE_URL}/bilder/zusage-radweg-vorschau.png"


def test_the_catalogue_names_files_and_no_service(exported: Path) -> None:
    catalogue = json.loads((exported / "katalog.jsonld").read_bytes())
    assert "dcat:service" not in catalogue
    assert "/api" not in json.dumps(catalogue)
    assert len(catalogue["dcat:dataset"][0]["dcat:distribution"]) == 4


def test_canonical_addresses_are_those_of_the_sitemap(
    exported: Path, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    sitemap = ElementTree.parse(exported / "sitemap.xml")
    listed = {e.text for e in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    canonical = {
        link
        for page in pages.values()
        if not page.xpath("//meta[@name='robots']")
        for link in page.xpath("//link[@rel='canonical']/@href")
    }
    assert listed == canonical
    assert f"{BASE_URL}/gemeinde/juelich/" in listed


def test_old_addresses_are_pages_that_lead_on(pages: dict[str, lxml.html.HtmlElement]) -> None:
    for old, new in {
        "thema/umwelt": "/thema/natur/",
        "zusage/fahrrad": "/zusage/radweg/",
        "en/gemeinde/juelich-alt": "/en/gemeinde/juelich/",
        "gemeinde/05358024": "/gemeinde/juelich/",
        "downloads": "/daten/",
    }.items():
        page = pages[f"{old}/index.html"]
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={ROOT}{new}"]
        assert page.xpath("//a/@href") == [ROOT + new]
        assert page.xpath("//link[@rel='canonical']/@href") == [BASE_URL + new]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert pages["en/thema/umwelt/index.html"].get("lang") == "en"


def test_the_page_for_what_is_not_there_leads_to_the_map_in_both_languages(
    pages: dict[str, lxml.html.HtmlElement],
) -> None:
    page = pages["404.html"]
    assert page.get("lang") == "de"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert f"{ROOT}/en/404.html" in page.xpath("//a[@lang='en']/@href")
    assert f"{ROOT}/" in page.xpath("//a/@href")
    assert pages["en/404.html"].get("lang") == "en"
