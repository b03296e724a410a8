"""Municipalities from BKG VG250: pick those of a region, and simplify them together for drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import geopandas
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.labels import label_point
from geo.geometry.projection import EXCHANGE_CRS, to_lonlat, to_metric
from geo.geometry.rounding import DRAWN_DECIMALS, position, rounded, rounded_or_finer

LAND, WATER = 4, 2  # GF of VG250: the land of a municipality, and its part of a lake or of the sea
# BEZ of a forest or a lake that does not belong to a municipality.
NO_MUNICIPALITY = "Gemeindefreies Gebiet"
STATE_WATER = 1  # GF of VG250: what belongs to a state but not to a municipality, such as the Bodensee
NEIGHBOUR_MARGIN_M = 12_000
SIMPLIFY_DEGREES = 0.0005  # outline moves by at most 53 m, areas by 0.2 % (measured for 05358)
ACCURACY_M = 150  # VG250 is drawn for 1:250,000; 95 % of our outline is within 117 m of the official one


@dataclass(frozen=True)
class TerritoryPart:
    """The land or the water of one municipality (or the water of a state, whose AGS has two digits) as VG250
    has it. ``geometry`` valid, EPSG:4326."""

    ags: str
    name: str
    designation: str
    geometry: BaseGeometry
    is_water: bool = False
    note: str = ""  # distinguishes it from a namesake

    @property
    def full_name(self) -> str:
        return f"{self.name} ({self.note})" if self.note else self.name


@dataclass(frozen=True)
class Cut:
    """The parts of Germany that a map needs, and the frame (EPSG:4326) that drawn layers are clipped to."""

    region: list[TerritoryPart]
    neighbours: list[TerritoryPart]
    water: list[TerritoryPart]
    frame: BaseGeometry
    germany: int  # how many municipalities there are


def parts_of(elements: Iterable[Any]) -> Iterator[TerritoryPart]:
    """Yield the land and the water of each municipality of Germany.

    The list nests a FeatureCollection for each of the 132 municipalities with a water part; a reader that
    skips these loses them silently.
    """
    for item in flat(elements):
        properties = item["properties"]
        if properties["GF"] in (LAND, WATER):
            geometry = polygonal(shape(item["geometry"]))
            is_water = properties["GF"] == WATER
            yield TerritoryPart(properties["AGS"], properties["GEN"], properties["BEZ"], geometry, is_water)


def waters_of_states(elements: Iterable[Any]) -> list[TerritoryPart]:
    """Yield the waters outside municipalities, from the list of states: Bodensee, sea and bays."""
    found = (item for item in flat(elements) if item["properties"]["GF"] == STATE_WATER)
    return joined_by_state(
        (item["properties"]["AGS"], item["properties"]["GEN"], shape(item["geometry"])) for item in found
    )


def joined_by_state(waters: Iterable[tuple[str, str, BaseGeometry]]) -> list[TerritoryPart]:
    """Join (AGS, name, shape in EPSG:4326) to one water per state: VG250 has several for some."""
    names: dict[str, str] = {}
    shapes: dict[str, list[BaseGeometry]] = {}
    for ags, name, geometry in waters:
        state = ags[:2]
        names.setdefault(state, name.partition(" (")[0])  # "Bayern (Bodensee)"
        shapes.setdefault(state, []).append(polygonal(geometry))
    return [
        TerritoryPart(state, names[state], "", polygonal(shapely.union_all(shapes[state])), is_water=True)
        for state in sorted(names)
    ]


def flat(elements: Iterable[Any]) -> Iterator[Any]:
    """Yield the Features of a list of the package, including those of nested collections."""
    for element in elements:
        yield from element["features"] if element.get("type") == "FeatureCollection" else [element]


def polygonal(geometry: BaseGeometry) -> BaseGeometry:
    """Make a shape valid and keep its areas (11 of the 11,299 municipalities need it)."""
    if geometry.is_valid and geometry.geom_type in ("Polygon", "MultiPolygon"):
        return geometry
    parts = shapely.get_parts(shapely.make_valid(geometry))
    flat = [piece for part in parts for piece in shapely.get_parts(part) if piece.geom_type == "Polygon"]
    return flat[0] if len(flat) == 1 else shapely.MultiPolygon(flat)


def cut_out(parts: Iterable[TerritoryPart], prefixes: tuple[str, ...]) -> Cut:
    """Sort the municipalities of Germany into region and neighbours.

    Parameters
    ----------
    parts : all of Germany, with the waters of its states
    prefixes : AGS prefixes of the region

    Returns
    -------
    Those inside the region; those outside, and the waters, that meet its frame. If no municipality is in the
    region, everything but the count is empty.
    """
    germany = list(parts)
    land = [part for part in germany if not part.is_water]
    inside = [part for part in land if part.ags.startswith(prefixes)]
    counties = [[p.geometry for p in inside if p.ags.startswith(prefix)] for prefix in prefixes]
    frame = drawing_frame(county for county in counties if county)
    near = [part for part in germany if part.geometry.intersects(frame)]
    neighbours = [part for part in near if not (part.is_water or part.ags.startswith(prefixes))]
    water = [part for part in near if part.is_water]
    return Cut(inside, neighbours, water, frame, len(land))


def drawing_frame(counties: Iterable[list[BaseGeometry]]) -> BaseGeometry:
    """Return the bbox of each county + 12 km, joined; EPSG:4326, with as many digits as drawn layers."""
    boxes = []
    for shapes in counties:
        west, south, east, north = to_metric(shapely.GeometryCollection(shapes)).bounds
        margin = NEIGHBOUR_MARGIN_M
        metric = shapely.box(west - margin, south - margin, east + margin, north + margin)
        west, south, east, north = position(to_lonlat(metric).bounds, DRAWN_DECIMALS)
        boxes.append(shapely.box(west, south, east, north))
    return shapely.union_all(boxes)


def municipality(land: TerritoryPart, spellings: Iterable[str], source: str) -> geojson.Feature:
    """Make our Feature; ``spellings`` are its other names: as in the names of stops, and the short one."""
    # Namesakes also have the bare name, so that it is ambiguous; a forest does not.
    bare = {land.name} if land.designation != NO_MUNICIPALITY else set()
    return geojson.feature(
        land.ags,
        land.geometry,
        {
            "name": land.full_name,
            "alt_names": sorted({f"{land.designation} {land.name}", *bare, *spellings} - {land.full_name}),
            "kind": "municipality",
            "designation": land.designation,
            "ags": [land.ags],
            "source": source,
            "accuracy_m": ACCURACY_M,
            "label_point": label_point(land.geometry),
        },
    )


def simplified(
    region: list[geojson.Feature], neighbours: list[geojson.Feature], cut: Cut
) -> list[geojson.Feature]:
    """Simplify region, neighbours and waters as one topology, so that no gaps open; clip them to the frame.

    Parameters
    ----------
    region, neighbours : Features of municipalities, EPSG:4326
    cut : has the waters and the frame
    """
    from topojson.core.topology import Topology

    rows = [
        (item["id"], layer, item["properties"]["name"], item["id"], shape(item["geometry"]))
        for layer, items in (("municipality", region), ("neighbour", neighbours))
        for item in items
    ]
    # Rounded like the municipalities: the corners of a shore must be the same on both sides.
    rows += [
        (f"{part.ags}-water", "water", part.name, part.ags, water)
        for part in cut.water
        if (water := rounded(part.geometry)) is not None
    ]
    in_order = sorted(rows, key=lambda row: row[0])
    frame_gdf = geopandas.GeoDataFrame(
        in_order,
        columns=["id", "layer", "name", "ags", "geometry"],
        crs=EXCHANGE_CRS,
    )
    topology = Topology(
        frame_gdf,
        prequantize=False,
        toposimplify=SIMPLIFY_DEGREES,
        simplify_with="shapely",
        prevent_oversimplify=True,
    )
    exact = {row[0]: row[-1] for row in rows}
    drawn = []
    row: Any
    for row in topology.to_gdf(crs=EXCHANGE_CRS).itertuples():
        geometry = _drawn(row.geometry, cut.frame)
        if geometry is None and row.layer == "municipality":  # kept, however small
            geometry = rounded_or_finer(exact[row.id], DRAWN_DECIMALS)
        if geometry is not None:
            properties = {"layer": row.layer, "name": row.name, "ags": row.ags}
            drawn.append(geojson.feature(row.id, geometry, properties))
    return drawn


def _drawn(simple: BaseGeometry | None, frame: BaseGeometry) -> BaseGeometry | None:
    """Return a simplified shape as it is drawn; None if frame and grid leave nothing visible."""
    return None if simple is None else rounded(polygonal(simple).intersection(frame), DRAWN_DECIMALS)
