"""Addresses of the site: what one names, and how it is written where it is read without the page around it.

A Gemeinde, a topic or a pledge is named by its slug of today, while all others lead there. Absolute addresses
come from the settings alone, never from the Host header.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from flask import abort, redirect

from geo.public import Municipality, Settings, todays_slug
from webapp.snapshot import Snapshot, View

Named = TypeVar("Named")
# For the examples on a map that does not know its own address yet.
EXAMPLE_BASE = "https://karte.example.org"


def absolute(settings: Settings, path: str) -> str:
    """The address of a path; without ``base_url`` the path itself, which is right wherever it is read."""
    return f"{settings.base_url}{path}"


def example(settings: Settings, path: str) -> str:
    """The address of a path, for text that people copy."""
    return f"{settings.base_url or EXAMPLE_BASE}{path}"


def municipality_of(snapshot: Snapshot, view: View, slug: str, behind: str = "") -> Municipality:
    """Return the Gemeinde that an address names; ``behind`` is what follows the slug in it, like "/x.pdf".

    Raises
    ------
    HTTPException : as for `named`
    """
    municipalities = {m.slug: m for m in snapshot.published.municipalities}
    moved = snapshot.settings.redirects.municipalities | {m.ags: m.slug for m in municipalities.values()}
    return named(view, "gemeinde", slug, municipalities, moved, behind)


def named(
    view: View, kind: str, slug: str, known: Mapping[str, Named], moved: Mapping[str, str], behind: str = ""
) -> Named:
    """Return what an address names; ``kind`` is the part of the path before its slug.

    Raises
    ------
    HTTPException : a redirect to the address of today, or 404 where nothing was ever called so.
    """
    todays = todays_slug(slug, known, moved)
    if todays is None:
        abort(404)
    if todays != slug:
        abort(redirect(f"{view.root}/{kind}/{todays}{behind}", code=301))
    return known[todays]
