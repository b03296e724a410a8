import re

import pytest

from geo.draft.notation import any_of, phrases


@pytest.mark.parametrize(
    ("phrase", "matching", "other"),
    [
        ("lehnen … ab", "das lehnen wir auf jeden fall ab", "wir lehnen uns an"),
        ("lehnen .. ab", "das lehnen wir ab", "das lehnen wir, auch mit blick auf morgen, ab"),
        ("sind _ gegen", "wir sind entschieden gegen", "wir sind heute ganz klar gegen"),
        ("brauchen _3 kein", "brauchen wir auch weiterhin kein", "brauchen wir auch in zukunft hier kein"),
        ("sind ?wir für", "sind wir für", "sind alle für"),
        ("muss/müssen das+land/der+bund", "hier muss der bund", "hier muss der landkreis"),
        ("unter*/*recht", "unterstützen", "rechte"),
        ("kein* !kind*", "keine steuer", "kein kindergarten"),
        ("keine !,", "keine steuer", "steuern gibt es keine, "),
        ("^ kein", "kein verkauf", "auch kein verkauf"),
        ("ab $", "schaffen wir ab!", "ab morgen"),
        ("^ ~ verzicht", "vollständiger verzicht", "neuer verzicht"),
        ("die a 0", "die a 60", "die a b"),
        ("ein,", "treten dafür ein, dass", "ein haus"),
        ("<no> verkauf", "keinen verkauf", "nicht verkauf"),
        ("erhalten unless und+aus* unless mehr", "erhalten und pflegen", "mehr geld erhalten"),
    ],
)
def test_a_phrase_of_a_table_matches_what_its_signs_say(phrase, matching, other):
    pattern = phrases(f"# a kind\n{phrase}\n", {"no": "kein/keinen"})
    assert pattern.search(matching)
    assert not pattern.search(other)


def test_each_line_of_a_table_is_a_phrase_of_its_own():
    pattern = phrases("ja zu\n\nnein zu", {})
    assert pattern.search("nein zu allem")
    assert pattern.search("ja zu allem")
    assert not pattern.search("ja\nnein")


@pytest.mark.parametrize("text", ["ab ja", "ja", "nein", "x(y|z)w", "a|b", "end.", "u"])
def test_branches_that_share_an_anchor_match_what_they_match_alone(text):
    patterns = [r"\bja\b|^nein$", r"\(y\|z\)", r"[|]b", r"^a\||\bend\b", r"(?:t|u)$"]
    expected = any(re.search(pattern, text) for pattern in patterns)
    assert (any_of(*patterns).search(text) is not None) is expected
