"""Addresses in the settings: that of the site, and the e-mail address of those responsible.

Both end up in links, feeds, QR codes and the imprint, so each must be an address and nothing more.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import idna

EXAMPLE = "https://karte.example.org"
# What an address can't hold: blanks, quotation marks, what opens or closes a tag, control characters.
_FOREIGN = re.compile(r"""[\s"'<>`{}|\\^\x00-\x1f\x7f„“”‚‘’»«]""")
# In a link, "%" or "?" would start another field of the mail: "?bcc=…".
_LOCAL_PART = re.compile(r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


class AddressFault(ValueError):
    """``code`` is a key of `geo.words.messages`, ``proposal`` a corrected address."""

    def __init__(self, code: str, proposal: str = EXAMPLE) -> None:
        super().__init__(code)
        self.code, self.proposal = code, proposal


def base_url(text: str) -> str:
    """The address under which a site is reached, in ASCII: an umlaut in its host becomes "xn--…".

    Raises
    ------
    AddressFault : it is not an address, or more than one: with a query, a user, a trailing slash
    """
    if _FOREIGN.search(text):
        raise AddressFault("address_foreign", _FOREIGN.sub("", text))
    if not re.match(r"https?://[^/]", text, re.IGNORECASE):
        bare = re.sub(r"^(?:[a-z]+:)?/*", "", text)
        raise AddressFault("address_scheme", f"https://{bare}" if "." in bare else EXAMPLE)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise AddressFault("address_host") from None
    bare = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"
    if parts.query or parts.fragment or text.endswith(("?", "#")):
        raise AddressFault("address_query", bare)
    if "@" in parts.netloc:
        raise AddressFault("address_user", bare)
    if text.endswith("/"):
        raise AddressFault("address_slash", bare)
    if any(part in ("", ".", "..") for part in parts.path.split("/")[1:]):
        names = [part for part in parts.path.split("/") if part.strip(".")]
        raise AddressFault("address_path", "/".join([f"{parts.scheme}://{parts.netloc}", *names]))
    host = ascii_host(parts.hostname or "")
    at_port = f":{port}" if port is not None else ""
    return f"{parts.scheme}://{host}{at_port}{quote(parts.path, safe='/%~')}"


def e_mail(text: str) -> str:
    """An e-mail address, its host in ASCII.

    Raises
    ------
    AddressFault : it is anything else, or holds more, like "?bcc=…" or a second address
    """
    local, at, host = text.partition("@")
    if not (at and _LOCAL_PART.fullmatch(local) and "." in host):
        raise AddressFault("address_mail")
    try:
        return f"{local}@{ascii_host(host)}"
    except AddressFault:
        raise AddressFault("address_mail") from None


def ascii_host(host: str) -> str:
    """Return the name of a host in ASCII.

    Raises
    ------
    AddressFault : it is not a valid name of a host
    """
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        raise AddressFault("address_host") from None
    labels = name.split(".")
    is_number = _IPV4.fullmatch(name)
    if is_number and any(int(label) > 255 for label in labels):
        raise AddressFault("address_host")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressFault("address_host")
    return name
