"""Addresses that name a Gemeinde, a topic or a pledge: by its slug of today, while all others lead there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from flask import abort, redirect

from geo.public import Municipality, todays_slug
from webapp.snapshot import Snapshot, View

Named = TypeVar("Named")


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
