"""Dates as people write them: what they most likely mean, for a question, never for an answer."""

from __future__ import annotations

import datetime
import re

_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_iso(text: str) -> str:
    """The date that a text holds, like 2026-05-12 for 12.5.2026; "" where it holds none."""
    iso, german = _ISO.search(text), _GERMAN.search(text)
    try:
        if iso:
            return datetime.date.fromisoformat(iso[0]).isoformat()
        if german:
            day, month, year = (int(part) for part in german.groups())
            return datetime.date(year, month, day).isoformat()
    except ValueError:  # no such day, as 31.2.2026
        pass
    return ""
