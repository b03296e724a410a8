"""The areas of the filter: the municipalities of a region, or the districts of its only one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from geo.place import districts
from geo.text.toponym import slug
from geo.vocabulary import OF_DISTRICTS

FeatureCollection = dict[str, Any]
Position = tuple[float, float]
Box = tuple[float, float, float, float]
# The key of the filter, and the folder of the pages.
MUNICIPALITY, DISTRICT = "gemeinde", "ortsteil"


@dataclass(frozen=True)
class Municipality:
    """``label_point`` is (lon, lat), ``bbox`` is (west, south, east, north), EPSG:4326."""

    ags: str
    slug: str
    name: str
    designation: str
    label_point: Position
    bbox: Box


@dataclass(frozen=True)
class Area:
    """An area of the filter: a municipality of the region, or a district of its only one.

    Parameters
    ----------
    key : AGS of a municipality, slug of a district
    folder, slug : in addresses: "gemeinde", "juelich"
    designation : "Stadt", "Gemeinde", "Stadtteil"…
    label_point : (lon, lat), as in ``bbox`` (west, south, east, north), EPSG:4326
    geometry : GeoJSON, EPSG:4326
    """

    key: str
    folder: str
    slug: str
    name: str
    designation: str
    label_point: Position
    bbox: Box
    geometry: dict[str, Any] = field(repr=False, compare=False, hash=False)

    @property
    def path(self) -> str:
        """Its page, without the site's root: "/gemeinde/juelich"."""
        return f"/{self.folder}/{self.slug}"


@dataclass(frozen=True)
class AreaKind:
    """What the areas of a map are.

    Parameters
    ----------
    key : of the filter and in addresses, `MUNICIPALITY` or `DISTRICT`
    word : what districts are called, like "Stadtteil"; "" if the areas are municipalities
    is_approximate : nobody has drawn their borders, and neither does the map
    """

    key: str = MUNICIPALITY
    word: str = ""
    is_approximate: bool = False

    @property
    def is_district(self) -> bool:
        return bool(self.word)


def property_of_areas(collection: FeatureCollection) -> str:
    """Return the property of a site that has the areas of the filter."""
    return OF_DISTRICTS.name if districts.MEMBER in collection else "municipalities"


def municipalities_in(features: list[dict[str, Any]]) -> tuple[Municipality, ...]:
    """Return those of the region, by slug; namesakes, except the first by AGS, have their AGS in it."""
    found: dict[str, Municipality] = {}
    for one in sorted(map(_municipality, features), key=lambda one: one.ags):
        address = one.slug if one.slug not in found else f"{one.slug}-{one.ags}"
        found[address] = replace(one, slug=address)
    return tuple(found[address] for address in sorted(found))


def areas_in(
    municipalities: tuple[Municipality, ...],
    known: list[dict[str, Any]],
    divisions: FeatureCollection,
    collection: FeatureCollection,
) -> tuple[tuple[Area, ...], AreaKind]:
    """Return the areas of the filter, by slug: the districts that a build has chosen, or the municipalities.

    Parameters
    ----------
    municipalities : of the region
    known : their Features
    divisions : districts.geojson
    collection : pledges.geojson
    """
    chosen = collection.get(districts.MEMBER)
    if chosen:
        division = districts.areas_of(divisions, chosen["level"], known[0])
        kind = AreaKind(DISTRICT, division.designation, division.is_approximate)
        return tuple(map(_district, division.features)), kind
    shapes = {feature["properties"]["ags"][0]: feature["geometry"] for feature in known}
    areas = (Area(one.ags, MUNICIPALITY, *_called(one), shapes[one.ags]) for one in municipalities)
    return tuple(areas), AreaKind()


def _called(
    one: Municipality,
) -> tuple[str, str, str, tuple[float, float], tuple[float, float, float, float]]:
    return one.slug, one.name, one.designation, one.label_point, one.bbox


def _district(feature: dict[str, Any]) -> Area:
    key, values, geometry = feature["id"], feature["properties"], feature["geometry"]
    called = values["name"], values["designation"], tuple(values["label_point"])
    return Area(key, DISTRICT, key, *called, _bbox(geometry), geometry)


def _municipality(feature: dict[str, Any]) -> Municipality:
    values = feature["properties"]
    return Municipality(
        ags=values["ags"][0],
        slug=slug(values["name"]),
        name=values["name"],
        designation=values["designation"],
        label_point=tuple(values["label_point"]),
        bbox=_bbox(feature["geometry"]),
    )


def _bbox(geometry: dict[str, Any]) -> Box:
    """(west, south, east, north) of an area."""
    rings = geometry["coordinates"]
    polygons = [rings] if geometry["type"] == "Polygon" else rings
    lons, lats = zip(*((x, y) for polygon in polygons for x, y in polygon[0]), strict=True)
    return min(lons), min(lats), max(lons), max(lats)
