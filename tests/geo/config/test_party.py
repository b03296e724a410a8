"""How a party is called: short names, all names, and the sentence that heads a page."""

from __future__ import annotations

import pytest

from geo.config.party import Called, called, check_party
from geo.region.phrases import county_name, municipality_name, state_name, together

REGION = {
    "region_name": "Kreis Düren",
    "everywhere": "im ganzen Kreis Düren",
    "everywhere_en": "throughout Kreis Düren",
}


def of(party: str, **more: object) -> Called:
    return called({**REGION, "party": party, **more})


@pytest.mark.parametrize(
    ("party", "german", "english"),
    [
        ("CDU", "Was die CDU in Titz vorhat", "What the CDU plans in Titz"),
        ("CDU-Ortsverband Titz", "Was die CDU in Titz vorhat", "What the CDU plans in Titz"),
        ("CSU Kreisverband Dachau", "Was die CSU in Titz vorhat", "What the CSU plans in Titz"),
        ("SPD-Ortsverein Titz", "Was die SPD in Titz vorhat", "What the SPD plans in Titz"),
        ("FDP", "Was die FDP in Titz vorhat", "What the FDP plans in Titz"),
        ("Die Linke. Kreisverband Düren", "Was die Linke in Titz vorhat", "What Die Linke plans in Titz"),
        ("AfD", "Was die AfD in Titz vorhat", "What the AfD plans in Titz"),
        ("BSW", "Was das BSW in Titz vorhat", "What the BSW plans in Titz"),
        ("Volt Deutschland", "Was Volt in Titz vorhat", "What Volt plans in Titz"),
        ("ÖDP", "Was die ÖDP in Titz vorhat", "What the ÖDP plans in Titz"),
        ("Piratenpartei Deutschland", "Was die Piraten in Titz vorhaben", "What the Pirates plan in Titz"),
        (
            "BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren",
            "Was die Grünen in Titz vorhaben",
            "What the Greens plan in Titz",
        ),
        ("FREIE WÄHLER Titz", "Was die Freien Wähler in Titz vorhaben", "What the Freie Wähler plan in Titz"),
        ("Bürgerliste X", "Was die Bürgerliste X in Titz vorhat", "What Bürgerliste X plans in Titz"),
        ("UWG Titz", "Was die UWG Titz in Titz vorhat", "What UWG Titz plans in Titz"),
        (
            "Unabhängige Wählergemeinschaft Y",
            "Was die Unabhängige Wählergemeinschaft Y in Titz vorhat",
            "What Unabhängige Wählergemeinschaft Y plans in Titz",
        ),
        ("Junges Bündnis Z", "Was das Junge Bündnis Z in Titz vorhat", "What Junges Bündnis Z plans in Titz"),
        ("Unabhängige", "Was die Unabhängigen in Titz vorhaben", "What Unabhängige plan in Titz"),
        ("Freie Bürger", "Was die Freien Bürger in Titz vorhaben", "What Freie Bürger plan in Titz"),
        (
            "Einzelbewerberin",
            "Was die Einzelbewerberin in Titz vorhat",
            "What Einzelbewerberin plans in Titz",
        ),
    ],
)
def test_the_sentence_reads_well_for_a_party(party: str, german: str, english: str) -> None:
    assert of(party).plans("in Titz") == german
    assert of(party).plans("in Titz", english=True) == english


@pytest.mark.parametrize(
    "party", ["Unser Titz", "SPD und Grüne", "CDU/CSU", "Name der Partei, Kreisverband", "Müller & Söhne"]
)
def test_where_grammar_cant_be_known_the_sentence_has_no_verb(party: str) -> None:
    words = of(party)
    assert words.plans("in Titz") == f"{words.short}: Pläne in Titz"
    assert words.plans("in Titz", english=True) == f"{words.short}: plans in Titz"


@pytest.mark.parametrize(
    "party", ["Grüne Liste Titz", "Linke Liste", "Freie Wählergemeinschaft Titz", "Grüne Jugend"]
)
def test_a_list_with_the_word_of_a_party_is_not_that_party(party: str) -> None:
    assert of(party).short == party


def test_a_name_that_was_set_heads_the_sentence() -> None:
    assert of("BÜNDNIS 90/DIE GRÜNEN", party_short="B90").plans("in Titz") == "B90: Pläne in Titz"
    assert of("Wir alle", party_short="SPD").plans("in Titz") == "Was die SPD in Titz vorhat"
    assert (
        of("Wir", party_short="Wir", party_short_en="We").plans("in Titz", english=True)
        == "We: plans in Titz"
    )


@pytest.mark.parametrize(
    "template", ["Was wir in {where} tun", "Was wir {where} tun", "Was wir im {where} tun"]
)
def test_a_template_may_say_in_or_leave_it_to_the_phrase(template: str) -> None:
    words = of("Wir", party_sentence=template)
    assert words.plans("in Titz") == "Was wir in Titz tun"
    assert words.plans() == "Was wir im Kreis Düren tun"


def test_a_template_that_begins_with_the_place_begins_with_a_capital() -> None:
    assert of("Wir", party_sentence="In {where}: {party_short}").plans() == "Im Kreis Düren: Wir"
    assert of("Wir", party_sentence="{where}: {party}").plans() == "Im Kreis Düren: Wir"


def test_awkward_characters_of_a_name_are_text() -> None:
    for party in ('A & "B" {where}', "<b>Ä</b>", "Bürger für {Titz}", "100 % {0}"):
        assert party in of(party).plans("in Titz")


def test_all_names_are_there_once_those_of_the_settings_first() -> None:
    names = of("CDU, Kreisverband", party_names=["Christdemokraten", "cdu"]).names
    assert names == ("Christdemokraten", "cdu")
    green = of("BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren").names
    assert set(green) >= {"Grüne", "die Grünen", "BÜNDNIS 90/DIE GRÜNEN"}


@pytest.mark.parametrize(
    "region",
    [
        county_name("Düren", "Kreis"),
        county_name("Märkischer Kreis", "Kreis"),
        county_name("Städteregion Aachen", "Kreis"),
        county_name("Bodenseekreis", "Landkreis"),
        county_name("Ulm", "Stadtkreis"),
        municipality_name("Sylt", "Gemeinde"),
        municipality_name("Insel Poel", "Gemeinde"),
        state_name("10"),
        state_name("13"),
        together([county_name("Goslar", "Landkreis"), county_name("Göttingen", "Landkreis")]),
        together([county_name("Barnim", "Landkreis"), state_name("11")]),
    ],
    ids=lambda region: region.name,
)
def test_the_phrase_for_the_region_is_that_of_a_new_map(region) -> None:
    raw = {"region_name": region.name, "everywhere": region.everywhere, "everywhere_en": region.everywhere_en}
    assert called({**raw, "party": "CDU"}).where == region.inside


def test_a_region_without_such_a_phrase_gets_one_of_its_name() -> None:
    for name, where in [
        ("Kreis Düren", "im Kreis Düren"),
        ("Märkischer Kreis", "im Märkischen Kreis"),
        ("Städteregion Aachen", "in der Städteregion Aachen"),
        ("Thüringen", "in Thüringen"),
    ]:
        assert of("CDU", region_name=name, everywhere="kreisweit").where == where
    assert of("CDU", where="an der Rur").plans() == "Was die CDU an der Rur vorhat"


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ("Was wir vorhaben", "party_no_where"),
        ("Was {wir} {where} tun", "party_gap"),
        ("Was {} {where}", "party_gap"),
        ("Was {where!r}", "party_gap"),
        ("Was {where:>9}", "party_gap"),
        ("Was {where.upper}", "party_gap"),
        ("Was {where", "party_braces"),
        ("Was where} {where}", "party_braces"),
        (7, "setting_wrong"),
        ("  ", "setting_wrong"),
        ("Was\n{where}", "setting_wrong"),
    ],
)
@pytest.mark.parametrize("setting", ["party_sentence", "party_sentence_en"])
def test_a_template_that_cant_be_filled_is_named_with_the_remedy(setting: str, template, code: str) -> None:
    found = list(check_party("pledgemap.toml", {setting: template}))
    assert code in [one.code for one in found]
    assert all(one.column == setting and one.remedy for one in found)


def test_a_placeholder_is_named_and_where_is_not_asked_for_if_it_is_there() -> None:
    (found,) = check_party("pledgemap.toml", {"party_sentence": "{were} {where}"})
    assert (found.code, found.value) == ("party_gap", "{were}")
    assert "{where}, {party}, {party_short}" in found.remedy


def test_short_names_have_an_end() -> None:
    assert not list(check_party("pledgemap.toml", {"party_short": "x" * 40, "party_short_en": "x" * 40}))
    found = check_party("pledgemap.toml", {"party_short": "x" * 41, "party_short_en": "x" * 41})
    assert [one.column for one in found] == ["party_short", "party_short_en"]


@pytest.mark.parametrize(
    "raw",
    [
        {"party_names": "CDU"},
        {"party_names": ["CDU", 1]},
        {"party_names": [" "]},
        {"where": 1},
        {"party_short": " "},
    ],
)
def test_what_is_not_a_name_is_refused(raw) -> None:
    assert [one.code for one in check_party("pledgemap.toml", raw)] == ["setting_wrong"]


def test_a_text_names_the_party_by_any_of_its_names_as_a_whole_word() -> None:
    greens = of("BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren")
    for text in ("Was die Grünen vorhaben", "GRÜNE Pläne", "Bündnis 90/Die Grünen", "What the Greens plan"):
        assert greens.is_named_in(text), text
    for text in ("Begrünen wir Düren", "Was in Jülich geplant ist", "Evergreens", ""):
        assert not greens.is_named_in(text), text
    assert of("Unser (Titz) + [mehr]").is_named_in("Unser (Titz) + [mehr]: Pläne")
