"""Where a source is: the address of a site or of its data, or a folder; and the name that follows from it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from geo.config.web_address import AddressFault, ascii_host
from geo.errors import ProblemsFound
from geo.text.toponym import slug
from geo.words.messages import problem

MAX_KEY, MAX_ADDRESS = 63, 2000
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEMES = {"https": 443, "http": 80}
# What follows the address of a site in those of its data, and is no part of it.
_OWN = re.compile(
    r"(?:/(?:en|de))?(?:/daten(?:/pledge\.schema\.json)?|/katalog(?:\.jsonld)?|/downloads(?:/zusagen\.[a-z]+)?"
    r"|/api(?:/conformance|/openapi\.[a-z]+|/collections(?:/[a-z]+(?:/items(?:/[^/]+)?)?)?)?)?/?"
)
_FOREIGN = re.compile(r"[\s\x00-\x20\x7f\"<>\\^`{|}]")


def is_web(text: str) -> bool:
    """Whether somebody means an address, even one of a scheme that we don't follow."""
    return bool(re.match(r"[a-z][a-z0-9+.-]+:", text, re.IGNORECASE)) and not re.match(r"[a-z]:[\\/]", text)


def checked(source: str, address: str) -> str:
    """Return an http(s) address in ASCII, without fragment.

    Raises
    ------
    ProblemsFound : it is of another kind, has a user or password, or is none
    """
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() not in _SCHEMES:
            raise ProblemsFound([problem("source_scheme", source, value=address)])
        if "@" in parts.netloc:
            # Without the value: it may be a password.
            raise ProblemsFound([problem("source_user", source, host=parts.hostname)])
        host, port = _host(parts.hostname or ""), parts.port
    except (AddressFault, ValueError):
        raise ProblemsFound([problem("source_address", source, value=address)]) from None
    if len(address) > MAX_ADDRESS or _FOREIGN.search(f"{parts.path}{parts.query}"):
        raise ProblemsFound([problem("source_address", source, value=address)])
    at_port = "" if port in (None, _SCHEMES[parts.scheme.lower()]) else f":{port}"
    path, query = (_ascii(text) for text in (parts.path, parts.query))
    return urlunsplit((parts.scheme.lower(), f"{host}{at_port}", path or "/", query, ""))


def connection_of(address: str) -> tuple[bool, str, int]:
    """Return whether an address is encrypted, its host and its port."""
    parts = urlsplit(address)
    return parts.scheme == "https", parts.hostname or "", parts.port or _SCHEMES[parts.scheme]


def site_of(address: str) -> str:
    """Return the site that an address of its data belongs to, with a final slash.

    "https://example.org/karte/api/collections" is of "https://example.org/karte/".
    """
    parts = urlsplit(address)
    path = parts.path
    for start in (match.start() for match in re.finditer("/", path)):
        if _OWN.fullmatch(path, start):
            path = path[:start]
            break
    else:
        path = path.rpartition("/")[0] if "." in path.rpartition("/")[2] else path
    return urlunsplit((parts.scheme, parts.netloc, f"{path.rstrip('/')}/", "", ""))


def name_of(given: str) -> str:
    """Return what all addresses of one site have in common: with and without "www.", http or https."""
    if not is_web(given):
        return str(Path(given).resolve())
    site = urlsplit(site_of(given))
    port = "" if site.port in (None, *_SCHEMES.values()) else f":{site.port}"
    return f"{(site.hostname or '').removeprefix('www.')}{port}{site.path}"


def key_of(given: str) -> str:
    """Return the name of a source that nobody has named: of its site, or of its folder."""
    name = name_of(given)
    return _short(name, name) if is_web(given) else _short(Path(name).name, name, always=True)


def _short(text: str, whole: str, *, always: bool = False) -> str:
    """A key of this text; with a digest where it was cut, or where another may have the same name."""
    key = slug(text).strip("-") or "x"
    if len(key) <= MAX_KEY and not always:
        return key
    digest = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{key[: MAX_KEY - 9].strip('-')}-{digest}"


def _host(host: str) -> str:
    if ":" in host:  # IPv6
        return f"[{host}]"
    return ascii_host(host)


def _ascii(text: str) -> str:
    return "".join(one if one.isascii() else "".join(f"%{byte:02X}" for byte in one.encode()) for one in text)
