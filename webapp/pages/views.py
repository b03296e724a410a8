"""The pages that people read."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Flask, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from geo.public import Withdrawn
from webapp import delivery
from webapp.addresses import municipality_of, named
from webapp.language import LANGUAGES, of_request, register_in_every_language, same_page
from webapp.pages import (
    front_page,
    handout_page,
    head,
    municipality_page,
    near_words,
    parts,
    pledge_page,
    sentence,
    topic_page,
)
from webapp.pages.near_answer import FOLDED_AFTER
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
        boxes=parts.boxes,
        sections=parts.sections,
        folded_sections=parts.folded_sections,
        sentence_words=sentence.sentence_words,
        macros=parts.macros,
    )
    register_in_every_language(app, blueprint)

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


@blueprint.get("/")
def index() -> BaseResponse:
    snapshot, view = _current()
    grammar = snapshot.grammar
    chosen = grammar.parse(request.args, with_house=True)
    query = grammar.query(chosen)
    if grammar.moved(request.args):
        return redirect(f"{view.root}/?{query}", code=301)
    # A house number is in no address of ours, but another page.
    house = f"#{chosen.near.house} {chosen.near.missing}" if chosen.near and chosen.near.house else ""
    return delivery.page(
        snapshot.version,
        f"{view.root}/?{query}{house}",
        lambda: front_page.render(snapshot, view, chosen, query),
        asked_for_often=not query,
    )


@blueprint.get("/gemeinde/<slug>")
def municipality(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = municipality_of(snapshot, view, slug)
    return delivery.page(
        snapshot.version,
        request.path,
        lambda: municipality_page.render(snapshot, view, found),
    )


@blueprint.get(f"/gemeinde/<slug>/{handout_page.PAGE}")
def handout_form(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = municipality_of(snapshot, view, slug, f"/{handout_page.PAGE}")
    return delivery.page(snapshot.version, request.path, lambda: handout_page.render(snapshot, view, found))


@blueprint.post(f"/gemeinde/<slug>/{handout_page.PAGE}")
def handout_of_choice(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = municipality_of(snapshot, view, slug, f"/{handout_page.PAGE}")
    return handout_page.answer(snapshot, view, found)


@blueprint.get("/thema/<slug>")
def topic(slug: str) -> BaseResponse:
    snapshot, view = _current()
    found = named(view, "thema", slug, snapshot.settings.topics, snapshot.settings.redirects.topics)
    return delivery.page(snapshot.version, request.path, lambda: topic_page.render(snapshot, view, found))


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
