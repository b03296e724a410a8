"""How the files are requested and how they are sent."""

from __future__ import annotations

import tempfile
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from geo.build import build
from tests.conftest import MakeHome, write_pledges
from webapp import create_app
from webapp.exports import FORMATS, geopackage
from webapp.exports.selection import select
from webapp.filters import Filter
from webapp.making.made_once import MadeOnce
from webapp.snapshot import Snapshot, live


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("gemeinde=juelich", "juelich-"),
        ("gemeinde=juelich&thema=natur&kreisweit=0", "natur-juelich-ohne-kreisweite-"),
        ("gemeinde=juelich&gemeinde=dueren&gemeinde=aldenhoven", "3-gemeinden-"),
        ("q=Grüne+Wälder%0D%0A", "suche-gruene-waelder-"),
        ("q=%22%3B%20filename%3Dx.exe", "suche-filename-x-exe-"),
        ("status=pledged&status=done", "zugesagt-erledigt-"),
    ],
)
def test_a_file_name_says_what_the_file_holds(
    client: FlaskClient, snapshot: Snapshot, query: str, words: str
) -> None:
    answer = client.get(f"/downloads/zusagen.csv?{query}")
    date = snapshot.published.data_date.isoformat()
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="zusagen-kreis-dueren-{words}{date}.csv"'
    )


@pytest.mark.parametrize("kind", FORMATS.values(), ids=FORMATS)
def test_every_file_has_its_type_and_may_be_read_by_every_host(client: FlaskClient, kind) -> None:
    answer = client.get(f"/downloads/zusagen.{kind.extension}", headers={"Origin": "https://example.org"})
    assert answer.mimetype == kind.mimetype
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert 'rel="license"' in answer.headers["Link"]
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_what_a_client_has_is_not_sent_again(client: FlaskClient, extension: str, encoding: str) -> None:
    address, headers = f"/downloads/zusagen.{extension}", {"Accept-Encoding": encoding}
    etag = client.get(address, headers=headers).headers["ETag"]
    again = client.get(address, headers=headers | {"If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    # A proxy that compresses makes the tag a weak one.
    assert client.get(address, headers={"If-None-Match": f"W/{etag}"}).status_code == 304
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_known_file_is_not_made_to_say_that_it_has_not_changed(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    etag = client.get("/downloads/zusagen.csv?q=neu").headers["ETag"]
    monkeypatch.setattr(MadeOnce, "get", lambda *_: pytest.fail("made again"))
    again = client.get("/downloads/zusagen.csv?q=neu", headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_two_spellings_of_a_filter_are_one_file(client: FlaskClient) -> None:
    tags = {
        client.get(f"/downloads/zusagen.csv?{query}").headers["ETag"]
        for query in (
            "thema=natur&gemeinde=juelich",
            "gemeinde=juelich&thema=natur&fbclid=1&status=",
            "thema=natur&thema=natur&gemeinde=juelich&q=+",
        )
    }
    assert len(tags) == 1


def test_different_filters_have_different_tags(client: FlaskClient) -> None:
    queries = ("", "thema=natur", "gemeinde=juelich", "kreisweit=0", "q=a", "q=b")
    tags = [client.get(f"/downloads/zusagen.geojson?{query}").headers["ETag"] for query in queries]
    assert len(set(tags)) == len(queries)


@pytest.mark.parametrize("extension", ["geojson", "csv", "kml"])
def test_text_is_compressed(client: FlaskClient, extension: str) -> None:
    plain = client.get(f"/downloads/zusagen.{extension}").data
    packed = client.get(f"/downloads/zusagen.{extension}", headers={"Accept-Encoding": "br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain) / 3
    assert brotli.decompress(packed.data) == plain


@pytest.mark.parametrize("extension", FORMATS)
def test_head_says_the_same_without_the_file(client: FlaskClient, extension: str) -> None:
    got, head = (method(f"/downloads/zusagen.{extension}") for method in (client.get, client.head))
    assert head.status_code == 200
    assert head.data == b""
    for name in ("Content-Length", "Content-Type", "Content-Disposition", "ETag"):
        assert head.headers[name] == got.headers[name]


def test_a_part_of_a_geopackage_can_be_asked_for(client: FlaskClient) -> None:
    part = client.get("/downloads/zusagen.gpkg", headers={"Range": "bytes=0-15"})
    assert (part.status_code, part.data) == (206, b"SQLite format 3\x00")


@pytest.mark.parametrize(
    ("address", "status", "parameter"),
    [
        ("zusagen.csv?thema=unbekannt", 404, "thema"),
        ("zusagen.gpkg?gemeinde=koeln", 404, "gemeinde"),
        ("zusagen.kml?kreisweit=vielleicht", 400, "kreisweit"),
        (f"zusagen.geojson?q={'x' * 200}", 400, "q"),
        ("zusagen.csv?q=%00", 400, "q"),
        ("zusagen.exe", 404, None),
        ("anderes", 404, None),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_names_its_cause(
    client: FlaskClient, address: str, status: int, parameter: str | None
) -> None:
    answer = client.get(f"/downloads/{address}")
    assert answer.status_code == answer.json["status"] == status
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json.get("parameter") == parameter
    assert answer.json["detail"]


def test_a_fault_of_ours_is_a_problem_without_details(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(MadeOnce, "get", lambda *_: 1 / 0)
    answer = app.test_client().get("/downloads/zusagen.csv?q=fehler")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "division" not in answer.text
    assert "division" in caplog.text  # where those who run the site look


def test_files_can_only_be_read(client: FlaskClient) -> None:
    answer = client.post("/downloads/zusagen.csv")
    assert answer.status_code == 405
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert client.options("/downloads/zusagen.csv").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_an_ags_leads_to_the_address_with_the_name(client: FlaskClient, snapshot: Snapshot) -> None:
    municipality = snapshot.published.municipalities[0]
    answer = client.get(f"/downloads/zusagen.csv?gemeinde={municipality.ags}")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/downloads/zusagen.csv?gemeinde={municipality.slug}"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_folder_leads_to_the_page_that_names_all_files(client: FlaskClient) -> None:
    page = client.get("/downloads/", follow_redirects=True)
    assert page.status_code == 200
    for extension in FORMATS:
        assert f'href="/downloads/zusagen.{extension}"' in page.text


def test_links_in_the_files_begin_with_the_base_url(make_home: MakeHome) -> None:
    home = make_home({"id": "rur", "places": "Rur"})
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('base_url = ""', 'base_url = "https://party.example/karte"'), "utf-8")
    client = create_app({"HOME": str(home)}).test_client()
    for extension in ("csv", "kml"):
        answer = client.get(f"/downloads/zusagen.{extension}", headers={"Host": "evil.example"})
        assert "https://party.example/karte/zusage/rur" in answer.text
        assert "evil.example" not in answer.text + str(answer.headers)


def test_a_new_build_is_another_file_with_another_tag(
    make_home: MakeHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CHECK_EVERY_S", 0.0)
    home = make_home({"id": "erste", "places": "Rur"})
    client = create_app({"HOME": str(home)}).test_client()
    before = client.get("/downloads/zusagen.csv")
    write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Rur"}])
    build(home)
    after = client.get("/downloads/zusagen.csv", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert ("erste" in before.text, "zweite" in after.text, "erste" in after.text) == (True, True, False)


def test_making_a_geopackage_leaves_no_file_behind(
    app: Flask, snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with app.app_context():
        selection = select(snapshot, Filter())
        assert geopackage.write(selection)
        monkeypatch.setattr(geopackage, "_set_dates", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            geopackage.write(selection)
    assert list(tmp_path.iterdir()) == []
