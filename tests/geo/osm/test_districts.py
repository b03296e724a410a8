"""Which districts of an extract divide the map of a town, and what lies in which."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geo.build import build
from geo.geometry import geojson
from geo.osm.command import run
from geo.publishing.published import Published, read_published
from geo.vocabulary import DISTRICTS
from tests.conftest import MakeHome
from tests.geo.osm.extract import Extract
from tests.town import HALVES, MIDDLE, PLEDGES, QUARTERS, SLUGS, districts_extract, divided_home, town_home

NORTH = {name: box for name, box in QUARTERS.items() if box[1] == MIDDLE[1]}
Levels = dict[str, dict[str, tuple[float, float, float, float]]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town with its districts. Read only."""
    return divided_home(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="module")
def published(home: Path) -> Published:
    return read_published(home)


def made(folder: Path, extract: Extract, wish: str = "", ags: str = "") -> tuple[Published, list[str]]:
    """The town with an extract, and the codes of what the build says."""
    home = town_home(folder / "home", PLEDGES[:1], districts=wish, **({"ags": ags} if ags else {}))
    run(extract.write(folder / "town.osm"), home, report=lambda line: None)
    notices = build(home).notices
    return read_published(home), [one.code for one in notices if one.code.startswith("districts")]


def of_outlines(folder: Path, levels: Levels, wish: str = "", **tags: str) -> tuple[Published, list[str]]:
    return made(folder, districts_extract(levels, **tags), wish)


def slugs(published: Published) -> list[str]:
    return [area.slug for area in published.areas]


def test_the_finest_level_that_divides_the_whole_town_is_the_filter(published: Published) -> None:
    assert slugs(published) == SLUGS
    assert (published.area_kind.key, published.area_kind.word) == ("ortsteil", "Stadtteil")
    assert not published.area_kind.is_approximate
    assert [one.slug for one in published.municipalities] == ["dueren"]


def test_namesakes_have_the_name_of_what_is_around_them(published: Published) -> None:
    assert [area.name for area in published.areas][2:] == ["Neuland (Bezirk Nord)", "Neuland (Bezirk Süd)"]


@pytest.mark.parametrize(
    ("pledge", "expected"),
    [
        ("bahnhof", ["altstadt-nord"]),
        ("quarter", ["altstadt-nord"]),  # not the neighbours that its outline touches
        ("border", ["altstadt-nord", "neuland-bezirk-nord"]),
        ("river", ["neuland-bezirk-nord", "neuland-bezirk-sued"]),
        ("town", []),  # somewhere in it: nobody knows in which district
        ("outside", []),
        ("everywhere", []),
    ],
)
def test_a_place_lies_in_these_districts(published: Published, pledge: str, expected: list[str]) -> None:
    (found,) = [one for one in published.pledges if one.id == pledge]
    assert [area.slug for area in published.areas_of_pledge(found)] == expected


def test_what_is_near_a_border_of_districts_says_so(published: Published) -> None:
    near = [place.name for place in published.places.values() if place.near_border]
    assert near == ["Baum"]


def test_a_level_that_leaves_something_out_is_passed_over(tmp_path: Path) -> None:
    published, notices = of_outlines(tmp_path, {"9": HALVES, "10": NORTH})
    assert (slugs(published), notices) == (["bezirk-nord", "bezirk-sued"], [])
    assert published.area_kind.word == "Stadtbezirk"


def test_a_level_whose_outlines_overlap_is_passed_over(tmp_path: Path) -> None:
    overlapping = QUARTERS | {"Mitte": (6.42, 50.77, 6.52, 50.83)}
    published, _ = of_outlines(tmp_path, {"9": HALVES, "10": overlapping})
    assert slugs(published) == ["bezirk-nord", "bezirk-sued"]


def test_settings_choose_a_level(tmp_path: Path) -> None:
    published, notices = of_outlines(tmp_path, {"9": HALVES, "10": QUARTERS}, "9")
    assert (slugs(published), notices) == (["bezirk-nord", "bezirk-sued"], [])


def test_settings_choose_a_level_with_gaps_and_the_build_says_what_follows(tmp_path: Path) -> None:
    published, notices = of_outlines(tmp_path, {"10": {"Süd": HALVES["Bezirk Süd"]}}, "10")
    assert (slugs(published), notices) == (["sued"], ["districts_partial"])
    assert published.areas_of_pledge(published.pledges[0]) == []  # the station is in the north


def test_settings_can_do_without_districts(tmp_path: Path) -> None:
    published, notices = of_outlines(tmp_path, {"10": QUARTERS}, "none")
    assert (slugs(published), published.area_kind.key, notices) == (["dueren"], "gemeinde", [])


def test_a_level_that_the_extract_lacks_is_named(tmp_path: Path) -> None:
    published, notices = of_outlines(tmp_path, {"10": QUARTERS}, "11")
    assert (slugs(published), notices) == (["dueren"], ["districts_unknown"])


def test_the_edge_of_the_town_is_coarse_so_what_is_beside_its_districts_counts_to_the_nearest(
    tmp_path: Path,
) -> None:
    """Outlines end 300 m before the border of the town in the south-west."""
    _, south, east, north = QUARTERS["Am Süsterfeld"]
    short = QUARTERS | {"Am Süsterfeld": (6.409, south, east, north)}
    home = town_home(tmp_path / "home", [{"id": "edge", "places": "Baum @ 50.78, 6.4035"}])
    run(districts_extract({"10": short}).write(tmp_path / "town.osm"), home, report=lambda line: None)
    build(home)
    published = read_published(home)
    assert [area.slug for area in published.areas_of_pledge(published.pledges[0])] == ["am-suesterfeld"]


def middles(**bounds: Any) -> Extract:
    """A town of which OpenStreetMap knows two parts as points."""
    extract = districts_extract({})
    extract.node(-2000, 3000, place="suburb", name="Westheim")
    extract.node(1500, -3000, place="suburb", name="Ostheim")
    for key, value in bounds.items():
        setattr(extract, key, value)
    return extract


def test_without_outlines_each_place_counts_to_the_nearest_middle_and_pages_say_so(tmp_path: Path) -> None:
    published, notices = made(tmp_path, middles())
    assert (slugs(published), notices) == (["ostheim", "westheim"], ["districts_approximate"])
    assert published.area_kind.is_approximate
    assert len(published.areas_of_pledge(published.pledges[0])) == 1


def test_an_extract_that_has_only_a_part_of_the_town_divides_nothing_by_itself(tmp_path: Path) -> None:
    published, notices = made(tmp_path, middles(bounds=(6.47, 50.79, 6.50, 50.81)))
    assert (slugs(published), notices) == (["dueren"], ["districts_cut_off"])


def test_a_town_without_districts_stays_as_it_was(tmp_path: Path) -> None:
    published, notices = of_outlines(tmp_path, {"10": {"Düren": (6.3, 50.7, 6.6, 50.9)}})
    assert (slugs(published), published.area_kind.key, notices) == (
        ["dueren"],
        "gemeinde",
        ["districts_none"],
    )


def test_a_part_that_is_called_like_the_town_is_its_core(tmp_path: Path) -> None:
    extract = middles()
    extract.node(0, 0, place="town", name="Düren")
    published, _ = made(tmp_path, extract)
    assert [area.name for area in published.areas] == ["Düren-Kernort", "Ostheim", "Westheim"]


def test_a_city_state_has_boroughs(tmp_path: Path) -> None:
    published, _ = made(tmp_path, districts_extract({"9": HALVES}), ags="11000000")
    assert published.area_kind.word == "Bezirk"


def test_without_an_extract_nothing_changes(tmp_path: Path) -> None:
    home = town_home(tmp_path / "home", PLEDGES[:1], districts="10")
    assert [one.code for one in build(home).notices] == ["districts_no_extract"]
    collection = geojson.read(home / "data" / "geojson" / "pledges.geojson")
    assert "districts" not in collection
    assert all("districts" not in item["properties"] for item in collection["features"])
    assert slugs(read_published(home)) == ["dueren"]


def test_a_county_has_its_municipalities_even_with_an_extract(read_home: Path, make_home: MakeHome) -> None:
    assert geojson.read(read_home / "data" / "geojson" / DISTRICTS)["features"] == []
    home = make_home(PLEDGES[0])
    with (home / "pledgemap.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[region]\ndistricts = "10"\n')
    assert [one.code for one in build(home).notices] == ["districts_several"]
    assert len(read_published(home).areas) == 15


def test_a_district_that_is_gone_is_missed(home: Path, tmp_path: Path) -> None:
    """Its address is on posters: the build asks for a redirect."""
    one = divided_home(tmp_path)
    settings = one / "pledgemap.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '\n[region]\ndistricts = "9"\n', encoding="utf-8"
    )
    gone = [notice.value for notice in build(one).notices]
    assert set(SLUGS) <= set(gone)
