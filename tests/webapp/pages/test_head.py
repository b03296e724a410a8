"""What search results and link previews read: titles, descriptions, addresses, pictures, and the data
block."""

from __future__ import annotations

import dataclasses
import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import MakeHome, in_every_county
from tests.webapp.conftest import BASE_URL, PROGRAMME_URL
from webapp import create_app, words
from webapp.language import PREFIXES, ROWS
from webapp.pages import head
from webapp.pages.sitemap import paths
from webapp.snapshot import Snapshot

PLEDGE = "/zusage/boerdebahn-elektrifizieren"


class Head(HTMLParser):
    """Title, meta by name or property, links by relation, and data blocks of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title, self.blocks = "", []
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self._into = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.meta[values.get("name", values.get("property", ""))] = values.get("content", "")
        if tag == "link":
            self.links.append(values)
        self._into = tag
        if tag == "script" and values.get("type") == "application/ld+json":
            self._into = "block"
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "title":
            self.title += data
        if self._into == "block":
            self.blocks[-1] += data

    def alternates(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    def canonical(self) -> str:
        (found,) = [link["href"] for link in self.links if link["rel"] == "canonical"]
        return found

    def graph(self) -> dict[str, dict]:
        """The nodes of the data block by type."""
        (block,) = self.blocks
        document = json.loads(block)
        assert document["@context"] == "https://schema.org"
        return {node["@type"]: node for node in document["@graph"]}


def head_of(client: FlaskClient, path: str) -> Head:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Head(answer.text)


@in_every_county
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_titles_and_descriptions_are_short_and_no_two_pages_share_them(
    client: FlaskClient, snapshot: Snapshot, prefix: str
) -> None:
    settings = snapshot.settings
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for path in paths(snapshot):
        page = client.get(prefix + path).text
        title = unescape(re.findall(r"<title>(.*?)</title>", page)[0])
        description = unescape(re.findall(r'<meta name="description" content="(.*?)">', page)[0])
        # A title of our own is kept whole even where it is longer, and its sender stands in front of it.
        sender = len(f"{settings.called.short_en if prefix else settings.called.short} – ")
        assert len(title) <= max(head.MAX_TITLE_LENGTH, 80 + sender), title
        assert 30 <= len(description) <= head.MAX_DESCRIPTION_LENGTH, (path, description)
        assert titles.setdefault(title, path) == path
        assert descriptions.setdefault(description, path) == path


@in_every_county
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_titles_and_link_previews_name_the_sender(
    client: FlaskClient, snapshot: Snapshot, prefix: str
) -> None:
    slug = snapshot.published.municipalities[0].slug
    topic = next(iter(snapshot.settings.topics))
    filtered = [f"/?thema={topic}", f"/?gemeinde={slug}&thema={topic}", "/?q=Rad", "/?kreisweit=0"]
    for path in [*paths(snapshot), *filtered]:
        found = head_of(client, prefix + path)
        texts = [found.title, found.meta["og:title"], found.meta["og:site_name"]]
        if path.startswith(("/gemeinde/", "/thema/", "/zusage/", "/?")) or path == "/":
            texts.append(found.meta["og:description"])
        for text in texts:
            assert snapshot.settings.called.is_named_in(text), (path, text)


def test_the_sender_follows_a_short_heading_and_precedes_a_long_one(app: Flask, snapshot: Snapshot) -> None:
    settings = snapshot.settings
    rest = len(" – Was die Grünen im Kreis Düren vorhaben")
    with app.test_request_context("/"):
        short, long = "x" * (head.MAX_TITLE_LENGTH - rest), "x" * (head.MAX_TITLE_LENGTH - rest + 1)
        assert head.title(short, settings) == f"{short} – Was die Grünen im Kreis Düren vorhaben"
        assert head.title(long, settings) == f"Grüne – {long}"
        sentence = "Was die Grünen in Inden vorhaben"
        assert head.title_of_sentence(sentence, settings) == f"{sentence} – Kreis Düren"
        assert head.title_of_sentence(long, settings) == f"{long} – Kreis Düren"
        assert head.title_of_sentence(long * 3, settings) == long * 3


def test_a_title_of_the_settings_stays_if_it_names_the_party(app: Flask, snapshot: Snapshot) -> None:
    def titled(title: str) -> str:
        settings = dataclasses.replace(snapshot.settings, title=title)
        with app.test_request_context("/"):
            return words.sender_title(settings)

    assert titled("Grüne Pläne für Düren") == "Grüne Pläne für Düren"
    assert titled("Begrünen wir Düren!") == "Was die Grünen im Kreis Düren vorhaben"
    assert titled("Was im Kreis Düren geplant ist") == "Was die Grünen im Kreis Düren vorhaben"


def test_a_long_text_is_cut_at_a_word(app: Flask, snapshot: Snapshot) -> None:
    text = "Ein Satz, " * 40
    with app.test_request_context("/"):
        cut = head.description(text, snapshot.settings)
        short = head.description("Kurz.", snapshot.settings)
    assert len(cut) <= head.MAX_DESCRIPTION_LENGTH
    assert re.fullmatch(r"Grüne: (Ein Satz, )+Ein( Satz)? …", cut)
    assert short == "Grüne: Kurz."


@pytest.mark.parametrize(
    "path", ["/", "/gemeinde/juelich", "/thema/natur", PLEDGE, "/?thema=natur&gemeinde=juelich", "/daten"]
)
def test_a_page_names_its_address_in_every_language(public_client: FlaskClient, path: str) -> None:
    addresses = {language: f"{BASE_URL}{prefix}{path}" for language, prefix in PREFIXES.items()}
    for language, prefix in PREFIXES.items():
        found = head_of(public_client, prefix + path)
        assert found.canonical() == addresses[language]
        assert found.alternates() == addresses | {"x-default": addresses["de"]}
        assert found.meta["og:url"] == addresses[language]
        assert found.meta["og:title"] == found.title
        assert found.meta["og:description"] == found.meta["description"]
        assert found.meta["og:locale"] == ROWS[language].locale
        assert found.meta["twitter:card"] == "summary_large_image"


def test_a_filtered_page_leads_back_to_its_canonical_address(public_client: FlaskClient) -> None:
    found = head_of(public_client, "/?gemeinde=juelich&fbclid=1&thema=natur")
    assert found.canonical() == f"{BASE_URL}/?thema=natur&gemeinde=juelich"
    assert found.title == "Was die Grünen in Jülich vorhaben · Umwelt & Natur"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", "format=vorschau"),
        ("/gemeinde/juelich", "format=vorschau&gemeinde=juelich"),
        ("/thema/natur", "format=vorschau&thema=natur"),
        ("/?q=Wald", "format=vorschau&q=Wald"),
        (PLEDGE, "format=vorschau&zusage=boerdebahn-elektrifizieren"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_preview_shows_the_picture_of_the_page(
    public_client: FlaskClient, prefix: str, path: str, query: str
) -> None:
    meta = head_of(public_client, prefix + path).meta
    assert meta["og:image"] == f"{BASE_URL}{prefix}/karte.png?{query}"
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "630")
    assert meta["og:image:alt"]
    picture = public_client.get(meta["og:image"].removeprefix(BASE_URL))
    assert (picture.status_code, picture.mimetype) == (200, "image/png")


@pytest.mark.parametrize("path", ["/", "/gemeinde/juelich", "/thema/natur", PLEDGE])
def test_without_an_address_of_its_own_a_page_claims_none(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Host": "boese.example"})
    found = Head(answer.text)
    assert not found.alternates()
    assert not {"og:url", "og:image", "twitter:card"} & found.meta.keys()
    assert found.meta["og:title"] == found.title
    assert "boese.example" not in answer.text
    assert "http" not in json.dumps(found.graph()).replace("https://schema.org", "")


def test_an_error_page_is_not_to_be_found(public_client: FlaskClient) -> None:
    found = Head(public_client.get("/gemeinde/koeln").text)
    assert found.meta["robots"] == "noindex"
    assert not [link for link in found.links if link["rel"] == "canonical"]
    assert "og:url" not in found.meta


def test_the_first_page_is_a_website_about_the_region(public_client: FlaskClient, snapshot: Snapshot) -> None:
    site = head_of(public_client, "/").graph()["WebSite"]
    assert site["url"] == f"{BASE_URL}/"
    assert site["about"]["@type"] == "AdministrativeArea"
    assert site["dateModified"] == snapshot.published.data_date.isoformat()
    dataset = json.loads(Head(public_client.get("/daten").text).blocks[0])
    assert site["mainEntity"]["@id"] == dataset["@id"]


def test_a_gemeinde_is_an_administrative_area_with_its_key(public_client: FlaskClient) -> None:
    graph = head_of(public_client, "/en/gemeinde/juelich").graph()
    area = graph["CollectionPage"]["about"]
    assert (area["@type"], area["name"], area["identifier"]["value"]) == (
        "AdministrativeArea",
        "Jülich",
        "05358024",
    )
    south, west, north, east = map(float, area["geo"]["box"].split())
    assert 50.8 < south < north < 51.0
    assert 6.2 < west < east < 6.5
    crumbs = graph["BreadcrumbList"]["itemListElement"]
    assert [(crumb["position"], crumb["item"]) for crumb in crumbs] == [
        (1, f"{BASE_URL}/en/"),
        (2, f"{BASE_URL}/en/gemeinde/juelich"),
    ]


def test_a_pledge_is_a_work_about_a_place_after_the_programme(public_client: FlaskClient) -> None:
    graph = head_of(public_client, PLEDGE).graph()
    work = graph["CreativeWork"]
    assert work["isBasedOn"]["url"] == PROGRAMME_URL
    assert work["isBasedOn"]["pagination"].isdigit()
    (place,) = work["spatialCoverage"]
    assert place["name"] == "Bördebahn"
    assert "Vettweiß" in [area["name"] for area in place["containedInPlace"]]
    assert [crumb["item"] for crumb in graph["BreadcrumbList"]["itemListElement"]][1:] == [
        f"{BASE_URL}/thema/mobilitaet",
        f"{BASE_URL}{PLEDGE}",
    ]


def test_a_place_that_is_still_open_gets_no_coordinates(
    public_client: FlaskClient, snapshot: Snapshot
) -> None:
    for pledge in snapshot.published.pledges:
        places = [snapshot.published.places[place_id] for place_id in pledge.place_ids]
        work = head_of(public_client, f"/zusage/{pledge.id}").graph()["CreativeWork"]
        if not places:
            assert [area["@type"] for area in work["spatialCoverage"]] == ["AdministrativeArea"]
            continue
        for place, node in zip(places, work["spatialCoverage"], strict=True):
            assert ("geo" in node) == (place.precision in ("exact", "site", "street"))


def test_a_csv_cell_can_not_leave_the_head(make_home: MakeHome) -> None:
    cell = '</script><script>alert(1)</script>"><b>'
    home = make_home({"id": "boese", "title": cell, "summary": cell, "places": "Jülich"})
    client = create_app({"HOME": str(home)}).test_client()
    answer = client.get("/zusage/boese")
    assert "<script>alert" not in answer.text
    found = Head(answer.text)
    assert found.graph()["CreativeWork"]["name"] == cell
    assert found.meta["description"] == f"Grüne: {cell}"
    assert found.title == f"Grüne – {cell}"
