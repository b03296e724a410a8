"""What the atlas asks, of a real PostgreSQL with PostGIS."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from shapely import LineString, Point, box

from geo.country.store import PostgresStore
from tests.system.country.harvests import (
    DUEREN,
    JUELICH,
    POSITIONS,
    STATE,
    TITZ,
    ZUELPICH,
    harvest,
    pledge,
    site,
)
from webapp.atlas.database import Readers
from webapp.atlas.facts import AreaCount, AtlasFilter
from webapp.atlas.queries import AtlasQueries

pytestmark = pytest.mark.system


@pytest.fixture
def atlas(database: str) -> Iterator[AtlasQueries]:
    readers = Readers([database])
    yield AtlasQueries(readers)
    readers.close()


@pytest.fixture
def known(store: PostgresStore) -> PostgresStore:
    """Two maps: of the Grüne and of the SPD in Kreis Düren."""
    spd = {"party": "spd", "party_name": "SPD"}
    school = {"topic": "schule", "topic_name": "Schule"}
    store.put(
        harvest(
            pledge("a", JUELICH),
            pledge("b", JUELICH, TITZ, status="started"),
            pledge("c", DUEREN, **school),
            pledge("kreis", **school),
            pledge("zuelpich", ZUELPICH),
        ),
        STATE,
    )
    store.put(
        harvest(pledge("a", JUELICH, **spd), pledge("d", TITZ, **spd, **school), key="dueren-spd"), STATE
    )
    return store


def numbers(values) -> dict[str, int]:
    return {one.key: one.pledges for one in values}


@pytest.mark.parametrize(
    ("area", "pledges"),
    [
        (JUELICH, 3),
        (TITZ, 2),
        (DUEREN, 1),
        (ZUELPICH, 1),
        ("05358", 6),
        ("05366", 1),
        ("05", 7),
        ("", 7),
        ("09", 0),
    ],
)
def test_an_area_has_so_many_pledges(known, atlas, area, pledges):
    counts = atlas.counts(area).value
    assert counts.pledges == pledges
    assert sum(numbers(counts.topics).values()) == sum(numbers(counts.parties).values()) == pledges
    assert atlas.pledges(area).value.total == len(atlas.pledges(area).value.pledges) == pledges


def test_a_value_shows_what_choosing_it_would_show(known, atlas):
    counts = atlas.counts("05358", AtlasFilter(parties=("spd",), statuses=("pledged",))).value
    assert counts.pledges == 2
    assert numbers(counts.parties) == {"gruene": 3, "spd": 2}
    assert numbers(counts.topics) == {"mobilitaet": 1, "schule": 1}
    assert numbers(counts.statuses) == {"pledged": 2, "started": 0}
    for party, number in numbers(counts.parties).items():
        one = AtlasFilter(parties=(party,), statuses=("pledged",))
        assert atlas.counts("05358", one).value.pledges == number
        assert atlas.pledges("05358", one).value.total == number
    assert [one.name for one in counts.topics] == ["Mobilität", "Schule"]


def test_inner_areas_are_counted_also_those_without_pledges(known, atlas):
    assert len(atlas.inner_counts().value) == 16
    assert AreaCount("05", "Nordrhein-Westfalen", 7) in atlas.inner_counts().value
    counties = {one.ags: one.pledges for one in atlas.inner_counts("05").value}
    assert (len(counties), counties["05358"], counties["05366"], counties["05370"]) == (53, 6, 1, 0)
    towns = [(one.name, one.pledges) for one in atlas.inner_counts("05358").value if one.pledges]
    assert towns == [("Düren", 1), ("Jülich", 3), ("Titz", 2)]
    assert len(atlas.inner_counts("05358").value) == 15
    assert atlas.inner_counts(JUELICH).value == ()
    spd = atlas.municipality_counts(AtlasFilter(parties=("spd",))).value
    assert {(one.ags, one.pledges) for one in spd} == {(JUELICH, 1), (TITZ, 1)}


def test_a_list_is_read_page_by_page(known, atlas):
    whole = [(one.source, one.id) for one in atlas.pledges("05").value.pledges]
    assert len(set(whole)) == 7
    pages = [atlas.pledges("05", limit=3, offset=offset).value for offset in (0, 3, 6, 9)]
    assert [(one.source, one.id) for page in pages for one in page.pledges] == whole
    assert [page.total for page in pages] == [7, 7, 7, 7]
    wide = atlas.pledges("05358", is_county_wide=True).value.pledges
    assert [one.id for one in wide] == ["kreis"]
    assert wide[0].municipalities == ()


def test_a_list_favours_no_party(store, atlas):
    """In each place one or the other comes first, and always the same in the same place."""
    for key in ("karte-cdu", "karte-spd"):
        pledges = [pledge(f"z{n}", "05358" + f"{4 * n:03}", party=key) for n in range(1, 16)]
        sites = tuple(site(one.id, *one.municipalities, geometry=Point(6.4, 50.9)) for one in pledges)
        store.put(harvest(*pledges, sites=sites, key=key), STATE)
    first = [atlas.pledges(f"05358{4 * n:03}").value.pledges[0].party for n in range(1, 16)]
    assert {"karte-cdu", "karte-spd"} == set(first)
    assert first == [atlas.pledges(f"05358{4 * n:03}").value.pledges[0].party for n in range(1, 16)]


WORDS = {
    "a": ("Fahrräder sicher abstellen", "Am Bahnhof entsteht eine Station für Räder."),
    "b": ("Überschwemmungen vorbeugen", "Ein Rückhaltebecken hält das Wasser der Rur."),
    "c": ("Ärztliche Versorgung sichern", "Eine Ärztin kommt in jedes Dorf, auch ohne Fahrrad."),
    "d": ("Kita-Plätze schaffen", "Für jedes Kind ein Platz, auch für geflüchtete Kinder."),
    "e": ("Zug und Bus verbinden", "Soest fährt vor."),
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Fahrrad", ["a", "c"]),  # in the title before in the text
        ("fahrraeder", ["a", "c"]),
        ("uberschwemmung", ["b"]),
        ("Überschwemmungen Rur", ["b"]),
        ("Ärzte", ["c"]),
        ("Aerztin", ["c"]),
        ("Kitaplatz", []),
        ("Kita-Platz", ["d"]),
        ("kitas", ["d"]),
        ("für das Wasser", ["b"]),
        ("Soest", ["e"]),
        ("Zug", ["e"]),
        ("Jülich Fahrrad", ["a", "c"]),
        ("Rückhaltebeck", ["b"]),
        ("Schwimmbad", []),
        ("", []),
        ("!!! & | ( ' :*", []),
        ("x' | 'fahrrad", []),
    ],
)
def test_words_find_what_people_mean(store, atlas, typed, found):
    many = (pledge(key, JUELICH, title=title, text=text) for key, (title, text) in WORDS.items())
    store.put(harvest(*many), STATE)
    page = atlas.search(typed).value
    assert [one.id for one in page.pledges] == found
    assert (page.total, page.is_more) == (len(found), False)


def test_a_search_takes_the_filter_and_pages(known, atlas):
    everything = atlas.search("Radweg").value
    assert everything.total == 7
    assert atlas.search("Radweg", JUELICH).value.total == 3
    assert atlas.search("Radweg", "", AtlasFilter(topics=("schule",))).value.total == 3
    page = atlas.search("Radweg", limit=2, offset=6).value
    assert (page.total, page.pledges) == (7, everything.pledges[6:])
    assert atlas.search("Radweg", offset=9).value.total == 7


def test_near_has_each_pledge_once_the_nearest_first(store, atlas):
    lon, lat = POSITIONS[JUELICH]
    railway = LineString([(lon + 0.01, lat - 0.1), (lon + 0.01, lat + 0.1)])
    many = tuple(
        site("viele", JUELICH, place=f"p{n}", geometry=Point(lon, lat + 0.0001 * n)) for n in range(300)
    )
    others = (
        site("bahn", JUELICH, geometry=railway),
        site("fern", DUEREN),
        site("wald", TITZ, geometry=box(lon - 1, lat - 1, lon + 1, lat + 1)),
    )
    pledges = [
        pledge("viele", JUELICH),
        pledge("bahn", JUELICH),
        pledge("fern", DUEREN),
        pledge("wald", TITZ),
    ]
    store.put(harvest(*pledges, sites=many + others), STATE)
    near = atlas.near(lon, lat).value
    assert [one.pledge.id for one in near] in (
        ["viele", "wald", "bahn", "fern"],
        ["wald", "viele", "bahn", "fern"],
    )
    metres = {one.pledge.id: one.metres for one in near}
    assert (metres["viele"], metres["wald"]) == (0, 0)
    assert metres["bahn"] == pytest.approx(703, rel=0.01)  # 0.01 degrees at 50.92 north
    assert metres["fern"] == pytest.approx(15_800, rel=0.02)
    assert [one.pledge.id for one in atlas.near(lon, lat, within_m=1_000).value][-1] == "bahn"
    assert len(atlas.near(lon, lat, limit=2).value) == 2
    assert atlas.near(lon, lat, AtlasFilter(topics=("schule",))).value == ()


def test_an_area_is_found_by_number_name_and_position(atlas):
    town = atlas.area(JUELICH).value
    assert (town.name, town.county_ags, town.county_name, town.land_name, town.level) == (
        "Jülich", "05358", "Kreis Düren", "Nordrhein-Westfalen", 8,
    )  # fmt: skip
    west, south, east, north = town.bbox
    assert west < town.lon < east
    assert south < town.lat < north
    assert atlas.area_at(town.lon, town.lat).value == JUELICH
    assert atlas.area_at(2.35, 48.85).value is None
    assert atlas.area("99999").value is None
    assert atlas.area("05358").value.name == "Kreis Düren"
    assert [one.name for one in atlas.areas_named("juelich").value] == ["Jülich"]
    assert [(one.ags, one.name) for one in atlas.areas_named("Köln").value] == [("05315", "Köln")]
    assert [one.level for one in atlas.areas_named("Rhein", limit=3).value] == [2, 5, 5]
    assert atlas.areas_named("%").value == atlas.areas_named("  ").value == ()


def test_a_pledge_has_its_places_and_sources_say_how_they_are(known, atlas):
    own, sites = atlas.pledge("dueren-gruene", "a").value
    assert (own.title, own.url, own.municipalities) == (
        "Radweg a bauen", "https://dueren.example/zusage/a", (JUELICH,),
    )  # fmt: skip
    assert [(one.name, one.municipalities) for one in sites] == [("Platz a", (JUELICH,))]
    assert (sites[0].lon, sites[0].lat) == pytest.approx(POSITIONS[JUELICH], abs=1e-7)
    assert atlas.pledge("dueren-gruene", "z").value is None
    known.failed("nie", "https://nie.example/", "keine Antwort")
    everywhere = {one.key: (one.pledges, one.failure) for one in atlas.sources().value}
    assert everywhere == {"dueren-gruene": (5, ""), "dueren-spd": (2, ""), "nie": (0, "keine Antwort")}
    assert [one.key for one in atlas.sources(ZUELPICH).value] == ["dueren-gruene"]


def test_the_edition_changes_when_something_is_different(known, atlas):
    before = atlas.edition().value
    assert (before.sources, before.pledges) == (2, 7)
    assert before.boundaries.startswith("© GeoBasis-DE / BKG")
    known.put(harvest(pledge("a", JUELICH), key="dueren-spd"), STATE)
    after = atlas.edition().value
    assert after.version != before.version
    known.put(harvest(pledge("a", JUELICH), key="dueren-spd"), STATE)
    assert atlas.edition().value.version == after.version
    known.remove("dueren-spd")
    assert atlas.edition().value.version not in (before.version, after.version)
