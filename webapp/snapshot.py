"""Everything one build needs to be served, made once: a request only looks things up and joins them.

``Live`` holds the snapshot in service. It looks at most once a second whether there is a newer build, reads
it whole, and then swaps one reference; a broken build leaves the last good one in service.
"""

from __future__ import annotations

import hashlib
import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask, current_app, g
from flask_babel import force_locale
from markupsafe import Markup

from geo.public import (
    BUILD,
    SETTINGS_FILE,
    BuildUnusable,
    Pledge,
    Published,
    Settings,
    Signature,
    Withdrawn,
    builds,
    load_settings,
    read_published,
    word,
)
from webapp import icons, tiles
from webapp.assets import Asset, Assets, site_assets
from webapp.filters import Catalogue
from webapp.language import LANGUAGES, PREFIXES
from webapp.near import search_places
from webapp.near.nearby import Nearby
from webapp.near.nearness import Nearness
from webapp.near.neighbourhoods import Neighbourhoods
from webapp.pictures.layers import Ground
from webapp.pledge_map import outlines
from webapp.pledge_map.compose import MapScript, compose, drawn_layers, drawn_places
from webapp.tiles import MapTiles
from webapp.words import pledge_summary, pledge_title

GROUND_ASSET = "grund.js"  # the map without places, for pages that bring their own
PICTURE_PLACE = "%picture%"  # in the map, which is rendered before a page is asked for
POSITIONS_ASSET = "lagen.json"
CHECK_EVERY_S = 1.0
KEPT_BUILDS = 4

log = logging.getLogger(__name__)


class Item(NamedTuple):
    """A pledge in the list: its HTML, and encoded as an entry that is shown and as one that is hidden."""

    pledge_id: str
    article: str
    shown: bytes
    hidden: bytes


class ItemGroup(NamedTuple):
    """The pledges of one topic, in the programme's order: those at places, or those for the whole county."""

    topic: str
    county_wide: bool
    items: tuple[Item, ...]
    ids: frozenset[str]
    all_hidden: bytes  # of most groups a filter shows nothing: that is put together before


@dataclass(frozen=True)
class View:
    """What of a build depends on the language. Every link of its pages begins with ``root``."""

    language: str
    root: str
    groups: tuple[ItemGroup, ...]
    catalogue: Catalogue
    places_asset: str
    map_asset: str
    map_html: Markup
    drawn_places: dict[str, dict[str, Any]]  # by id, what a map has to know to draw the place
    parts: dict[Hashable, Markup] = field(default_factory=dict)  # see webapp/pages/parts.py

    def map_with(self, picture: str) -> Markup:
        """The map, with the address of the picture that is shown where there is no JavaScript."""
        return self.map_html.replace(PICTURE_PLACE, picture)


@dataclass(frozen=True)
class Snapshot:
    """One build, ready to serve. ``version`` names data, settings and code: it is part of every ETag."""

    published: Published
    settings: Settings
    assets: Assets
    sprite: Markup
    views: dict[str, View]
    pledges: dict[str, Pledge]
    withdrawn: dict[str, Withdrawn]  # by the id of the pledge, which is none of the others
    nearness: Nearness
    nearby: Nearby
    drawn: frozenset[str]  # names of the layers of the ground that this region has
    neighbourhoods: Neighbourhoods
    tiles: MapTiles | None
    version: str
    static_site: bool  # whether the pages are files, with no program behind them that could answer a query

    @property
    def catalogue(self) -> Catalogue:
        """The filter over the texts as the party wrote them, in German."""
        return self.views["de"].catalogue

    @cached_property
    def ground(self) -> Ground:
        """What the pictures are drawn on; made for the first of them."""
        return Ground(self.published)

    def asset_path(self, name: str) -> str:
        """Path of a file by its plain name, like "site.css"."""
        return f"{self.settings.root}/static/{self.assets.named[name].name}"


def make_snapshot(app: Flask, home: Path, folder: Path, with_tiles: bool = True) -> Snapshot:
    """Read settings and build, and render what does not depend on a request.

    Parameters
    ----------
    home : where the file of the tiles lies
    folder : the build, one of `geo.publishing.builds.folders`
    with_tiles : False leaves out the tiles that the settings name

    Raises
    ------
    webapp.tiles.TilesUnusable : the file of the tiles can't be used
    geo.errors.PledgemapError : settings or build can't be used; the message says what to do.
    """
    settings = load_settings(folder / SETTINGS_FILE, with_files=folder == home)
    published = read_published(folder)
    pledges = (*published.pledges, *(gone.pledge for gone in published.withdrawn))
    unknown = {pledge.topic for pledge in pledges} - settings.topics.keys()
    if unknown:
        topics = ", ".join(sorted(unknown))
        raise BuildUnusable(word("build_topics", settings=SETTINGS_FILE, topics=topics, command=BUILD))
    static_site = app.config["STATIC_SITE"]
    shown_tiles = tiles.map_tiles(settings, home, published) if with_tiles else None
    assets = site_assets(
        settings.topics.values(), with_tiles=shown_tiles is not None, static_site=static_site
    )
    assets.add("umrisse.json", outlines.document(published))
    map_script = compose(published)
    assets.add(GROUND_ASSET, map_script.without_places())
    nearness = Nearness(published)
    nearby = Nearby(published, nearness)
    if static_site:
        assets.add(POSITIONS_ASSET, search_places.positions_json(nearby.places, published))
    with app.app_context():
        common = _Common(published, settings, assets, nearby, shown_tiles, map_script)
        views = {language: _view(app, common, language) for language in LANGUAGES}
    digest = hashlib.sha256()
    of_tiles = shown_tiles.template if shown_tiles else ""
    told = (published.data_version, repr(settings), of_tiles, str(static_site))
    for part in (*assets.served, *told, *_sources(app)):
        digest.update(part.encode())
    return Snapshot(
        published=published,
        settings=settings,
        assets=assets,
        sprite=icons.sprite(settings.topics.values()),
        views=views,
        pledges={pledge.id: pledge for pledge in published.pledges},
        withdrawn={gone.pledge.id: gone for gone in published.withdrawn},
        nearness=nearness,
        nearby=nearby,
        drawn=drawn_layers(published),
        neighbourhoods=Neighbourhoods(published, nearness),
        tiles=shown_tiles,
        version=digest.hexdigest()[:16],
        static_site=static_site,
    )


class _Common(NamedTuple):
    """What the views of both languages are made from."""

    published: Published
    settings: Settings
    assets: Assets
    nearby: Nearby
    tiles: MapTiles | None
    map_script: MapScript


def _view(app: Flask, common: _Common, language: str) -> View:
    published, settings, assets, nearby, shown_tiles, map_script = common
    root = settings.root + PREFIXES[language]
    map_asset, places_asset = f"map-{language}.js", f"orte-{language}.json"
    with force_locale(language):
        places = drawn_places(published)
        assets.add(map_asset, map_script.with_places(places.values()))
        assets.add(places_asset, search_places.index_json(nearby.places))
        texts = {pledge.id: search_text(pledge, published) for pledge in published.pledges}
        return View(
            language=language,
            root=root,
            groups=tuple(_groups(app, published, settings, root)),
            catalogue=Catalogue(published, settings, texts, nearby),
            places_asset=places_asset,
            map_asset=map_asset,
            map_html=app.jinja_env.get_template("_map.html").module.map(
                published, drawn_layers(published), picture=PICTURE_PLACE, tiles=shown_tiles
            ),
            drawn_places=places,
        )


def _groups(app: Flask, published: Published, settings: Settings, root: str) -> Iterator[ItemGroup]:
    render = app.jinja_env.get_template("_pledge.html").module.item
    for county_wide, topic in itertools.product((False, True), settings.topics):
        pledges = [p for p in published.pledges if p.topic == topic and county_wide == (not p.place_ids)]
        articles = [(p.id, str(render(p, published, root))) for p in pledges]
        if pledges:
            yield _group(topic, county_wide, tuple(_item(*article) for article in articles))


def _item(pledge_id: str, article: str) -> Item:
    shown, hidden = (f"<li{state}>{article}</li>".encode() for state in ("", " hidden"))
    return Item(pledge_id, article, shown, hidden)


def _group(topic: str, county_wide: bool, items: tuple[Item, ...]) -> ItemGroup:
    ids, all_hidden = frozenset(item.pledge_id for item in items), b"".join(item.hidden for item in items)
    return ItemGroup(topic, county_wide, items, ids, all_hidden)


def search_text(pledge: Pledge, published: Published) -> str:
    """The text a search looks in: what the list shows. ``filter.js`` reads the same from the page."""
    places = [published.places[place_id] for place_id in pledge.place_ids]
    municipalities = [m.name for m in published.municipalities_of_pledge(pledge)]
    texts = (pledge_title(pledge), pledge_summary(pledge))
    return " ".join([*texts, *(place.name for place in places), *municipalities])


def _sources(app: Flask) -> list[str]:
    """What a page is made with: a new version of the code must not be taken for the old page."""
    files = (path for path in Path(app.root_path).rglob("*") if path.suffix in (".py", ".html", ".po"))
    return [path.read_text(encoding="utf-8") for path in sorted(files)]


def current() -> Snapshot:
    """Return the one snapshot of this request, even if a newer build arrives while it is answered."""
    if "snapshot" not in g:
        live: Live = current_app.extensions["pledgemap"]
        g.snapshot = live.refresh()
    return g.snapshot


class Live:
    """The snapshot in service, the folder it was read from, and what is known about the newest build."""

    def __init__(self, app: Flask, home: Path) -> None:
        self._app, self.home = app, home
        self._lock = threading.Lock()
        self.seen = self.newest()
        # Whether this process reads newer builds by itself: for the workers of gunicorn, the master does.
        self.follows_builds = True
        self._checked_at = time.monotonic()
        self._problem, self._edited = "", _Edited(home)
        self.snapshot, self._folder = self._started()
        # Pages live longer than a build: their files stay for a few builds more.
        self._assets = deque([self.snapshot.assets], maxlen=KEPT_BUILDS)
        self.problem()

    def _started(self) -> tuple[Snapshot, Path]:
        """The best build that can be served: whatever is edited or damaged, a site starts if any can.

        Raises
        ------
        geo.errors.PledgemapError : none can, and what is wrong with the home itself
        """
        folders = builds.folders(self.home)
        for folder in folders[:-1]:
            for with_tiles in (True, False):
                try:
                    return make_snapshot(self._app, self.home, folder, with_tiles), folder
                except Exception as error:
                    # Of what stands in the way of a build, that of the newest one is to be mended.
                    self._problem = self._problem or str(error)
                    log.warning("%s can't be served: %s", folder.relative_to(self.home), error)
                    if not isinstance(error, tiles.TilesUnusable):
                        break
        return make_snapshot(self._app, self.home, self.home), self.home

    def asset(self, name: str) -> Asset | None:
        """Find a file by its name with hash.

        A page may be older than the build in service, or come from a worker that has seen a newer one.
        """
        if not any(name in assets.served for assets in self._assets):
            self.refresh(at_once=True)
        return next((assets.served[name] for assets in tuple(self._assets) if name in assets.served), None)

    def problem(self) -> str:
        """Why another build than the newest is served, or what was edited since; "" if all is well."""
        if self._problem or self._folder == self.home:
            return self._problem
        return self._edited.since(self._folder)

    def refresh(self, at_once: bool = False) -> Snapshot:
        """Return the snapshot to serve, after a look for a newer build."""
        now = time.monotonic()
        # The pages of an export are all of one build, whatever is asked for.
        if self._app.config["STATIC_SITE"]:
            return self.snapshot
        due = at_once or (self.follows_builds and now - self._checked_at >= CHECK_EVERY_S)
        # While one thread reads a new build, the others go on with the old one, unless they need the new.
        if due and self._lock.acquire(blocking=at_once):
            try:
                self._checked_at = now
                self._read_if_changed()
            finally:
                self._lock.release()
        return self.snapshot

    def _read_if_changed(self) -> None:
        seen = self.newest()
        if seen == self.seen:
            return
        self.seen = seen
        folder, _ = builds.newest(self.home)
        try:
            newer = make_snapshot(self._app, self.home, folder)
        except Exception as error:
            # Whatever is wrong with a new build, the last good one stays in service.
            self._problem = str(error)
            log.exception("The new build can't be used; the last good one stays in service")
        else:
            self._assets.appendleft(newer.assets)
            self.snapshot, self._folder, self._problem = newer, folder, ""
            log.info("New build in service: %s", newer.published.data_version)

    def newest(self) -> Signature:
        """Cheap sign of what lies there now; other than ``seen``, it is newer than what is served."""
        folder, stamp = builds.newest(self.home)
        return stamp + tiles.signature(self.home, folder)


class _Edited:
    """Says what was edited since a build, once for each state of the files."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._seen: tuple[Path, Signature] | None = None
        self._told = ""

    def since(self, folder: Path) -> str:
        seen = (folder, builds.edited_signature(self._home))
        if seen != self._seen:
            names = ", ".join(builds.edited(self._home, folder))
            self._seen, self._told = seen, word("build_edited", names=names, command=BUILD) if names else ""
            if names:
                log.warning("%s", self._told)
        return self._told
