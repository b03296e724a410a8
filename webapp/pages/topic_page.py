"""The page of a topic: what is planned for it in which Gemeinde, and for the whole county."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from geo.public import Area, Settings, Topic
from webapp.filters import Filter
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.pages import groups, head, places_in_view
from webapp.pages.paging import cut
from webapp.snapshot import Snapshot, View
from webapp.words import everywhere, site_title, topic_label


@dataclass(frozen=True)
class TopicPart:
    """Pledges of the topic in one Gemeinde of the region; ``area`` is None for those in several."""

    area: Area | None
    items: Markup
    count: int


def render(snapshot: Snapshot, view: View, found: Topic, number: int = 1) -> str:
    """Render the page in the language of the view; ``number`` is that of the page of a long list."""
    settings = snapshot.settings
    chosen = Filter(topics=frozenset({found.key}))
    result = view.index.apply(chosen)
    county_wide = [pledge_id for pledge_id in result.shown if not snapshot.pledges[pledge_id].place_ids]
    prefix = PREFIXES[view.language]
    path = f"{prefix}/thema/{found.key}"
    by_area = _by_area(snapshot, result.shown)
    ids: Sequence[str] = result.shown
    pages = None
    if snapshot.is_paged:
        ordered = [pledge_id for found_ids in by_area.values() for pledge_id in found_ids]
        pages, ids = cut([*ordered, *county_wide], number, f"{view.root}/thema/{found.key}")
    shown = frozenset(ids)
    query = snapshot.grammar.query(chosen)
    return render_template(
        "topic.html",
        topic=found,
        shown_count=len(result.shown),
        description=_description(found, len(result.shown), len(county_wide), settings),
        query=query,
        pages=pages,
        map_data=places_in_view.map_data(snapshot, view, query, result) if pages else None,
        on_page=ids,
        parts=list(_parts(view, by_area, shown)),
        placed_count=len(result.shown) - len(county_wide),
        area_counts=[
            (area, result.area_counts[area.key])
            for area in snapshot.published.areas
            if result.area_counts[area.key]
        ],
        county_wide=groups.items(view, shown.intersection(county_wide)),
        county_wide_count=len(county_wide),
        json_ld=schema_org.document(
            schema_org.topic(snapshot.published, settings, found, path),
            schema_org.breadcrumbs(
                settings, [(site_title(settings), f"{prefix}/"), (topic_label(found), path)]
            ),
        ),
    )


def _description(found: Topic, count: int, county_wide_count: int, settings: Settings) -> str:
    counted = ngettext("%(num)s Zusage", "%(num)s Zusagen", count)
    return head.description(
        _(
            "%(counted)s zum Thema %(topic)s, davon %(wide)s %(everywhere)s; "
            "die anderen nach Gemeinde und auf der Karte.",
            topic=topic_label(found),
            counted=counted,
            wide=county_wide_count,
            everywhere=everywhere(settings),
        ),
        settings,
    )


def _by_area(snapshot: Snapshot, pledge_ids: Sequence[str]) -> dict[Area | None, list[str]]:
    """Return each pledge at places once: under its Gemeinde, or at the end, under None, if it has several."""
    of_one: dict[str, list[str]] = {}
    others = []
    for pledge_id in pledge_ids:
        pledge = snapshot.pledges[pledge_id]
        here = snapshot.published.areas_of_pledge(pledge)
        if len(here) == 1:
            of_one.setdefault(here[0].key, []).append(pledge_id)
        elif pledge.place_ids:
            others.append(pledge_id)
    found: dict[Area | None, list[str]] = {
        area: of_one[area.key] for area in snapshot.published.areas if area.key in of_one
    }
    return found | ({None: others} if others else {})


def _parts(view: View, by_area: dict[Area | None, list[str]], shown: frozenset[str]) -> Iterator[TopicPart]:
    """Yield the parts of the page, with the counts of all of it."""
    for area, pledge_ids in by_area.items():
        if here := shown.intersection(pledge_ids):
            yield TopicPart(area, groups.items(view, here), len(pledge_ids))
