"""What is collected of a map, and what the database knows of it: the seam between reading and keeping.

Ids are those of the source; whoever keeps records of several sources joins them with ``Source.key``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol

from shapely.geometry.base import BaseGeometry

# The Länder by the first two digits of their AGS; partitions are made of them.
LAENDER = tuple(f"{number:02}" for number in range(1, 17))
UNKNOWN_LAND = "00"  # a map whose pledges name no municipality, until the boundaries say more


@dataclass(frozen=True)
class Source:
    """A map of one county or town, as it describes itself.

    Parameters
    ----------
    key : stable, of a-z, 0-9 and "-", at most 63 characters; names the source in the database
    address : as given to the command: http(s), or the path of a home, a build or a file
    title : of the map
    party : key of the party of its pledges, as "gruene"; "" if the pledges have several, or nobody says
    county_ags : five digits; None if the sites are in several counties, or in none
    land : two digits, one of `LAENDER`, or `UNKNOWN_LAND`
    site_url : http(s), of the site's front page; None if nobody says
    as_of : date of the data
    licence, attribution : as the source says them, None if it does not
    language : of its texts
    data_version : of the build, "" in old files
    """

    key: str
    address: str
    title: str
    party: str
    county_ags: str | None
    land: str
    site_url: str | None = None
    as_of: datetime.date | None = None
    licence: str | None = None
    attribution: str | None = None
    language: str = "de"
    data_version: str = ""


@dataclass(frozen=True)
class CollectedPledge:
    """A pledge. All texts are plain text, never HTML; none is longer than `MAX_TEXT` of `reading`.

    Parameters
    ----------
    id : unique in its source
    title : never empty
    text : the summary, "" if there is none
    topic : key, unique in its source; ``topic_name`` is what people read
    status, stance : of `geo.vocabulary`
    party : key, as in `Source`; "" if nobody says. ``party_name`` is what people read
    url : http(s), its page on the county's own site; None if nobody says where that is
    municipalities : AGS of eight digits, sorted; () if it is for the whole county
    """

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
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True)
class CollectedSite:
    """A place of a pledge; unique by ``pledge_id`` and ``place_id`` in its source.

    Parameters
    ----------
    kind, precision : of `geo.vocabulary`
    municipalities : AGS of eight digits, sorted; () if the source does not say: then the boundaries do
    geometry : a valid shape with finite positions, EPSG:4326, in or near Germany
    """

    pledge_id: str
    place_id: str
    name: str
    kind: str
    precision: str
    municipalities: tuple[str, ...]
    geometry: BaseGeometry


# Their names in this room; other rooms have others of these names.
Pledge = CollectedPledge
Site = CollectedSite


@dataclass(frozen=True)
class Harvest:
    """All that one source publishes; whatever it no longer has is deleted when this is kept."""

    source: Source
    pledges: tuple[Pledge, ...]
    sites: tuple[Site, ...]


@dataclass(frozen=True)
class SourceState:
    """What is known of the last good answer of a source, to ask it only for news.

    Parameters
    ----------
    data_address : where the data were, "" for none known; a site's own address leads there
    etag, last_modified : headers of that answer, "" if it had none
    digest : of its bytes (SHA-256, hexadecimal)
    good_at : when it was read last, in UTC; the database sets it
    failure : why the last attempt failed, "" if it did not
    """

    data_address: str = ""
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    good_at: datetime.datetime | None = None
    failure: str = ""


@dataclass(frozen=True)
class KeptCounts:
    """What keeping a harvest has changed."""

    pledges: int
    sites: int
    added: int = 0
    changed: int = 0
    removed: int = 0


Counts = KeptCounts


class Store(Protocol):
    """What the command needs of a database; `geo.country.store` has it on PostgreSQL."""

    def state_of(self, source_key: str) -> SourceState | None:
        """Return what is known of a source, None if it was never asked."""

    def put(self, harvest: Harvest, state: SourceState) -> Counts:
        """Keep a harvest instead of the one before, whole or not at all."""

    def unchanged(self, source_key: str, state: SourceState) -> None:
        """Note that a source was asked, and has nothing new."""

    def failed(self, source_key: str, address: str, reason: str) -> None:
        """Note why a source could not be read; its last good harvest stays."""
