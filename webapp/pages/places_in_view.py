"""What a map loads after its page, where the pledges are too many to be in it: places by tile, and the
pledges of a place that is opened. ``static/js/in_view.js`` reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from flask import Blueprint, Flask, Response, abort, json, request

from geo.public import Place, Pledge
from webapp import delivery, signs, words
from webapp.filters import Result
from webapp.language import of_request, register_in_every_language
from webapp.pledge_map.packing import packed_place
from webapp.pledge_map.tiled import ZOOM
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

FOLDER = "orte"
# A box over the map shows no more; the list has all of them.
MAX_PLEDGES = 60
KEPT_FILTERS = 4  # the tiles of one view are requested together

blueprint = Blueprint("places_in_view", __name__)


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


class _Shown(NamedTuple):
    """What a filter shows: pledges, and places."""

    pledge_ids: frozenset[str]
    place_ids: frozenset[str]


def map_data(snapshot: Snapshot, view: View, query: str, result: Result) -> dict[str, Any]:
    """Return what a page has for its map: how many pledges each area has, and where to load the places.

    ``tiles`` are those that have places of the map, ``query`` is that of the filter.
    """
    return {
        "folder": f"{view.root}/{FOLDER}",
        "query": query,
        "zoom": ZOOM,
        "tiles": list(snapshot.place_tiles),
        "counts": _counts(snapshot, result),
    }


def _counts(snapshot: Snapshot, result: Result) -> dict[str, int]:
    """Return the pledges at the places of a filter, by area."""
    shown, found = frozenset(result.shown), defaultdict[str, set[str]](set)
    for place_id in result.place_ids:
        place = snapshot.published.places[place_id]
        for key in place.areas:
            found[key].update(shown.intersection(place.pledge_ids))
    own = [area.key for area in snapshot.published.areas]
    return {key: len(found[key]) for key in own if found[key]}


@blueprint.get(f"/{FOLDER}/{ZOOM}/<int:x>/<int:y>.json")
def tile(x: int, y: int) -> Response:
    """Return the places of a tile that the filter shows, as the map draws them."""
    snapshot, view, query = _asked()
    ids = snapshot.place_tiles.get(f"{x}/{y}") or abort(404)
    return _document(snapshot, query, lambda: _tile(snapshot, view, query, ids))


@blueprint.get(f"/{FOLDER}/<place_id>.json")
def place(place_id: str) -> Response:
    """Return the pledges at a place that the filter shows."""
    snapshot, view, query = _asked()
    found = snapshot.published.places.get(place_id) or abort(404)
    return _document(snapshot, query, lambda: _place(snapshot, view, query, found))


def _asked() -> tuple[Snapshot, View, str]:
    """Return snapshot, view, and the canonical query; without long frames there are no such files."""
    snapshot = current()
    if not snapshot.frames_are_paged:
        abort(404)
    return (
        snapshot,
        snapshot.views[of_request()],
        snapshot.grammar.query(snapshot.grammar.parse(request.args)),
    )


def _document(snapshot: Snapshot, query: str, make: Callable[[], dict[str, Any]]) -> Response:
    key = f"{request.path}?{query}"
    return delivery.document(
        snapshot.version,
        key,
        "application/json",
        lambda: json.dumps(make(), ensure_ascii=False, separators=(",", ":")).encode(),
    )


def _shown(snapshot: Snapshot, view: View, query: str) -> _Shown | None:
    """Return what a filter shows; None if that is everything."""
    return _found(snapshot.version, view.language, query) if query else None


@lru_cache(KEPT_FILTERS)
def _found(_version: str, language: str, _query: str) -> _Shown:
    snapshot = current()
    result = snapshot.views[language].index.apply(snapshot.grammar.parse(request.args))
    return _Shown(frozenset(result.shown), frozenset(result.place_ids))


def _pledges_at(snapshot: Snapshot, place: Place, shown: _Shown | None) -> list[Pledge]:
    ids = (id_ for id_ in place.pledge_ids if shown is None or id_ in shown.pledge_ids)
    return [snapshot.pledges[pledge_id] for pledge_id in ids]


def _tile(snapshot: Snapshot, view: View, query: str, ids: tuple[str, ...]) -> dict[str, Any]:
    """Return the places, the numbers of the pledges at each, and how each of these looks: the position of its
    topic and sign in ``looks``.
    """
    shown = _shown(snapshot, view, query)
    places, at, pledges = [], {}, {}
    looks: dict[tuple[str, str], int] = {}
    for place_id in ids:
        if shown is not None and place_id not in shown.place_ids:
            continue
        places.append(packed_place(view.drawn_places[place_id]))
        found = _pledges_at(snapshot, snapshot.published.places[place_id], shown)
        numbers = {view.index.position(pledge.id): pledge for pledge in found}
        at[place_id] = list(numbers)
        for number, pledge in numbers.items():
            look = (pledge.topic, signs.of_one(pledge))
            pledges[number] = looks.setdefault(look, len(looks))
    return {"places": places, "at": at, "pledges": pledges, "looks": list(looks)}


def _place(snapshot: Snapshot, view: View, query: str, place: Place) -> dict[str, Any]:
    found = _pledges_at(snapshot, place, _shown(snapshot, view, query))
    return {
        "pledges": [row(snapshot, view, pledge) for pledge in found[:MAX_PLEDGES]],
        "more": max(0, len(found) - MAX_PLEDGES),
    }


def row(snapshot: Snapshot, view: View, pledge: Pledge) -> dict[str, str | int]:
    """Return what a list says about a pledge; ``number`` is its position in the programme."""
    status = words.STATUSES[pledge.status] if pledge.status != "pledged" else ""
    return {
        "number": view.index.position(pledge.id),
        "title": words.pledge_title(pledge),
        "href": f"{view.root}/zusage/{pledge.id}",
        "topic": pledge.topic,
        "stance": pledge.stance,
        "label": str(words.stance_label(pledge.stance, pledge.status, snapshot.common_stance)),
        "status": str(status),
        "lang": "de" if words.is_untranslated(pledge) else "",
        **_sender(snapshot, pledge),
    }


def _sender(snapshot: Snapshot, pledge: Pledge) -> dict[str, str]:
    party = words.sender(snapshot.settings, pledge)
    return {"party": party.key, "sign": party.sign, "sender": words.party_called(party)} if party else {}
