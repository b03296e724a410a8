"""What a number decides, on both sides of it: just within and just beyond. The numbers are here once
more."""

from __future__ import annotations

import re

import pytest
import shapely

from geo.config.settings import load_settings
from geo.errors import ProblemsFound
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Outcome, geocode
from geo.place.municipalities import Municipalities, contradictions
from geo.place.place import place_of
from geo.text.toponym import EntryError, in_germany, parse
from tests.conftest import WORLD
from tests.geo.conftest import place
from tests.world.ground import BORDER_X, CORNER, GRENZBUETTEL, HOERNSPITZ, UEBERSEE, WEISSMOEHLEN, at
from tests.world.settings import SETTINGS

FOLDER = WORLD / "data" / "geojson"


@pytest.fixture(scope="module")
def areas():
    names = ("municipalities.geojson", "neighbours.geojson")
    return Municipalities(item for name in names for item in geojson.read(FOLDER / name)["features"])


def here(shape):
    """A shape in metres from the corner of the invented county, in EPSG:25832."""
    return shapely.transform(shape, lambda xy: xy + CORNER)


def point(x, y):
    return here(shapely.Point(x, y))


def line(x1, x2, y=500):
    return here(shapely.LineString([(x1, y), (x2, y)]))


def box(west, east, south, north):
    return here(shapely.box(west, south, east, north))


# --- in which municipalities something lies


@pytest.mark.parametrize(
    ("distance_m", "both"), [(0, True), (120, True), (149, True), (151, False), (240, False)]
)
def test_a_point_counts_for_both_sides_up_to_150_m_from_the_border(areas, distance_m, both):
    expected = [WEISSMOEHLEN, UEBERSEE] if both else [WEISSMOEHLEN]
    assert areas.touched(point(BORDER_X - distance_m, 1_000)) == expected
    expected = [WEISSMOEHLEN, UEBERSEE] if both else [UEBERSEE]
    assert areas.touched(point(BORDER_X + distance_m, 1_000)) == expected


def test_a_point_may_claim_a_municipality_up_to_150_m_away(areas):
    near, far = point(BORDER_X - 149, 1_000), point(BORDER_X - 151, 1_000)
    assert contradictions([UEBERSEE], near, areas) == ([], [])
    assert contradictions([UEBERSEE], far, areas) == ([UEBERSEE], [WEISSMOEHLEN])


@pytest.mark.parametrize(("beyond_m", "touched"), [(490, False), (510, True), (880, True)])
def test_of_a_long_line_more_than_500_m_make_a_municipality(areas, beyond_m, touched):
    """5 % of it would be more than that."""
    drawn = line(BORDER_X + beyond_m - 17_700, BORDER_X + beyond_m)
    assert drawn.length > 500 / 0.05
    assert (UEBERSEE in areas.touched(drawn)) == touched


@pytest.mark.parametrize(("beyond_m", "touched"), [(95, False), (105, True), (490, True)])
def test_of_a_short_line_more_than_5_percent_make_a_municipality(areas, beyond_m, touched):
    drawn = line(BORDER_X + beyond_m - 2_000, BORDER_X + beyond_m)
    assert (UEBERSEE in areas.touched(drawn)) == touched


@pytest.mark.parametrize(("beyond_ha", "touched"), [(9.8, False), (10.2, True), (29, True)])
def test_of_a_large_area_more_than_10_hectares_make_a_municipality(areas, beyond_ha, touched):
    """5 % of its 800 hectares would be more than that."""
    beyond_m = beyond_ha * 10_000 / 2_000
    drawn = box(BORDER_X + beyond_m - 4_000, BORDER_X + beyond_m, 100, 2_100)
    assert (UEBERSEE in areas.touched(drawn)) == touched


@pytest.mark.parametrize(("beyond_m", "touched"), [(48, False), (52, True), (200, True)])
def test_of_a_small_area_more_than_5_percent_make_a_municipality(areas, beyond_m, touched):
    drawn = box(BORDER_X + beyond_m - 1_000, BORDER_X + beyond_m, 100, 600)
    assert (UEBERSEE in areas.touched(drawn)) == touched


def test_a_shape_has_all_that_it_touches_in_the_order_of_their_keys(areas):
    assert areas.touched(line(1_000, 25_000)) == [GRENZBUETTEL, WEISSMOEHLEN, UEBERSEE]
    assert areas.touched(box(8_000, 14_000, 5_000, 9_000)) == [WEISSMOEHLEN, UEBERSEE, HOERNSPITZ]


def test_on_a_border_the_lower_key_holds_and_in_a_hole_that_of_the_exclave(areas):
    # Three meet here; the borders are rounded to 0.1 m, so the corner itself is taken from the file.
    corner = to_metric(shapely.Point(at(BORDER_X, 7_000)))
    assert areas.containing(corner) == WEISSMOEHLEN
    assert areas.containing(point(4_500, 3_500)) == UEBERSEE
    assert areas.containing(point(3_900, 3_500)) == WEISSMOEHLEN
    assert areas.containing(point(-100, 3_500)) is None


def test_of_overlapping_municipalities_the_lower_key_holds():
    square = {"type": "Polygon", "coordinates": [[[8, 54], [8.1, 54], [8.1, 54.1], [8, 54.1], [8, 54]]]}
    twice = Municipalities({"id": ags, "properties": {"name": ags}, "geometry": square} for ags in "312")
    assert twice.containing(to_metric(shapely.Point(8.05, 54.05))) == "1"


# --- one and the same place


def found(*candidates, name="Ahorn"):
    return geocode(parse(name), Gazetteer([place_of(item, file) for item, file in candidates], ("01099",)))


def candidate(identifier, x, kind="stop", ags=WEISSMOEHLEN, **more):
    file = "localities.geojson" if kind == "locality" else "stops.geojson"
    return place(identifier, "Ahorn", kind, [ags], at(x, 5_000), **more), file


@pytest.mark.parametrize(("apart_m", "is_one"), [(0, True), (998, True), (1_002, False), (1_400, False)])
def test_up_to_1_km_apart_one_name_in_one_municipality_is_one_place(apart_m, is_one):
    answer = found(candidate("a", 2_000), candidate("b", 2_000 + apart_m))
    assert answer.outcome is (Outcome.FOUND if is_one else Outcome.AMBIGUOUS)


def test_in_two_municipalities_one_name_is_two_places_however_near():
    answer = found(candidate("a", 9_990), candidate("b", 10_010, ags=UEBERSEE))
    assert answer.outcome is Outcome.AMBIGUOUS


def test_of_one_place_the_first_kind_is_taken_then_the_more_exact_then_the_first_id():
    kinds = ("stop", "station", "locality")
    for number in range(2, 4):
        known = [candidate(f"{kind}-{5 - i}", 2_000 + i, kind) for i, kind in enumerate(kinds[:number])]
        for order in (known, known[::-1]):
            assert found(*order).place.kind == kinds[number - 1]
    rough, exact = candidate("a", 2_000, accuracy_m=90), candidate("b", 2_001, accuracy_m=30)
    assert found(rough, exact).place.id == found(exact, rough).place.id == "b"
    same = candidate("a", 2_000), candidate("b", 2_001)
    assert found(*same).place.id == found(*same[::-1]).place.id == "a"


@pytest.mark.parametrize(
    ("typed", "is_like"),
    [("abcdefghijklmyyyyyyy", True), ("abcdefghijklyyyyy", False), ("abcdefghijklmnopqyyy", True)],
    ids=["65 of 100", "64.9 of 100", "85 of 100"],
)
def test_from_65_of_100_on_a_name_is_asked_about(typed, is_like):
    known = Gazetteer(
        [
            place_of(
                place("a", "abcdefghijklmnopqrst", "stop", [WEISSMOEHLEN], at(1_000, 1_000)), "stops.geojson"
            )
        ],
        ("01099",),
    )
    assert known.similar(typed) == (["abcdefghijklmnopqrst"] if is_like else [])


# --- where Germany is, and how long an entry may be


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        (55.06, 8.41, True),  # List auf Sylt
        (54.11, 8.4, True),
        (55.1, 10, True),
        (55.11, 10, False),
        (47.2, 10, True),
        (47.19, 10, False),
        (51, 5.8, True),
        (51, 5.79, False),
        (51, 15.1, True),
        (51, 15.11, False),
    ],
)
def test_germany_is_a_box_with_sylt_in_it(lat, lon, inside):
    assert in_germany(lat, lon) == inside
    text = f"Leuchtturm @ {lat:.5f}, {lon:.5f}"
    if inside:
        assert (parse(text).lat, parse(text).lon) == (lat, lon)
    else:
        with pytest.raises(EntryError, match="outside_germany"):
            parse(text)


def test_an_entry_has_at_most_200_characters():
    assert parse("x" * 200).toponym == "x" * 200
    with pytest.raises(EntryError, match="bad_entry"):
        parse("x" * 201)


# --- settings


@pytest.mark.parametrize("name", ["label", "label_en"])
@pytest.mark.parametrize(("length", "is_right"), [(0, False), (1, True), (40, True), (41, False)])
def test_the_label_of_a_topic_has_1_to_40_characters(tmp_path, name, length, is_right):
    path = tmp_path / "pledgemap.toml"
    path.write_text(re.sub(rf'(?m)^{name} = ".*"$', f'{name} = "{"x" * length}"', SETTINGS), encoding="utf-8")
    if is_right:
        assert {len(getattr(topic, name)) for topic in load_settings(path).topics.values()} == {length}
    else:
        with pytest.raises(ProblemsFound) as caught:
            load_settings(path)
        assert {one.column for one in caught.value.problems} == {f"topics.{t}.{name}" for t in TOPICS}


TOPICS = ("mobilitaet", "natur", "soziales", "leer")


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ('title = ""', {"title"}),
        ('title_en = ""', {"title_en"}),
        ('party = ""', {"party"}),
        ('region_name = ""', {"region_name"}),
        ('everywhere = ""', {"everywhere"}),
        ('everywhere_en = ""', {"everywhere_en"}),
        ('log_days = "999"', set()),
        ('log_days = "1000"', {"imprint.log_days"}),
        ('colour = "#4a52c4"', set()),
        ('colour = "#4A52C"', {f"topics.{t}.colour" for t in TOPICS}),
        ('icon = "hut"', {f"topics.{t}.icon" for t in TOPICS}),
    ],
)
def test_a_setting_is_right_up_to_its_limit(tmp_path, line, columns):
    name = line.partition(" ")[0]
    path = tmp_path / "pledgemap.toml"
    path.write_text(re.sub(rf"(?m)^{name} = .*$", line, SETTINGS), encoding="utf-8")
    try:
        load_settings(path)
        found = set()
    except ProblemsFound as error:
        found = {one.column for one in error.problems}
    assert found - {"programme.title"} == columns
