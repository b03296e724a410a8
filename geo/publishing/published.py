"""What the build has published: the one door through which ``webapp`` sees the data."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import PledgemapError
from geo.files import parsed_json, read_bytes
from geo.geometry import geojson
from geo.milestones import PROGRESS_MEMBER, WITHDRAWN_MEMBER, Milestone
from geo.place import landmarks
from geo.place.street_index import StreetIndex, street_index
from geo.publishing.areas import (
    Area,
    AreaKind,
    FeatureCollection,
    Municipality,
    areas_in,
    municipalities_in,
    property_of_areas,
)
from geo.vocabulary import ADDRESSES, DISTRICTS, FILES, LANDMARKS, OF_PARTY, OSM_FILES, PLEDGED, STREETS
from geo.words.language import gettext as _

GEOJSON_FOLDER = Path("data", "geojson")
PLEDGES_FILE = "pledges.geojson"
BUILD = "python -m geo build"
# What the map is drawn from, besides the pledges; the unchanged municipalities, for open data; and the
# postal codes, for the search.
LAYER_FILES = (
    "boundaries.geojson",
    "landmarks.geojson",
    "localities.geojson",
    "localities_from_stops.geojson",
    "settlement.geojson",
    "stops.geojson",
    "municipalities.geojson",
    "postal_codes.geojson",
)

# What a build depends on but does not draw.
_NOT_DRAWN = (*(name for name in FILES if name not in LAYER_FILES), *OSM_FILES)
# What a map may lack: a new region has no landmarks, and most have no extract of OpenStreetMap.
_OPTIONAL = (LANDMARKS, *OSM_FILES)
BUILD_FILES = (PLEDGES_FILE, *LAYER_FILES, *_NOT_DRAWN)

Signature = tuple[tuple[str, int, int], ...]


class BuildUnusable(PledgemapError):
    """There is no build, or it is unreadable. The message says what to run."""


@dataclass(frozen=True)
class Attribution:
    """How to credit a source, and the address of its licence."""

    text: str
    licence_url: str


@dataclass(frozen=True)
class Place:
    """A place on the map, with the ids of the pledges made for it. ``label_point`` is (lon, lat).

    ``areas`` are the keys of the areas of the filter that it lies in, ``municipalities`` are AGS.
    """

    id: str
    name: str
    kind: str
    planned: bool
    geometry: dict[str, Any]
    label_point: tuple[float, float]
    municipalities: tuple[str, ...]
    near_border: bool
    precision: str
    accuracy_m: int
    source: str
    note: str
    note_en: str
    pledge_ids: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Pledge:
    """One row of ``pledges.csv``. Without ``place_ids`` it holds for the whole county.

    ``milestones`` are its progress, the oldest first; in a build without any, they come from its row.
    ``party`` is a key of the settings; "" is the only party of a map.
    """

    id: str
    title: str
    summary: str
    topic: str
    stance: str
    status: str
    status_date: str
    status_url: str
    page: int
    section: str
    quote: str
    title_en: str
    summary_en: str
    place_ids: tuple[str, ...]
    milestones: tuple[Milestone, ...] = ()
    party: str = ""


@dataclass(frozen=True)
class FormerPlace:
    """A place of a withdrawn pledge, which may not be on the map any more."""

    id: str
    name: str
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Withdrawn:
    """A pledge that was published and withdrawn. ``pledge`` has no ``place_ids``."""

    pledge: Pledge
    places: tuple[FormerPlace, ...]


@dataclass(frozen=True)
class Published:
    """A build, read once. Pledges keep the order of the programme.

    ``collection`` is ``pledges.geojson`` as the build wrote it, for exports. ``streets`` is None where no
    extract of OpenStreetMap was read.
    """

    data_version: str
    data_date: datetime.date
    pledges: tuple[Pledge, ...]
    places: dict[str, Place]
    municipalities: tuple[Municipality, ...]
    areas: tuple[Area, ...]
    area_kind: AreaKind
    layers: dict[str, FeatureCollection]
    attributions: tuple[Attribution, ...]
    collection: FeatureCollection
    withdrawn: tuple[Withdrawn, ...] = ()
    streets: StreetIndex | None = None

    def areas_of(self, place: Place) -> list[Area]:
        """Return the areas of the filter that a place lies in, sorted by name."""
        return [area for area in self.areas if area.key in place.areas]

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) of the region, EPSG:4326."""
        wests, souths, easts, norths = zip(*(m.bbox for m in self.municipalities), strict=True)
        return min(wests), min(souths), max(easts), max(norths)

    def areas_of_pledge(self, pledge: Pledge) -> list[Area]:
        """Return the areas of the filter that the places of a pledge lie in, by name."""
        keys = {key for place_id in pledge.place_ids for key in self.places[place_id].areas}
        return [area for area in self.areas if area.key in keys]


def signature(home: Path) -> Signature:
    """Return a cheap fingerprint of the build's files: it changes whenever one of them is replaced."""
    folder = home / GEOJSON_FOLDER
    found = []
    for name in BUILD_FILES:
        with contextlib.suppress(FileNotFoundError):  # it may be being replaced
            stat = (folder / name).stat()
            found.append((name, stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def made_from(home: Path) -> dict[str, str]:
    """Return name and digest of each existing file that a build and its map are made from."""
    folder = home / GEOJSON_FOLDER
    names = sorted(name for name in {*LAYER_FILES, *_NOT_DRAWN} if (folder / name).exists())
    return {name: _digest(_text(folder / name, errors="replace")) for name in names}


def _text(path: Path, errors: str = "strict") -> str:
    raw = read_bytes(path, geojson.MAX_BYTES).decode("utf-8-sig", errors)
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def _digest(text: str) -> str:
    # Of the text, not the bytes: a checkout on Windows has different line endings.
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_published(home: Path) -> Published:
    """Read the whole build, with the layers that it was made from.

    Raises
    ------
    BuildUnusable : a file is missing, half-written or not what a build writes; or has changed since the
        build, so that nobody has checked it.
    """
    collection = _read(home, PLEDGES_FILE)
    try:
        pledges, places = _pledges_and_places(collection)
        layers = {Path(name).stem: _read(home, name, collection["made_from"]) for name in LAYER_FILES}
        others = {name: _read(home, name, collection["made_from"]) for name in _NOT_DRAWN}
        extract = [others[name] for name in OSM_FILES]
        layers[Path(LANDMARKS).stem] = _landmarks(layers[Path(LANDMARKS).stem], home)
        municipalities = municipalities_in(layers["municipalities"]["features"])
        areas, area_kind = areas_in(
            municipalities, layers["municipalities"]["features"], others[DISTRICTS], collection
        )
        return Published(
            data_version=str(collection["data_version"]),
            data_date=datetime.date.fromisoformat(collection["data_date"]),
            pledges=pledges,
            places=places,
            municipalities=municipalities,
            areas=areas,
            area_kind=area_kind,
            layers=layers,
            attributions=_attributions([*layers.values(), *extract], collection["provenance"]),
            collection=collection,
            withdrawn=tuple(_withdrawn(one, collection) for one in collection.get(WITHDRAWN_MEMBER, ())),
            streets=street_index(others[STREETS]["features"], others[ADDRESSES]["features"]),
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        fault = f"{type(error).__name__}: {error}"
        path = GEOJSON_FOLDER / PLEDGES_FILE
        raise BuildUnusable(
            _(
                "{path} ist nicht das, was geschrieben werden sollte ({error}). Rufen Sie auf: {command}",
                path=path,
                error=fault,
                command=BUILD,
            )
        ) from error


def _landmarks(drawn: FeatureCollection, home: Path) -> FeatureCollection:
    """Return the landmarks as the build has read them: drawing tools leave out what can be derived."""
    features, problems = landmarks.completed(drawn["features"], landmarks.areas_in(home / GEOJSON_FOLDER))
    if problems:
        raise BuildUnusable(str(problems[0]))
    provenance = landmarks.PROVENANCE if drawn.get("provenance") is None else drawn["provenance"]
    return {**drawn, "provenance": provenance, "features": features}


def _attributions(layers: list[FeatureCollection], of_pledges: dict[str, Any]) -> tuple[Attribution, ...]:
    """Return each source once: those of the layers, and OpenStreetMap if Nominatim has found places."""
    sources = [layer["provenance"] for layer in layers if layer["features"]]
    if "geocoded" in of_pledges:
        sources.append(of_pledges["geocoded"])
    named = dict.fromkeys(Attribution(one["attribution"], one["licence_url"]) for one in sources)
    # One that is part of another need not be repeated.
    return tuple(
        one
        for one in named
        if not any(
            one != other and one.text in other.text and one.licence_url == other.licence_url
            for other in named
        )
    )


def _read(home: Path, name: str, digests: dict[str, str] | None = None) -> FeatureCollection:
    """Read a file; refuse it if its digest has changed since the build."""
    path = home / GEOJSON_FOLDER / name
    first = "python -m geo osm" if name in OSM_FILES else "python -m geo region"
    importing = _("{first}, danach {second}", first=first, second=BUILD)
    command = BUILD if name == PLEDGES_FILE else importing
    details = {"path": GEOJSON_FOLDER / name, "command": command}
    try:
        text = _text(path)
        if digests is not None and _digest(text) != digests.get(name):
            raise BuildUnusable(
                _(
                    "{path} hat sich seit dem letzten Bauen der Karte geändert. Rufen Sie auf: {command}",
                    path=details["path"],
                    command=BUILD,
                )
            )
        collection = parsed_json(text)
    except FileNotFoundError:
        if name in _OPTIONAL and name not in (digests or {}):
            return {"features": []}
        raise BuildUnusable(_("{path} fehlt. Rufen Sie auf: {command}", **details)) from None
    except (OSError, ValueError) as error:
        raise BuildUnusable(
            _("{path} lässt sich nicht lesen ({error}). Rufen Sie auf: {command}", error=error, **details)
        ) from None
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise BuildUnusable(_("{path} ist keine FeatureCollection. Rufen Sie auf: {command}", **details))
    return collection


_PLEDGE_COLUMNS = [
    name for name in Pledge.__dataclass_fields__ if name not in ("id", "place_ids", "milestones", "party")
]


def _pledge(
    pledge_id: str, values: dict[str, Any], place_ids: tuple[str, ...], collection: FeatureCollection
) -> Pledge:
    cells = {column: values[column] for column in _PLEDGE_COLUMNS}
    written = collection.get(PROGRESS_MEMBER, {}).get(pledge_id)
    if written is None and values["status"] != PLEDGED:
        written = [{"date": cells["status_date"], "status": cells["status"], "url": cells["status_url"]}]
    milestones = tuple(Milestone(**milestone) for milestone in written or ())
    party = values.get(OF_PARTY.name, "")
    return Pledge(pledge_id, **cells, place_ids=place_ids, milestones=milestones, party=party)


def _withdrawn(values: dict[str, Any], collection: FeatureCollection) -> Withdrawn:
    within = property_of_areas(collection)
    places = (FormerPlace(p["id"], p["name"], tuple(p[within])) for p in values["places"])
    return Withdrawn(_pledge(values["id"], values, (), collection), tuple(places))


def _pledges_and_places(collection: FeatureCollection) -> tuple[tuple[Pledge, ...], dict[str, Place]]:
    sites: dict[str, list[dict[str, Any]]] = {}
    for feature in collection["features"]:
        sites.setdefault(feature["properties"]["pledge_id"], []).append(feature)
    pledges = []
    at_place: dict[str, list[str]] = {}
    geometries: dict[str, dict[str, Any]] = {}
    for pledge_id, pledge_sites in sites.items():
        placed = [site for site in pledge_sites if site["properties"]["place_id"] is not None]
        for site in placed:
            place_id = site["properties"]["place_id"]
            at_place.setdefault(place_id, []).append(pledge_id)
            geometries.setdefault(place_id, site)
        values = pledge_sites[0]["properties"]
        place_ids = tuple(site["properties"]["place_id"] for site in placed)
        pledges.append(_pledge(pledge_id, values, place_ids, collection))
    places = {
        place_id: _place(place_id, site, tuple(at_place[place_id]), property_of_areas(collection))
        for place_id, site in geometries.items()
    }
    return tuple(pledges), places


def _place(place_id: str, site: dict[str, Any], pledge_ids: tuple[str, ...], within: str) -> Place:
    values = site["properties"]
    return Place(
        id=place_id,
        name=values["place_name"],
        kind=values["place_kind"],
        geometry=site["geometry"],
        label_point=tuple(values["label_point"]),
        municipalities=tuple(values["municipalities"]),
        pledge_ids=pledge_ids,
        note_en=values.get("note_en", ""),  # older builds have none
        areas=tuple(values[within]),
        **{c: values[c] for c in ("planned", "near_border", "precision", "accuracy_m", "source", "note")},
    )
