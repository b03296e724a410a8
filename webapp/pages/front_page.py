"""The first page: map, filter and list, the answer to a place, or a question about it."""

from __future__ import annotations

import dataclasses

from flask import render_template

from webapp.filters import Filter
from webapp.filters.chosen import choices
from webapp.filters.no_hits import no_hits
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.pages import groups, head, sentence
from webapp.pages.near_answer import near_answer
from webapp.snapshot import Snapshot, View


@dataclasses.dataclass(frozen=True)
class Question:
    """About a typed place: ``text`` is that, ``links`` are address, label and kind of what it may mean."""

    text: str
    sentence: str
    heading: str
    links: tuple[tuple[str, str, str], ...]


def render(
    snapshot: Snapshot, view: View, chosen: Filter, query: str, question: Question | None = None
) -> bytes:
    """Render the page for a filter; with a question, that takes the place of the answer."""
    result = view.index.apply(chosen)
    near = near_answer(snapshot, view, chosen, result)
    # What is in the lists around a place is not repeated below them.
    listed = near.pledge_ids if near else frozenset()
    entries = groups.Entries()
    placed_count = sum(bool(snapshot.pledges[pledge_id].place_ids) for pledge_id in result.shown)
    answer = sentence.sentence(
        sentence.sentence_words(snapshot.settings),
        placed_count,
        len(result.shown) - placed_count,
        near.place.called if near else "",
        near.radius_km if near else 0,
    )
    page = render_template(
        "index.html",
        near=near,
        question=question,
        chosen=chosen,
        with_county_wide=dataclasses.replace(chosen, county_wide=True),
        result=result,
        nothing=None if result.shown else no_hits(view.index, chosen),
        query=query,
        choices=choices(snapshot.grammar, snapshot.published, snapshot.settings, chosen),
        statuses_used=view.index.statuses_used,
        placed=groups.with_hidden(view, result.shown, entries, county_wide=False, without=listed),
        county_wide=groups.with_hidden(view, result.shown, entries, county_wide=True),
        heading=head.title(question.heading, snapshot.settings)
        if question
        else head.of_filter(snapshot, chosen),
        json_ld=schema_org.document(
            schema_org.website(snapshot.published, snapshot.settings, PREFIXES[view.language], view.language)
        ),
        placed_count=placed_count,
        sentence=question.sentence if question else answer,
    )
    return entries.put_into(page)
