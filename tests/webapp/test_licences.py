"""What others have made is named, with the words of its licence."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from tests.conftest import REPOSITORY
from webapp.assets import Assets
from webapp.licences import DATA_LICENCES, FOLDER, PIECES
from webapp.snapshot import Snapshot

EVERYTHING = (*PIECES, *DATA_LICENCES.values())


def test_leaflets_notice_reaches_the_reader(snapshot: Snapshot) -> None:
    script = snapshot.assets.named["leaflet.js"].content.decode()
    assert script.startswith("/*!")
    assert re.search(r"\(c\) 2010-20\d\d \w+ Agafonkin", script[:300])


@pytest.mark.parametrize("mark", ["@preserve", "@license MIT"])
@pytest.mark.parametrize("name", ["a.js", "a.css"])
def test_a_marked_notice_is_kept_and_other_comments_are_not(name: str, mark: str) -> None:
    code = "var a = 1;" if name.endswith("js") else "a { top: 0 }"
    text = f"/* of no use */\n{code}\n/* {mark}\n * (c) Somebody */\n{code}\n/* email@licensed.example */"
    content = Assets().add(name, text).content.decode()
    assert "(c) Somebody" in content
    assert "of no use" not in content
    assert "licensed.example" not in content


@pytest.mark.parametrize("path", ["/lizenzen", "/en/lizenzen"])
def test_every_piece_is_on_the_page_with_the_words_of_its_licence(client: FlaskClient, path: str) -> None:
    page = unescape(client.get(path).text)
    for piece in EVERYTHING:
        assert piece.name in page
        assert piece.licence in page
        assert piece.text in page


def test_every_attribution_of_the_map_is_there(client: FlaskClient, snapshot: Snapshot) -> None:
    page = unescape(client.get("/lizenzen").text)
    assert [one.text for one in snapshot.published.attributions if one.text not in page] == []


def test_the_words_of_each_open_licence_of_the_data_are_here(snapshot: Snapshot) -> None:
    elsewhere = {"https://www.gesetze-im-internet.de/geonutzv/"}  # an ordinance, no text of a licence
    named = {one.licence_url for one in snapshot.published.attributions}
    assert named - elsewhere <= DATA_LICENCES.keys()


def test_the_file_of_the_repository_names_the_same() -> None:
    text = (REPOSITORY / "THIRD-PARTY.md").read_text(encoding="utf-8")
    for piece in PIECES:
        assert f"| [{piece.name}]({piece.url}) |" in text
    assert set(re.findall(r"\(webapp/licences/([^)]+)\)", text)) == {piece.file for piece in EVERYTHING}
    assert {path.name for path in FOLDER.glob("*.txt")} == {piece.file for piece in EVERYTHING}
