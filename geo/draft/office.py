"""Programmes from word processors: .docx and .odt, with their headings, lists and page breaks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.draft.blocks import LONGEST_HEADING
from geo.draft.document import Kind, Line, clean
from geo.errors import ProblemsFound
from geo.words.messages import problem

LIMIT_UNPACKED_BYTES = 200_000_000  # of the text; pictures do not count
_HEADING = re.compile(r"(?:heading|überschrift)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|verzeichnis|contents)\s*(?:\d|heading|überschrift)", re.IGNORECASE)
_LIST = re.compile(r"list|aufzählung", re.IGNORECASE)
_LAST_LEVEL = 9

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def _document_xml(path: Path, member: str) -> None:
    """Check that a file is an archive with its text, and not a small file that unfolds to a huge one."""
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(member).file_size
    if size > LIMIT_UNPACKED_BYTES:
        sizes = {"size_mb": size / 1e6, "limit_mb": LIMIT_UNPACKED_BYTES / 1e6}
        raise ProblemsFound([problem("programme_too_large", path.name, **sizes)])


def docx_lines(path: Path) -> list[Line]:
    """Read the paragraphs of a .docx; pages are those on which Word last showed them.

    Raises
    ------
    ProblemsFound : damaged, or protected by a password
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    try:
        _document_xml(path, "word/document.xml")
        document = docx.Document(str(path))
    except (zipfile.BadZipFile, KeyError, PackageNotFoundError, ValueError, etree.XMLSyntaxError):
        raise ProblemsFound([problem("programme_damaged", path.name)]) from None
    names = {style.style_id: style.name or "" for style in document.styles}
    paged = any(True for _ in document.element.body.iter(f"{_W}lastRenderedPageBreak"))
    page = 1
    lines = []
    for paragraph in document.element.body.iter(f"{_W}p"):
        if any(parent.tag == f"{_W}txbxContent" for parent in paragraph.iterancestors()):
            continue
        breaks_first, breaks = _page_breaks(paragraph)
        page += breaks_first
        text = "".join(_docx_text(paragraph))
        if text.strip():
            kind, level = _docx_kind(paragraph, names, text)
            shown = text.strip() if "\t" in text.strip() else clean(text)
            lines.append(Line(shown, page if paged else None, kind, level, True, True))
        page += breaks
    return lines


def _page_breaks(paragraph: Any) -> tuple[int, int]:
    """How many pages begin before the paragraph's first word, and how many within it."""
    first = within = 0
    seen_text = False
    for element in paragraph.iter(f"{_W}lastRenderedPageBreak", f"{_W}t"):
        if element.tag == f"{_W}t":
            seen_text = seen_text or bool(element.text and element.text.strip())
        elif seen_text:
            within += 1
        else:
            first += 1
    return first, within


def _docx_text(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}tab" and element.getparent().tag == f"{_W}r":
            yield "\t"
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            yield " "
        elif element.tag == f"{_W}noBreakHyphen":
            yield "-"


def _docx_kind(paragraph: Any, names: dict[str, str], text: str) -> tuple[Kind, int]:
    properties = paragraph.pPr
    style = names.get(properties.style or "", "") if properties is not None else ""
    if heading := _HEADING.match(style):
        return "heading", int(heading[1])
    if style == "Title":
        return "heading", 1
    if _CONTENTS.match(style):
        return "contents", 0
    if _LIST.search(style) or (properties is not None and properties.numPr is not None):
        return "item", 0
    short = len(text) <= LONGEST_HEADING and not text.rstrip().endswith((".", ":", "!", "?", ",", ";"))
    return ("heading", _LAST_LEVEL) if short and _is_bold(paragraph) else ("text", 0)


def _is_bold(paragraph: Any) -> bool:
    runs = [
        run for run in paragraph.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))
    ]
    return bool(runs) and all(run.rPr is not None and run.rPr.find(f"{_W}b") is not None for run in runs)


def odt_lines(path: Path) -> list[Line]:
    """Read the paragraphs of an .odt; pages are those that the word processor last showed.

    Raises
    ------
    ProblemsFound : damaged, or protected by a password
    """
    from lxml import etree

    try:
        _document_xml(path, "content.xml")
        with zipfile.ZipFile(path) as archive:
            # Entities are not resolved, so a file can't read others or unfold without end.
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(archive.read("content.xml"), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError):
        raise ProblemsFound([problem("programme_damaged", path.name)]) from None
    body = root.find(f".//{_OFFICE}text")
    if body is None:
        raise ProblemsFound([problem("programme_damaged", path.name)])
    paged = any(True for _ in body.iter(f"{_TEXT}soft-page-break"))
    page, lines = 1, []
    for element in body.iter(f"{_TEXT}h", f"{_TEXT}p", f"{_TEXT}soft-page-break"):
        if element.tag == f"{_TEXT}soft-page-break":
            page += 1
            continue
        around = {parent.tag for parent in element.iterancestors()}
        if around & {f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"}:
            continue
        text = "".join(_odt_text(element))
        if text.strip():
            kind, level = _odt_kind(element, around)
            shown = text.strip() if "\t" in text.strip() else clean(text)
            lines.append(Line(shown, page if paged else None, kind, level, True, True))
    return lines


def _odt_kind(element: Any, around: set[str]) -> tuple[Kind, int]:
    if f"{_TEXT}table-of-content" in around:
        return "contents", 0
    if element.tag == f"{_TEXT}h":
        return "heading", int(element.get(f"{_TEXT}outline-level") or 1)
    return ("item", 0) if f"{_TEXT}list-item" in around else ("text", 0)


def _odt_text(element: Any) -> Iterator[str]:
    """The text of a paragraph; notes and comments are not part of it."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c") or 1)
        elif child.tag == f"{_TEXT}line-break":
            yield " "
        elif child.tag not in (f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}soft-page-break"):
            yield from _odt_text(child)
        yield child.tail or ""
