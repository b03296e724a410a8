import pytest

from geo.draft.speaker import Speaker, names_in

SPEAKER = Speaker(["Freie Liste Auen", "FLA", "Die Roten"])


@pytest.mark.parametrize(
    ("sentence", "ours"),
    [
        ("Die FLA will den Bus.", "wir wollen den Bus."),
        ("Eine Maut lehnt die FLA ab.", "Eine Maut lehnen wir ab."),
        ("Die Freie Liste Auen setzt sich für Wege ein.", "wir setzen uns für Wege ein."),
        ("Die FLA-Fraktion spricht sich gegen Maut aus.", "wir sprechen uns gegen Maut aus."),
        ("Mit der FLA gibt es keine Maut.", "Mit uns gibt es keine Maut."),
        ("Ziel der FLA ist ein Bad.", "unser Ziel ist ein Bad."),
        ("Die ROTEN fordern Wege.", "wir fordern Wege."),
        ("Als FLA lehnen wir das ab.", "lehnen wir das ab."),
        ("Ich werde den Bus einführen.", "wir werden den Bus einführen."),
        ("Die Stadt will den Bus.", "Die Stadt will den Bus."),
    ],
)
def test_a_sentence_about_the_party_is_one_of_ours(sentence, ours):
    assert SPEAKER.as_we(sentence) == ours


def test_she_is_the_party_only_after_a_sentence_about_it():
    assert SPEAKER.as_we("Sie wird Wege bauen.", goes_on=True) == "wir werden Wege bauen."
    assert SPEAKER.as_we("Sie wird Wege bauen.") == "Sie wird Wege bauen."


def test_a_name_that_does_several_things_only_parties_do_is_one():
    text = [
        "Die XYZ will Wege.",
        "Das lehnt die XYZ ab.",
        "Daher fordert die XYZ mehr.",
        "Die XYZ steht dazu.",
    ]
    assert names_in(text) == ["XYZ"]
    assert names_in(text[:2]) == []
    assert names_in(["Die Stadt will das.", "Die Stadt fordert das.", "Die Stadt möchte das."]) == []
