"""The contents of a static site: the addresses that the export starts with.

Addresses are paths of the app, without the site's sub-path. The links of pages are followed,
so this list has what may be requested without a link. To add a kind of page: a function in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geo.public import DISTRICT, MUNICIPALITY
from webapp import well_known
from webapp.changes.views import FEED
from webapp.embed.frame import PROGRESS
from webapp.exports import FORMATS
from webapp.exports.gis_styles import STYLE_FILES
from webapp.filters import Filter
from webapp.handouts.views import FILE as HANDOUT
from webapp.handouts.views import file_of
from webapp.language import PREFIXES, without_language
from webapp.metadata import schema
from webapp.pages import comparison, sitemap
from webapp.pages.handout_page import PAGE as HANDOUT_PAGE
from webapp.pages.open_data import CATALOGUE_FILE
from webapp.pages.places_in_view import FOLDER
from webapp.pictures import FORMATS as PICTURE_FORMATS
from webapp.pictures import file_names
from webapp.pledge_map.tiled import ZOOM
from webapp.snapshot import Snapshot
from webapp.static_site import filter_files
from webapp.static_site.pages import NOT_FOUND

# What needs a server to answer. A page of the export must not link any of these.
ANSWERED_BY_A_PROGRAM = ("/api", "/oembed", "/healthz", "/readyz", "/karte.png", "/karte.svg")
# Pages that filter themselves by the query of their address (static/js/address.js); others have none.
MAX_TILES = 50_000  # a county has 1,000 at zoom 6 to 14; beyond, those that a file lacks stay unwritten
CHOOSER = "/einbetten"
EMBED = "/embed"


def seeds(snapshot: Snapshot) -> list[str]:
    """Return all addresses to start with, without duplicates, always in the same order."""
    return list(dict.fromkeys(path for kind in KINDS for path in kind(snapshot)))


def needs_a_program(path: str) -> bool:
    """Return whether an address can't be a file."""
    plain = without_language(path)
    return any(plain == other or plain.startswith(f"{other}/") for other in ANSWERED_BY_A_PROGRAM)


def filters_itself(path: str, *, is_paged: bool = False, frames_are_paged: bool = False) -> bool:
    """Return whether the page at an address handles a query without a server."""
    plain = without_language(path)
    if plain == EMBED or plain.startswith(f"{EMBED}/"):
        return not frames_are_paged
    return plain == CHOOSER or (plain == "/" and not is_paged)


def _pages(snapshot: Snapshot) -> Iterator[str]:
    yield from _in_every_language(*sitemap.paths(snapshot), NOT_FOUND)
    yield from _in_every_language(*(f"/zusage/{pledge_id}" for pledge_id in snapshot.withdrawn))


def _feeds_and_handouts(snapshot: Snapshot) -> Iterator[str]:
    yield from _in_every_language(f"/{FEED}", *(f"/thema/{key}/{FEED}" for key in snapshot.settings.topics))
    for area in snapshot.published.areas:
        handouts = (file_of(party) for party in ("", *snapshot.grammar.parties))
        names = (FEED, *handouts, HANDOUT_PAGE)
        yield from _in_every_language(*(f"{area.path}/{name}" for name in names))


def _frames(snapshot: Snapshot) -> Iterator[str]:
    """Yield the frames: only snippets on other sites refer to them, never links."""
    yield from _in_every_language("/embed", PROGRESS)
    for kind, values in (
        (snapshot.grammar.area_key, [area.slug for area in snapshot.published.areas]),
        ("thema", snapshot.settings.topics),
        ("zusage", (*snapshot.pledges, *snapshot.withdrawn)),
    ):
        yield from _in_every_language(*(f"/embed/{kind}/{value}" for value in values))
    if snapshot.settings.has_parties:
        compared = (f"/embed{area.path}/{comparison.PAGE}" for area in snapshot.published.areas)
        yield from _in_every_language(*compared)
    yield "/embed.js"


def _pictures(snapshot: Snapshot) -> Iterator[str]:
    """Yield the picture of the whole map in every format; pages link the others that they need."""
    query = snapshot.grammar.query(Filter())
    for name in PICTURE_FORMATS:
        for suffix in ("png", "svg"):
            yield from _in_every_language(file_names.address("", query, name, suffix))


def _tiles(snapshot: Snapshot) -> Iterator[str]:
    """Yield the tiles; of vector tiles also those that the file lacks, so that none is missing unnoticed."""
    tile_set = snapshot.tiles.tile_set if snapshot.tiles else None
    if tile_set:
        found = [(z, x, y) for z, x, y, _ in tile_set.all_tiles()]
        around = tile_set.within_bounds(MAX_TILES) if tile_set.is_vector else ()
        yield from (
            f"/tiles/{z}/{x}/{y}.{tile_set.extension}" for z, x, y in dict.fromkeys((*found, *around))
        )


def _in_view(snapshot: Snapshot) -> Iterator[str]:
    """Yield what maps load after their page."""
    if snapshot.frames_are_paged:
        yield from _in_every_language(*(f"/{FOLDER}/{ZOOM}/{tile}.json" for tile in snapshot.place_tiles))
        yield from _in_every_language(
            *(f"/{FOLDER}/{place_id}.json" for place_id in snapshot.published.places)
        )


def _filter_files(snapshot: Snapshot) -> Iterator[str]:
    """Yield what the filter of a long list loads."""
    if snapshot.is_paged:
        numbers = range(filter_files.file_count(snapshot))
        names = (filter_files.FACETS, *map(str, numbers))
        yield from _in_every_language(*(f"/{filter_files.FOLDER}/{name}.json" for name in names))


def _data(_snapshot: Snapshot) -> Iterator[str]:
    yield from (kind.path for kind in FORMATS.values())
    yield from (CATALOGUE_FILE, schema.PATH)
    yield from (kind.path for kind in STYLE_FILES.values())


def _for_machines(snapshot: Snapshot) -> Iterator[str]:
    yield "/robots.txt"
    yield from well_known.PATHS
    if snapshot.settings.base_url:
        yield "/sitemap.xml"
    yield from (f"/static/{name}" for name in sorted(snapshot.assets.served))


def _moved(snapshot: Snapshot) -> Iterator[str]:
    """Yield old addresses, and those with an AGS: they redirect to the current ones."""
    settings, published = snapshot.settings.redirects, snapshot.published
    towns = (*settings.municipalities, *(one.ags for one in published.municipalities))
    folders = [f"/{MUNICIPALITY}/{slug}" for slug in towns]
    if published.area_kind.is_district:
        folders += [f"/{MUNICIPALITY}/{one.slug}" for one in published.municipalities]
        folders += [f"/{DISTRICT}/{slug}" for slug in settings.districts]
    for folder in folders:
        yield from _in_every_language(folder, f"{folder}/{FEED}", f"{folder}/{HANDOUT}")
        yield from _in_every_language(f"/embed{folder}")
    yield from _in_every_language(*(f"/thema/{slug}/{FEED}" for slug in settings.topics))
    for folder in (
        *(f"/thema/{slug}" for slug in settings.topics),
        *(f"/zusage/{slug}" for slug in settings.pledges),
    ):
        yield from _in_every_language(folder, f"/embed{folder}")
    yield "/downloads/"


def _in_every_language(*paths: str) -> Iterator[str]:
    for prefix in PREFIXES.values():
        yield from (f"{prefix}{path}" for path in paths)


KINDS: tuple[Callable[[Snapshot], Iterator[str]], ...] = (
    _pages,
    _frames,
    _feeds_and_handouts,
    _pictures,
    _tiles,
    _in_view,
    _filter_files,
    _data,
    _for_machines,
    _moved,
)
