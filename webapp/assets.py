"""The files that pages need, joined at start-up and served under names with a hash.

The content of a name never changes, so browsers may cache it for a year; a new build has new names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

import brotli
import rcssmin
import rjsmin
import xstatic.pkg.leaflet

from geo.public import Party, Topic
from webapp.fonts import WEIGHTS, font_face, web_font

STATIC = Path(__file__).parent / "static"
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
# The places on a map, without what differs between a page and a frame.
PLACES = (
    *(
        "packing.js",
        "popup.js",
        "symbols.js",
        "labels.js",
        "home.js",
        "sites.js",
        "lanes.js",
        "line_names.js",
        "shapes.js",
        "symbol_layer.js",
    ),
    *(
        "outline.js",
        "legend.js",
        "list_bond.js",
        "hits.js",
        "pointing.js",
        "place_sheet.js",
        "popups.js",
        "view.js",
        "places.js",
        "map_missing.js",
    ),
)
# Scripts by the file they are joined into.
BUNDLES = {
    "site.js": (
        *("pledgemap.js", "query.js", "matching.js", "word_loader.js", "sentence.js", "filter.js"),
        *("menus.js", "bar.js", "panel.js"),
        *(*PLACES, "map_on_page.js", "near_loader.js"),
    ),
    # Only needed to search for a place: loaded when its field gets the focus.
    "near.js": (
        *("near_names.js", "near_search.js", "near_distance.js", "near_order.js", "near_area.js"),
        *("near_answer.js", "near_lists.js", "near_here.js"),
    ),
    # A frame around a place only draws it.
    "near-area.js": ("near_area.js",),
    # For a frame on another site: the map, and the protocol with the page around it.
    "frame.js": ("pledgemap.js", *PLACES, "map_in_frame.js", "frame_entries.js", "wordpress_embed.js"),
    "tools.js": ("tools.js", "handout.js"),
    "start.js": (),
    "chooser.js": ("chooser.js",),
}
# The nationwide map, with the renderer of vector tiles.
ATLAS_SCRIPTS = ("pledgemap.js", "tile_source.js")
OWN_ATLAS_SCRIPTS = ("atlas_labels.js", "atlas_paint.js", "atlas_map.js", "atlas_here.js")
ATLAS_STYLES = (
    "base.css",
    "typeface.css",
    "filter.css",
    "map.css",
    "list.css",
    "page.css",
    "pages.css",
    "footer.css",
    "print.css",
    "touch.css",
)
# In front of the words of the pledges, which are loaded by those who search for one.
WORDS_SCRIPTS = ("likeness.js", "words.js", "marks.js", "no_hits.js")
FRAME_WORDS_SCRIPTS = ("words.js", "marks.js", "frame_words.js")
STRICT = '"use strict";\n'
# Added for maps with tiles, by their kind, for those with streets, and for a static site, where no server
# answers the query of an address. What draws vector tiles is loaded after the first view.
PICTURES, VECTOR = "pictures", "vector"
TILES_SCRIPTS: dict[str, dict[str, tuple[str, ...]]] = {
    "": {},
    PICTURES: dict.fromkeys(("site.js", "frame.js"), ("tile_borders.js", "tiles.js")),
    VECTOR: dict.fromkeys(("site.js", "frame.js"), ("tile_borders.js", "vector_tiles.js")),
}
GROUND_SCRIPTS = ("tile_paint.js", "tile_names.js", "tile_source.js", "tile_ground.js")
STREETS_SCRIPTS = {
    "near.js": ("near_street_text.js", "near_street_typos.js", "near_streets.js", "near_houses.js"),
}
STATIC_SITE_SCRIPTS = {
    "site.js": ("query_check.js", "address.js"),
    "near.js": ("near_address.js", "likeness.js", "near_find.js", "near_place.js"),
    "start.js": ("start.js",),
}
STATIC_FRAME_SCRIPTS = {
    "frame.js": ("query.js", "matching.js", "word_loader.js", "query_check.js", "frame_query.js"),
}
# Where a page has only some of the pledges the server filters, and the map loads its places.
PAGED_SCRIPTS = {"site.js": ("ask_server.js", "in_view.js")}
PAGED_FRAME_SCRIPTS = {"frame.js": ("in_view.js",)}
PAGED_WITHOUT = frozenset({"matching.js", "word_loader.js", "sentence.js", "filter.js"})
# Where no server does, the page of an address filters with files, as on a small static site.
PAGED_FILES_SCRIPTS = {
    "site.js": ("matching.js", "sentence.js", "query_check.js", "filter_files.js", "filter_rows.js"),
    "start.js": ("start.js",),
}
PAGED_STYLES, PARTIES_STYLES = "pages.css", "parties.css"
FRAME_STYLES = (
    "base.css",
    "list.css",
    "map.css",
    "near.css",
    "frame.css",
    "print.css",
    "touch.css",
)
PROGRESS_STYLES = ("base.css", "list.css", "progress.css", "frame.css", "print.css")
# Rules of Leaflet's for what no map of ours has.
_UNUSED = re.compile(
    r"leaflet-(control-(layers|scale|attribution)|attribution-flag|oldie|tooltip(?!-pane)|retina)|lvml"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TILES_STYLES = "tiles.css"

MIMETYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}
MINIFIERS = {
    "css": partial(rcssmin.cssmin, keep_bang_comments=True),
    "js": partial(rjsmin.jsmin, keep_bang_comments=True),
}
# A notice that its licence requires to be kept. The minifiers keep what begins with "/*!".
_NOTICE = re.compile(r"/\*(?!!)(?=(?:(?!\*/)[\s\S])*?@(?:preserve|license)\b)")


@dataclass(frozen=True)
class Asset:
    name: str
    content: bytes
    mimetype: str

    @property
    def is_packed(self) -> bool:
        """Whether the content is compressed already."""
        return self.name.endswith(".woff2")

    @cached_property
    def brotli(self) -> bytes:
        return brotli.compress(self.content)


@dataclass
class Assets:
    """``named`` maps plain names ("site.css") to assets, ``served`` names with the hash."""

    named: dict[str, Asset] = field(default_factory=dict)
    served: dict[str, Asset] = field(default_factory=dict)

    def add(self, name: str, text: str) -> Asset:
        """Add a file; scripts and styles are minified, except for licence notices."""
        return self.add_bytes(name, _minified(name, text))

    def add_together(self, texts: Mapping[str, str]) -> str:
        """Add files by their plain names, all with one hash in their name, and return that."""
        contents = {name: _minified(name, text) for name, text in texts.items()}
        version = _hash(b"".join(contents.values()))
        for name, content in contents.items():
            self.add_bytes(name, content, version)
        return version

    def add_bytes(self, name: str, content: bytes, version: str = "") -> Asset:
        """Add a file as it is; ``version`` is "" for the hash of its content."""
        stem, suffix = name.rsplit(".", 1)
        mimetype = MIMETYPES[suffix]
        asset = Asset(f"{stem}-{version or _hash(content)}.{suffix}", content, mimetype)
        self.named[name] = self.served[asset.name] = asset
        return asset


def _minified(name: str, text: str) -> bytes:
    minify = MINIFIERS.get(name.rpartition(".")[2])
    return (minify(_NOTICE.sub("/*!", text)) if minify else text).encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def site_assets(
    topics: Iterable[Topic],
    parties: Collection[Party] = (),
    *,
    tiles: str = "",
    with_streets: bool = False,
    static_site: bool = False,
    is_paged: bool = False,
    frames_are_paged: bool = False,
) -> Assets:
    """Join the site's own files and Leaflet's; the topics' colours come from the settings, and so do those
    of the parties of a map that has several.

    ``tiles`` is the kind of tiles that maps have: `PICTURES`, `VECTOR` or "".
    """
    assets = Assets()
    needed: list[Mapping[str, tuple[str, ...]]] = [TILES_SCRIPTS[tiles]]
    needed += [STREETS_SCRIPTS] * with_streets
    needed += [PAGED_SCRIPTS] if is_paged else [STATIC_SITE_SCRIPTS] * static_site
    needed += [PAGED_FRAME_SCRIPTS] if frames_are_paged else [STATIC_FRAME_SCRIPTS] * static_site
    needed += [PAGED_FILES_SCRIPTS] * (is_paged and static_site)
    without = PAGED_WITHOUT if is_paged else frozenset()
    for bundle, names in BUNDLES.items():
        more = [name for scripts in needed for name in scripts.get(bundle, ())]
        if scripts := [*(name for name in names if name not in without), *more]:
            assets.add(bundle, STRICT + "\n".join(map(_script, scripts)))
    assets.add("leaflet.js", _without_source_map(LEAFLET / "leaflet.js"))
    colours = "\n".join(
        [
            *(f".topic-{topic.key} {{ --topic: {topic.colour}; }}" for topic in topics),
            *_party_colours(parties),
        ]
    )
    more_styles = [TILES_STYLES] * bool(tiles) + [PARTIES_STYLES] * any(party.colour for party in parties)
    of_pages = [*more_styles, *[PAGED_STYLES] * is_paged]
    of_frames = [*more_styles, *[PAGED_STYLES] * frames_are_paged]
    own = [path.name for path in sorted((STATIC / "css").glob("*.css"))]
    on_pages = [name for name in own if name not in ("frame.css", TILES_STYLES, PAGED_STYLES, PARTIES_STYLES)]
    faces = _with_fonts(assets)
    assets.add("site.css", _styles([*on_pages, *of_pages], "\n".join([colours, *faces])))
    # A frame of a static site knows no place to be near to.
    for_frames = [name for name in FRAME_STYLES if not (static_site and name == "near.css")]
    for name, styles in (
        ("frame", _styles([*for_frames, *of_frames], colours)),
        ("frame-fortschritt", _styles(PROGRESS_STYLES, colours, with_map=False)),
    ):
        assets.add(f"{name}.css", styles)
        assets.add(f"{name}-hell.css", in_colours(styles, "light"))
        assets.add(f"{name}-dunkel.css", in_colours(styles, "dark"))
    assets.add("icon.svg", _text(STATIC / "icon.svg"))
    return assets


def _party_colours(parties: Collection[Party]) -> list[str]:
    """Return the rules with the colours of several parties; the only one of a map has none."""
    coloured = [party for party in parties if party.colour]
    light = [f".party-{party.key} {{ --party: {party.colour}; }}" for party in coloured]
    dark = [
        f".party-{party.key} {{ --party: {party.colour_dark}; }}" for party in coloured if party.colour_dark
    ]
    return [*light, *(["@media (prefers-color-scheme: dark) {", *dark, "}"] if dark else [])]


def atlas_assets() -> Assets:
    """Join the files of the nationwide map; what draws its tiles comes from the home."""
    assets = Assets()
    own = [_text(STATIC / "atlas" / name).removeprefix(STRICT) for name in OWN_ATLAS_SCRIPTS]
    assets.add("atlas.js", STRICT + "\n".join([*map(_script, ATLAS_SCRIPTS), *own]))
    assets.add("leaflet.js", _without_source_map(LEAFLET / "leaflet.js"))
    faces = "\n".join(_with_fonts(assets))
    assets.add("atlas.css", _styles(ATLAS_STYLES, _text(STATIC / "atlas" / "atlas.css") + faces))
    assets.add("icon.svg", _text(STATIC / "icon.svg"))
    return assets


def _with_fonts(assets: Assets) -> list[str]:
    """Add the files of the typeface, and return the rules that name them."""
    fonts = [assets.add_bytes(f"fira-{weight}.woff2", web_font(weight)) for weight in WEIGHTS]
    return [font_face(weight, font.name) for weight, font in zip(WEIGHTS, fonts, strict=True)]


def ground_script(paint_json: str) -> str:
    """Return the script that draws vector tiles by some rules, with the renderer of `renderer_script`."""
    return STRICT + "\n".join([f"Pledgemap.paint = {paint_json};", *map(_script, GROUND_SCRIPTS)])


def renderer_script(script: str, licence: str) -> str:
    """Return a fetched program with the words of its licence, which must go with it."""
    words = licence.replace("*/", "* /")
    lines = (line for line in script.splitlines() if not line.startswith("//# sourceMappingURL"))
    return f"/*!\n{words}*/\n" + "\n".join(lines)


def words_script(index_json: str) -> str:
    """Return the script that looks words up in an index (`webapp.filters.WordIndex`)."""
    return STRICT + "\n".join([*map(_script, WORDS_SCRIPTS), f"Pledgemap.takeWords({index_json});"])


def frame_words_script(files_json: str) -> str:
    """Return the script for frames of a static site: it looks words up in files, by how they begin."""
    return STRICT + "\n".join([f"Pledgemap.wordFiles = {files_json};", *map(_script, FRAME_WORDS_SCRIPTS)])


def word_file_script(beginning: str, words_json: str) -> str:
    """Return the script that brings the words with a beginning (`webapp.filters.by_beginning`)."""
    return STRICT + f'Pledgemap.takeWordFile("{beginning}",{words_json});'


def entries_script(topic: str, rows_json: str) -> str:
    """Return the script that brings pledges of a topic into a frame (`webapp.snapshot.entries`)."""
    return STRICT + f'Pledgemap.takeEntries("{topic}",{rows_json});'


def in_colours(styles: str, scheme: str) -> str:
    """Return the styles for a page that is always "light" or "dark", whatever the reader's system prefers."""
    media = {"light": "not all", "dark": "all"}[scheme]
    fixed = re.sub(r"\(prefers-color-scheme:\s*dark\)", media, styles)
    return re.sub(r"color-scheme:\s*light dark", f"color-scheme: {scheme}", fixed)


def _styles(names: Iterable[str], colours: str, *, with_map: bool = True) -> str:
    of_map = [_leaflet_styles()] if with_map else []
    return "\n".join([*of_map, *(_text(STATIC / "css" / name) for name in names), colours])


def _leaflet_styles() -> str:
    """Return Leaflet's styles without rules for what no map of ours has."""

    def used(rule: re.Match[str]) -> str:
        selectors = [selector for selector in rule[1].split(",") if not _UNUSED.search(selector)]
        return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""

    styles = re.sub(r"/\*.*?\*/", "", _text(LEAFLET / "leaflet.css"), flags=re.DOTALL)
    return _RULE.sub(used, styles)


def _script(name: str) -> str:
    """Return a script without its first line, which is written once at the top of the bundle."""
    return _text(STATIC / "js" / name).removeprefix(STRICT)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _without_source_map(path: Path) -> str:
    return "\n".join(line for line in _text(path).splitlines() if not line.startswith("//# sourceMappingURL"))
