"""How an embed looks: what a webmaster can choose besides the filter."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from webapp.filters import BadValue

COLOURS = ("auto", "hell", "dunkel")
# The values of each key of a look; the first is the default.
VALUES = {"liste": ("1", "0"), "farben": COLOURS, "titel": ("1", "0")}


@dataclass(frozen=True)
class Look:
    """``colours`` is a value of ``COLOURS``: the reader's own setting, light, or dark."""

    list_shown: bool = True
    title_shown: bool = True
    colours: str = "auto"


def parse(args: MultiDict[str, str]) -> Look:
    """Parse the look from a query; what is missing or empty gets its default.

    Raises
    ------
    BadValue : not one of the values that can be chosen.
    """
    liste, colours, titel = (one_of(args, key, values) for key, values in VALUES.items())
    return Look(list_shown=liste == "1", colours=colours, title_shown=titel == "1")


def pairs(look: Look) -> list[tuple[str, str]]:
    """Return the canonical keys and values of a look without the defaults."""
    chosen = (str(int(look.list_shown)), look.colours, str(int(look.title_shown)))
    return [
        (key, value)
        for (key, values), value in zip(VALUES.items(), chosen, strict=True)
        if value != values[0]
    ]


def one_of(args: MultiDict[str, str], key: str, values: tuple[str, ...]) -> str:
    """Return the value of a key, the first of ``values`` if it is missing.

    Raises
    ------
    BadValue : it is not one of them.
    """
    value = args.get(key) or values[0]
    if value not in values:
        raise BadValue(key, value[:100])
    return value
