"""Stops and stations from the package db-hafas-stations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_lonlat, to_metric
from geo.place.municipalities import Municipalities
from geo.text.toponym import fold, plain_municipality, slug, split_stop_name

REGION_MARGIN_M = 6_000
SAME_STOP_M = 500  # poles of a stop can be on both sides of a crossing, or in front of and behind a station
ACCURACY_M = 50
SOURCE = "DB HAFAS (db-hafas-stations 2.0.0)"
_RAIL = ("nationalExpress", "national", "regionalExpress", "regional", "suburban")


@dataclass(frozen=True)
class Pole:
    """One record of the package: where a vehicle stops. ``point`` in EPSG:25832."""

    number: str
    raw_name: str
    point: Point
    rail: bool
    ags: str

    @property
    def name(self) -> str:
        return split_stop_name(self.raw_name)[0]

    @property
    def named_municipality(self) -> str:
        return split_stop_name(self.raw_name)[1]


def poles_within(
    records: Iterable[dict[str, Any]], area: BaseGeometry, municipalities: Municipalities
) -> Iterator[Pole]:
    """Yield the records inside an area, each with its municipality.

    Parameters
    ----------
    records : objects of full.ndjson
    area : Polygon, EPSG:25832
    municipalities : the known ones; a pole outside all of them has no AGS
    """
    west, south, east, north = to_lonlat(area.buffer(1000).envelope).bounds
    shapely.prepare(area)
    for record in records:
        location = record.get("location") or {}
        lon, lat = location.get("longitude"), location.get("latitude")
        if lon is None or lat is None or not (west <= lon <= east and south <= lat <= north):
            continue
        point = to_metric(Point(lon, lat))
        if area.contains(point):
            products = record.get("products") or {}
            rail = any(products.get(product) for product in _RAIL)
            yield Pole(
                str(record["id"]), record["name"], point, rail, _ags(record["name"], point, municipalities)
            )


def _ags(raw_name: str, point: Point, municipalities: Municipalities) -> str:
    """Return the municipality of a stop. Near a border its name is more reliable than the polygons."""
    stop, place = split_stop_name(raw_name)
    named = fold(plain_municipality(place or stop))
    near = municipalities.near(point)
    sides = [ags for ags in near if fold(plain_municipality(municipalities.names[ags])) == named]
    return sides[0] if sides else municipalities.containing(point) or ""


def merged(poles: Iterable[Pole], municipality_names: dict[str, str]) -> list[geojson.Feature]:
    """Make one Feature of the poles that share name and municipality and are close to each other.

    Parameters
    ----------
    poles : in any order
    municipality_names : AGS to name, for the ids
    """
    groups: dict[tuple[str, str, bool], list[Pole]] = defaultdict(list)
    for pole in sorted(poles, key=lambda pole: pole.number):
        groups[fold(pole.name), pole.ags, pole.rail].append(pole)
    stops = [cluster for group in groups.values() for cluster in clusters(group, SAME_STOP_M)]
    ids = [_identifier(cluster[0], municipality_names) for cluster in stops]
    used = Counter(ids)
    return [
        _feature(cluster, identifier if used[identifier] == 1 else f"{identifier}-{cluster[0].number}")
        for cluster, identifier in zip(stops, ids, strict=True)
    ]


def clusters(poles: list[Pole], distance_m: float) -> list[list[Pole]]:
    """Split poles into groups whose members are linked by steps of at most ``distance_m``."""
    found: list[list[Pole]] = []
    for pole in poles:
        near = [c for c in found if any(pole.point.distance(other.point) <= distance_m for other in c)]
        found = [c for c in found if c not in near] + [[*(member for c in near for member in c), pole]]
    return found


def _identifier(pole: Pole, municipality_names: dict[str, str]) -> str:
    kind = "station" if pole.rail else "stop"
    name, place = fold(pole.name), municipality_names.get(pole.ags, "")
    named = [pole.name] if fold(place) in name else [pole.name, place]
    return slug("-".join([kind, *named]))


def _feature(cluster: list[Pole], identifier: str) -> geojson.Feature:
    first = cluster[0]
    middle = shapely.MultiPoint([pole.point for pole in cluster]).centroid
    spread = max(pole.point.distance(middle) for pole in cluster)
    spellings = {split_stop_name(pole.raw_name, keep_notes=True)[0] for pole in cluster}
    if first.rail:
        spellings |= _station_spellings(first.name)
    return geojson.feature(
        identifier,
        to_lonlat(middle),
        {
            "name": first.name,
            "alt_names": sorted(spellings - {first.name}),
            "kind": "station" if first.rail else "stop",
            "municipality": plain_municipality(first.named_municipality),
            "ags": [first.ags] if first.ags else [],
            "source": SOURCE,
            "accuracy_m": max(ACCURACY_M, round(spread)),
        },
    )


def _station_spellings(name: str) -> set[str]:
    """Return how people write a station: "Bahnhof Linnich" for what HAFAS calls "Linnich Bhf"."""
    base = re.sub(r"\s*\b(?:Bhf|Hbf|Bahnhof)\b", "", re.sub(r"\s*\(.*\)", " ", name)).strip()
    return {f"Bahnhof {base}", f"{base} Bahnhof", f"Haltepunkt {base}"}


def municipality_spellings(poles: Iterable[Pole], municipality_names: dict[str, str]) -> dict[str, set[str]]:
    """Find how stops write their municipality if that is more than its name: "Heimbach (Eifel)"."""
    found: dict[str, set[str]] = defaultdict(set)
    for pole in poles:
        written, name = pole.named_municipality, municipality_names.get(pole.ags, "")
        whole = written.endswith(")")  # long names are cut off in the source
        if name and whole and written != name and plain_municipality(written) == plain_municipality(name):
            found[pole.ags].add(written)
    return found
