"""Sentences of every kind of German grammar, each by itself: what they promise, and with which stance.

A line of ``kinds/pledges.txt`` begins with its stance, as in the programmes of `tests.geo.draft.marked`;
those of ``kinds/others.txt`` promise nothing. A few need the sentences beside them, so shares are judged.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.draft import company, slogans
from geo.draft.sections import Passage, Section
from geo.draft.speaker import Speaker

FOLDER = Path(__file__).parent / "kinds"
PARTY = Speaker(["Volt Nordheim", "Bürgerliste", "FWG"])
STANCES = {"w": {"will"}, "e": {"examines", "could"}, "s": {"supports", "demands"}, "r": {"rejects"}} | {
    "k": {"keeps"}
}
MIXED = 0.4  # how explicit the programme around is
MIN_FOUND, MIN_RIGHT, MAX_WRONGLY_PROPOSED = 0.93, 0.97, 0.04


def lines(name: str) -> list[tuple[str, str, bool]]:
    """The mark, the text, and whether it is an item, of each line."""
    found = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, _, text = line.lstrip("*").partition(" ")
            found.append((mark, text, line.startswith("*")))
    return found


def stance_of(text: str, item: bool) -> str:
    """What is proposed for a sentence that stands alone, "" if nothing."""
    section = Section("Kapitel", "", None, [[Passage(text, None, item=item)]])
    (found,) = company.second_look(company.utterances(section, PARTY), section.heading, MIXED)
    return found.stance if found else ""


@pytest.mark.parametrize("mark", STANCES)
def test_sentences_that_promise_are_found_with_their_stance(mark):
    answers = {text: stance_of(text, item) for sign, text, item in lines("pledges.txt") if sign == mark}
    missed = [text for text, stance in answers.items() if not stance]
    wrong = [text for text, stance in answers.items() if stance and stance not in STANCES[mark]]
    assert len(answers) >= 40
    assert len(missed) <= (1 - MIN_FOUND) * len(answers), missed
    assert len(wrong) <= (1 - MIN_RIGHT) * len(answers), wrong


def test_what_is_or_was_and_what_speaks_to_readers_promises_nothing():
    answers = {text: stance_of(text, item) for _, text, item in lines("others.txt")}
    wrongly = [text for text, stance in answers.items() if stance]
    assert len(answers) >= 150
    assert len(wrongly) <= MAX_WRONGLY_PROPOSED * len(answers), wrongly


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Eine Citymaut schließen wir nicht aus.", {"could"}),
        ("Am Museum wird nicht gespart.", {"keeps"}),
        ("Eine Fusion der Kreise steht nicht zur Debatte.", {"rejects"}),
        ("Kein Kind soll auf das Essen verzichten müssen.", {"will"}),
        ("Das Wahlalter soll auf 16 gesenkt werden.", {"supports"}),
        ("Die Stellen überprüfen und erhöhen wir.", {"will"}),
    ],
)
def test_a_denial_turns_what_a_verb_says(sentence, stance):
    assert stance_of(sentence, item=False) in stance


@pytest.mark.parametrize(
    ("slogan", "stance"),
    [
        ("Eine Baulandsteuer? Nein danke!", "rejects"),
        ("Carsharing am Rathaus? Gut vorstellbar!", "could"),
        ("Erste Stunde parken? Gratis!", "will"),
        ("Heimatmuseen und Mühlen erhalten! Auch in Buer.", "keeps"),
        ("Tablets, WLAN, Whiteboards. Bis 2024 in jeder Klasse.", "will"),
    ],
)
def test_a_slogan_of_two_sentences_is_one_proposal(slogan, stance):
    assert stance_of(slogan, item=True) == stance


@pytest.mark.parametrize(
    ("sentences", "item", "count"),
    [
        (["Glasfaser für alle.", "Auch auf dem letzten Hof."], True, 1),
        (["Glasfaser für alle.", "Auch auf dem letzten Hof."], False, 2),
        (["Wir bauen ein Bad.", "Es soll 2027 fertig sein."], True, 2),
        (["in Aue ein Haus bauen.", "Es soll 2027 fertig sein."], True, 2),
        (["Funkmasten neben Kitas?", "Nicht mit uns."], False, 1),
        (["Wird damit alles gut?", "Sicher nicht sofort."], False, 2),
        (["Keine Zeit am Sonntag?", "Dann jetzt Briefwahl beantragen!"], True, 2),
    ],
)
def test_sentences_are_joined_where_they_say_one_thing(sentences, item, count):
    assert len(slogans.together(sentences, item)) == count
