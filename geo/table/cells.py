"""The content of a cell: errors of the spreadsheet, and unambiguous dates, stances and pages."""

from __future__ import annotations

import re

from geo.text.dates import read_date
from geo.words.table_words import STANCE_WORDS, STATUS_WORDS, key_of

# Excel in any language (#REF!, #BEZUG!, #NAME?, #¡VALOR!), and errors without "!" or "?"; LibreOffice
# (Err:502); a column that was too narrow when it was saved "as shown" (###).
_ERROR = re.compile(
    r"#[¡¿]?[^\W\d_](?:\w|/)*[!?]|#[A-Z]+/0[!?]|#N/[A-Z]{1,3}|#NV|#NULO|#TBD|#GETTING_DATA|#DATEN_ABRUFEN|#{2,}"
    r"|(?:Err|Fehler|Error|Erreur)\s?:\s?[0-9]{3}",
    re.IGNORECASE,
)
# Inside a text, only what nobody writes.
_ERROR_INSIDE = re.compile(
    r"(?<![\w#])#(?:REF!|BEZUG!|VALUE!|WERT!|NAME\?|DIV/0!|NULL!|NUM!|ZAHL!|N/A\b|SPILL!|ÜBERLAUF!|CALC!|KALK!)"
)
# What Excel shows for a section "1.2" or "2.26" that it took for a date, in German and English.
_MONTH = "(?:Jan|Feb|Mrz|Mär|Mar|Apr|Mai|May|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec)"
_SHORT_DATE = re.compile(
    rf"[0-9]{{2}}\. {_MONTH}|{_MONTH} [0-9]{{2}}|[0-9]{{1,2}}-{_MONTH}|{_MONTH}-[0-9]{{2}}"
)
DATE_COLUMNS = ("status_date", "date")
_PAGE = re.compile(r"(?:S\.?|Seite|p\.?|page)\s*([0-9]{1,6})", re.IGNORECASE)


def is_error(cell: str) -> bool:
    """Whether a cell is only an error of a spreadsheet."""
    return _ERROR.fullmatch(cell) is not None


def error_in(cell: str) -> str:
    """Return the spreadsheet error in a cell, "" for none."""
    if "#" not in cell and ":" not in cell:
        return ""
    found = _ERROR.fullmatch(cell) or _ERROR_INSIDE.search(cell)
    return found[0] if found else ""


def was_taken_for_date(cell: str) -> bool:
    """Whether a cell is a day without a year or a month with one, as Excel shortens dates."""
    return _SHORT_DATE.fullmatch(cell) is not None


def understood(column: str, cell: str) -> str:
    """Convert a cell to the form of its column if that is unambiguous; otherwise the checks report it.

    A date as year-month-day, a stance or status by its key, a page as a number.
    """
    if column in DATE_COLUMNS:
        day = read_date(cell)
        return day.isoformat() if day else cell
    if column in ("stance", "status"):
        return key_of(cell, STANCE_WORDS if column == "stance" else STATUS_WORDS) or cell
    if column == "page" and (page := _PAGE.fullmatch(cell)):
        return page[1]
    return cell
