"""Common words in the names of places and parties, and what is marked: the same in Python and scripts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.public import plain, told_words
from tests.conftest import in_every_county
from tests.webapp.agreement.conftest import MakePage, Page
from webapp.filters import Text, WordIndex, by_beginning
from webapp.snapshot import Snapshot

PLACES = (
    *(
        "Bad Münstereifel",
        "Haltern am See",
        "Neu Wulmstorf",
        "Kirchen (Sieg)",
        "Markt Wald",
        "Titisee-Neustadt",
    ),
    *("Tegernsee", "Berg"),
)
GREENS = ("BÜNDNIS 90/DIE GRÜNEN", "Grüne", "die Grünen", "Greens")
VOTERS = ("Freie Wähler", "FREIE WÄHLER Bayern")
LEFT = ("Die Linke",)
UNION = ("CDU", "Christlich Demokratische Union Deutschlands", "Zentrum")
TEXTS = {
    "pool": "Ein neues Schwimmbad für Kinder Bad Münstereifel",
    "town": "Mehr Busse am Bahnhof Bad Münstereifel Bad Münstereifel",
    "lake": "Den See sauber halten",
    "haltern": "Radweg nach Haltern am See",
    "neu": "Ein Spielplatz für Neu-Wulmstorf Neu Wulmstorf",
    "kirchen": "Ein Fest in Kirchen (Sieg)",
    "churches": "Kirchen heizen mit der Sonne",
    "markt": "Ein Brunnen Markt Wald",
    "titisee": "Ein Fußweg Titisee-Neustadt",
    "tegernsee": "Ein Kiosk Tegernsee",
    "berg": "Ein Lift Berg",
    "roofs": "Grüne Dächer und mehr Grün gegen Hitze",
    "hydrogen": "Grüner Wasserstoff und Rad fahren im Grünen",
    "towns": "Grüne und saubere Städte, mit grünem Strom ins Grüne",
    "party": "Die Grünen wollen mehr. Das sagen Grüne seit Jahren, und den Grünen glaubt man. Greens",
    "voters": "Die Freien Wähler stärken den Sport, und Freie Wähler hoffen",
    "election": "Wähler bekommen freie Fahrt",
    "free": "Freier Eintritt ins Museum",
    "left": "Die Linke will Mieten deckeln, den Linken hilft die linke Rurseite",
    "bank": "Das Ufer auf der linken Seite, Linke Rurseite",
    "side": "Ein Weg an linker Seite, im Linken Niederrhein",
    "union": "Die CDU baut im Zentrum",
    "train": "Im Zuge der Sanierung fahren mehr Züge, Zug um Zug",
}
CASES: list[tuple[tuple[str, ...], str, set[str] | None]] = [
    ((), "Bad", {"pool"}),
    ((), "Bäder", {"pool"}),
    ((), "Bad Münstereifel", {"pool", "town"}),
    ((), "bad muenstereifel", {"pool", "town"}),
    ((), "Münstereifel", {"pool", "town"}),
    ((), "Schwimmbad Bad Münstereifel", {"pool"}),
    ((), "Busse Bad Münstereifel", {"town"}),
    ((), "See", {"lake"}),
    ((), "Haltern am See", {"haltern"}),
    ((), "Haltern", {"haltern"}),
    ((), "neu", {"pool"}),
    ((), "Neu Wulmstorf", {"neu"}),
    ((), "Neu-Wulmstorf", {"neu"}),
    ((), "Kirche", {"churches"}),
    ((), "Kirchen (Sieg)", {"kirchen"}),
    ((), "Markt Wald", {"markt"}),
    ((), "Titisee-Neustadt", {"titisee"}),
    ((), "Neustadt", {"titisee"}),
    ((), "Tegernsee", {"tegernsee"}),
    ((), "Berg", {"berg"}),
    (GREENS, "Grün", {"roofs", "hydrogen", "towns"}),
    (GREENS, "grüner Wasserstoff", {"hydrogen"}),
    (GREENS, "grünen Wasserstoff", {"hydrogen"}),
    (GREENS, "Rad im Grünen", {"hydrogen"}),
    (GREENS, "grüner Strom", {"towns"}),
    (GREENS, "Green", set()),
    (GREENS, "Grüne", None),
    (GREENS, "die Grünen", None),
    (GREENS, "the Greens", None),
    (GREENS, "Bündnis 90/Die Grünen", None),
    (GREENS, "Bündnis 90/Die Grünen Hitze", {"roofs"}),
    (VOTERS, "Wähler", {"election"}),
    (VOTERS, "frei", {"election", "free"}),
    (VOTERS, "freien Eintritt", {"free"}),
    (VOTERS, "Freie Wähler", None),
    (VOTERS, "der Freien Wähler", None),
    (VOTERS, "Freie Wähler Sport", {"voters"}),
    (LEFT, "links", {"left", "bank", "side"}),
    (LEFT, "linker Weg", {"side"}),
    (LEFT, "Die Linke", None),
    (LEFT, "Linke", None),
    (UNION, "CDU", None),
    (UNION, "CDU Zentrum", {"union"}),
    (UNION, "Zentrum", {"union"}),
    ((), "Zug", {"train", "town"}),
]


def index_of(party: tuple[str, ...]) -> WordIndex:
    return WordIndex([Text(name, text, "Sonstiges") for name, text in TEXTS.items()], PLACES, (), party)


def page_of(index: WordIndex, make_page: MakePage) -> Page:
    page = make_page("pledgemap", "words")
    page.load(before=f"Pledgemap.takeWords({index.as_json()});")
    return page


def by_files(index: WordIndex, page: Page, text: str) -> list[str]:
    files = by_beginning(index.as_data())
    named = json.dumps({"beginnings": " ".join(files)})
    page.load("frame_words", before=f"Pledgemap.wordFiles = {named};")
    ids = list(TEXTS)
    while needed := page.run("Pledgemap.wordsOrFiles($0, $1).needed ?? []", text, ids):
        for name in needed:
            page.run("Pledgemap.takeWordFile($0, $1) && null", name, files[name])
    found: list[str] = page.run("[...Pledgemap.wordsOrFiles($0, $1).index.find($0)]", text, ids)
    return found


@pytest.mark.parametrize("party", [(), GREENS, VOTERS, LEFT, UNION], ids=lambda names: "".join(names[:1]))
def test_a_common_word_in_a_name_is_not_found_and_the_whole_name_is(
    party: tuple[str, ...], make_page: MakePage
) -> None:
    index = index_of(party)
    page = page_of(index, make_page)
    for of, text, expected in CASES:
        if of != party:
            continue
        bits = index.find(text)
        assert bits is not None
        found = {name for at, name in enumerate(TEXTS) if bits >> at & 1}
        assert found == (set(TEXTS) if expected is None else expected), text
        assert set(page.run("[...Pledgemap.words.find($0)]", text)) == found, text
        assert page.run("Pledgemap.words.unknown($0)", text) == index.unknown(text), text
        assert set(by_files(index, page, text)) == found, text


def marked(page: Page, forms: list[str], name: str, text: str) -> list[str]:
    found: Any = page.run(
        "Pledgemap.words.marker(new Set($0), $1)($2).map((one) => `${one.index} ${one[0]}`)",
        forms,
        name,
        text,
    )
    return list(found)


def test_only_what_was_found_is_marked(make_page: MakePage) -> None:
    expected = {
        ("train", "Zug"): ["34 Züge"],
        ("pool", "Bad"): ["10 Schwimmbad"],
        ("town", "Bad"): [],
        ("voters", "Wähler"): [],
        ("party", "Grün"): [],
        ("roofs", "Grün"): ["0 Grüne", "22 Grün"],
    }
    for (name, word), marks in expected.items():
        index = index_of(GREENS if name != "voters" else VOTERS)
        forms = sorted(index.hits(plain(word)).forms)
        assert marked(page_of(index, make_page), forms, name, TEXTS[name]) == marks, (name, word)


@in_every_county
def test_marks_are_the_words_that_the_index_has_read(snapshot: Snapshot, make_page: MakePage) -> None:
    """Every word of every pledge at once: only what is no thing stays without a mark."""
    index, page = snapshot.index.words, make_page("pledgemap", "words")
    page.load(before=f"Pledgemap.takeWords({index.as_json()});")
    data = index.as_data()
    forms = sorted({plain(written) for written, *_ in data["words"]})
    in_name = {word for _, silent in data["inNames"] for word in silent.split()} | set(data["party"])
    for pledge in snapshot.published.pledges[:60]:
        text = f"{pledge.title} {pledge.summary}"
        of_marks = [one.split(" ")[1] for one in marked(page, forms, pledge.id, text)]
        told = [word for word, is_told in told_words(text) if is_told and plain(word) in forms]
        unsure = in_name & set(map(plain, told))
        assert [w for w in of_marks if plain(w) not in unsure] == [w for w in told if plain(w) not in unsure]
