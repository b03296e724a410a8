"""Streets and house numbers in the field for a place: what the server says of them, and what it keeps."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import brotli
import pytest
import shapely
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from geo.place.street_index import decoded_street, street_index
from geo.public import to_metric
from tests.streets import ROWS, addresses_of, copy_with_streets, large_county, street_of
from webapp import create_app
from webapp.near.nearby import Near
from webapp.near.street_files import names_json
from webapp.snapshot import Snapshot

STREET = "Oberstraße (Düren)"


@pytest.fixture(scope="module")
def home(our_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_with_streets(our_home, tmp_path_factory.mktemp("streets") / "home")


@pytest.fixture(scope="module")
def streets_app(home: Path) -> Flask:
    return create_app({"HOME": str(home)})


@pytest.fixture
def client(streets_app: Flask) -> FlaskClient:
    return streets_app.test_client()


@pytest.fixture
def snapshot(streets_app: Flask) -> Snapshot:
    return streets_app.extensions["pledgemap"].snapshot


def page(client: FlaskClient, place: str) -> str:
    return client.get(f"/?ort={quote_plus(place)}").text


def origin(html: str) -> str:
    found = re.search(r'<p class="near-origin">(.*?)</p>', html)
    return found[1] if found else ""


def test_the_answer_says_from_where_it_is_measured_and_how_surely(client: FlaskClient) -> None:
    assert origin(page(client, STREET)).startswith("Straße, ungefähr")
    assert origin(page(client, "Oberstr. 12, Düren")).startswith("Ab Oberstraße 12: Hausnummer genau.")
    assert origin(page(client, "Oberstr. 13, Düren")).startswith(
        "Nummer 13 kennt die Karte nicht: ungefähr, ab Nummer 12."
    )
    assert origin(page(client, "Oberstr. 900, Düren")).startswith(
        "Nummer 900 kennt die Karte in dieser Straße nicht. Straße, ungefähr"
    )
    assert origin(page(client, "Gürzenich")) == ""


def test_distances_are_from_the_house_or_from_the_nearest_point_of_the_street(snapshot: Snapshot) -> None:
    nearby, streets = snapshot.nearby, snapshot.nearby.streets
    shape, houses = decoded_street(streets.entry(STREET))
    place_id, place = next(iter(snapshot.published.places.items()))
    target = to_metric(shapely.geometry.shape(place.geometry))
    line, house = to_metric(shapely.geometry.shape(shape)), to_metric(shapely.Point(houses["12"]))
    around_street = nearby.all_distances_m(STREET)[place_id]
    assert around_street == pytest.approx(line.distance(target), abs=0.01)
    around_house = nearby.distances_m(Near(STREET, 30, house="12"))[place_id]
    assert around_house == pytest.approx(house.distance(target), abs=0.01)
    assert around_house != pytest.approx(around_street, abs=1)


def test_a_house_number_is_in_the_field_and_nowhere_that_is_passed_on(client: FlaskClient) -> None:
    html = page(client, "Oberstr. 12, 52349 Düren")
    assert 'value="Oberstraße 12 (Düren)"' in html
    addresses = re.findall(r'(?:href|src|content)="([^"]*)"', html)
    assert any(quote_plus(STREET) in address for address in addresses)
    assert not [address for address in addresses if re.search(r"Oberstr[^\"]*12", address)]
    rest = re.sub(r"<p class=\"near-origin\">.*?</p>|value=\"[^\"]*\"", "", html)
    assert not re.search(r"Oberstra(ß|\\u00df)e 12", rest)


def test_pages_of_two_houses_of_a_street_are_not_mixed_up(client: FlaskClient) -> None:
    first, other = page(client, "Oberstraße 12 (Düren)"), page(client, "Oberstraße 1 (Düren)")
    assert "Ab Oberstraße 12:" in origin(first)
    assert "Ab Oberstraße 1:" in origin(other)
    assert "Straße, ungefähr" in origin(page(client, STREET))


@pytest.mark.parametrize("address", ["/embed", "/downloads/zusagen.csv", "/api/collections/pledges/items"])
def test_what_is_passed_on_is_for_the_street(client: FlaskClient, snapshot: Snapshot, address: str) -> None:
    key = "near" if "api" in address else "ort"
    typed, street = (client.get(address, query_string={key: text}) for text in ("Oberstr. 12, Düren", STREET))
    assert typed.status_code == street.status_code == 200
    assert "Oberstr. 12" not in typed.text
    chosen = snapshot.grammar.parse(MultiDict({"ort": "Oberstr. 12, Düren"}))
    assert chosen.near == Near(STREET)


def test_an_ambiguous_street_is_a_question_whose_answers_keep_the_number(client: FlaskClient) -> None:
    html = page(client, "Hauptstr. 1")
    assert "Straßen dieses Namens gibt es mehrere. Welche ist es?" in html
    links = re.findall(r'<li><a href="([^"]*)">([^<]*)</a> <small>Straße</small>', html)
    assert [label for _address, label in links] == [
        *("Hauptstraße (Jülich)", "Hauptstraße, Boich (Kreuzau)"),
        *("Hauptstraße, Winden (Kreuzau)", "Hauptstraße (Titz)"),
    ]
    answer = client.get(links[2][0].replace("&amp;", "&")).text
    assert "Ab Hauptstraße 1:" in origin(answer)
    assert 'value="Hauptstraße 1, Winden (Kreuzau)"' in answer


def links_in(html: str) -> list[tuple[str, str, str]]:
    return re.findall(r'<li><a href="([^"]*)">([^<]*)</a>(?: <small>([^<]*)</small>)?', html)


def test_a_mistyped_street_is_a_question_and_is_never_just_taken(client: FlaskClient) -> None:
    answer = client.get("/?ort=Aachner+Str.+7&thema=mobilitaet")
    assert answer.status_code == 404
    assert "„Aachner Str. 7“ ist nicht zu finden. Meinten Sie diese Straße?" in answer.text
    found = [one for one in links_in(answer.text) if one[2] == "Straße"]
    assert [label for _address, label, _kind in found] == ["Aachener Straße (Düren)"]
    right = client.get(found[0][0].replace("&amp;", "&")).text
    assert "Ab Aachener Straße 7:" in origin(right)
    assert "thema=mobilitaet" in found[0][0]


def test_beside_a_mistyped_street_is_what_else_an_address_names(client: FlaskClient) -> None:
    html = page(client, "Obersraße 12, Düren")
    assert "„Obersraße 12, Düren“ ist nicht zu finden. Meinten Sie einen von diesen Orten?" in html
    street, town = [one for one in links_in(html) if one[2] in ("Straße", "Gemeinde")]
    assert (street[1], town[1]) == (STREET, "Düren")
    # The number belongs to the street alone.
    assert "12" in street[0]
    assert "12" not in town[0]


def test_without_an_extract_the_field_is_as_before(dueren_app: Flask) -> None:
    snapshot: Snapshot = dueren_app.extensions["pledgemap"].snapshot
    assert not snapshot.has_streets
    assert not snapshot.nearby.streets
    assert not [name for name in snapshot.assets.named if name.startswith("strassen")]
    html = dueren_app.test_client().get("/").text
    assert "data-streets" not in html
    assert 'placeholder="Ort oder Postleitzahl"' in html
    assert snapshot.nearby.find("Oberstr. 7, 52349 Düren").label == "Haltestelle Oberstraße (Düren)"
    assert "near_streets" not in str(snapshot.assets.named["near.js"].content)


def test_the_page_names_the_file_of_the_streets_and_it_those_of_the_letters(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    html = client.get("/").text
    found = re.search(r'data-streets="([^"]*)"', html)
    assert found
    assert 'placeholder="Ort oder Straße"' in html
    answer = client.get(found[1])
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"].startswith("immutable")
    names = answer.get_json(force=True)
    for _letter, file, _count in names["letters"]:
        assert client.get(f"/static/{file}").status_code == 200
    again = snapshot.published.streets
    assert again == street_index(*_features())  # the same files, the same bytes


def _features() -> tuple[list[Any], list[Any]]:
    streets = [street_of(place, row) for place, row in enumerate(ROWS)]
    return streets, addresses_of(streets)


def test_the_names_of_a_large_county_stay_below_60_kb() -> None:
    index = street_index(large_county(count=8_000, names=5_400), [])
    assert index
    assert len(index.streets) > 7_500  # of one name and Gemeinde there is one
    names = {f"05358{number:03}": f"Gemeinde {number}" for number in range(4, 64, 4)}
    files = {letter: f"strassen-{letter}-0123456789ab.json" for letter in index.letters}
    text = names_json(index, names, files)
    assert len({street.name for street in index.streets}) > 5_000
    assert len(brotli.compress(text.encode())) < 60_000


def test_a_street_and_its_houses_come_out_as_they_went_in() -> None:
    areas = {"type": "Polygon", "coordinates": [[[6.4, 50.8], [6.5, 50.8], [6.5, 50.9], [6.4, 50.8]]]}
    lines = {
        "type": "MultiLineString",
        "coordinates": [[[6.4, 50.8], [6.41, 50.8]], [[6.42, 50.8], [6.4, 50.79]]],
    }
    point = {"type": "Point", "coordinates": [6.41234, 50.81234]}
    for number, member in enumerate((areas, lines, point)):
        street = {
            "id": f"s{number}",
            "geometry": member,
            "properties": {"name": "Platz", "alt_names": [], "ags": ["05358008"]},
        }
        houses = {
            "geometry": {"type": "MultiPoint", "coordinates": [[6.40001, 50.80001], [6.39999, 50.80003]]},
            "properties": {"letter": "p", "numbers": {f"s{number}": ["1", "2-4"]}},
        }
        index = street_index([street], [houses])
        assert index
        shape, known = decoded_street(json.loads(index.letters["p"])[0])
        assert json.loads(json.dumps(shape)) == member
        assert known == {"1": (6.40001, 50.80001), "2-4": (6.39999, 50.80003)}
