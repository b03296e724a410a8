"""The places that a visitor can search for: municipalities, Ortsteile, postal codes, stations, landmarks…"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import shapely.geometry

from geo.public import LOOSE_KINDS, Published, is_town_of, loose_key, loose_keys, plain_municipality, position
from geo.public import fold as fold_toponym
from webapp.pledge_map import outlines
from webapp.pledge_map.names import town_points
from webapp.words import PLACE_KINDS

OUTSIDE = 4
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_STREET = re.compile(
    r"(?:stra(?:ß|ss)e|str\.?|weg|allee|gasse|platz|markt|ring|damm|ufer|pfad|steig)$", re.IGNORECASE
)
_STATION_WORDS = re.compile(r"^(?:bahnhof|bhf|bf)\s+|[\s-]+(?:bahnhof|bhf|bf)$", re.IGNORECASE)


@dataclass(frozen=True)
class SearchPlace:
    """A place to search for.

    Parameters
    ----------
    label : unique, and readable in an address: "Gürzenich (Düren)"
    rank : the order of lists: towns, villages and postal codes (0), stations, landmarks, stops (3),
        and places outside the region (4)
    ags : the municipalities of the region that it lies in; empty if it lies outside
    within : the names of its municipalities, also those outside
    geometry : GeoJSON, EPSG:4326; for a municipality the middle of its town
    """

    label: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    rank: int
    ags: tuple[str, ...]
    within: tuple[str, ...]
    geometry: dict[str, Any] = field(repr=False)

    @property
    def locality(self) -> str:
        """The name of the Ortsteil, if it is one."""
        return self.name if self.kind == "locality" else ""

    @property
    def called(self) -> str:
        """What a sentence calls it: an Ortsteil by its name alone."""
        return self.locality or self.label

    @property
    def point(self) -> tuple[float, float]:
        """The position of its symbol on the map (lon, lat): on a line or inside an area if it is one."""
        shape = shapely.geometry.shape(self.geometry)
        point = shape if isinstance(shape, shapely.Point) else shape.representative_point()
        return point.x, point.y


def search_key(text: str) -> str:
    """Return the key that spellings share: "Duren", "Dueren", "Düren"; "D'horn", "Dhorn"; "St.", "Sankt".

    ``static/js/near_names.js`` makes the same one.
    """
    return _plain(fold_toponym(text))


def _plain(folded: str) -> str:
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def loose_search_key(folded: str) -> str:
    """Return the key that the common spellings of a folded name share (`geo.text.spelling`)."""
    return _plain(loose_key(folded))


def loose_search_keys(place: SearchPlace) -> set[str]:
    """Return the keys of `loose_search_key` under which a place is found; empty for other kinds of places."""
    if place.kind not in LOOSE_KINDS:
        return set()
    return {_plain(key) for name in (place.name, *place.aliases) for key in loose_keys(name, place.kind)}


def search_places(published: Published) -> tuple[SearchPlace, ...]:
    """Return all places, most likely first. Labels are unique."""
    places = sorted(_collected(published, _municipality_names(published)), key=lambda place: place.rank)
    inside = {search_key(place.name) for place in places if place.ags}
    found: dict[str, SearchPlace] = {}
    for place in places:
        if not place.ags and search_key(place.name) in inside:
            continue  # "Schleiden" is the village in Aldenhoven, not the town beyond the region
        other = found.get(place.label)
        if other and (other.kind, other.ags) != (place.kind, place.ags):
            kind = {"station": "Bahnhof", "stop": "Haltestelle"}.get(place.kind, "")
            inner = ", ".join(word for word in (kind, *place.within[:1]) if word)
            found.setdefault(label := f"{place.name} ({inner})", dataclasses.replace(place, label=label))
        elif not other:
            found[place.label] = place
    return tuple(found.values())


def _municipality_names(published: Published) -> dict[str, str]:
    """Return names by AGS, also those of the neighbours."""
    features = published.layers["boundaries"]["features"]
    return {f["properties"]["ags"]: f["properties"]["name"] for f in features}


def _collected(published: Published, names: dict[str, str]) -> Iterator[SearchPlace]:
    region = {m.ags for m in published.municipalities}
    yield from _municipalities(published, names, region)
    yield from _postal_codes(published, names)
    layers = published.layers
    localities = [*layers["localities"]["features"], *layers["localities_from_stops"]["features"]]
    # The better known position of two comes first, and stays.
    localities.sort(key=lambda f: f["properties"]["accuracy_m"])
    yield from _places((f for f in localities if not _is_municipality(f, names)), 0, names, region)
    landmarks = layers["landmarks"]["features"]
    yield from _places((f for f in landmarks if f["properties"]["kind"] == "station"), 1, names, region)
    stops = [f for f in layers["stops"]["features"] if region.intersection(f["properties"]["ags"])]
    yield from _places((f for f in stops if f["properties"]["kind"] == "station"), 1, names, region)
    yield from _places((f for f in landmarks if f["properties"]["kind"] != "station"), 2, names, region)
    yield from _places((f for f in stops if f["properties"]["kind"] == "stop"), 3, names, region)


def _is_municipality(locality: dict[str, Any], names: dict[str, str]) -> bool:
    """Return whether a town has the name of its municipality, which is in the list already."""
    values = locality["properties"]
    return any(is_town_of(values["name"], names.get(ags, "")) for ags in values["ags"])


def _municipalities(published: Published, names: dict[str, str], region: set[str]) -> Iterator[SearchPlace]:
    towns = town_points(published)
    aliases = {f["id"]: f["properties"]["alt_names"] for f in published.layers["municipalities"]["features"]}
    for feature in published.layers["boundaries"]["features"]:
        if feature["properties"]["layer"] == "water":
            continue
        ags = feature["properties"]["ags"]
        middle = shapely.geometry.shape(feature["geometry"]).representative_point()
        point = towns.get(ags, (middle.x, middle.y))
        yield SearchPlace(
            label=names[ags],
            name=names[ags],
            aliases=tuple(aliases.get(ags, ())),
            kind="municipality",
            rank=0 if ags in region else OUTSIDE,
            ags=(ags,) if ags in region else (),
            within=(names[ags],),
            geometry={"type": "Point", "coordinates": point},
        )


def _postal_codes(published: Published, names: dict[str, str]) -> Iterator[SearchPlace]:
    """Yield postal codes, each in the middle of its municipality: their source does not have positions."""
    towns = town_points(published)
    for feature in published.layers["postal_codes"]["features"]:
        code, codes_ags = feature["properties"]["postal_code"], feature["properties"]["ags"]
        for ags in codes_ags:
            yield SearchPlace(
                label=f"{code} {names[ags]}",
                name=code,
                aliases=(),
                kind="postal_code",
                rank=0,
                ags=(ags,),
                within=(names[ags],),
                geometry={"type": "Point", "coordinates": towns[ags]},
            )


def _places(
    features: Iterable[dict[str, Any]], rank: int, names: dict[str, str], region: set[str]
) -> Iterator[SearchPlace]:
    for feature in features:
        values = feature["properties"]
        name = _plain_name(values["name"], values["kind"])
        within = tuple(names[ags] for ags in values["ags"] if ags in names)
        own = [ags for ags in values["ags"] if ags in region]
        yield SearchPlace(
            label=_label(called(name, values["kind"]), within),
            name=name,
            aliases=tuple(alias for alias in (values["name"], *values["alt_names"]) if alias != name),
            kind=values["kind"],
            rank=rank if own else OUTSIDE,
            ags=tuple(own),
            within=within,
            geometry=feature["geometry"],
        )


def _plain_name(name: str, kind: str) -> str:
    """Return "Bahnhof Linnich" for a station, even if its source says "Linnich Bhf"."""
    if kind != "station":
        return name
    return "Bahnhof " + _STATION_WORDS.sub("", _IN_BRACKETS.sub("", name))


def called(name: str, kind: str) -> str:
    """Return the name of a place for a list: a stop that bears the name of a street is called a stop."""
    return f"Haltestelle {name}" if kind == "stop" and _STREET.search(name) else name


def _label(name: str, within: tuple[str, ...]) -> str:
    """Return name and municipality, unless the name contains it or there are several."""
    if len(within) != 1 or plain_municipality(within[0]) in re.findall(r"\w+", name):
        return name
    return f"{name} ({within[0]})"


def index_json(places: Iterable[SearchPlace]) -> str:
    """Return the browser's search index: kinds and names of municipalities once, then a row per place.

    A row is [label, kind, rank, municipalities, aliases...]; aliases that only repeat words of the label
    are left out.
    """
    kinds = list(PLACE_KINDS)
    rows = []
    for place in places:
        words = set(search_key(place.label).split())
        aliases = [alias for alias in place.aliases if not set(search_key(alias).split()) <= words]
        rows.append([place.label, kinds.index(place.kind), place.rank, "; ".join(place.within), *aliases])
    data = {"kinds": [str(label) for label in PLACE_KINDS.values()], "codes": kinds, "places": rows}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def positions_json(places: Iterable[SearchPlace], published: Published) -> str:
    """Return what the browser needs besides the index on a static site, in the same order.

    ``names`` and ``within`` lead to it, ``in`` has the slugs of its Gemeinden in the region, ``at`` is
    (lon, lat), ``shape`` the line or area.
    """
    slugs, keys_of = {area.key: area.slug for area in published.areas}, area_keys(published)
    rows = [
        {
            "names": [place.name, *place.aliases],
            "kind": place.kind,
            "within": place.within,
            "in": [slugs[key] for key in keys_of(place)],
            "at": position(place.point, outlines.DECIMALS),
            **_shape(place),
        }
        for place in places
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def area_keys(published: Published) -> Callable[[SearchPlace], tuple[str, ...]]:
    """Return what tells the areas of the filter that a place lies in, by key.

    A place that is the whole town, or a postal code somewhere in it, lies in all of its districts.
    """
    if not published.area_kind.is_district:
        return lambda place: place.ags
    keys = [area.key for area in published.areas]
    tree = shapely.STRtree([shapely.geometry.shape(area.geometry) for area in published.areas])

    def of_place(place: SearchPlace) -> tuple[str, ...]:
        if not place.ags or place.kind in ("municipality", "postal_code"):
            return tuple(keys if place.ags else ())
        hits = tree.query(shapely.geometry.shape(place.geometry), predicate="intersects")
        return tuple(keys[number] for number in sorted(hits))

    return of_place


def _shape(place: SearchPlace) -> dict[str, Any]:
    is_point = place.geometry["type"] == "Point"
    return {} if is_point else {"shape": outlines.rounded_member(place.geometry)}
