"""The cells to write, and what all kinds of files have in common."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from geo.errors import PledgemapError

# Texts by number of the row, as the spreadsheet shows it, and of the column from 0.
Cells = Mapping[tuple[int, int], str]


class NotFound(PledgemapError):
    """A cell is not where it was when it was read: the file must not be changed."""


class Unwritable(PledgemapError):
    """A cell holds something that must not be overwritten. ``code`` is a key of `geo.words.messages`."""

    def __init__(self, code: str, row: int) -> None:
        super().__init__(code)
        self.code, self.row = code, row


def by_row(cells: Cells) -> dict[int, dict[int, str]]:
    """Group the texts by row, then by column."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(cells.items()):
        rows.setdefault(row, {})[column] = text
    return rows


def with_member(raw: bytes, name: str, content: bytes) -> bytes:
    """Return a zip file with one member changed; order, compression and dates are kept."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(changed, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            new.writestr(info, content if info.filename == name else old.read(info))
    return changed.getvalue()
