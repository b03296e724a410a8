"""``.htaccess`` for Apache, read from the folder itself: a webmaster only has to upload it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.delivery import ASSET_MAX_AGE_S, PAGE_MAX_AGE_S
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


def settings(rules: Rules) -> str:
    """Return the text of the file."""
    return "\n".join(_lines(rules)) + "\n"


def _lines(rules: Rules) -> Iterator[str]:
    root = re.escape(rules.root)
    yield "# Settings for Apache. If the server answers every address with error 500, it forbids one of them:"
    yield "# try without the first."
    yield "Options -Indexes"
    yield "DirectoryIndex index.html"
    yield f"ErrorDocument 404 {rules.not_found}"
    for prefix, page in rules.not_found_elsewhere.items():
        yield f'<If "%{{REQUEST_URI}} =~ m#^{root}{prefix}/#">'
        yield f"ErrorDocument 404 {page}"
        yield "</If>"
    yield from _moved(rules)
    yield from _types()
    yield "<IfModule mod_headers.c>"
    yield from (_set(name, value) for name, value in rules.headers.items())
    yield _set(CACHE, PAGES_KEPT)
    yield f'<If "%{{REQUEST_URI}} =~ m#^{root}/static/#">'
    yield _set(CACHE, ASSETS_KEPT)
    yield "</If>"
    prefixes = "|".join(rules.not_found_elsewhere)
    yield f'<If "%{{REQUEST_URI}} =~ m#^{root}(?:{prefixes})?/{EMBED}(?:/|$)#">'
    yield _set(POLICY, rules.embed_policy)
    yield "</If>"
    yield f'<FilesMatch "\\.(?:{"|".join(OPEN)})$">'
    yield _set(*OPEN_HEADER)
    yield "</FilesMatch>"
    yield f'<FilesMatch "\\.{PACKED}$">'
    yield 'Header set Content-Encoding "gzip"'
    yield "</FilesMatch>"
    yield "</IfModule>"
    yield from _without_mod_headers(root)
    yield "<IfModule mod_deflate.c>"
    types = dict.fromkeys(TYPES[ending] for ending in COMPRESSED)
    yield f"AddOutputFilterByType DEFLATE {' '.join(types)} {SCHEMA_TYPE}"
    yield "</IfModule>"


def _moved(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_alias.c>"
    for old, new in rules.moved.items():
        yield f'RedirectMatch 301 "^{re.escape(old)}/?$" "{new}"'
    # A folder without a page is not forbidden (403), it does not exist (404).
    bare = "|".join(re.escape(folder) for folder in rules.bare_folders)
    yield f'RedirectMatch 404 "^{re.escape(rules.root)}/(?:{bare})/$"'
    yield "</IfModule>"


def _types() -> Iterator[str]:
    yield "AddDefaultCharset utf-8"
    yield "<IfModule mod_mime.c>"
    yield from (f"AddType {mimetype} .{ending}" for ending, mimetype in TYPES.items())
    yield f"AddCharset utf-8 {' '.join(f'.{ending}' for ending in TEXT)}"
    yield "</IfModule>"
    yield '<Files "pledge.schema.json">'
    yield f"ForceType {SCHEMA_TYPE}"
    yield "</Files>"


def _without_mod_headers(root: str) -> Iterator[str]:
    yield "<IfModule !mod_headers.c>"
    yield "<IfModule mod_expires.c>"
    yield "ExpiresActive On"
    yield f'ExpiresDefault "access plus {PAGE_MAX_AGE_S} seconds"'
    yield f'<If "%{{REQUEST_URI}} =~ m#^{root}/static/#">'
    yield f'ExpiresDefault "access plus {ASSET_MAX_AGE_S} seconds"'
    yield "</If>"
    yield "</IfModule>"
    yield "</IfModule>"


def _set(name: str, value: str) -> str:
    # "always": error pages have the headers too.
    return f'Header always set {name} "{value}"'
