"""The text of an .odt, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from geo.draft.document import TURN, Kind, TextLine, line_with_turns
from geo.draft.furniture import without_typed_numbers
from geo.draft.size import ProgrammeSize
from geo.office.archive import ArchiveError

CONTENT = "content.xml"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_BODY = f"{_OFFICE} text"
_HEADING, _PARAGRAPH = f"{_TEXT} h", f"{_TEXT} p"
_LEFT_OUT = (
    f"{_TEXT} note",
    f"{_OFFICE} annotation",
    f"{_TEXT} tracked-changes",
    f"{_TEXT} hidden-text",
    f"{_TEXT} hidden-paragraph",
)
_CONTENTS, _ITEM = f"{_TEXT} table-of-content", f"{_TEXT} list-item"
_MATTER = frozenset((_BODY, _CONTENTS, _ITEM, *_LEFT_OUT))
_SPAN, _STYLE = f"{_TEXT} span", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_BLANKS, _PAGE_BREAK = f"{_TEXT} s", f"{_TEXT} soft-page-break"
_CHARACTERS = {f"{_TEXT} tab": "\t", f"{_TEXT} line-break": "\n"}
_MANY_BLANKS = 8  # in a row; more do not mean more
_LAST_LEVEL = 10


@dataclass
class _OdtParagraph:
    page: int
    kind: Kind
    level: int = 0
    parts: list[str] = field(default_factory=list)


class OdtText:
    """Handle the tags of content.xml, and make the lines of the text; notes and comments are left out."""

    def __init__(self, count: ProgrammeSize) -> None:
        self._count = count
        self._open: Counter[str] = Counter()  # how many of each relevant element are open
        self._paragraphs: list[_OdtParagraph] = []
        self._inside: list[_OdtParagraph] = []  # a paragraph in a text box is separate
        self._left_out = 0  # notes and the like that are open
        self._page = 1
        self._style = ""  # that is being defined
        self._hidden: set[str] = set()  # styles of hidden text
        self._spans: list[bool] = []  # for each open one whether it is hidden
        self._paged = self._has_body = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count.tag()
        if name in _MATTER:
            self._open[name] += 1
            self._left_out += name in _LEFT_OUT
            self._has_body = self._has_body or name == _BODY
        if not self._open[_BODY]:
            self._define(name, attributes)
            return
        if name == _SPAN:
            hides = attributes.get(f"{_TEXT} style-name", "") in self._hidden
            self._spans.append(hides)
            self._left_out += hides
        if self._left_out:
            return
        if name in (_HEADING, _PARAGRAPH):
            self._open_paragraph(name, attributes)
        elif name == _PAGE_BREAK:
            self._page += 1
            self._paged = True
            self._take(TURN)
        elif name == _BLANKS:
            self._take(" " * _number(attributes.get(f"{_TEXT} c"), _MANY_BLANKS))
        elif name in _CHARACTERS:
            self._take(_CHARACTERS[name])

    def _define(self, name: str, attributes: dict[str, str]) -> None:
        """Remember the styles of hidden text, which the file defines before its text."""
        if name == f"{_STYLE} style":
            self._style = attributes.get(f"{_STYLE} name", "")
        elif name == f"{_STYLE} text-properties" and attributes.get(f"{_TEXT} display") == "none":
            self._hidden.add(self._style)

    def _open_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        self._count.line()
        kind: Kind = "item" if self._open[_ITEM] else "text"
        level = 0
        if self._open[_CONTENTS]:
            kind = "contents"
        elif name == _HEADING:
            kind, level = "heading", _number(attributes.get(f"{_TEXT} outline-level"), _LAST_LEVEL)
        paragraph = _OdtParagraph(self._page, kind, level)
        self._paragraphs.append(paragraph)
        self._inside.append(paragraph)

    def text(self, text: str) -> None:
        if self._inside and not self._left_out:
            self._take(text)

    def _take(self, text: str) -> None:
        if self._inside:
            self._count.text(len(text))
            self._inside[-1].parts.append(text)

    def end(self, name: str) -> None:
        if name in (_HEADING, _PARAGRAPH) and self._inside and not self._left_out:
            self._inside.pop()
        elif name == _SPAN and self._spans:
            self._left_out -= self._spans.pop()
        elif name in _MATTER:
            self._open[name] -= 1
            self._left_out -= name in _LEFT_OUT

    def lines(self) -> list[TextLine]:
        """Return all lines, with their pages if the file has any.

        Raises
        ------
        ArchiveError : the file is not a text document
        """
        if not self._has_body:
            raise ArchiveError("no text in it")
        texts = ["".join(paragraph.parts) for paragraph in self._paragraphs]
        for text in texts:
            self._count.check_line(text)
        return [
            self._line(paragraph, text)
            for paragraph, text in zip(self._paragraphs, without_typed_numbers(texts), strict=True)
            if text.strip()
        ]

    def _line(self, paragraph: _OdtParagraph, text: str) -> TextLine:
        page = paragraph.page if self._paged else None
        return line_with_turns(text.lstrip(), paragraph.kind, paragraph.level, paragraph.page, page)


def _number(text: str | None, limit: int) -> int:
    """Return the number in an attribute, at least 1; 1 if it is not a number."""
    if text is None or not (text.isascii() and text.isdigit()):
        return 1
    return min(int(text[:9]), limit) or 1
