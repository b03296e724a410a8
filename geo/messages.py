"""Every text that tells a person what to mend, in one place. A German version replaces this table."""

from __future__ import annotations

from geo.errors import Problem

# code: (what is wrong, continues a sentence that begins with the value; what to do about it)
TEXTS: dict[str, tuple[str, str]] = {
    # the file
    "file_missing": (
        "the file is missing",
        "run the command in the folder that holds it, or say --home FOLDER",
    ),
    "file_too_large": (
        "the file has {size_mb:.1f} MB, at most {limit_mb:.0f} are read",
        "save only the table of pledges, without pictures and other sheets",
    ),
    "file_empty": ("the file is empty", "restore the last good file, or begin with the header: {columns}"),
    "no_rows": ("the file has a header but no pledges", "add a row for each pledge"),
    "nul_byte": (
        "holds a NUL byte, so this is no CSV text (a spreadsheet file, or UTF-16)",
        'save it in the spreadsheet as "CSV UTF-8"',
    ),
    "bad_encoding": (
        "is text in an unknown or mixed encoding",
        'save it in the spreadsheet as "CSV UTF-8" and correct the signs in this row',
    ),
    "wrong_delimiter": (
        "the cells are separated by {found}, not by comma or semicolon",
        'save it as "CSV UTF-8" with comma or semicolon',
    ),
    "broken_quotes": (
        "the quotation marks do not match: {reason}",
        'write a quotation mark inside a cell twice ("")',
    ),
    # the header
    "column_missing": ("the column is missing", "add it to the header; the columns are: {columns}"),
    "column_extra": ("is no column of this table{hint}", "rename or delete it; the columns are: {columns}"),
    "column_twice": ("is the header of two columns", "delete one of them"),
    # a row
    "too_many_cells": (
        "has {found} cells, the header has {wanted}",
        "put text that holds a {delimiter} in quotation marks",
    ),
    "too_few_cells": ("has {found} cells, the header has {wanted}", "fill up the row with empty cells"),
    "required": ("must not be empty", "{remedy}"),
    "bad_id": ("is no valid id", 'use lower case letters, digits and single dashes, like "{example}"'),
    "duplicate_id": ("is also the id of row {other}", "give each pledge an id of its own"),
    "too_long": (
        "has {length} characters, at most {limit} fit",
        "shorten it; the details belong into the summary or quote",
    ),
    "unknown_topic": ("is no topic{hint}", "use one of: {choices}"),
    "unknown_stance": ("is no stance{hint}", "use one of: {choices}"),
    "unknown_status": ("is no status{hint}", "use one of: {choices}"),
    "status_needs_date": (
        'is empty, but the status is "{status}"',
        "write the day since when it holds, like 2026-03-31",
    ),
    "status_needs_url": (
        'is empty, but the status is "{status}"',
        "write the address of a page that shows it",
    ),
    "bad_date": ("is no date", "write year-month-day, like 2026-03-31"),
    "bad_url": ("is no web address", "write it in full, like https://example.org/page"),
    "bad_page": ("is no page number", "write digits only, from 1 to {pages}"),
    "page_out_of_range": (
        "is no page of the programme, which has {pages}",
        "write a number from 1 to {pages}",
    ),
    # a place
    "bad_entry": (
        "can't be read as a place",
        "write Toponym, Toponym (Gemeinde) or Toponym @ 50.80950, 6.48250",
    ),
    "bad_coordinates": (
        "has no readable coordinates",
        "write latitude, then longitude, with points: @ 50.80950, 6.48250",
    ),
    "swapped_coordinates": ("has longitude before latitude", "write it as map apps copy it: @ {lat}, {lon}"),
    "outside_germany": ("lies outside Germany", "check the digits: latitude 47 to 55, longitude 5 to 16"),
    "outside_map": (
        "lies in none of the municipalities on this map",
        "check the digits, or leave the place out",
    ),
    "outside_municipality": (
        "does not lie in {municipality} but in {found}",
        "correct the coordinates or the Gemeinde",
    ),
    "unknown_toponym": (
        "is in no gazetteer file{hint}",
        "correct it, or add coordinates: {value} @ LATITUDE, LONGITUDE",
    ),
    "not_in_municipality": (
        "is no place in {municipality}",
        "correct the Gemeinde or write one of: {choices}",
    ),
    "unknown_municipality": (
        "names no Gemeinde on this map ({municipality})",
        "correct it or write one of: {choices}",
    ),
    "ambiguous_toponym": ("can be {count} places", "write one of: {choices}"),
    "place_twice": ("is a place that this pledge names twice", "delete one of the two entries"),
    "service_failed": ("could not be looked up: {reason}", "try again later"),
    # the gazetteer
    "duplicate_place": ("is the id of a place in {other} too", "change one of the two ids"),
    "incomplete_place": ("lacks or misspells: {fields}", "complete the properties of this feature"),
    "landmark_not_in": (
        "claims {municipality} but is more than 150 m away from it",
        "correct its ags list or its shape",
    ),
    "landmark_also_in": (
        "also lies in {municipality} but does not claim it",
        "correct its ags list or its shape",
    ),
    "bad_shape": ("{fault}", "correct its geometry"),
}


def problem(
    code: str, file: str, row: int | None = None, column: str = "", value: str = "", **details: object
) -> Problem:
    """Make a `Problem` from the table above."""
    message, remedy = TEXTS[code]
    details = {"value": value, **details}
    return Problem(file, row, column, value, message.format(**details), remedy.format(**details), code)


def hint(names: list[str]) -> str:
    """The question that follows an unknown name."""
    if not names:
        return ""
    quoted = " or ".join(f'"{name}"' for name in names)
    return f" (did you mean {quoted}?)"
