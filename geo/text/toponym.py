"""Toponyms: the key that spellings share, slugs, and how pledges.csv and stops write a place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_APOSTROPHES = re.compile("['’‘`´ʼ]")
# The abbreviation is the end of a word: "Schillerstr." and "Kölner Str." are streets.
_STREET = re.compile(r"str(?:\.|(?=[ /)-]|$))")
_SAINT = re.compile(r"\b(?:sankt|skt|st)(?:\.|(?=[ -]))")
_STATION = re.compile(r"\b(?:bf|bhf)\b\.?")
_MAIN_STATION = re.compile(r"\bhbf\b\.?")
_NOTE = re.compile(r"\s*\((?:Bus|Ort|Schulbus|Ersatzhaltestelle|Bahnhof Bus)\)")


# The cache is filled by visitors (``?ort=``), so it is limited in number and in length: some 8 MB at most.
_KEPT_NAMES, _MAX_KEPT_LENGTH = 1 << 14, 100


def fold(name: str) -> str:
    """Return the key that spellings of a name share.

    Case, umlauts (ä = ae), ß, accents, apostrophes, dashes, "Str.", "St.", "Bf" and "Hbf" make no difference.
    Everything else does: Neffelbach is not Heimbach. `geo.text.spelling` has other usual spellings.
    """
    return _folded_once(name) if len(name) <= _MAX_KEPT_LENGTH else _folded(name)


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(character for character in text if not unicodedata.combining(character))
    text = _APOSTROPHES.sub("", text)
    text = _MAIN_STATION.sub("hauptbahnhof", _STATION.sub("bahnhof", text))
    text = _SAINT.sub("sankt ", _STREET.sub("strasse ", text))
    return " ".join(re.findall(r"[^\W_]+", text))


_folded_once = lru_cache(_KEPT_NAMES)(_folded)


def slug(name: str) -> str:
    """Return an id for addresses: lower case, ä becomes ae, anything but letters and digits a dash."""
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


def split_stop_name(raw: str, keep_notes: bool = False) -> tuple[str, str]:
    """Split the name of a bus stop in HAFAS: "Gürzenich Kirche, Düren" is stop and municipality.

    Returns
    -------
    The stop's name, without notes such as "(Bus)" unless requested; the municipality as written ("" if
    there is none).
    """
    name, comma, place = raw.rpartition(", ")
    if not comma:
        name, place = raw, ""
    return name if keep_notes else _NOTE.sub("", name).strip() or name, place


def plain_municipality(written: str) -> str:
    """Return the bare name of a municipality in the name of a stop: "Heimbach (Eifel)" is Heimbach."""
    return re.sub(r"\s*\(.*", "", written).strip()


# Germany with a margin; the two ranges do not overlap, so swapped numbers are detected.
LATITUDES, LONGITUDES = (47.2, 55.1), (5.8, 15.1)

MAX_ENTRY_LENGTH = 200  # characters; more is text in the wrong column

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_COORDINATES = re.compile(rf"({_NUMBER})\s*,\s*({_NUMBER})")
_QUALIFIED = re.compile(r"(?P<toponym>.+?)\s*\((?P<municipality>[^()]*(?:\([^()]*\))?[^()]*)\)")

EntryFault = Literal["bad_entry", "bad_coordinates", "swapped_coordinates", "outside_germany"]


@dataclass(frozen=True)
class PlaceEntry:
    """One entry of the column ``places``.

    Parameters
    ----------
    text : as written
    toponym : the name, without municipality and coordinates
    municipality : the text in brackets after the name, "" if there is none
    lat, lon : EPSG:4326, None unless the entry gives coordinates
    """

    text: str
    toponym: str
    municipality: str = ""
    lat: float | None = None
    lon: float | None = None


class EntryError(ValueError):
    """An entry can't be read. ``code`` is a key of `geo.words.messages`, ``details`` fill its gaps."""

    def __init__(self, code: EntryFault, **details: object) -> None:
        super().__init__(code)
        self.code: EntryFault = code
        self.details = details


def split_entries(cell: str) -> list[str]:
    """Split a cell into its entries, which are separated by semicolons."""
    return [entry for entry in (part.strip() for part in cell.split(";")) if entry]


def parse(text: str) -> PlaceEntry:
    """Read one entry.

    Raises
    ------
    EntryError : no name, coordinates that can't be read, lie outside Germany, or are lon, lat
    """
    if len(text) > MAX_ENTRY_LENGTH:
        raise EntryError("bad_entry")
    name, at, numbers = (part.strip() for part in text.partition("@"))
    qualified = _QUALIFIED.fullmatch(name)
    toponym = qualified["toponym"] if qualified else name
    municipality = qualified["municipality"].strip() if qualified else ""
    if not any(character.isalnum() for character in toponym):
        raise EntryError("bad_entry")
    if not at:
        return PlaceEntry(text, toponym, municipality)
    match = _COORDINATES.fullmatch(numbers)
    if match is None:
        raise EntryError("bad_coordinates")
    lat, lon = float(match[1]), float(match[2])
    if not in_germany(lat, lon):
        if in_germany(lon, lat):
            raise EntryError("swapped_coordinates", lat=match[2], lon=match[1])
        raise EntryError("outside_germany")
    return PlaceEntry(text, toponym, municipality, lat, lon)


def in_germany(lat: float, lon: float) -> bool:
    """Whether a position lies in the box around Germany."""
    return LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]
