"""The pages that people read."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, jsonify, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from webapp import delivery
from webapp.filters import STATUSES, Filter, Result
from webapp.snapshot import Live, Snapshot

blueprint = Blueprint("pages", __name__)


@dataclass(frozen=True)
class Group:
    """Pledges of one topic, with those that the filter leaves out marked as hidden."""

    topic: str
    items: Markup
    shown_count: int


@blueprint.get("/")
def index() -> BaseResponse:
    snapshot = _live().refresh()
    catalogue = snapshot.catalogue
    chosen = catalogue.parse(request.args)
    query = catalogue.query(chosen)
    if catalogue.moved(request.args):
        return redirect(f"{snapshot.settings.root}/?{query}", code=301)
    return delivery.page(snapshot.version, f"/?{query}", lambda: _index(snapshot, chosen))


@blueprint.get("/gemeinde/<slug>")
def municipality(slug: str) -> BaseResponse:
    snapshot = _live().refresh()
    found = {m.slug: m for m in snapshot.published.municipalities}.get(slug)
    if found is None:
        moved = snapshot.settings.redirects.municipalities | {
            m.ags: m.slug for m in snapshot.published.municipalities
        }
        return _moved_or_missing(slug, moved)
    chosen = Filter(municipalities=frozenset({found.ags}))
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: _selection(snapshot, chosen, found.name, f"Was in {found.name} geplant ist", found.slug),
    )


@blueprint.get("/thema/<slug>")
def topic(slug: str) -> BaseResponse:
    snapshot = _live().refresh()
    found = snapshot.settings.topics.get(slug)
    if found is None:
        return _moved_or_missing(slug, snapshot.settings.redirects.topics)
    chosen = Filter(topics=frozenset({found.key}))
    return delivery.page(
        snapshot.version, request.path, lambda: _selection(snapshot, chosen, found.label, found.label)
    )


@blueprint.get("/zusage/<slug>")
def pledge(slug: str) -> BaseResponse:
    snapshot = _live().refresh()
    found = snapshot.pledges.get(slug)
    if found is None:
        return _moved_or_missing(slug, snapshot.settings.redirects.pledges)
    places = [snapshot.published.places[place_id] for place_id in found.place_ids]
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: render_template("pledge.html", snapshot=snapshot, pledge=found, places=places),
    )


@blueprint.get("/static/<name>")
def asset(name: str) -> Response:
    found = _live().asset(name)
    if found is None:
        abort(404)
    return delivery.file(found)


@blueprint.get("/healthz")
def health() -> Response:
    """Ready with which data; a newer build that can't be used shows here."""
    live = _live()
    published = live.refresh().published
    response = jsonify(
        status="degraded" if live.problem else "ok",
        problem=live.problem,
        data_version=published.data_version,
        data_date=published.data_date.isoformat(),
        pledges=len(published.pledges),
        county_wide=sum(not p.place_ids for p in published.pledges),
        places=len(published.places),
        municipalities=len(published.municipalities),
    )
    response.cache_control.no_store = True
    return response


def _live() -> Live:
    return current_app.extensions["pledgemap"]


def _moved_or_missing(slug: str, moved: dict[str, str]) -> BaseResponse:
    if slug not in moved:
        abort(404)
    folder = request.path.removesuffix(slug)
    return redirect(f"{_live().snapshot.settings.root}{folder}{moved[slug]}", code=301)


def _index(snapshot: Snapshot, chosen: Filter) -> str:
    result = snapshot.catalogue.apply(chosen)
    pledges = snapshot.published.pledges
    return render_template(
        "index.html",
        snapshot=snapshot,
        chosen=chosen,
        with_county_wide=dataclasses.replace(chosen, county_wide=True),
        result=result,
        statuses_used=[status for status in STATUSES if any(p.status == status for p in pledges)],
        placed=_groups(snapshot, result, county_wide=False),
        county_wide=_groups(snapshot, result, county_wide=True),
        placed_count=sum(bool(snapshot.pledges[pledge_id].place_ids) for pledge_id in result.shown),
    )


def _selection(
    snapshot: Snapshot, chosen: Filter, name: str, heading: str, municipality_slug: str = ""
) -> str:
    result = snapshot.catalogue.apply(chosen)
    parts = (("An bestimmten Orten", False), (f"Im ganzen {snapshot.settings.region_name}", True))
    return render_template(
        "selection.html",
        snapshot=snapshot,
        result=result,
        name=name,
        heading=heading,
        municipality_slug=municipality_slug,
        query=snapshot.catalogue.query(chosen),
        parts=[
            {
                "heading": part,
                "groups": [g for g in _groups(snapshot, result, county_wide=wide) if g.shown_count],
            }
            for part, wide in parts
        ],
    )


def _groups(snapshot: Snapshot, result: Result, *, county_wide: bool) -> list[Group]:
    """The whole list by topic: rendered once per build, here only chosen from and joined."""
    shown = frozenset(result.shown)
    groups = []
    for group in snapshot.groups:
        if group.county_wide == county_wide:
            html = "".join(item.shown if item.pledge_id in shown else item.hidden for item in group.items)
            shown_count = sum(item.pledge_id in shown for item in group.items)
            # The snapshot's items have been through Jinja's escaping.
            groups.append(Group(group.topic, Markup(html), shown_count))  # noqa: S704
    return groups
