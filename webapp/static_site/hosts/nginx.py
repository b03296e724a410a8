"""A configuration snippet for nginx, to include in a ``server`` whose ``root`` contains the export.

Every ``location`` repeats all headers: nginx inherits those of the level above only if it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from webapp.static_site.hosts.rules import (
    ASSETS_KEPT,
    CACHE,
    COMPRESSED,
    EMBED,
    OPEN,
    OPEN_HEADER,
    PACKED,
    PAGES_KEPT,
    POLICY,
    SCHEMA_TYPE,
    TEXT,
    TYPES,
    Rules,
)


def fragment(rules: Rules) -> str:
    """Return the text of the file."""
    return "\n".join(_lines(rules)) + "\n"


def _lines(rules: Rules) -> Iterator[str]:
    root, escaped = rules.root, re.escape(rules.root)
    plain = dict(rules.headers) | {CACHE: PAGES_KEPT}
    files = dict([*plain.items(), OPEN_HEADER])
    yield "# To include in a server { … } of nginx. Its root is the folder in which this one lies under"
    yield f'# "{root or "/"}".'
    for old, new in rules.moved.items():
        for address in (old, f"{old}/"):
            yield f"location = {address} {{ return 301 {new}$is_args$args; }}"
    yield from _location(f"{root}/", plain, _common(rules, rules.not_found))
    for prefix, page in rules.not_found_elsewhere.items():
        yield from _location(f"{root}{prefix}/", plain, _common(rules, page))
    yield from _location(f"^~ {root}/static/", files | {CACHE: ASSETS_KEPT}, _common(rules, rules.not_found))
    yield from _location(
        f"~ ^{escaped}/.*\\.(?:{'|'.join(one for one in OPEN if one != PACKED)})$",
        files,
        _common(rules, rules.not_found),
    )
    packed = files | {"Content-Encoding": "gzip"}
    yield from _location(f"~ ^{escaped}/.*\\.{PACKED}$", packed, _common(rules, rules.not_found))
    schema = [*_common(rules, rules.not_found, typed=False), "types { }", f"default_type {SCHEMA_TYPE};"]
    yield from _location(f"= {rules.schema_path}", files, schema)
    for prefix, page in {"": rules.not_found, **rules.not_found_elsewhere}.items():
        embed = plain | {POLICY: rules.embed_policy}
        where = f"~ ^{escaped}{prefix}/{EMBED}(?:/|$)"
        yield from _location(where, embed, _common(rules, page))


def _location(where: str, headers: dict[str, str], lines: Iterable[str]) -> Iterator[str]:
    yield f"location {where} {{"
    yield from (f"    {line}" for line in lines)
    yield from (f'    add_header {name} "{value}" always;' for name, value in headers.items())
    yield "}"


def _common(rules: Rules, not_found: str, *, typed: bool = True) -> Iterator[str]:
    yield "index index.html;"
    yield "absolute_redirect off;"  # behind a proxy nginx knows neither name nor port
    yield f"error_page 403 404 =404 {not_found};"
    yield "charset utf-8;"
    yield f"charset_types {_types(ending for ending in TEXT if ending != 'html')};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield f"gzip_types {_types(ending for ending in COMPRESSED if ending != 'html')} {SCHEMA_TYPE};"
    if typed:
        pairs = " ".join(f"{mimetype} {ending};" for ending, mimetype in TYPES.items())
        yield f"types {{ {pairs} }}"


def _types(endings: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(TYPES[ending] for ending in endings))
