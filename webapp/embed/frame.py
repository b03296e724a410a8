"""``/embed…``: the page inside frames on other sites.

It includes its data and fetches nothing, because in WordPress's sandboxed frames it has no origin. Errors
are shown within the frame too: no other page of ours can be framed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import partial
from typing import Any

from flask import Blueprint, Flask, Response, redirect, render_template, request
from flask_babel import gettext as _
from jinja2.utils import htmlsafe_json_dumps
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from geo.public import Topic
from webapp import delivery, icons
from webapp.addresses import AREA_RULE, area_of
from webapp.changes.progress import progress_of
from webapp.embed import frame_content, frame_lists, look
from webapp.embed.frame_content import FrameContent
from webapp.filters import BadValue, Filter, Result, UnknownValue
from webapp.filters.grammar import IN_PATH
from webapp.filters.no_hits import no_hits
from webapp.language import PREFIXES, of_request, register_in_every_language
from webapp.pages import comparison, errors, parts, places_in_view
from webapp.pages.near_answer import near_answer
from webapp.pledge_map.packing import packed_place
from webapp.security import embed_headers
from webapp.snapshot import GROUND_ASSET, Snapshot, View
from webapp.snapshot.live import current

# A frame should be small, and this is compressed while somebody waits.
COMPACT: dict[str, Any] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
PROGRESS = "/embed/fortschritt"
STYLES = {"auto": "frame.css", "hell": "frame-hell.css", "dunkel": "frame-dunkel.css"}
PROGRESS_STYLES = {key: name.replace("frame", "frame-fortschritt") for key, name in STYLES.items()}

blueprint = Blueprint("embed", __name__)


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


@blueprint.get("/embed")
@blueprint.get(f"/embed/<any({', '.join((*IN_PATH, frame_content.PLEDGE))}):kind>/<value>")
def embed(kind: str = "", value: str = "") -> BaseResponse:
    """Return the frame, or a redirect to it if its subject has another name now."""
    snapshot = current()
    view = snapshot.views[of_request()]
    content = frame_content.parse(snapshot, request.args, kind, value)
    address = f"{view.root}{frame_content.path(snapshot.grammar, content)}"
    if snapshot.grammar.moved(
        frame_content.with_path(request.args, kind, value)
    ) or content.pledge_id not in (
        "",
        value,
    ):
        return redirect(address, code=301)
    draw = render_withdrawn if content.pledge_id in snapshot.withdrawn else render
    return delivery.page(snapshot.version, address, lambda: draw(snapshot, view, content))


@blueprint.get(PROGRESS)
def progress() -> BaseResponse:
    """Return the frame with the progress of all pledges; of a look it takes the colours."""
    snapshot = current()
    view, colours = snapshot.views[of_request()], look.parse(request.args).colours
    address = f"{view.root}{PROGRESS}?farben={colours}"
    return delivery.page(snapshot.version, address, lambda: _render_progress(snapshot, colours))


@blueprint.get(f"/embed{AREA_RULE}/{comparison.PAGE}")
def compared(kind: str, slug: str) -> BaseResponse:
    """Return the frame with the parties side by side; of a look it takes the colours."""
    snapshot = current()
    comparison.check(snapshot)
    view, colours = snapshot.views[of_request()], look.parse(request.args).colours
    found = area_of(snapshot, view, kind, slug, f"/{comparison.PAGE}", "/embed")
    address = f"{view.root}/embed{found.path}/{comparison.PAGE}?farben={colours}"
    return delivery.page(
        snapshot.version,
        address,
        lambda: comparison.render_frame(snapshot, found, STYLES[colours], colours),
    )


@blueprint.get("/embed/<path:rest>")
def unknown(rest: str) -> Response:
    raise NotFound


@blueprint.after_request
def may_be_framed(response: BaseResponse) -> BaseResponse:
    response.headers.update(embed_headers(current().settings))
    return response


@blueprint.errorhandler(UnknownValue)
def unknown_value(error: UnknownValue) -> tuple[str, int]:
    malformed = isinstance(error, BadValue)
    heading, text = errors.text_about_value(error.key, error.value, malformed=malformed)
    return _error(str(heading), text), 400 if malformed else 404


@blueprint.errorhandler(NotFound)
def missing(error: NotFound) -> tuple[str, int]:
    heading, text = errors.TEXTS[404]
    return _error(str(heading), str(text)), 404


def render(snapshot: Snapshot, view: View, content: FrameContent) -> str:
    """Render the page of a frame in the language of the view."""
    result = _result(snapshot, view, content)
    query = snapshot.grammar.query(content.chosen)
    near = near_answer(snapshot, view, content.chosen, result)
    shown = result.shown
    county_wide = [id_ for id_ in shown if not snapshot.pledges[id_].place_ids]
    is_part = snapshot.frames_are_paged and not content.pledge_id
    lists = (
        frame_lists.part_of(view, query, result, near)
        if is_part
        else frame_lists.all_of(snapshot, view, result, near)
    )
    chosen_slugs = [m.slug for m in snapshot.published.areas if m.key in content.chosen.areas]
    places = (
        _places(view, result, chosen_slugs)
        if lists.pledge_ids is None
        else parts.listed_places(snapshot, view, lists.pledge_ids)
    )
    return render_template(
        "embed.html",
        content=content,
        party_keys=_party_keys(snapshot, content),
        prefix=PREFIXES[view.language],
        ground_asset=GROUND_ASSET,
        look=content.look,
        style=STYLES[content.look.colours],
        title=frame_content.title(snapshot, content),
        subtitle=frame_content.subtitle(snapshot, content),
        page_title=frame_content.full_title(snapshot, content, view.language),
        address=frame_content.path(snapshot.grammar, content),
        full_page=frame_content.full_page(snapshot.grammar, content),
        lists=lists,
        query=query,
        map_data=places_in_view.map_data(snapshot, view, query, result) if is_part else None,
        shown_count=len(shown),
        has_list=bool(shown),
        county_wide_count=len(county_wide),
        placed_count=len(shown) - len(county_wide),
        has_map=bool(result.place_ids),
        nothing=None if shown else no_hits(view.index, content.chosen),
        compact=partial(htmlsafe_json_dumps, **COMPACT),
        places=places,
        municipalities=" ".join(chosen_slugs),
        sprite=icons.sprite(_topics(snapshot, shown), icons.IN_FRAMES),
    )


def render_withdrawn(snapshot: Snapshot, view: View, content: FrameContent) -> str:
    """Render the frame of a withdrawn pledge: the page around it may have shown it for months."""
    withdrawn = snapshot.withdrawn[content.pledge_id]
    return render_template(
        "embed_withdrawn.html",
        pledge=withdrawn.pledge,
        reason=withdrawn.pledge.milestones[-1],
        style=STYLES[content.look.colours],
        look=content.look,
        page_title=frame_content.full_title(snapshot, content, view.language),
        full_page=frame_content.full_page(snapshot.grammar, content),
    )


def _render_progress(snapshot: Snapshot, colours: str) -> str:
    return render_template(
        "embed_progress.html",
        progress=progress_of(snapshot.published, snapshot.settings),
        style=PROGRESS_STYLES[colours],
        look=look.Look(colours=colours),
        page_title=_("Wie weit die Zusagen sind"),
    )


def _party_keys(snapshot: Snapshot, content: FrameContent) -> frozenset[str]:
    """Return whose pledges a frame shows; empty for all."""
    if content.pledge_id:
        return frozenset({snapshot.pledges[content.pledge_id].party})
    return content.chosen.parties


def _result(snapshot: Snapshot, view: View, content: FrameContent) -> Result:
    if not content.pledge_id:
        return view.index.apply(content.chosen)
    everything = view.index.apply(Filter())
    pledge = snapshot.pledges[content.pledge_id]
    return dataclasses.replace(everything, shown=(pledge.id,), place_ids=tuple(pledge.place_ids))


def _topics(snapshot: Snapshot, shown: Iterable[str]) -> list[Topic]:
    """Return the topics whose symbols the page needs."""
    used = {snapshot.pledges[pledge_id].topic for pledge_id in shown}
    return [topic for key, topic in snapshot.settings.topics.items() if key in used]


def _places(view: View, result: Result, chosen_slugs: list[str]) -> list[dict[str, Any]]:
    """Return what the map draws, with those of a place's Gemeinden that the frame is about."""
    places = [packed_place(view.drawn_places[place_id]) for place_id in result.place_ids]
    if not chosen_slugs:
        return places
    return [place | {"in": {s: place["in"][s] for s in chosen_slugs if s in place["in"]}} for place in places]


def _error(heading: str, text: str) -> str:
    return render_template("embed_error.html", heading=heading, text=text)
