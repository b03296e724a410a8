"""The links of a page: which of them lead within the site, and how a static site writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
from lxml import etree

from geo.public import Settings

# Attributes with an address: links, pictures and forms, and what our scripts fetch.
ATTRIBUTES = (
    "href",
    "src",
    "action",
    "poster",
    "data-script",
    "data-index",
    "data-outlines",
    "data-positions",
)
MOVED = re.compile(r"\d+; *url=", re.IGNORECASE)  # the content of <meta http-equiv="refresh">


class LeadsOut(ValueError):
    """A link leads to this host, but not into the folder of the site."""


@dataclass(frozen=True)
class Target:
    """Where a link within the site leads: ``path`` without the site's sub-path."""

    path: str
    query: str


def links_of(html: bytes) -> list[str]:
    """Return all addresses in the elements of a page, in order, without duplicates."""
    document = lxml.html.document_fromstring(html, parser=lxml.html.HTMLParser(encoding="utf-8"))
    return list(dict.fromkeys(_addresses(document)))


def _addresses(document: lxml.html.HtmlElement) -> Iterator[str]:
    for element in document.iter(etree.Element):
        if element.tag == "template" or next(element.iterancestors("template"), None) is not None:
            continue  # a script completes it
        yield from (address for name in ATTRIBUTES if (address := element.get(name)))
        if element.tag == "meta":
            content = MOVED.sub("", element.get("content", ""))
            # The content of a <meta> is an address if it begins like one.
            if content.startswith(("http://", "https://")) or content != element.get("content", ""):
                yield content


def target(link: str, page: str, settings: Settings) -> Target | None:
    """Return where a link of a page leads within the site; None if it leads elsewhere.

    Raises
    ------
    LeadsOut : it leads to this host, but outside of the folder of the site
    """
    base_url = settings.base_url
    if base_url and (link == base_url or link.startswith((f"{base_url}/", f"{base_url}?"))):
        link = settings.root + (link.removeprefix(base_url) or "/")
    parts = urlsplit(urljoin(f"{settings.root}{page}", link))
    if parts.scheme or parts.netloc:
        return None
    if not parts.path.startswith(f"{settings.root}/"):
        raise LeadsOut(link)
    return Target(unquote(parts.path.removeprefix(settings.root)), parts.query)


def with_final_slashes(text: str, settings: Settings) -> str:
    """Write addresses of pages as folders, ``/gemeinde/juelich/``: without the slash a file server redirects.

    Current addresses without the slash still work. Only the attributes of HTML and the elements of a
    sitemap are changed: identifiers of pages in JSON-LD and feeds stay the same.
    """
    root, base_url = re.escape(settings.root), re.escape(settings.base_url)
    text = re.sub(rf'(\s(?:href|action)="{root}/(?!/))([^"?#]*)', _as_folder, text)
    if settings.base_url:
        text = re.sub(rf'(\s(?:href|content)="{base_url}/)([^"?#]*)', _as_folder, text)
        text = re.sub(rf"(<loc>{base_url}/)([^<?#]*)", _as_folder, text)
    return text


def _as_folder(found: re.Match[str]) -> str:
    before, path = found.groups()
    return before + (folder_of(path) if path else "")


def folder_of(path: str) -> str:
    """Return the address of a page's folder; that of a file unchanged."""
    is_file = "." in path.rpartition("/")[2]
    return path if is_file or path.endswith("/") else f"{path}/"
