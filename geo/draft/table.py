"""Writing proposals as a table for a spreadsheet: the columns of pledges.csv, and how sure each row is."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from geo.draft.proposals import Proposal
from geo.errors import ProblemsFound
from geo.failures import unwritable
from geo.files import new_file
from geo.table.schema import COLUMNS
from geo.words.language import gettext as _
from geo.words.messages import problem

# To be deleted before the table becomes pledges.csv.
EXTRA_COLUMNS = ("confidence", "found")
# What Excel with German settings opens on a double click.
SEPARATOR = ";"
_STARTS_FORMULA = re.compile(r"\s*[=+\-@'＝＋－＠]")


def write(proposals: Sequence[Proposal], path: Path) -> None:
    """Write one row per proposal, with an empty title for the person to fill in, and an empty id: it
    becomes part of a permanent address, so it is made of the title, and `geo check` proposes it.

    UTF-8 with a byte order mark, semicolons, CRLF.

    Raises
    ------
    ProblemsFound : the file exists (it is never overwritten), or can't be written
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *EXTRA_COLUMNS])
    for cells in rows(proposals):
        writer.writerow([defused(cells[column]) for column in (*COLUMNS, *EXTRA_COLUMNS)])
    write_bytes(codecs.BOM_UTF8 + file.getvalue().encode(), path)


def write_bytes(content: bytes, path: Path) -> None:
    """Write a new file.

    Raises
    ------
    ProblemsFound : it exists, or can't be written
    """
    try:
        with new_file(path) as output:
            output.write(content)
    except FileExistsError:
        raise ProblemsFound([problem("draft_exists", path.name)]) from None
    except OSError as error:
        raise ProblemsFound([unwritable("draft_unwritable", path.name, error)]) from None


def rows(proposals: Sequence[Proposal]) -> list[dict[str, str]]:
    """The cells of each row, by column."""
    found = []
    for proposal in proposals:
        cells = dict.fromkeys((*COLUMNS, *EXTRA_COLUMNS), "")
        cells |= {
            "topic": proposal.topic,
            "stance": proposal.stance,
            "places": "; ".join(dict.fromkeys(mention.entry for mention in proposal.places)),
            "status": "pledged",
            "page": "" if proposal.page is None else str(proposal.page),
            "section": proposal.section,
            "quote": proposal.quote,
            "confidence": f"{proposal.confidence:.2f}",
            "found": "; ".join(
                [
                    *map(_unknown, proposal.unknown),
                    *map(_question, proposal.doubts),
                    *(mention.text for mention in proposal.places),
                ]
            ),
        }
        found.append(cells)
    return found


def _question(doubt: str) -> str:
    return f"? {doubt}"


def _unknown(name: str) -> str:
    return "? " + _("{toponym} (unbekannt)", toponym=name)


def defused(text: str) -> str:
    """Return text that spreadsheets do not take for a formula."""
    return f"'{text}" if _STARTS_FORMULA.match(text) else text
