"""The committed files of Kreis Düren: complete, in place, and free of what tends to slip in."""

from collections import defaultdict
from pathlib import Path

import pytest
import shapely

from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.place.gazetteer import FILES
from geo.place.geocode import geocode
from geo.place.municipalities import BORDER_M
from geo.text.toponym import parse, plain_municipality

FOLDER = Path(__file__).parents[3] / "data" / "geojson"
ALL = sorted(path.stem for path in FOLDER.glob("*.geojson"))

# FACTS of the package: rounded areas in km²
AREAS_KM2 = {
    "Aldenhoven": 43.96, "Düren": 84.78, "Heimbach": 65.20, "Hürtgenwald": 87.86, "Inden": 35.34,
    "Jülich": 90.92,
    "Kreuzau": 41.89, "Langerwehe": 42.02, "Linnich": 65.22, "Merzenich": 37.96, "Nideggen": 64.85,
    "Niederzier": 63.62, "Nörvenich": 66.14, "Titz": 68.17, "Vettweiß": 82.47,
}  # fmt: skip


def metric(item):
    return to_metric(geojson.geometry_of(item))


@pytest.mark.parametrize("name", ALL)
def test_a_file_is_valid_geojson_with_provenance(layer, name):
    collection = layer(name)
    assert list(geojson.faults(collection)) == []
    if name != "pledges":  # these keep the order of the programme
        assert collection["features"] == sorted(collection["features"], key=lambda item: item["id"])
    expected = {
        "title",
        "source",
        "source_version",
        "source_date",
        "licence",
        "licence_url",
        "attribution",
        "changes",
        "command",
    }
    assert set(collection["provenance"]) == expected


@pytest.mark.parametrize("name", ALL)
def test_a_file_has_unix_lines_and_one_feature_on_each(name, layer):
    text = (FOLDER / f"{name}.geojson").read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.count('\n{"type":"Feature"') == len(layer(name)["features"])


def test_ids_are_unique_over_all_files_of_the_gazetteer(layer):
    ids = [item["id"] for file in FILES for item in layer(Path(file).stem)["features"]]
    assert len(ids) == len(set(ids))


def test_there_are_15_municipalities_with_their_areas(layer):
    areas = {
        item["properties"]["name"]: metric(item).area / 1e6 for item in layer("municipalities")["features"]
    }
    assert sum(areas.values()) == pytest.approx(940.4, abs=0.5)
    assert areas == pytest.approx(AREAS_KM2, abs=0.02)


def test_a_label_of_a_municipality_lies_in_it(layer):
    for item in layer("municipalities")["features"] + layer("neighbours")["features"]:
        assert geojson.geometry_of(item).contains(shapely.Point(item["properties"]["label_point"]))


@pytest.mark.parametrize("names", [("municipalities", "neighbours"), ("boundaries",)])
def test_neighbours_share_their_borders_without_gap_or_overlap(layer, names):
    shapes = [metric(item) for name in names for item in layer(name)["features"]]
    whole = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, abs=100)
    region = [metric(item) for item in layer("municipalities")["features"]]
    inside = shapely.union_all(region).buffer(5_000)
    holes = [ring for part in shapely.get_parts(whole) for ring in part.interiors]
    assert [hole for hole in holes if inside.contains(hole)] == []


def test_the_drawn_boundaries_keep_close_to_the_real_ones(layer):
    drawn = {item["id"]: item for item in layer("boundaries")["features"]}
    for item in layer("municipalities")["features"]:
        assert drawn[item["id"]]["properties"]["layer"] == "municipality"
        assert metric(drawn[item["id"]]).area == pytest.approx(metric(item).area, rel=0.003)
        assert metric(drawn[item["id"]]).hausdorff_distance(metric(item)) < 100


# The stop of Wolfgarten, a village of Schleiden, bears Heimbach's name: its walks lead into Heimbach's
# forest.
ELSEWHERE = {"Schleiden Wolfgarten Wilder Kermeter"}


def test_each_municipality_holds_the_stops_that_name_it(layer, real_gazetteer):
    municipalities = real_gazetteer.municipalities
    by_name = {plain_municipality(name): ags for ags, name in municipalities.names.items()}
    held = defaultdict(int)
    for item in layer("stops")["features"]:
        properties = item["properties"]
        named = by_name.get(properties["municipality"])
        if named is None or properties["name"] in ELSEWHERE:
            continue
        assert properties["ags"] == [named], properties["name"]
        assert metric(item).distance(municipalities.shape(named)) <= BORDER_M, properties["name"]
        held[named] += 1
    assert min(held[item["id"]] for item in layer("municipalities")["features"]) >= 20


def test_stations_that_name_their_municipality_lie_in_it(layer, real_gazetteer):
    names = {item["properties"]["name"]: item["id"] for item in layer("municipalities")["features"]}
    checked = 0
    for item in layer("stops")["features"]:
        properties = item["properties"]
        for name, ags in names.items():
            if properties["kind"] == "station" and properties["name"].startswith(name):
                assert metric(item).distance(real_gazetteer.municipalities.shape(ags)) <= BORDER_M
                checked += 1
    assert checked >= 20
    rail = [item for item in layer("stops")["features"] if item["properties"]["kind"] == "station"]
    assert sum(item["properties"]["ags"][0].startswith("05358") for item in rail) == 35


@pytest.mark.parametrize("name", ["localities", "localities_from_stops", "stops"])
def test_a_place_lies_in_the_municipality_that_it_claims(layer, real_gazetteer, name):
    for item in layer(name)["features"]:
        for ags in item["properties"]["ags"]:
            distance_m = metric(item).distance(real_gazetteer.municipalities.shape(ags))
            assert distance_m <= (BORDER_M if name == "stops" else 0), item["id"]


@pytest.mark.parametrize(
    "toponym",
    ["Gürzenich", "Mariaweiler", "Lendersdorf", "Merken", "Boslar", "Körrenzig", "Vossenack", "Girbelsrath",
     "Golzheim", "Müddersheim", "Binsfeld", "Eschweiler über Feld", "Hergarten", "Siersdorf"],
)  # fmt: skip
def test_an_ortsteil_is_around_its_church(real_gazetteer, toponym):
    place = geocode(parse(toponym), real_gazetteer).place
    church = geocode(parse(f"{toponym} Kirche"), real_gazetteer).place
    assert place.kind == "locality"
    assert place.ags == church.ags
    assert place.metric.distance(church.metric) <= max(700, place.accuracy_m)


@pytest.mark.parametrize(
    ("toponym", "ags"),
    [("Gürzenich", "05358008"), ("D'horn", "05358032"), ("Mariaweiler", "05358008"), ("Altdorf", "05358020"),
     ("Brück", "05358044"), ("Huchem-Stammeln", "05358048"), ("Düren-Birkesdorf", "05358008"),
     ("Schmidt", "05358044")],
)  # fmt: skip
def test_an_ortsteil_is_found_in_its_municipality(real_gazetteer, toponym, ags):
    place = geocode(parse(toponym), real_gazetteer).place
    assert (place.kind, place.ags) == ("locality", (ags,))


@pytest.mark.parametrize(
    ("toponym", "name", "lat", "lon"),
    [
        ("Morschenich", "Morschenich", 50.8342, 6.5399),
        ("Morschenich-Neu", "Morschenich-Neu", 50.8342, 6.5399),
        ("Bürgewald", "Bürgewald", 50.8667, 6.5425),
        ("Morschenich-Alt", "Bürgewald", 50.8667, 6.5425),
        ("Merzenich-Bürgewald", "Bürgewald", 50.8667, 6.5425),
    ],
)
def test_the_village_that_was_moved_and_the_one_that_was_left_are_two(
    real_gazetteer, toponym, name, lat, lon
):
    place = geocode(parse(toponym), real_gazetteer).place
    assert (place.name, place.ags) == (name, ("05358040",))
    assert place.metric.distance(to_metric(shapely.Point(lon, lat))) <= 300


def test_what_we_derive_from_stops_agrees_with_geonames(layer):
    derived = {
        (i["properties"]["name"], *i["properties"]["ags"]): i
        for i in layer("localities_from_stops")["features"]
    }
    agreed = 0
    for item in layer("localities")["features"]:
        properties = item["properties"]
        ours = derived.get((properties["name"], *properties["ags"]))
        if ours:
            assert (
                metric(item).distance(metric(ours))
                <= properties["accuracy_m"] + ours["properties"]["accuracy_m"]
            )
            agreed += 1
    assert agreed >= 5


def test_no_street_passes_for_an_ortsteil(layer):
    names = [item["properties"]["name"] for item in layer("localities_from_stops")["features"]]
    assert len(names) > 100
    suspicious = (
        "straße",
        "str.",
        "platz",
        "weg",
        "bahnhof",
        " kirche",
        "schule",
        "abzw",
        "friedhof",
        "markt",
    )
    assert [name for name in names if any(word in name.lower() for word in suspicious)] == []


def test_a_municipality_in_the_spelling_of_people_means_the_municipality(real_gazetteer, layer):
    for item in layer("municipalities")["features"]:
        for name in (item["properties"]["name"], *item["properties"]["alt_names"]):
            assert geocode(parse(name), real_gazetteer).place.id == item["id"], name


def test_settlement_covers_the_towns_and_leaves_the_forest_free(layer):
    (item,) = layer("settlement")["features"]
    shape = geojson.geometry_of(item)
    towns = [(6.4930, 50.8043), (6.3627, 50.9215), (6.2705, 50.9800), (6.6026, 50.7431)]
    assert all(shape.contains(shapely.Point(town)) for town in towns)
    assert not shape.contains(shapely.Point(6.38, 50.76))


def test_every_file_is_described_in_the_readme(layer):
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for name in ALL:
        (line,) = [line for line in readme.splitlines() if line.startswith(f"| `{name}.geojson`")]
        assert name == "pledges" or f" {len(layer(name)['features'])} |" in line


def test_every_municipality_has_a_postal_code_and_dueren_four(layer):
    codes = defaultdict(list)
    for item in layer("postal_codes")["features"]:
        (ags,) = item["properties"]["ags"]
        codes[ags].append(item["properties"]["postal_code"])
    assert set(codes) == {item["id"] for item in layer("municipalities")["features"]}
    assert codes.pop("05358008") == ["52349", "52351", "52353", "52355"]
    assert {len(found) for found in codes.values()} == {1}
