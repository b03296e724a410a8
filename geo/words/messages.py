"""What tells a person what to mend, in one place; `messages_de` beside it says the same in German."""

from __future__ import annotations

from geo.errors import Notice, Problem
from geo.vocabulary import STANCES
from geo.words import (
    messages_de,
    messages_limits,
    messages_settings,
    messages_status,
    messages_table,
    messages_writing,
    releases,
)
from geo.words.language import language, said, word

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
    "too_many_rows": (
        "the file has {found} rows, at most {limit} are read",
        "keep one row for each pledge; a programme with more needs several maps",
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
    "workbook_unreadable": (
        "can't be read: {reason}",
        "save it again without a password, as .xlsx, .ods or CSV UTF-8",
    ),
    "several_tables": (
        "is not the only table of pledges here: {found}",
        "keep the one that you edit and move the others away",
    ),
    # the header
    "column_missing": ("the column is missing", "add it to the header; the columns are: {columns}"),
    "column_extra": (
        "is no column of this table{hint}",
        'rename or delete it, or begin its name with "x_" if it is your own: then nobody reads it, and it is '
        "never published; the columns are: {columns}",
    ),
    "header_not_first": (
        "stands above the header, which is row {found}",
        "the header must be the first row: delete the rows above it",
    ),
    "column_twice": ("is the header of two columns", "delete one of them"),
    # a row
    "too_many_cells": (
        "has {found} cells, the header has {wanted}",
        "put text that holds a comma or semicolon in quotation marks",
    ),
    "required": ("must not be empty", "{remedy}"),
    "bad_id": ("is no valid id", 'use lower case letters, digits and single dashes, like "{example}"'),
    "duplicate_id": (
        "is also the id of row {other}",
        "empty the cell of the newer pledge; python -m geo check --write gives it one of its own",
    ),
    "too_long": (
        "has {length} characters, at most {limit} fit",
        "shorten it; the details belong into the summary or quote",
    ),
    "unknown_topic": ("is no topic{hint}", "use one of: {choices}"),
    "unknown_stance": ("is no stance{hint}", "use one of: {choices}"),
    "unknown_status": ("is no status{hint}", "use one of: {choices}"),
    "bad_date": ("is no date", "write year-month-day, like {example}"),
    "bad_url": ("is no web address", "write it in full, like https://example.org/page"),
    "bad_page": ("is no page number", "write digits only, from 1 to {pages}"),
    "page_out_of_range": (
        "is no page of the programme, which has {pages}",
        "write a number from 1 to {pages}",
    ),
    # a place
    "comma_between_places": ("names several places", "separate places by semicolons: {choices}"),
    "place_is_region": (
        "is the whole region of this map",
        "leave it out: a pledge without a place holds everywhere",
    ),
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
        "correct it, or add coordinates: {value} @ LATITUDE, LONGITUDE. Rivers, streets, woods and buildings "
        "are found only where they are drawn as a landmark (docs/eigene-karte.md)",
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
    # a Nominatim server
    "service_down": (
        "could not be looked up, for {server} can't be reached ({reason})",
        "check the address and the network, then run it again; the answers so far are kept",
    ),
    "service_slow": (
        "could not be looked up, for {server} did not answer within {reason} seconds",
        "run it again later; the answers so far are kept",
    ),
    "service_busy": (
        "could not be looked up, for {server} wants fewer requests (HTTP 429)",
        "run it again tomorrow, or ask a server of your own: --nominatim URL; the answers so far are kept",
    ),
    "service_busy_until": (
        "could not be looked up, for {server} wants a pause of {reason} seconds (HTTP 429)",
        "run it again after that, or ask a server of your own: --nominatim URL; the answers so far are kept",
    ),
    "service_refuses": (
        "could not be looked up, for {server} does not answer us ({reason})",
        "read its usage policy, or ask another server: --nominatim URL",
    ),
    "service_error": (
        "could not be looked up, for {server} reports an error of its own ({reason})",
        "run it again later; the answers so far are kept",
    ),
    "service_unreadable": (
        "could not be looked up, for what {server} sent is no whole answer of a Nominatim server",
        "check that the address is right, then run it again; the answers so far are kept",
    ),
    "service_given_up": (
        "was not looked up any more, after {server} had failed",
        "mend what is named above, then run it again; the answers so far are kept",
    ),
    "sample_contact": (
        "is a sample, but a server must be able to write to whom its requests come from",
        "write your own e-mail address",
    ),
    "answer_other_name": (
        "is not known to {server}, which offers: {names}",
        "write one of these names if it is meant, or add coordinates: {value} @ LATITUDE, LONGITUDE",
    ),
    "answer_unfit": (
        "is known to {server} as {what} only, which the map can't show",
        "add coordinates: {value} @ LATITUDE, LONGITUDE",
    ),
    "answer_outside": (
        "is known to {server} elsewhere only: {where}",
        "correct the name or the Gemeinde, or add coordinates: {value} @ LATITUDE, LONGITUDE",
    ),
    # a programme to draft from
    "programme_missing": ("the file is missing", "check its name and folder"),
    "programme_kind": ("is no kind of file that can be read", "save the programme as one of: {choices}"),
    "programme_empty": ("the file holds no text", "give the file that holds the programme"),
    "programme_too_large": (
        "the file has {size_mb:.1f} MB, at most {limit_mb:.0f} are read",
        "save the programme without pictures, or in parts",
    ),
    "programme_too_long": (
        "the programme has {pages} pages, at most {limit} are read",
        "save it in parts and draft from each",
    ),
    "programme_encoding": (
        "is text in an unknown or mixed encoding",
        "save it as UTF-8 text, or draft from the PDF or the word processor's file",
    ),
    "programme_no_text": (
        "has {pages} pages but no text that can be read, so it is a picture of a programme",
        "run text recognition (OCR) over it, or ask for the file that the PDF was made from",
    ),
    "programme_locked": ("is protected by a password", "save it without a password"),
    "programme_damaged": (
        "is damaged, protected, or not what its name says",
        "open it in its program and save it again without a password",
    ),
    "no_proposals": (
        "holds no sentence that reads like a promise",
        "check that it is the programme, in German, and its whole text",
    ),
    "draft_exists": (
        "exists already, and a draft overwrites nothing",
        "move the file away, or name another with --output FILE",
    ),
    "draft_unwritable": ("can't be written: {reason}", "name another file with --output FILE"),
    # the gazetteer
    "duplicate_place": ("is the id of a place in {other} too", "change one of the two ids"),
    "incomplete_place": ("lacks or misspells: {fields}", "{remedy}"),
    "landmark_no_feature": (
        "is no Feature",
        'paste one Feature after another, each from {{"type": "Feature" to its closing bracket',
    ),
    "landmark_id": (
        "has no id that can be part of an address",
        'write "id": "{proposal}" beside "type": "Feature", and never change it again',
    ),
    "landmark_in_metres": (
        "has metres (such as EPSG:25832), not longitude and latitude",
        "export the drawing again with the coordinate reference system EPSG:4326 (WGS 84); in QGIS: Export, "
        "Save Features As, CRS",
    ),
    "landmark_nowhere": (
        "lies in no Gemeinde of this map",
        "check that each position is longitude, latitude; for what really lies outside all Gemeinden, as on "
        'a lake, add "ags": []',
    ),
    "landmark_not_in": (
        "claims {municipality} but is more than 150 m away from it",
        "correct its ags list or its shape",
    ),
    "landmark_also_in": (
        "also lies in {municipality} but does not claim it",
        "correct its ags list or its shape",
    ),
    "bad_shape": ("{fault}", "correct its geometry"),
    **messages_table.ENGLISH,
    **messages_settings.ENGLISH,
    **releases.ENGLISH,
    **messages_status.ENGLISH,
    **messages_writing.ENGLISH,
    **messages_limits.ENGLISH,
}


# What to do about an empty cell, by column.
REQUIRED = {
    "id": 'run python -m geo check --write, which fills in one made of its title, or write "{proposal}"; '
    "never change it again",
    "title": "write in a few words what is pledged",
    "topic": "write the key of a topic",
    "stance": "write one of: {choices}",
    "page": "write the page of the programme",
}


def texts() -> dict[str, tuple[str, str]]:
    """The table in the language of the system."""
    return messages_de.TEXTS if language() == "de" else TEXTS


def problem(
    code: str, file: str, row: int | None = None, column: str = "", value: str = "", **details: object
) -> Problem:
    """Make a `Problem` from the table above, in the language of the system."""
    message, remedy = texts()[code]
    details = {"value": value, **{name: said(detail) for name, detail in details.items()}}
    return Problem(file, row, column, value, message.format(**details), remedy.format(**details), code)


def notice(
    code: str, file: str, row: int | None = None, column: str = "", value: str = "", **details: object
) -> Notice:
    """Make a `Notice` from the same table: what is good to know, and what to do if it was not meant."""
    return Notice(**vars(problem(code, file, row, column, value, **details)))


def remedy_of_setting(name: str) -> str:
    """What to write into a setting, by its name in full; of a topic's, the last part counts."""
    remedies = messages_settings.REMEDIES
    english, german = remedies.get(name) or remedies[name.rpartition(".")[2]]
    return german if language() == "de" else english


def remedy_of_empty(column: str, proposal: str = "") -> str:
    """What to write into a cell that must not be empty; an id that would do for the row."""
    texts = messages_de.REQUIRED if language() == "de" else REQUIRED
    return texts[column].format(proposal=proposal, choices=", ".join(STANCES))


def hint(names: list[str]) -> str:
    """The question that follows an unknown name."""
    if not names:
        return ""
    quoted = f" {word('or')} ".join(f'"{name}"' for name in names)
    return f" ({word('did_you_mean', names=quoted)})"
