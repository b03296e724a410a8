"""The page of a topic: what is planned for it in which Gemeinde, and for the whole county."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from geo.public import Municipality, Settings, Topic
from webapp.filters import Filter
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.pages import groups, head
from webapp.snapshot import Snapshot, View
from webapp.words import everywhere, site_title, topic_label


@dataclass(frozen=True)
class TopicPart:
    """Pledges of the topic in one Gemeinde of the region; ``municipality`` is None for those in several."""

    municipality: Municipality | None
    items: Markup
    count: int


def render(snapshot: Snapshot, view: View, found: Topic) -> str:
    """Render the page in the language of the view."""
    settings = snapshot.settings
    chosen = Filter(topics=frozenset({found.key}))
    result = view.index.apply(chosen)
    county_wide = [pledge_id for pledge_id in result.shown if not snapshot.pledges[pledge_id].place_ids]
    prefix = PREFIXES[view.language]
    path = f"{prefix}/thema/{found.key}"
    return render_template(
        "topic.html",
        topic=found,
        shown_count=len(result.shown),
        description=_description(found, len(result.shown), len(county_wide), settings),
        query=snapshot.grammar.query(chosen),
        parts=_parts(snapshot, view, result.shown),
        placed_count=len(result.shown) - len(county_wide),
        municipality_counts=[
            (municipality, result.municipality_counts[municipality.ags])
            for municipality in snapshot.published.municipalities
            if result.municipality_counts[municipality.ags]
        ],
        county_wide=groups.items(view, county_wide),
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


def _parts(snapshot: Snapshot, view: View, pledge_ids: tuple[str, ...]) -> list[TopicPart]:
    """Return each pledge once: under its Gemeinde, or at the end if it has several."""
    of_one: dict[str, list[str]] = {}
    others = []
    for pledge_id in pledge_ids:
        pledge = snapshot.pledges[pledge_id]
        here = snapshot.published.municipalities_of_pledge(pledge)
        if len(here) == 1:
            of_one.setdefault(here[0].ags, []).append(pledge_id)
        elif pledge.place_ids:
            others.append(pledge_id)
    parts = [
        TopicPart(municipality, groups.items(view, of_one[municipality.ags]), len(of_one[municipality.ags]))
        for municipality in snapshot.published.municipalities
        if municipality.ags in of_one
    ]
    return [*parts, *([TopicPart(None, groups.items(view, others), len(others))] if others else [])]
