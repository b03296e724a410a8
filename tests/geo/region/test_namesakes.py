"""Two municipalities of one name in one map have two names, two addresses and their own postal codes."""

import pytest
import shapely

from geo.region import boundaries
from geo.region.namesakes import told_apart
from geo.region.postal_codes import of_municipalities
from geo.region.sources import Sources

COUNTIES = [
    {"properties": {"AGS": "09001", "GEN": "Auen", "BEZ": "Kreis"}},
    {"properties": {"AGS": "09002", "GEN": "Bergen", "BEZ": "Kreis"}},
]
SOURCES = Sources({}, (), (), {}, lambda: COUNTIES)
NOWHERE = Sources({}, (), (), {}, lambda: ())


def part(ags, name, designation="Gemeinde"):
    return boundaries.TerritoryPart(ags, name, designation, shapely.box(6, 50, 6.1, 50.1))


def names(parts):
    return [one.full_name for one in parts]


FOREST = part("09001501", "Auen", boundaries.NO_MUNICIPALITY)


def test_a_forest_leaves_its_bare_name_to_the_town():
    region, neighbours = told_apart([FOREST, part("09001001", "Auen", "Stadt")], [], SOURCES)
    assert names(region) == ["Auen (gemeindefreies Gebiet)", "Auen"]
    forest = boundaries.municipality(region[0], (), "x")["properties"]
    assert forest["name"] == "Auen (gemeindefreies Gebiet)"
    assert forest["alt_names"] == ["Gemeindefreies Gebiet Auen"]
    assert neighbours == []


def test_also_around_the_region_and_across_its_border():
    region, neighbours = told_apart([part("09001001", "Auen")], [FOREST], SOURCES)
    assert names(region + neighbours) == ["Auen", "Auen (gemeindefreies Gebiet)"]
    _, neighbours = told_apart([part("09001002", "Bergen")], [FOREST, part("09001001", "Auen")], SOURCES)
    assert names(neighbours) == ["Auen (gemeindefreies Gebiet)", "Auen"]


def test_a_forest_without_a_namesake_keeps_its_name():
    region, _ = told_apart([FOREST, part("09001002", "Bergen")], [], SOURCES)
    assert names(region) == ["Auen", "Bergen"]


def test_in_several_counties_each_says_its_own():
    region, _ = told_apart([part("09001007", "Neuenkirchen"), part("09002007", "Neuenkirchen")], [], SOURCES)
    assert names(region) == ["Neuenkirchen (Kreis Auen)", "Neuenkirchen (Kreis Bergen)"]
    first = boundaries.municipality(region[0], (), "x")["properties"]
    assert "Neuenkirchen" in first["alt_names"]  # so that the bare name becomes a question


@pytest.mark.parametrize(
    ("second", "sources"), [("09001008", SOURCES), ("09002008", NOWHERE)], ids=["one county", "no list"]
)
def test_where_the_county_does_not_tell_the_key_does(second, sources):
    region, _ = told_apart([part("09001007", "Neuenkirchen"), part(second, "Neuenkirchen")], [], sources)
    assert names(region) == ["Neuenkirchen (09001007)", f"Neuenkirchen ({second})"]


def test_who_is_alone_in_the_region_keeps_the_bare_name():
    region, neighbours = told_apart(
        [part("09001007", "Neuenkirchen")], [part("09002007", "Neuenkirchen")], SOURCES
    )
    assert names(region + neighbours) == ["Neuenkirchen", "Neuenkirchen"]


def codes_of(*parts):
    region, _ = told_apart(parts, [], SOURCES)
    features = [boundaries.municipality(one, (), "x") for one in region]
    return {
        item["properties"]["postal_code"]: item["properties"]["ags"]
        for item in of_municipalities({"52349": ["Auen"]}, features)
    }


def test_the_postal_code_is_that_of_the_town_and_not_of_the_forest():
    town = part("09001001", "Auen")
    assert codes_of(town, FOREST) == codes_of(FOREST, town) == {"52349": ["09001001"]}


def test_namesakes_share_their_postal_codes():
    assert codes_of(part("09001001", "Auen"), part("09001002", "Auen")) == {"52349": ["09001001", "09001002"]}
