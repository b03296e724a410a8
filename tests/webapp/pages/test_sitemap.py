"""What search engines ask for first."""

from __future__ import annotations

from xml.etree import ElementTree

from flask.testing import FlaskClient

from tests.conftest import in_every_county
from tests.webapp.conftest import BASE_URL
from webapp.language import PREFIXES
from webapp.snapshot import Snapshot

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_sitemap_names_every_page_in_every_language_and_each_answers(
    public_client: FlaskClient, snapshot: Snapshot
) -> None:
    answer = public_client.get("/sitemap.xml")
    assert answer.mimetype == "application/xml"
    root = ElementTree.fromstring(answer.data)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    pages = {url.findtext("s:loc", namespaces=NAMES): url for url in root.findall("s:url", NAMES)}
    expected = {f"/gemeinde/{m.slug}" for m in snapshot.published.municipalities}
    expected |= {f"/thema/{key}" for key in snapshot.settings.topics}
    expected |= {f"/zusage/{pledge_id}" for pledge_id in snapshot.pledges}
    assert {f"{BASE_URL}{prefix}{path}" for path in expected for prefix in PREFIXES.values()} < pages.keys()
    for address, url in pages.items():
        assert url.findtext("s:lastmod", namespaces=NAMES) == snapshot.published.data_date.isoformat()
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        assert links.keys() == {*PREFIXES, "x-default"}
        assert links["x-default"] == links["de"] != links["en"]
        for language, prefix in PREFIXES.items():
            assert links[language] == f"{BASE_URL}{prefix}{links['de'].removeprefix(BASE_URL)}"
        assert address in links.values()
        assert set(links.values()) <= pages.keys()
        assert public_client.get(address.removeprefix(BASE_URL)).status_code == 200, address


def test_without_an_address_there_is_no_sitemap_and_it_says_why(client: FlaskClient) -> None:
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 404
    assert "base_url" in answer.text
    assert "Zur Karte mit allen Zusagen" in answer.text


def test_robots_may_read_everything_and_learn_of_the_sitemap(
    client: FlaskClient, public_client: FlaskClient
) -> None:
    robots = public_client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert robots.text == f"User-agent: *\nAllow: /\nSitemap: {BASE_URL}/sitemap.xml\n"
    assert client.get("/robots.txt").text == "User-agent: *\nAllow: /\n"


@in_every_county
def test_the_first_page_leads_to_every_gemeinde_and_topic(client: FlaskClient, snapshot: Snapshot) -> None:
    for root in ("", "/en"):
        page = client.get(f"{root}/").text
        for municipality in snapshot.published.municipalities:
            assert f'href="{root}/gemeinde/{municipality.slug}"' in page
        for key in snapshot.settings.topics:
            assert f'href="{root}/thema/{key}"' in page
