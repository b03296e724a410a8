"""How an embed looks: what a webmaster may choose beside the filter."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from webapp.filters import BadValue

COLOURS = ("auto", "hell", "dunkel")


@dataclass(frozen=True)
class Look:
    """``colours`` is a value of ``COLOURS``: the reader's own setting, or light, or dark."""

    list_shown: bool = True
    title_shown: bool = True
    colours: str = "auto"


def parse(args: MultiDict[str, str]) -> Look:
    """Read the look from a query; what is left out or empty is as usual.

    Raises
    ------
    BadValue : a value that is none of those that can be chosen.
    """
    return Look(
        list_shown=_flag(args, "liste"),
        title_shown=_flag(args, "titel"),
        colours=one_of(args, "farben", COLOURS),
    )


def pairs(look: Look) -> list[tuple[str, str]]:
    """The canonical keys and values of a look; what is as usual is left out."""
    found = [] if look.list_shown else [("liste", "0")]
    found += [] if look.colours == COLOURS[0] else [("farben", look.colours)]
    return found + ([] if look.title_shown else [("titel", "0")])


def one_of(args: MultiDict[str, str], key: str, values: tuple[str, ...]) -> str:
    """The value of a key, the first of ``values`` where it is left out.

    Raises
    ------
    BadValue : it is none of them.
    """
    value = args.get(key) or values[0]
    if value not in values:
        raise BadValue(key, value[:100])
    return value


def _flag(args: MultiDict[str, str], key: str) -> bool:
    return one_of(args, key, ("1", "0")) == "1"
