"""The map, composed with Folium and adapted for a public page.

A plain ``folium.Map`` loads ten files from four other hosts, writes script and style into the page, disables
zooming and gives its elements random names. ``PledgeMap`` has its own Leaflet, stable names, and is used
in parts: the page has an empty element, the script is served as a file. What the reader clicks on is drawn
by ``static/js/places.js`` with ``textContent``, never from HTML in a spreadsheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import folium
import numpy as np
import shapely
import shapely.geometry
from branca.element import MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps
from shapely.geometry.base import BaseGeometry

from geo.public import FeatureCollection, Place, Published, member_of, on_grid, position, rounded_or_finer
from webapp.pledge_map import lanes
from webapp.pledge_map.names import area_points, map_names
from webapp.pledge_map.packing import packed_layer, packed_place
from webapp.pledge_map.symbols import middle
from webapp.words import is_open, is_whole, whereabouts

MAP_ELEMENT_ID = "map_karte"
# What Folium writes to add the features of a layer.
_LAYER = re.compile(r"(geo_json_\w+_add)\((\{.*\})\);")
DATA_PLACE = "%data%"  # in the script, which is rendered before its places are known
# About 10 m: the boundaries are accurate to some 50 m, so more digits would only cost bytes.
BASE_DECIMALS = 4
PLACE_DECIMALS = 5
ROUGH_M = 50  # from here on a shape is no more accurate than the ground
# Surroundings and derived layers are accurate to some 100 m: more would only cost bytes.
# Layer, tolerance of its lines in degrees, grid lines per degree.
ROUGH_LAYERS = {"neighbour": (0.003, 1000), "settlement": (0.0015, 1000)}
# Beyond this zoom the ground would suggest a detail that it doesn't have; tiles.js allows more above tiles.
MIN_ZOOM, MAX_ZOOM = 7, 13
WHOLE_SHARE = 0.95  # of a town that districts divide wholly
TOUCHING_DEGREES = 1e-9  # what lies nearer to a border than this is on it


class PledgeMap(folium.Map):
    """A Folium map without external files and with the same names in every build."""

    default_js = []  # noqa: RUF012 - Folium has them so, and nothing is added
    default_css = []  # noqa: RUF012

    def __init__(self, bbox: tuple[float, float, float, float]) -> None:
        """``bbox`` is (west, south, east, north), EPSG:4326: the first view of the map."""
        west, south, east, north = bbox
        super().__init__(
            location=[(south + north) / 2, (west + east) / 2],
            zoom_start=9,
            tiles=None,
            zoom_control=False,  # places.js adds one with German titles
            zoom_snap=0.25,
            zoom_delta=0.5,
            attribution_control=False,  # the caption of the map names the sources, in full and readable
        )
        # Folium ignores its own arguments for these without tiles.
        self.options |= {"minZoom": MIN_ZOOM, "maxZoom": MAX_ZOOM}
        # Without a zoom the map waits until places.js fits it to its frame, and draws once, not twice.
        del self.options["zoom"]
        self._id = "karte"
        self.get_root()._id = "seite"  # noqa: SLF001 - branca gives names no other way

    def script(self) -> str:
        """Return the JavaScript that draws the map into the element ``map_karte``."""
        root: Any = self.get_root()
        root.render()
        return _LAYER.sub(_with_packed_layer, str(root.script.render()))


def _with_packed_layer(call: re.Match[str]) -> str:
    features = json.loads(call[2])["features"]
    return f"{call[1]}(Pledgemap.unpackedLayer({htmlsafe_json_dumps(packed_layer(features))}));"


class Places(MacroElement):
    """Passes what is drawn above the ground to ``Pledgemap.drawPlaces``; ``MapScript`` fills it in."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Pledgemap.drawPlaces({{ this._parent.get_name() }}, " + DATA_PLACE + ");"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has types, but not here
        self._name, self._id = "Places", "zusagen"


@dataclass(frozen=True)
class MapScript:
    """The script of the map of a build, rendered once: only the places differ between pages.

    ``data`` has what every map needs besides the places: the region, its municipalities and the names.
    """

    text: str
    data: dict[str, Any]

    def with_places(self, places: Iterable[dict[str, Any]]) -> str:
        """Return the script that draws these places from ``drawn_places``."""
        return self._filled({**self.data, "places": [packed_place(place) for place in places]})

    def without_places(self) -> str:
        """Return the script that draws the places in the page: it has no language and serves all embeds."""
        return self._filled(self.data)

    def _filled(self, data: dict[str, Any]) -> str:
        return self.text.replace(DATA_PLACE, str(htmlsafe_json_dumps(data)))


def map_script(published: Published) -> MapScript:
    """Compose the map of a build: base layers below, places above."""
    pledge_map = PledgeMap(published.bbox)
    for name, features in base_layers(published):
        layer = folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            style_function=lambda _, name=name: {"className": f"base-{name}"},
            marker=folium.CircleMarker(radius=3) if _has_points(features) else None,
            interactive=False,
        )
        layer._id = name  # noqa: SLF001 - as above
        layer.add_to(pledge_map)
    towns = area_points(published)
    areas = [
        {
            "id": area.key,
            "name": area.name,
            "slug": area.slug,
            "at": position(towns[area.key], BASE_DECIMALS),
            "bbox": area.bbox,
        }
        for area in published.areas
    ]
    data = {"bbox": published.bbox, "municipalities": areas, "names": map_names(published)}
    Places().add_to(pledge_map)
    return MapScript(pledge_map.script(), data)


def _has_points(features: list[dict[str, Any]]) -> bool:
    return any("Point" in feature["geometry"]["type"] for feature in features)


def drawn_places(published: Published) -> dict[str, dict[str, Any]]:
    """Return what the map needs to draw each place, by id; in the language of the page."""
    together = lanes.beside(published)
    areas = {area.key: shapely.geometry.shape(area.geometry) for area in published.areas}
    return {
        place.id: {
            "id": place.id,
            "name": place.name,
            "at": position(place.label_point, PLACE_DECIMALS),
            "shape": _shape(place),
            "in": _anchors(place, published, areas),
            "open": is_open(place),
            "planned": place.planned,
            "kind": place.kind,
            "where": whereabouts(place),
        }
        | ({"whole": True} if is_whole(place) else {})
        | ({"beside": together[place.id]} if place.id in together else {})
        for place in published.places.values()
    }


def base_layers(published: Published) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the ground layers from the bottom up: name (also of the CSS class) and features, EPSG:4326."""
    outside, region = _outlines(published)
    borders = (
        ("neighbour", _drawn([outside], "neighbour")),
        ("region", _drawn([region], "region")),
        ("border", list(_borders(published))),
    )
    others = (
        (name, _features(published.layers[file], is_drawn, name)) for name, file, is_drawn in _BASE_LAYERS
    )
    return [*borders, *others]


# Name (also of the CSS class), source and filter of each layer above the borders, from the bottom up.
_BASE_LAYERS: tuple[tuple[str, str, Callable[[dict[str, Any]], bool]], ...] = (
    ("water", "boundaries", lambda p: p["layer"] == "water"),
    ("forest", "landmarks", lambda p: p["kind"] == "forest"),
    ("mine", "landmarks", lambda p: p["kind"] == "mine"),
    ("settlement", "settlement", lambda p: True),
    ("lake", "landmarks", lambda p: p["kind"] == "lake" and not p["planned"]),
    ("river", "landmarks", lambda p: p["kind"] == "river"),
    ("rail", "landmarks", lambda p: p["kind"] == "railway" and not p["planned"]),
    ("station", "stops", lambda p: p["kind"] == "station"),
)


def drawn_layers(published: Published) -> frozenset[str]:
    """Return the names of the ground layers that have something to draw in this region."""
    return frozenset(
        name
        for name, file, is_drawn in _BASE_LAYERS
        if any(is_drawn(feature["properties"]) for feature in published.layers[file]["features"])
    )


def _features(
    collection: FeatureCollection, is_drawn: Callable[[dict[str, Any]], bool], layer: str
) -> list[dict[str, Any]]:
    chosen = [f["geometry"] for f in collection["features"] if is_drawn(f["properties"])]
    return _drawn((shapely.geometry.shape(geometry) for geometry in chosen), layer)


def _drawn(shapes: Iterable[BaseGeometry], layer: str) -> list[dict[str, Any]]:
    """Return the features of a ground layer, without those too small to be drawn."""
    per_degree = 10**BASE_DECIMALS
    if layer in ROUGH_LAYERS:
        tolerance_degrees, per_degree = ROUGH_LAYERS[layer]
        shapes = (shape.simplify(tolerance_degrees) for shape in shapes)
    members = [member for shape in shapes if (member := member_of(on_grid(shape, per_degree)))]
    return [{"type": "Feature", "properties": {}, "geometry": member} for member in members]


def _outlines(published: Published) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the borders between the neighbours, and the region as one area.

    The former are without the frame where the file was cut off. A town ends where its districts end, if they
    divide it wholly: their outlines are finer.
    """
    boundaries = published.layers["boundaries"]
    neighbours, own = (_shapes(boundaries, layer) for layer in ("neighbour", "municipality"))
    inner = shapely.union_all([shape.boundary for shape in own])
    frame = shapely.geometry.shape(boundaries["frame"]).boundary
    outer = shapely.union_all([shape.boundary for shape in neighbours])
    outside = shapely.line_merge(shapely.difference(shapely.difference(outer, frame), inner))
    region = shapely.union_all(own)
    if published.area_kind.is_district:
        joined = shapely.union_all([shapely.geometry.shape(area.geometry) for area in published.areas])
        is_whole = joined.intersection(region).area > WHOLE_SHARE * region.area
        region = joined if is_whole and not published.area_kind.is_approximate else region
    return outside, region


def _borders(published: Published) -> Iterator[dict[str, Any]]:
    """Yield every border once, from one meeting of borders to the next.

    ``of`` has the slugs of the areas on both sides (of the one inside, at the edge of the region): the map
    makes the outline of an area from them. Districts that nobody has outlined have no borders.
    """
    if published.area_kind.is_approximate:
        return
    shapes = {
        feature["properties"]["ags"]: shapely.geometry.shape(feature["geometry"])
        for feature in published.layers["boundaries"]["features"]
        if feature["properties"]["layer"] == "municipality"
    }
    if published.area_kind.is_district:
        shapes = {area.key: shapely.geometry.shape(area.geometry) for area in published.areas}
    sides = np.array([shape.boundary for shape in shapes.values()])
    slugs = {area.key: area.slug for area in published.areas}
    names = [slugs[key] for key in shapes]
    arcs = shapely.get_parts(shapely.line_merge(shapely.union_all(sides)))
    middles = shapely.line_interpolate_point(arcs, 0.5, normalized=True)
    touching = shapely.STRtree(sides).query(middles, predicate="dwithin", distance=TOUCHING_DEGREES)
    for number, arc in enumerate(arcs):
        for feature in _drawn([arc], "border"):
            of = sorted(names[side] for side in touching[1][touching[0] == number])
            yield feature | {"properties": {"of": " ".join(of)}}


def _shapes(boundaries: FeatureCollection, layer: str) -> list[BaseGeometry]:
    found = [f["geometry"] for f in boundaries["features"] if f["properties"]["layer"] == layer]
    return [shapely.geometry.shape(geometry) for geometry in found]


def _anchors(
    place: Place, published: Published, areas: dict[str, BaseGeometry]
) -> dict[str, list[float] | None]:
    """Return the symbol's position in each area of the place, by slug; None if one fits all.

    A river's one symbol would lie outside most of the areas that it crosses.
    """
    shape = shapely.geometry.shape(place.geometry)
    has_one_point = place.geometry["type"] == "Point" or is_whole(place)
    anchors: dict[str, list[float] | None] = {}
    for area in published.areas_of(place):
        part = shape.intersection(areas[area.key])
        stays = has_one_point or part.is_empty
        anchors[area.slug] = None if stays else position(middle(part), PLACE_DECIMALS)
    return anchors


def _shape(place: Place) -> dict[str, Any] | None:
    """Return the line or area to draw; a point has its symbol, and a whole Gemeinde would be misleading."""
    if place.geometry["type"] in ("Point", "MultiPoint") or is_whole(place):
        return None
    decimals = BASE_DECIMALS if place.accuracy_m >= ROUGH_M else PLACE_DECIMALS
    return member_of(rounded_or_finer(shapely.geometry.shape(place.geometry), decimals))
