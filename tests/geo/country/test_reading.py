"""What a source publishes as records; a source that lies is named, with the feature and the cell."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.country import cells, describing, reading, shapes
from geo.country.describing import Description
from geo.country.json_text import parsed
from geo.country.records import Harvest
from geo.errors import ProblemsFound
from geo.geometry import geojson
from tests.geo.country.conftest import catalogue, collection, pledge, schema, site_of

TODAY = datetime.date(2026, 3, 1)
DUEREN = describing.of_catalogue(catalogue(), schema())


BOXES = {"05358": (6.19, 50.59, 6.72, 51.05), "11000": (13.08, 52.33, 13.77, 52.68)}


def read(
    *features: Any, described: Description = DUEREN, today: datetime.date = TODAY, boxes: Any = BOXES
) -> Harvest:
    return reading.harvest("quelle", "https://karte.example.org/", features, described, today, boxes)


def faults(*features: Any, described: Description = DUEREN) -> list[str]:
    with pytest.raises(ProblemsFound) as error:
        read(*features, described=described)
    assert all(problem.file == "quelle" for problem in error.value.problems)
    return [problem.code for problem in error.value.problems]


def test_a_map_becomes_records() -> None:
    described = describing.of_collection(collection()).completed(DUEREN)
    found = read(
        pledge("rat", topic="natur", status="done"),
        site_of("radweg", "juelich"),
        site_of("radweg", "linnich", (6.27, 50.98), municipalities=["05358028", "05358024"]),
        described=described,
    )
    source = found.source
    assert (source.title, source.party, source.county_ags, source.land) == (
        "Was wir vorhaben", "gruene", "05358", "05",
    )  # fmt: skip
    assert (source.as_of, source.licence, source.data_version) == (TODAY, "ODbL 1.0", "0123456789abcdef")
    rat, radweg = found.pledges
    assert (rat.is_county_wide, rat.municipalities, rat.topic_name, rat.status) == (True, (), "Natur", "done")
    assert (radweg.is_county_wide, radweg.municipalities) == (False, ("05358024", "05358028"))
    assert (radweg.topic_name, radweg.party_name, radweg.stance) == ("Bus & Rad", "Grüne", "will")
    assert [(one.pledge_id, one.place_id, one.name) for one in found.sites] == [
        ("radweg", "juelich", "Jülich"), ("radweg", "linnich", "Jülich"),
    ]  # fmt: skip
    assert found.sites[1].geometry.coords[0] == (6.27, 50.98)


def test_the_features_of_a_whole_build_are_records(world_home: Path) -> None:
    built = geojson.read(world_home / "data" / "geojson" / "pledges.geojson")
    described = describing.of_collection(built)
    found = read(*built["features"], described=described, today=datetime.date(2040, 1, 1))
    places = [feature for feature in built["features"] if feature["geometry"]]
    assert len(found.sites) == len(places)
    assert {one.id for one in found.pledges} == {
        feature["properties"]["pledge_id"] for feature in built["features"]
    }


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("https://karte.example.org/x", "https://karte.example.org/x/zusage/radweg"),
        ("https://karte.example.org/x/", "https://karte.example.org/x/zusage/radweg"),
        ("", None),
        ("javascript:alert(1)", None),
        ("https://name:geheim@example.org/", None),
    ],
)
def test_a_pledge_links_its_page_only_where_that_is_an_address(site: str, expected: str | None) -> None:
    found = read(site_of(), described=Description(site=site))
    assert found.pledges[0].url == expected
    assert (found.source.site_url is None) == (expected is None)


def test_old_files_say_less() -> None:
    """The first version had no catalogue, no English notes, no date of the data in the download."""
    feature = site_of(status_date=None)
    for name in ("note_en", "status_url", "title_en", "near_border", "label_point"):
        del feature["properties"][name]
    found = read(feature, described=Description())
    assert (found.source.title, found.source.as_of, found.source.party) == ("quelle", None, "")
    assert (found.source.county_ags, found.source.land) == ("05358", "05")
    assert found.pledges[0].topic_name == "Mobilitaet"


def test_newer_files_may_say_more() -> None:
    feature = site_of(districts=["nord"], cost=3)
    assert read(feature | {"bbox": [1, 2]}).sites[0].place_id == "juelich"


def test_a_map_of_several_parties_has_them_by_key() -> None:
    described = Description(parties={"g": "GRÜNE Kreis Düren", "bfb": "Bürger für Bäume"})
    found = read(site_of(party="g"), pledge("rat", party="bfb"), described=described)
    assert [(one.party, one.party_name) for one in found.pledges] == [
        ("gruene", "Grüne"),
        ("buerger", "Bürger"),
    ]
    assert found.source.party == ""


def test_a_map_across_the_border_of_a_land_is_of_the_one_with_most_sites() -> None:
    features = [
        site_of("a", "x", municipalities=["07131001"]),
        site_of("b", "y", municipalities=["05358024", "05354004"]),
    ]
    source = read(*features, described=Description()).source
    assert (source.land, source.county_ags) == ("05", None)
    assert read(*features, described=Description(regions=("05358", "07131"))).source.land == "00"
    assert read(pledge(), described=Description()).source.land == "00"


Change = Callable[[dict[str, Any]], None]


def cell(**values: Any) -> Change:
    return lambda feature: feature["properties"].update(values)


def without(name: str) -> Change:
    return lambda feature: feature["properties"].pop(name)


def at(*position: Any) -> Change:
    return lambda feature: feature.update(geometry={"type": "Point", "coordinates": list(position)})


def shaped(kind: str, coordinates: Any) -> Change:
    return lambda feature: feature.update(geometry={"type": kind, "coordinates": coordinates})


BOW = [[[6.3, 50.9], [6.4, 51.0], [6.4, 50.9], [6.3, 51.0], [6.3, 50.9]]]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (cell(title=None), "source_type"),
        (cell(title=3), "source_type"),
        (cell(title=["x"]), "source_type"),
        (cell(title="  "), "source_no_text"),
        (without("title"), "source_type"),
        (without("pledge_id"), "source_type"),
        (cell(summary={"de": "x"}), "source_type"),
        (cell(title="x" * 301), "source_long"),
        (cell(summary="x" * 5001), "source_long"),
        (cell(place_name="x" * 301), "source_long"),
        (cell(title="Radweg\x00"), "source_control"),
        (cell(title="Radweg\ud800"), "source_control"),
        (cell(summary="Radweg \u202egewdaR"), "source_control"),
        (cell(title="Radweg <img src=x>"), "source_markup"),
        (cell(summary="<script src=//x></script>"), "source_markup"),
        (cell(place_name="< IFRAME >Jülich"), "source_markup"),
        (cell(title='<b onclick="x()">Radweg</b>'), "source_markup"),
        (cell(title="[Radweg](javascript:alert(1))"), "source_markup"),
        (cell(summary="a <!-- b -->"), "source_markup"),
        (cell(pledge_id="../../admin"), "source_id"),
        (cell(pledge_id="Radweg Nord"), "source_id"),
        (cell(topic="natur'; DROP TABLE pledge; --"), "source_id"),
        (cell(place_id=""), "source_no_text"),
        (cell(status="fertig"), "source_vocabulary"),
        (cell(status="withdrawn"), "source_vocabulary"),
        (cell(stance="yes"), "source_vocabulary"),
        (cell(place_kind="castle"), "source_vocabulary"),
        (cell(precision="good"), "source_vocabulary"),
        (cell(status_date="1. März"), "source_date"),
        (cell(status_date="2026-02-30"), "source_date"),
        (cell(status_date="2026-03-03"), "source_future"),
        (cell(municipalities="05358024"), "source_type"),
        (cell(municipalities=[5358024]), "source_ags"),
        (cell(municipalities=["5358024"]), "source_ags"),
        (cell(municipalities=["99358024"]), "source_ags"),
        (cell(municipalities=["05358024"] * 501), "source_type"),
        (at(50.92, 6.36), "source_swapped"),
        (at(2.35, 48.85), "source_abroad"),
        (at(318000.0, 5643000.0), "source_abroad"),
        (at(0, 0), "source_abroad"),
        (at(13.4, 52.5), "source_elsewhere"),
        (at(math.nan, 50.9), "source_geometry"),
        (at(math.inf, 50.9), "source_geometry"),
        (at("6.36", "x"), "source_geometry"),
        (at(), "source_geometry"),
        (at(6.36), "source_geometry"),
        (at(None, None), "source_geometry"),
        (at(10**400, 50), "source_geometry"),
        (shaped("LineString", [[6.3, 50.9]]), "source_geometry"),
        (shaped("Polygon", BOW), "source_geometry"),
        (shaped("Polygon", [[[6.3, 50.9], [6.4, 50.9]]]), "source_geometry"),
        (shaped("MultiPoint", []), "source_geometry"),
        (shaped("Circle", [6.3, 50.9]), "source_geometry"),
        (shaped("LineString", [[6.3, 50.9]] * 100_001), "source_vertices"),
        (shaped("Point", {"lon": 6.3}), "source_geometry"),
        (lambda feature: feature.update(geometry="POINT(6 50)"), "source_geometry"),
        (lambda feature: feature.update(geometry={"type": "GeometryCollection", "geometries": []}),
         "source_geometry"),
        (lambda feature: feature.update(geometry=[6.3, 50.9]), "source_geometry"),
        (lambda feature: feature.update(properties=None), "source_no_feature"),
        (lambda feature: feature.update(type="Thing"), "source_no_feature"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_feature_is_named(change: Change, code: str) -> None:
    feature = site_of()
    change(feature)
    assert faults(pledge("rat"), feature) == [code]


@pytest.mark.parametrize("feature", [None, 3, "x", [], {}])
def test_what_is_no_feature_is_named(feature: Any) -> None:
    assert faults(feature) == ["source_no_feature"]


@pytest.mark.parametrize(
    "change",
    [
        cell(title="x" * 300),
        cell(summary="x" * 5000),
        cell(summary="Tempo < 30 und > 20; Rock & Pop; R&D; a<b; x <y und z = 3; 5 <6>"),
        cell(summary="<b>kein HTML</b> &amp; </script> auf der <Insel>: nur Text"),
        cell(summary="Zeile\nund Tab\tund „Zitat“ – 🚲"),
        cell(summary=""),
        cell(status_date="2026-03-02"),  # it is tomorrow already further east
        cell(municipalities=[]),
        at(6.36, 50.92, 87.0),
        at(6.95, 50.94),  # Köln: a line to the next city
        shaped("LineString", [[6.3, 50.9], [6.4, 50.95]] * 50_000),
    ],
)
def test_what_is_right_is_read(change: Change) -> None:
    feature = site_of()
    change(feature)
    found = read(feature)
    assert not found.sites[0].geometry.has_z


def test_a_message_names_source_feature_cell_and_remedy() -> None:
    with pytest.raises(ProblemsFound) as error:
        read(pledge("rat"), site_of(status="fertig"))
    assert str(error.value) == (
        'quelle, row 2, column "status": "fertig" is not known here. Known are: done, dropped, pledged, '
        "started; if a newer version of the software has more, collect with that one."
    )


def test_what_is_not_in_its_county_is_named_whatever_the_source_says_of_itself() -> None:
    """A map that claims another box, or says nothing: the boundaries know better."""
    in_berlin = site_of(geometry=(13.4, 52.5))
    lie = Description(regions=("05358",), box=BOXES["11000"])
    assert faults(in_berlin, described=lie) == ["source_elsewhere"]
    assert faults(in_berlin, described=Description()) == ["source_elsewhere"]
    in_berlin["properties"]["municipalities"] = ["11000000"]
    assert read(in_berlin, described=Description()).source.county_ags == "11000"
    assert read(site_of(municipalities=["05999001"]), described=Description(regions=("05999",)))
    with pytest.raises(ProblemsFound):
        read(in_berlin, described=DUEREN, boxes={})  # its own box is all that is known
    assert read(in_berlin, described=Description(), boxes={})


def test_the_same_twice_is_named() -> None:
    assert faults(site_of(), site_of()) == ["source_id_twice"]
    assert faults(pledge(), pledge()) == ["source_id_twice"]
    assert len(read(pledge(), site_of()).pledges) == 1


def test_a_pledge_is_the_same_at_all_of_its_places() -> None:
    assert faults(site_of(), site_of(place="linnich", title="Doch kein Radweg")) == ["source_differs"]
    assert faults(site_of(), site_of(place="linnich", status="done")) == ["source_differs"]


def test_the_first_faults_are_shown_and_the_others_counted() -> None:
    features = [pledge(f"p-{number}", status="fertig") for number in range(8)]
    with pytest.raises(ProblemsFound) as error:
        read(*features)
    *shown, last = error.value.problems
    assert ([one.row for one in shown], last.code) == ([1, 2, 3, 4, 5], "source_more")
    assert "3 more" in str(last)


def test_a_map_without_a_pledge_is_a_mistake() -> None:
    assert faults() == ["source_no_pledges"]


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_FEATURES", 2)
    monkeypatch.setattr(shapes, "MAX_VERTICES_OF_ALL", 3)
    assert faults(pledge("a"), pledge("b"), pledge("c")) == ["source_too_many"]
    lines = [site_of(one, geometry={"type": "LineString", "coordinates": [[6.3, 50.9], [6.4, 51]]})
             for one in "ab"]  # fmt: skip
    assert faults(*lines) == ["source_vertices_of_all"]
    assert read(lines[0]).sites


def test_data_of_tomorrow_are_wrong() -> None:
    assert faults(pledge(), described=Description(as_of="2026-03-03")) == ["source_future"]
    assert faults(pledge(), described=Description(as_of="gestern")) == ["source_date"]
    assert read(pledge(), described=Description(as_of="2026-03-02")).source.as_of


def test_what_a_source_says_of_itself_is_plain_text_or_nothing() -> None:
    described = Description(title="<img src=x>Karte", licence="x" * 9999, topics={"mobilitaet": "<svg>Rad"},
                            parties={"": "<script>Wir"})  # fmt: skip
    found = read(pledge(), described=described)
    assert (found.source.title, found.source.licence) == ("quelle", None)
    assert (found.pledges[0].topic_name, found.pledges[0].party) == ("Mobilitaet", "")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"a": NaN}', "NaN"),
        (b"[-Infinity]", "Infinity"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"9" * 5000, "4300"),
        (b"\xff\xfe{\x00}\x00", "utf-8"),
        (b'{"type": "FeatureColl', "Unterminated"),
        (b"Wartungsarbeiten", "Expecting value"),
    ],
)
def test_what_is_no_json_is_named(raw: bytes, reason: str) -> None:
    with pytest.raises(ProblemsFound) as error:
        parsed("quelle", "https://x.example/", raw)
    assert error.value.problems[0].code == "source_not_json"
    assert reason in str(error.value)


def test_json_with_a_mark_of_its_encoding_is_read() -> None:
    assert parsed("quelle", "x", b"\xef\xbb\xbf" + json.dumps({"a": "ü"}).encode()) == {"a": "ü"}


@pytest.mark.parametrize(
    "found",
    [
        {},
        {"dcat:dataset": None},
        {"dcat:dataset": [3], "dct:title": [[]]},
        {"dcat:dataset": [{"dct:spatial": {"dcat:bbox": {"@value": "POLYGON(("}}}]},
        {"dcat:dataset": {"dcat:keyword": "x", "dcatde:politicalGeocodingURI": 3}},
    ],
)
def test_a_catalogue_of_another_kind_says_nothing(found: Any) -> None:
    described = describing.of_catalogue(found, {"properties": []})
    assert (described.topics, described.regions, described.box) == ({}, (), None)


def test_names_of_topics_are_those_of_the_catalogue_only_where_they_fit() -> None:
    assert DUEREN.topics == {"mobilitaet": "Bus & Rad", "natur": "Natur"}
    assert describing.of_catalogue(catalogue(), schema("natur")).topics == {}


def test_a_cell_is_shown_without_what_nobody_sees() -> None:
    fault = cells.Fault("source_control", 3, "title", "a\x1b[31m\x00\ud800")
    assert "\x1b" not in fault.value
    assert "\ud800" not in fault.value
    fault.value.encode()
