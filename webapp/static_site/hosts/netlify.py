"""``_headers`` and ``_redirects``, as Netlify and Cloudflare Pages read them in the top folder of a site.

If several rules match, both join the values of a header by a comma. A joined policy is the strictest of
them, and embeds could not be framed: so no two rules here set the same header for the same address.
"""

from __future__ import annotations

from collections.abc import Iterator

from webapp.changes.views import FEED
from webapp.exports import FORMATS
from webapp.filters.grammar import AREA_KEYS
from webapp.handouts.views import FILE as HANDOUT
from webapp.language import PREFIXES, of_path, without_language
from webapp.pictures.file_names import FOLDER
from webapp.static_site.hosts.rules import (
    ASSETS_KEPT,
    CACHE,
    EMBED,
    OPEN,
    OPEN_HEADER,
    PAGES_KEPT,
    POLICY,
    SCHEMA_TYPE,
    TYPES,
    Rules,
)
from webapp.well_known import TOUCH_ICON

# Folders whose files may be read from every origin.
OPEN_FOLDERS = ("static", "downloads", "tiles", *(f"{prefix}/{FOLDER}"[1:] for prefix in PREFIXES.values()))
# Extensions that hosts do not know, or with another type.
TYPED = ("atom", "jsonld", "webmanifest", *FORMATS)
SINGLE_OPEN_FILES = (f"{EMBED}.js", TOUCH_ICON.removeprefix("/"))


def headers(rules: Rules) -> str:
    """Return the text of ``_headers``."""
    lines = ["# Headers for hosts like Netlify and Cloudflare Pages."]
    for path, values in _rules(rules):
        lines += [f"{rules.root}{path}", *(f"  {name}: {value}" for name, value in values)]
    return "\n".join(lines) + "\n"


def redirects(rules: Rules) -> str:
    """Return the text of ``_redirects``."""
    lines = [f"{old} {new} 301" for old, new in rules.moved.items()]
    return "\n".join(["# Old addresses, and where they lead today.", *lines]) + "\n"


def _rules(rules: Rules) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    policy = rules.headers[POLICY]
    yield "/*", [(name, value) for name, value in rules.headers.items() if name != POLICY]
    for path in _parts(rules.names):
        is_embed = without_language(path) == f"/{EMBED}/*"
        kept = ASSETS_KEPT if path == "/static/*" else PAGES_KEPT
        yield path, [(POLICY, rules.embed_policy if is_embed else policy), (CACHE, kept)]
    for folder in OPEN_FOLDERS:
        yield f"/{folder}/*", [OPEN_HEADER]
    for name in rules.names:
        ending = name.rpartition(".")[2]
        if f"{rules.root}/{name}" == rules.schema_path:
            yield f"/{name}", [("Content-Type", SCHEMA_TYPE), OPEN_HEADER]
        elif ending in TYPED and not _is_of_area(name):
            is_told = name.startswith(tuple(f"{folder}/" for folder in OPEN_FOLDERS)) or ending not in OPEN
            yield f"/{name}", [("Content-Type", _type(ending)), *([] if is_told else [OPEN_HEADER])]
        elif name in SINGLE_OPEN_FILES:
            yield f"/{name}", [OPEN_HEADER]
    # One line for the feeds of all Gemeinden: hosts allow no more than 100 rules.
    keys = [key for key in AREA_KEYS if any(_folder(name) == key for name in rules.names)]
    for prefix in PREFIXES.values():
        for key in keys:
            yield f"{prefix}/{key}/:slug/{FEED}", [("Content-Type", _type("atom")), OPEN_HEADER]
            yield f"{prefix}/{key}/:slug/{HANDOUT}", [OPEN_HEADER]


def _parts(names: tuple[str, ...]) -> list[str]:
    """Return patterns that together match every file of the export exactly once."""
    parts = dict.fromkeys(_part(name) for name in names)
    return sorted(parts)


def _part(name: str) -> str:
    prefix, rest = f"{PREFIXES[of_path(f'/{name}')]}/", without_language(f"/{name}")[1:]
    first, slash, _ = rest.partition("/")
    if slash:
        return f"{prefix}{first}/*"
    return prefix if first == "index.html" else f"{prefix}{first}"


def _is_of_area(name: str) -> bool:
    return _folder(name) in AREA_KEYS


def _folder(name: str) -> str:
    return without_language(f"/{name}")[1:].partition("/")[0]


def _type(ending: str) -> str:
    return f"{TYPES[ending]}; charset=utf-8" if TYPES[ending].startswith("text/") else TYPES[ending]
