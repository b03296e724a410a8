"""Streets and house numbers as the search field of the site has them: names first, the rest by first letter.

A county has thousands of streets and a hundred thousand houses. So names are small, and where they lie is in
a text for each first letter, read for the one street that somebody means. Browsers get the same texts
(``webapp/near/street_files.py``), so that an address that is typed stays where it is typed.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from geo.geometry import geojson
from geo.text.toponym import fold

PER_DEGREE = 100_000  # whole numbers are shorter: 1 is 1 m
OTHER_LETTERS = "0"  # for names that begin with a digit, or with a letter that a file name can't have
_LINES, _AREAS, _POINT = 0, 1, 2
_TYPES = {"LineString": _LINES, "MultiLineString": _LINES, "Polygon": _AREAS, "MultiPolygon": _AREAS}
# Names in two languages are one in OpenStreetMap: "Hauptstraße - Hłowna dróha".
_BETWEEN_LANGUAGES = re.compile(r"\s+[-–—]\s+|\s*/\s*")
_MIN_NAME_LENGTH = 4
Member = dict[str, Any]
Position = tuple[float, float]


class StreetName(NamedTuple):
    """A street of a municipality; ``number`` is its place in the text of its ``letter``.

    ``district`` is the Ortsteil, if the municipality has several streets of this name.
    """

    name: str
    aliases: tuple[str, ...]
    ags: str
    district: str
    letter: str
    number: int


@dataclass(frozen=True)
class StreetIndex:
    """All streets by name, and a JSON text for each first letter with where they and their houses are."""

    streets: tuple[StreetName, ...]
    letters: dict[str, str]


def street_index(
    streets: Iterable[geojson.Feature], addresses: Iterable[geojson.Feature]
) -> StreetIndex | None:
    """Make the index from the files of `geo osm`; None without streets.

    Streets that share name, municipality and Ortsteil are one: nobody could choose between them.
    """
    houses = _houses(addresses)
    groups: dict[tuple[str, str, str, str], list[geojson.Feature]] = defaultdict(list)
    for street in streets:
        name, ags = street["properties"]["name"], street["properties"]["ags"][0]
        groups[fold(name), name, ags, _district(street["properties"])].append(street)
    names: list[StreetName] = []
    letters: dict[str, list[str]] = defaultdict(list)
    for (key, name, ags, district), group in sorted(groups.items(), key=lambda one: one[0]):
        letter = key[:1] if re.fullmatch("[a-z]", key[:1]) else OTHER_LETTERS
        group.sort(key=lambda one: str(one["id"]))
        names.append(StreetName(name, _aliases(group), ags, district, letter, len(letters[letter])))
        known = {number: at for one in reversed(group) for number, at in houses.get(one["id"], {}).items()}
        letters[letter].append(_encoded([one["geometry"] for one in group], known))
    texts = {letter: f"[{','.join(entries)}]" for letter, entries in sorted(letters.items())}
    return StreetIndex(tuple(names), texts) if names else None


def decoded_street(entry: list[Any]) -> tuple[Member, dict[str, Position]]:
    """Return the shape of a street (GeoJSON) and the positions of its houses (lon, lat), EPSG:4326.

    Parameters
    ----------
    entry : one of the list in a text of `StreetIndex.letters`
    """
    kind, parts, numbers, offsets = entry
    lines = [_absolute(part, (0, 0)) for part in parts]
    origin = (parts[0][0], parts[0][1])
    houses = dict(zip(numbers.split(), _absolute(offsets, origin), strict=True))
    if kind == _POINT:
        return {"type": "Point", "coordinates": lines[0][0]}, houses
    shapes: list[Any] = [[line] for line in lines] if kind == _AREAS else lines
    name = "Polygon" if kind == _AREAS else "LineString"
    if len(shapes) == 1:
        return {"type": name, "coordinates": shapes[0]}, houses
    return {"type": f"Multi{name}", "coordinates": shapes}, houses


def _district(properties: dict[str, Any]) -> str:
    """Return the Ortsteil that `geo osm` has put behind the name: "Hauptstraße, Winden"."""
    start = f"{properties['name']}, "
    return next((str(one)[len(start) :] for one in properties["alt_names"] if one.startswith(start)), "")


def _aliases(group: list[geojson.Feature]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for properties in (one["properties"] for one in group):
        start = f"{properties['name']}, "
        known = [alias for alias in properties["alt_names"] if not alias.startswith(start)]
        for name in (properties["name"], *known):
            parts = _BETWEEN_LANGUAGES.split(name)
            if len(parts) > 1 and all(len(part) >= _MIN_NAME_LENGTH for part in parts):
                known += parts
        found |= dict.fromkeys(known)
    return tuple(found)


def _houses(addresses: Iterable[geojson.Feature]) -> dict[str, dict[str, Position]]:
    found: dict[str, dict[str, Position]] = {}
    for letter in addresses:
        positions = iter(letter["geometry"]["coordinates"])
        for street, numbers in letter["properties"]["numbers"].items():
            found[street] = {number: next(positions) for number in numbers}
    return found


def _encoded(members: list[Member], houses: dict[str, Position]) -> str:
    """Return one entry as JSON: the kind of its shape, its parts, house numbers and their positions."""
    kind = _TYPES.get(members[0]["type"], _POINT)
    same = [one for one in members if _TYPES.get(one["type"], _POINT) == kind]
    parts = [_offsets(line, (0, 0)) for one in same for line in _lines(one)]
    # A number with a space could not be told from two; none has one (`geo.osm.names.number_key`).
    known = {number: at for number, at in houses.items() if " " not in number}
    offsets = _offsets(list(known.values()), (parts[0][0], parts[0][1]))
    entry = [kind, parts, " ".join(known), offsets]
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def _lines(member: Member) -> list[list[Position]]:
    """Return the lines of a shape; of an area the outer rings."""
    coordinates = member["coordinates"]
    if member["type"] == "Point":
        return [[coordinates]]
    if member["type"] == "LineString":
        return [coordinates]
    if member["type"] == "Polygon":
        return [coordinates[0]]
    return [rings[0] for rings in coordinates] if member["type"] == "MultiPolygon" else list(coordinates)


def _offsets(positions: list[Position], origin: tuple[int, int]) -> list[int]:
    whole = [origin, *((round(lon * PER_DEGREE), round(lat * PER_DEGREE)) for lon, lat, *_ in positions)]
    return [step for one, other in pairwise(whole) for step in (other[0] - one[0], other[1] - one[1])]


def _absolute(offsets: list[int], origin: tuple[int, int]) -> list[Position]:
    x, y = origin
    found = []
    for east, north in zip(offsets[::2], offsets[1::2], strict=True):
        x, y = x + east, y + north
        found.append((x / PER_DEGREE, y / PER_DEGREE))
    return found
