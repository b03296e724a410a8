"""The pages that people read."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from geo.public import Withdrawn
from webapp import delivery
from webapp.addresses import AREA_RULE, area_of, named
from webapp.area_words import area_words
from webapp.language import LANGUAGES, of_request, register_in_every_language, same_page
from webapp.pages import (
    area_page,
    comparison,
    front_page,
    handout_page,
    head,
    near_words,
    parts,
    places_in_view,
    pledge_page,
    sentence,
    topic_page,
)
from webapp.pages.near_answer import FOLDED_AFTER
from webapp.pages.paging import ROUTE, check, page_of
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

blueprint = Blueprint("pages", __name__)


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        head=head,
        near_words=near_words.near_words,
        note_of=near_words.note_of,
        origin_text=near_words.origin_text,
        missing_text=near_words.missing_text,
        folded_after=FOLDED_AFTER,
        once=parts.once,
        listed_places=parts.listed_places,
        page_of=page_of,
        boxes=parts.boxes,
        sections=parts.sections,
        folded_sections=parts.folded_sections,
        sentence_words=sentence.sentence_words,
        macros=parts.macros,
    )
    register_in_every_language(app, blueprint)
    places_in_view.init_app(app)

    @app.context_processor
    def what_every_page_shows() -> dict[str, object]:
        snapshot, view = _current()
        return {
            "snapshot": snapshot,
            "view": view,
            "settings": snapshot.settings,
            "areas": area_words(snapshot.published),
            "root": view.root,
            "other_languages": [language for language in LANGUAGES if language != view.language],
            "same_page": same_page,
        }


@blueprint.get("/")
@blueprint.get(ROUTE)
def index(number: int = 1) -> BaseResponse:
    snapshot, view = _current()
    check(snapshot, number)
    grammar = snapshot.grammar
    chosen = grammar.parse(request.args, with_house=True)
    query = grammar.query(chosen)
    if grammar.moved(request.args):
        return redirect(f"{view.root}/?{query}", code=301)
    # A house number is in no address of ours, but another page.
    house = f"#{chosen.near.house} {chosen.near.missing}" if chosen.near and chosen.near.house else ""
    return delivery.page(
        snapshot.version,
        f"{view.root}/?{query}{house}{f' {number}' if number != 1 else ''}",
        lambda: front_page.render(snapshot, view, chosen, query, number=number),
        asked_for_often=not query,
    )


@blueprint.get(AREA_RULE)
@blueprint.get(f"{AREA_RULE}{ROUTE}")
def area(kind: str, slug: str, number: int = 1) -> BaseResponse:
    snapshot, view = _current()
    check(snapshot, number)
    found = area_of(snapshot, view, kind, slug)
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: area_page.render(snapshot, view, found, number),
    )


@blueprint.get(f"{AREA_RULE}/{handout_page.PAGE}")
def handout_form(kind: str, slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = area_of(snapshot, view, kind, slug, f"/{handout_page.PAGE}")
    return delivery.page(snapshot.version, request.path, lambda: handout_page.render(snapshot, view, found))


@blueprint.post(f"{AREA_RULE}/{handout_page.PAGE}")
def handout_of_choice(kind: str, slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = area_of(snapshot, view, kind, slug, f"/{handout_page.PAGE}")
    return handout_page.answer(snapshot, view, found)


@blueprint.get(f"{AREA_RULE}/{comparison.PAGE}")
def compared(kind: str, slug: str) -> BaseResponse:
    snapshot, view = _current()
    comparison.check(snapshot)
    found = area_of(snapshot, view, kind, slug, f"/{comparison.PAGE}")
    return delivery.page(snapshot.version, request.path, lambda: comparison.render(snapshot, view, found))


@blueprint.get("/thema/<slug>")
@blueprint.get(f"/thema/<slug>{ROUTE}")
def topic(slug: str, number: int = 1) -> BaseResponse:
    snapshot, view = _current()
    check(snapshot, number)
    found = named(view, "thema", slug, snapshot.settings.topics, snapshot.settings.redirects.topics)
    return delivery.page(
        snapshot.version, request.path, lambda: topic_page.render(snapshot, view, found, number)
    )


@blueprint.get("/zusage/<slug>")
def pledge(slug: str) -> BaseResponse:
    snapshot, view = _current()
    everything = snapshot.pledges | snapshot.withdrawn
    found = named(view, "zusage", slug, everything, snapshot.settings.redirects.pledges)
    if isinstance(found, Withdrawn):
        render_gone = partial(pledge_page.render_withdrawn, snapshot, found)
        return delivery.page(snapshot.version, request.path, render_gone)
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: pledge_page.render(snapshot, view, found),
    )


def _current() -> tuple[Snapshot, View]:
    snapshot = current()
    return snapshot, snapshot.views[of_request()]
