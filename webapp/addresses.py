"""Addresses of the site: what an address refers to, and how to write one that is read outside of its page.

The current slug names a Gemeinde or Ortsteil, a topic or a pledge; older ones redirect to it. Absolute
addresses come from the settings only, never from the Host header.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from flask import abort, redirect

from geo.public import Area, Settings, todays_slug
from webapp.filters.grammar import AREA_KEYS
from webapp.snapshot import Snapshot, View

Named = TypeVar("Named")
# For examples on a map without an address of its own yet.
EXAMPLE_BASE = "https://karte.example.org"
# The pattern of the folder of an area: "/gemeinde/juelich", "/ortsteil/burtscheid".
AREA_RULE = f"/<any({', '.join(AREA_KEYS)}):kind>/<slug>"


def absolute(settings: Settings, path: str) -> str:
    """Return the absolute address of a path; without ``base_url`` the path itself."""
    return f"{settings.base_url}{path}"


def example(settings: Settings, path: str) -> str:
    """Return the address of a path, for text that people copy."""
    return f"{settings.base_url or EXAMPLE_BASE}{path}"


def area_of(snapshot: Snapshot, view: View, kind: str, slug: str, behind: str = "", before: str = "") -> Area:
    """Return the Gemeinde or Ortsteil of an address.

    Parameters
    ----------
    kind : the folder, one of `AREA_KEYS`
    behind : what follows the slug, like "/x.pdf"
    before : what the folder lies in, like "/embed"

    Raises
    ------
    HTTPException : as for `named`; the address of a town with districts redirects to the whole map
    """
    known = {area.slug: area for area in snapshot.published.areas}
    redirects, area_kind = snapshot.settings.redirects, snapshot.published.area_kind
    if kind != area_kind.key:
        towns = {one.slug: one.slug for one in snapshot.published.municipalities}
        keys = {one.ags: one.slug for one in snapshot.published.municipalities}
        if area_kind.is_district and todays_slug(slug, towns, redirects.municipalities | keys):
            abort(redirect(f"{view.root}/"))
        abort(404)
    moved = redirects.districts if area_kind.is_district else redirects.municipalities
    keys = {area.key: area.slug for area in known.values()}
    return named(view, kind, slug, known, moved | keys, behind, before)


def named(
    view: View,
    kind: str,
    slug: str,
    known: Mapping[str, Named],
    moved: Mapping[str, str],
    behind: str = "",
    before: str = "",
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
        abort(redirect(f"{view.root}{before}/{kind}/{current_slug}{behind}", code=301))
    return known[current_slug]
