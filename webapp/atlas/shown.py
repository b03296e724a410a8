"""What the pages of the nationwide map have at hand, and what a request has found out about its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, cast

from flask import Flask, Response, current_app, g
from flask_babel import format_datetime

from geo.public import CountrySite, Renderer
from webapp import delivery
from webapp.assets import Assets
from webapp.atlas.database import Reply
from webapp.atlas.queries import AtlasQueries
from webapp.atlas.vector_tiles import AtlasTiles

EXTENSION = "pledgemap-atlas"
T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """The settings, the questions to the database, and the files of the pages; ``renderer`` draws the map."""

    settings: CountrySite
    queries: AtlasQueries
    tiles: AtlasTiles
    assets: Assets
    renderer: Renderer | None


def site_of(app: Flask) -> Site:
    return cast(Site, app.extensions[EXTENSION])


def current() -> Site:
    return site_of(current_app)


def value(reply: Reply[T]) -> T:
    """Return an answer of the database; the page says so if it is an old one."""
    if reply.is_old and (g.get("old_since") is None or reply.at < g.old_since):
        g.old_since = reply.at
    return reply.value


def old_since() -> str:
    """Return the time of the oldest answer that this page shows instead of a new one, else ""."""
    since = g.get("old_since")
    return format_datetime(since, "HH:mm") if since is not None else ""


def page(
    key: str, render: Callable[[], str | bytes], content_type: str = "text/html; charset=utf-8"
) -> Response:
    """Return a page of the data as they are now; one with old answers is kept by nobody."""
    version = value(current().queries.edition()).version
    response = delivery.page(version, key, render, content_type)
    if g.get("old_since") is not None:
        g.etag = ""
        response.headers.pop("ETag", None)
        response.headers["Cache-Control"] = "no-store"
    return response
