"""Reading a programme, whatever its format, into blocks of text with their pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo.draft import contents, office, pdf, plain
from geo.draft.blocks import into_blocks
from geo.draft.document import TextBlock, TextLine
from geo.draft.pdf import Progress
from geo.draft.size import LIMIT_BYTES, LIMIT_TEXT_BYTES, MAX_PAGES, too_large
from geo.errors import ProblemsFound
from geo.words.messages import problem

SUFFIXES = (".txt", ".md", ".docx", ".odt", ".pdf")
_TEXT_SUFFIXES = (".txt", ".md")
LIMIT_PAGES = MAX_PAGES


@dataclass(frozen=True)
class ProgrammeText:
    """The text of a programme. ``pages`` is the last known page, None if the file has no pages."""

    blocks: list[TextBlock]
    pages: int | None


def read(path: Path, progress: Progress) -> ProgrammeText:
    """Read a programme.

    Parameters
    ----------
    path : .txt, .md, .docx, .odt or .pdf
    progress : wraps what takes long, with its name and length

    Raises
    ------
    ProblemsFound : the file is missing, of another kind, too large, empty, protected, damaged or without text
    """
    check_kind(path)
    suffix = path.suffix.lower()
    size, limit = path.stat().st_size, LIMIT_TEXT_BYTES if suffix in _TEXT_SUFFIXES else LIMIT_BYTES
    if size > limit:
        raise ProblemsFound([too_large(path.name, size, limit)])
    lines = _lines(path, suffix, progress) if size else []
    if not any(line.text.strip() for line in lines):
        raise ProblemsFound([problem("programme_empty", path.name)])
    lines, entries = contents.take_out(lines)
    found = into_blocks(contents.locate(lines, entries))
    return ProgrammeText(found, max((block.page for block in found if block.page), default=None))


def check_kind(path: Path) -> None:
    """Check before the work starts that a programme can be read.

    Raises
    ------
    ProblemsFound : the file is missing or of another kind
    """
    if not path.exists():
        raise ProblemsFound([problem("programme_missing", path.name)])
    if not path.is_file():
        raise ProblemsFound([problem("no_file", path.name)])
    if path.suffix.lower() not in SUFFIXES:
        raise ProblemsFound([problem("programme_kind", path.name, choices=", ".join(SUFFIXES))])


def _lines(path: Path, suffix: str, progress: Progress) -> list[TextLine]:
    if suffix == ".pdf":
        return pdf.lines_of(path, LIMIT_PAGES, progress)
    if suffix == ".docx":
        return office.docx_lines(path)
    if suffix == ".odt":
        return office.odt_lines(path)
    return plain.lines_of(path, path.read_bytes(), markdown=suffix == ".md")
