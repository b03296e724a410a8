"""Read a build, and render everything that does not depend on a request."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from flask import Flask
from flask_babel import force_locale

from geo.public import (
    BUILD,
    SETTINGS_FILE,
    BuildUnusable,
    Pledge,
    Published,
    Renderer,
    Settings,
    load_settings,
    read_published,
)
from webapp import icons, tiles
from webapp.assets import (
    PICTURES,
    VECTOR,
    Assets,
    frame_words_script,
    ground_script,
    renderer_script,
    site_assets,
    word_file_script,
    words_script,
)
from webapp.console import gettext as _
from webapp.filters import Grammar, PledgeIndex, Text, WordIndex, by_beginning, compact_json
from webapp.language import LANGUAGES, PREFIXES
from webapp.near import search_places, street_files
from webapp.near.nearby import Nearby
from webapp.near.nearness import Nearness
from webapp.near.neighbourhoods import Neighbourhoods
from webapp.pledge_map import outlines, tiled
from webapp.pledge_map.folium_map import MapScript, drawn_layers, drawn_places, map_script
from webapp.snapshot import (
    FRAMES_PAGED_ABOVE,
    GROUND_ASSET,
    PICTURE_PLACE,
    POSITIONS_ASSET,
    STATIC_FRAMES_PAGED_ABOVE,
    STREETS_ASSET,
    ItemGroup,
    Snapshot,
    View,
)
from webapp.snapshot.articles import Articles, macros
from webapp.snapshot.entries import add_entries
from webapp.tiles import MapTiles
from webapp.tiles.paint import paint
from webapp.words import party_called, pledge_summary, pledge_title, sender, topic_label


def make_snapshot(app: Flask, home: Path, folder: Path, with_tiles: bool = True) -> Snapshot:
    """Read settings and build, and render what does not depend on a request.

    Parameters
    ----------
    home : the folder of the tiles file
    folder : the build, one of `geo.builds.folders`
    with_tiles : False leaves out the tiles in the settings

    Raises
    ------
    webapp.tiles.TilesUnusable : the tiles file can't be used
    geo.errors.PledgemapError : settings or build can't be used; the message says what to do.
    """
    settings = load_settings(folder / SETTINGS_FILE, with_files=folder == home)
    published = read_published(folder)
    _check_topics(published, settings)
    _check_parties(published, settings)
    static_site = app.config["STATIC_SITE"]
    shown_tiles = tiles.map_tiles(settings, home, published) if with_tiles else None
    streets = tiles.decoded_tiles(settings, home) if with_tiles else None
    kind = "" if shown_tiles is None else VECTOR if shown_tiles.is_vector else PICTURES
    is_paged = len(published.pledges) > app.config["PAGED_ABOVE"]
    at_places = sum(bool(pledge.place_ids) for pledge in published.pledges)
    most_in_frames = STATIC_FRAMES_PAGED_ABOVE if static_site else FRAMES_PAGED_ABOVE
    frames_are_paged = is_paged or at_places > most_in_frames
    assets = site_assets(
        settings.topics.values(),
        settings.parties.values(),
        tiles=kind,
        with_streets=published.streets is not None,
        static_site=static_site,
        is_paged=is_paged,
        frames_are_paged=frames_are_paged,
    )
    if shown_tiles and shown_tiles.renderer:
        shown_tiles = _with_scripts(shown_tiles, shown_tiles.renderer, assets)
    assets.add("umrisse.json", outlines.document(published))
    script = map_script(published)
    assets.add(GROUND_ASSET, script.without_places())
    nearness = Nearness(published)
    nearby = Nearby(published, nearness)
    _add_streets(assets, published)
    if static_site:
        assets.add(POSITIONS_ASSET, search_places.positions_json(nearby.places, published))
    common = _Common(published, settings, assets, nearby, shown_tiles, script, is_paged, frames_are_paged)
    with app.app_context():
        views = {language: _view(app, common, language) for language in LANGUAGES}
    return Snapshot(
        published=published,
        settings=settings,
        assets=assets,
        sprite=icons.sprite(settings.topics.values()),
        grammar=Grammar(published, settings, nearby),
        views=views,
        pledges={pledge.id: pledge for pledge in published.pledges},
        withdrawn={one.pledge.id: one for one in published.withdrawn},
        nearness=nearness,
        nearby=nearby,
        drawn=drawn_layers(published),
        neighbourhoods=Neighbourhoods(published, nearness),
        tiles=shown_tiles,
        streets=streets,
        version=_version(app, common, streets.version if streets else "", static_site),
        is_paged=is_paged,
        frames_are_paged=frames_are_paged,
        place_tiles=tiled.by_tile(published) if frames_are_paged else {},
        static_site=static_site,
    )


def _with_scripts(tiles: MapTiles, renderer: Renderer, assets: Assets) -> MapTiles:
    """Add the scripts that draw vector tiles to the files of the pages."""
    texts = {
        "kacheln-zeichnen.js": renderer_script(renderer.script, renderer.licence),
        "kacheln.js": ground_script(json.dumps(paint(), ensure_ascii=False, separators=(",", ":"))),
    }
    served = [assets.add(name, text).name for name, text in texts.items()]
    return replace(tiles, scripts=tuple(f"{tiles.root}/static/{name}" for name in served))


def _add_streets(assets: Assets, published: Published) -> None:
    """Add the files of the streets, if an extract was read: their names, and the rest by first letter."""
    if published.streets:
        files = {
            letter: assets.add(f"strassen-{letter}.json", text).name
            for letter, text in published.streets.letters.items()
        }
        names = {one.ags: one.name for one in published.municipalities}
        assets.add(STREETS_ASSET, street_files.names_json(published.streets, names, files))


class _Common(NamedTuple):
    """What the views of both languages share."""

    published: Published
    settings: Settings
    assets: Assets
    nearby: Nearby
    tiles: MapTiles | None
    script: MapScript
    is_paged: bool
    frames_are_paged: bool


def _check_topics(published: Published, settings: Settings) -> None:
    """Raise `BuildUnusable` if the topic of a pledge is not in the settings."""
    pledges = (*published.pledges, *(one.pledge for one in published.withdrawn))
    unknown = {pledge.topic for pledge in pledges} - settings.topics.keys()
    if unknown:
        topics = ", ".join(sorted(unknown))
        raise BuildUnusable(
            _(
                "Die Karte hat Themen, die in {settings} fehlen: {topics}. Rufen Sie auf: {command}",
                settings=SETTINGS_FILE,
                topics=topics,
                command=BUILD,
            )
        )


def _check_parties(published: Published, settings: Settings) -> None:
    """Raise `BuildUnusable` if a pledge is of a party that is not in the settings."""
    pledges = (*published.pledges, *(one.pledge for one in published.withdrawn))
    if not {pledge.party for pledge in pledges} <= settings.parties.keys():
        raise BuildUnusable(
            _(
                "Die Karte hat andere Parteien als {settings}. Rufen Sie auf: {command}",
                settings=SETTINGS_FILE,
                command=BUILD,
            )
        )


def _version(app: Flask, common: _Common, of_streets: str, static_site: bool) -> str:
    """Return a hash of data, settings and code; ``common.assets`` must be complete.

    ``of_streets`` is the version of the tiles in pictures.
    """
    template = common.tiles.template if common.tiles else ""
    data_and_settings = (
        common.published.data_version,
        repr(common.settings),
        template,
        of_streets,
        str(static_site),
    )
    digest = hashlib.sha256()
    for part in (*common.assets.served, *data_and_settings, *_sources(app)):
        digest.update(part.encode())
    return digest.hexdigest()[:16]


def _view(app: Flask, common: _Common, language: str) -> View:
    published, settings, assets, nearby, shown_tiles, script, *_paged = common
    root = settings.root + PREFIXES[language]
    map_asset, places_asset = f"map-{language}.js", f"orte-{language}.json"
    words_asset, frame_words_asset = f"woerter-{language}.js", f"rahmen-woerter-{language}.js"
    groups = tuple(_groups(published, settings))
    articles: Mapping[str, str] = Articles(app, published, settings, language, root)
    if not common.is_paged:
        articles = {pledge.id: articles[pledge.id] for pledge in published.pledges}
        groups = tuple(_with_items(group, articles) for group in groups)
    entries_assets = (
        {} if common.frames_are_paged else add_entries(assets, published, settings, groups, language, root)
    )
    with force_locale(language):
        places = drawn_places(published)
        if not common.is_paged:
            assets.add(map_asset, script.with_places(places.values()))
        assets.add(places_asset, search_places.index_json(nearby.places))
        words = word_index(published, settings)
        if not common.is_paged:
            assets.add(words_asset, words_script(words.as_json()))
        if app.config["STATIC_SITE"] and (common.is_paged or not common.frames_are_paged):
            _add_frame_words(assets, words, frame_words_asset, root_of_files=settings.root)
        return View(
            language=language,
            root=root,
            groups=groups,
            articles=articles,
            briefs=Articles(app, published, settings, language, root, with_summary=False),
            index=PledgeIndex(published, settings, words, nearby),
            places_asset=places_asset,
            map_asset=GROUND_ASSET if common.is_paged else map_asset,
            words_asset=words_asset,
            frame_words_asset=frame_words_asset,
            entries_assets=entries_assets,
            map_html=macros(app, "_map.html").map(
                published, drawn_layers(published), picture=PICTURE_PLACE, tiles=shown_tiles
            ),
            drawn_places=places,
        )


def _add_frame_words(assets: Assets, words: WordIndex, name: str, root_of_files: str) -> None:
    """Add the words for frames of a static site; in names of files, letters of any script are numbers.

    All have the same hash: a frame that knew one for each would be larger by a kilobyte.
    """
    stem, scripts = name.removesuffix(".js"), {}
    files = by_beginning(words.as_data())
    for beginning, data in files.items():
        number = "-".join(str(ord(letter)) for letter in beginning)
        scripts[f"{stem}-{number}.js"] = word_file_script(beginning, compact_json(data))
    version = assets.add_together(scripts)
    addresses = {
        "beginnings": " ".join(files),
        "address": f"{root_of_files}/static/{stem}-{{}}-{version}.js",
    }
    assets.add(name, frame_words_script(compact_json(addresses)))


def _groups(published: Published, settings: Settings) -> Iterator[ItemGroup]:
    found: dict[tuple[bool, str], list[str]] = {}
    for pledge in published.pledges:
        found.setdefault((not pledge.place_ids, pledge.topic), []).append(pledge.id)
    for county_wide, topic in itertools.product((False, True), settings.topics):
        if ids := found.get((county_wide, topic)):
            yield ItemGroup(topic, county_wide, tuple(ids), frozenset(ids))


def _with_items(group: ItemGroup, articles: Mapping[str, str]) -> ItemGroup:
    items = group.items_with(articles)
    return group._replace(items=items, all_hidden=b"".join(item.hidden for item in items))


def word_index(published: Published, settings: Settings) -> WordIndex:
    """Return the index of the words of all pledges, in the language of the view."""
    texts = [
        Text(
            pledge.id,
            search_text(pledge, published, settings),
            topic_label(settings.topics[pledge.topic]),
        )
        for pledge in published.pledges
    ]
    layers = ("boundaries", "localities", "localities_from_stops")
    features = (feature for layer in layers for feature in published.layers[layer]["features"])
    names = [feature["properties"]["name"] for feature in features]
    # The name of the only party finds everything, that of one of several what is its own.
    party = () if settings.has_parties else (*settings.party_names, settings.called.short_en)
    return WordIndex(texts, names, settings.search.alike, party)


def search_text(pledge: Pledge, published: Published, settings: Settings) -> str:
    """Return the searchable text: what the list shows."""
    places = [published.places[place_id] for place_id in pledge.place_ids]
    municipalities = [m.name for m in published.areas_of_pledge(pledge)]
    texts = (pledge_title(pledge), pledge_summary(pledge))
    whose = [party_called(party)] if (party := sender(settings, pledge)) else []
    return " ".join([*texts, *(place.name for place in places), *municipalities, *whose])


def _sources(app: Flask) -> list[str]:
    """Return the source code of pages: a page of a new version must not be taken for the old one."""
    suffixes = (".py", ".html", ".po", ".json")
    files = (path for path in Path(app.root_path).rglob("*") if path.suffix in suffixes)
    return [path.read_text(encoding="utf-8") for path in sorted(files)]
