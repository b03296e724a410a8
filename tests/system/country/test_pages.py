"""The pages of the nationwide map, on a real PostgreSQL: complete without JavaScript, and never a 500."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from flask import Flask
from flask.testing import FlaskClient

from geo.country.store import PostgresStore
from geo.errors import ProblemsFound
from tests.system import postgres
from tests.system.country.harvests import DUEREN, JUELICH, POSITIONS, STATE, TITZ, harvest, pledge
from webapp.atlas.app import create_app
from webapp.atlas.database import Readers
from webapp.atlas.shown import site_of

pytestmark = pytest.mark.system
HOSTILE = '<img src=x onerror="alert(1)"></script><script>alert(1)</script> {{ 7*7 }} =1+1'
COUNTRY = """\
title = "Zusagen vor Ort"
title_en = "Local pledges"
base_url = "https://karte.example/land"

[imprint]
responsible = "Redaktion Beispiel, Musterweg 1, 10115 Berlin"
contact = "redaktion@karte.example"
"""
HERE = {"lon": f"{POSITIONS[JUELICH][0]:.2f}", "lat": f"{POSITIONS[JUELICH][1]:.2f}"}
PAGES = (
    "/", "/land/05", "/kreis/05358", f"/gemeinde/{JUELICH}", "/suche", "/suche?q=radweg", "/quellen",
    "/impressum", "/datenschutz", "/lizenzen",
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "country.toml").write_text(COUNTRY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def app(database: str, home: Path) -> Iterator[Flask]:
    readers = Readers([database])
    yield create_app({"HOME": str(home), "READERS": readers})
    readers.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def known(store: PostgresStore) -> None:
    pledges = (
        pledge("a", JUELICH),
        pledge("b", JUELICH, topic="natur", topic_name="Natur", status="started"),
        pledge("c", DUEREN, stance="rejects", url=None),
        pledge("titz", TITZ, title=HOSTILE, text=HOSTILE),
        pledge("kreis"),
    )
    store.put(harvest(*pledges, title=f"Karte {HOSTILE}"), STATE)
    other = pledge("a", JUELICH, party="spd", party_name="SPD", title="Ein Bürgerbus fährt")
    store.put(harvest(other, key="dueren-spd", title="Karte der SPD"), STATE)


def page(client: FlaskClient, path: str) -> lxml.html.HtmlElement:
    response = client.get(path)
    assert response.status_code == 200, path
    return lxml.html.fromstring(response.text)


def titles(found: lxml.html.HtmlElement) -> list[str]:
    return [heading.text_content().strip() for heading in found.xpath("//article/*[1]")]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_says_what_it_has_and_asks_nobody_else(client: FlaskClient, prefix: str) -> None:
    for path in PAGES:
        response = client.get(f"{prefix}{path}")
        assert response.status_code == 200, path
        found = lxml.html.fromstring(response.text)
        assert len(found.xpath("//h1")) == 1
        assert found.xpath("//html/@lang") == [prefix[1:] or "de"]
        # Every link within the site lies below its path; sources are the only others.
        own = [link for link in found.xpath("//@href | //@src") if link.startswith("/")]
        assert all(link.startswith("/land/") for link in own), path
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        assert "Set-Cookie" not in response.headers
        assert "<img" not in response.text
        assert "<script>alert" not in response.text


@pytest.mark.usefixtures("known")
def test_lists_are_complete_and_texts_stay_text(client: FlaskClient) -> None:
    assert titles(page(client, f"/gemeinde/{TITZ}")) == [HOSTILE]
    juelich = page(client, f"/gemeinde/{JUELICH}")
    assert sorted(titles(juelich)) == ["Ein Bürgerbus fährt", "Radweg a bauen", "Radweg b bauen"]
    assert juelich.xpath("//article//span[@class='status']/text()") == ["begonnen"]
    assert {link.text for link in juelich.xpath("//ul[@class='plain']//a")} == {
        "Karte der SPD",
        f"Karte {HOSTILE}",
    }
    county = page(client, "/kreis/05358")
    assert len(titles(county)) == 6
    assert "lehnt ab" in county.text_content()
    rows = county.xpath("//table[@class='counts']//tr[th/a]")
    assert len(rows) == 15
    (numbers,) = [
        row.xpath(".//span[@class='count']/text()") for row in rows if "Jülich" in row.text_content()
    ]
    assert numbers == ["3"]
    # What nobody has an address for is no link.
    assert not county.xpath("//article//a[contains(., 'Radweg c bauen')]")


@pytest.mark.usefixtures("known")
def test_the_filter_is_the_address(client: FlaskClient) -> None:
    found = page(client, f"/gemeinde/{JUELICH}?thema=natur")
    assert titles(found) == ["Radweg b bauen"]
    assert found.xpath("//nav[@class='choices']//a[@aria-current]/text()")[0].strip() == "Natur"
    (without,) = found.xpath("//nav[@class='choices']//li[a='alle']/a/@href")
    assert without == f"/land/gemeinde/{JUELICH}"
    assert titles(page(client, f"/gemeinde/{JUELICH}?partei=spd")) == ["Ein Bürgerbus fährt"]
    assert (
        "Dazu ist für Jülich nichts gesammelt."
        in page(client, f"/gemeinde/{JUELICH}?partei=xyz").text_content()
    )
    for query in (
        "thema=<b>",
        "partei=" + "a" * 64,
        "status=%00",
        "&".join(f"thema=t{n}" for n in range(21)),
    ):
        assert client.get(f"/?{query}").status_code == 400


@pytest.mark.usefixtures("known")
def test_words_and_places_are_found_by_one_field(client: FlaskClient) -> None:
    found = page(client, "/suche?q=Radwege")
    # Words in titles count more than those in texts.
    assert {f"Radweg {one} bauen" for one in ("a", "b", "c", "kreis")} == set(titles(found)[:4])
    assert f"/land/gemeinde/{JUELICH}" in page(client, "/suche?q=jülich").xpath("//main//@href")
    assert "Dieses Wort kommt nicht vor" in page(client, "/suche?q=xyzzy").text_content()
    assert page(client, "/suche?q=" + "%25_%5C%27%22%3A%26%7C").xpath("//h1")
    assert client.get("/suche?q=" + "a" * 101).status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/gemeinde/99999999", 404), ("/kreis/05", 301), ("/land/5", 404), ("/kreis/x", 404),
        ("/nirgends", 404),
        ("/gemeinde/٠٥٣٥٨٠٢٤", 404), ("/land/05/seite/2", 404), ("/suche/seite/9?q=x", 404),
        ("/tiles/15/1/1.mvt", 404), ("/tiles/3/8/1.mvt", 404), ("/tiles/1/0/0.mvt?thema=<", 400),
        ("/hier.json?lon=nan&lat=50&zoom=9", 400), ("/hier.json?lon=6&lat=inf&zoom=9", 400),
        ("/hier.json?lon=100&lat=50&zoom=9", 400), ("/hier.json", 400), ("/nah", 302),
    ],
)  # fmt: skip
def test_wrong_addresses_get_a_page_that_says_so(client: FlaskClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    if status >= 400:
        assert lxml.html.fromstring(response.text).xpath("//h1")


@pytest.mark.usefixtures("known")
def test_what_is_near_is_in_no_address(client: FlaskClient) -> None:
    response = client.post("/nah", data=HERE)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    found = lxml.html.fromstring(response.text)
    assert titles(found)[0] in {"Radweg a bauen", "Radweg b bauen", "Ein Bürgerbus fährt"}
    assert found.xpath("//main//a[contains(., 'Alles, was in Jülich')]/@href") == [
        f"/land/gemeinde/{JUELICH}"
    ]
    assert client.post("/nah", data=HERE, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    for data in ({}, {"lon": "x", "lat": "50"}, {"lon": "0", "lat": "0"}):
        assert client.post("/nah", data=data).status_code == 400


@pytest.mark.usefixtures("known")
def test_the_map_gets_tiles_and_what_lies_under_a_press(client: FlaskClient) -> None:
    tile = client.get("/tiles/9/265/171.mvt")
    assert tile.status_code == 200
    assert tile.mimetype == "application/vnd.mapbox-vector-tile"
    again = client.get("/tiles/9/265/171.mvt", headers={"If-None-Match": tile.headers["ETag"]})
    assert again.status_code == 304
    assert client.get("/tiles/9/0/0.mvt").status_code == 204
    lon, lat = POSITIONS[JUELICH]
    near = client.get(f"/hier.json?lon={lon}&lat={lat}&zoom=14").json
    assert [area["name"] for area in near["areas"]] == ["Kreis Düren", "Jülich"]
    assert {one["title"] for one in near["pledges"]} == {
        "Radweg a bauen",
        "Radweg b bauen",
        "Ein Bürgerbus fährt",
    }
    assert client.get(f"/hier.json?lon={lon}&lat={lat}&zoom=8").json["pledges"] == []
    only = client.get(f"/en/hier.json?lon={lon}&lat={lat}&zoom=14&partei=spd").json
    assert [one["sender"] for one in only["pledges"]] == ["SPD · Mobilität"]
    assert only["areas"][1]["path"] == f"/land/en/gemeinde/{JUELICH}"


def test_a_map_without_data_says_so(client: FlaskClient) -> None:
    assert "Dazu ist hier nichts gesammelt." in page(client, "/").text_content()
    assert "Noch ist keine Karte gesammelt." in page(client, "/quellen").text_content()


@pytest.mark.usefixtures("known")
def test_when_the_database_goes_last_answers_stay_and_say_so(
    server: postgres.Server, database: str, home: Path
) -> None:
    name = database.partition("dbname=")[2].split()[0]
    readers = Readers([database])
    client = create_app({"HOME": str(home), "READERS": readers}).test_client()
    seen = titles(page(client, f"/gemeinde/{JUELICH}"))
    server.sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    try:
        server.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        again = client.get(f"/gemeinde/{JUELICH}")
        assert titles(lxml.html.fromstring(again.text)) == seen
        assert "antwortet gerade nicht" in again.text
        assert again.headers["Cache-Control"] == "no-store"
        new = client.get(f"/gemeinde/{TITZ}")
        assert new.status_code == 503
        assert new.headers["Retry-After"]
        assert client.get("/healthz").json["status"] == "degraded"
        assert client.get("/healthz?strict").status_code == 503
        assert client.get("/readyz").status_code == 200
    finally:
        server.sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    readers.close()


@pytest.mark.usefixtures("known")
def test_where_a_visitor_is_stays_in_no_memory(client: FlaskClient, app: Flask) -> None:
    lon, lat = POSITIONS[JUELICH]
    assert client.post("/nah", data=HERE).status_code == 200
    assert client.get(f"/hier.json?lon={lon}&lat={lat}&zoom=14").status_code == 200
    kept = [str(key) for key in site_of(app).queries.readers.kept()]
    assert any("area" in key for key in kept)
    assert not [key for key in kept if HERE["lon"] in key or HERE["lat"] in key]


def test_settings_that_are_wrong_are_all_named(home: Path, database: str) -> None:
    (home / "country.toml").write_text(
        'title = ""\n[imprint]\ncontact = "x"\nvisdb = "y"\n', encoding="utf-8"
    )
    with pytest.raises(ProblemsFound) as found:
        create_app({"HOME": str(home), "READERS": Readers([database])})
    named = {problem.column for problem in found.value.problems}
    of_imprint = {f"imprint.{name}" for name in ("responsible", "contact", "visdb")}
    assert named == {"title", "title_en", "base_url"} | of_imprint
