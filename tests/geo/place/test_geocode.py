from dataclasses import replace

import pytest

from geo.locate import explain
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Answer, Outcome, geocode, settling_spelling
from geo.text.toponym import parse
from geo.vocabulary import KINDS, PRECISIONS
from geo.words import place_words


@pytest.fixture
def find(gazetteer):
    return lambda text: geocode(parse(text), gazetteer)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Moor", "moor"),
        ("grosses moor", "moor"),
        ("Moor (Bergen)", "stop-moor"),
        ("Talbahn (Bergen)", "talbahn"),
        ("Kirchfeld (Auen)", "locality-kirchfeld-auen"),
        ("Kirchfeld (Bergen)", "locality-kirchfeld-bergen"),
        ("Auen-Kirchfeld", "locality-kirchfeld-auen"),
        ("Kirchfeld, Bergen", "locality-kirchfeld-bergen"),
        ("Auen", "09001001"),
        ("Gemeinde Auen", "09001001"),
        ("Bahnhof Auen", "station-auen"),
        ("Dhorn", "locality-d-horn-bergen"),
        ("Sankt Anna Schillerstraße", "stop-schillerstr"),
        ("Cramm (Sieg)", "09002001"),
        ("Cramm (Auen)", "locality-cramm-auen"),
        ("Kirchfeld (Cramm (Sieg))", None),
        ("Kirchfelt", None),
    ],
)
def test_only_exact_names_and_aliases_are_found(find, text, identifier):
    answer = find(text)
    assert (answer.place.id if answer.place else None) == identifier
    assert answer.outcome is (Outcome.FOUND if identifier else Outcome.NOT_FOUND)


def test_a_landmark_goes_before_a_stop_of_its_name(find):
    answer = find("Moor")
    assert [place.id for place in answer.candidates] == ["moor", "stop-moor"]
    assert "landmark" in answer.why


def test_a_municipality_goes_before_its_village_and_its_station(find):
    assert find("Auen").place.precision == "municipality"
    assert {place.id for place in find("Auen").candidates} == {"09001001", "geonames-1", "station-auen"}


def test_a_village_and_its_stop_are_one_place(find):
    assert find("Kirchfeld (Auen)").place.kind == "locality"


def station_and_derived_ortsteil(gazetteer):
    """A station Auen Hafen, and an Ortsteil Hafen of Auen that was derived from names of stops."""
    (mill, *_) = gazetteer.named("Mühle")
    auen = ("09001001",)
    station = replace(mill, id="station-auen-hafen", name="Auen Hafen", kind="station", ags=auen)
    village = replace(
        mill,
        id="locality-hafen-auen",
        name="Hafen",
        alt_names=("Auen-Hafen",),
        kind="locality",
        ags=auen,
        file="localities_from_stops.geojson",
    )
    return Gazetteer([*gazetteer.places, station, village], gazetteer.regions)


def test_a_station_of_exactly_that_name_goes_before_an_ortsteil_that_only_joined_names_lead_to(gazetteer):
    more = station_and_derived_ortsteil(gazetteer)
    found = {
        text: geocode(parse(text), more).place.id for text in ("Auen Hafen", "Auen-Hafen", "Hafen (Auen)")
    }
    assert found == {
        "Auen Hafen": "station-auen-hafen",
        "Auen-Hafen": "locality-hafen-auen",
        "Hafen (Auen)": "locality-hafen-auen",
    }


def test_a_municipality_is_written_with_its_name_and_no_spelling_of_the_stops(find, gazetteer):
    assert settling_spelling(find("Cramm (Sieg)").place, gazetteer) == find("Cramm (Sieg)").place.name


def test_one_name_in_two_municipalities_is_ambiguous_and_each_spelling_settles_it(find, gazetteer):
    answer = find("Kirchfeld")
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.place is None
    spellings = [settling_spelling(place, gazetteer) for place in answer.candidates]
    assert spellings == ["Kirchfeld (Auen)", "Kirchfeld (Bergen)"]
    assert [find(text).place for text in spellings] == list(answer.candidates)


def test_stops_of_one_name_far_apart_in_one_municipality_are_settled_by_coordinates(find, gazetteer):
    answer = find("Mühle")
    assert answer.outcome is Outcome.AMBIGUOUS
    spellings = [settling_spelling(place, gazetteer) for place in answer.candidates]
    assert spellings == ["Mühle @ 50.81000, 6.46000", "Mühle @ 50.83000, 6.46000"]
    assert all(find(text).outcome is Outcome.FOUND for text in spellings)


def test_coordinates_overrule_the_gazetteer(find):
    place = find("Moor @ 50.825, 6.485").place
    assert (place.geometry.x, place.geometry.y) == (6.485, 50.825)
    assert (place.name, place.id, place.precision) == ("Moor", "moor-5082500-648500", "exact")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Bad @ 51.5, 9.0", "outside_map"), ("Bad (Auen) @ 50.82, 6.48", "outside_municipality")],
)
def test_coordinates_must_lie_where_they_say(find, text, code):
    assert find(text).code == code


def test_coordinates_just_across_a_coarse_border_are_believed(find):
    assert find("Bad (Auen) @ 50.82, 6.451").outcome is Outcome.FOUND


def test_a_service_is_asked_last_and_its_failure_is_an_outcome_of_its_own(gazetteer):
    failed = Answer(Outcome.SERVICE_FAILED, code="service_down")
    searched = []

    def service(entry, gazetteer):
        searched.append(entry.text)
        return failed

    assert geocode(parse("Moor"), gazetteer, service).outcome is Outcome.FOUND
    assert geocode(parse("Kirchfeld"), gazetteer, service).outcome is Outcome.AMBIGUOUS
    assert geocode(parse("Nirgendwo"), gazetteer, service) is failed
    assert searched == ["Nirgendwo"]


def test_a_near_miss_is_a_question(gazetteer):
    assert gazetteer.similar("Kirchfelt")[0] == "Kirchfeld"
    assert gazetteer.similar("Xyzzy") == []


@pytest.mark.parametrize(
    ("text", "found", "words"),
    [
        ("Talbahn", True, ["found", "railway", "planned", "Auen, Bergen", "LineString"]),
        ("Grenze", True, ["precision exact", "within 50 m", "border"]),
        ("Kirchfeld", False, ["ambiguous", "Kirchfeld (Auen)", "Kirchfeld (Bergen)"]),
        ("Kirchfelt", False, ["not found", 'did you mean "Kirchfeld"?']),
        ("Bad @ 6.4, 50.8", False, ["@ 50.8, 6.4"]),
        ("Bad (Auen) @ 50.82, 6.48", False, ["Bergen"]),
    ],
)
def test_locate_explains_what_an_entry_means(gazetteer, text, found, words):
    answer, lines = explain(text, gazetteer)
    assert answer is found
    assert [word for word in words if word not in lines] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Talbahn",
            ["gefunden (der einzige Ort dieses Namens)", "[Bahnstrecke]", "geplant", "Linie bei 50.83"],
        ),
        ("Grenze", ["Genauigkeit: genau, auf 50 m", "zählt zu Auen, Bergen, weil eine Grenze"]),
        ("Kirchfeld", ["mehrdeutig (mehrere Orte heißen so)", "Kirchfeld (Bergen)"]),
        ("Kirchfelt", ["nicht gefunden", 'meinten Sie "Kirchfeld"?', "Berichtigen Sie"]),
        ("Bergen, Grenze", ["Trennen Sie Orte mit Semikolon: Bergen; Grenze"]),
        ("Kreis Probe", ["ist das ganze Gebiet dieser Karte", "Lassen Sie es weg"]),
        ("Kirchfeld (Fern)", ["nennt keine Gemeinde dieser Karte (Fern). Berichtigen Sie"]),
        ("Bad (Cramm) @ 50.82, 6.4501", ["liegt nicht in Cramm, sondern in Auen und Bergen"]),
        ("(@)", ['"(@)" ist nicht als Ort lesbar. Schreiben Sie']),
    ],
)
def test_on_a_german_system_locate_speaks_german_throughout(gazetteer, monkeypatch, text, words):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    _, lines = explain(text, gazetteer, region_name="Kreis Probe")
    assert [word for word in words if word not in lines] == []
    english = ("found", "place", "did you", " it ", "counts", "within", ", from ", "also", "lat,", " and ")
    assert [word for word in english if word in lines] == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (place_words.KINDS, KINDS),
        (place_words.PRECISIONS, PRECISIONS),
        (place_words.SHAPES, ("Point", "LineString", "Polygon", "MultiPolygon")),
        (place_words.OUTCOMES, Outcome),
    ],
)
def test_every_kind_of_place_has_a_word(words, names):
    assert set(names) <= words.keys()
