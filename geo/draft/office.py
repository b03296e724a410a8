"""Programmes from word processors, .docx and .odt, read in pieces: a small file can unpack to a huge one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from geo.draft import docx, odt
from geo.draft.document import TextLine
from geo.draft.size import ProgrammeSize, too_large
from geo.errors import ProblemsFound
from geo.office.archive import ArchiveError, TooLarge, chunks, opened, walk
from geo.words.messages import problem

LIMIT_UNPACKED_BYTES = 200_000_000  # of the text, without pictures
Read = Callable[[ZipFile, ProgrammeSize], list[TextLine]]


def docx_lines(path: Path) -> list[TextLine]:
    """Read the paragraphs of a .docx; pages are those on which Word last showed them.

    Raises
    ------
    ProblemsFound : damaged, protected by a password, or larger than any programme
    """

    def read(archive: ZipFile, count: ProgrammeSize) -> list[TextLine]:
        main = docx.main_part(archive)
        document = docx.DocxText(count, docx.style_names(archive, main))
        walk(chunks(archive, main, LIMIT_UNPACKED_BYTES), document.start, document.end, document.text)
        return document.lines()

    return _lines(path, read)


def odt_lines(path: Path) -> list[TextLine]:
    """Read the paragraphs of an .odt; pages are those that the word processor last showed.

    Raises
    ------
    ProblemsFound : damaged, protected by a password, or larger than any programme
    """

    def read(archive: ZipFile, count: ProgrammeSize) -> list[TextLine]:
        document = odt.OdtText(count)
        content = chunks(archive, odt.CONTENT, LIMIT_UNPACKED_BYTES)
        walk(content, document.start, document.end, document.text)
        return document.lines()

    return _lines(path, read)


def _lines(path: Path, read: Read) -> list[TextLine]:
    try:
        with path.open("rb") as file, opened(file) as archive:
            return read(archive, ProgrammeSize(path.name))
    except TooLarge as error:
        raise ProblemsFound([too_large(path.name, error.size, error.limit)]) from None
    except ArchiveError:
        raise ProblemsFound([problem("programme_damaged", path.name)]) from None
