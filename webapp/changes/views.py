"""``/aenderungen`` and its feeds."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from geo.public import PLEDGED, STATUSES
from webapp import delivery, words
from webapp.addresses import AREA_RULE, area_of, example, named
from webapp.changes import atom
from webapp.changes.history import by_month, changes
from webapp.changes.progress import progress_of
from webapp.changes.selection import matching
from webapp.filters import Filter, UnknownPlace, UnknownValue
from webapp.filters.filter_words import FILTER_NAMES, beside_title, sentence
from webapp.language import PREFIXES, register_in_every_language
from webapp.language import of_request as language_of_request
from webapp.near.nearby import MAX_RADIUS_KM
from webapp.problems import problem
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current

FEED = "aenderungen.atom"
blueprint = Blueprint("changes", __name__)


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


@blueprint.get("/aenderungen")
def page() -> Response:
    snapshot = current()
    address = f"{snapshot.views[language_of_request()].root}/aenderungen"
    return delivery.page(snapshot.version, address, lambda: _page(snapshot))


@blueprint.get(f"/{FEED}")
def feed() -> BaseResponse:
    """The feed with the filter of the site, as the page has it."""
    snapshot = current()
    chosen = snapshot.grammar.parse(request.args)
    query = snapshot.grammar.query(chosen)
    path = f"{PREFIXES[language_of_request()]}/{FEED}{'?' if query else ''}{query}"
    if snapshot.grammar.moved(request.args):
        return redirect(f"{snapshot.settings.root}{path}", code=301)
    return _feed(snapshot, chosen, path)


@blueprint.get(f"{AREA_RULE}/{FEED}")
def area_feed(kind: str, slug: str) -> Response:
    snapshot = current()
    area = area_of(snapshot, snapshot.views[language_of_request()], kind, slug, f"/{FEED}")
    chosen = Filter(areas=frozenset({area.key}))
    return _feed(snapshot, chosen, f"{PREFIXES[language_of_request()]}{area.path}/{FEED}")


@blueprint.get(f"/thema/<key>/{FEED}")
def topic_feed(key: str) -> Response:
    snapshot = current()
    view, settings = snapshot.views[language_of_request()], snapshot.settings
    topic = named(view, "thema", key, settings.topics, settings.redirects.topics, f"/{FEED}")
    chosen = Filter(topics=frozenset({topic.key}))
    return _feed(snapshot, chosen, f"{PREFIXES[language_of_request()]}/thema/{topic.key}/{FEED}")


@blueprint.errorhandler(UnknownValue)
def unknown_value(error: UnknownValue) -> Response:
    """Refuse a filter that this map does not have: a reader would wait for news that never come."""
    name = FILTER_NAMES[error.key]
    text = _("%(name)s: „%(value)s“ gibt es hier nicht.", name=name, value=error.value)
    if isinstance(error, UnknownPlace):
        choices = [place.label for place in error.choices]
    else:
        choices = _choices(error.key)
    if choices:
        text += " " + _("Möglich sind: %(values)s.", values=", ".join(choices))
    return problem(400, _("Unbekannter oder falscher Parameter"), text, parameter=error.key)


def _choices(key: str) -> list[str]:
    snapshot = current()
    of_key = {
        "thema": list(snapshot.settings.topics),
        snapshot.grammar.area_key: [area.slug for area in snapshot.published.areas],
        "partei": list(snapshot.settings.parties),
        "status": list(STATUSES),
        "kreisweit": ["0", "1"],
        "umkreis": [f"1–{MAX_RADIUS_KM}"],
    }
    return of_key.get(key, [])


def _page(snapshot: Snapshot) -> str:
    published = snapshot.published
    found = changes(published)
    counts = {status: sum(p.status == status for p in published.pledges) for status in STATUSES}
    return render_template(
        "changes.html",
        months=list(by_month(found)),
        withdrawn_count=len(published.withdrawn),
        counts={status: count for status, count in counts.items() if count},
        nothing_changed=not found,
        progress=progress_of(published, snapshot.settings),
        progress_frame=example(snapshot.settings, f"{PREFIXES[language_of_request()]}/embed/fortschritt"),
        pledged_count=counts[PLEDGED],
        where_of=lambda change: atom.where_of(change, published, snapshot.settings),
    )


def _feed(snapshot: Snapshot, chosen: Filter, path: str) -> Response:
    language = language_of_request()
    described = _described(snapshot, chosen, language, path)

    def make() -> bytes:
        found = changes(snapshot.published)
        if chosen != Filter():
            found = tuple(matching(found, chosen, snapshot.views[language].index, snapshot.settings))
        return atom.write(described, found, snapshot.published, snapshot.settings)

    # The path, which includes the language, is part of the cache key.
    return delivery.document(snapshot.version, described.path, atom.MIMETYPE, make)


def _described(snapshot: Snapshot, chosen: Filter, language: str, path: str) -> atom.Feed:
    prefix, site = PREFIXES[language], words.site_title(snapshot.settings)
    key, value, others = snapshot.grammar.in_path(chosen)
    if chosen == Filter():
        title, page, whose = _("Änderungen: %(site)s", site=site), "/aenderungen", ""
    elif key == snapshot.grammar.area_key and not others:
        (area,) = (one for one in snapshot.published.areas if one.slug == value)
        title = _("Änderungen in %(name)s: %(site)s", name=area.name, site=site)
        page, whose = area.path, area.key
    elif key == "thema" and not others:
        label = words.topic_label(snapshot.settings.topics[value])
        title = _("Änderungen zum Thema %(topic)s: %(site)s", topic=label, site=site)
        page, whose = f"/thema/{value}", f"thema {value}"
    else:
        parts = (snapshot.published, snapshot.settings, chosen)
        title = _("Änderungen: %(site)s", site=" · ".join([sentence(*parts), *beside_title(*parts)]))
        whose = snapshot.grammar.query(chosen)
        page = f"/?{whose}"
    return atom.Feed(title, language, path, f"{prefix}{page}", f"{prefix}/zusage", whose)
