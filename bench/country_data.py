"""A million invented sites in the real municipalities of Germany: for measuring, never for a map."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.country.municipalities import Areas
from geo.country.records import CollectedPledge, CollectedSite, Harvest, Source

Positions = np.ndarray[Any, np.dtype[Any]]
SEED = 20250914
PARTIES = (("gruene", "Grüne"), ("spd", "SPD"), ("cdu", "CDU"), ("linke", "Die Linke"), ("fdp", "FDP"))
_STATUSES = ("pledged",) * 7 + ("started", "started", "done")
_STANCES = ("will", "will", "will", "supports", "examines", "demands")
_SECOND_SITE = 4  # every so manyth pledge has another place
_LINES = 50  # every so manyth site is a line
_OVERSHOOT = 4  # of positions drawn in the frame of a municipality, so that enough lie inside


def harvests(areas: Areas, sites: int) -> Iterator[Harvest]:
    """Yield a harvest for each county, with ``sites`` places in all, spread evenly over municipalities."""
    chance, numbers = random.Random(SEED), np.random.default_rng(SEED)
    texts = _texts()
    inside: dict[str, list[int]] = defaultdict(list)
    for position, ags in enumerate(areas.ags):
        inside[ags[:5]].append(position)
    done = seen = 0
    for county, members in inside.items():
        seen += len(members)
        count = sites * seen // len(areas.ags) - done
        done += count
        yield _harvest(county, areas, members, count, texts, chance, numbers)


def _harvest(
    county: str,
    areas: Areas,
    members: list[int],
    count: int,
    texts: list[dict[str, str]],
    chance: random.Random,
    numbers: np.random.Generator,
) -> Harvest:
    source = Source(
        f"karte-{county}", f"https://karte-{county}.example/", f"Karte {county}", "", county, county[:2],
        f"https://karte-{county}.example/",
    )  # fmt: skip
    spots = {
        position: _spots(areas.lonlat[position], count // len(members) + 1, numbers) for position in members
    }
    pledges: list[CollectedPledge] = []
    sites: list[CollectedSite] = []
    while len(sites) < count:
        number = len(pledges)
        position = members[number % len(members)]
        pledge = _pledge(number, areas.ags[position], texts, chance)
        pledges.append(pledge)
        for place in range(2 if number % _SECOND_SITE == 0 else 1):
            if len(sites) < count:
                spot = spots[position][chance.randrange(len(spots[position]))]
                sites.append(_site(pledge, f"ort-{number}-{place}", areas.names[position], spot, len(sites)))
    return Harvest(source, tuple(pledges), tuple(sites))


def _pledge(number: int, ags: str, texts: list[dict[str, str]], chance: random.Random) -> CollectedPledge:
    title, text = chance.choice(texts), chance.choice(texts)
    party, party_name = chance.choice(PARTIES)
    return CollectedPledge(
        id=f"zusage-{number}",
        title=title["title"],
        text=text["summary"],
        topic=title["topic"],
        topic_name=title["topic"].capitalize(),
        status=chance.choice(_STATUSES),
        stance=chance.choice(_STANCES),
        party=party,
        party_name=party_name,
        url=f"https://karte.example/zusage/zusage-{number}",
        is_county_wide=False,
        municipalities=(ags,),
    )


def _site(pledge: CollectedPledge, place: str, name: str, spot: Positions, number: int) -> CollectedSite:
    lon, lat = spot
    shape: BaseGeometry = shapely.Point(lon, lat)
    if number % _LINES == 0:
        shape = shapely.LineString([(lon, lat), (lon + 0.01, lat + 0.004), (lon + 0.02, lat)])
    return CollectedSite(
        pledge.id, place, f"{name}, Platz {place[-4:]}", "street", "exact", pledge.municipalities, shape
    )


def _spots(shape: BaseGeometry, count: int, numbers: np.random.Generator) -> Positions:
    """Draw positions inside a municipality; at least one."""
    west, south, east, north = shape.bounds
    drawn = numbers.uniform((west, south), (east, north), (count * _OVERSHOOT, 2))
    shapely.prepare(shape)
    found = drawn[shapely.contains_xy(shape, drawn[:, 0], drawn[:, 1])][:count]
    if len(found):
        return found
    middle = shapely.point_on_surface(shape)
    return np.array([(middle.x, middle.y)])


def _texts() -> list[dict[str, str]]:
    """Return titles and summaries of our own programme."""
    with Path("pledges.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
