"""Data for the browser to answer the query of an address: ``static/js/query_check.js`` reads them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _

from geo.public import MUNICIPALITY, STATUSES, Settings
from webapp import words
from webapp.embed import look
from webapp.embed.frame import STYLES
from webapp.embed.frame_content import FrameContent
from webapp.embed.frame_lists import FoldedTopic
from webapp.filters import MAX_TEXT_LENGTH
from webapp.filters.grammar import SINGLE
from webapp.near.nearby import DEFAULT_RADIUS_KM, MAX_RADIUS_KM
from webapp.pages.errors import WRONG, text_about_value
from webapp.snapshot import Snapshot, View


def address_data(snapshot: Snapshot) -> dict[str, Any]:
    """Return old values with the current ones, and messages about wrong ones, in the language of the page.

    "{}" stands for the value in a text.
    """
    redirects = snapshot.settings.redirects
    grammar = snapshot.grammar
    areas = {area.key: area.slug for area in snapshot.published.areas}
    is_district = snapshot.published.area_kind.is_district
    moved = redirects.districts if is_district else redirects.municipalities
    return {
        "known": {
            "thema": list(snapshot.settings.topics),
            grammar.area_key: sorted(areas.values()),
            **({"partei": list(grammar.parties)} if grammar.parties else {}),
            "status": list(STATUSES),
        },
        "moved": {
            "thema": redirects.topics,
            grammar.area_key: moved | areas,
            **({"partei": {}} if grammar.parties else {}),
        },
        **({"town": _town(snapshot)} if is_district else {}),
        "unknown": _messages((*grammar.repeated, *((MUNICIPALITY,) if is_district else ())), malformed=False),
        "malformed": _messages(SINGLE, malformed=True),
        "longest_text": MAX_TEXT_LENGTH,
        "longest_radius_km": MAX_RADIUS_KM,
        "default_radius_km": DEFAULT_RADIUS_KM,
    }


def _town(snapshot: Snapshot) -> dict[str, Any]:
    """Return the names of a town whose districts are the filter: an address with one means everything."""
    towns = {one.ags: one.slug for one in snapshot.published.municipalities}
    return {"known": list(towns.values()), "moved": snapshot.settings.redirects.municipalities | towns}


def frame_data(
    snapshot: Snapshot, view: View, content: FrameContent, folded: Sequence[FoldedTopic]
) -> dict[str, Any]:
    """Return the same for a frame, and how it may look; ``path`` is what the frame contains.

    "{}" stands for a value in a text, "{n}" for a count.
    """
    settings, root = snapshot.settings, view.root
    return {
        **address_data(snapshot),
        "frame": {
            "labels": {
                "thema": {key: words.topic_label(topic) for key, topic in settings.topics.items()},
                snapshot.grammar.area_key: {area.slug: area.name for area in snapshot.published.areas},
                **_party_labels(settings),
                "status": {key: str(words.STATUSES[key]) for key in STATUSES},
            },
            "look": {key: {"values": values, "told": _malformed(key)} for key, values in look.VALUES.items()},
            "path": dict(snapshot.grammar.pairs(content.chosen)),
            "styles": {colours: snapshot.asset_path(style) for colours, style in STYLES.items()},
            "texts": {
                "shown": {"one": _("1 Zusage"), "many": _("%(count)s Zusagen", count="{n}")},
                "list": {
                    "one": _("1 Zusage als Liste"),
                    "many": _("%(count)s Zusagen als Liste", count="{n}"),
                },
                "county_wide": ", "
                + _("davon %(count)s %(everywhere)s", count="{n}", everywhere=words.everywhere(settings)),
                "search": _("Suche: „%(text)s“", text="{}"),
                "no_words": {
                    "heading": str(WRONG),
                    "text": _("Die Suche nach Wörtern ließ sich nicht laden. Die ganze Karte hat sie."),
                },
                "no_place": {
                    "heading": str(WRONG),
                    "text": _("Ort und Umkreis kann nur die ganze Karte zeigen, dieser Rahmen nicht."),
                },
            },
            "positions": _positions(view, content, folded),
            "folded": _folded(snapshot, view, folded),
            "everything": f"{root}/embed/",
            "full_page": f"{root}/",
        },
    }


def _party_labels(settings: Settings) -> dict[str, dict[str, str]]:
    if not settings.has_parties:
        return {}
    return {"partei": {key: words.party_called(party) for key, party in settings.parties.items()}}


def _positions(view: View, content: FrameContent, folded: Sequence[FoldedTopic]) -> list[int]:
    """Return where in the build the pledges of the page are, in its order: found words say only that."""
    shown = {content.pledge_id} if content.pledge_id else {*view.index.apply(content.chosen).shown}
    shown -= {pledge_id for one in folded for pledge_id in one.pledge_ids}
    return _steps(view, (id_ for group in view.groups for id_ in group.pledge_ids if id_ in shown))


def _folded(snapshot: Snapshot, view: View, folded: Sequence[FoldedTopic]) -> dict[str, Any]:
    """Return the pledges that the frame loads, by topic: where each is in the build, and statuses by row."""
    found = {}
    for one in folded:
        pledges = [snapshot.pledges[pledge_id] for pledge_id in one.pledge_ids]
        statuses = [pledge.status for pledge in pledges]
        found[one.topic] = {
            "at": _steps(view, one.pledge_ids),
            "status": {row: status for row, status in enumerate(statuses) if status != "pledged"},
            **({"party": [pledge.party for pledge in pledges]} if snapshot.settings.has_parties else {}),
        }
    return found


def _steps(view: View, pledge_ids: Iterable[str]) -> list[int]:
    """Return the first position, then the distances: most are 1, which compresses well."""
    positions = [view.index.position(pledge_id) for pledge_id in pledge_ids]
    return [after - before for before, after in itertools.pairwise([0, *positions])]


def _malformed(key: str) -> dict[str, str]:
    heading, text = text_about_value(key, "{}", malformed=True)
    return {"heading": str(heading), "text": text}


def _messages(keys: tuple[str, ...], *, malformed: bool) -> dict[str, Any]:
    messages = {key: text_about_value(key, "{}", malformed=malformed) for key in keys}
    heading, _ = next(iter(messages.values()))
    return {"heading": str(heading), "texts": {key: text for key, (_, text) in messages.items()}}
