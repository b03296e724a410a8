"""A small .osm file made of our own gazetteer: real names at their real places, nothing invented.

An invented street or shop would make the server answer differently from the real one: a made-up "Kölner
Landstraße" once turned "Bahnhof Düren" into a bus stop of Merzenich.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import shapely

from geo.geometry import geojson

MAX_WAY_NODES = 1500  # nodes; OpenStreetMap allows 2000
STAMP = {"version": "1", "timestamp": "2026-01-01T00:00:00Z"}
TAGS = {
    "locality": {"place": "village"},
    "station": {"railway": "station"},
    "stop": {"highway": "bus_stop"},
    "lake": {"natural": "water"},
    "river": {"waterway": "river"},
    "forest": {"landuse": "forest"},
    "bog": {"natural": "wetland"},
    "hill": {"natural": "peak"},
    "mine": {"landuse": "quarry"},
    "park": {"leisure": "park"},
    "campus": {"amenity": "university"},
    "business_park": {"landuse": "industrial"},
    "building": {"amenity": "townhall"},
    "school": {"amenity": "school"},
    "railway": {"railway": "rail"},
    "cycleway": {"highway": "cycleway"},
}
FILES = ("landmarks", "localities", "localities_from_stops", "stops")


class OsmFile:
    """Nodes, ways and relations under construction; positions that are the same share a node."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[float, float], ElementTree.Element] = {}
        self.ways: list[ElementTree.Element] = []
        self.relations: list[ElementTree.Element] = []

    def node(self, position: tuple[float, float], tags: dict[str, str] | None = None) -> str:
        lon, lat = position
        if position not in self.nodes:
            place = {"id": str(len(self.nodes) + 1), "lat": f"{lat:.6f}", "lon": f"{lon:.6f}"}
            self.nodes[position] = ElementTree.Element("node", place | STAMP)
        _tag(self.nodes[position], tags or {})
        return self.nodes[position].get("id")

    def way(self, positions: list[tuple[float, float]], tags: dict[str, str] | None = None) -> str:
        way = ElementTree.Element("way", {"id": str(len(self.ways) + 1)} | STAMP)
        for position in positions:
            ElementTree.SubElement(way, "nd", ref=self.node(position))
        _tag(way, tags or {})
        self.ways.append(way)
        return way.get("id")

    def area(self, geometry: shapely.Geometry, tags: dict[str, str], kind: str = "multipolygon") -> None:
        relation = ElementTree.Element("relation", {"id": str(len(self.relations) + 1)} | STAMP)
        for polygon in shapely.get_parts(geometry):
            for ring in (polygon.exterior, *polygon.interiors):
                role = "outer" if ring is polygon.exterior else "inner"
                for piece in _pieces(list(ring.coords)):
                    ElementTree.SubElement(relation, "member", type="way", ref=self.way(piece), role=role)
        _tag(relation, {"type": kind} | tags)
        self.relations.append(relation)

    def write(self, path: Path) -> None:
        root = ElementTree.Element("osm", version="0.6")
        root.extend([*self.nodes.values(), *self.ways, *self.relations])
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _tag(element: ElementTree.Element, tags: dict[str, str]) -> None:
    for key, value in tags.items():
        ElementTree.SubElement(element, "tag", k=key, v=value)


def _pieces(positions: list[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    starts = range(0, len(positions) - 1, MAX_WAY_NODES - 1)
    return [positions[start : start + MAX_WAY_NODES] for start in starts]


def write_osm(folder: Path, path: Path) -> None:
    """Write what the gazetteer in a folder holds, planned places left out, as an .osm file."""
    osm = OsmFile()
    municipalities = geojson.read(folder / "municipalities.geojson")["features"]
    for item in municipalities:
        _boundary(osm, item["properties"]["name"], geojson.geometry_of(item), "8", item["id"])
    county = shapely.union_all([geojson.geometry_of(item) for item in municipalities])
    _boundary(osm, "Kreis Düren", county, "6", municipalities[0]["id"][:5])
    for name in FILES:
        for item in geojson.read(folder / f"{name}.geojson")["features"]:
            if not item["properties"].get("planned") and item["properties"]["kind"] in TAGS:
                _place(osm, item)
    osm.write(path)


def _boundary(osm: OsmFile, name: str, geometry: shapely.Geometry, level: str, ags: str) -> None:
    tags = {"boundary": "administrative", "admin_level": level, "name": name}
    osm.area(geometry, tags | {"de:amtlicher_gemeindeschluessel": ags}, kind="boundary")


def _place(osm: OsmFile, item: dict[str, Any]) -> None:
    properties, geometry = item["properties"], geojson.geometry_of(item)
    tags = TAGS[properties["kind"]] | {"name": properties["name"]}
    if properties["alt_names"]:
        tags["alt_name"] = ";".join(properties["alt_names"])
    if geometry.geom_type == "Point":
        osm.node((geometry.x, geometry.y), tags)
    elif geometry.geom_type == "LineString":
        # In two ways, as streets and railways are in OpenStreetMap.
        positions = list(geometry.coords)
        middle = len(positions) // 2
        osm.way(positions[: middle + 1], tags)
        osm.way(positions[middle:], tags)
    else:
        osm.area(geometry, tags)
