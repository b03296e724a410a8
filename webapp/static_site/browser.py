"""What the browser has to know to answer the query of an address: ``static/js/address.js`` reads it."""

from __future__ import annotations

from typing import Any

from webapp.errors import told_of_value
from webapp.filters import LONGEST_TEXT
from webapp.nearby import DEFAULT_RADIUS_KM, LONGEST_RADIUS_KM
from webapp.snapshot import Snapshot

LISTED = ("thema", "gemeinde", "status")
SINGLE = ("q", "kreisweit", "umkreis", "ort")


def address_data(snapshot: Snapshot) -> dict[str, Any]:
    """Old values with those of today, and what to say to wrong ones, in the language of the page.

    "{}" stands for the value in a text.
    """
    redirects = snapshot.settings.redirects
    municipalities = {m.ags: m.slug for m in snapshot.published.municipalities}
    return {
        "moved": {"thema": redirects.topics, "gemeinde": redirects.municipalities | municipalities},
        "unknown": _told(LISTED, malformed=False),
        "malformed": _told(SINGLE, malformed=True),
        "longest_text": LONGEST_TEXT,
        "longest_radius_km": LONGEST_RADIUS_KM,
        "default_radius_km": DEFAULT_RADIUS_KM,
    }


def _told(keys: tuple[str, ...], *, malformed: bool) -> dict[str, Any]:
    told = {key: told_of_value(key, "{}", malformed=malformed) for key in keys}
    heading, _ = next(iter(told.values()))
    return {"heading": str(heading), "texts": {key: text for key, (_, text) in told.items()}}
