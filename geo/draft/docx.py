"""The text of a .docx, paragraph by paragraph. Only the text is unpacked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from geo.draft.blocks import MAX_HEADING_LENGTH
from geo.draft.document import TURN, Kind, TextLine, line_with_turns
from geo.draft.furniture import without_typed_numbers
from geo.draft.size import ProgrammeSize
from geo.office import relations
from geo.office.archive import ArchiveError, chunks, walk

USUAL_PART = "word/document.xml"
MAX_STYLES_BYTES = 20_000_000
MAX_STYLES = 10_000
_HEADING = re.compile(r"(?:heading|überschrift)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|verzeichnis|contents)\s*(?:\d|heading|überschrift)", re.IGNORECASE)
_LIST = re.compile(r"list|aufzählung", re.IGNORECASE)
_LAST_LEVEL = 9
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # "Strict Open XML"
)
# What is struck or hidden, and what was deleted, or moved from here, while changes were tracked.
_HIDDEN, _TAKEN_OUT = ("vanish", "strike", "dstrike"), ("del", "moveFrom")
_OFF = ("0", "false", "off", "none")
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_CHARACTERS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def main_part(archive: zipfile.ZipFile) -> str:
    """The member with the text, by what the file says of itself.

    Raises
    ------
    ArchiveError : there is none
    """
    if USUAL_PART in archive.namelist():
        return USUAL_PART
    return relations.main_part(archive)


def style_names(archive: zipfile.ZipFile, main: str) -> dict[str, str]:
    """Return the names of the styles by their ids; empty if the file has no styles.

    Raises
    ------
    ArchiveError : they are damaged or far too many
    """
    if relations.file_of(main) not in archive.namelist():
        return {}
    listed = relations.of(archive, main).values()
    part = next((target for kind, target in listed if kind.endswith("/styles")), "")
    names: dict[str, str] = {}
    identifier = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal identifier
        space, _, kind = name.rpartition(" ")
        if space not in _WORD:
            return
        if kind == "style":
            identifier = attributes.get(f"{space} styleId", "")
        elif kind == "name" and identifier:
            names.setdefault(identifier, attributes.get(f"{space} val", ""))
            if len(names) > MAX_STYLES:
                raise ArchiveError(f"more than {MAX_STYLES} styles")

    if part in archive.namelist():
        walk(chunks(archive, part, MAX_STYLES_BYTES), start)
    return names


@dataclass
class _Run:
    has_text: bool = False
    bold: bool = False
    hidden: bool = False


@dataclass
class _DocxParagraph:
    """A paragraph while it is read; ``breaks_first`` pages begin before its first word."""

    style: str = ""
    numbered: bool = False
    parts: list[str] = field(default_factory=list)
    runs: int = 0
    bold_runs: int = 0
    breaks_first: int = 0
    seen_text: bool = False


class DocxText:
    """Handle the tags of the text's part, and make its lines.

    Parameters
    ----------
    count : what has been read so far
    styles : names of the styles by their ids
    """

    def __init__(self, count: ProgrammeSize, styles: dict[str, str]) -> None:
        self._count, self._styles = count, styles
        self._path: list[str] = []  # names of the open elements, "" for those that are not Word's
        self._paragraph: _DocxParagraph | None = None
        self._around: list[_DocxParagraph] = []  # those that a text box stands in
        self._boxed: list[_DocxParagraph] = []  # read inside the paragraph that is open
        self._taken_out = 0
        self._starts: dict[str, Callable[[], None]] = {
            "p": self._open_paragraph,
            "r": lambda: self._runs.append(_Run()),
            "lastRenderedPageBreak": self._break_page,
        }
        self._runs: list[_Run] = []
        self._fallbacks = 0
        self._page = 1
        self._paged = False
        self._lines: list[tuple[str, Kind, int, int]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count.tag()
        space, _, kind = name.rpartition(" ")
        above = self._path[-1] if self._path else ""
        self._path.append(kind if space in _WORD else "")
        if name == _FALLBACK:  # the same content again, for older programs
            self._fallbacks += 1
        if self._fallbacks or space not in _WORD or "body" not in self._path[:4]:
            return
        value = attributes.get(f"{space} val", "")
        if kind in self._starts:
            self._starts[kind]()
        elif kind in _TAKEN_OUT and above != "rPr":
            self._taken_out += 1
        elif above == "rPr" and self._path[-3] == "r":
            self._format(kind, value)
        elif kind == "tab" and above == "r":
            self._take("\t")
        elif kind in _CHARACTERS:
            self._take(_CHARACTERS[kind])
        elif self._paragraph is not None and self._path[-3:-1] == ["p", "pPr"]:
            if kind == "pStyle":
                self._paragraph.style = value
            elif kind == "numPr":
                self._paragraph.numbered = True

    def _format(self, kind: str, value: str) -> None:
        if value.lower() not in _OFF:
            self._runs[-1].bold |= kind == "b"
            self._runs[-1].hidden |= kind in _HIDDEN

    def _open_paragraph(self) -> None:
        if self._paragraph is not None:
            self._around.append(self._paragraph)
        self._count.line()
        self._paragraph = _DocxParagraph()

    def _break_page(self) -> None:
        self._paged = True
        if self._paragraph is None:
            return
        if self._paragraph.seen_text:
            self._paragraph.parts.append(TURN)
        else:
            self._paragraph.breaks_first += 1

    def text(self, text: str) -> None:
        if self._paragraph is None or self._fallbacks or self._path[-1] != "t":
            return
        self._take(text)
        if text.strip() and not self._is_hidden():
            self._paragraph.seen_text = True
            if self._runs:
                self._runs[-1].has_text = True

    def _take(self, text: str) -> None:
        if self._paragraph is not None and not self._is_hidden():
            self._count.text(len(text))
            self._paragraph.parts.append(text)

    def end(self, name: str) -> None:
        kind = self._path.pop()
        if name == _FALLBACK:
            self._fallbacks -= 1
        elif self._fallbacks:
            return
        elif kind == "r" and self._runs:
            self._close_run(self._runs.pop())
        elif kind in _TAKEN_OUT and self._taken_out and self._path[-1:] != ["rPr"]:
            self._taken_out -= 1
        elif kind == "p" and self._paragraph is not None:
            self._end_paragraph(self._paragraph)

    def _is_hidden(self) -> bool:
        return bool(self._taken_out) or any(run.hidden for run in self._runs)

    def _end_paragraph(self, paragraph: _DocxParagraph) -> None:
        """Keep the paragraphs of a text box until the one that it stands in has ended."""
        if self._around:
            self._boxed.append(paragraph)
            self._paragraph = self._around.pop()
            return
        for one in [paragraph, *self._boxed]:
            self._close_paragraph(one)
        self._boxed.clear()
        self._paragraph = None

    def _close_run(self, run: _Run) -> None:
        if not run.has_text or self._paragraph is None:
            return
        self._paragraph.runs += 1
        self._paragraph.bold_runs += run.bold
        if self._runs:
            self._runs[-1].has_text = True

    def _close_paragraph(self, paragraph: _DocxParagraph) -> None:
        self._page += paragraph.breaks_first
        text = "".join(paragraph.parts)
        if text.strip():
            self._count.check_line(text)
            self._lines.append((text, *self._kind(paragraph, text), self._page))
        self._page += text.count(TURN)

    def _kind(self, paragraph: _DocxParagraph, text: str) -> tuple[Kind, int]:
        style = self._styles.get(paragraph.style, "")
        if heading := _HEADING.match(style):
            return "heading", int(heading[1])
        if style == "Title":
            return "heading", 1
        if _CONTENTS.match(style):
            return "contents", 0
        if _LIST.search(style) or paragraph.numbered:
            return "item", 0
        short = len(text) <= MAX_HEADING_LENGTH and not text.rstrip().endswith((".", ":", "!", "?", ",", ";"))
        bold = paragraph.runs > 0 and paragraph.bold_runs == paragraph.runs
        return ("heading", _LAST_LEVEL) if short and bold else ("text", 0)

    def lines(self) -> list[TextLine]:
        """Return all lines, with their pages if the file has any."""
        texts = without_typed_numbers([text for text, *_ in self._lines])
        return [
            line_with_turns(text, kind, level, page, page if self._paged else None)
            for text, (_, kind, level, page) in zip(texts, self._lines, strict=True)
            if text.strip()
        ]
