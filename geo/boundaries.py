"""Municipalities from BKG VG250: pick them out of the package, and simplify them together for drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import geopandas
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo import geojson
from geo.labels import label_point
from geo.projection import EXCHANGE_CRS, to_lonlat, to_metric

LAND = 4  # GF of VG250: 4 is land inside the borders, 2 the water part of a municipality
NEIGHBOUR_MARGIN_M = 12_000
SIMPLIFY_DEGREES = 0.0005  # outline moves by at most 53 m, areas by 0.2 % (measured for 05358)
DRAWN_DECIMALS = 4  # 7 by 11 m, a fifth of what the simplification moves
ACCURACY_M = 150  # VG250 is drawn for 1:250,000; 95 % of our outline is within 117 m of the official one
SOURCE = "BKG VG250, 2016-01-01"


@dataclass(frozen=True)
class Land:
    """The land part of one municipality as VG250 has it. ``geometry`` valid, EPSG:4326."""

    ags: str
    name: str
    designation: str
    geometry: BaseGeometry


def land_parts(elements: Iterable[Any]) -> Iterator[Land]:
    """Yield the land part of each municipality of Germany.

    The list nests a FeatureCollection for each of the 132 municipalities with a water part; a reader that
    skips these loses them without a word.
    """
    for element in elements:
        nested = element["features"] if element.get("type") == "FeatureCollection" else [element]
        for item in nested:
            properties = item["properties"]
            if properties["GF"] == LAND:
                geometry = polygonal(shape(item["geometry"]))
                yield Land(properties["AGS"], properties["GEN"], properties["BEZ"], geometry)


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """Make a shape valid and keep what is an area of it (11 of the 11,299 municipalities need it)."""
    if geometry.is_valid and geometry.geom_type in ("Polygon", "MultiPolygon"):
        return geometry
    parts = shapely.get_parts(shapely.make_valid(geometry))
    flat = [piece for part in parts for piece in shapely.get_parts(part) if piece.geom_type == "Polygon"]
    return flat[0] if len(flat) == 1 else shapely.MultiPolygon(flat)


def split(parts: Iterable[Land], prefixes: tuple[str, ...]) -> tuple[list[Land], list[Land], int]:
    """Sort the municipalities of Germany into region and neighbours.

    Parameters
    ----------
    parts : the land parts of all municipalities
    prefixes : AGS prefixes of the region

    Returns
    -------
    Those inside the region; those outside that meet its bbox + 12 km; how many Germany has.
    """
    germany = list(parts)
    inside = [land for land in germany if land.ags.startswith(prefixes)]
    if not inside:
        return [], [], len(germany)
    frame = drawing_frame(land.geometry for land in inside)
    near = [land for land in germany if not land.ags.startswith(prefixes) and land.geometry.intersects(frame)]
    return inside, near, len(germany)


def drawing_frame(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """The bbox of the region + 12 km, as a box in EPSG:4326."""
    west, south, east, north = to_metric(shapely.GeometryCollection(list(shapes))).bounds
    margin = NEIGHBOUR_MARGIN_M
    metric = shapely.box(west - margin, south - margin, east + margin, north + margin)
    return shapely.box(*to_lonlat(metric).bounds)


def municipality(land: Land, spellings: Iterable[str]) -> geojson.Feature:
    """Make our Feature; ``spellings`` are other names by which the stops call the municipality."""
    return geojson.feature(
        land.ags,
        land.geometry,
        {
            "name": land.name,
            "alt_names": sorted({f"{land.designation} {land.name}", *spellings} - {land.name}),
            "kind": "municipality",
            "designation": land.designation,
            "ags": [land.ags],
            "source": SOURCE,
            "accuracy_m": ACCURACY_M,
            "label_point": label_point(land.geometry),
        },
    )


def simplified(
    region: list[geojson.Feature], neighbours: list[geojson.Feature], frame: BaseGeometry
) -> list[geojson.Feature]:
    """Simplify region and neighbours as one topology, so that no gaps open, and clip them to the frame.

    Parameters
    ----------
    region, neighbours : Features of municipalities, EPSG:4326
    frame : box, EPSG:4326
    """
    from topojson import Topology

    layers = dict.fromkeys((item["id"] for item in neighbours), "neighbour")
    layers |= dict.fromkeys((item["id"] for item in region), "municipality")
    items = sorted(region + neighbours, key=lambda item: item["id"])
    frame_gdf = geopandas.GeoDataFrame(
        {
            "ags": [item["id"] for item in items],
            "name": [item["properties"]["name"] for item in items],
        },
        geometry=[shape(item["geometry"]) for item in items],
        crs=EXCHANGE_CRS,
    )
    topology = Topology(
        frame_gdf,
        prequantize=False,
        toposimplify=SIMPLIFY_DEGREES,
        simplify_with="shapely",
        prevent_oversimplify=True,
    )
    simple_gdf = topology.to_gdf(crs=EXCHANGE_CRS)
    drawn = []
    for row in simple_gdf.itertuples():
        clipped = polygonal(row.geometry).intersection(frame)
        # Rounding moves shared corners alike, but can pinch a narrow neck: the repair comes last.
        geometry = polygonal(shapely.transform(clipped, lambda corners: corners.round(DRAWN_DECIMALS)))
        if not geometry.is_empty:
            properties = {"layer": layers[row.ags], "name": row.name, "ags": row.ags}
            drawn.append(geojson.feature(row.ags, geometry, properties, DRAWN_DECIMALS))
    return drawn
