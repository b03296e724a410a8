"""How large a programme may be, whatever format it has. The largest known has 300 pages."""

from __future__ import annotations

from geo.errors import Problem, ProblemsFound
from geo.words.messages import problem

LIMIT_BYTES, LIMIT_TEXT_BYTES = 200_000_000, 5_000_000
MAX_PAGES = 2_000
MAX_CHARACTERS = 5_000_000
MAX_LINES = 100_000
MAX_TAGS = 3_000_000  # of a word processor's file
MAX_LINE_CHARACTERS = 20_000  # six pages in one paragraph
MEGABYTE = 1_000_000


class ProgrammeSize:
    """The text of a programme while it is read; ``file`` names it in messages."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines = self._characters = self._tags = 0

    def line(self) -> None:
        """Count a line or paragraph.

        Raises
        ------
        ProblemsFound : there are too many
        """
        self._lines += 1
        if self._lines > MAX_LINES:
            raise ProblemsFound([problem("programme_too_many_lines", self._file, limit=MAX_LINES)])

    def tag(self) -> None:
        """Count a tag of a word processor's file.

        Raises
        ------
        ProblemsFound : there are too many
        """
        self._tags += 1
        if self._tags > MAX_TAGS:
            raise ProblemsFound([problem("programme_too_many_tags", self._file, limit=MAX_TAGS)])

    def text(self, count: int) -> None:
        """Count characters.

        Raises
        ------
        ProblemsFound : there are too many
        """
        self._characters += count
        if self._characters > MAX_CHARACTERS:
            raise ProblemsFound([problem("programme_too_much_text", self._file, limit=MAX_CHARACTERS)])

    def check_line(self, text: str, row: int | None = None) -> None:
        """Check how long a line or paragraph is.

        Raises
        ------
        ProblemsFound : too long; the search for sentences would not end
        """
        if len(text) > MAX_LINE_CHARACTERS:
            gaps = {"found": len(text), "limit": MAX_LINE_CHARACTERS}
            raise ProblemsFound([problem("programme_line_too_long", self._file, row, "", text[:80], **gaps)])


def too_large(file: str, size: int, limit: int) -> Problem:
    """Return the error for a file that is too large, packed or unpacked."""
    return problem("programme_too_large", file, size_mb=size / MEGABYTE, limit_mb=limit / MEGABYTE)
