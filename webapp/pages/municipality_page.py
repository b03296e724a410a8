"""The page of a Gemeinde: what is planned in it, crosses it, lies just beyond it, and holds everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from geo.public import Municipality, Place, Pledge, Settings, position
from webapp.filters import Filter
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.near.neighbourhoods import BEYOND_BORDER_M, Beyond, Surroundings
from webapp.pages import groups, head
from webapp.pledge_map.folium_map import PLACE_DECIMALS
from webapp.snapshot import Snapshot, View
from webapp.words import everywhere, plans, site_title, within


@dataclass(frozen=True)
class BeyondBorder:
    """A place beyond the border and the list of its pledges."""

    place: Place
    distance_m: float
    items: Markup


@dataclass(frozen=True)
class Locality:
    """An Ortsteil (``name`` is empty for the town that the Gemeinde is named after) with pledges by place."""

    name: str
    places: list[tuple[Place, list[Pledge]]]


def render(snapshot: Snapshot, view: View, found: Municipality) -> str:
    """Render the page in the language of the view."""
    settings, published = snapshot.settings, snapshot.published
    surroundings = snapshot.neighbourhoods.of_municipality[found.ags]
    heading = plans(settings, within([found]))
    county_wide = [pledge.id for pledge in published.pledges if not pledge.place_ids]
    here = (*surroundings.within, *surroundings.crossing)
    path = f"{PREFIXES[view.language]}/gemeinde/{found.slug}"
    return render_template(
        "municipality.html",
        municipality=found,
        heading=heading,
        description=_description(found, surroundings, settings, len(county_wide)),
        query=snapshot.grammar.query(Filter(municipalities=frozenset({found.ags}))),
        here=here,
        topic_counts=[(group.topic, group.shown_count) for group in groups.chosen(view, here)],
        within=groups.chosen(view, surroundings.within),
        within_count=len(surroundings.within),
        crossing=groups.chosen(view, surroundings.crossing),
        crossing_count=len(surroundings.crossing),
        localities=_localities(snapshot, found, surroundings),
        beyond=[_beyond(view, beyond) for beyond in surroundings.beyond],
        beyond_count=len(surroundings.beyond_pledge_ids),
        beyond_km=BEYOND_BORDER_M // 1000,
        near_points={beyond.place.id: position(beyond.at, PLACE_DECIMALS) for beyond in surroundings.beyond},
        county_wide=groups.chosen(view, county_wide),
        county_wide_count=len(county_wide),
        json_ld=schema_org.document(
            schema_org.municipality(published, settings, found, path, heading),
            schema_org.breadcrumbs(
                settings, [(site_title(settings), f"{PREFIXES[view.language]}/"), (found.name, path)]
            ),
        ),
    )


def _description(
    found: Municipality, surroundings: Surroundings, settings: Settings, county_wide_count: int
) -> str:
    here_count = len(surroundings.within) + len(surroundings.crossing)
    counted = ngettext("%(num)s Zusage", "%(num)s Zusagen", here_count)
    return head.description(
        _(
            "%(counted)s für %(name)s auf der Karte, %(near)s knapp hinter der Grenze "
            "und %(wide)s %(everywhere)s.",
            counted=counted,
            name=found.name,
            near=len(surroundings.beyond_pledge_ids),
            wide=county_wide_count,
            everywhere=everywhere(settings),
        ),
        settings,
    )


def _localities(snapshot: Snapshot, found: Municipality, surroundings: Surroundings) -> list[Locality]:
    return [
        Locality(
            "" if name == found.name else name,
            [(place, [snapshot.pledges[pledge_id] for pledge_id in place.pledge_ids]) for place in places],
        )
        for name, places in surroundings.by_locality.items()
    ]


def _beyond(view: View, beyond: Beyond) -> BeyondBorder:
    return BeyondBorder(beyond.place, beyond.distance_m, groups.items(view, beyond.pledge_ids))
