"""From names to Features of the gazetteer: places, streets and house numbers with their municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Point
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_lonlat, to_metric
from geo.geometry.rounding import position
from geo.osm.classes import PlaceClass
from geo.osm.clusters import clusters
from geo.osm.names import House, Names, OsmPiece, shapes_of
from geo.place.municipalities import Municipalities
from geo.text.toponym import fold, slug

SOURCE = "OpenStreetMap"
SAME_PLACE_M = 1_000  # as in geo.place.geocode: namesakes of a municipality that are so close are one place
DECIMALS = 5  # 1 m
SIMPLIFY_M, STREET_SIMPLIFY_M = 10, 3
ACCURACY_M, OUTLINE_ACCURACY_M, VILLAGE_ACCURACY_M = 10, 50, 500
MAX_STREET_M = 2_000  # from a house to the street of its address
OUTLINE_NOTES = {
    "note": "Gezeigt wird der Umriss des Ortes.",
    "note_en": "The outline of the place is shown.",
}
HOUSES_AT_ONCE = 100_000
Array = np.ndarray[Any, np.dtype[Any]]
_LINES, _AREAS = 1, 2
_JOINED_KINDS = ("locality", "river", "park", "business_park")


class Region:
    """The municipalities of a map, for what lies in them.

    Parameters
    ----------
    municipalities : with the neighbours
    prefixes : AGS prefixes of the region
    area : where shapes end, EPSG:25832
    own : the region without what is around it, EPSG:25832
    """

    def __init__(
        self,
        municipalities: Municipalities,
        prefixes: tuple[str, ...],
        area: BaseGeometry,
        own: BaseGeometry,
    ) -> None:
        self.municipalities, self._prefixes, self.area, self.own = municipalities, prefixes, area, own
        shapely.prepare(area)

    def ags_of(self, shape: BaseGeometry) -> list[str]:
        """Return the AGS of a shape (EPSG:25832); [] if none of them is of the region."""
        if isinstance(shape, Point):
            ags = self.municipalities.containing(shape)
            found = [ags] if ags else []
        else:
            found = self.municipalities.touched(shape)
        return found if any(map(self.has, found)) else []

    def has(self, ags: str) -> bool:
        return ags.startswith(self._prefixes)


def places(names: Names, region: Region) -> list[geojson.Feature]:
    """Return a Feature for each place; what has one name and is close together is one."""
    found: list[tuple[tuple[int, str], dict[str, Any], BaseGeometry]] = []
    villages = _classes_joined(names.places)
    for (what, _key), pieces in villages.items():
        shapes = metric_of(shapes_of(pieces))
        for members in clusters(shapes, SAME_PLACE_M):
            chosen = [pieces[number] for number in members]
            shape = _joined(shapes[members], region.area, SIMPLIFY_M)
            ags = _one_ags(what, shape, region) if shape is not None else []
            if shape is not None and ags:
                found.append((_oldest(chosen).order, _place(what, chosen, ags, shape), shape))
    return _features(found, region.municipalities.names)


def _classes_joined(
    known: dict[tuple[PlaceClass, str], list[OsmPiece]],
) -> dict[tuple[PlaceClass, str], list[OsmPiece]]:
    """Join what is one place to people, but several classes: a village and its outline, a river and brook."""
    found: dict[tuple[PlaceClass, str], list[OsmPiece]] = defaultdict(list)
    words: dict[tuple[str, str], str] = {}
    for what, key in sorted(known, reverse=True):
        is_joined = what.kind in _JOINED_KINDS
        word = words.setdefault((what.kind, key), what.qualifier) if is_joined else what.qualifier
        found[PlaceClass(what.kind, word), key] += known[what, key]
    return found


def _one_ags(what: PlaceClass, shape: BaseGeometry, region: Region) -> list[str]:
    """A village belongs to one municipality, even if its outline touches the next."""
    if what.kind in ("locality", "station", "building", "school"):
        return region.ags_of(shape.representative_point())
    return region.ags_of(shape)


def _place(what: PlaceClass, pieces: list[OsmPiece], ags: list[str], shape: BaseGeometry) -> dict[str, Any]:
    is_point = int(shapely.get_dimensions(shape)) == 0
    accuracy_m = ACCURACY_M
    if what.kind == "locality":
        accuracy_m = VILLAGE_ACCURACY_M if is_point else OUTLINE_ACCURACY_M
    precision = "locality" if what.kind == "locality" else "exact" if is_point else "site"
    main, others = _named(pieces)
    notes = OUTLINE_NOTES if what.kind == "locality" and not is_point else {}
    return {
        "name": main,
        "alt_names": others,
        "kind": what.kind,
        "qualifier": what.qualifier,
        **notes,
        "ags": ags,
        "source": SOURCE,
        "accuracy_m": accuracy_m,
        "precision": precision,
        "osm_id": _oldest(pieces).id,
    }


def streets(names: Names, region: Region) -> list[geojson.Feature]:
    """Return a Feature for each street of a municipality; far apart in it, namesakes are several."""
    found: list[tuple[tuple[int, str], dict[str, Any], BaseGeometry]] = []
    for pieces in names.streets.values():
        shapes = metric_of(shapes_of(pieces))
        middles = shapely.point_on_surface(shapes)
        of_ags: dict[str, list[int]] = defaultdict(list)
        for number, ags in enumerate(region.municipalities.containing_all(middles)):
            if ags is None:
                names.faults.add("street", pieces[number].id, pieces[number].names[0])
            elif region.has(ags):
                of_ags[ags].append(number)
        for ags, numbers in of_ags.items():
            for members in clusters(shapes[numbers], SAME_PLACE_M):
                chosen = [pieces[numbers[member]] for member in members]
                shape = _joined(shapes[numbers][members], region.area, STREET_SIMPLIFY_M)
                if shape is not None:
                    found.append((_oldest(chosen).order, _street(chosen, ags), shape))
    return _features(found, region.municipalities.names)


def _street(pieces: list[OsmPiece], ags: str) -> dict[str, Any]:
    main, others = _named(pieces)
    return {
        "name": main,
        "alt_names": others,
        "kind": "street",
        "ags": [ags],
        "source": SOURCE,
        "accuracy_m": ACCURACY_M,
        "precision": "street",
        "osm_id": _oldest(pieces).id,
    }


def with_districts(
    streets: list[geojson.Feature], places: Iterable[geojson.Feature]
) -> list[geojson.Feature]:
    """Give streets that share name and municipality the name of their Ortsteil: "Hauptstraße, Winden"."""
    groups: dict[tuple[str, str], list[geojson.Feature]] = defaultdict(list)
    for street in streets:
        groups[fold(street["properties"]["name"]), street["properties"]["ags"][0]].append(street)
    villages = [one for one in places if one["properties"]["kind"] == "locality"]
    shapes = metric_of(np.array([shape_of(one["geometry"]) for one in villages], object))
    tree = shapely.STRtree(shapes)
    for group in (group for group in groups.values() if len(group) > 1 and villages):
        for street in group:
            middle = to_metric(shape_of(street["geometry"])).representative_point()
            near = villages[int(tree.nearest(middle))]["properties"]
            if near["ags"] == street["properties"]["ags"]:
                street["properties"]["alt_names"].append(f"{street['properties']['name']}, {near['name']}")
    return streets


def houses(names: Names, streets: Sequence[geojson.Feature], region: Region) -> list[geojson.Feature]:
    """Return the house numbers by first letter of their street: a Feature with a position for each.

    Each is of the street of its name in its municipality, of several of the nearest.
    """
    by_name: dict[tuple[str, str], list[tuple[str, BaseGeometry]]] = defaultdict(list)
    for street in streets:
        values, line = street["properties"], to_metric(shape_of(street["geometry"]))
        by_name[fold(values["name"]), values["ags"][0]].append((street["id"], line))
    of_street: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
    for house, point, ags in _located(names.houses, region):
        near = [(line.distance(point), identifier) for identifier, line in by_name[fold(house.street), ags]]
        distance_m, identifier = min(near, default=(MAX_STREET_M + 1.0, ""))
        if distance_m > MAX_STREET_M:
            names.faults.add("house", house.number, house.street)
        else:
            of_street[identifier].setdefault(house.number, (house.lon, house.lat))
    return _by_letter(of_street, {street["id"]: street["properties"]["name"] for street in streets})


def _located(houses: list[House], region: Region) -> Iterator[tuple[House, BaseGeometry, str]]:
    """Yield the houses of a region with their point (EPSG:25832) and municipality."""
    for start in range(0, len(houses), HOUSES_AT_ONCE):
        some = houses[start : start + HOUSES_AT_ONCE]
        points = metric_of(shapely.points([(house.lon, house.lat) for house in some]))
        for house, point, ags in zip(some, points, region.municipalities.containing_all(points), strict=True):
            if ags is not None and region.has(ags):
                yield house, point, ags


def _by_letter(
    of_street: dict[str, dict[str, tuple[float, float]]], names: dict[str, str]
) -> list[geojson.Feature]:
    letters: dict[str, list[str]] = defaultdict(list)
    for identifier in of_street:
        letters[fold(names[identifier])[:1] or "-"].append(identifier)
    found = []
    for letter, identifiers in sorted(letters.items()):
        numbers: dict[str, list[str]] = {}
        positions = []
        for identifier in sorted(identifiers):
            known = of_street[identifier]
            numbers[identifier] = sorted(known, key=_in_order)
            positions += [position(known[number], DECIMALS) for number in numbers[identifier]]
        member = {"type": "MultiPoint", "coordinates": positions}
        properties = {"letter": letter, "numbers": numbers}
        found.append({"type": "Feature", "id": letter, "geometry": member, "properties": properties})
    return found


def _in_order(number: str) -> tuple[int, str]:
    digits = "".join(character for character in number.partition("-")[0] if character in "0123456789")
    return int(digits or 0), number


def _named(pieces: list[OsmPiece]) -> tuple[str, list[str]]:
    """Return the name that most pieces have, and all others."""
    ordered = sorted(pieces, key=lambda piece: piece.order)
    mains = [piece.names[0] for piece in ordered]
    main = max(dict.fromkeys(mains), key=mains.count)
    others = {name: None for piece in ordered for name in piece.names if fold(name) != fold(main)}
    return main, sorted(others)


def _oldest(pieces: list[OsmPiece]) -> OsmPiece:
    return min(pieces, key=lambda piece: piece.order)


def metric_of(shapes: Array) -> Array:
    """Return shapes of EPSG:4326 in EPSG:25832; none of none."""
    if not len(shapes):
        return shapes
    projected: Array = to_metric(shapes)  # type: ignore[type-var]
    return projected


def _joined(shapes: Array, area: BaseGeometry, simplify_m: float) -> BaseGeometry | None:
    """Return one shape within the area, of the highest dimension; None if nothing is left (EPSG:25832)."""
    dimensions = shapely.get_dimensions(shapes)
    chosen = shapes[dimensions == dimensions.max()]
    if dimensions.max() == 0:
        return chosen[0] if area.contains(chosen[0]) else None
    joined = shapely.union_all(shapely.make_valid(chosen) if dimensions.max() == _AREAS else chosen)
    if not area.contains(joined):
        joined = joined.intersection(area)
    joined = _of_dimension(joined, int(dimensions.max()))
    if joined.is_empty:
        return None
    if dimensions.max() == _LINES:
        return shapely.line_merge(joined).simplify(simplify_m)
    return joined.simplify(min(simplify_m, joined.area**0.5 / 20))


def _of_dimension(shape: BaseGeometry, dimension: int) -> BaseGeometry:
    parts = shapely.get_parts(shapely.get_parts(shape))
    # What of a line is left within an area may be an empty line.
    left = parts[(shapely.get_dimensions(parts) == dimension) & ~shapely.is_empty(parts)]
    return MultiLineString(list(left)) if dimension == _LINES else MultiPolygon(list(left))


def _features(
    found: list[tuple[tuple[int, str], dict[str, Any], BaseGeometry]], municipalities: dict[str, str]
) -> list[geojson.Feature]:
    """Return Features, by id. Of several that would have one, the oldest object of OpenStreetMap has it."""
    taken: set[str] = set()
    features = []
    for _order, properties, shape in sorted(found, key=lambda one: one[0]):
        member = geojson.encoded(to_lonlat(shape), DECIMALS)
        if member is None:
            continue
        identifier = _identifier(properties, municipalities)
        if identifier in taken:
            identifier = f"{identifier}-{properties['osm_id']}"
        if identifier not in taken:
            taken.add(identifier)
            one = {"type": "Feature", "id": identifier, "geometry": member, "properties": properties}
            features.append(one)
    return sorted(features, key=lambda one: str(one["id"]))


def _identifier(properties: dict[str, Any], municipalities: dict[str, str]) -> str:
    """Return the id that a place has as long as its name and municipality are the same."""
    ags, kind = properties["ags"], properties["kind"]
    where = municipalities.get(ags[0], "") if len(ags) == 1 else ""
    name = slug(properties["name"]) or properties["osm_id"]
    return "-".join(filter(None, ["osm", kind.replace("_", "-"), name, slug(where)]))
