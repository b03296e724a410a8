"""Kinds of names in an invented county, each with sentences that name a place and some that do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.draft import draft
from geo.draft.ordinary import is_name
from geo.draft.toponyms import Finder
from geo.place import gazetteer as gazetteers
from tests.geo.draft.conftest import FOLDER, feature, make_home

WERNSTADT, ZITTAU, INGELHEIM, BERG, CHIEMSEE, OLDORF = (f"0900800{number}" for number in range(1, 7))
ROSENHEIM = "09004001"


def town(ags, name, lon, *others):
    return feature(ags, name, "municipality", [ags], lon, others, area=True)


def of(kind, ags, lon, *names):
    """A place of a name, with its other ones."""
    identifier = f"{kind}-{names[0]}-{ags}".lower().replace(" ", "-").replace("/", "-")
    return feature(identifier, names[0], kind, [ags], lon, names[1:])


def county():
    houses = {
        "type": "Feature",
        "id": "k",
        "geometry": {"type": "MultiPoint", "coordinates": [[9.012, 50.82]]},
        "properties": {"numbers": {f"street-konrad-adenauer-straße-{WERNSTADT}": ["12"]}},
    }
    return {
        "municipalities": [
            town(WERNSTADT, "Wernstadt am Lohr", 9.00, "Wernstadt"),
            town(ZITTAU, "Zittau", 9.05),
            town(INGELHEIM, "Ingelheim am Lohr", 9.10, "Ingelheim"),
            town(BERG, "Berg", 9.15),
            town(CHIEMSEE, "Chiemsee", 9.20),
            town(OLDORF, "Oldorf/Lohr", 9.25, "Oldorf"),
        ],
        "neighbours": [town(ROSENHEIM, "Rosenheim", 9.30)],
        "localities": [
            of("locality", WERNSTADT, 9.01, "Föhringen"),
            of("locality", WERNSTADT, 9.03, "Lindach"),
            of("locality", WERNSTADT, 9.02, "Mitte"),
            of("locality", ZITTAU, 9.06, "Altmühlen"),
            of("locality", ZITTAU, 9.08, "Buchholz", "Zittau-Buchholz"),
            of("locality", INGELHEIM, 9.11, "Nieder-Ingelheim"),
        ],
        "localities_from_stops": [
            of("locality", OLDORF, 9.26, "PCK"),
            of("locality", OLDORF, 9.27, "Rosenheimer", "Oldorf/Lohr-Rosenheimer"),
            of("locality", BERG, 9.16, "Brandenburg"),
        ],
        "stops": [
            of("station", WERNSTADT, 9.02, "Wernstadt Hbf"),
            of("station", ZITTAU, 9.07, "Zittau", "Bahnhof Zittau"),
            of("station", BERG, 9.17, "Berg/Oldorf", "Bahnhof Berg/Oldorf"),
            of("stop", WERNSTADT, 9.01, "Stadtpark"),
            of("stop", WERNSTADT, 9.02, "Am Berg"),
            of("stop", WERNSTADT, 9.02, "Landratsamt"),
            of("stop", ZITTAU, 9.06, "Rathaus"),
            of("stop", ZITTAU, 9.06, "Kandelstraße"),
            of("stop", ZITTAU, 9.07, "Grenze"),
            of("stop", OLDORF, 9.26, "Neubau"),
            of("stop", INGELHEIM, 9.12, "Rastplatz"),
            of("stop", OLDORF, 9.27, "Alanus Hochschule"),
        ],
        "landmarks": [],
        "streets": [
            of("street", WERNSTADT, 9.01, "Lindenstraße"),
            of("street", OLDORF, 9.26, "Lindenstraße"),
            of("street", WERNSTADT, 9.012, "Konrad-Adenauer-Straße"),
            of("street", WERNSTADT, 9.014, "Markt"),
        ],
        "osm_places": [
            of("school", WERNSTADT, 9.01, "Einhard-Gymnasium"),
            of("park", ZITTAU, 9.06, "Kurpark"),
        ],
        "addresses": [houses],
    }


def sentences() -> Iterator[tuple[str, str, list[str]]]:
    """Yield the kind, the sentence and its places."""
    kind = ""
    for line in (FOLDER / "kinds" / "places.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            text, _, places = line.partition(" | ")
            yield kind, text, places.split("; ") if places else []


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    home = make_home(tmp_path_factory.mktemp("wernau"), "Landkreis Wernau", "09008", county())
    gazetteer, problems = gazetteers.load(home / "data" / "geojson", ("09008",))
    assert not problems
    return Finder(gazetteer, "Landkreis Wernau")


@pytest.mark.parametrize(("kind", "text", "places"), list(sentences()))
def test_a_place_is_found_where_a_sentence_names_one_and_only_there(finder, kind, text, places):
    assert [mention.entry for mention in finder.find(text).places] == places, kind


def drafted(tmp_path, text):
    """Quote of each proposal to its places."""
    home = make_home(tmp_path / "wernau", "Landkreis Wernau", "09008", county())
    programme = tmp_path / "programm.md"
    programme.write_text(text, encoding="utf-8")
    return {
        proposal.text: [mention.entry for mention in proposal.places]
        for proposal in draft(programme, home).proposals
    }


def test_items_have_the_place_of_their_heading_or_of_a_chapter_that_is_only_a_place(tmp_path):
    found = drafted(
        tmp_path,
        "# Programm für Wernau\n\n## Ortsteil Föhringen\n\n### Verkehr\n\n- Ausbau der Radwege\n"
        "- Ausbau der B 5 in Zittau\n\n## Mehr Züge für Oldorf\n\n### Wohnen\n\n- Bau von Wohnungen\n\n"
        "## Alanus Hochschule\n\n- Erhalt der Wohnheime\n\n## Rathaus\n\n- Ausbau der Dienste\n",
    )
    assert found == {
        "Ausbau der Radwege": ["Föhringen"],
        "Ausbau der B 5 in Zittau": ["Zittau"],
        "Bau von Wohnungen": [],
        "Erhalt der Wohnheime": ["Alanus Hochschule"],
        "Ausbau der Dienste": [],
    }


def test_a_street_in_no_file_is_a_question_and_lies_where_the_heading_says_but_a_wood_does_not(tmp_path):
    items = ("Sanierung der Theaterstraße", "Schutz des Altdorfer Waldes")
    found = drafted(tmp_path, "# Oldorf\n\n" + "".join(f"- {item}\n" for item in items))
    assert found == {items[0]: ["Oldorf/Lohr"], items[1]: []}


@pytest.mark.parametrize(
    ("second", "places"),
    [
        ("Wir wollen dort Bänke aufstellen.", ["Oldorf/Lohr"]),
        ("Dafür wollen wir Bänke aufstellen.", ["Oldorf/Lohr"]),
        ("Wir wollen auch ihre Zufahrt sanieren.", ["Oldorf/Lohr"]),
        ("Wir setzen uns dafür ein, dass alle Bäume bleiben.", []),
        ("Wir wollen Vereine und ihre Räume fördern.", []),
        ("Wir wollen mehr Geld für Busse, damit alle mobil sind.", []),
        ("Wir stehen auf der Seite jener Gemeinden, die bauen wollen.", []),
    ],
)
def test_what_points_ahead_or_at_its_own_sentence_takes_no_place_from_the_one_before(
    tmp_path, second, places
):
    found = drafted(tmp_path, f"# Vereine\n\nWir wollen die Halle in Oldorf ausbauen. {second}\n")
    assert found[second] == places


def test_in_a_town_a_heading_may_be_nothing_but_a_place(tmp_path):
    layers = county() | {"streets": [], "osm_places": [], "addresses": []}
    layers["municipalities"] = layers["municipalities"][:1]
    stops = [of("stop", WERNSTADT, 9.01, name) for name in ("Badepark", "Feuerwehr", "Sport")]
    layers |= {"stops": [*stops, of("station", WERNSTADT, 9.02, "Wernstadt(Lohr)", "Bahnhof Wernstadt")]}
    layers |= {"localities": [], "localities_from_stops": []}
    home = make_home(tmp_path / "stadt", "Wernstadt", WERNSTADT, layers)
    gazetteer, _ = gazetteers.load(home / "data" / "geojson", (WERNSTADT,))
    finder = Finder(gazetteer, "Wernstadt")
    headings = ("Badepark", "3. Der Bahnhof", "Feuerwehr", "Sport", "Badepark für alle")
    found = [[one.entry for one in finder.find(text, is_heading=True).places] for text in headings]
    assert found == [["Badepark"], ["Bahnhof Wernstadt"], [], [], []]
    assert finder.find("Badepark").places == []


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Berliner Wald", ["Berliner Wald"]),
        ("Kilometer Ufer", []),
        ("im Uckermärkischen", []),
        ("Die Theaterstraße und die Wallgasse", ["Theaterstraße", "Wallgasse"]),
        ("die Jägerstr. sanieren", ["Jägerstr."]),
        ("eine Umgehungsstraße und die Milchstraße", []),
        ("die Sophie-Scholl-Schule", ["Sophie-Scholl-Schule"]),
        ("eine Jugend-Musik-Schule und eine Mehr-Zweck-Halle", []),
        ("die Kandelstraße", []),
    ],
)
def test_streets_and_schools_are_unknown_places_but_kinds_of_them_measures_and_adjectives_none(
    finder, text, unknown
):
    assert finder.find(text).unknown == unknown


@pytest.mark.parametrize("word", ["Zittau", "Ingelheim", "Helgoland", "Oberhausen"])
def test_a_name_is_told_from_a_word_by_the_forms_that_the_dictionary_has(word):
    assert is_name(word)


@pytest.mark.parametrize("word", ["Berg", "Halle", "Essen", "Wiesen", "Au", "Innenstadt", "Wohnheim", "PCK"])
def test_a_word_of_the_language_is_no_name(word):
    assert not is_name(word)
