import pytest

from geo.draft.toponyms import Finder
from geo.place import gazetteer as gazetteers


def entries(finder, text, **more):
    return {mention.entry for mention in finder.find(text, **more).places}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Göslinger Bahnhof", {"Göslingen @ 50.82000, 9.01500"}),
        ("Der Bahnhof Hohenmark", {"Bahnhof Hohenmark"}),
        ("Das Rathaus in Göslingen", {"Rathaus"}),
        ("Die Göslinger Altstadt", {"Göslingen"}),
        ("Hohenmarks Schulen", {"Hohenmark"}),
        ("am Ufer des Mühlsees", {"Mühlsee"}),
        ("das Mühlsee-Ufer und die Orleauen", {"Mühlsee", "Orle"}),
        ("in D’hofen", {"D'hofen"}),
        ("in Dhofen", {"D'hofen"}),
        ("Halle-Spiel und Hohenmark-Berg", {"Spiel", "Berg"}),
        ("In Berg und Spiel", {"Berg", "Spiel"}),
        ("von Berg nach Hohenmark", {"Berg"}),
        ("der Bus nach Weilbronn", {"Weilbronn"}),
        ("neue Haltepunkte (z.B. in Niederorl)", {"Haltepunkt Niederorl"}),
        ("die Seebahn zwischen Hohenmark und Göslingen", {"Seebahn Göslingen–Hohenmark"}),
        ("das Hallenbad", {"Hallenbad"}),
    ],
)
def test_names_are_found_inflected_composed_and_longest_first(orletal_finder, text, found):
    assert entries(orletal_finder, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Auf dem Berg, im Spiel und in der Halle",
        "Die Kirche, das Rathaus und die Schule",
        "Frau Berg und Herr Spiel",
        "Die Spieler Meier und Schulz",
        "Der Landkreis Orletal und des Landkreises Orletal",
        "in den Hallen",
        "niederorl ohne großen Anfang",
        "Im Kreis Göslingen",
        "Wir fahren nach Fernau",
    ],
)
def test_ordinary_words_people_counties_and_places_elsewhere_are_not_taken(orletal_finder, text):
    assert entries(orletal_finder, text) == set()


def test_a_municipality_that_only_locates_a_more_exact_place_is_not_a_place_of_its_own(orletal_finder):
    assert entries(orletal_finder, "Der Mühlsee in Hohenmark") == {"Mühlsee"}
    assert entries(orletal_finder, "Der Mühlsee und Göslingen") == {"Mühlsee", "Göslingen"}


def test_a_name_of_several_places_is_settled_by_the_municipality_beside_it(orletal_finder):
    assert entries(orletal_finder, "In Göslingen und in Rath") == {"Rath (Göslingen)"}
    assert entries(orletal_finder, "In Rath", context={"09003002"}) == {"Rath (Hohenmark)"}


def test_a_street_of_two_towns_is_a_question_and_not_the_town_in_its_name(orletal_finder):
    found = orletal_finder.find("Die Göslinger Straße wird saniert.")
    assert found.places == []
    assert "Göslinger Straße (Halle)" in found.doubts[0]


def test_what_a_route_is_may_be_in_the_sentence_before(orletal_finder):
    text = "So kämen alle schnell von Göslingen nach Hohenmark."
    assert entries(orletal_finder, text) == {"Göslingen", "Hohenmark"}
    assert entries(orletal_finder, text, before="Die Seebahn soll fahren.") == {"Seebahn Göslingen–Hohenmark"}


def test_every_entry_means_its_place_and_no_other(orletal_finder, orletal_home):
    from geo.place import gazetteer as gazetteers
    from geo.place.geocode import geocode
    from geo.text.toponym import parse

    gazetteer, _ = gazetteers.load(orletal_home / "data" / "geojson", ("09003",))
    for text in ("Bahnhof Hohenmark", "In Göslingen und in Rath", "Das Rathaus in Göslingen", "am Mühlsee"):
        for mention in orletal_finder.find(text).places:
            assert geocode(parse(mention.entry), gazetteer).place.id == mention.place.id


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Im Altfurter Wald", ["Altfurter Wald"]),
        ("des Altfurter Sees", ["Altfurter Sees"]),
        ("die Berliner Straße und am Kölner Platz", ["Berliner Straße", "Kölner Platz"]),
        ("die Konrad-Adenauer-Straße", ["Konrad-Adenauer-Straße"]),
        ("am Göslinger Ufer", ["Göslinger Ufer"]),
        ("am Quindelsee und in Altdorf", ["Quindelsee", "Altdorf"]),
    ],
)
def test_names_that_no_file_knows_are_reported_as_they_are_written(orletal_finder, text, unknown):
    found = orletal_finder.find(text)
    assert found.unknown == unknown
    assert found.places == []


@pytest.mark.parametrize(
    "text",
    [
        "Neuer Wald, unser Wald, Großer Wald und dieser Platz",
        "Unser Wald und alle Schüler, für die Schüler Platz brauchen",
        "Wenn Kinder Wald und Wiesen erleben",
        "im Nahverkehrsplan, im Kreisentwicklungskonzept und am Nachmittag",
        "Kita-Plätze, Tempo-30-Straßen, ein S-Bahn-Takt und die ÖPNV-Straße",
        "im Mühlsee, in Hohenmark und an der Orle",
        "Die Göslinger Straße und der Bus nach Fernau",
        "in Köln und in Deutschland",
    ],
)
def test_words_of_the_language_and_what_the_gazetteer_knows_are_not_unknown(orletal_finder, text):
    assert orletal_finder.find(text).unknown == []


def found(finder, text):
    mentions = finder.find(text)
    return [mention.entry for mention in mentions.places], mentions.unknown


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Der Weg Göslingen/Hohenmark wird ausgebaut.", ["Göslingen", "Hohenmark"]),
        ("Wir bauen in Niederorl und D'hofen.", ["Niederorl", "D'hofen"]),
        ("Am Rathaus in Göslingen fehlen Bänke.", ["Rathaus"]),
        ("Wie in Göslingen wollen wir ein Haus der Jugend.", []),
        ("Nach Göslinger Vorbild planen wir ein Haus.", []),
        ("Nach dem Vorbild von Hohenmark richten wir ein Amt ein.", []),
        ("Die Stadtwerke Göslingen sollen Strom anbieten.", []),
        ("Im Rathaus soll es schneller gehen.", []),
        ("Auch an der Kirche fehlen Bänke.", []),
        ("Auch an der Kirche in Halle fehlen Bänke.", ["Kirche"]),
    ],
)
def test_two_names_are_two_places_and_examples_and_institutions_are_none(orletal_finder, text, places):
    assert found(orletal_finder, text)[0] == places


def test_a_street_of_several_towns_is_a_question_unless_the_town_is_named(orletal_finder):
    assert orletal_finder.find("Die Göslinger Straße wird saniert.").doubts
    (mention,) = orletal_finder.find("Die Göslinger Straße in Hohenmark wird saniert.").places
    assert mention.place.id == "stop-bruecke-1"


@pytest.mark.parametrize("name", ["Göslinger Forst", "Hohenmarker Erbwald"])
def test_a_forest_that_is_in_no_file_is_not_the_town_that_it_is_called_after(orletal_finder, name):
    assert found(orletal_finder, f"Der {name} wird geschützt.")[0] == []


def test_in_a_town_its_stops_are_places_where_the_sentence_says_where(probstadt_home):
    gazetteer, _ = gazetteers.load(probstadt_home / "data" / "geojson", ("09005",))
    finder = Finder(gazetteer, "Probstadt")
    assert found(finder, "Am Markt soll ein Brunnen stehen.")[0] == ["Markt"]
    assert found(finder, "Der Markt regelt nicht alles.")[0] == []
