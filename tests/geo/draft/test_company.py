"""Sentences of no programme that the rules were written with, each between two that promise.

None of them says "wir wollen": only their signs, and what stands beside them, tell promise from description.
"""

from __future__ import annotations

import pytest

from geo.draft.company import MIN_ITEMS, explicitness, second_look, utterances
from geo.draft.sections import Passage, Section
from geo.draft.signs import signs_of
from geo.draft.speaker import Speaker
from geo.draft.tenses import is_perfect, is_preterite

PROMISE = "Wir wollen einen Kulturpass einführen."


def looked_at(*texts, item=False, heading="Verkehr", names=("CDU",), explicit=0.0):
    paragraphs = [[Passage(text, None, item=item)] for text in texts]
    section = Section(heading, heading, None, paragraphs)
    return second_look(utterances(section, Speaker(names)), heading, explicit)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Ein Nachtbus verbindet alle Dörfer mit der Kreisstadt.", "will"),
        ("Der Kreis gründet mit seinen Gemeinden ein Regionalwerk.", "will"),
        ("Jede Gemeinde erhält einen festen Ansprechpartner.", "will"),
        ("Die Radhauptroute wird asphaltiert und beleuchtet.", "will"),
        ("Sämtliche Sitzungen werden im Netz übertragen.", "will"),
        ("Städtische Grundstücke werden nur noch in Erbpacht vergeben.", "will"),
        ("Lastenräder zum Ausleihen wird es in allen Quartieren geben.", "will"),
        ("Auf alle städtischen Dächer kommen Solaranlagen.", "will"),
        ("Eine Verlagerung der Leitstelle kommt für die CDU nicht in Betracht.", "rejects"),
        ("Dem Logistikpark verweigern wir unsere Stimme.", "rejects"),
        ("Spekulationen mit Steuergeld sind tabu.", "rejects"),
        ("Die Zuschüsse stehen für die CDU nicht zur Disposition.", "keeps"),
        ("Den Familienpass wird es weiter geben.", "keeps"),
        ("Der Ausbau der Strecke hat unsere volle Unterstützung.", "supports"),
        ("Ausdrücklich begrüßt wird von der CDU der Bau des Stadions.", "supports"),
        ("Das Land hat die Kindergärten auskömmlich zu finanzieren.", "demands"),
        ("Wir lassen ermitteln, wie viel Abwärme nutzbar ist.", "examines"),
        ("Überprüft wird, welche Kiesgruben zum Badesee taugen.", "examines"),
    ],
)
def test_a_sentence_among_promises_promises_by_its_signs(sentence, stance):
    answer = looked_at(PROMISE, sentence, PROMISE)[1]
    assert answer is not None
    assert answer.stance == stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Seit 2014 stellt die CDU den Bürgermeister.",
        "In Kopenhagen radeln 62 Prozent der Menschen zur Arbeit.",
        "Die Baupreise sind seit 2020 um mehr als 40 Prozent gestiegen.",
        "Das Klinikum schloss 2023 seine Geburtshilfe.",
        "Wer bestellt, muss auch bezahlen.",
        "Nach dem Klimaschutzgesetz muss Deutschland klimaneutral sein.",
        "Ab 2026 haben Kinder einen Rechtsanspruch auf Betreuung.",
        "„Ohne den Ganztag könnte ich nicht arbeiten“, sagt eine Mutter.",
        "Wir danken den Verbänden für ihre Arbeit.",
        "Wir möchten Ihnen danken.",
        "Ja, ich möchte die CDU mit einer Spende unterstützen.",
        "Am Sonntag CDU wählen!",
        "Auf den Kahlflächen wachsen inzwischen Birken.",
        "Was wird nun aus den Flächen?",
    ],
)
def test_what_describes_promises_nothing_even_among_promises(sentence):
    assert looked_at(PROMISE, sentence, PROMISE)[1] is None


def test_a_sentence_needs_more_signs_without_promises_beside_it():
    sentence = "Die Gedenkorte werden beschildert."
    alone = looked_at("Die Gedenkorte liegen im Wald.", sentence, "Zeitzeugen leben kaum noch.")
    assert alone[1] is None
    assert looked_at(PROMISE, sentence, PROMISE)[1] is not None


def test_lines_without_a_verb_among_items_are_one_more_thing_to_do():
    lines = ["Ausbau der Radwege", "Sanierung des Freibads", "Tariftreue"]
    assert len(lines) == MIN_ITEMS
    assert all(looked_at(*lines, item=True))
    assert looked_at(*lines[1:], item=True)[1] is None


def test_a_programme_that_says_what_it_wants_hides_fewer_promises():
    section = Section("Verkehr", "Verkehr", None, [[Passage(PROMISE, None)]] * 9)
    assert explicitness([utterances(section, Speaker(()))]) > 0.8
    sentence = "Der Kreis zahlt die Fahrt dorthin."
    assert looked_at(PROMISE, sentence, PROMISE, explicit=0.9)[1] is None


def test_an_adjective_that_is_also_the_name_of_a_party_is_none_before_a_noun():
    assert looked_at(PROMISE, "Grüne Welle auf dem Ring", PROMISE, names=("Grüne",))[1] is not None


@pytest.mark.parametrize(
    ("sentence", "is_past"),
    [
        ("Dort flossen 150 Millionen Euro.", True),
        ("Pflegekräfte streikten zehn Tage lang.", True),
        ("Am Haltepunkt Hopsten halten Busse.", False),
        ("Das sollte anders werden.", False),
    ],
)
def test_the_past_tense_is_told_by_its_verb(sentence, is_past):
    assert is_preterite(sentence) is is_past


@pytest.mark.parametrize(
    ("sentence", "is_so"),
    [
        ("die preise sind um 40 prozent gestiegen.", True),
        ("die verwaltung hat sich verändert.", True),
        ("das moor ist zu bewahren.", False),
    ],
)
def test_the_perfect_is_told_from_what_is_to_be_done(sentence, is_so):
    assert is_perfect(sentence) is is_so


@pytest.mark.parametrize("year", [2012, 2024, 2027, 2044])
def test_a_year_to_come_is_one_whenever_the_programme_was_written(year):
    to_come = set(signs_of(f"Das Freibad in Halle öffnet bis Ende {year}."))
    assert ("year" in to_come, "past year" in to_come) == (True, False)
    since = set(signs_of(f"Das Freibad in Halle ist seit dem Sommer {year} offen."))
    assert ("year" in since, "past year" in since) == (False, True)
