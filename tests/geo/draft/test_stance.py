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


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Wir wollen keine Mülldeponie.", "rejects"),
        ("Wir wollen, dass kein Kind hungrig bleibt.", "will"),
        ("Die Bäume dürfen nicht gefällt werden.", "rejects"),
        ("Wir sagen Nein zum Ausbau der Autobahn.", "rejects"),
        ("Wir stimmen gegen jede Erhöhung der Steuer.", "rejects"),
        ("Wir wollen das Bad nicht schließen, sondern sanieren.", "will"),
        ("Wir fordern ein Gesetz, um Armut zu verhindern.", "demands"),
        ("Wir lehnen das ab und stehen damit bei den Anwohnern.", "rejects"),
        ("Wir wollen die Halle erhalten und ausbauen.", "will"),
        ("Das Land muss mehr Geld geben.", "demands"),
        ("Radwege sind auszubauen.", "will"),
        ("Eine Seilbahn ist zu prüfen.", "examines"),
        ("Bus und Bahn haben Vorrang.", "will"),
        ("Wir streben einen Bürgerhaushalt an.", "will"),
    ],
)
def test_the_stance_is_that_of_the_first_verb_that_promises(sentence, stance):
    assert promise(sentence).stance == stance


@pytest.mark.parametrize(
    ("item", "stance"),
    [
        ("Ausbau der Radwege", "will"),
        ("Kein Verkauf von Wohnungen", "rejects"),
        ("Abschaffung der Beiträge", "rejects"),
        ("Erhalt der Grundschulen", "keeps"),
        ("Erhalt und Ausbau der Radwege", "will"),
        ("Prüfung eines Kreisverkehrs", "examines"),
        ("Bürokratie abbauen", "will"),
        ("Prioritäten setzen, Ausgaben prüfen", "will"),
        ("Laptops als Lernmittel", "will"),
        ("PV-Anlagen auf gemeindlichen Gebäuden", "will"),
        ("Ehrenamt stärken: Vereine brauchen Räume.", "will"),
    ],
)
def test_an_item_without_a_verb_promises_what_it_names(item, stance):
    assert promise(item, item=True).stance == stance
    assert promise(item, item=True, heading="Das haben wir erreicht") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Zahl der Schüler wird steigen.",
        "Der Wandel wird die Nachfrage erhöhen.",
        "Eltern müssen lange auf einen Platz warten.",
        "Wir gehen davon aus, dass der Bund zahlt.",
        "Die Verluste werden aus dem Kreishaushalt ausgeglichen.",
        "Jeden Tag werden Daten gestohlen.",
        "Nach dem Gesetz ist der Bund zuständig.",
        "Ja, ich möchte 25 Euro spenden.",
        "Das muss sich ändern!",
    ],
)
def test_descriptions_forecasts_and_forms_are_not_promises(sentence):
    assert promise(sentence) is None


@pytest.mark.parametrize(
    "item", ["Derzeitiger Schuldenstand: 4,2 Mio. Euro", "Steigende Mieten", "Impressum"]
)
def test_figures_complaints_and_menus_are_no_promises_even_in_a_list(item):
    assert promise(item, item=True) is None


def test_a_heading_that_says_what_is_refused_gives_its_items_that_stance():
    assert promise("Die Westtangente", item=True, heading="Was wir ablehnen").stance == "rejects"
