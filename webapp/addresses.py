"""Addresses of the site: what an address refers to, and how to write one that is read outside of its page.

The current slug names a Gemeinde, a topic or a pledge; older ones redirect to it. Absolute addresses
come from the settings only, never from the Host header.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from flask import abort, redirect

from geo.public import Municipality, Settings, todays_slug
from webapp.snapshot import Snapshot, View

Named = TypeVar("Named")
# For examples on a map without an address of its own yet.
EXAMPLE_BASE = "https://karte.example.org"


def absolute(settings: Settings, path: str) -> str:
    """Return the absolute address of a path; without ``base_url`` the path itself."""
    return f"{settings.base_url}{path}"


def example(settings: Settings, path: str) -> str:
    """Return the address of a path, for text that people copy."""
    return f"{settings.base_url or EXAMPLE_BASE}{path}"


def municipality_of(snapshot: Snapshot, view: View, slug: str, behind: str = "") -> Municipality:
    """Return the Gemeinde of an address; ``behind`` is what follows the slug, like "/x.pdf".

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
    """Return what an address refers to; ``kind`` is the part of the path before its slug.

    Raises
    ------
    HTTPException : a redirect to the current address, or 404 if nothing ever had this name.
    """
    current_slug = todays_slug(slug, known, moved)
    if current_slug is None:
        abort(404)
    if current_slug != slug:
        abort(redirect(f"{view.root}/{kind}/{current_slug}{behind}", code=301))
    return known[current_slug]
