"""Dates as people and spreadsheets write them: read if they are unambiguous, reported if they are not.

A two-digit year is in this century (31.3.26 is 2026). A month before a day is only accepted if it
is unambiguous: 31/03/2026 and 03/31/2026 are, 03/04/2026 is not. Days counted by a spreadsheet
(46112) are not read, because Excel on a Mac counted them from a different day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

# The first three letters of months in German and English; Mrz and Mär are how spreadsheets shorten March.
_MONTHS = {
    "jan": 1, "jän": 1, "feb": 2, "mär": 3, "mrz": 3, "mar": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12,
}  # fmt: skip
_LONG_MONTHS = (
    "januar|jänner|january|februar|feber|february|märz|march|april|mai|may|juni|june|juli|july|august|"
    "september|sept|oktober|october|november|dezember|december"
)
_MONTH = rf"(?P<month>(?:{_LONG_MONTHS}|{'|'.join(_MONTHS)})\.?)"
_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so"), ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"(?P<day>(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|[a-z]{2,3}\.|"
                      r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s*,?\s+", re.IGNORECASE)  # fmt: skip
_MIDNIGHT = re.compile(r"[T ]+0?0:00(?::00(?:\.0+)?)?\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})(?P<sign>[-./])([0-9]{1,2})(?P=sign)([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4}|[0-9]{2})")
_NAMED = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:\.\s?|[ -]){_MONTH}[ -]?(?P<year>[0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE
)
_NAMED_FIRST = re.compile(rf"{_MONTH} (?P<day>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})", re.IGNORECASE)
_EITHER = re.compile(r"([0-9]{1,2})(?P<sign>[-/])([0-9]{1,2})(?P=sign)([0-9]{4})")
_SERIAL = re.compile(r"[34][0-9]{4}")
_FIRST_SERIAL_DAY = datetime.date(1899, 12, 30)


def read_date(text: str) -> datetime.date | None:
    """Return the day that a text means; None if there is none, or if it is ambiguous."""
    days = possible(text)
    return days[0] if len(days) == 1 else None


def possible(text: str) -> list[datetime.date]:
    """Return the days that a text can mean, earliest first: none if it is not a date, or not a valid one."""
    text = _MIDNIGHT.sub("", text.strip())
    weekday = _WEEKDAY.match(text)
    days = sorted(set(_days(text[weekday.end() :] if weekday else text)))
    return [day for day in days if weekday is None or _fits(weekday["day"], day)]


def _days(text: str) -> Iterator[datetime.date]:
    for numbers in _numbers(text):
        year, month, day = numbers
        try:
            yield datetime.date(year, month, day)
        except ValueError:  # no such day, as 31.2.2026
            continue


def _numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and day, in each order that the form of a text allows."""
    if found := _YEAR_FIRST.fullmatch(text):
        yield int(found[1]), int(found[3]), int(found[4])
    elif found := _DAY_FIRST.fullmatch(text):
        yield _year(found[3]), int(found[2]), int(found[1])
    elif found := _NAMED.fullmatch(text) or _NAMED_FIRST.fullmatch(text):
        yield _year(found["year"]), _MONTHS[found["month"].lower()[:3]], int(found["day"])
    elif found := _EITHER.fullmatch(text):
        yield int(found[4]), int(found[3]), int(found[1])
        yield int(found[4]), int(found[1]), int(found[3])


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _fits(weekday: str, day: datetime.date) -> bool:
    german, english = _WEEKDAYS
    name = weekday.lower().rstrip(".")
    if name == "sonnabend":
        name = "samstag"
    return name.startswith((german[day.weekday()], english[day.weekday()]))


def in_iso(text: str) -> str:
    """Return a date in a text, as a suggestion: 2026-05-12 for "am 12.5.2026"; "" if there is none."""
    if _SERIAL.fullmatch(text.strip()):
        return (_FIRST_SERIAL_DAY + datetime.timedelta(int(text))).isoformat()
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _NAMED):
        found = re.search(rf"(?<![0-9])(?:{pattern.pattern})(?![0-9])", text, pattern.flags)
        if found and (day := read_date(found[0])):
            return day.isoformat()
    return ""
