"""The files from which browsers look streets up, of this host and the same for everybody.

The names are loaded with the field; where a street and its houses are, for one first letter at a time. So
nobody learns which street somebody types, only its letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby

from geo.public import StreetIndex, StreetName


def names_json(index: StreetIndex, municipalities: Mapping[str, str], files: Mapping[str, str]) -> str:
    """Return the streets by name, in the order of the index.

    A row is [name, where, aliases...]: ``where`` has a number for each street of that name, which leads to
    its municipality, or [number, Ortsteil] if that municipality has several.

    Parameters
    ----------
    municipalities : names by AGS, of the region
    files : by first letter, the name of the file with the streets
    """
    ags = sorted({street.ags for street in index.streets})
    rows: list[list[object]] = []
    letters: list[str] = []
    for (name, aliases, letter), streets in groupby(index.streets, key=_row):
        rows.append([name, _where(streets, ags), *aliases])
        letters.append(letter)
    data = {
        "in": [municipalities.get(one, "") for one in ags],
        "letters": [[letter, files[letter], sum(1 for _ in same)] for letter, same in groupby(letters)],
        "streets": rows,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _row(street: StreetName) -> tuple[str, tuple[str, ...], str]:
    return street.name, street.aliases, street.letter


def _where(streets: Iterable[StreetName], ags: list[str]) -> list[int | list[int | str]]:
    return [[ags.index(one.ags), one.district] if one.district else ags.index(one.ags) for one in streets]
