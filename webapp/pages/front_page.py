"""The first page: map, filter and list, the answer to a place, or a question about it."""

from __future__ import annotations

import dataclasses

from flask import render_template

from webapp.filters import Filter, Result
from webapp.filters.chosen import choices
from webapp.filters.no_hits import no_hits
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.pages import groups, head, paged_list, places_in_view, sentence
from webapp.pages.near_answer import NearAnswer, near_answer
from webapp.snapshot import Snapshot, View


@dataclasses.dataclass(frozen=True)
class Question:
    """About a typed place: ``text`` is that, ``links`` are address, label and kind of what it may mean."""

    text: str
    sentence: str
    heading: str
    links: tuple[tuple[str, str, str], ...]


def render(
    snapshot: Snapshot,
    view: View,
    chosen: Filter,
    query: str,
    question: Question | None = None,
    *,
    number: int = 1,
) -> bytes:
    """Render the page for a filter; with a question, that takes the place of the answer.

    ``number`` is that of the page of a long list.
    """
    result = view.index.apply(chosen)
    near = near_answer(snapshot, view, chosen, result)
    entries = groups.Entries()
    if snapshot.is_paged:
        lists = _page_of_lists(snapshot, view, query, result, near, number)
    else:
        # What is in the lists around a place is not repeated below them.
        listed = near.pledge_ids if near else frozenset()
        lists = {
            "near": near,
            "placed": groups.with_hidden(view, result.shown, entries, county_wide=False, without=listed),
            "county_wide": groups.with_hidden(view, result.shown, entries, county_wide=True),
            "pages": None,
        }
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
        **lists,
        question=question,
        chosen=chosen,
        with_county_wide=dataclasses.replace(chosen, county_wide=True),
        result=result,
        nothing=None if result.shown else no_hits(view.index, chosen),
        query=query,
        choices=choices(snapshot.grammar, snapshot.published, snapshot.settings, chosen),
        statuses_used=view.index.statuses_used,
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


def _page_of_lists(
    snapshot: Snapshot, view: View, query: str, result: Result, near: NearAnswer | None, number: int
) -> dict[str, object]:
    """Return the part of the lists that is on a page, and what its map needs."""
    part = paged_list.part(view, query, result, near, number)
    return {
        "near": part.near,
        "placed": part.placed,
        "county_wide": part.county_wide,
        "pages": part.pages,
        "map_data": places_in_view.map_data(snapshot, view, query, result),
        "on_page": part.pledge_ids,
    }
