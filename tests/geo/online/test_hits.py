"""What of a server's answers becomes a place of ours."""

import pytest

from geo.place.geocode import Outcome
from tests.geo.online.conftest import found, line


@pytest.mark.parametrize(
    ("category", "type_", "rank", "shape", "kind", "precision", "accuracy_m"),
    [
        ("place", "house", 30, "point", "building", "exact", 50),
        ("building", "yes", 30, "area", "building", "exact", 25),
        ("amenity", "school", 30, "area", "school", "exact", 25),
        ("highway", "residential", 26, "line", "street", "street", 50),
        ("highway", "bus_stop", 30, "point", "stop", "exact", 50),
        ("railway", "station", 30, "point", "station", "exact", 50),
        ("waterway", "stream", 22, "line", "river", "site", 50),
        ("natural", "wood", 24, "area", "forest", "site", 50),
        ("landuse", "forest", 24, "point", "forest", "site", 300),
        ("place", "suburb", 19, "point", "locality", "locality", 500),
        ("boundary", "administrative", 18, "area", "locality", "locality", 150),
        ("boundary", "administrative", 16, "area", "municipality", "municipality", 150),
    ],
)
def test_what_nominatim_calls_it_becomes_our_kind_and_precision(
    ask, category, type_, rank, shape, kind, precision, accuracy_m
):
    shapes = {
        "point": {"type": "Point", "coordinates": [6.42, 50.82]},
        "line": {"type": "LineString", "coordinates": [[6.42, 50.82], [6.43, 50.83]]},
        "area": {
            "type": "Polygon",
            "coordinates": [[[6.41, 50.81], [6.43, 50.81], [6.42, 50.83], [6.41, 50.81]]],
        },
    }
    special = {"class": category, "type": type_, "place_rank": rank, "geojson": shapes[shape]}
    place = ask("Neues", found("Neues", 6.42, 50.82, **special)).place
    assert (place.kind, place.precision, place.accuracy_m) == (kind, precision, accuracy_m)
    assert place.ags == ("09001001",)
    assert place.geometry.geom_type == {"point": "Point", "line": "LineString", "area": "Polygon"}[shape]
    assert place.source == "OpenStreetMap (node 7), mit Nominatim gefunden am 2026-11-22"


@pytest.mark.parametrize(
    ("category", "type_", "rank"),
    [
        ("boundary", "administrative", 12),
        ("place", "county", 12),
        ("landuse", "farmland", 22),
        ("x", "y", 30),
    ],
)
def test_what_the_map_has_no_kind_for_is_not_taken(ask, category, type_, rank):
    answer = ask(
        "Neues", found("Neues", 6.42, 50.82, **{"class": category, "type": type_, "place_rank": rank})
    )
    assert (answer.outcome, answer.code) == (Outcome.NOT_FOUND, "answer_unfit")
    assert dict(answer.details)["what"] == f"{category}={type_}"


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Stadtbücherei", {"name": "Stadtbuecherei"}),
        ("Alte Post", {"name": "Bibliothek", "alt_name": "Post;Alte Post"}),
        ("Bibliothek, Auen", {"name": "Bibliothek"}),
        ("Auen-Bibliothek", {"name": "Bibliothek"}),
    ],
)
def test_an_answer_must_bear_the_name(ask, entry, names):
    assert ask(entry, found(names["name"], 6.42, 50.82, namedetails=names)).outcome is Outcome.FOUND


def test_a_name_that_only_holds_the_word_is_offered_not_taken(ask):
    answer = ask("Bücherei", found("Neue Bücherei", 6.42, 50.82))
    assert (answer.outcome, answer.code) == (Outcome.NOT_FOUND, "answer_other_name")
    assert dict(answer.details)["names"] == "Neue Bücherei"


def test_a_house_is_found_by_street_and_number(ask):
    address = {"road": "Kölner Straße", "house_number": "12a"}
    house = found(
        "", 6.42, 50.82, **{"class": "place", "type": "house", "address": address, "namedetails": None}
    )
    place = ask("Kölner Str. 12a (Auen)", house).place
    assert (place.name, place.kind, place.precision) == ("Kölner Straße 12a", "building", "exact")


@pytest.mark.parametrize(
    ("entry", "lon", "outcome"),
    [
        ("Neues", 6.42, "found"),
        ("Neues", 6.52, "not found"),  # in Cramm, which is on the map but not in the region
        ("Neues", 9.0, "not found"),
        ("Neues (Auen)", 6.42, "found"),
        ("Neues (Auen)", 6.451, "found"),  # the border is not known better than 150 m
        ("Neues (Auen)", 6.47, "not found"),
        ("Neues (Cramm (Sieg))", 6.52, "found"),
    ],
)
def test_an_answer_must_lie_in_the_region_or_the_gemeinde_that_is_named(ask, entry, lon, outcome):
    answer = ask(entry, found("Neues", lon, 50.82))
    assert answer.outcome == outcome
    assert answer.code == ("" if outcome == "found" else "answer_outside")


def test_a_gemeinde_that_nobody_knows_is_not_asked_for(ask, fake):
    assert ask("Neues (Atlantis)", found("Neues", 6.42, 50.82)).outcome is Outcome.NOT_FOUND
    assert fake.queries == []


def test_the_pieces_of_a_street_are_one_and_two_streets_are_two(ask):
    pieces = [
        line("Weg", 1, (6.41, 50.81), (6.42, 50.81)),
        line("Weg", 3, (6.43, 50.81), (6.44, 50.81)),
        line("Weg", 2, (6.42, 50.81), (6.43, 50.81)),
    ]
    place = ask("Weg", *pieces).place
    assert [list(position) for position in place.geometry.coords] == [
        [6.41, 50.81], [6.42, 50.81], [6.43, 50.81], [6.44, 50.81]
    ]  # fmt: skip
    assert place.source.startswith("OpenStreetMap (way 1 und 2 weitere)")
    answer = ask("Weg", *pieces, line("Weg", 9, (6.42, 50.82), (6.43, 50.82)))
    assert answer.outcome is Outcome.AMBIGUOUS
    assert [spelling[:15] for spelling in answer.spellings] == ["Weg @ 50.81000,", "Weg @ 50.82000,"]


def test_a_building_goes_before_the_stop_that_has_its_name(ask):
    stop = found("Bücherei", 6.421, 50.82, osm_id=1, **{"class": "highway", "type": "bus_stop"})
    assert ask("Bücherei", stop, found("Bücherei", 6.42, 50.82)).place.kind == "building"


def test_two_equally_good_answers_are_a_question(ask):
    answer = ask("Bücherei", found("Bücherei", 6.42, 50.82), found("Bücherei", 6.48, 50.82, osm_id=8))
    assert (answer.outcome, answer.code, answer.place) == (Outcome.AMBIGUOUS, "ambiguous_toponym", None)
    assert answer.spellings == ("Bücherei (Auen)", "Bücherei (Bergen)")


def test_the_gazetteer_answers_first_and_has_the_last_word_about_nothing(ask, fake):
    assert ask("Moor", found("Moor", 6.48, 50.82)).place.id == "moor"
    assert ask("Kirchfeld", found("Kirchfeld", 6.43, 50.81)).outcome is Outcome.AMBIGUOUS
    assert fake.queries == []
    assert ask("Kirchfelt").code == "unknown_toponym"
    assert ask("Moor (Cramm (Sieg))").code == "not_in_municipality"


def test_a_question_names_the_gemeinde_and_keeps_to_its_box(ask, fake):
    ask("Neues (Auen)")
    ask("Neues")
    first, second = fake.queries
    assert (first["q"], second["q"]) == (["Neues, Auen"], ["Neues"])
    west, south, east, north = map(float, first["viewbox"][0].split(","))
    assert (west, south, east, north) == pytest.approx((6.40, 50.80, 6.45, 50.84), abs=0.003)
    assert float(second["viewbox"][0].split(",")[2]) == pytest.approx(6.50, abs=0.003)
    expected = {"bounded": ["1"], "countrycodes": ["de"], "polygon_geojson": ["1"], "dedupe": ["0"]}
    assert {key: first[key] for key in expected} == expected


def test_a_shape_is_simplified_and_a_broken_one_becomes_its_point(ask):
    zigzag = [[6.41 + step / 1e5, 50.81 + step % 2 / 1e6] for step in range(1000)]
    shape = {"type": "Polygon", "coordinates": [[*zigzag, [6.42, 50.82], zigzag[0]]]}
    special = {"class": "leisure", "type": "park"}
    place = ask("Park", found("Park", 6.415, 50.815, geojson=shape, **special)).place
    assert len(place.geometry.exterior.coords) < 10
    for broken in (None, {"type": "Polygon", "coordinates": [[[6.41, 50.81]]]}, {"type": "Nonsense"}, []):
        place = ask("Park", found("Park", 6.415, 50.815, geojson=broken, **special)).place
        assert place.member == {"type": "Point", "coordinates": [6.415, 50.815]}
