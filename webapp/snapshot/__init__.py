"""Everything needed to serve a build, made once: a request only looks things up and joins them.

``render_once.py`` makes a snapshot, ``live.py`` holds the one in service.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from geo.public import Pledge, Published, Settings, Withdrawn
from webapp.assets import Assets
from webapp.filters import Grammar, PledgeIndex
from webapp.near.nearby import Nearby
from webapp.near.nearness import Nearness
from webapp.near.neighbourhoods import Neighbourhoods
from webapp.pledge_map.ground import Ground
from webapp.tiles import MapTiles
from webapp.tiles.decoded import DecodedTiles
from webapp.words import common_stance

GROUND_ASSET = "grund.js"  # the map without places, for pages that have their own
POSITIONS_ASSET = "lagen.json"
STREETS_ASSET = "strassen.json"  # only where an extract of OpenStreetMap was read
# With more pledges "/" would be larger than 150 kB, and a phone would need a second for its list.
PAGED_ABOVE = 1000
# With more pledges at places the frame of all would be larger than 100 kB: then maps of frames load what is
# in view, and their list is the first page. Without a server a frame brings what looks for words, too.
FRAMES_PAGED_ABOVE = 150
STATIC_FRAMES_PAGED_ABOVE = 70
PICTURE_PLACE = "%picture%"  # in the map, which is rendered before any page


class Item(NamedTuple):
    """A pledge in the list: its HTML, and the encoded entry, shown and hidden."""

    pledge_id: str
    article: str
    shown: bytes
    hidden: bytes


class ItemGroup(NamedTuple):
    """The pledges of a topic, in the programme's order: those at places, or those for the whole county.

    ``items`` and ``all_hidden`` are for lists of all pledges, and empty where there are too many for that.
    """

    topic: str
    county_wide: bool
    pledge_ids: tuple[str, ...]
    ids: frozenset[str]
    items: tuple[Item, ...] = ()
    all_hidden: bytes = b""  # a filter shows nothing of most groups: this is joined in advance

    def items_with(self, articles: Mapping[str, str]) -> tuple[Item, ...]:
        """Return the entries, or make them."""
        return self.items or tuple(item_of(pledge_id, articles[pledge_id]) for pledge_id in self.pledge_ids)


def item_of(pledge_id: str, article: str) -> Item:
    shown, hidden = (f"<li{state}>{article}</li>".encode() for state in ("", " hidden"))
    return Item(pledge_id, article, shown, hidden)


@dataclass(frozen=True)
class View:
    """The parts of a build that depend on the language. Every link of its pages begins with ``root``."""

    language: str
    root: str
    groups: tuple[ItemGroup, ...]
    articles: Mapping[str, str]  # the HTML of each pledge in a list, by id
    briefs: Mapping[str, str]  # the same without summaries, for large frames
    index: PledgeIndex
    places_asset: str
    map_asset: str
    words_asset: str
    frame_words_asset: str  # for frames of a static site: the same words, in files by how they begin
    entries_assets: Mapping[str, str]  # by topic: see webapp/snapshot/entries.py
    map_html: Markup
    drawn_places: dict[str, dict[str, Any]]  # by id, what a map needs to draw the place
    parts: dict[Hashable, Markup] = field(default_factory=dict)  # see webapp/pages/parts.py

    def map_with(self, picture: str) -> Markup:
        """Return the map, with the address of the picture that is shown without JavaScript."""
        return self.map_html.replace(PICTURE_PLACE, picture)


@dataclass(frozen=True)
class Snapshot:
    """A build, ready to serve. ``version`` identifies data, settings and code: it is part of every ETag."""

    published: Published
    settings: Settings
    assets: Assets
    sprite: Markup
    grammar: Grammar
    views: dict[str, View]
    pledges: dict[str, Pledge]
    withdrawn: dict[str, Withdrawn]  # by the id of the pledge, which is not in ``pledges``
    nearness: Nearness
    nearby: Nearby
    drawn: frozenset[str]  # names of the ground layers that this region has
    neighbourhoods: Neighbourhoods
    tiles: MapTiles | None
    streets: DecodedTiles | None  # of vector tiles, for pictures
    version: str
    is_paged: bool  # whether the pledges are too many for one page
    frames_are_paged: bool  # whether they are too many for a frame
    place_tiles: dict[str, tuple[str, ...]]  # see webapp/pledge_map/tiled.py; empty unless frames are paged
    static_site: bool  # whether the pages are files, without a server that could answer a query

    @property
    def can_filter(self) -> bool:
        """Whether a filter is answered: by a server, or by a browser that has all pledges."""
        return not (self.static_site and self.is_paged)

    @property
    def filters_itself(self) -> bool:
        """Whether pages are files that the browser filters by the query of their address."""
        return self.static_site and not self.is_paged

    @property
    def frames_can_filter(self) -> bool:
        """The same for frames."""
        return not (self.static_site and self.frames_are_paged)

    @property
    def frames_filter_themselves(self) -> bool:
        return self.static_site and not self.frames_are_paged

    @property
    def index(self) -> PledgeIndex:
        """The index of the texts as the party wrote them, in German."""
        return self.views["de"].index

    @cached_property
    def ground(self) -> Ground:
        """The ground of the pictures, made for the first of them."""
        return Ground(self.published)

    @cached_property
    def common_stance(self) -> str:
        """The stance that lists need not repeat; see `webapp.words.common_stance`."""
        return common_stance(self.published.pledges)

    @property
    def has_streets(self) -> bool:
        """Whether visitors can search for streets and house numbers."""
        return self.published.streets is not None

    def words_path(self, view: View) -> str:
        """Return the path of the words of the pledges, "" where a server has to look them up."""
        return "" if self.is_paged else self.asset_path(view.words_asset)

    def asset_path(self, name: str) -> str:
        """Return the path of a file by its plain name, like "site.css"."""
        return f"{self.settings.root}/static/{self.assets.named[name].name}"
