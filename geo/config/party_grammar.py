"""What the name of a party tells: its short name, and the verb and article that go with it.

A name that does not tell gets a sentence without a verb: "Unser Titz: Pläne in Titz".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NEUTRAL = "{party_short}: Pläne {where}"
NEUTRAL_EN = "{party_short}: plans {where}"


@dataclass(frozen=True)
class Guess:
    """The sentences are empty if the grammar of the name is unknown."""

    short: str
    short_en: str
    names: tuple[str, ...] = ()
    sentence: str = ""
    sentence_en: str = ""


@dataclass(frozen=True)
class _Known:
    """``subject`` is the party within a sentence, in German and in English."""

    pattern: str
    short: str
    subject: str
    subject_en: str
    plural: bool = False
    short_en: str = ""
    names: tuple[str, ...] = ()


_KNOWN = (
    _Known(
        r"(?:bündnis\s*90\s*/\s*)?(?:die )?grünen?",
        "Grüne",
        "die Grünen",
        "the Greens",
        True,
        "Greens",
        ("BÜNDNIS 90/DIE GRÜNEN", "die Grünen", "Grüne", "Bündnisgrüne"),
    ),
    _Known(r"cdu|christlich[- ]demokratische union", "CDU", "die CDU", "the CDU"),
    _Known(r"csu|christlich-soziale union", "CSU", "die CSU", "the CSU"),
    _Known(
        r"spd|sozialdemokratische partei",
        "SPD",
        "die SPD",
        "the SPD",
        names=("SPD", "Sozialdemokraten", "die Sozialdemokratie"),
    ),
    _Known(
        r"fdp|freie demokrat(?:en|ische partei)",
        "FDP",
        "die FDP",
        "the FDP",
        names=("FDP", "Freie Demokraten"),
    ),
    _Known(r"(?:die )?linken?\.?", "Die Linke", "die Linke", "Die Linke", names=("Die Linke", "Linke")),
    _Known(r"afd|alternative für deutschland", "AfD", "die AfD", "the AfD"),
    _Known(r"bsw|bündnis sahra wagenknecht", "BSW", "das BSW", "the BSW"),
    _Known(r"(?:die )?freien? wähler", "Freie Wähler", "die Freien Wähler", "the Freie Wähler", True),
    _Known(r"ödp|ökologisch-demokratische partei", "ÖDP", "die ÖDP", "the ÖDP"),
    _Known(r"(?:die )?piraten(?:partei)?", "Piraten", "die Piraten", "the Pirates", True, "Pirates"),
    _Known(r"volt", "Volt", "Volt", "Volt"),
    _Known(r"ssw|südschleswigscher wählerverband", "SSW", "der SSW", "the SSW"),
    _Known(r"(?:partei mensch umwelt )?tierschutz(?:partei)?", "Tierschutzpartei", "die Tierschutzpartei",
           "the Tierschutzpartei"),
)  # fmt: skip
# Two parties together, or a list that merely has a party's word in its name, are not that party.
_ANOTHER = re.compile(
    r"\bund\b|[&+/]|liste|wähler|gemeinschaft|bürger|bündnis|alternative|jugend|junge", re.IGNORECASE
)
_ANOTHER_JOINED = re.compile(r"\bund\b|[&+/]")
_BRANCH = re.compile(
    r"(?:,|\(|[\s-]+(?:Kreis|Orts|Stadt|Landes|Gemeinde|Bezirks|Unterbezirk|Regional)"
    r"(?:-?(?:verband|verein|vereinigung|partei|gruppe|fraktion))?\b|\s+KV\b|\s+OV\b|\s+im\s|\s+in\s).*",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:die|der|das)\s+", re.IGNORECASE)
# The head of a name: the endings of its noun, its article, whether it is plural.
_NOUNS = (
    (r".*(?:gemeinschaft|liste|gruppe|partei|union|initiative|vereinigung|allianz|bewegung|alternative|bewerberin)"
     r"|uwg|fwg|wg|bwg", "die", False),
    (r".*(?:bündnis|forum|team|netzwerk)", "das", False),
    (r".*(?:bund|block|verein|verband)", "der", False),
    (r"(?:wähler|bürger|wählerinnen|bürgerinnen|demokraten|unabhängige|liberale)", "die", True),
)  # fmt: skip


def without_branch(party: str) -> str:
    """ "CDU-Kreisverband Düren" is the CDU."""
    return _BRANCH.sub("", party).strip() or party.strip()


def guess(party: str) -> Guess:
    """Return what the name of a party tells about it."""
    name = without_branch(party)
    for known in _KNOWN:
        found = re.match(rf"(?:{known.pattern})(?![\w-])", name, re.IGNORECASE)
        if found and not _ANOTHER.search(name[found.end() :]):
            return _of_known(known)
    plural, subject = _subject(name)
    if not subject:
        return Guess(name, name)
    verb, verb_en = _verbs(plural)
    return Guess(name, name, (), _sentence(subject, verb), f"What {_braced(name)} {verb_en} {{where}}")


def _of_known(known: _Known) -> Guess:
    verb, verb_en = _verbs(known.plural)
    return Guess(
        known.short,
        known.short_en or known.short,
        known.names or (known.short,),
        _sentence(known.subject, verb),
        f"What {known.subject_en} {verb_en} {{where}}",
    )


def _verbs(plural: bool) -> tuple[str, str]:
    return ("vorhaben", "plan") if plural else ("vorhat", "plans")


def _sentence(subject: str, verb: str) -> str:
    return f"Was {_braced(subject)} {{where}} {verb}"


def _braced(text: str) -> str:
    """A name in a template: braces of its own are not placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


def _subject(name: str) -> tuple[bool, str]:
    """The name as the subject of a sentence, with its article; "" where its grammar can't be known."""
    words = _ARTICLE.sub("", name, count=1).split()
    if _ANOTHER_JOINED.search(name):
        return False, ""
    kinds = [_noun(word) for word in words]
    for at, (word, kind) in enumerate(zip(words, kinds, strict=True)):
        # "Unabhängige" is a noun of its own, and an adjective in "Unabhängige Wähler".
        if kind is None or (kind[1] and word.lower().endswith("e") and any(kinds[at + 1 : at + 2])):
            continue
        article, plural = kind
        before = [_declined(adjective, article, plural) for adjective in words[:at]]
        if not all(before):
            return False, ""
        noun = _plural_form(word) if plural and word.lower().endswith("e") else word
        return plural, " ".join([article, *before, noun, *words[at + 1 :]])
    return False, ""


def _noun(word: str) -> tuple[str, bool] | None:
    """Article and plural of a noun that names a party; None of another word."""
    kinds = (
        (article, plural) for pattern, article, plural in _NOUNS if re.fullmatch(pattern, word, re.IGNORECASE)
    )
    return next(kinds, None)


def _declined(adjective: str, article: str, plural: bool) -> str:
    """An adjective behind its article; "" where it is none, or can't be told from the name of a place."""
    lower = adjective.lower()
    if not adjective[0].isupper():
        return ""
    if lower.endswith("er"):  # "Jülicher" never changes; "Junger" does
        return "" if article == "der" else adjective
    if plural:
        return _plural_form(adjective) if lower.endswith("e") else adjective if lower.endswith("en") else ""
    if article == "das":
        return adjective[:-1] if lower.endswith("es") else adjective if lower.endswith("e") else ""
    return adjective if lower.endswith("e") else ""


def _plural_form(word: str) -> str:
    return word + ("N" if word.isupper() else "n")
