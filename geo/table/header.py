"""The header of a table: where it is, and the meaning of each column, by key or German word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from geo.errors import Problem, ProblemsFound
from geo.table.cells import error_in, is_error
from geo.text.signs import cleaned
from geo.words.language import gettext as _
from geo.words.messages import hint, problem
from geo.words.table_words import COLUMN_WORDS, column_of

COMMENT = "#"
# The name of an extra column starts with one of these: it is neither read nor published.
OWN = ("x_", COMMENT)
# Rows in which the header is searched for.
HEAD_ROWS = 10


def is_comment(record: Sequence[str]) -> bool:
    """Whether a row is a comment: it starts with "#", but not with an error such as #REF!."""
    first = cleaned(record[0]) if record else ""
    if not first.startswith(COMMENT):
        return False
    # A row of only "#" is decoration, but before other cells "###" is a column that was too narrow.
    others = any(cleaned(cell) for cell in record[1:])
    return not is_error(first) or (not others and set(first) == {COMMENT})


def is_empty(record: Sequence[str]) -> bool:
    return not any(cleaned(cell) for cell in record)


def header_at(file: str, before: int, records: Sequence[Sequence[str]], columns: Sequence[str]) -> int:
    """Return the index of the header: the first row that is neither empty nor a comment.

    Parameters
    ----------
    file, before : name of the file and number of lines before its first record, for the message
    records : all rows
    columns : keys of the columns

    Raises
    ------
    ProblemsFound : something else is above the header; one problem instead of one per column
    """
    head = records[:HEAD_ROWS]
    known = [len({column_of(cleaned(cell), columns) for cell in record} - {""}) for record in head]
    best = known.index(max(known))
    first = next(
        (at for at, record in enumerate(head) if at == best or not (is_empty(record) or is_comment(record))),
        0,
    )
    if first < best and known[first] < 2 <= known[best]:
        title = next(cleaned(cell) for cell in head[first] if cleaned(cell))
        found = {"found": before + best + 1}
        raise ProblemsFound([problem("header_not_first", file, before + first + 1, "", title, **found)])
    return first


def read_header(
    file: str, row: int, header: Sequence[str], columns: Sequence[str], optional: Collection[str]
) -> tuple[tuple[str, ...], list[Problem]]:
    """Identify the columns.

    Returns
    -------
    The key of each column, "" for an extra one; what is wrong with the header.
    """
    written = [cleaned(cell) for cell in header]
    keys = tuple("" if _is_own(name, at) else column_of(name, columns) for at, name in enumerate(written))
    return keys, [
        *_missing(file, row, keys, columns, optional),
        *_unknown(file, row, written, keys, columns),
        *_doubled(file, row, written, keys),
    ]


def _is_own(name: str, at: int) -> bool:
    return name.lower().startswith(OWN) and not error_in(name) and not (at == 0 and name.startswith(COMMENT))


def _missing(
    file: str, row: int, keys: Sequence[str], columns: Sequence[str], optional: Collection[str]
) -> Iterator[Problem]:
    for column in columns:
        if column not in keys and column not in optional:
            code = "id_column_missing" if column == "id" else "column_missing"
            yield problem(code, file, row, column, columns=",".join(columns))


def _unknown(
    file: str, row: int, written: Sequence[str], keys: Sequence[str], columns: Sequence[str]
) -> Iterator[Problem]:
    missing = [column for column in columns if column not in keys]
    words = [*missing, *(other for column in missing for other in COLUMN_WORDS.get(column, ()))]
    for at, (name, key) in enumerate(zip(written, keys, strict=True)):
        if key or _is_own(name, at) or name in written[:at]:
            continue
        if error_in(name):
            yield problem("error_cell", file, row, name, name)
        elif name.startswith(COMMENT):
            yield problem("comment_header", file, row, name, name)
        else:
            details = {"hint": hint(near_names(name, words)), "columns": ",".join(columns)}
            yield problem("column_extra", file, row, name, name or _("(kein Name)"), **details)


def _doubled(file: str, row: int, written: Sequence[str], keys: Sequence[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, key in zip(written, keys, strict=True):
        if key and first.setdefault(key, name) is not name:
            code = "column_twice" if first[key] == name else "column_same"
            yield problem(code, file, row, name, name, other=first[key])


def near_names(name: str, choices: Sequence[str]) -> list[str]:
    """Return the choice that a misspelt key most likely means, if any is similar."""
    from rapidfuzz import fuzz, process

    return [
        hit[0] for hit in process.extract(name.lower(), choices, scorer=fuzz.ratio, limit=1, score_cutoff=60)
    ]
