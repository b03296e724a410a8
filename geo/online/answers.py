"""Answers of a Nominatim server, kept in a file that is committed: nothing is requested twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from shapely.errors import ShapelyError

from geo.errors import PledgemapError
from geo.files import parsed_json, read_bytes
from geo.geometry import geojson
from geo.text.toponym import PlaceEntry, fold
from geo.words.language import gettext as _

Box = tuple[float, float, float, float]  # west, south, east, north; EPSG:4326
MAX_BYTES = 50_000_000
ANSWERS_FILE = Path("data", "geocoded.json")
ATTRIBUTION = "© OpenStreetMap-Mitwirkende (ODbL), gefunden mit Nominatim"
LICENCE_URL = "https://opendatacommons.org/licenses/odbl/1-0/"
_ABOUT = {
    "title": "Answers of a Nominatim server to entries of pledges.csv that the gazetteer lacks",
    "licence": "ODbL 1.0",
    "licence_url": LICENCE_URL,
    "attribution": ATTRIBUTION,
    "changes": "shapes simplified",
    "command": "python -m geo build --online",
}


class AnswersUnreadable(PledgemapError):
    """The file of answers is not what we wrote. The text says where, and how to fix it."""


class ServerFailed(Exception):
    """No answer. ``code`` is a key of `geo.words.messages`; ``lasting``: more requests are useless."""

    def __init__(self, code: str, reason: str = "", lasting: bool = False) -> None:
        super().__init__(code)
        self.code, self.reason, self.lasting = code, reason, lasting


@dataclass(frozen=True)
class NominatimHit:
    """One place in an answer.

    Parameters
    ----------
    osm_type, osm_id : the object in OpenStreetMap: "node", "way" or "relation", and its number
    category, type : its main tag, such as "highway", "residential"
    address_type, place_rank : how Nominatim classifies it; the rank is from 4 (country) to 30 (house)
    name : as on the map, "" for an unnamed house
    names : all its names, with street and number of a house
    title : Nominatim's one-line description
    member : geometry member, EPSG:4326
    """

    osm_type: str
    osm_id: int
    category: str
    type: str
    address_type: str
    place_rank: int
    name: str
    names: tuple[str, ...]
    title: str
    member: dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """One answer: what was requested, where and when, and the result; no ``hits`` if nothing was found."""

    toponym: str
    municipality: str
    query: str
    server: str
    asked_on: datetime.date
    hits: tuple[NominatimHit, ...]


class Answers:
    """The kept answers, by folded toponym and municipality.

    Parameters
    ----------
    path : the file, which may be missing
    kept : its content
    """

    def __init__(self, path: Path, kept: Iterable[Kept] = ()) -> None:
        self.path = path
        self._kept = {_key(one.toponym, one.municipality): one for one in kept}

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, entry: PlaceEntry) -> Kept | None:
        """Return the answer to an entry, if there is one."""
        return self._kept.get(_key(entry.toponym, entry.municipality))

    def add(self, answer: Kept) -> None:
        """Add an answer and write the whole file at once, so that an interruption does not lose it."""
        self._kept[_key(answer.toponym, answer.municipality)] = answer
        geojson.write_all({self.path: self._text()})

    def _text(self) -> str:
        about = "".join(f'"{key}": {geojson.line(value)},\n' for key, value in _ABOUT.items())
        lines = [geojson.line(_plain(self._kept[key])) for key in sorted(self._kept)]
        return f'{{{about}"answers": [\n' + ",\n".join(lines) + "\n]}\n"


def _key(toponym: str, municipality: str) -> tuple[str, str]:
    return fold(toponym), fold(municipality)


def _plain(answer: Kept) -> dict[str, Any]:
    return asdict(answer) | {"asked_on": answer.asked_on.isoformat()}


def read_answers(home: Path) -> Answers:
    """Read the answers of a map; the file may be missing.

    Raises
    ------
    AnswersUnreadable : the file is not what `Answers.add` wrote
    """
    path = home / ANSWERS_FILE
    try:
        written = parsed_json(read_bytes(path, MAX_BYTES).decode("utf-8"))
        return Answers(path, [_answer(one) for one in written["answers"]])
    except FileNotFoundError:
        return Answers(path)
    except (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, ShapelyError) as error:
        raise AnswersUnreadable(
            _(
                "{file}: lässt sich nicht lesen ({error}). Holen Sie die letzte gute Fassung "
                "zurück, oder löschen Sie die Datei und rufen Sie auf: python -m geo build --online",
                file=ANSWERS_FILE,
                error=f"{type(error).__name__}: {error}",
            )
        ) from None


def _answer(written: dict[str, Any]) -> Kept:
    hits = tuple(NominatimHit(**one | {"names": tuple(one["names"])}) for one in written["hits"])
    for hit in hits:
        faults = list(geojson.geometry_faults(hit.member))
        if faults:
            raise ValueError(f"{hit.title}: {faults[0]}")
    asked_on = datetime.date.fromisoformat(written["asked_on"])
    return Kept(**written | {"asked_on": asked_on, "hits": hits})
