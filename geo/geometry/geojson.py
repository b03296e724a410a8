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
from geo.words.language import N_
from geo.words.language import gettext as _
from geo.workspace import workspace

Feature = dict[str, Any]
_HEAD = '{"type": "FeatureCollection",\n'
# The largest of a whole Land have some 30 MB.
MAX_BYTES = 300_000_000
# What `shape` raises for what is not a geometry.
UNREADABLE = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError, ShapelyError)
# Reasons as GEOS calls them, and our German texts.
_INVALID = {
    "Self-intersection": N_("ist nicht gültig: Der Umriss kreuzt oder berührt sich selbst{at}"),
    "Ring Self-intersection": N_("ist nicht gültig: Der Umriss kreuzt oder berührt sich selbst{at}"),
    "Hole lies outside shell": N_("ist nicht gültig: Ein Loch liegt außerhalb der Fläche{at}"),
    "Holes are nested": N_("ist nicht gültig: Ein Loch liegt in einem anderen{at}"),
    "Nested shells": N_("ist nicht gültig: Ein Teil liegt in einem anderen{at}"),
    "Interior is disconnected": N_("ist nicht gültig: Die Löcher zerschneiden die Fläche{at}"),
    "Duplicate Rings": N_("ist nicht gültig: Derselbe Umriss kommt zweimal vor{at}"),
    "Too few points in geometry component": N_(
        "ist nicht gültig: Eine Linie oder ein Umriss hat zu wenige verschiedene Positionen{at}"
    ),
    "Ring is not closed": N_("ist nicht gültig: Ein Umriss endet nicht dort, wo er beginnt{at}"),
    "Invalid Coordinate": N_("hat eine Position, die kein Paar von Zahlen ist, sondern NaN oder unendlich"),
}


class GeoJsonError(PledgemapError):
    """A file is not a FeatureCollection that we can read. The text names the file and what is wrong."""


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
    """Return a geometry member: rounded, valid, right-hand winding (exterior rings counter-clockwise).

    Parameters
    ----------
    geometry : any shape but a GeometryCollection, EPSG:4326
    decimals : of the coordinates; at least 1 and at most 6

    Raises
    ------
    GeoJsonError : nothing of the shape can be written; `encoded` returns None instead
    """
    member = None if geometry.geom_type == "GeometryCollection" else encoded(geometry, decimals)
    if member is None:
        raise GeoJsonError(
            _(
                "{kind} lässt sich nicht schreiben: Die Form ist leer, gemischt oder kleiner als 0,1 m",
                kind=geometry.geom_type,
            )
        )
    return member


def encoded(geometry: BaseGeometry, decimals: int = DECIMALS) -> dict[str, Any] | None:
    """As `encode`; None for a shape that is empty or vanishes when rounded."""
    return member_of(rounded(geometry, decimals))


def member_of(shape_on_grid: BaseGeometry | None) -> dict[str, Any] | None:
    """Return the geometry member of a shape that is rounded already."""
    if shape_on_grid is None:
        return None
    return {"type": shape_on_grid.geom_type, "coordinates": coordinates_of(shape_on_grid)}


def dumps(features: Iterable[Feature], members: Mapping[str, Any]) -> str:
    """Return the text of a FeatureCollection: one feature per line, so that diffs are readable."""
    lines = [line(item) for item in features]
    return with_members(f'{_HEAD}"features": [\n' + ",\n".join(lines) + "\n]}\n", members)


def with_members(text: str, members: Mapping[str, Any]) -> str:
    """Add members to the text of a FeatureCollection that `dumps` made, before its features."""
    added = "".join(f"{json.dumps(key)}: {line(value)},\n" for key, value in members.items())
    return f"{_HEAD}{added}{text.removeprefix(_HEAD)}"


def line(value: Any) -> str:
    """Return a value as JSON on one line."""
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
    GeoJsonError : the file is missing, is not JSON or not a FeatureCollection
    ProblemsFound : it is not a regular file, or too large
    """
    try:
        # With or without a BOM, which editors on Windows add.
        collection = parsed_json(read_bytes(path, max_bytes).decode("utf-8-sig"))
    except FileNotFoundError:
        raise GeoJsonError(_("{path}: fehlt. Rufen Sie auf: python -m geo region AGS", path=path)) from None
    except ValueError as error:
        raise GeoJsonError(
            _(
                "{path}: ist kein JSON ({error}). Holen Sie die letzte gute Fassung zurück.",
                path=path,
                error=error,
            )
        ) from None
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise GeoJsonError(
            _("{path}: ist keine FeatureCollection. Holen Sie die letzte gute Fassung zurück.", path=path)
        )
    return collection


def shape_of(member: Any) -> BaseGeometry:
    """Return the shape of a geometry member, even if its positions are not numbers.

    Raises
    ------
    UNREADABLE : it does not describe a shape
    """
    with numpy.errstate(all="ignore"):
        return shape(member)


def geometry_of(item: Feature) -> BaseGeometry | None:
    """Return the shape of a Feature (EPSG:4326), None if it has no geometry."""
    return None if item["geometry"] is None else shape(item["geometry"])


def faults(collection: Mapping[str, Any]) -> Iterator[str]:
    """Return what violates RFC 7946 or the conventions of this project."""
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
        yield _("ist eine GeometryCollection, ein Gemisch von Formen")
        return
    geometry = shape_of(member)
    if fault := invalidity(geometry):
        yield fault
        return
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        yield _("verlässt den Bereich von Länge und Breite: -180 bis 180, -90 bis 90")
    if any(round(value, DECIMALS) != value for value in shapely.get_coordinates(geometry).flat):
        yield _("hat mehr als {decimals} Nachkommastellen", decimals=DECIMALS)
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type != "Polygon":
            continue
        if not polygon.exterior.is_ccw:
            yield _("ein äußerer Ring läuft im Uhrzeigersinn")
        if any(ring.is_ccw for ring in polygon.interiors):
            yield _("ein innerer Ring läuft gegen den Uhrzeigersinn")


def invalidity(geometry: BaseGeometry) -> str:
    """Return what is wrong with an empty or invalid shape, and where; "" for a valid one."""
    if geometry.is_empty:
        return _("hat eine leere Geometrie, ohne jede Position")
    if not is_finite(geometry):
        return _("hat eine Position, die kein Paar von Zahlen ist, sondern NaN oder unendlich")
    if geometry.is_valid:
        return ""
    reason = str(shapely.is_valid_reason(geometry))
    name, _bracket, place = reason.partition("[")
    fault = _INVALID.get(name.strip(), "")
    numbers = re.match(r"(\S+) (\S+)\]", place)
    at = (
        _(", und zwar bei Länge {lon}, Breite {lat}", lon=_short(numbers[1]), lat=_short(numbers[2]))
        if numbers
        else ""
    )
    return _(fault, at=at) if fault else _("ist nicht gültig: {reason}", reason=reason)


def _short(number: str) -> str:
    return f"{float(number):.{DECIMALS}f}".rstrip("0").rstrip(".")


def is_finite(geometry: BaseGeometry) -> bool:
    """Whether all positions of a shape are numbers: not NaN, not infinite."""
    return bool(numpy.isfinite(shapely.get_coordinates(geometry)).all())
