"""One small family of errors. Everything that a person can fix is a `Problem` with a place and a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.words.language import gettext as _

MAX_SHOWN = 500  # of the problems of one run; nobody fixes more in one go


class PledgemapError(Exception):
    """Base of all errors whose text is meant for the person in front of the screen."""


@dataclass(frozen=True)
class Problem:
    """One thing to fix.

    Parameters
    ----------
    file : name of the file
    row : row as the spreadsheet shows it (the header is row 1), None where a row makes no sense
    column : name of the column or setting, "" where there is none
    value : the current text
    message : what is wrong; continues a sentence that starts with the value
    remedy : what to do about it
    code : key of the message in `geo.words.messages`
    """

    file: str
    row: int | None
    column: str
    value: str
    message: str
    remedy: str
    code: str = ""

    def __str__(self) -> str:
        where = [self.file]
        if self.row is not None:
            where.append(_("Zeile {number}", number=self.row))
        if self.column:
            named = f'"{self.column}"'
            where.append(named if self.row is None else _("Spalte {name}", name=named))
        what = f"{quoted(self.value)} {self.message}" if self.value else self.message
        remedy = self.remedy[:1].upper() + self.remedy[1:]
        return f"{', '.join(where)}: {what.rstrip('.')}. {remedy.rstrip('.')}."


@dataclass(frozen=True)
class Notice(Problem):
    """Something worth knowing that does not stop anything: it is printed, and the exit code stays 0."""


class ProblemsFound(PledgemapError):
    """The input has problems; all that one run finds are in ``problems``; ``notices`` help to fix them."""

    def __init__(self, problems: Iterable[Problem], notices: Iterable[Notice] = ()) -> None:
        self.problems = tuple(problems)
        self.notices = tuple(notices)
        lines = [str(problem) for problem in self.problems[:MAX_SHOWN]]
        left = len(self.problems) - len(lines)
        super().__init__("\n".join(lines + [_("Und {count} weitere davon.", count=left)] * bool(left)))


def quoted(value: str, max_length: int = 80) -> str:
    """Quote a cell for a message: on one line, without control characters, not too long."""
    flat = re.sub(r"[\x00-\x1f\x7f]+", " ", value).strip()
    return f'"{flat[:max_length]}…"' if len(flat) > max_length else f'"{flat}"'
