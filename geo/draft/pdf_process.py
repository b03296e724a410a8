"""The process that reads a PDF, seen from its parent: its limits, and how it ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo import extras
from geo.draft.document import clean, unhyphenated
from geo.draft.size import MAX_CHARACTERS, MEGABYTE, ProgrammeSize
from geo.errors import Problem, ProblemsFound
from geo.pdf.memory import ended_by_memory
from geo.words.messages import problem

MAX_MEMORY_BYTES = 130_000_000  # on top of what the process starts with; a programme takes some 20 MB
MAX_SECONDS = 60  # without anything new: a page of a programme takes some 0.01 s
EDGE_SHARE = 0.09  # of the page's height, where running heads stand
BOLD_WEIGHT = 600
_PACKAGES = Path(__file__).parents[2]


@dataclass(frozen=True)
class PdfRow:
    """One line as it is set. Positions in points from the lower left corner of the page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    last_bottom: float  # differs from ``bottom`` if PDFium has joined two lines at a hyphen
    height: float
    size: float  # as in the file, perhaps scaled: only for comparison with others
    bold: bool
    edge: bool  # near the top or bottom of the page
    inner: float = 0.0  # where the text begins after a number in front of it


def pages_of(path: Path, max_pages: int) -> Iterator[int | list[PdfRow]]:
    """Read a PDF: first how many pages it has, then the rows of each.

    Raises
    ------
    ProblemsFound : protected, damaged, too long; or more memory, time or text than any programme takes
    PledgemapError : what reads PDF is not installed
    """
    extras.check("draft")
    count, page = ProgrammeSize(path.name), 0
    with _process(path, max_pages) as (process, watch):
        for message in _messages(process):
            watch.seen()
            if "fault" in message:
                raise ProblemsFound([problem(message["fault"], path.name, limit=MAX_CHARACTERS)])
            if "pages" in message:
                _check_pages(path, message["pages"], max_pages)
                yield message["pages"]
            elif "lines" in message:
                page += 1
                yield _counted([_row(page, *line) for line in message["lines"] if clean(line[0])], count)
            else:
                return
        fault = _ended(path, watch, process.wait())
    raise ProblemsFound([fault])


def _check_pages(path: Path, pages: int, max_pages: int) -> None:
    if pages > max_pages:
        raise ProblemsFound([problem("programme_too_long", path.name, pages=pages, limit=max_pages)])


def _row(
    page: int,
    text: str,
    left: float,
    right: float,
    bottom: float,
    last_bottom: float,
    height: float,
    size: float,
    weight: int,
    page_height: float,
    inner: float,
) -> PdfRow:
    laid_out = "   " in text.strip() or "\t" in text.strip()  # a table of contents is recognised by its gaps
    return PdfRow(
        text=unhyphenated(text.strip() if laid_out else clean(text)),
        page=page,
        left=left,
        right=right,
        bottom=bottom,
        last_bottom=last_bottom,
        height=height,
        size=round(size * 2) / 2,
        bold=weight >= BOLD_WEIGHT,
        inner=inner,
        edge=min(bottom, page_height - bottom - height) < EDGE_SHARE * page_height,
    )


def _counted(rows: list[PdfRow], count: ProgrammeSize) -> list[PdfRow]:
    for row in rows:
        count.line()
        count.check_line(row.text)
    return rows


class _Watch:
    """Kill a process that has been silent for too long."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.too_slow = False
        self._begin()

    def _begin(self) -> None:
        self._timer = threading.Timer(MAX_SECONDS, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.too_slow = True
        self._process.kill()

    def seen(self) -> None:
        self.stop()
        self._begin()

    def stop(self) -> None:
        self._timer.cancel()


@contextmanager
def _process(path: Path, max_pages: int) -> Iterator[tuple[subprocess.Popen[str], _Watch]]:
    arguments = [str(path.resolve()), str(max_pages), str(MAX_CHARACTERS), str(MAX_MEMORY_BYTES)]
    packages = os.pathsep.join(filter(None, (str(_PACKAGES), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "geo.pdf.lines", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="ascii",  # JSON
        env=os.environ | {"PYTHONPATH": packages},
    )
    watch = _Watch(process)
    try:
        yield process, watch
    finally:
        watch.stop()
        process.kill()
        process.communicate()


def _messages(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None
    for line in process.stdout:
        if line.endswith("\n"):  # otherwise it was cut off
            yield json.loads(line)


def _ended(path: Path, watch: _Watch, code: int) -> Problem:
    """Return why a process has ended too early."""
    if watch.too_slow:
        return problem("programme_too_slow", path.name, limit=MAX_SECONDS)
    if ended_by_memory(code):
        return problem("programme_too_much_memory", path.name, limit_mb=MAX_MEMORY_BYTES / MEGABYTE)
    return problem("programme_damaged", path.name)
