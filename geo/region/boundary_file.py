"""A newer VG250 file than the package has: GeoPackage, Shape or GeoJSON, as the BKG publishes it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import PledgemapError
from geo.projection import EXCHANGE_CRS
from geo.region.boundaries import LAND, WATER, Part, polygonal

_COLUMNS = ("AGS", "GEN", "BEZ", "GF")
# When a row last changed, in the names of several editions.
_DATES = ("WSK", "BEGINN")


class BoundaryFileError(PledgemapError):
    """The file can't be used. The text names it and says what to do."""


@dataclass(frozen=True)
class BoundaryFile:
    """A file of municipalities, with what has to be said about where it comes from."""

    path: Path
    attribution: str
    licence: str
    licence_url: str


def read_parts(path: Path) -> tuple[list[Part], str]:
    """Read the municipalities of a VG250 file, in any CRS that it names.

    Returns
    -------
    Land and water of each municipality, EPSG:4326; the day of the latest change, "" if none is named.

    Raises
    ------
    BoundaryFileError : the file can't be read, has no layer of municipalities, or names no CRS
    """
    import geopandas

    try:
        gdf = geopandas.read_file(path, layer=_layer(path))
    except (OSError, ValueError, RuntimeError) as error:
        raise BoundaryFileError(f"{path}: can't be read as GeoPackage, Shape or GeoJSON ({error}).") from None
    gdf = gdf.rename(columns={name: name.upper() for name in gdf.columns if name != gdf.geometry.name})
    missing = [name for name in _COLUMNS if name not in gdf.columns]
    if missing:
        raise BoundaryFileError(
            f"{path}: lacks the columns {', '.join(missing)}. Give the municipalities of VG250 (VG250_GEM)."
        )
    if gdf.crs is None:
        raise BoundaryFileError(f"{path}: names no CRS. Save it again with one, such as EPSG:25832.")
    gdf = gdf.to_crs(EXCHANGE_CRS)
    return list(_parts(gdf)), _latest_change(gdf)


def _layer(path: Path) -> str | None:
    """The layer of municipalities: a GeoPackage of the BKG has states and counties as well."""
    import pyogrio

    names = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    return next((name for name in names if name.lower().endswith("_gem")), names[0] if names else None)


def _parts(gdf: Any) -> Iterator[Part]:
    for row in gdf.itertuples():
        if int(row.GF) in (LAND, WATER) and row.geometry is not None:
            yield Part(str(row.AGS), row.GEN, row.BEZ, polygonal(row.geometry), int(row.GF) == WATER)


def _latest_change(gdf: Any) -> str:
    days = []
    for name in _DATES:
        for value in gdf[name].dropna().unique() if name in gdf.columns else ():
            text = str(value)[:10].replace("/", "-")
            try:
                days.append(datetime.date.fromisoformat(text))
            except ValueError:
                continue
    return max(days).isoformat() if days else ""
