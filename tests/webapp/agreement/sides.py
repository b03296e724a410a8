"""The two sides that must agree, server and scripts, with the same questions in the invented county."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, Protocol
from urllib.parse import parse_qsl

from flask import Flask
from werkzeug.datastructures import MultiDict

from geo.public import fold as fold_toponym
from geo.public import plain, understood
from tests.webapp.agreement.conftest import Page
from webapp.area_words import area_words
from webapp.filters import BadValue, Grammar, UnknownPlace, UnknownValue
from webapp.near.nearby import NoSuchPlace
from webapp.near.nearness import Nearness
from webapp.near.search_places import (
    SearchPlace,
    loose_search_key,
    loose_search_keys,
    positions_json,
    search_key,
)
from webapp.pages.errors import text_about_value
from webapp.pages.near_answer import distance_text, near_answer
from webapp.pages.near_words import near_words
from webapp.pages.sentence import sentence, sentence_words
from webapp.pledge_map import lanes, outlines
from webapp.pledge_map.symbols import grouped, level, rank
from webapp.signs import of_one, sign_of
from webapp.snapshot import Snapshot
from webapp.static_site.browser import address_data

Pair = tuple[float, float]
Geometry = dict[str, Any]


class Side(Protocol):
    """What both sides answer. Geometries are GeoJSON (EPSG:4326), distances metres."""

    def fold(self, text: str) -> str: ...
    def keys(self, name: str, kind: str) -> dict[str, Any]: ...
    def query(self, query: str) -> dict[str, Any]: ...
    def found(self, query: str) -> list[str]: ...
    def counts(self, query: str, key: str) -> dict[str, int]: ...
    def choices(self, query: str) -> list[list[str]]: ...
    def in_path(self, query: str) -> list[Any]: ...
    def place(self, text: str) -> dict[str, Any]: ...
    def distance_m(self, origin: Geometry, geometry: Geometry) -> float: ...
    def distance_text(self, distance_m: float, at_least: bool, is_line: bool) -> str: ...
    def lists(self, query: str) -> dict[str, Any]: ...
    def sentence(self, counts: list[int], around: list[Any]) -> str: ...
    def sign(self, kinds: list[list[str]]) -> list[Any]: ...
    def order(self, sites: list[list[Any]]) -> list[str]: ...
    def groups(self, points: list[Pair], distance: float) -> list[list[int]]: ...
    def level(self, kind: str, geometry: str, planned: bool) -> int: ...
    def lanes(self, ids: list[str], beside: dict[str, dict[str, int]]) -> dict[str, int]: ...
    def lane_width(self, zoom: float) -> float: ...
    def shifted(self, points: list[Pair], distance: float) -> list[list[float]]: ...


def _args(query: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(query, keep_blank_values=True))


class Server:
    """The answers of the modules of Python."""

    def __init__(self, app: Flask) -> None:
        self._snapshot: Snapshot = app.extensions["pledgemap"].snapshot
        self._grammar: Grammar = self._snapshot.grammar

    def fold(self, text: str) -> str:
        return plain(text)

    def keys(self, name: str, kind: str) -> dict[str, Any]:
        place = SearchPlace(name, name, (), kind, 0, (), (), {})
        return {
            "key": search_key(name),
            "loose": loose_search_key(fold_toponym(name)),
            "found_under": sorted(loose_search_keys(place)),
            "understood": vars(understood(name)),
        }

    def query(self, query: str) -> dict[str, Any]:
        try:
            chosen = self._grammar.parse(_args(query))
        except UnknownPlace:
            raise
        except UnknownValue as error:
            malformed = isinstance(error, BadValue)
            heading, text = text_about_value(error.key, error.value, malformed=malformed)
            return {"problem": f"{heading}: {text}"}
        return {"canonical": self._grammar.query(chosen), "moved": self._grammar.moved(_args(query))}

    def found(self, query: str) -> list[str]:
        return list(self._snapshot.index.apply(self._grammar.parse(_args(query))).shown)

    def counts(self, query: str, key: str) -> dict[str, int]:
        result = self._snapshot.index.apply(self._grammar.parse(_args(query)))
        slugs = {area.key: area.slug for area in self._snapshot.published.areas}
        return {
            "thema": result.topic_counts,
            "status": result.status_counts,
            self._grammar.area_key: {slugs[key]: count for key, count in result.area_counts.items()},
            "kreisweit": {"1": result.county_wide_count},
            "partei": result.party_counts,
        }[key]

    def choices(self, query: str) -> list[list[str]]:
        return [list(choice) for choice in self._grammar.choices(self._grammar.parse(_args(query)))]

    def in_path(self, query: str) -> list[Any]:
        key, value, rest = self._grammar.in_path(self._grammar.parse(_args(query)))
        return [f"/{key}/{value}" if key else "", [list(pair) for pair in rest]]

    def place(self, text: str) -> dict[str, Any]:
        try:
            return {"place": self._snapshot.nearby.find(text).label}
        except NoSuchPlace as error:
            return {"choices": sorted(place.label for place in error.choices)}

    def distance_m(self, origin: Geometry, geometry: Geometry) -> float:
        one: Any = SimpleNamespace(places={"there": SimpleNamespace(geometry=geometry)}, areas=[])
        return Nearness(one).from_geometry(origin)["there"]

    def distance_text(self, distance_m: float, at_least: bool, is_line: bool) -> str:
        return distance_text(distance_m, at_least, is_line)

    def lists(self, query: str) -> dict[str, Any]:
        chosen = self._grammar.parse(_args(query))
        view = self._snapshot.views["de"]
        answer = near_answer(self._snapshot, view, chosen, view.index.apply(chosen))
        assert answer is not None
        return {
            "cards": [
                [card.place.name, card.distance, [[item.pledge_id, list(item.slugs)] for item in card.items]]
                for card in answer.cards
            ]
        }

    def sentence(self, counts: list[int], around: list[Any]) -> str:
        return sentence(sentence_words(self._snapshot.settings), *counts, *around)

    def sign(self, kinds: list[list[str]]) -> list[Any]:
        pledges: list[Any] = [SimpleNamespace(stance=stance, status=status) for stance, status in kinds]
        sign = sign_of(pledges)
        return ["✕" if sign.rejected else sign.mark, sign.hollow]

    def order(self, sites: list[list[Any]]) -> list[str]:
        return [place_id for place_id, count in sorted(sites, key=lambda site: rank(site[1], site[0]))]

    def groups(self, points: list[Pair], distance: float) -> list[list[int]]:
        return grouped([(x, y) for x, y in points], distance)

    def level(self, kind: str, geometry: str, planned: bool) -> int:
        return level(kind, area=geometry.endswith("Polygon"), planned=planned)

    def lanes(self, ids: list[str], beside: dict[str, dict[str, int]]) -> dict[str, int]:
        return lanes.lanes(ids, beside)

    def lane_width(self, zoom: float) -> float:
        return lanes.lane_width(zoom)

    def shifted(self, points: list[Pair], distance: float) -> list[list[float]]:
        return [list(point) for point in lanes.shifted([(x, y) for x, y in points], distance)]


BEFORE = """
if ($areas !== "gemeinde") document.documentElement.dataset.areas = $areas;
Object.assign(document.documentElement.dataset, $dataset);
page.byId["near-words"] = { textContent: JSON.stringify($words) };
page.bySelector[".near-search"] = { dataset: { outlines: "umrisse.json" } };
page.byId["static-site"] = { textContent: JSON.stringify($address) };
const data = $data;
const fetch = async () => ({ json: async () => data.outlines });
let shown = null;
"""
AFTER = """
Pledgemap.places = new Map(data.drawn.map((place) => [place.id, place]));
Pledgemap.showLists = (lists) => { shown = lists; };
page.all["article[data-places]"] = data.pledges.filter((pledge) => pledge.placed)
  .map(({ id, places }) => ({ id, dataset: { places } }));
Pledgemap.loadOutlines();
"""
LISTS = """(() => {
  const { place } = Pledgemap.findPlace(data.searched, $0.ort);
  const shapeOf = (drawn) => {
    const municipality = data.outlines.municipalities.find(({ id }) => id === drawn.id);
    const whole = data.outlines.shapes[drawn.id] ?? municipality?.shape;
    return drawn.shape ?? whole ?? { type: "Point", coordinates: drawn.at };
  };
  const from = place.shape ?? place.at;
  const distances = new Map(data.drawn.map((drawn) => [drawn.id, Pledgemap.distance(from, shapeOf(drawn))]));
  const [own, ...others] = place.in;
  const home = others.length ? null : data.outlines.municipalities.find(({ slug }) => slug === own);
  const locality = place.kind === "locality" ? place.names[0] : "";
  const isMeasured = !["postal_code", "municipality"].includes(place.kind);
  Pledgemap.listAround({ distances, km: Number($0.umkreis), home, own: place.in, locality, isMeasured });
  const entry = ({ article, gemeinden }) => [article.id, gemeinden];
  return { cards: shown.cards.map((card) => [card.place.name, card.distance, card.entries.map(entry)]) };
})()"""


class Scripts:
    """The answers of the files of webapp/static/js, in V8."""

    def __init__(self, app: Flask) -> None:
        snapshot: Snapshot = app.extensions["pledgemap"].snapshot
        with app.test_request_context("/"):
            address = address_data(snapshot)
            words = near_words(
                snapshot.settings.region_name, area_words(snapshot.published), static_site=True
            )
            self._sentence_words = sentence_words(snapshot.settings)
        data = {
            "pledges": pledges_of(snapshot),
            "drawn": list(snapshot.views["de"].drawn_places.values()),
            "outlines": json.loads(outlines.document(snapshot.published)),
            "searched": places_to_search(snapshot),
        }
        before = BEFORE
        for name, value in (
            ("$areas", snapshot.grammar.area_key),
            ("$dataset", {"parties": ""} if snapshot.grammar.parties else {}),
            ("$words", words),
            ("$address", address),
            ("$data", data),
        ):
            before = before.replace(name, json.dumps(value, ensure_ascii=False, default=str))
        names = (
            "pledgemap",
            "query",
            "likeness",
            "words",
            "matching",
            "query_check",
            "symbols",
            "near_names",
        )
        self._page = Page(*names, before=before)
        self._page.load("near_distance", "near_order", "near_lists", "near_address", "near_find", "sentence")
        self._page.load("lanes")
        self._page.load(before=f"Pledgemap.takeWords({snapshot.index.words.as_json()});")
        self._page.load(before=AFTER)
        self._known = address["known"]
        self._run = self._page.run

    def fold(self, text: str) -> str:
        return self._run("Pledgemap.fold($0)", text)

    def keys(self, name: str, kind: str) -> dict[str, Any]:
        return self._run(
            """({ key: Pledgemap.searchKey($0), loose: Pledgemap.looseKey($0),
                 found_under: Pledgemap.looseKeys({ kind: $1, names: [$0] }).sort(),
                 understood: Pledgemap.understood($0) })""",
            name,
            kind,
        )

    def query(self, query: str) -> dict[str, Any]:
        found = self._run("Pledgemap.checkedQuery($0)", query)
        if found["problem"]:
            return {"problem": "{heading}: {text}".format(**found["problem"])}
        canonical = self._run("Pledgemap.queryOfChoice($0)", found["chosen"])
        return {"canonical": canonical, "moved": found["hasMoved"]}

    def found(self, query: str) -> list[str]:
        return self._run(
            "Pledgemap.matching(data.pledges, Pledgemap.chosenIn($0)).map(({ id }) => id)", query
        )

    def counts(self, query: str, key: str) -> dict[str, int]:
        if key == "kreisweit":
            count = "Pledgemap.countyWide(data.pledges, Pledgemap.chosenIn($0)).length"
            return {"1": self._run(count, query)}
        count = "$1.map((value) => Pledgemap.countOf(data.pledges, Pledgemap.chosenIn($0), $2, value))"
        values = self._known[key]
        return dict(zip(values, self._run(count, query, values, key), strict=True))

    def choices(self, query: str) -> list[list[str]]:
        values = "({ key, value, without }) => [key, value, without]"
        return self._run(f"Pledgemap.choicesOf(Pledgemap.chosenIn($0)).map({values})", query)

    def in_path(self, query: str) -> list[Any]:
        return self._run(
            "(({ path, rest }) => [path, rest])(Pledgemap.inPath(Pledgemap.chosenIn($0)))", query
        )

    def place(self, text: str) -> dict[str, Any]:
        found = self._run(
            "(({ place, choices }) => "
            "(place ? { place: place.label } : { choices: choices.map((p) => p.label) }))"
            "(Pledgemap.findPlace(data.searched, $0))",
            text,
        )
        return found if "place" in found else {"choices": sorted(found["choices"])}

    def distance_m(self, origin: Geometry, geometry: Geometry) -> float:
        # A position comes from the browser as (lon, lat).
        start = origin["coordinates"] if origin["type"] == "Point" else origin
        return self._run("Pledgemap.distance($0, $1)", start, geometry)

    def distance_text(self, distance_m: float, at_least: bool, is_line: bool) -> str:
        # The engine may know no German numbers.
        return self._run("Pledgemap.distanceText($0, $1, $2)", distance_m, at_least, is_line).replace(
            ".", ","
        )

    def lists(self, query: str) -> dict[str, Any]:
        found = self._run(LISTS, dict(parse_qsl(query)))
        for card in found["cards"]:
            card[1] = card[1].replace(".", ",")
        return found

    def sentence(self, counts: list[int], around: list[Any]) -> str:
        near = {"place": around[0], "km": str(around[1])} if around else None
        return self._run("Pledgemap.sentence($0, $1, $2, $3)", self._sentence_words, *counts, near)

    def sign(self, kinds: list[list[str]]) -> list[Any]:
        pledges: list[Any] = [SimpleNamespace(stance=stance, status=status) for stance, status in kinds]
        return self._run(
            "((sign) => [sign, Pledgemap.isHollow(sign)])"
            "(Pledgemap.signOf($0.map((sign) => ({ dataset: { sign } }))))",
            [of_one(pledge) for pledge in pledges],
        )

    def order(self, sites: list[list[Any]]) -> list[str]:
        return self._run(
            """$0.map(([id, count]) => ({ place: { id }, pledges: new Array(count).fill(0) }))
                 .sort(Pledgemap.byRank).map(({ place }) => place.id)""",
            sites,
        )

    def groups(self, points: list[Pair], distance: float) -> list[list[int]]:
        return self._run(
            """((point) => Pledgemap.groupByDistance($0.map((xy, at) => ({ at, point: point(xy) })), $1)
                 .map((group) => group.map(({ at }) => at)))
               (([x, y]) => ({ x, y, distanceTo: (other) => Math.hypot(other.x - x, other.y - y) }))""",
            points,
            distance,
        )

    def level(self, kind: str, geometry: str, planned: bool) -> int:
        return self._run(
            "Pledgemap.levelOf({ kind: $0, shape: { type: $1 }, planned: $2 })", kind, geometry, planned
        )

    def lanes(self, ids: list[str], beside: dict[str, dict[str, int]]) -> dict[str, int]:
        return self._run("Pledgemap.lanesOf($0, $1)", ids, beside)

    def lane_width(self, zoom: float) -> float:
        return self._run("Pledgemap.laneWidth($0)", zoom)

    def shifted(self, points: list[Pair], distance: float) -> list[list[float]]:
        return self._run(
            "Pledgemap.shifted($0.map(([x, y]) => ({ x, y })), $1).map(({ x, y }) => [x, y])",
            points,
            distance,
        )


def pledges_of(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The pledges as `Pledgemap.readPledges` finds them in a page."""
    published = snapshot.published
    return [
        {
            "id": pledge.id,
            "pledge": pledge.id,
            "topic": pledge.topic,
            "status": pledge.status,
            **({"party": pledge.party} if pledge.party else {}),
            "placed": bool(pledge.place_ids),
            "places": " ".join(pledge.place_ids),
            "gemeinden": [m.slug for m in published.areas_of_pledge(pledge)],
            "item": {"dataset": {}},
        }
        for pledge in published.pledges
    ]


def places_to_search(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The places to search for, as near_place.js puts them together."""
    places = snapshot.nearby.places
    rows = json.loads(positions_json(places, snapshot.published))
    return [{**row, "label": p.label, "rank": p.rank} for row, p in zip(rows, places, strict=True)]
