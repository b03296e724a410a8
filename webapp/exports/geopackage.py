"""GeoPackage: layers for points, lines and areas, and a table for what holds for the whole county.

All four always exist, with the same columns, so that a QGIS project works with every filter. GDAL
writes the current time into the file; those cells are set to the date of the data, so that the same data
give the same bytes.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from webapp.exports.columns import (
    Column,
    ColumnGroup,
    Value,
    columns_of,
    records,
    with_special,
)
from webapp.exports.selection import Feature, Selection

COLUMNS = columns_of(ColumnGroup.TABLE)
_DTYPES: dict[str, Any] = {"text": object, "integer": np.int32, "number": np.float64, "boolean": np.bool_}


@dataclass(frozen=True)
class FileLayer:
    """``geometry_type`` is None for a table without geometry."""

    name: str
    title: str
    geometry_type: str | None
    takes: Callable[[Feature], bool]


def _of_type(suffix: str) -> Callable[[Feature], bool]:
    return lambda feature: feature["geometry"] is not None and feature["geometry"]["type"].endswith(suffix)


LAYERS = (
    FileLayer("zusagen_punkte", "Zusagen an Punkten", "Point", _of_type("Point")),
    FileLayer("zusagen_linien", "Zusagen an Linien", "MultiLineString", _of_type("LineString")),
    FileLayer("zusagen_flaechen", "Zusagen in Flächen", "MultiPolygon", _of_type("Polygon")),
    FileLayer("zusagen_kreisweit", "Zusagen für das ganze Gebiet", None, lambda f: f["geometry"] is None),
)


def write(selection: Selection) -> bytes:
    """Write all layers into a temporary file and return its bytes."""
    rows = list(zip(selection.features, records(selection), strict=True))
    with tempfile.TemporaryDirectory(prefix="pledgemap-") as folder:
        path = Path(folder) / "zusagen.gpkg"
        for layer in LAYERS:
            _write_layer(path, layer, [row for row in rows if layer.takes(row[0])], selection)
        _set_dates(path, f"{selection.terms.data_date.isoformat()}T00:00:00.000Z")
        return path.read_bytes()


def _write_layer(
    path: Path, layer: FileLayer, rows: list[tuple[Feature, dict[str, Value]]], selection: Selection
) -> None:
    columns = with_special(COLUMNS, selection.published, selection.settings)
    values = [[record[column.name] for _, record in rows] for column in columns]
    is_first = layer is LAYERS[0]
    terms = selection.terms
    description = f"{selection.title}, {terms.data_date.isoformat()}. {terms.attribution}. {terms.licence}"
    about = {
        "TITLE": selection.title,
        **{name.upper(): value for name, value in terms.as_text().items()},
    }
    geometry_type, geometry = layer.geometry_type, None
    if geometry_type:
        if geometry_type == "Point" and _has_multipoints(selection):
            geometry_type = "MultiPoint"
        written = {
            place_id: shapely.to_wkb(_fitting(selection.shapes[place_id], geometry_type))
            for place_id in {feature["properties"]["place_id"] for feature, _ in rows}
        }
        geometry = np.array([written[feature["properties"]["place_id"]] for feature, _ in rows], dtype=object)
    pyogrio.raw.write(
        path,
        geometry,
        [_array(column, cells) for column, cells in zip(columns, values, strict=True)],
        [column.name for column in columns],
        field_mask=[np.array([cell is None for cell in cells], dtype=bool) for cells in values],
        layer=layer.name,
        driver="GPKG",
        geometry_type=geometry_type,
        crs="EPSG:4326" if layer.geometry_type else None,
        append=not is_first,
        dataset_metadata=about if is_first else None,
        layer_metadata=about,
        layer_options={"IDENTIFIER": layer.title, "DESCRIPTION": description},
    )


def _has_multipoints(selection: Selection) -> bool:
    """Return whether any place of the build is one: the type of a layer must not depend on the filter."""
    return any(place.geometry["type"] == "MultiPoint" for place in selection.published.places.values())


def _fitting(geometry: BaseGeometry, geometry_type: str) -> BaseGeometry:
    """Return the shape in the type of its layer: all features of a layer have the same type."""
    if geometry.geom_type == geometry_type:
        return geometry
    return _MULTI[geometry_type]([geometry])


_MULTI: dict[str, Callable[..., BaseGeometry]] = {
    "MultiPoint": shapely.multipoints,
    "MultiLineString": shapely.multilinestrings,
    "MultiPolygon": shapely.multipolygons,
}


def _array(column: Column, cells: Sequence[Value]) -> np.ndarray[Any, Any]:
    missing = None if column.kind == "text" else 0
    return np.array([missing if cell is None else cell for cell in cells], dtype=_DTYPES[column.kind])


def _set_dates(path: Path, moment: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE gpkg_contents SET last_change = ?", (moment,))
        database.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (moment,))
