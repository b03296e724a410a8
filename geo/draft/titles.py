"""A title for a proposal, where its own words are short enough to be one, in the style of a headline."""

from __future__ import annotations

import re

from geo.draft.ordinary import infinitive, is_ordinary
from geo.draft.proposals import Proposal
from geo.draft.verbs import ends_in_infinitive, has_finite_verb
from geo.draft.words import word_set
from geo.table.schema import MAX_LENGTHS

MAX_TITLE_WORDS = 10
MAX_ADJECTIVES = 3
_ENDS = " .,;:!–-"
_WE_WILL = re.compile(
    r"Wir (?:wollen|werden|möchten) (?:(?:auch|deshalb|daher|zudem|außerdem) )?(?P<what>[^,]+)"
)
_WE_DEMAND = re.compile(
    r"Wir (?:fordern|unterstützen|befürworten|brauchen) (?:(?:auch|deshalb|daher) )?(?P<what>[^,]+)"
)
# What these mean is in the sentence before.
_REFERS = re.compile(
    r"\b(?:dort|hier|dies\w*|dafür|dazu|dabei|damit|daran|darin|darauf|davon|sie|ihn|ihm|ihnen|es|solche\w*|"
    r"uns|sich|ihre\w*|seine\w*)\b",
    re.IGNORECASE,
)
_MODALS = word_set("muss müssen soll sollen sollte sollten darf dürfen kann können")
_LINKS = word_set("für und sowie auch")
_SUBJECT_TO = word_set(
    "in an auf mit von zu für bei nach durch am im zur zum vom aus unter über um ohne gegen als"
)
_PREFIX = (
    r"ab|an|auf|aus|bei|bereit|durch|ein|fest|fort|frei|heran|her|hin|nach|sicher|um|vor|voran|weiter|wieder|"
    r"zurück|zusammen|instand|fertig|bekannt|statt|teil|mit|wahr|weg"
)
_WITH_ZU = re.compile(rf"(?P<prefix>{_PREFIX})zu(?P<verb>[a-zäöüß]+(?:en|ern|eln))")
# Without an article an adjective shows the case: by the article, its ending before and after.
_NOMINATIVE = {
    "den": ("en", "er"),
    "einen": ("en", "er"),
    "der": ("e", "er"),
    "das": ("e", "es"),
    "die": ("en", "e"),
}
_ACCUSATIVE = {"das": ("e", "es"), "die": ("en", "e")}
_ARTICLES = word_set("der die das den ein eine einen")


def title_of(proposal: Proposal) -> str:
    """Return a short item, or what "wir wollen" in a short sentence, as a title; "" if there is none.

    "Keine neuen Straßen" stays as it is: the stance says who rejects it.
    """
    text = proposal.text.strip(_ENDS)
    we_will, we_demand = _WE_WILL.fullmatch(text), _WE_DEMAND.fullmatch(text)
    if we_will:
        text = we_will["what"] if ends_in_infinitive(we_will["what"]) else ""
    elif we_demand:
        text = we_demand["what"]
    words = text.split()
    if len(words) < 2 or words[0].casefold() in _MODALS or has_finite_verb(text) or _REFERS.search(text):
        return ""
    title = headline(text)
    fits = len(title) <= MAX_LENGTHS["title"] and 1 < len(title.split()) <= MAX_TITLE_WORDS
    return title if fits else ""


def headline(text: str) -> str:
    """Return words as a headline has them: "für einen besseren Takt" is "Besserer Takt"."""
    words = text.split()
    while len(words) > 2 and words[0].casefold() in _LINKS:
        del words[0]
    words = _plain_infinitive(words)
    words = _without_article(words, _ACCUSATIVE if ends_in_infinitive(" ".join(words)) else _NOMINATIVE)
    first = words[0]
    return " ".join([first[0].upper() + first[1:], *words[1:]])


def _plain_infinitive(words: list[str]) -> list[str]:
    """ "Wege zu bauen" is "Wege bauen", "Wege auszubauen" "Wege ausbauen"."""
    if len(words) > 2 and words[-2] == "zu" and words[-1].endswith(("en", "ern", "eln")):
        return [*words[:-2], words[-1]]
    split = _WITH_ZU.fullmatch(words[-1])
    verb = f"{split['prefix']}{split['verb']}" if split else ""
    return [*words[:-1], verb] if verb and is_ordinary(verb) and infinitive(verb) == verb else words


def _without_article(words: list[str], endings: dict[str, tuple[str, str]]) -> list[str]:
    """Leave out an article if its noun follows, with nothing but adjectives in between."""
    article = words[0].casefold()
    noun = next((at for at, word in enumerate(words[1:], 1) if word.lstrip('„“"»‚')[:1].isupper()), 0)
    if article not in _ARTICLES or not 0 < noun <= MAX_ADJECTIVES + 1 or _SUBJECT_TO & set(words[1:noun]):
        return words
    if endings is _ACCUSATIVE and (article == "der" or (article == "den" and words[noun].endswith("n"))):
        return words  # "der Jugend helfen", "den Vereinen helfen"
    before, after = endings.get(article, ("", ""))
    return [_inflected(word, before, after) for word in words[1:noun]] + words[noun:]


def _inflected(word: str, before: str, after: str) -> str:
    comma = "," if word.endswith(",") else ""
    bare = word.removesuffix(",")
    return bare[: -len(before)] + after + comma if before and bare.endswith(before) else word
