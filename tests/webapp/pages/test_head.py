"""What search results and link previews read: titles, descriptions, addresses, pictures, and the data
block."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from tests.conftest import MakeHome, in_every_county
from tests.webapp.conftest import BASE_URL, PROGRAMME_URL
from webapp import create_app
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
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for path in paths(snapshot):
        page = client.get(prefix + path).text
        title = unescape(re.findall(r"<title>(.*?)</title>", page)[0])
        description = unescape(re.findall(r'<meta name="description" content="(.*?)">', page)[0])
        # A title of our own is kept whole even where it is longer.
        assert len(title) <= max(head.MAX_TITLE_LENGTH, 80), title
        assert 30 <= len(description) <= head.MAX_DESCRIPTION_LENGTH, (path, description)
        assert titles.setdefault(title, path) == path
        assert descriptions.setdefault(description, path) == path


def test_a_long_text_is_cut_at_a_word() -> None:
    text = "Ein Satz, " * 40
    cut = head.description(text)
    assert len(cut) <= head.MAX_DESCRIPTION_LENGTH
    assert re.fullmatch(r"(Ein Satz, )+Ein( Satz)? …", cut)
    assert head.description("Kurz.") == "Kurz."


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
    assert found.title.startswith("Umwelt & Natur, Jülich")


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
    assert found.meta["description"] == cell
    assert found.title.startswith(cell)
