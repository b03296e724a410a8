"""The pages of the API: headings, tables that say what they are, and nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

PATHS = (
    "",
    "/conformance",
    "/collections",
    "/collections/pledges",
    "/collections/pledges/items?topic=natur&limit=5&offset=5",
    "/collections/places/items",
    "/collections/municipalities/items/05358024",
    "/collections/pledges/items?offset=5000",
    "/openapi.html",
)


class Elements(HTMLParser):
    """Collect all elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(params=[f"{language}/api{path}" for language in ("", "/en") for path in PATHS])
def page(client: FlaskClient, request: pytest.FixtureRequest) -> str:
    answer = client.get(request.param, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


def test_a_page_needs_nothing_from_elsewhere_and_no_inline_code(page: str) -> None:
    elements = Elements(page)
    assert elements.all("script") == elements.all("style") == elements.all("img") == []
    for tag, attributes in elements.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
    for sheet in elements.all("link"):
        assert sheet["href"].startswith("/")


def test_a_page_has_one_main_heading_and_named_tables(page: str) -> None:
    elements = Elements(page)
    assert len(elements.all("h1")) == len(elements.all("main")) == 1
    assert len(elements.all("caption")) == len(elements.all("table"))
    assert all(cell.get("scope") for cell in elements.all("th"))
    # What scrolls sideways must be reachable with the keyboard, and have a name.
    scrolling = [div for div in elements.all("div") if div.get("class") == "wide"]
    assert all(div.get("tabindex") == "0" and div.get("aria-label") for div in scrolling)


def test_the_links_of_a_page_stay_in_its_language(page: str) -> None:
    language = re.search('<html lang="(..)"', page)[1]
    own = [a["href"] for a in Elements(page).all("a") if "/api" in a["href"] and not a.get("hreflang")]
    assert all(href.startswith("/en/api") == (language == "en") for href in own)


def test_the_page_of_items_turns_and_shows_the_choice(client: FlaskClient) -> None:
    path = "/api/collections/pledges/items?limit=5&offset=5&f=html"
    page = client.get(path).text
    turns = [a for a in Elements(page).all("a") if a.get("rel") in ("prev", "next")]
    assert [a["rel"] for a in turns] == ["prev", "next"]
    assert client.get(turns[0]["href"]).status_code == 200
    assert "topic=natur" in client.get("/api/collections/pledges/items?topic=natur&f=html").text


def test_text_of_the_data_stays_text(client: FlaskClient) -> None:
    page = client.get("/api/collections/pledges/items?q=%3Cscript%3E&f=html").text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
