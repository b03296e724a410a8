"""Areas in addresses and in words: Länder, counties, municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.atlas.facts import AreaCount, AreaFacts
from webapp.atlas.shown import current, value

FOLDERS = {2: "land", 5: "kreis", 8: "gemeinde"}
# West, south, east, north, EPSG:4326.
GERMANY = (5.87, 47.27, 15.04, 55.06)
_AGS = re.compile(r"\d+")


@dataclass(frozen=True)
class AreaRow:
    """A line of a table of counts."""

    name: str
    count: int
    path: str


@dataclass(frozen=True)
class Link:
    """A name; ``path`` is without the site's root, "" for what has no page."""

    name: str
    path: str = ""


def path_of(ags: str) -> str:
    """Return the path of the page of an area, without the site's root."""
    return f"/{FOLDERS[len(ags)]}/{ags}"


def rows(counted: tuple[AreaCount, ...]) -> list[AreaRow]:
    return [AreaRow(one.name, one.pledges, path_of(one.ags)) for one in counted]


def trail(area: AreaFacts) -> list[Link]:
    """Return what an area lies in, the largest first, and the area itself."""
    links = [Link(area.land_name, path_of(area.land))]
    if area.level == 8 and area.county_ags and area.county_name != area.name:
        links.append(Link(area.county_name, path_of(area.county_ags)))
    return links if area.level == 2 else [*links, Link(area.name)]


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Return the names of areas by AGS; one that is not in the database has none."""
    found = ((ags, value(current().queries.area(ags))) for ags in sorted(set(keys)) if _AGS.fullmatch(ags))
    return {ags: area.name for ags, area in found if area is not None}
