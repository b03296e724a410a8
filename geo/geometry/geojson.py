"""Reading and writing GeoJSON (RFC 7946) so that the same features always give the same bytes."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.errors import PledgemapError
from geo.files import naming, parsed_json, read_bytes
from geo.geometry.rounding import DECIMALS, coordinates_of, rounded
from geo.words.language import word
from geo.workspace import workspace

Feature = dict[str, Any]
_HEAD = '{"type": "FeatureCollection",\n'
# The largest of a whole Land have some 30 MB.
MAX_BYTES = 300_000_000
# What `shape` raises for what is no geometry.
UNREADABLE = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError, ShapelyError)
# What GEOS calls it, and the words of ours.
_INVALID = {
    "Self-intersection": "shape_crosses",
    "Ring Self-intersection": "shape_crosses",
    "Hole lies outside shell": "shape_hole_outside",
    "Holes are nested": "shape_holes_nested",
    "Nested shells": "shape_shells_nested",
    "Interior is disconnected": "shape_disconnected",
    "Duplicate Rings": "shape_twice",
    "Too few points in geometry component": "shape_too_few",
    "Ring is not closed": "shape_open",
    "Invalid Coordinate": "shape_no_number",
}


class GeoJsonError(PledgemapError):
    """A file is no FeatureCollection that we can read. The text names the file and what is wrong."""


def feature(
    identifier: str, geometry: BaseGeometry | None, properties: Mapping[str, Any], decimals: int = DECIMALS
) -> Feature:
    """Make a Feature from a shape in EPSG:4326 (or None for no place)."""
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": None if geometry is None else encode(geometry, decimals),
        "properties": dict(properties),
    }


def encode(geometry: BaseGeometry, decimals: int = DECIMALS) -> dict[str, Any]:
    """A geometry member: rounded, valid, right-hand winding (exterior rings counter-clockwise).

    Parameters
    ----------
    geometry : any shape but a GeometryCollection, EPSG:4326
    decimals : of the coordinates; at least 1 and at most 6

    Raises
    ------
    GeoJsonError : nothing can be written of the shape; `encoded` says None instead
    """
    member = None if geometry.geom_type == "GeometryCollection" else encoded(geometry, decimals)
    if member is None:
        raise GeoJsonError(word("geojson_unwritable", kind=geometry.geom_type))
    return member


def encoded(geometry: BaseGeometry, decimals: int = DECIMALS) -> dict[str, Any] | None:
    """As `encode`; None for a shape that is empty or so small that rounding leaves nothing of it."""
    return member_of(rounded(geometry, decimals))


def member_of(shape_on_grid: BaseGeometry | None) -> dict[str, Any] | None:
    """The geometry member of a shape that was rounded already."""
    if shape_on_grid is None:
        return None
    return {"type": shape_on_grid.geom_type, "coordinates": coordinates_of(shape_on_grid)}


def dumps(features: Iterable[Feature], members: Mapping[str, Any]) -> str:
    """The text of a FeatureCollection: one feature per line, so that diffs are readable."""
    lines = [line(item) for item in features]
    return with_members(f'{_HEAD}"features": [\n' + ",\n".join(lines) + "\n]}\n", members)


def with_members(text: str, members: Mapping[str, Any]) -> str:
    """Add members to the text of a FeatureCollection that `dumps` made, before its features."""
    added = "".join(f"{json.dumps(key)}: {line(value)},\n" for key, value in members.items())
    return f"{_HEAD}{added}{text.removeprefix(_HEAD)}"


def line(value: Any) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def write_all(texts: Mapping[Path, str]) -> None:
    """Write several files whole or not at all: first beside their places, then renamed."""
    with ExitStack() as stack:
        rooms = {}
        for folder in sorted({path.parent for path in texts}):
            with naming(folder):
                rooms[folder] = stack.enter_context(workspace(folder))
        written = {path: rooms[path.parent] / path.name for path in texts}
        for path, text in texts.items():
            with naming(path), written[path].open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for path, new in written.items():
            with naming(path):
                new.replace(path)


def read(path: Path, max_bytes: int = MAX_BYTES) -> dict[str, Any]:
    """Read a FeatureCollection.

    Raises
    ------
    GeoJsonError : the file is missing, is no JSON or no FeatureCollection
    ProblemsFound : it is no file, or a larger one than is read
    """
    try:
        # With or without the mark that editors on Windows put in front (BOM).
        collection = parsed_json(read_bytes(path, max_bytes).decode("utf-8-sig"))
    except FileNotFoundError:
        raise GeoJsonError(word("geojson_missing", path=path)) from None
    except ValueError as error:
        raise GeoJsonError(word("geojson_no_json", path=path, error=error)) from None
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise GeoJsonError(word("geojson_no_collection", path=path))
    return collection


def shape_of(member: Any) -> BaseGeometry:
    """The shape that a geometry member describes, also one with positions that are no numbers.

    Raises
    ------
    UNREADABLE : it describes none
    """
    with numpy.errstate(all="ignore"):
        return shape(member)


def geometry_of(item: Feature) -> BaseGeometry | None:
    """The shape of a Feature (EPSG:4326), None where it has no place."""
    return None if item["geometry"] is None else shape(item["geometry"])


def faults(collection: Mapping[str, Any]) -> Iterator[str]:
    """Say what RFC 7946 and the conventions of this project would object to."""
    if collection.get("type") != "FeatureCollection":
        yield "type is not FeatureCollection"
    if "crs" in collection:
        yield "has a crs member, which RFC 7946 removed"
    seen: set[str] = set()
    for item in collection.get("features", ()):
        identifier = item.get("id")
        if identifier is None or identifier in seen:
            yield f"id {identifier!r} is missing or used twice"
        seen.add(identifier)
        if item.get("type") != "Feature" or not isinstance(item.get("properties"), dict):
            yield f"{identifier}: is no Feature with properties"
        if "geometry" not in item:
            yield f"{identifier}: has no geometry member"
        elif item["geometry"] is not None:
            yield from (f"{identifier}: {fault}" for fault in geometry_faults(item["geometry"]))


def geometry_faults(member: Mapping[str, Any]) -> Iterator[str]:
    if member.get("type") == "GeometryCollection":
        yield word("shape_collection")
        return
    geometry = shape_of(member)
    if fault := invalidity(geometry):
        yield fault
        return
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        yield word("shape_out_of_range")
    if any(round(value, DECIMALS) != value for value in shapely.get_coordinates(geometry).flat):
        yield word("shape_decimals", decimals=DECIMALS)
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type != "Polygon":
            continue
        if not polygon.exterior.is_ccw:
            yield word("shape_clockwise")
        if any(ring.is_ccw for ring in polygon.interiors):
            yield word("shape_counter_clockwise")


def invalidity(geometry: BaseGeometry) -> str:
    """What is wrong with a shape that is empty or not valid, and where; "" for one that is right."""
    if geometry.is_empty:
        return word("shape_empty")
    if not is_finite(geometry):
        return word("shape_no_number")
    if geometry.is_valid:
        return ""
    reason = str(shapely.is_valid_reason(geometry))
    name, _, place = reason.partition("[")
    name = _INVALID.get(name.strip(), "")
    numbers = re.match(r"(\S+) (\S+)\]", place)
    at = word("shape_at", lon=_short(numbers[1]), lat=_short(numbers[2])) if numbers else ""
    return word(name, at=at) if name else word("shape_invalid", reason=reason)


def _short(number: str) -> str:
    return f"{float(number):.{DECIMALS}f}".rstrip("0").rstrip(".")


def is_finite(geometry: BaseGeometry) -> bool:
    """Whether all positions of a shape are numbers: not NaN, not infinite."""
    return bool(numpy.isfinite(shapely.get_coordinates(geometry)).all())
