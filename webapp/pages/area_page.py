"""The page of a Gemeinde or Ortsteil: what is planned in it, through it, just beyond it, and everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from geo.public import DISTRICT, Area, Place, Pledge, Settings, position
from webapp.filters import Filter
from webapp.language import PREFIXES
from webapp.metadata import schema_org
from webapp.near.neighbourhoods import BEYOND_BORDER_M, Beyond, Surroundings
from webapp.pages import groups, head, places_in_view
from webapp.pages.paging import cut
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


@dataclass(frozen=True)
class _Shown:
    """The pledges of each part of the page."""

    within: tuple[str, ...]
    crossing: tuple[str, ...]
    beyond: tuple[Beyond, ...]
    county_wide: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        beyond = (pledge_id for one in self.beyond for pledge_id in one.pledge_ids)
        return (*self.within, *self.crossing, *beyond, *self.county_wide)

    def only(self, ids: frozenset[str]) -> _Shown:
        within, crossing, county_wide = (
            tuple(filter(ids.__contains__, part)) for part in (self.within, self.crossing, self.county_wide)
        )
        cut_beyond = (
            replace(one, pledge_ids=tuple(filter(ids.__contains__, one.pledge_ids))) for one in self.beyond
        )
        return _Shown(within, crossing, tuple(one for one in cut_beyond if one.pledge_ids), county_wide)


def render(snapshot: Snapshot, view: View, found: Area, number: int = 1) -> str:
    """Render the page in the language of the view; ``number`` is that of the page of a long list."""
    settings, published = snapshot.settings, snapshot.published
    surroundings = snapshot.neighbourhoods.of_area[found.key]
    heading = plans(settings, within([found]))
    county_wide = [pledge.id for pledge in published.pledges if not pledge.place_ids]
    here = (*surroundings.within, *surroundings.crossing)
    path = f"{PREFIXES[view.language]}{found.path}"
    chosen = Filter(areas=frozenset({found.key}))
    query = snapshot.grammar.query(chosen)
    shown = _Shown(surroundings.within, surroundings.crossing, surroundings.beyond, tuple(county_wide))
    pages = None
    if snapshot.is_paged:
        address = f"{view.root}{found.path}"
        pages, ids = cut([*here, *surroundings.beyond_pledge_ids, *county_wide], number, address)
        shown = shown.only(frozenset(ids))
    return render_template(
        "area.html",
        area=found,
        heading=heading,
        description=_description(found, surroundings, settings, len(county_wide)),
        query=query,
        pages=pages,
        map_data=places_in_view.map_data(snapshot, view, query, view.index.apply(chosen)) if pages else None,
        on_page=shown.ids,
        here=here,
        topic_counts=list(groups.counts(view, here)),
        within=groups.chosen(view, shown.within),
        within_count=len(surroundings.within),
        crossing=groups.chosen(view, shown.crossing),
        crossing_count=len(surroundings.crossing),
        # Of a long list it would be as long again.
        localities=[] if pages else _localities(snapshot, found, surroundings),
        beyond=[_beyond(view, beyond) for beyond in shown.beyond],
        beyond_count=len(surroundings.beyond_pledge_ids),
        beyond_km=BEYOND_BORDER_M // 1000,
        near_points={beyond.place.id: position(beyond.at, PLACE_DECIMALS) for beyond in shown.beyond},
        county_wide=groups.chosen(view, shown.county_wide),
        county_wide_count=len(county_wide),
        json_ld=schema_org.document(
            schema_org.area(published, settings, found, path, heading),
            schema_org.breadcrumbs(
                settings, [(site_title(settings), f"{PREFIXES[view.language]}/"), (found.name, path)]
            ),
        ),
    )


def _description(found: Area, surroundings: Surroundings, settings: Settings, county_wide_count: int) -> str:
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


def _localities(snapshot: Snapshot, found: Area, surroundings: Surroundings) -> list[Locality]:
    """Return the Ortsteile of an area; a district that is one itself has none."""
    is_district = found.folder == DISTRICT
    if is_district and surroundings.by_locality.keys() <= {found.name}:
        return []
    return [
        Locality(
            "" if name == found.name and not is_district else name,
            [(place, [snapshot.pledges[pledge_id] for pledge_id in place.pledge_ids]) for place in places],
        )
        for name, places in surroundings.by_locality.items()
    ]


def _beyond(view: View, beyond: Beyond) -> BeyondBorder:
    return BeyondBorder(beyond.place, beyond.distance_m, groups.items(view, beyond.pledge_ids))
