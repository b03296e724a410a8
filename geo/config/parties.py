"""The parties of a map: the only one, as the settings have always had it, or several in [parties.KEY].

A map of several names its publisher in ``publisher`` instead of ``party``, and of [programme] it keeps the
days that all share: election and term. Each party has its own name, sign, colours and programme.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.config import colour as colours
from geo.config.faults import wrong
from geo.config.party import SETTINGS, Called, called, check_called
from geo.config.party_grammar import guess
from geo.config.programme import Programme, check_dates
from geo.errors import Problem
from geo.words.messages import problem

SECTION = "parties"
MIN_PARTIES = 2
MAX_SIGN_LENGTH = 3
# Settings of a map of one party, required there; on a map of several each party has its own.
OF_ONE_PARTY = frozenset({"party", "programme.title", "programme.pages"})
_ONLY_OF_ONE = ("party", *(f"party_{name}" for name in ("short", "short_en", "names")))
_ONLY_OF_ONE_PROGRAMME = ("title", "pages", "date", "url")
SENTENCE, SENTENCE_EN = "Was die Parteien {where} versprechen", "What the parties promise {where}"
SHORT, SHORT_EN = "Parteien", "Parties"
_SIGN = re.compile(rf"[^\W_]{{1,{MAX_SIGN_LENGTH}}}")
_SETTINGS = ("name", *SETTINGS, "colour", "colour_dark", "sign", "programme")
_PROGRAMME_RULES: tuple[tuple[str, type, str], ...] = (
    ("title", str, r".+"),
    ("pages", int, r"[0-9]{1,6}"),
    ("url", str, r"|https?://\S+"),
    ("imprint", str, r".*"),
)
_REQUIRED = ("title", "pages")


@dataclass(frozen=True)
class Party:
    """One party of the map. The only one has no key, sign or colour: nothing is told apart by them.

    Parameters
    ----------
    colour, colour_dark : "#rrggbb", of its sign in the light and the dark theme
    sign : one to three letters or digits, so that colour alone never says whose a pledge is
    imprint : who answers for its programme, in a sentence; "" where it is not known
    """

    key: str
    called: Called
    programme: Programme
    colour: str = ""
    colour_dark: str = ""
    sign: str = ""
    imprint: str = ""


def parties_of(raw: Mapping[str, Any]) -> dict[str, Party]:
    """Return the parties of the checked settings, in the order of the file."""
    if SECTION not in raw:
        return {"": Party("", called(raw), Programme(**raw["programme"]))}
    return {key: _party(key, own, raw) for key, own in raw[SECTION].items()}


def of_all(raw: Mapping[str, Any], parties: Mapping[str, Party]) -> tuple[Called, Programme]:
    """Return how the party is called, and its programme; of several, what holds for all."""
    if SECTION not in raw:
        return parties[""].called, parties[""].programme
    together = {
        "party": raw["publisher"],
        "party_short": SHORT,
        "party_short_en": SHORT_EN,
        "party_sentence": raw.get("party_sentence") or SENTENCE,
        "party_sentence_en": raw.get("party_sentence_en") or SENTENCE_EN,
    }
    pages = max(party.programme.pages for party in parties.values())
    return called({**raw, **together}), Programme(title="", pages=pages, **raw["programme"])


def party_words(parties: Mapping[str, Party]) -> dict[str, tuple[str, ...]]:
    """Return what a cell of the table may call each party, by its key."""
    return {
        key: (party.called.short, party.called.short_en, party.called.name, *party.called.names)
        for key, party in parties.items()
    }


def _party(key: str, own: Mapping[str, Any], raw: Mapping[str, Any]) -> Party:
    programme = dict(own["programme"])
    imprint = programme.pop("imprint", "")
    return Party(
        key=key,
        called=called(
            {**raw, "party": own["name"], **{f"party_{name}": own.get(name) or [] for name in SETTINGS}}
        ),
        programme=Programme(**raw["programme"], **programme),
        colour=own["colour"],
        colour_dark=own.get("colour_dark") or own["colour"],
        sign=_sign(own),
        imprint=imprint,
    )


def _sign(own: Mapping[str, Any]) -> str:
    """Return the sign of a party: what is set, or its short name if that is short enough, or its initial."""
    short = re.sub(r"[\W_]", "", own.get("short") or guess(own["name"]).short)
    return own.get("sign") or (short if len(short) <= MAX_SIGN_LENGTH else short[:1])


def check_parties(file: str, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """Check [parties.KEY], and that nothing beside it is said of one party alone."""
    if SECTION not in raw:
        return
    parties = raw[SECTION]
    if not isinstance(parties, dict):
        yield wrong(file, SECTION, str(parties))
        return
    if len(parties) < MIN_PARTIES:
        yield problem("parties_few", file, None, SECTION, ", ".join(parties))
    publisher = raw.get("publisher")
    if not isinstance(publisher, str) or not publisher.strip():
        yield wrong(file, "publisher", publisher)
    programme = raw.get("programme")
    beside = [name for name in _ONLY_OF_ONE if name in raw]
    if isinstance(programme, dict):
        beside += [f"programme.{name}" for name in _ONLY_OF_ONE_PROGRAMME if name in programme]
    yield from (problem("parties_beside", file, None, name) for name in beside)
    for key, own in parties.items():
        yield from _check_party(file, key, own)
    yield from _check_different(file, parties)


def _check_party(file: str, key: str, own: Any) -> Iterator[Problem]:
    prefix = f"{SECTION}.{key}"
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key):
        yield problem("setting_key", file, None, prefix, key)
    if not isinstance(own, dict):
        yield wrong(file, prefix, str(own), like=SECTION)
        return
    name = own.get("name")
    if not isinstance(name, str) or not name.strip() or len(name.splitlines()) > 1:
        yield wrong(file, f"{prefix}.name", name, like="party")
    yield from check_called(file, f"{prefix}.", own)
    yield from _check_colours(file, prefix, own)
    sign = own.get("sign", "")
    if not isinstance(sign, str) or (sign and not _SIGN.fullmatch(sign)):
        yield wrong(file, f"{prefix}.sign", sign, like="parties.sign")
    yield from _unknown(file, prefix, own, _SETTINGS)
    yield from _check_programme(file, f"{prefix}.programme", own.get("programme"))


def _check_colours(file: str, prefix: str, own: Mapping[str, Any]) -> Iterator[Problem]:
    """Check that the sign can be seen in both themes; one colour may do for both."""
    for name, ground, code in (
        ("colour", colours.LIGHT, "party_colour"),
        ("colour_dark", colours.DARK, "party_colour_dark"),
    ):
        value = own.get(name)
        setting = f"{prefix}.{name}"
        if name == "colour_dark" and value in (None, ""):
            # Only what is a colour is measured again; else the same fault would be reported twice.
            value = own.get("colour")
            if not isinstance(value, str) or not colours.PATTERN.fullmatch(value):
                continue
        if not isinstance(value, str) or not colours.PATTERN.fullmatch(value):
            yield wrong(file, setting, value, like="colour")
        elif not colours.stands_out(value, ground):
            details: dict[str, object] = {"contrast": round(colours.contrast(value, ground), 1)}
            details |= {"proposal": colours.nearest(value, ground)}
            yield problem(code, file, None, setting, value, **details)


def _check_programme(file: str, prefix: str, programme: Any) -> Iterator[Problem]:
    if not isinstance(programme, dict):
        yield wrong(file, prefix, None if programme is None else str(programme), like="parties.programme")
        return
    for name, kind, pattern in _PROGRAMME_RULES:
        value = programme.get(name)
        if value is None and name not in _REQUIRED:
            continue
        wrong_type = not isinstance(value, kind) or isinstance(value, bool | datetime.datetime)
        if wrong_type or value == 0 or not re.fullmatch(pattern, str(value)):
            yield wrong(file, f"{prefix}.{name}", value, like=f"programme.{name}")
    yield from check_dates(file, prefix, {"date": programme.get("date")})
    yield from _unknown(file, prefix, programme, [*(name for name, *_ in _PROGRAMME_RULES), "date"])


def _unknown(file: str, section: str, values: Mapping[str, Any], known: Any) -> Iterator[Problem]:
    for name in sorted(values.keys() - set(known)):
        gaps = {"section": section, "choices": ", ".join(known)}
        yield problem("setting_unknown", file, None, f"{section}.{name}", **gaps)


def _check_different(file: str, parties: Mapping[str, Any]) -> Iterator[Problem]:
    """Check that readers can tell the parties apart: by their signs, and by their short names."""
    whole = {
        key: own
        for key, own in parties.items()
        if isinstance(own, dict)
        and all(isinstance(own.get(name, ""), str) for name in ("name", "short", "sign"))
        and own.get("name", "").strip()
    }
    signs = {key: _sign(own) for key, own in whole.items()}
    shorts = {key: own.get("short") or guess(own["name"]).short for key, own in whole.items()}
    for name, values in (("sign", signs), ("short", shorts)):
        first: dict[str, str] = {}
        for key, value in values.items():
            other = first.setdefault(value.casefold(), key)
            if other != key:
                setting = f"{SECTION}.{key}.{name}"
                yield problem("party_same", file, None, setting, value, other=f"{SECTION}.{other}")
