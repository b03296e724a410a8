"""The places that the map knows: one file per source, merged when read, looked up by exact name or alias."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from geo.config.settings import SETTINGS_FILE
from geo.errors import Problem
from geo.geometry import geojson
from geo.place.landmarks import areas_in, completed
from geo.place.layers import is_position, is_valid_shape, read_layer, texts_only
from geo.place.municipalities import Municipalities, contradictions
from geo.place.osm_places import OsmPlaces
from geo.place.place import GazetteerPlace, place_of
from geo.text.spelling import LOOSE_KINDS, loose_key, loose_keys, understood
from geo.text.toponym import fold
from geo.vocabulary import (
    ADDRESSES,
    FILES,
    KINDS,
    LANDMARKS,
    MUNICIPALITIES,
    NEIGHBOURS,
    OSM_PLACES,
    PRECISIONS,
    STREETS,
)
from geo.words.language import gettext as _
from geo.words.messages import problem, remedy_of_extract, remedy_of_imported

# Each takes some milliseconds, and nobody reads so many suggestions.
MAX_SEARCHES = 1_000


class Gazetteer:
    """All places of a map, by their folded names.

    Parameters
    ----------
    places : places of all files, with unique ids
    regions : AGS prefixes of the region
    """

    def __init__(self, places: Iterable[GazetteerPlace], regions: tuple[str, ...]) -> None:
        self.places = sorted(places, key=lambda place: (place.file, place.id))
        self.osm = OsmPlaces()
        self.regions = regions
        areas = [place for place in self.places if place.file in (MUNICIPALITIES, NEIGHBOURS)]
        self.municipalities = Municipalities(
            {"id": place.id, "properties": {"name": place.name}, "geometry": place.member} for place in areas
        )
        self._areas: dict[str, set[str]] = defaultdict(set)
        for place in areas:
            for name in (place.name, *place.alt_names):
                self._areas[fold(name)].add(place.id)
        self._loose: dict[str, dict[str, GazetteerPlace]] = defaultdict(dict)
        self._index: dict[str, dict[str, GazetteerPlace]] = defaultdict(dict)
        self._names: set[str] = set()
        self._similar: dict[tuple[str, int], list[str]] = {}
        for place in self.places:
            for name in (place.name, *place.alt_names):
                self._names.add(fold(name))
                for key in self._keys(name, place):
                    self._index[key][place.id] = place
                if place.kind in LOOSE_KINDS:
                    for key in loose_keys(name, place.kind):
                        self._loose[key][place.id] = place

    def _keys(self, name: str, place: GazetteerPlace) -> Iterator[str]:
        """Return the name alone, and joined with its municipality: "Düren-Gürzenich", "Gürzenich, Düren"."""
        key = fold(name)
        yield key
        for ags in place.ags:
            municipality = fold(self.municipalities.names.get(ags, ""))
            if municipality and place.kind != "municipality":
                yield f"{municipality} {key}"
                yield f"{key} {municipality}"

    def ags_named(self, municipality: str) -> set[str]:
        """Return the AGS of the municipalities with this name or alias (several can share one)."""
        exact = self._areas.get(fold(municipality))
        if exact:
            return exact
        parsed = understood(municipality)
        found = self._loose.get(loose_key(parsed.name), {}).values()
        loose = {place.id for place in found if place.kind == "municipality"}
        return self._areas.get(parsed.name) or (loose if parsed.kind != "locality" else set())

    def named(self, name: str) -> list[GazetteerPlace]:
        """Return the places with exactly this name or alias, up to case, umlauts, dashes and the like.

        If there is none, those for which the name is another usual spelling (`geo.text.spelling`). A
        municipality comes with what lies in it: "Pfaffenhofen(Ilm)" is a station in Pfaffenhofen a.d. Ilm,
        and also its name.
        """
        exact = list(self._index.get(fold(name), {}).values())
        if not exact:
            return self._otherwise_named(name)
        key = loose_key(fold(name))
        found = self._loose.get(key, {}).values() if all(p.kind != "municipality" for p in exact) else ()
        around = {ags for place in exact for ags in place.ags}
        towns = [p for p in found if p.kind == "municipality"]
        return exact + [p for p in towns if p.id in around or loose_key(fold(p.name)) == key]

    def _otherwise_named(self, name: str) -> list[GazetteerPlace]:
        parsed = understood(name)
        found = self._index.get(parsed.name) or self._loose.get(loose_key(parsed.name), {})
        places = list(found.values())
        if parsed.within:
            within = self.ags_named(parsed.within)
            places = [place for place in places if within & set(place.ags)]
        if parsed.kind == "municipality":
            return [place for place in places if place.kind == "municipality"]
        if parsed.kind == "locality":
            localities = [place for place in places if place.kind == "locality"]
            return localities or [place for place in places if place.kind != "municipality"]
        return places

    def similar(self, name: str, count: int = 3) -> list[str]:
        """Return names similar to an unknown one, best first: as suggestions, never as an answer."""
        key = fold(name), count
        if key not in self._similar:  # a table that is wrong throughout has the same names again and again
            if len(self._similar) >= MAX_SEARCHES:
                return []
            self._similar[key] = self._find_similar(*key)
        return self._similar[key]

    def _find_similar(self, key: str, count: int) -> list[str]:
        from rapidfuzz import fuzz, process

        hits = process.extract(
            key, self._sorted_names, scorer=fuzz.token_sort_ratio, limit=4 * count, score_cutoff=65
        )
        found = [place for name, _, _ in hits for place in self.named(name) or self.osm.named(name)]
        return list(dict.fromkeys(place.name for place in found))[:count]

    @cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self._names | self.osm.names)

    def in_region(self, ags: str) -> bool:
        """Whether a municipality belongs to the region of this map."""
        return ags.startswith(self.regions)

    @cached_property
    def region(self) -> BaseGeometry:
        """Return the area of the region, EPSG:25832."""
        names = self.municipalities.names
        return shapely.union_all([self.municipalities.shape(ags) for ags in names if self.in_region(ags)])


def load(folder: Path, regions: tuple[str, ...]) -> tuple[Gazetteer, list[Problem]]:
    """Read all files of a gazetteer.

    Parameters
    ----------
    folder : data/geojson
    regions : AGS prefixes of the region

    Returns
    -------
    The gazetteer without the places that can't be used, and a problem for each of these.

    Raises
    ------
    GeoJsonError : a file is missing (landmarks may be) or unreadable
    """
    places: dict[str, GazetteerPlace] = {}
    problems: list[Problem] = []
    for file in FILES:
        if file == LANDMARKS and not (folder / file).exists():
            continue  # a new region has none
        features, faults = _usable(file, folder)
        problems.extend(faults)
        for item in features:
            identifier = str(item["id"])
            if identifier in places:
                other = places[identifier].file
                problems.append(problem("duplicate_place", file, None, "id", identifier, other=other))
            else:
                places[identifier] = place_of(item, file)
    gazetteer = Gazetteer(places.values(), regions)
    gazetteer.osm, faults = _osm_places(folder, gazetteer.municipalities.names)
    problems.extend(faults)
    problems.extend(_region_problems(gazetteer))
    for place in gazetteer.places:
        if place.file == LANDMARKS:
            problems.extend(_landmark_problems(place, gazetteer.municipalities))
    return gazetteer, problems


def _osm_places(folder: Path, municipality_names: dict[str, str]) -> tuple[OsmPlaces, list[Problem]]:
    """Read what `geo osm` has written; most maps have none of it."""
    places: list[GazetteerPlace] = []
    problems: list[Problem] = []
    for file in (OSM_PLACES, STREETS):
        if (folder / file).exists():
            features, faults = _usable(file, folder, remedy_of_extract())
            problems.extend(faults)
            places.extend(place_of(item, file) for item in features)
    addresses = read_layer(folder / ADDRESSES)["features"] if (folder / ADDRESSES).exists() else []
    usable = [item for item in addresses if _has_numbers(item)]
    if len(usable) < len(addresses):
        details = {"fields": "numbers, geometry", "remedy": remedy_of_extract()}
        problems.append(problem("incomplete_place", ADDRESSES, None, "", "features", **details))
    return OsmPlaces(places, municipality_names, usable), problems


def _has_numbers(item: Any) -> bool:
    """Whether a Feature of house numbers has a position for each of them."""
    try:
        numbers = item["properties"]["numbers"].values()
        positions = item["geometry"]["coordinates"]
        return sum(map(len, numbers)) == len(positions) and all(map(is_position, positions))
    except (AttributeError, LookupError, TypeError):
        return False


def _usable(
    file: str, folder: Path, remedy: str | None = None
) -> tuple[list[geojson.Feature], list[Problem]]:
    features = read_layer(folder / file)["features"]
    if file == LANDMARKS:
        return completed(features, areas_in(folder))
    found, problems = [], []
    for number, item in enumerate(features, start=1):
        fields = _missing(item)
        if fields:
            identifier = item.get("id") if isinstance(item, dict) else None
            called = str(identifier or _("Feature {number}", number=number))
            details = {"fields": ", ".join(fields), "remedy": remedy or remedy_of_imported()}
            problems.append(problem("incomplete_place", file, None, "", called, **details))
        else:
            found.append(item)
    return found, problems


def _region_problems(gazetteer: Gazetteer) -> Iterator[Problem]:
    """Report settings that name another region than the imported one."""
    imported = [place for place in gazetteer.places if place.file == MUNICIPALITIES]
    prefixes = " ".join(gazetteer.regions)
    for prefix in gazetteer.regions:
        if not any(place.id.startswith(prefix) for place in imported):
            yield problem("region_not_imported", SETTINGS_FILE, None, "regions", prefix, prefixes=prefixes)
    outside = next((place for place in imported if not gazetteer.in_region(place.id)), None)
    if outside:
        value = f"{outside.name} ({outside.id})"
        yield problem("region_not_set", SETTINGS_FILE, None, "regions", value, prefixes=prefixes)


def _missing(item: geojson.Feature) -> list[str]:
    """Report what a Feature of an imported file lacks."""
    properties = item.get("properties") if isinstance(item, dict) else None
    if not isinstance(properties, dict):
        return ["properties"]
    expected = {"name": str, "alt_names": list, "kind": str, "ags": list, "source": str, "accuracy_m": int}
    faults = [name for name, kind in expected.items() if not isinstance(properties.get(name), kind)]
    faults += [name for name in ("alt_names", "ags") if not texts_only(properties.get(name, []))]
    faults += [] if isinstance(item.get("id"), (str, int)) and item["id"] else ["id"]
    faults += [] if is_valid_shape(item.get("geometry")) else ["geometry"]
    label = properties.get("label_point")
    faults += [] if label is None or is_position(label) else ["label_point"]
    faults += [name for name in ("note", "note_en") if not isinstance(properties.get(name) or "", str)]
    if "kind" not in faults and properties["kind"] not in KINDS:
        faults.append(f"kind ({properties['kind']})")
    precision = properties.get("precision", "exact")
    if not (isinstance(precision, str) and precision in PRECISIONS):
        faults.append(f"precision ({precision})")
    return list(dict.fromkeys(faults))


def _landmark_problems(place: GazetteerPlace, municipalities: Municipalities) -> Iterator[Problem]:
    absent, unclaimed = contradictions(list(place.ags), place.metric, municipalities)
    for code, found in (("landmark_not_in", absent), ("landmark_also_in", unclaimed)):
        for ags in found:
            name = f"{municipalities.names[ags]} ({ags})"
            yield problem(code, place.file, None, "ags", place.id, municipality=name)
