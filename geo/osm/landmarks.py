"""Hand-made landmarks beside what an extract knows of them: how far apart they are, and taking its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.errors import Notice, ProblemsFound
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.osm.provenance import ATTRIBUTION
from geo.place.landmarks import PROVENANCE, areas_in, completed
from geo.text.toponym import fold
from geo.vocabulary import LANDMARKS
from geo.words.messages import hint, notice, problem

STEP_M = 50  # between the points that are measured along a line or an outline
MAX_APART_M = 5_000  # farther away it is a namesake
# Kinds that people draw the one for the other.
_ALIKE = (
    {"building", "school", "campus"},
    {"station", "stop"},
    {"park", "forest", "bog", "corridor"},
    {"lake", "mine"},
)


@dataclass(frozen=True)
class Difference:
    """A landmark whose shape differs from that of an extract by more than it says."""

    landmark: geojson.Feature
    place: geojson.Feature
    distance_m: int


def differences(
    landmarks: Iterable[geojson.Feature], places: Iterable[geojson.Feature]
) -> Iterator[Difference]:
    """Yield the landmarks that differ, with the place of their name that is nearest."""
    for landmark, place, distance_m in _pairs(landmarks, places):
        if distance_m > landmark["properties"]["accuracy_m"]:
            yield Difference(landmark, place, round(distance_m))


def _pairs(
    landmarks: Iterable[geojson.Feature], places: Iterable[geojson.Feature]
) -> Iterator[tuple[geojson.Feature, geojson.Feature, float]]:
    by_name: dict[str, list[geojson.Feature]] = {}
    for place in places:
        for name in _names(place):
            by_name.setdefault(name, []).append(place)
    for landmark in landmarks:
        drawn = to_metric(shape(landmark["geometry"]))
        named = {
            place["id"]: place
            for name in _names(landmark)
            for place in by_name.get(name, [])
            if _are_alike(landmark, place)
        }
        near = [
            (distance_m(drawn, known), identifier)
            for identifier, place in named.items()
            if drawn.distance(known := to_metric(shape(place["geometry"]))) <= MAX_APART_M
        ]
        if near:
            apart_m, identifier = min(near)
            yield landmark, named[identifier], apart_m


def _names(item: geojson.Feature) -> set[str]:
    return {fold(name) for name in (item["properties"]["name"], *item["properties"]["alt_names"])}


def _are_alike(landmark: geojson.Feature, place: geojson.Feature) -> bool:
    kinds = {landmark["properties"]["kind"], place["properties"]["kind"]}
    return len(kinds) == 1 or any(kinds <= alike for alike in _ALIKE)


def distance_m(drawn: BaseGeometry, known: BaseGeometry) -> float:
    """Return how far a drawn shape is from the known one at most, along all of it (both EPSG:25832).

    Not the other way round: of a river people draw the part that a pledge is about. A point that lies in an
    area is right.
    """
    if drawn.geom_type == "Point":
        return float(drawn.distance(known))
    border = drawn.boundary if shapely.get_dimensions(drawn) == 2 else drawn
    if shapely.get_dimensions(known) == 2 and shapely.get_dimensions(drawn) == 2:
        known = known.boundary
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(border, STEP_M)))
    return float(shapely.distance(points, known).max())


def compare(folder: Path, places: list[geojson.Feature], replaced: Iterable[str]) -> Iterator[Notice]:
    """Report landmarks that differ from an extract, without those that take its shape."""
    landmarks, _problems = completed(_read(folder)["features"], areas_in(folder))
    for one in differences(landmarks, places):
        if one.landmark["id"] not in replaced:
            details = {
                "distance_m": one.distance_m,
                "accuracy_m": one.landmark["properties"]["accuracy_m"],
                "osm_id": one.place["properties"]["osm_id"],
            }
            name = str(one.landmark["id"])
            yield notice("landmark_differs", LANDMARKS, None, "", name, **details)


def replaced_text(folder: Path, places: list[geojson.Feature], replaced: Iterable[str]) -> str | None:
    """Return landmarks.geojson with the shapes of an extract for some; None if none is to be replaced.

    Raises
    ------
    ProblemsFound : there is no landmark of an id, or the extract does not know it
    """
    wanted = list(dict.fromkeys(replaced))
    if not wanted:
        return None
    collection = _read(folder)
    landmarks, _problems = completed(collection["features"], areas_in(folder))
    known = {landmark["id"]: place for landmark, place, _distance in _pairs(landmarks, places)}
    faults = []
    for identifier in wanted:
        if identifier not in {landmark["id"] for landmark in landmarks}:
            near = [str(one["id"]) for one in landmarks if identifier in str(one["id"])][:3]
            faults.append(problem("replace_unknown", LANDMARKS, None, "", identifier, hint=hint(near)))
        elif identifier not in known:
            faults.append(problem("replace_not_in_extract", LANDMARKS, None, "", identifier))
    if faults:
        raise ProblemsFound(faults)
    features = [
        _with_shape_of(item, known[_id(item)]) if _id(item) in wanted else item
        for item in collection["features"]
    ]
    members = {name: value for name, value in collection.items() if name not in ("type", "features")}
    return geojson.dumps(features, members | {"provenance": _credited(collection.get("provenance"))})


def _read(folder: Path) -> dict[str, Any]:
    path = folder / LANDMARKS
    return geojson.read(path) if path.exists() else {"features": []}


def _id(item: geojson.Feature) -> str:
    return str(item.get("id") or (item.get("properties") or {}).get("id"))


def _with_shape_of(landmark: geojson.Feature, place: geojson.Feature) -> geojson.Feature:
    """Everything else of a landmark stays: its id is in addresses, its names in tables."""
    values = place["properties"]
    source = f"{values['source']} ({values['osm_id']})"
    properties = landmark["properties"] | {"accuracy_m": values["accuracy_m"], "source": source}
    properties = {name: value for name, value in properties.items() if name not in ("label_point", "ags")}
    return landmark | {"geometry": place["geometry"], "properties": properties | {"ags": values["ags"]}}


def _credited(provenance: Any) -> dict[str, Any]:
    found = dict(provenance) if isinstance(provenance, dict) else dict(PROVENANCE)
    if ATTRIBUTION not in str(found.get("attribution", "")):
        found["attribution"] = f"{found.get('attribution', '')}; {ATTRIBUTION}".removeprefix("; ")
    return found
