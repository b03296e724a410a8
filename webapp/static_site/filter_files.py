"""What the filter of a long list loads where no server answers it: ``static/js/filter_files.js`` reads it.

One file says which pledges have which topic, status and area; others have the rows of the list, some pledges
each; words are in files by how they begin (`webapp.filters.word_files`). So a page loads what its filter
needs, and not all pledges.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, abort
from flask_babel import gettext as _

from geo.public import STATUSES, Place, Pledge
from webapp import signs
from webapp.filters import compact_json
from webapp.language import of_request
from webapp.pages import paging, places_in_view
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

FOLDER, FACETS = "auswahl", "merkmale"
PER_FILE = 25
FIRST_SIGN = 0x30  # the characters of keys by their position, from "0" on

blueprint = Blueprint("filter_files", __name__)


def page_data(snapshot: Snapshot, view: View) -> dict[str, Any]:
    """Return what a page has for its filter, in the language of the page."""
    return {
        "folder": f"{view.root}/{FOLDER}",
        "facets": FACETS,
        "words": snapshot.asset_path(view.frame_words_asset),
        "per_file": PER_FILE,
        "per_page": paging.PER_PAGE,
        "page": _("Seite"),
        "previous": _("Vorige Seite"),
        "next": _("Nächste Seite"),
        "pages": _("Seiten der Liste"),
        "also": _("auch:"),
        "no_place": {
            "heading": _("Hier lässt sich nicht im Umkreis suchen"),
            "text": _("Dafür bräuchte diese Karte einen Server. Die anderen Filter gelten."),
        },
        "failed": {
            "heading": _("Die Auswahl ließ sich nicht laden"),
            "text": _("Vielleicht ist die Verbindung unterbrochen. Jedes Thema hat auch eine eigene Seite."),
        },
    }


def facets(snapshot: Snapshot) -> dict[str, Any]:
    """Return what the filter asks of pledges, in the order of the programme.

    Topic, status and party of each are a character; the pledges of an area, and what holds everywhere, are
    steps from one to the next.
    """
    topics, published = list(snapshot.settings.topics), snapshot.published
    of_area: dict[str, list[int]] = {area.key: [] for area in published.areas}
    for number, pledge in enumerate(published.pledges):
        for area in published.areas_of_pledge(pledge):
            of_area[area.key].append(number)
    parties = sorted({pledge.party for pledge in published.pledges})
    everywhere = [number for number, pledge in enumerate(published.pledges) if not pledge.place_ids]
    return {
        "topic": _signs(topics.index(pledge.topic) for pledge in published.pledges),
        "status": _signs(STATUSES.index(pledge.status) for pledge in published.pledges),
        "party": _signs(parties.index(pledge.party) for pledge in published.pledges),
        "statuses": list(STATUSES),
        "parties": parties,
        "topics": topics,
        "areas": [[area.key, area.slug, *_steps(of_area[area.key])] for area in published.areas],
        "everywhere": _steps(everywhere),
    }


def file_count(snapshot: Snapshot) -> int:
    return -(-len(snapshot.published.pledges) // PER_FILE)


def rows(snapshot: Snapshot, view: View, number: int) -> list[dict[str, Any]]:
    """Return some pledges of the list, in its order: by topic, those that hold everywhere at the end."""
    ids = [pledge_id for group in view.groups for pledge_id in group.pledge_ids]
    return [
        _row(snapshot, view, snapshot.pledges[pledge_id])
        for pledge_id in ids[number * PER_FILE : (number + 1) * PER_FILE]
    ]


@blueprint.get(f"/{FOLDER}/{FACETS}.json")
def facets_file() -> Response:
    return _json(facets(_paged()))


@blueprint.get(f"/{FOLDER}/<int:number>.json")
def rows_file(number: int) -> Response:
    snapshot = _paged()
    return _json(rows(snapshot, snapshot.views[of_request()], number) or abort(404))


def _paged() -> Snapshot:
    snapshot = current()
    return snapshot if snapshot.is_paged else abort(404)


def _json(data: object) -> Response:
    return Response(compact_json(data), mimetype="application/json")


def _row(snapshot: Snapshot, view: View, pledge: Pledge) -> dict[str, Any]:
    row = places_in_view.row(snapshot, view, pledge)
    places = [snapshot.published.places[place_id] for place_id in pledge.place_ids]
    return row | {
        "id": pledge.id,
        "sign": signs.of_one(pledge),
        "places": [[place.id, place.name, _within(snapshot, place)] for place in places],
    }


def _within(snapshot: Snapshot, place: Place) -> str:
    names = [area.name for area in snapshot.published.areas_of(place)]
    return "" if names == [place.name] else ", ".join(names)


def _signs(positions: Iterable[int]) -> str:
    return "".join(chr(FIRST_SIGN + position) for position in positions)


def _steps(numbers: list[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
