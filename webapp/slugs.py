"""Addresses that name a Gemeinde: by its slug, while its AGS and old slugs lead there."""

from __future__ import annotations

from flask import abort, redirect

from geo.published import Municipality
from webapp.snapshot import Snapshot, View


def municipality_of(snapshot: Snapshot, view: View, slug: str, behind: str = "") -> Municipality:
    """Return the Gemeinde that an address names; ``behind`` is what follows the slug in it, like "/x.pdf".

    Raises
    ------
    HTTPException : a redirect to the address of today, or 404 where nothing was ever called so.
    """
    municipalities = {m.slug: m for m in snapshot.published.municipalities}
    if slug in municipalities:
        return municipalities[slug]
    moved = snapshot.settings.redirects.municipalities | {m.ags: m.slug for m in municipalities.values()}
    if slug not in moved:
        abort(404)
    abort(redirect(f"{view.root}/gemeinde/{moved[slug]}{behind}", code=301))
