"""Villages that a mine has moved: known by the table, or listed for a person to look at."""

import pytest
import shapely

from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.municipalities import Municipalities
from geo.region import moved
from geo.region.localities import from_stops
from geo.region.stops import Pole

MERZENICH, KERPEN, ELSEWHERE = "05358040", "05362032", "09001001"
NAMES = {MERZENICH: "Merzenich", KERPEN: "Kerpen", ELSEWHERE: "Auen"}


def stop(name, ags=KERPEN, also=()):
    return {"properties": {"name": name, "alt_names": list(also), "ags": [ags] if ags else []}}


def listed(*stops):
    return " ".join(moved.remarks(stops, NAMES))


@pytest.mark.parametrize("name", ["Manheim-neu Kirche", "Manheim-Neu", "Manheim neu", "Neu-Manheim Markt"])
def test_where_the_mines_were_a_new_name_is_listed_even_alone(name):
    assert f"{name} (Kerpen)" in listed(stop(name))


def test_a_mark_that_the_name_of_the_stop_has_lost_is_found_among_its_spellings():
    assert "Keyenberg (neu) Markt (Kerpen)" in listed(stop("Keyenberg Markt", also=["Keyenberg (neu) Markt"]))


def test_elsewhere_a_name_is_listed_only_if_it_is_borne_twice():
    assert listed(stop("Neu-Isenburg Kirche", ELSEWHERE)) == ""
    assert "Haidemühl-Neu (Auen)" in listed(
        stop("Haidemühl-Neu", ELSEWHERE), stop("Haidemühl Schule", ELSEWHERE)
    )
    assert listed(stop("Haidemühl-Neu", ELSEWHERE), stop("Haidemühl Schule", KERPEN)) == ""


@pytest.mark.parametrize(
    "name",
    ["Neustadt Markt", "Altenburg", "Alt Eller", "Boscheln Alt Boscheln", "Neuer Weg", "Neu", "Alte Post"],
)
def test_what_only_sounds_new_or_old_is_not_listed(name):
    assert listed(stop(name)) == ""


def test_what_the_table_knows_is_not_listed_and_a_stop_without_municipality_does_no_harm():
    assert listed(stop("Morschenich-Neu", MERZENICH), stop("Morschenich Kirche", MERZENICH)) == ""
    assert listed(stop("Manheim-neu", "")) == ""


def test_each_village_is_listed_once():
    text = listed(stop("Neu-Lohn Kirche"), stop("Neu-Lohn Ringstraße"))
    assert text.count("Neu-Lohn") == 1


def test_the_table_names_municipality_places_and_source():
    for village in moved.villages():
        assert village.ags in moved.MINED
        assert village.stops != village.name
        assert village.source.startswith("https://")
    assert moved.known(MERZENICH, "Morschenich").name == "Bürgewald"
    assert moved.known(KERPEN, "Morschenich") is None


def test_an_ortsteil_bears_todays_name_and_one_stop_of_a_moved_village_is_enough():
    ring = shapely.box(6.5, 50.8, 6.6, 50.9)
    areas = Municipalities([geojson.feature(MERZENICH, ring, {"name": "Merzenich"})])
    old, new = (to_metric(shapely.Point(lon, lat)) for lon, lat in ((6.5439, 50.8655), (6.5399, 50.8342)))
    names = {"Morschenich Kirche": old, "Morschenich Siedlung": old, "Morschenich-Neu": new}
    poles = [
        Pole(str(number), f"{name}, Merzenich", point, False, MERZENICH)
        for number, (name, point) in enumerate(names.items())
    ]
    found = {item["properties"]["name"]: item for item in from_stops(poles, ("05358",), areas)}
    assert set(found) == {"Bürgewald", "Morschenich"}
    assert to_metric(geojson.geometry_of(found["Morschenich"])).distance(new) < 1
    assert to_metric(geojson.geometry_of(found["Bürgewald"])).distance(old) < 1
    assert found["Bürgewald"]["properties"]["alt_names"] == ["Merzenich-Bürgewald", "Morschenich-Alt"]


def test_the_committed_region_leaves_only_its_neighbours_to_look_at(project):
    (text,) = moved.remarks_on(project / "data" / "geojson")
    for village in ("Neu-Lohn", "Neu-Etzweiler", "Neu-Immerath"):
        assert village in text
    assert "Morschenich" not in text
    assert "Boscheln" not in text
