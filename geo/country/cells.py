"""One feature's properties, checked: of the right type, plain text of a bounded length, known values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from typing import Any

from geo.country.records import LAENDER

MAX_TEXT = 5000
MAX_ID = 120
MAX_MUNICIPALITIES = 500
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_AGS = re.compile(r"[0-9]{8}")
# What a browser would run or load. Text is shown as text, so "<b>" or "<Insel>" do no harm and are read; this
# is nobody's text, and a sign that strangers write into the map.
_ACTIVE = re.compile(
    r"<\s*(?:script|iframe|object|embed|img|svg|math|style|link|meta|base|form|input|video|audio|template)\b"
    r"|<[a-z][a-z0-9-]*\s[^<>]*\b(?:on[a-z]+|href|src|style|action)\s*=|javascript:|<!--|<!\[CDATA",
    re.IGNORECASE,
)
# What no text has and no database takes; and what makes a line read in another order than it is written.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Fault(ValueError):
    """What is wrong with a feature; ``code`` is one of `geo.words.country_messages`."""

    def __init__(
        self, code: str, number: int, column: str = "", value: object = "", **details: object
    ) -> None:
        super().__init__(code)
        self.code, self.number, self.column, self.details = code, number, column, details
        self.value = _CONTROL.sub("\ufffd", value if isinstance(value, str) else repr(value))


def is_plain(text: str, limit: int) -> bool:
    """Whether a text can be shown as it is."""
    return len(text) <= limit and not _CONTROL.search(text) and not _ACTIVE.search(text)


class Cells:
    """The properties of one feature; each method returns one of them, or raises `Fault`."""

    def __init__(self, values: Mapping[str, Any], number: int) -> None:
        self._values, self._number = values, number

    def text(self, name: str, *, required: bool = True, limit: int = MAX_TEXT) -> str:
        value = self._values.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str):
            raise self._fault("source_type", name, value)
        if required and not value.strip():
            raise self._fault("source_no_text", name, "")
        if len(value) > limit:
            raise self._fault("source_long", name, value, length=len(value), limit=limit)
        if _CONTROL.search(value):
            raise self._fault("source_control", name, value)
        if _ACTIVE.search(value):
            raise self._fault("source_markup", name, value)
        return value.strip()

    def identifier(self, name: str) -> str:
        value = self.text(name, limit=MAX_ID)
        if not _ID.fullmatch(value):
            raise self._fault("source_id", name, value)
        return value

    def one_of(self, name: str, choices: Collection[str]) -> str:
        value = self.text(name, limit=MAX_ID)
        if value not in choices:
            raise self._fault("source_vocabulary", name, value, choices=", ".join(sorted(choices)))
        return value

    def date(self, name: str, latest: datetime.date) -> datetime.date | None:
        """Return a day that has begun somewhere; None for none."""
        value = self.text(name, required=False, limit=MAX_ID)
        if not value:
            return None
        try:
            day = datetime.date.fromisoformat(value)
        except ValueError:
            raise self._fault("source_date", name, value) from None
        if day > latest:
            raise self._fault("source_future", name, value)
        return day

    def municipalities(self, name: str) -> tuple[str, ...]:
        """Return the AGS of a site; () if the source does not say, as some of its own make do."""
        values = self._values.get(name, [])
        if not isinstance(values, list) or len(values) > MAX_MUNICIPALITIES:
            raise self._fault("source_type", name, values)
        for value in values:
            if not (isinstance(value, str) and _AGS.fullmatch(value) and value[:2] in LAENDER):
                raise self._fault("source_ags", name, value)
        return tuple(sorted(set(values)))

    def _fault(self, code: str, name: str, value: object, **details: object) -> Fault:
        return Fault(code, self._number, name, value, **details)
