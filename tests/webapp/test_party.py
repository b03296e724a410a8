"""The party as pages call it: short in heads, in full where they say who answers; and feeds keep their
ids."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.conftest import copy_home
from webapp import create_app
from webapp.snapshot import Snapshot

SHORT = 'Öko & "Söhne" <b>{x}</b>'


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A site of a party whose short name holds what must be escaped."""
    home = copy_home(
        tmp_path_factory.mktemp("named") / "home", [{"id": "rur", "topic": "natur", "places": "Jülich"}]
    )
    path = Path(home, "pledgemap.toml")
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("party_")]
    path.write_text("\n".join([f"party_short = '{SHORT}'", *kept]), encoding="utf-8")
    return create_app({"HOME": str(home)}).test_client()


def test_heads_of_pages_say_what_the_party_plans_there(client: FlaskClient) -> None:
    for address, heading in {
        "/gemeinde/juelich": "Was die Grünen in Jülich vorhaben",
        "/en/gemeinde/juelich": "What the Greens plan in Jülich",
        "/embed?gemeinde=inden&gemeinde=titz": "Was die Grünen in Inden und Titz vorhaben",
        "/embed?gemeinde=inden&gemeinde=titz&gemeinde=juelich&gemeinde=linnich": (
            "Was die Grünen in 4 Gemeinden vorhaben"
        ),
        "/embed?ort=J%C3%BClich&umkreis=3": "Was die Grünen im Umkreis von 3 km um Jülich vorhaben",
        "/en/embed?ort=J%C3%BClich&umkreis=3": "What the Greens plan within 3 km of Jülich",
    }.items():
        assert heading in client.get(address).text, address


def test_claims_call_the_party_short_and_the_foot_says_who_answers(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    page = client.get("/").text
    claim = page.partition('class="site-claim">')[2].partition("</p>")[0]
    assert claim.startswith("Grüne: Zusagen aus dem")
    assert snapshot.settings.imprint.responsible in page
    assert "Programm: Grüne. Keine amtliche Planung." in client.get("/embed").text
    assert "Programme: Greens. Not official planning." in client.get("/en/embed").text


@pytest.mark.parametrize(
    "address", ["/", "/gemeinde/juelich", "/embed/gemeinde/juelich", "/en/gemeinde/juelich"]
)
def test_a_short_name_is_text_on_every_page(named: FlaskClient, address: str) -> None:
    page = named.get(address).text
    assert "<b>{x}" not in page
    assert SHORT in html.unescape(page)


def test_a_short_name_is_text_in_kml_and_pictures(named: FlaskClient) -> None:
    kml = named.get("/downloads/zusagen.kml").text
    assert "<b>{x}" not in html.unescape(kml)  # the description is HTML within XML: escaped twice
    assert SHORT in html.unescape(html.unescape(kml))
    assert "<b>{x}" not in named.get("/karte.svg?format=quadrat&gemeinde=juelich").text


def test_how_a_party_is_called_changes_no_id_of_a_feed(tmp_path: Path) -> None:
    row = {
        "id": "rur", "places": "Jülich", "status": "done",
        "status_date": "2026-01-02", "status_url": "https://example.org/",
    }  # fmt: skip
    feeds = []
    for name, short in (("one", 'party_short = "Grüne"'), ("other", 'party_short = "Ganz anders"')):
        home = copy_home(tmp_path / name, [row])
        path = Path(home, "pledgemap.toml")
        kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("party_")]
        text = "\n".join([short, *kept]).replace('base_url = ""', 'base_url = "https://party.example"')
        path.write_text(text, encoding="utf-8")
        feeds.append(create_app({"HOME": str(home)}).test_client().get("/aenderungen.atom").text)
    ids = [[part.partition("<")[0] for part in feed.split("<id>")[1:]] for feed in feeds]
    assert ids[0] == ids[1]
    assert len(ids[0]) > 1
