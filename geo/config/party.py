"""How the party of a map is called: its short name, all its names, and the sentence that heads a page.

Settled here for pages, pictures, sheets and drafts. Names and templates are plain text: whoever shows
them escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from geo.config.faults import wrong
from geo.config.party_grammar import NEUTRAL, NEUTRAL_EN, guess, without_branch
from geo.errors import Problem
from geo.words.messages import problem

MAX_SHORT_LENGTH = 40
WHERE = "where"
PLACEHOLDERS = (WHERE, "party", "party_short")
# Of a party, besides its name; at the top level with "party_" before it.
SETTINGS = ("short", "short_en", "names", "sentence", "sentence_en")
_TEXT = re.compile(r"(?=.*\S).+")
# A template may say "in {where}"; the phrase that is put in has its own "in", "im" or "in der".
_IN = re.compile(r"\b(?:in|im)\s+$", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:überall |ganze?[nrms]? )", re.IGNORECASE)
_THROUGHOUT = re.compile(
    r"\b(?:throughout|across|all over|everywhere in|in (?:all|the whole) of) ", re.IGNORECASE
)
_BEGINS_WITH_PLACE = re.compile(r"(?:in|im|auf|am|an)\b")
_ENGLISH_PLACE = re.compile(r"(?:in|on)\b")
_FEMALE_REGION = re.compile(r"(?:\S*region|\S*stadt|\S*gemeinde|Grafschaft) ", re.IGNORECASE)
_MALE_REGION = re.compile(r"kreis\b|\bRegionalverband\b|\bSaarland\b", re.IGNORECASE)


@dataclass(frozen=True)
class Called:
    """The words for a party. ``names`` are all that its programme may call it, each once.

    ``sentence`` is a template with ``{where}``; ``where`` is the phrase for the region: "im Kreis Düren".
    """

    name: str
    short: str
    short_en: str
    names: tuple[str, ...]
    sentence: str
    sentence_en: str
    where: str
    where_en: str

    def is_named_in(self, text: str) -> bool:
        """Return whether a text names the party, in German or English."""
        return any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            for name in (*self.names, self.short_en)
        )

    def plans(self, where: str = "", *, english: bool = False) -> str:
        """Return the sentence about what the party plans somewhere.

        Parameters
        ----------
        where : a phrase with its preposition, like "in Jülich"; "" is the whole region
        """
        template = self.sentence_en if english else self.sentence
        values = {
            WHERE: where or (self.where_en if english else self.where),
            "party": self.name,
            "party_short": self.short_en if english else self.short,
        }
        return _filled(template, values)


def called(raw: Mapping[str, Any]) -> Called:
    """The words for the party by the checked top level of the settings; what is not set has a default."""
    party = raw["party"]
    short = raw.get("party_short") or guess(party).short
    known = guess(short)
    names = [*raw.get("party_names", ()), short, without_branch(party), *known.names]
    return Called(
        name=party,
        short=short,
        short_en=raw.get("party_short_en") or known.short_en,
        names=_once(names),
        sentence=raw.get("party_sentence") or known.sentence or NEUTRAL,
        sentence_en=raw.get("party_sentence_en") or known.sentence_en or NEUTRAL_EN,
        where=raw.get("where") or _inside(raw["everywhere"], raw["region_name"]),
        where_en=raw.get("where_en") or _inside_en(raw["everywhere_en"], raw["region_name"]),
    )


def check_party(file: str, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Check the settings of this module at the top level, all of which may be left out."""
    yield from check_called(file, "party_", {name: raw.get(f"party_{name}", "") for name in SETTINGS})
    for name in ("where", "where_en"):
        value = raw.get(name, "")
        if not isinstance(value, str) or (value and not _TEXT.fullmatch(value)):
            yield wrong(file, name, value)


def check_called(file: str, prefix: str, own: Mapping[str, Any]) -> Iterator[Problem]:
    """Check what a party may be called.

    Parameters
    ----------
    prefix : of the names in messages, "party_" or "parties.KEY."
    own : its `SETTINGS`, those that are there
    """
    for name in ("short", "short_en"):
        value = own.get(name, "")
        valid = isinstance(value, str) and (not value or _TEXT.fullmatch(value))
        if not valid or len(value) > MAX_SHORT_LENGTH:
            yield wrong(file, prefix + name, value, like=f"party_{name}")
    names = own.get("names") or []
    if not isinstance(names, list) or not all(isinstance(one, str) and _TEXT.fullmatch(one) for one in names):
        yield wrong(file, f"{prefix}names", names, like="party_names")
    for name in ("sentence", "sentence_en"):
        yield from _check_template(file, prefix + name, own.get(name, ""), f"party_{name}")


def _check_template(file: str, name: str, value: Any, like: str) -> Iterator[Problem]:
    if value == "":
        return
    if not isinstance(value, str) or not _TEXT.fullmatch(value):
        yield wrong(file, name, value, like=like)
        return
    try:
        parts = list(Formatter().parse(value))
    except ValueError:
        yield problem("party_braces", file, None, name, value)
        return
    gaps = [_gap(name, form or "", conversion) for _, name, form, conversion in parts if name is not None]
    choices = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
    for gap in dict.fromkeys(gaps):
        if gap not in PLACEHOLDERS:
            yield problem("party_gap", file, None, name, f"{{{gap}}}", choices=choices)
    if WHERE not in gaps:
        yield problem("party_no_where", file, None, name, value)


def _gap(field: str, form: str | None, conversion: str | None) -> str:
    """A placeholder as it is written, with its format: that is not supported, so it counts as unknown."""
    return f"{field}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Fill in by hand: a name with braces in it is not a placeholder."""
    text = ""
    for literal, gap, *_ in Formatter().parse(template):
        text += literal
        if gap == WHERE:
            written = _IN.search(text)
            text = text[: written.start()] if written else text
            begins = not text.strip() or (written is not None and written[0][0].isupper())
            text += _at_start(values[gap]) if begins else values[gap]
        elif gap is not None:
            text += values[gap]
    return text.strip()


def _inside(everywhere: str, region_name: str) -> str:
    """ "im ganzen Kreis Düren" without "ganzen"; if it is not such a phrase, made from the region's name."""
    phrase = _WHOLE.sub("", everywhere)
    if _BEGINS_WITH_PLACE.match(phrase):
        return phrase
    if _FEMALE_REGION.match(region_name):
        return f"in der {region_name}"
    if _MALE_REGION.search(region_name):
        return "im " + re.sub(r"(\w+)er Kreis\b", r"\1en Kreis", region_name)
    return f"in {region_name}"


def _inside_en(everywhere: str, region_name: str) -> str:
    phrase = _THROUGHOUT.sub("in ", everywhere)
    return phrase if _ENGLISH_PLACE.match(phrase) else f"in {region_name}"


def _once(names: list[str]) -> tuple[str, ...]:
    """Return each name once, as it is first written, ignoring case."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def _at_start(text: str) -> str:
    return text[:1].upper() + text[1:]
