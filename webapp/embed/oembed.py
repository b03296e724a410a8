"""``/oembed`` (oembed.com, version 1.0): any page as a frame, for editors that turn links into frames."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from flask import Blueprint, Response, current_app, render_template, request
from flask_babel import force_locale
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing.exceptions import RoutingException

from geo.public import Settings
from webapp import delivery, pictures, senders, words
from webapp.api.collections import collections_of
from webapp.embed import frame_content
from webapp.embed.frame_content import FrameContent
from webapp.filters import UnknownValue
from webapp.language import PREFIXES, german, of_path
from webapp.pages import head
from webapp.pictures.formats import DEFAULT, FORMATS, SMALL
from webapp.problems import problem
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current
from webapp.tidy_paths import tidy

WIDTH_PX, HEIGHT_PX = 640, 600
CACHE_AGE_S = 3600
# The largest one that fits becomes the thumbnail.
THUMBNAILS = (DEFAULT, SMALL)
# Pages about one thing, by endpoint without the language.
ABOUT_ONE = {"pages.topic": "thema", "pages.pledge": "zusage"}
OF_AREA = "pages.area"
WITH_FILTER = frozenset({"pages.index", "chooser.page", "embed.embed"})
# Pages that stand for the whole map. Addresses are matched, never fetched: a site that requests itself can be
# made to do so without end.
ABOUT_ALL = frozenset(
    {"changes.page", "open_data.about"}
    | {f"about.{name}" for name in ("accessibility", "imprint", "licences", "method", "privacy")}
    | {f"api.{name}" for name in ("landing", "conformance", "documentation", "collections")}
)
OF_COLLECTION = frozenset({"api.collection", "api.items"})

blueprint = Blueprint("oembed", __name__)


class NoSuchPage(Exception):
    """An address that does not belong to a page of this site."""


@blueprint.get("/oembed")
def oembed() -> Response:
    snapshot = current()
    format_name = request.args.get("format") or "json"
    if format_name != "json":
        return problem(501, "Not implemented", f"format: {format_name!r} is not offered, only 'json' is.")
    address = request.args.get("url", "")
    if not address:
        return problem(400, "Missing parameter", "url: the address of a page of this site is needed.")
    try:
        max_px = tuple(_max_px(name) for name in ("maxwidth", "maxheight"))
    except ValueError as error:
        return problem(400, "Malformed parameter", str(error))
    try:
        language, content = page_at(snapshot, address)
    except (NoSuchPage, UnknownValue) as error:
        return problem(404, "Unknown address", f"url: {error} is no page of this site.")
    frame = frame_content.path(snapshot.grammar, content)
    described = _described(snapshot, language, content, *max_px)
    sizes = (described[name] for name in ("width", "height", "thumbnail_width") if name in described)
    response = delivery.page(
        snapshot.version,
        # The key is what the response contains, whatever the parameters were.
        f"/oembed {language} {frame} {' '.join(map(str, sizes))}",
        lambda: json.dumps(described, ensure_ascii=False),
        "application/json; charset=utf-8",
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def page_at(snapshot: Snapshot, address: str) -> tuple[str, FrameContent]:
    """Return the language of the page at an address, and what a frame shows of it.

    Raises
    ------
    NoSuchPage, UnknownValue : there is no such page here
    """
    path, query = _within_site(snapshot.settings, address)
    try:
        endpoint, values = current_app.url_map.bind("").match(path, method="GET")
    except (HTTPException, RoutingException):
        raise NoSuchPage(address) from None
    language, page = of_path(path), german(endpoint)
    args = MultiDict(parse_qsl(query))
    if page == OF_AREA:
        own, kind, slug = MultiDict[str, str](), values["kind"], values["slug"]
        if kind != snapshot.grammar.area_key and not snapshot.grammar.moved(MultiDict({kind: slug})):
            raise NoSuchPage(address)
        return language, frame_content.parse(snapshot, own, kind, slug)
    if page in ABOUT_ONE:
        return language, frame_content.parse(snapshot, MultiDict(), ABOUT_ONE[page], values["slug"])
    if page in WITH_FILTER:
        return language, frame_content.parse(snapshot, args, values.get("kind", ""), values.get("value", ""))
    if not (page in ABOUT_ALL or (page in OF_COLLECTION and _has_collection(snapshot, values))):
        raise NoSuchPage(address)
    return language, FrameContent()


def _has_collection(snapshot: Snapshot, values: Mapping[str, str]) -> bool:
    return values["collection_id"] in (one.id for one in collections_of(snapshot.published))


def _within_site(settings: Settings, address: str) -> tuple[str, str]:
    """Return path (without the site's own sub-path) and query of an address of this site.

    People copy links with "http" or "https", and the host in any case.
    """
    try:
        base, parts = urlsplit(settings.base_url), urlsplit(address)
    except ValueError:
        raise NoSuchPage(address) from None
    is_ours = (
        base.netloc and parts.scheme in ("http", "https") and parts.netloc.lower() == base.netloc.lower()
    )
    path = unquote(parts.path)
    if not is_ours or not f"{path}/".startswith(f"{base.path}/"):
        raise NoSuchPage(address)
    return tidy(path.removeprefix(base.path)), parts.query


def _max_px(name: str) -> int:
    """Return the requested maximum width or height; ``sys.maxsize`` without one.

    Raises
    ------
    ValueError : it is not a positive whole number
    """
    text = request.args.get(name, "")
    if not text:
        return sys.maxsize
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise ValueError(f"{name}: {text[:100]!r} is no positive whole number of pixels.")
    return int(text)


def _described(
    snapshot: Snapshot, language: str, content: FrameContent, max_width_px: int, max_height_px: int
) -> dict[str, Any]:
    """Return the response, with its members in the order of the specification."""
    settings = snapshot.settings
    base = f"{settings.base_url}{PREFIXES[language]}"
    size = {"width": min(WIDTH_PX, max_width_px), "height": min(HEIGHT_PX, max_height_px)}
    title = frame_content.full_title(snapshot, content, language)
    with force_locale(language):
        site = words.site_title(settings)
        html = render_template(
            "_oembed.html",
            title=title,
            frame_address=f"{base}{frame_content.path(snapshot.grammar, content)}",
            link_address=f"{base}{frame_content.full_page(snapshot.grammar, content)}",
            height=size["height"],
        )
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "author_name": _author(snapshot, content),
        "provider_name": site,
        "provider_url": settings.base_url,
        "cache_age": CACHE_AGE_S,
        **_thumbnail(snapshot, language, content, max_width_px, max_height_px),
        "html": html.strip(),
        **size,
    }


def _author(snapshot: Snapshot, content: FrameContent) -> str:
    """Return whose pledges a frame shows; of several parties, who has brought them together."""
    settings = snapshot.settings
    if content.pledge_id in snapshot.pledges:
        return settings.parties[snapshot.pledges[content.pledge_id].party].called.name
    parties = senders.of_keys(settings, content.chosen.parties)
    return parties[0].called.name if len(parties) == 1 else settings.party


def _thumbnail(
    snapshot: Snapshot, language: str, content: FrameContent, max_width_px: int, max_height_px: int
) -> dict[str, Any]:
    """Return the largest picture that fits; {} if even the smallest is too large, or if there is no map."""
    if content.pledge_id in snapshot.withdrawn:
        return {}
    view, origin = snapshot.views[language], head.origin(snapshot.settings)
    for name in THUMBNAILS:
        width, height = FORMATS[name].size_px
        if width <= max_width_px and height <= max_height_px:
            query = snapshot.grammar.query(content.chosen)
            path = pictures.address(view.root, query, name, pledge_id=content.pledge_id)
            return {
                "thumbnail_url": f"{origin}{path}",
                "thumbnail_width": width,
                "thumbnail_height": height,
            }
    return {}
