"""The ground of a picture from vector tiles: woods, waters, streets, houses, by the rules of the web map."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.public import to_lonlat, to_metric
from webapp.pictures.parts import Shape
from webapp.pictures.paths import path_of
from webapp.pictures.strokes import Style, scaled
from webapp.pictures.viewport import BEYOND, Viewport
from webapp.pledge_map.ground import web_zoom
from webapp.tiles.decoded import DecodedTiles, DrawnLayer, TileMissing
from webapp.tiles.directory import Coordinates
from webapp.tiles.paint import applies, colour_of, is_shown, paint, pixels

Array = np.ndarray[Any, np.dtype[Any]]
Bounds = tuple[float, float, float, float]
# Zoom levels: a picture can't be zoomed, so it shows more than the web map, more names above all; paper even
# more of these.
NEARER, NAMES_NEARER, PRINTED_NEARER = 0.5, 0.75, 0.5
# Levels between the map's zoom and its tiles': those of a size of 512 pixels, and not the next one too soon.
TILES_BEHIND = 0.6
MAX_TILES = 64
MIN_AREA, MIN_LENGTH = 3.0, 1.5  # units: what is smaller can't be seen
LAND, HOUSES = "earth", "buildings"
HOUSES_FROM = 16  # zoom: the thousands of a whole town would take longer than all the rest
_SAMPLES = 6  # along each side of the picture, to project by a polynomial of the third degree


@dataclass(frozen=True)
class OnMap:
    """What all tiles in view have in a layer, in units of the drawing."""

    shapes: Array
    dimensions: Array
    classes: list[dict[str, Any]]
    of_class: Array
    names: Array

    def chosen(self, rule: dict[str, Any]) -> tuple[int, ...]:
        """Return the numbers of the classes that a rule draws."""
        return tuple(number for number, one in enumerate(self.classes) if applies(rule, one))

    def of(self, classes: tuple[int, ...], dimension: int) -> Array:
        """Return whether each shape is in one of these classes, and a point, line or area (0, 1, 2)."""
        found: Array = np.isin(self.of_class, classes) & (self.dimensions == dimension)
        return found


class StreetMap:
    """What the tiles have of the part of the ground that a picture shows.

    ``zoom`` is that of the rules; ``scale`` is that of all strokes. ``covered`` is the land of the tiles
    within the region, in units: beyond it the ground stays, because tiles end somewhere there.

    Parameters
    ----------
    region : of the map, in metres
    printed : it is looked at closely
    """

    def __init__(
        self,
        tiles: DecodedTiles,
        view: Viewport,
        scale: float,
        region: BaseGeometry,
        printed: bool = False,
    ) -> None:
        self._view, self.scale = view, scale
        self._nearer = {"paint": 0, "labels": NAMES_NEARER + (PRINTED_NEARER if printed else 0)}
        at_m = (view.west, view.north)
        self.zoom = web_zoom(view.metres_per_unit, at_m) + NEARER - math.log2(scale)
        box = view.box.inset(-BEYOND)
        self.extent = shapely.box(box.x, box.y, box.right, box.bottom)
        self.layers = dict(self._read(tiles))
        earth = self.layers.get(LAND)
        areas = earth.shapes[earth.dimensions == 2] if earth else np.zeros(0, object)
        land = shapely.union_all(shapely.make_valid(areas))
        in_view = shapely.clip_by_rect(region, *view.extent.bounds)
        self.covered: BaseGeometry = land.intersection(shapely.make_valid(view.outline(in_view)))

    @property
    def covers_all(self) -> bool:
        return bool(shapely.area(self.extent) - shapely.area(self.covered.intersection(self.extent)) < 1)

    def rules(self, part: str) -> list[dict[str, Any]]:
        """Return the rules that hold at this zoom; ``part`` is "paint" or "labels"."""
        with_houses = self.zoom >= HOUSES_FROM
        rules = (rule for rule in paint()[part] if with_houses or rule["layer"] != HOUSES)
        return [rule for rule in rules if is_shown(rule, self.zoom + self._nearer[part])]

    def drawn(self) -> Iterator[Shape]:
        """Yield the ground from the bottom up."""
        paths: dict[tuple[str, str, tuple[int, ...]], str] = {}
        for rule in self.rules("paint"):
            layer = self.layers.get(rule["layer"])
            if layer is None:
                continue
            if rule["layer"] == LAND:
                yield Shape(self._cut([self.covered]), self._style(rule))
                continue
            key = (rule["layer"], rule["draw"], layer.chosen(rule))
            if key not in paths:
                paths[key] = self._path(layer, rule["draw"], key[2])
            if paths[key]:
                # A road is drawn twice, as a casing and within.
                yield Shape(paths[key], self._style(rule), repeated=rule["layer"] == "roads")

    def _path(self, layer: OnMap, draw: str, classes: tuple[int, ...]) -> str:
        shapes = layer.shapes[layer.of(classes, 2 if draw == "area" else 1)]
        if not len(shapes):
            return ""
        if draw == "area":
            shapes = shapes[shapely.area(shapes) >= MIN_AREA]
        else:
            shapes = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(shapes)))
            shapes = shapes[shapely.length(shapes) >= MIN_LENGTH]
        return self._cut(shapes)

    def _cut(self, shapes: Array | list[BaseGeometry]) -> str:
        return path_of(np.asarray(shapes, object), self.extent, lambda corners: corners, 1)

    def _style(self, rule: dict[str, Any]) -> Style:
        style: dict[str, str | float] = {"fill": colour_of(rule["fill"]) if "fill" in rule else "none"}
        if "stroke" not in rule:
            return style
        style |= {"stroke": colour_of(rule["stroke"]), "stroke-width": pixels(rule["width"], self.zoom)}
        if "dash" in rule:
            style["stroke-dasharray"] = " ".join(f"{length:g}" for length in rule["dash"])
        elif rule["draw"] == "line":
            style["stroke-linecap"] = "round"
        return scaled(style, self.scale)

    def _read(self, tiles: DecodedTiles) -> Iterator[tuple[str, OnMap]]:
        wanted = frozenset(rule["layer"] for part in ("paint", "labels") for rule in self.rules(part))
        found: dict[str, list[tuple[DrawnLayer, Coordinates]]] = {}
        for tile in self._tiles(tiles):
            try:
                layers = tiles.get(tile, wanted)
            except TileMissing:
                continue
            for name, layer in layers.items():
                found.setdefault(name, []).append((layer, tile))
        to_units, bounds = _projection(self._view), _world_bounds(self._view)
        for name, parts in found.items():
            yield name, _joined([(_within(layer, tile, bounds), tile) for layer, tile in parts], to_units)

    def _tiles(self, tiles: DecodedTiles) -> list[Coordinates]:
        """Return the tiles in view: (zoom, column, row)."""
        zoom = min(max(int(self.zoom - TILES_BEHIND), 0), tiles.max_zoom)
        while zoom >= tiles.min_zoom:
            west, north, east, south = (edge * 2**zoom for edge in _world_bounds(self._view))
            columns, rows = range(int(west), int(east) + 1), range(int(north), int(south) + 1)
            if len(columns) * len(rows) <= MAX_TILES:
                return [(zoom, column, row) for column in columns for row in rows]
            zoom -= 1
        return []


def _within(layer: DrawnLayer, tile: Coordinates, bounds: Bounds) -> DrawnLayer:
    """Return what may be in view: the rest need not be projected."""
    zoom, column, row = tile
    west, north, east, south = np.array(bounds) * 2**zoom - (column, row, column, row)
    left, top, right, bottom = shapely.bounds(layer.shapes).T
    seen = (left <= east) & (right >= west) & (top <= south) & (bottom >= north)
    return replace(layer, shapes=layer.shapes[seen], of_class=layer.of_class[seen], names=layer.names[seen])


def _joined(parts: list[tuple[DrawnLayer, Coordinates]], to_units: Projection) -> OnMap:
    known: dict[tuple[Any, ...], int] = {}
    shapes, of_class = [], []
    for layer, tile in parts:
        numbers = [known.setdefault(tuple(sorted(one.items())), len(known)) for one in layer.classes]
        of_class.append(np.array(numbers, np.int64)[layer.of_class])
        shapes.append(shapely.transform(layer.shapes, to_units.of_tile(tile)))
    joined = np.concatenate(shapes)
    return OnMap(
        joined,
        shapely.get_dimensions(joined),
        [dict(one) for one in known],
        np.concatenate(of_class),
        np.concatenate([layer.names for layer, _ in parts]),
    )


class Projection:
    """From the square of all map tiles, 0 to 1, to units of a drawing.

    Projecting every corner exactly would take half of the time of a picture; in a part as small as a county a
    polynomial of the third degree is exact to a fraction of a unit.
    """

    def __init__(self, world: Array, units: Array) -> None:
        self._middle = world.mean(axis=0)
        self._half = np.ptp(world, axis=0) / 2
        self._factors = np.linalg.lstsq(self._terms(world), units, rcond=None)[0]

    def __call__(self, world: Array) -> Array:
        # Tenths are what is written: with them lines of two tiles meet exactly.
        units: Array = np.round(self._terms(world) @ self._factors, 1)
        return units

    def of_tile(self, tile: Coordinates) -> Callable[[Array], Array]:
        """Return the same from the square of a tile: (zoom, column, row)."""
        zoom, corner = tile[0], np.array(tile[1:])
        return lambda corners: self((corners + corner) / 2**zoom)

    def _terms(self, world: Array) -> Array:
        x, y = ((world - self._middle) / self._half).T
        return np.column_stack([x**i * y**j for i in range(4) for j in range(4 - i)])


def _projection(view: Viewport) -> Projection:
    west, north, east, south = _world_bounds(view)
    xs, ys = np.meshgrid(np.linspace(west, east, _SAMPLES), np.linspace(north, south, _SAMPLES))
    world = np.column_stack((xs.ravel(), ys.ravel()))
    lon = (world[:, 0] - 0.5) * 360
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * world[:, 1]))))
    metres = shapely.get_coordinates(to_metric(shapely.MultiPoint(np.column_stack((lon, lat)))))
    return Projection(world, view.units(metres))


def _world_bounds(view: Viewport) -> Bounds:
    """Return (west, north, east, south) of the picture in the square of all map tiles."""
    edge = shapely.segmentize(view.extent.boundary, view.extent.length / 32)
    lon, lat = shapely.get_coordinates(to_lonlat(edge)).T
    x = lon / 360 + 0.5
    y = 0.5 - np.arcsinh(np.tan(np.radians(np.clip(lat, -85, 85)))) / (2 * np.pi)
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())
