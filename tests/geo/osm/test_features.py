"""Places, streets and house numbers of an extract, and how a table names them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point, shape

from geo.build import build
from geo.errors import ProblemsFound
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.locate import explain
from geo.place import gazetteer as gazetteers
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Answer, Outcome, choices, geocode
from geo.place.osm_places import house_entry
from geo.publishing import builds
from geo.publishing.published import read_published
from geo.text.toponym import PlaceEntry, parse
from geo.vocabulary import DISTRICTS, OSM_FILES
from tests.conftest import MakeHome, write_pledges

DUEREN, JUELICH = "05358008", "05358024"


def features(home: Path, name: str) -> dict[str, dict[str, Any]]:
    found = geojson.read(home / "data" / "geojson" / f"{name}.geojson")["features"]
    return {one["id"]: one for one in found}


@pytest.fixture(scope="module")
def places(read_home: Path) -> dict[str, dict[str, Any]]:
    return features(read_home, "osm_places")


@pytest.fixture(scope="module")
def streets(read_home: Path) -> dict[str, dict[str, Any]]:
    return features(read_home, "streets")


@pytest.fixture(scope="module")
def gazetteer(read_home: Path) -> Gazetteer:
    found, problems = gazetteers.load(read_home / "data" / "geojson", ("05358",))
    assert problems == []
    return found


@pytest.fixture(scope="module")
def gazetteer_before(our_home: Path) -> Gazetteer:
    return gazetteers.load(our_home / "data" / "geojson", ("05358",))[0]


def length_m(feature: dict[str, Any]) -> float:
    return to_metric(shape(feature["geometry"])).length


def test_pieces_of_a_street_are_one_within_a_municipality(streets) -> None:
    street = streets["osm-street-ahornallee-dueren"]
    assert street["geometry"]["type"] == "LineString"
    assert length_m(street) == pytest.approx(600, abs=5)
    assert street["properties"]["ags"] == [DUEREN]
    assert street["properties"]["precision"] == "street"
    assert streets["osm-street-ahornallee-juelich"]["properties"]["ags"] == [JUELICH]


def test_streets_of_one_name_in_one_municipality_have_their_ortsteil(streets) -> None:
    found = {
        one["id"]: one["properties"]["alt_names"] for one in streets.values() if "lindenhof" in one["id"]
    }
    assert sorted(found.values()) == [["Lindenhof, Kirschfeld"], ["Lindenhof, Neuhof-Siedlung"]]
    assert len([identifier for identifier in found if identifier == "osm-street-lindenhof-dueren"]) == 1


def test_a_square_is_a_street_with_an_area(streets) -> None:
    assert streets["osm-street-pfauenplatz-dueren"]["geometry"]["type"] == "Polygon"


def test_a_lake_keeps_its_island(places) -> None:
    lake = places["osm-lake-badesee-sued-dueren"]
    assert len(lake["geometry"]["coordinates"]) == 2
    assert to_metric(shape(lake["geometry"])).area == pytest.approx(600 * 600 - 100 * 100, rel=0.02)


def test_a_river_is_one_line_and_its_tributary_another(places) -> None:
    assert length_m(places["osm-river-silberfluss-dueren"]) == pytest.approx(4_000, rel=0.1)
    assert places["osm-river-erlenbach-dueren"]["properties"]["qualifier"] == "Bach"


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        ("osm-railway-silbertalbahn-dueren", "railway"),
        ("osm-cycleway-silbertal-radweg-dueren", "cycleway"),
        ("osm-school-ahornschule-dueren", "school"),
        ("osm-building-altes-rathaus-dueren", "building"),
        ("osm-station-silbertal-dueren", "station"),
        ("osm-forest-kirschenbusch-dueren", "forest"),
    ],
)
def test_each_kind_of_place_is_there(places, identifier: str, kind: str) -> None:
    properties = places[identifier]["properties"]
    assert (properties["kind"], properties["source"]) == (kind, "OpenStreetMap")
    assert properties["osm_id"][0] in "nwr"


def test_a_village_is_its_outline_and_its_point_together(places) -> None:
    village = places["osm-locality-kirschfeld-dueren"]
    assert village["geometry"]["type"] == "Polygon"
    assert village["properties"]["accuracy_m"] == 50
    assert places["osm-locality-neuhof-siedlung-dueren"]["geometry"]["type"] == "Point"


def test_other_names_are_kept_one_by_one(places) -> None:
    assert places["osm-park-ahornpark-dueren"]["properties"]["alt_names"] == ["Alter Garten", "Volksgarten"]


def test_what_lies_outside_or_is_broken_is_no_place(places, streets) -> None:
    names = {one["properties"]["name"] for one in [*places.values(), *streets.values()]}
    assert names & {"Weit weg", "Offener Busch", "Straße ohne Punkte", ""} == set()


def test_house_numbers_are_listed_in_order_by_first_letter(read_home: Path) -> None:
    (letter,) = features(read_home, "addresses").values()
    numbers = letter["properties"]["numbers"]
    assert letter["id"] == "a"
    assert numbers["osm-street-ahornallee-dueren"] == ["1", "2", "5", "12a", "14-18", "20", "22"]
    assert numbers["osm-street-ahornallee-juelich"] == ["3"]
    assert len(letter["geometry"]["coordinates"]) == 8


def asked(entry: str, gazetteer: Gazetteer) -> Answer:
    return geocode(parse(entry), gazetteer)


@pytest.mark.parametrize(
    ("entry", "identifier", "precision"),
    [
        ("Ahornallee (Düren)", "osm-street-ahornallee-dueren", "street"),
        ("ahornallee, Jülich", "osm-street-ahornallee-juelich", "street"),
        ("Ahornallee 12a (Düren)", "osm-street-ahornallee-dueren-12a", "exact"),
        ("Ahornallee 12 A (Düren)", "osm-street-ahornallee-dueren-12a", "exact"),
        ("Ahornallee 3", "osm-street-ahornallee-juelich-3", "exact"),
        ("Ahornallee 16 (Düren)", "osm-street-ahornallee-dueren-14-18", "exact"),
        ("Lindenhof (Kirschfeld)", "osm-street-lindenhof-dueren", "street"),
        ("Pfauenplatz", "osm-street-pfauenplatz-dueren", "street"),
        ("Volksgarten (Düren)", "osm-park-ahornpark-dueren", "site"),
        ("Ahornpark (Park)", "osm-park-ahornpark-dueren", "site"),
        ("Silberfluss", "osm-river-silberfluss-dueren", "site"),
        ("Kirschfeld", "osm-locality-kirschfeld-dueren", "locality"),
        ("'Zum Ω'", "osm-street-strasse-an-der-7-muehle-dueren", "street"),
    ],
)
def test_an_entry_of_the_table_names_a_place_street_or_house(
    gazetteer: Gazetteer, entry: str, identifier: str, precision: str
) -> None:
    answer = asked(entry, gazetteer)
    assert answer.outcome is Outcome.FOUND
    assert answer.place is not None
    assert (answer.place.id, answer.place.precision) == (identifier, precision)


def test_a_house_is_where_its_number_is(gazetteer: Gazetteer) -> None:
    place = asked("Ahornallee 12a (Düren)", gazetteer).place
    assert place is not None
    there = to_metric(Point(6.48 - 100 / 70_400, 50.80 + 12 / 111_200))
    assert place.metric.distance(there) < 2
    assert (place.kind, place.name) == ("building", "Ahornallee 12a")


@pytest.mark.parametrize("entry", ["Ahornallee", "Lindenhof", "Lindenhof (Düren)"])
def test_a_name_of_several_is_a_question_with_an_answer_for_each(gazetteer: Gazetteer, entry: str) -> None:
    answer = asked(entry, gazetteer)
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.code == "ambiguous_toponym"
    spellings = choices(answer, gazetteer)
    found = [asked(spelling, gazetteer).place for spelling in spellings]
    assert [place.id for place in found if place] == [place.id for place in answer.candidates]


def test_what_needs_another_spelling_is_shown_with_it(gazetteer: Gazetteer) -> None:
    is_found, text = explain("Düren", gazetteer)
    assert is_found
    (line,) = [line for line in text.splitlines() if "osm-locality-dueren-dueren" in line]
    spelling = line.rpartition(": ")[2]
    place = asked(spelling, gazetteer).place
    assert place is not None
    assert place.kind == "locality" or "@" in spelling


def test_a_number_that_does_not_exist_names_those_around_it(gazetteer: Gazetteer) -> None:
    answer = asked("Ahornallee 99 (Düren)", gazetteer)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.code == "unknown_house"
    assert dict(answer.details) == {"street": "Ahornallee", "numbers": "5, 12a, 14-18, 20, 22"}


def test_what_a_name_meant_before_it_means_afterwards(
    gazetteer: Gazetteer, gazetteer_before: Gazetteer
) -> None:
    names = {name for place in gazetteer_before.places for name in (place.name, *place.alt_names)}
    assert len(names) > 1_500
    for name in sorted(names):
        before, after = asked(name, gazetteer_before), asked(name, gazetteer)
        assert before.outcome is after.outcome, name
        assert (before.place and before.place.id) == (after.place and after.place.id), name


def test_the_bare_name_of_a_municipality_stays_the_municipality(gazetteer: Gazetteer) -> None:
    answer = asked("Düren", gazetteer)
    assert answer.place is not None
    assert answer.place.id == DUEREN
    assert "osm-locality-dueren-dueren" in [place.id for place in answer.candidates]


def test_a_village_that_was_known_keeps_its_id_and_gets_its_true_shape(
    read_home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "geojson"
    folder.mkdir()
    for path in (read_home / "data" / "geojson").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    collection = geojson.read(folder / "osm_places.geojson")
    known = gazetteers.load(folder, ("05358",))[0]
    merken = next(place for place in known.places if place.id == "locality-merken-dueren")
    outline = geojson.encode(merken.geometry.buffer(0.004))
    village = next(one for one in collection["features"] if one["id"] == "osm-locality-kirschfeld-dueren")
    village["properties"] |= {"name": "Merken"}
    village["geometry"] = outline
    text = geojson.dumps(collection["features"], {"provenance": collection["provenance"]})
    (folder / "osm_places.geojson").write_text(text, encoding="utf-8")
    place = asked("Merken", gazetteers.load(folder, ("05358",))[0]).place
    assert place is not None
    assert (place.id, place.geometry.geom_type) == ("locality-merken-dueren", "Polygon")
    assert (place.accuracy_m, place.source) == (50, "OpenStreetMap")
    assert place.note == "Gezeigt wird der Umriss des Ortes."
    assert place.note_en == "The outline of the place is shown."


@pytest.mark.parametrize(
    ("toponym", "street", "number"),
    [
        ("Oberstraße 12", "Oberstraße", "12"),
        ("Oberstraße 12 A", "Oberstraße", "12a"),
        ("Oberstr. 3-5", "Oberstr.", "3-5"),
        ("Straße des 17. Juni 135", "Straße des 17. Juni", "135"),
        ("Platz, 1 b", "Platz", "1b"),
        ("Oberstraße", "", ""),
        ("12", "", ""),
        ("12 12", "", ""),
    ],
)
def test_street_and_number_are_told_apart(toponym: str, street: str, number: str) -> None:
    assert house_entry(toponym) == ((street, number) if street else None)


def test_a_pledge_can_be_in_a_street_and_at_a_house(make_home: MakeHome, read_home: Path) -> None:
    home = make_home({"id": "neu", "places": "Jülich"})
    for name in OSM_FILES:
        shutil.copy(read_home / "data" / "geojson" / name, home / "data" / "geojson")
    write_pledges(home / "pledges.csv", [{"id": "neu", "places": "Ahornallee 12a (Düren); Pfauenplatz"}])
    build(home)
    builds.keep(home)
    published = read_published(builds.folders(home)[0])
    (pledge,) = published.pledges
    assert pledge.place_ids == ("osm-street-ahornallee-dueren-12a", "osm-street-pfauenplatz-dueren")
    places = [published.places[identifier] for identifier in pledge.place_ids]
    assert [(place.name, place.precision) for place in places] == [
        ("Ahornallee 12a", "exact"),
        ("Pfauenplatz", "street"),
    ]
    assert [place.municipalities for place in places] == [(DUEREN,), (DUEREN,)]
    assert any("OpenStreetMap" in one.text for one in published.attributions)
    assert published.collection["made_from"].keys() >= set(OSM_FILES)


@pytest.mark.parametrize("name", [name for name in OSM_FILES if name != DISTRICTS])
def test_a_file_of_an_extract_that_was_damaged_since_names_the_remedy(
    make_home: MakeHome, read_home: Path, name: str
) -> None:
    home = make_home({"id": "neu", "places": "Jülich"})
    collection = geojson.read(read_home / "data" / "geojson" / name)
    del collection["features"][0]["properties"]["numbers" if "addresses" in name else "ags"]
    text = geojson.dumps(collection["features"], {"provenance": collection["provenance"]})
    (home / "data" / "geojson" / name).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        build(home)
    (problem,) = found.value.problems
    assert (problem.file, problem.code) == (name, "incomplete_place")
    assert "python -m geo osm" in problem.remedy


def test_the_answer_that_a_service_gave_before_stays(gazetteer: Gazetteer) -> None:
    entry = parse("Silberfluss")
    published = Answer(Outcome.FOUND, asked("Jülich", gazetteer).place)

    class Service:
        def kept(self, entry: PlaceEntry, gazetteer: Gazetteer) -> Answer:
            return published

        def __call__(self, entry: PlaceEntry, gazetteer: Gazetteer) -> Answer:
            raise AssertionError("nobody is asked about what the extract knows")

    assert geocode(entry, gazetteer, Service()) is published


def test_no_service_is_asked_about_what_the_extract_knows(gazetteer: Gazetteer) -> None:
    def service(entry: PlaceEntry, gazetteer: Gazetteer) -> Answer:
        raise AssertionError

    place = geocode(parse("Silberfluss"), gazetteer, service).place
    assert place is not None
    assert place.id == "osm-river-silberfluss-dueren"
