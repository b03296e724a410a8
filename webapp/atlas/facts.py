"""What the atlas knows: areas, counts, pledges, as the queries give them. Texts are plain, never HTML."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class AtlasFilter:
    """Values of one key are OR, keys are AND; an empty tuple is no restriction.

    Parameters
    ----------
    topics, parties, statuses : keys, as the sources have them
    """

    topics: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


EVERYTHING = AtlasFilter()


@dataclass(frozen=True)
class Edition:
    """The state of all data.

    Parameters
    ----------
    version : changes whenever what is shown may change; for ETags
    changed_at : when a source changed last, None before the first
    sources : how many have something in the database
    pledges : how many there are
    boundaries : attribution of the boundaries, "" if none are loaded
    """

    version: str
    changed_at: datetime.datetime | None
    sources: int
    pledges: int
    boundaries: str


@dataclass(frozen=True)
class AreaFacts:
    """A Land, county or municipality.

    Parameters
    ----------
    ags : two, five or eight digits
    name : as people say it: "Kreis Düren", "Jülich"
    county_ags, county_name : of a municipality, and of a county itself; None and "" for a Land
    land, land_name : "05", "Nordrhein-Westfalen"
    lon, lat : a point inside, EPSG:4326
    bbox : west, south, east, north, EPSG:4326
    """

    ags: str
    name: str
    county_ags: str | None
    county_name: str
    land: str
    land_name: str
    lon: float
    lat: float
    bbox: tuple[float, float, float, float]

    @property
    def level(self) -> int:
        """How many digits the AGS has: 2, 5 or 8."""
        return len(self.ags)


@dataclass(frozen=True)
class AreaCount:
    """An area with the number of its pledges."""

    ags: str
    name: str
    pledges: int


@dataclass(frozen=True)
class ValueCount:
    """A value of the filter, with how many pledges choosing it (alone of its key) would show."""

    key: str
    name: str
    pledges: int


@dataclass(frozen=True)
class AtlasCounts:
    """How many pledges an area has with a filter, and behind each value; the largest first."""

    pledges: int
    topics: tuple[ValueCount, ...]
    parties: tuple[ValueCount, ...]
    statuses: tuple[ValueCount, ...]


@dataclass(frozen=True)
class AtlasPledge:
    """A pledge in a list.

    Parameters
    ----------
    source, id : name it in the whole country
    url : http(s), its page on the county's own site; None if nobody knows it
    municipalities : AGS of eight digits
    is_county_wide : it is for the whole county of its source
    """

    source: str
    id: str
    title: str
    text: str
    topic: str
    topic_name: str
    status: str
    stance: str
    party: str
    party_name: str
    url: str | None
    is_county_wide: bool
    municipalities: tuple[str, ...]


@dataclass(frozen=True)
class PledgePage:
    """Some pledges of a list.

    Parameters
    ----------
    pledges : those of this page
    total : how many the whole list has
    is_more : there are even more than ``total``, which is as far as was counted
    """

    pledges: tuple[AtlasPledge, ...]
    total: int
    is_more: bool = False


@dataclass(frozen=True)
class AtlasSite:
    """A place of a pledge; ``lon``, ``lat`` a point on its shape, EPSG:4326."""

    place_id: str
    name: str
    kind: str
    precision: str
    municipalities: tuple[str, ...]
    lon: float
    lat: float


@dataclass(frozen=True)
class NearbyPledge:
    """A pledge with the nearest of its places; ``metres`` to its shape, within 1 %."""

    pledge: AtlasPledge
    place_name: str
    lon: float
    lat: float
    metres: float


@dataclass(frozen=True)
class SourceFacts:
    """A map that was collected.

    Parameters
    ----------
    site_url : http(s), its front page; None if nobody knows it
    as_of : date of its data
    good_at : when it was read last, UTC
    failure : why the last attempt failed, "" if it did not: then its pledges are those of ``good_at``
    """

    key: str
    title: str
    party: str
    county_ags: str | None
    site_url: str | None
    as_of: datetime.date | None
    licence: str | None
    attribution: str | None
    language: str
    good_at: datetime.datetime | None
    failure: str
    pledges: int
