"""The districts of a map of one municipality: which of OpenStreetMap's they are, and what lies in which.

A district is an area of the filter in place of the municipality. Outlines count if they divide the whole town
without overlapping. Where there are none, the town is divided by the nearest middle of a part of it: such a
border is drawn nowhere, and every page says that it is approximate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import Notice
from geo.geometry import geojson
from geo.geometry.projection import to_lonlat, to_metric
from geo.place.municipalities import Municipalities
from geo.place.place import GazetteerPlace
from geo.text.toponym import fold, slug
from geo.words.messages import notice

AUTO, NONE, PLACES = "auto", "none", "places"
LEVELS = ("9", "10", "11")  # admin_level, from coarse to fine
WHOLE_SHARE = 0.95  # of the town: its own outline is drawn for 1:250,000
OVERLAP_SHARE = 0.02
MAX_CHOSEN = 40  # more than that nobody looks through: of Köln the 9 Stadtbezirke, not the 86 Stadtteile
MEMBER = "districts"  # of pledges.geojson: level and designation
COVERED = "covered_share"  # member of the file: how much of the town the extract has


@dataclass(frozen=True)
class Division:
    """How a town is divided; without ``features`` it is not.

    Parameters
    ----------
    level : admin_level, or "places"
    features : areas by key, which is also their slug; EPSG:4326
    designation : what most of them are called: "Stadtteil"
    is_approximate : by the nearest middle, without outlines
    notices : what the person who builds the map should know
    town : EPSG:25832, if it is divided as a whole: then each of its places is in some district
    """

    level: str = ""
    features: tuple[geojson.Feature, ...] = ()
    designation: str = ""
    is_approximate: bool = False
    notices: tuple[Notice, ...] = ()
    town: BaseGeometry | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _areas(self) -> Municipalities:
        return Municipalities(self.features)

    def of(self, place: GazetteerPlace) -> list[str]:
        """Return the keys of the districts that a place lies in, sorted.

        As for municipalities, those within 150 m of a point, and those that a line or area touches by more
        than a sliver. A place that is a district lies in that one alone; one only known to be in the town, in
        none.
        """
        if not self.features or place.kind == "municipality":
            return []
        found = self._areas.touched(place.metric)
        if place.kind == "locality":
            same = [key for key in found if fold(self._areas.names[key]) == fold(place.name)]
            return same or found
        return found or self._nearest(place.metric)

    def _nearest(self, shape: BaseGeometry) -> list[str]:
        """Return the district beside a place between the coarse border of the town and its districts."""
        if self.town is None or not self.town.intersects(shape):
            return []
        return [min(self._areas.names, key=lambda key: self._areas.shape(key).distance(shape))]


def divided(collection: Mapping[str, Any], towns: list[geojson.Feature], wish: str, file: str) -> Division:
    """Decide which districts of an extract a map has.

    Parameters
    ----------
    collection : districts.geojson, as `geo osm` writes it
    towns : the municipalities of the region
    wish : the setting: "auto", "none", an admin_level or "places"
    file : of the settings, for messages
    """
    if wish == NONE or len(towns) != 1 or COVERED not in collection:
        unusable = wish not in (AUTO, NONE)
        why = "districts_several" if len(towns) != 1 else "districts_no_extract"
        return Division(notices=(_notice(why, file, wish),) if unusable else ())
    town: BaseGeometry = to_metric(geojson.shape_of(towns[0]["geometry"]))
    known = _by_level(collection)
    if wish != AUTO:
        return _wished(known, town, wish, file)
    name, covered = towns[0]["properties"]["name"], float(collection[COVERED])
    few = [level for level in LEVELS if 1 < len(known[level]) <= MAX_CHOSEN]
    fitting = [level for level in few if is_whole(known[level], town)]
    if fitting:
        return _division(fitting[-1], known, town)
    if covered < WHOLE_SHARE:
        details = {"town": name, "percent": f"{covered:.0%}".removesuffix("%")}
        return Division(notices=(_notice("districts_cut_off", file, wish, **details),))
    if len(known[PLACES]) > 1:
        told = _notice("districts_approximate", file, wish, town=name)
        return _division(PLACES, known, town, told)
    return Division(notices=(_notice("districts_none", file, wish, town=name),))


def _wished(known: dict[str, list[geojson.Feature]], town: BaseGeometry, wish: str, file: str) -> Division:
    """Return the districts that the settings want, even if they leave parts of the town out."""
    if len(known[wish]) < (1 if wish in LEVELS else 2):
        choices = ", ".join(f'"{level}" ({len(found)})' for level, found in known.items() if found)
        return Division(notices=(_notice("districts_unknown", file, wish, choices=choices),))
    notices = []
    if wish in LEVELS and not is_whole(known[wish], town):
        notices.append(_notice("districts_partial", file, wish))
    return _division(wish, known, town, *notices)


def areas_of(collection: Mapping[str, Any], level: str, town: geojson.Feature) -> Division:
    """Return the districts of the level that a build has chosen; its notices were given when it was made."""
    return _division(level, _by_level(collection), to_metric(geojson.shape_of(town["geometry"])))


def is_whole(features: list[geojson.Feature], town: BaseGeometry) -> bool:
    """Whether outlines divide a town (EPSG:25832): cover it, and do not overlap by more than slivers."""
    inside = shapely.intersection(_metric(features), town)
    total, joined = float(shapely.area(inside).sum()), shapely.union_all(inside).area
    return joined >= WHOLE_SHARE * town.area and total - joined <= OVERLAP_SHARE * town.area


def _division(
    level: str, known: Mapping[str, list[geojson.Feature]], town: BaseGeometry, *notices: Notice
) -> Division:
    is_approximate = level == PLACES
    order = (*LEVELS, PLACES)
    coarser = [one for other in reversed(order[: order.index(level)]) for one in known[other]]
    found = list(_told_apart(known[level], coarser))
    if is_approximate:
        found = _by_nearest(found, town)
    words = [one["properties"]["designation"] for one in found]
    return Division(
        level,
        tuple(_with_keys(found)),
        max(dict.fromkeys(words), key=words.count) if words else "",
        is_approximate,
        notices,
        town if is_approximate or is_whole(found, town) else None,
    )


def _by_nearest(middles: list[geojson.Feature], town: BaseGeometry) -> list[geojson.Feature]:
    """Give each middle the part of the town that is nearest to it."""
    points = _metric(middles)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=town))
    cell_of = shapely.STRtree(cells).query(points, predicate="intersects")[1]
    return [
        one | {"geometry": geojson.encode(to_lonlat(cells[number].intersection(town)))}
        for one, number in zip(middles, cell_of, strict=True)
    ]


def _told_apart(found: list[geojson.Feature], coarser: list[geojson.Feature]) -> Iterator[geojson.Feature]:
    """Yield districts whose namesakes have the name of what is around them too: "Neuland (Bezirk Süd)"."""
    names = Counter(fold(one["properties"]["name"]) for one in found)
    around = [(one["properties"]["name"], geojson.shape_of(one["geometry"])) for one in coarser]
    for one in found:
        values = one["properties"]
        point = shapely.Point(values["label_point"])
        outer = next((name for name, shape in around if shape.contains(point)), "")
        is_namesake = names[fold(values["name"])] > 1 and outer
        yield one | {"properties": values | {"name": f"{values['name']} ({outer})"}} if is_namesake else one


def _with_keys(features: list[geojson.Feature]) -> list[geojson.Feature]:
    """Name them by their slug; namesakes, except the oldest in OpenStreetMap, have its id in it."""
    found: dict[str, geojson.Feature] = {}
    for one in sorted(features, key=lambda one: (int(one["properties"]["osm_id"][1:]), one["id"])):
        values = one["properties"]
        key = slug(values["name"]) or values["osm_id"]
        key = key if key not in found else f"{key}-{values['osm_id']}"
        found[key] = one | {"id": key}
    return [found[key] for key in sorted(found)]


def _by_level(collection: Mapping[str, Any]) -> dict[str, list[geojson.Feature]]:
    """Return the features of each level, and of "places"."""
    return {
        level: [one for one in collection["features"] if one["properties"]["level"] == level]
        for level in (*LEVELS, PLACES)
    }


def _metric(features: list[geojson.Feature]) -> np.ndarray[Any, np.dtype[Any]]:
    shapes = np.array([geojson.shape_of(one["geometry"]) for one in features], object)
    return to_metric(shapes) if len(shapes) else shapes  # type: ignore[type-var]


def _notice(code: str, file: str, wish: str, **details: object) -> Notice:
    return notice(code, file, None, "region.districts", wish, **details)
