"""The pages that people read."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from flask import Blueprint, Flask, abort, redirect, render_template, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from webapp import delivery
from webapp.filters import STATUSES, Filter, Result
from webapp.language import LANGUAGES, of_request, same_page
from webapp.snapshot import Snapshot, View, current
from webapp.words import topic_label

blueprint = Blueprint("pages", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(blueprint, url_prefix="/en", name="pages_en")

    @app.context_processor
    def what_every_page_shows() -> dict[str, object]:
        snapshot, view = _current()
        return {
            "snapshot": snapshot,
            "view": view,
            "settings": snapshot.settings,
            "root": view.root,
            "other_languages": [language for language in LANGUAGES if language != view.language],
            "same_page": same_page,
        }


@dataclass(frozen=True)
class Group:
    """Pledges of one topic, with those that the filter leaves out marked as hidden."""

    topic: str
    items: Markup
    shown_count: int


@blueprint.get("/")
def index() -> BaseResponse:
    snapshot, view = _current()
    catalogue = view.catalogue
    chosen = catalogue.parse(request.args)
    query = catalogue.query(chosen)
    if catalogue.moved(request.args):
        return redirect(f"{view.root}/?{query}", code=301)
    return delivery.page(snapshot.version, f"{view.root}/?{query}", lambda: _index(snapshot, view, chosen))


@blueprint.get("/gemeinde/<slug>")
def municipality(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = {m.slug: m for m in snapshot.published.municipalities}.get(slug)
    if found is None:
        moved = snapshot.settings.redirects.municipalities | {
            m.ags: m.slug for m in snapshot.published.municipalities
        }
        return _moved_or_missing(view, slug, moved)
    chosen = Filter(municipalities=frozenset({found.ags}))
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: _selection(view, chosen, _("Was in %(name)s geplant ist", name=found.name), found.slug),
    )


@blueprint.get("/thema/<slug>")
def topic(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = snapshot.settings.topics.get(slug)
    if found is None:
        return _moved_or_missing(view, slug, snapshot.settings.redirects.topics)
    chosen = Filter(topics=frozenset({found.key}))
    return delivery.page(snapshot.version, request.path, lambda: _selection(view, chosen, topic_label(found)))


@blueprint.get("/zusage/<slug>")
def pledge(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = snapshot.pledges.get(slug)
    if found is None:
        return _moved_or_missing(view, slug, snapshot.settings.redirects.pledges)
    places = [snapshot.published.places[place_id] for place_id in found.place_ids]
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: render_template("pledge.html", pledge=found, places=places),
    )


def _current() -> tuple[Snapshot, View]:
    snapshot = current()
    return snapshot, snapshot.views[of_request()]


def _moved_or_missing(view: View, slug: str, moved: dict[str, str]) -> BaseResponse:
    if slug not in moved:
        abort(404)
    kind = request.path.split("/")[-2]
    return redirect(f"{view.root}/{kind}/{moved[slug]}", code=301)


def _index(snapshot: Snapshot, view: View, chosen: Filter) -> str:
    result = view.catalogue.apply(chosen)
    pledges = snapshot.published.pledges
    return render_template(
        "index.html",
        chosen=chosen,
        with_county_wide=dataclasses.replace(chosen, county_wide=True),
        result=result,
        statuses_used=[status for status in STATUSES if any(p.status == status for p in pledges)],
        placed=_groups(view, result, county_wide=False),
        county_wide=_groups(view, result, county_wide=True),
        placed_count=sum(bool(snapshot.pledges[pledge_id].place_ids) for pledge_id in result.shown),
    )


def _selection(view: View, chosen: Filter, heading: str, municipality_slug: str = "") -> str:
    result = view.catalogue.apply(chosen)
    return render_template(
        "selection.html",
        result=result,
        heading=heading,
        municipality_slug=municipality_slug,
        query=view.catalogue.query(chosen),
        placed=[group for group in _groups(view, result, county_wide=False) if group.shown_count],
        county_wide=[group for group in _groups(view, result, county_wide=True) if group.shown_count],
    )


def _groups(view: View, result: Result, *, county_wide: bool) -> list[Group]:
    """The whole list by topic: rendered once per build, here only chosen from and joined."""
    shown = frozenset(result.shown)
    groups = []
    for group in view.groups:
        if group.county_wide == county_wide:
            html = "".join(item.shown if item.pledge_id in shown else item.hidden for item in group.items)
            shown_count = sum(item.pledge_id in shown for item in group.items)
            # The snapshot's items have been through Jinja's escaping.
            groups.append(Group(group.topic, Markup(html), shown_count))  # noqa: S704
    return groups
