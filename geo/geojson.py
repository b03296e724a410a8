"""Reading and writing GeoJSON (RFC 7946) so that the same features always give the same bytes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.errors import PledgemapError
from geo.rounding import DECIMALS, coordinates_of, rounded
from geo.words.language import word
from geo.workspace import workspace

Feature = dict[str, Any]
_HEAD = '{"type": "FeatureCollection",\n'


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
        folders = {path.parent for path in texts}
        rooms = {folder: stack.enter_context(workspace(folder)) for folder in sorted(folders)}
        written = {path: rooms[path.parent] / path.name for path in texts}
        for path, text in texts.items():
            with written[path].open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for path, new in written.items():
            new.replace(path)


def read(path: Path) -> dict[str, Any]:
    """Read a FeatureCollection.

    Raises
    ------
    GeoJsonError : the file is missing, is no JSON or no FeatureCollection
    """
    try:
        # With or without the mark that editors on Windows put in front (BOM).
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise GeoJsonError(word("geojson_missing", path=path)) from None
    except ValueError as error:
        raise GeoJsonError(word("geojson_no_json", path=path, error=error)) from None
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise GeoJsonError(word("geojson_no_collection", path=path))
    return collection


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
        yield "is a GeometryCollection"
        return
    geometry = shape(member)
    if fault := invalidity(geometry):
        yield fault
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        yield "leaves the range of lon, lat"
    if any(round(value, DECIMALS) != value for value in shapely.get_coordinates(geometry).flat):
        yield f"has more than {DECIMALS} decimals"
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type != "Polygon":
            continue
        if not polygon.exterior.is_ccw:
            yield "an exterior ring is clockwise"
        if any(ring.is_ccw for ring in polygon.interiors):
            yield "an interior ring is counter-clockwise"


def invalidity(geometry: BaseGeometry) -> str:
    """What is wrong with a shape that is empty or not valid; "" for one that is right."""
    if geometry.is_valid and not geometry.is_empty:
        return ""
    return f"is empty or not valid: {shapely.is_valid_reason(geometry)}"
