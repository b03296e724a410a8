"""German is the default, English lives under /en; the path alone decides."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from tests.conftest import REPOSITORY, MakeHome
from webapp import create_app
from webapp.snapshot import Snapshot

CATALOGUE = REPOSITORY / "webapp" / "translations" / "en" / "LC_MESSAGES" / "messages.po"


@pytest.fixture(scope="module")
def messages_in_code(tmp_path_factory: pytest.TempPathFactory) -> set[object]:
    """What pybabel finds in code and templates now."""
    template = tmp_path_factory.mktemp("messages") / "messages.pot"
    pybabel = [
        str(Path(sys.executable).with_name("pybabel")),
        "-q",
        "extract",
        "-F",
        "webapp/translations/babel.cfg",
    ]
    subprocess.run(
        [*pybabel, "-k", "lazy_gettext", "-o", str(template), "webapp"], check=True, cwd=REPOSITORY
    )
    with template.open("rb") as file:
        return {message.id for message in read_po(file) if message.id}


def test_the_english_catalogue_is_complete_and_holds_nothing_else(messages_in_code: set[object]) -> None:
    catalogue = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="en")
    translated = {m.id for m in catalogue if m.id and all(m.string if m.pluralizable else [m.string])}
    assert translated == messages_in_code
    assert not any(message.fuzzy for message in catalogue if message.id)


def test_placeholders_survive_translation() -> None:
    for message in read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="en"):
        originals = message.id if message.pluralizable else [message.id]
        strings = message.string if message.pluralizable else [message.string]
        for original, string in zip(originals, strings, strict=True):
            assert set(re.findall(r"%\(\w+\)s", original)) == set(re.findall(r"%\(\w+\)s", string))


def forms(text: str | Sequence[str]) -> tuple[str, ...]:
    """Singular and plural of a message, or its one form."""
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    text = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="en")
    compiled = read_mo(io.BytesIO(CATALOGUE.with_suffix(".mo").read_bytes()))
    strings = [{forms(m.id): forms(m.string) for m in catalogue if m.id} for catalogue in (text, compiled)]
    assert strings[0] == strings[1]


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
    german, english = (snapshot.views[language].catalogue for language in ("de", "en"))
    from werkzeug.datastructures import MultiDict

    query = MultiDict({"q": "forest"})
    assert "hambacher-wald-stiftung" in english.apply(english.parse(query)).shown
    assert "hambacher-wald-stiftung" not in german.apply(german.parse(query)).shown


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
