"""Sentences that sound like a promise and name no deed, each beside one of its wording that names one."""

from __future__ import annotations

import pytest

from geo.draft import company, generalities
from geo.draft.sections import Passage, Section
from geo.draft.speaker import Speaker

PARTY = Speaker(["Bürgerliste", "FWG"])


def is_proposed(sentence: str) -> bool:
    """Whether a sentence is proposed that stands alone in a programme of a party that says "we want"."""
    section = Section("Kapitel", "", None, [[Passage(sentence, None)]])
    (found,) = company.second_look(company.utterances(section, PARTY), section.heading, 0.4)
    return found is not None


@pytest.mark.parametrize(
    ("general", "deed"),
    [
        # The election and its voters.
        ("Dafür brauchen wir Ihre Stimme am 8. März.", "Dafür brauchen wir zwei Gruppenräume je Schule."),
        ("Mit Ihrer Stimme wird das möglich.", "Mit einer Bürgerstiftung wollen wir das Bad erhalten."),
        ("Das geht nur mit einer starken Fraktion.", "Das Bad muss mit Erdwärme geheizt werden."),
        # The programme, and the party that wrote it.
        (
            "Hier beschreiben wir, was wir bis 2031 erreichen wollen.",
            "Wir wollen bis 2031 alle Brücken sanieren.",
        ),
        ("Wir arbeiten seit zwölf Jahren verlässlich im Rat.", "Wir richten einen Jugendrat ein."),
        ("Dabei wollen wir nur das versprechen, was wir halten.", "Wir versprechen: Das Bad bleibt offen."),
        ("Mehr zuhören, weniger reden, das ist unser Ansatz.", "Weniger Schilder: das wollen wir erreichen."),
        # Values: no noun names anything that a council decides on.
        ("Wir wollen eine lebenswerte Stadt.", "Wir wollen eine autofreie Stadt."),
        ("Wir wollen selbstbewusste Bürger.", "Wir wollen ein Budget für Bürger."),
        ("Uns ist Transparenz wichtig.", "Wichtig ist uns ein Livestream des Rates."),
        ("Die Zukunft wollen wir mit Mut gestalten.", "Den Marktplatz wollen wir neu gestalten."),
        ("Wir wollen Gäste, die gern wiederkommen.", "Wir wollen Stellplätze, die Gäste mieten können."),
        # How we mean to be, and what we need not do.
        ("Wir möchten niemandem etwas vormachen.", "Wir möchten niemandem das Wasser sperren."),
        ("Wir werden uns nicht vor Streit verstecken.", "Wir werden das Bad nicht schließen."),
        ("Da müssen wir nicht auf andere warten.", "Da müssen wir zusätzliche Plätze schaffen."),
        # What comes of a promise just made.
        ("Dadurch können Vereine Kosten sparen.", "Dadurch wollen wir Vereinen Kosten ersparen."),
        (
            "Damit wird die Innenstadt attraktiver.",
            "Damit die Innenstadt lebt, wollen wir Mieten zuschießen.",
        ),
        ("Hierbei handelt es sich um ein Programm der Stadt.", "Hier legen wir ein Programm für Höfe auf."),
        # What people, or all of us, do and can.
        (
            "Jetzt steuern wir auf die nächste Krise zu.",
            "Jetzt steuern wir um und bauen eine neue Leitstelle.",
        ),
        ("Wir könnten mehr erreichen, wenn alle es wollten.", "Wir könnten ein Bürgerauto anschaffen."),
        ("Nur so wird es gelingen, Fachkräfte zu gewinnen.", "Wir wollen Fachkräfte mit Wohnungen gewinnen."),
        ("Die Bürger sollen spüren, dass es vorangeht.", "Die Bürger sollen Anträge im Netz stellen können."),
        # "We want" in what only tells more of a word.
        ("Das ist die Stadt, in der wir leben wollen.", "Die Stadt, in der wir leben, wollen wir begrünen."),
    ],
)
def test_what_names_no_deed_is_not_proposed(general, deed):
    assert not is_proposed(general)
    assert is_proposed(deed)


@pytest.mark.parametrize(
    "sentence",
    [
        "Für uns steht außer Frage, dass die Stadt in Radwege investieren muss.",
        "Den Antrag haben wir 2023 gestellt – dieser muss endlich beschlossen werden.",
        "Grünes Bauen bedeutet für uns, dass jedes Dach Strom liefern soll.",
    ],
)
def test_what_we_are_sure_of_is_proposed(sentence):
    assert is_proposed(sentence)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Wir wollen Schule, Mensa, Halle und Bad sanieren.", "Wir wollen die Mensa sanieren."),
        ("Wir wollen die Mensa sanieren.", "Wir wollen Freiheit und Zusammenhalt."),
        ("Die Stadt muss die Halle sanieren.", "Wir müssen die Halle sanieren."),
    ],
)
def test_a_sentence_promises_more_by_the_things_that_it_names(more, less):
    assert generalities.concreteness(more) > generalities.concreteness(less)


def test_in_a_list_values_are_taken_as_the_line_above_says():
    heading, intro = "Kapitel", "Wir wollen:"
    items = [[Passage("eine lebenswerte Stadt", None, intro, item=True)]]
    section = Section(heading, "", None, items)
    (found,) = company.second_look(company.utterances(section, PARTY), heading, 0.4)
    assert found is not None
