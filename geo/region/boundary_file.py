"""A newer VG250 file than the package has: GeoPackage, Shape or GeoJSON, as the BKG publishes it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import PledgemapError
from geo.geometry.projection import EXCHANGE_CRS
from geo.region.boundaries import LAND, STATE_WATER, WATER, TerritoryPart, joined_by_state, polygonal
from geo.words.language import gettext as _

_COLUMNS = ("AGS", "GEN", "BEZ", "GF")
# Names of the column with the last change of a row, in several editions.
_DATES = ("WSK", "BEGINN")


class BoundaryFileError(PledgemapError):
    """The file can't be used. The text names it and says what to do."""


@dataclass(frozen=True)
class BoundaryFile:
    """A file of municipalities, with its provenance."""

    path: Path
    attribution: str
    licence: str
    licence_url: str


def read_parts(path: Path) -> tuple[list[TerritoryPart], str]:
    """Read the municipalities of a VG250 file, in any CRS that it declares.

    Waters outside municipalities (the Bodensee, the sea) are those that the layer of municipalities
    or, in a GeoPackage, that of the states (VG250_LAN) has with GF 1. There may be none.

    Returns
    -------
    Land and water of each municipality and the waters of the states, EPSG:4326; the day of the latest change,
    "" if none is named.

    Raises
    ------
    BoundaryFileError : the file can't be read, has no layer of municipalities, or has no CRS
    """
    try:
        gdf = _read(path, _layer(path, "_gem"))
        states = _layer(path, "_lan", needed=False)
        states_gdf = None if states is None else _read(path, states)
    except (OSError, ValueError, RuntimeError) as error:
        raise BoundaryFileError(
            _(
                "{path}: lässt sich nicht als GeoPackage, Shape oder GeoJSON lesen ({error}).",
                path=path,
                error=error,
            )
        ) from None
    waters = [*_state_waters(gdf), *(() if states_gdf is None else _state_waters(states_gdf))]
    return [*_parts(gdf), *joined_by_state(waters)], _latest_change(gdf)


def _read(path: Path, layer: str | None) -> Any:
    import geopandas

    gdf = geopandas.read_file(path, layer=layer)
    gdf = gdf.rename(columns={name: name.upper() for name in gdf.columns if name != gdf.geometry.name})
    missing = [name for name in _COLUMNS if name not in gdf.columns]
    if missing:
        raise BoundaryFileError(
            _(
                "{path}: Es fehlen die Spalten {columns}. Geben Sie die Gemeinden von VG250 an (VG250_GEM).",
                path=path,
                columns=", ".join(missing),
            )
        )
    if gdf.crs is None:
        raise BoundaryFileError(
            _(
                "{path}: nennt kein Koordinatensystem. Speichern Sie die Datei mit einem, etwa EPSG:25832.",
                path=path,
            )
        )
    return gdf.to_crs(EXCHANGE_CRS)


def _layer(path: Path, ending: str, needed: bool = True) -> str | None:
    """Read the layer of municipalities or states: a GeoPackage of the BKG has both, and counties as well."""
    import pyogrio

    names = [str(name) for name in pyogrio.list_layers(path)[:, 0]]
    first = names[0] if names and needed else None
    return next((name for name in names if name.lower().endswith(ending)), first)


def _parts(gdf: Any) -> Iterator[TerritoryPart]:
    for row in gdf.itertuples():
        if int(row.GF) in (LAND, WATER) and row.geometry is not None:
            yield TerritoryPart(str(row.AGS), row.GEN, row.BEZ, polygonal(row.geometry), int(row.GF) == WATER)


def _state_waters(gdf: Any) -> Iterator[tuple[str, str, Any]]:
    for row in gdf.itertuples():
        if int(row.GF) == STATE_WATER and row.geometry is not None:
            yield str(row.AGS), row.GEN, row.geometry


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
