"""German is the default, English lives under /en; the path alone decides."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.conftest import REPOSITORY, MakeHome
from webapp import create_app
from webapp.filters import Filter
from webapp.snapshot import Snapshot


@pytest.mark.parametrize(
    "path", ["/", "/gemeinde/juelich", "/thema/natur", "/zusage/hambacher-wald-stiftung"]
)
def test_every_page_exists_in_both_languages_and_leads_to_the_other(client: FlaskClient, path: str) -> None:
    german, english = client.get(path).get_data(as_text=True), client.get("/en" + path).get_data(as_text=True)
    assert '<html lang="de">' in german
    assert '<html lang="en">' in english
    assert f'href="/en{path}" lang="en"' in german
    assert f'href="{path}" lang="de"' in english
    assert "will umsetzen" not in english
    assert "will do" not in german


@pytest.mark.parametrize("path", ["/en//boese.example", "/en/\\\\boese.example", "/en///boese.example/x"])
def test_no_address_turns_a_language_link_into_another_host(client: FlaskClient, path: str) -> None:
    page = client.get(path).get_data(as_text=True)
    assert not re.findall(r'href="[/\\\\]{2}', page)


def test_links_of_an_english_page_stay_in_english(client: FlaskClient) -> None:
    page = client.get("/en/?gemeinde=juelich").get_data(as_text=True)
    links = re.findall(r'<a(?![^>]* hreflang)[^>]* href="(/[^"]*)"', page)
    assert len(links) > 200
    assert all(link.startswith(("/en/", "/downloads/")) for link in links)  # a file has no language


def test_english_addresses_redirect_and_fail_in_english(client: FlaskClient) -> None:
    assert client.get("/en/gemeinde/05358024").location == "/en/gemeinde/juelich"
    assert client.get("/en/?gemeinde=05358024").location == "/en/?gemeinde=juelich"
    missing = client.get("/en/gemeinde/koeln")
    assert missing.status_code == 404
    assert "There is no such page" in missing.get_data(as_text=True)
    assert "Das gibt es hier nicht" in client.get("/gemeinde/koeln").get_data(as_text=True)


def test_the_search_looks_in_the_texts_of_the_page(snapshot: Snapshot) -> None:
    german, english = (snapshot.views[language].index for language in ("de", "en"))
    foundation = Filter(text="foundation")
    assert "hambacher-wald-stiftung" in english.apply(foundation).shown
    assert "hambacher-wald-stiftung" not in german.apply(foundation).shown


def test_a_pledge_without_english_stays_german_and_is_marked_as_such(make_home: MakeHome) -> None:
    home = make_home(
        {"id": "nur-deutsch", "title": "Nur deutsch", "places": "Jülich"},
        {"id": "beides", "title": "Beides", "title_en": "Both", "summary_en": "Both.", "places": "Jülich"},
    )
    page = create_app({"HOME": str(home)}).test_client().get("/en/").get_data(as_text=True)
    assert re.search(r'data-pledge="nur-deutsch"[^>]* lang="de">', page)
    assert not re.search(r'data-pledge="beides"[^>]* lang="de">', page)
    assert "Nur deutsch" in page
    assert "Both" in page


def test_a_language_is_one_row_and_nothing_else_spells_its_prefix() -> None:
    files = [file for kind in ("*.py", "*.js", "*.html") for file in (REPOSITORY / "webapp").rglob(kind)]
    spelt = re.compile(r"""["'`](?:/en\b|\w+_en\b(?=\.))""")
    assert len(files) > 100
    assert [file.name for file in files if spelt.search(file.read_text("utf-8"))] == ["language.py"]
