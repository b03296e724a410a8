"""The page of a pledge: what, where, how exactly known, its status, what is near, how to share it."""

from __future__ import annotations

from flask import render_template

from geo.public import Pledge, Withdrawn
from webapp.changes.atom import place_name
from webapp.changes.history import of_pledge
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.pages import head, share
from webapp.snapshot import Snapshot, View
from webapp.words import pledge_title, sender, site_title, topic_label


def render(snapshot: Snapshot, view: View, found: Pledge) -> str:
    """Render the page in the language of the view."""
    settings, published = snapshot.settings, snapshot.published
    prefix = PREFIXES[view.language]
    path, title = f"{prefix}/zusage/{found.id}", pledge_title(found)
    topic = settings.topics[found.topic]
    before, after = _beside(snapshot, found)
    crumbs = [
        (site_title(settings), f"{prefix}/"),
        (topic_label(topic), f"{prefix}/thema/{topic.key}"),
        (title, path),
    ]
    return render_template(
        "pledge.html",
        pledge=found,
        changes=of_pledge(found),
        places=[published.places[place_id] for place_id in found.place_ids],
        neighbours=snapshot.neighbourhoods.of_pledge[found.id],
        before=before,
        after=after,
        share_links=share.links(settings, path, head.title(title, settings, sender(settings, found))),
        share_address=f"{settings.base_url}{path}" if settings.base_url else "",
        report=share.report(settings, path, title),
        json_ld=schema_org.document(
            schema_org.pledge(published, settings, found, path, view.language),
            schema_org.breadcrumbs(settings, crumbs),
        ),
    )


def render_withdrawn(snapshot: Snapshot, withdrawn: Withdrawn) -> str:
    """Render the page of a withdrawn pledge: that it was, when and why, and what it had been."""
    published = snapshot.published
    return render_template(
        "withdrawn.html",
        pledge=withdrawn.pledge,
        changes=of_pledge(withdrawn.pledge, withdrawn),
        reason=withdrawn.pledge.milestones[-1],
        places=[place_name(place, published) for place in withdrawn.places],
    )


def _beside(snapshot: Snapshot, found: Pledge) -> tuple[Pledge | None, Pledge | None]:
    """Return the pledges of the same topic before and after it, in the programme's order."""
    same = [pledge for pledge in snapshot.published.pledges if pledge.topic == found.topic]
    position = same.index(found)
    before = same[position - 1] if position else None
    return before, same[position + 1] if position + 1 < len(same) else None
