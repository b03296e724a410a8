"""Rules for the files, whatever the web server: types, headers, caching, redirects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from geo.public import Settings
from webapp import delivery, exports, security
from webapp.changes import atom
from webapp.delivery import ASSET_MAX_AGE_S, PAGE_MAX_AGE_S
from webapp.exports.gis_styles import QML_TYPE
from webapp.language import PREFIXES
from webapp.metadata import schema
from webapp.static_site.pages import NOT_FOUND

# Files that are packed by gzip, and no name says so. A host that can't be told serves them all the same: the
# script of the map unpacks what the browser has not.
PACKED = "mvt"
# Types by extension: all that an export has, because a server may not know any type.
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "xml": "application/xml",
    "atom": atom.MIMETYPE,
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "webmanifest": "application/manifest+json",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "woff2": "font/woff2",
    PACKED: "application/vnd.mapbox-vector-tile",
    **{kind.extension: kind.mimetype for kind in exports.FORMATS.values()},
    "qml": QML_TYPE,
}
SCHEMA_TYPE = "application/schema+json"
# Types with "charset=utf-8".
TEXT = tuple(
    ending for ending, mimetype in TYPES.items() if mimetype.startswith("text/") or "xml" in mimetype
)
_COMPRESSED_TYPES = {*delivery.COMPRESSED, *exports.compressible_types()}
COMPRESSED = tuple(ending for ending, mimetype in TYPES.items() if mimetype in _COMPRESSED_TYPES)
# What every origin may read: all except the pages themselves, and what belongs only to them.
OPEN = tuple(ending for ending in TYPES if ending not in ("html", "txt", "xml", "ico", "webmanifest"))
OPEN_HEADER = ("Access-Control-Allow-Origin", "*")
POLICY, CACHE = "Content-Security-Policy", "Cache-Control"
EMBED = "embed"
PAGES_KEPT = f"public, max-age={PAGE_MAX_AGE_S}"
ASSETS_KEPT = f"public, max-age={ASSET_MAX_AGE_S}, immutable"


@dataclass(frozen=True)
class Rules:
    """What a server needs to know.

    ``root`` is the sub-path of the site ("" at the top of a host), ``headers`` those of every answer,
    ``embed_policy`` the policy of what may be framed, ``moved`` old addresses with current ones, ``names``
    the files of the export.
    """

    root: str
    headers: Mapping[str, str]
    embed_policy: str
    moved: Mapping[str, str]
    names: tuple[str, ...]

    @property
    def not_found(self) -> str:
        return f"{self.root}{NOT_FOUND}"

    @property
    def not_found_elsewhere(self) -> dict[str, str]:
        """The 404 page in each other language, by the prefix of its addresses."""
        return {prefix: f"{self.root}{prefix}{NOT_FOUND}" for prefix in PREFIXES.values() if prefix}

    @property
    def bare_folders(self) -> list[str]:
        """The folders without a page of their own."""
        folders = {parent.as_posix() for name in self.names for parent in PurePosixPath(name).parents}
        return sorted(f for f in folders if f != "." and f"{f}/index.html" not in self.names)

    @property
    def schema_path(self) -> str:
        return f"{self.root}{schema.PATH}"


def rules_of(settings: Settings, moved: Mapping[str, str], names: Collection[str]) -> Rules:
    """Return the rules of an export; parameters as in ``hosts.files``."""
    root = settings.root
    return Rules(
        root=root,
        headers=security.headers(settings),
        embed_policy=security.embed_headers(settings)[POLICY],
        moved={f"{root}{old}": f"{root}{new}" for old, new in sorted(moved.items())},
        names=tuple(sorted(names)),
    )
