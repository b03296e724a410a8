"""The rows of our own pledges.csv follow docs/haltungen.md, as far as the table itself shows it.

That a quote is in the programme to the letter, nobody can check without the programme; but that it holds the
words from which its stance follows, and that nothing speaks for a stronger one, stands in the table.
"""

from __future__ import annotations

import csv
import re

import pytest

# Words of each stance; a sentence may also say it with another verb beside "wir".
WORDS = {
    "rejects": r"lehnen \w+|Absage|schließen wir aus|akzeptieren kein|setzen uns .*gegen .*ein\b",
    "examines": r"prüf|testen|beschäftigen, ob",
    "could": r"könnte|kann\b|denkbar|stellen uns .* vor\b|ermöglicht uns",
    "demands": r"fordern|verlangen|in der Pflicht|soll\b",
    "keeps": r"erhalten|festhalten|halten (wir|an)|wir .*fest\b|fortsetzen|führen wir weiter|weiter|bleib|"
    r"auch in Zukunft|weiterhin",
    "supports": r"unterstütz|setzen (wir )?uns |uns .*ein(zu)?setzen|machen wir uns .* stark|hinwirken|"
    r"ermutigen|finden wir|sollen\b|Ansatz|bündeln|betreiben|investieren|Vorbild",
    "will": r"wollen|möchten|werden|wird\b|soll|muss\b|müssen|Ziel|braucht|ist es wichtig|nächste Schritt|"
    r"beschlossen|bekommt|erhalten|läuft|\w+e(n|rn|ln) wir\b|\b[Ww]ir (\w+ )?\w+e(n|rn|ln)\b",
}
# "Wir setzen uns ein" also goes with "weiterhin … fortsetzen" and with "gegen".
KINDS_OF_EFFORT = {"supports", "keeps", "rejects"}
# Words that weaken or strengthen what stands beside them, and the only stances that go with them.
TELLING = {
    r"\bkönnte\b|denkbar|stellen uns auch .* vor\b": {"could"},
    r"\b(fordern wir|verlangen)\b": {"demands"},
    r"setzen (wir )?uns (\w+ )*(für|dafür)\b|setzen wir uns\b|uns .*einsetzen|hinwirken": KINDS_OF_EFFORT,
    r"\b(prüfen|testen), (ob|inwieweit)\b|wir testen, ob": {"examines"},
    r"erhalten und (ausgebaut|ausbauen|stärken|weiterentwickelt)": {"will"},
    r"halten wir fest\.|festhalten\b|fortsetzen\b": {"keeps"},
}


@pytest.fixture(scope="module")
def pledges(project):
    with (project / "pledges.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_quote_has_the_words_of_its_stance(pledges):
    silent = {one["id"]: one["quote"] for one in pledges if not re.search(WORDS[one["stance"]], one["quote"])}
    assert silent == {}


@pytest.mark.parametrize("words", TELLING)
def test_what_a_quote_says_is_not_called_something_else(pledges, words):
    said = [one for one in pledges if re.search(words, one["quote"])]
    assert said, "no quote says so: drop the rule"
    assert {one["id"]: one["stance"] for one in said if one["stance"] not in TELLING[words]} == {}
