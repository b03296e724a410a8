import pytest

from geo.draft.promises import DOUBTFUL, SURE, promise


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Wir wollen ein Schwimmbad bauen.", "will"),
        ("In den Dörfern werden wir Ladesäulen aufstellen.", "will"),
        ("Dafür richten wir eine Stelle ein.", "will"),
        ("Die Straße soll saniert werden.", "will"),
        ("Unser Ziel ist es, dass alle Kinder schwimmen lernen.", "will"),
        ("Wir fordern mehr Züge.", "demands"),
        ("Wir setzen uns beim Land für mehr Geld ein.", "supports"),
        ("Das Vorhaben unterstützen wir ausdrücklich.", "supports"),
        ("Wir prüfen, ob die Bahn verlängert werden kann.", "examines"),
        ("Auch eine Seilbahn ist denkbar.", "could"),
        ("Den Ausbau der Autobahn lehnen wir ab.", "rejects"),
        ("Der Privatisierung erteilen wir eine klare Absage.", "rejects"),
        ("Eine Abschiebung von Kindern wird es mit uns nicht geben, mit uns gibt es keine Kälte.", "rejects"),
        ("Die Bücherei werden wir erhalten.", "keeps"),
        ("An diesem Angebot halten wir fest.", "keeps"),
        ("Wir werden den Verein weiterhin fördern.", "keeps"),
        ("Das Hafengelände bleibt von neuen Hotels frei.", "keeps"),
        ("Das Ufer bleibt frei von Bebauung.", "keeps"),
        ("Die Musikschule bekommt mehr Geld.", "will"),
    ],
)
def test_a_promise_is_found_with_its_stance(sentence, stance):
    assert promise(sentence).stance == stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir haben in den letzten Jahren viel erreicht.",
        "Wir sind stolz auf die vielen Menschen hier.",
        "Wir freuen uns über Ihre Stimme.",
        "Warum wollen wir das?",
        "Der Wald ist alt und schön.",
        "Viele Menschen arbeiten gern im Kreis.",
        "Wer sich engagiert, bekommt mehr zurück.",
        "Schon heute bekommt jede Schule mehr Geld.",
        "Ein Verein, der viel leistet, bekommt einen Dank.",
    ],
)
def test_thanks_questions_and_what_is_or_was_are_not_promises(sentence):
    assert promise(sentence) is None


def test_to_receive_something_is_not_to_keep_it():
    assert promise("Kreisstraßen sollen einen Radweg erhalten.").stance == "will"


def test_what_we_say_of_ourselves_is_surer_than_what_is_to_be_done_by_nobody():
    ours, passive = promise("Wir wollen den Bus öfter fahren lassen."), promise("Der Bus wird ausgebaut.")
    assert (ours.confidence, passive.confidence) == (SURE, DOUBTFUL)


def test_a_list_item_is_judged_by_the_line_that_governs_it():
    assert promise("die Autobahn A 999") is None
    assert promise("mehr Busse am Abend", "Wir fordern:").stance == "demands"
    assert promise("die Autobahn A 999", "Wir lehnen ab:").stance == "rejects"


def test_what_belongs_to_a_promise_goes_on_with_its_stance():
    before = promise("Wir fordern eine bessere Bahn.")
    assert promise("Dazu gehört ein dichterer Takt.", before=before).stance == "demands"
    assert promise("Dazu gehört ein dichterer Takt.") is None
