"""The programme in chapters and sections, and their sentences with the lines that introduce them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geo.draft import slogans
from geo.draft.document import TextBlock
from geo.draft.sentences import split
from geo.draft.verbs import has_finite_verb

MAX_INTRO_LENGTH = 300
# "Wir setzen uns deshalb ein", set like a heading above a list.
_OPENS_LIST = re.compile(
    r"^(?:Wir|Als [^,.:]{2,30} \w+ wir|(?:Dafür|Dazu|Deshalb|Daher|Darum|Hier|Hierfür) \w+ "
    r"wir)\b(?:[^.!?:]*[^\w.!?:])?[a-zäöüß]+,?\W*$"
)


@dataclass(frozen=True)
class Passage:
    """One sentence or list item.

    Parameters
    ----------
    text : as it stands in the programme
    page : on which it begins, None if unknown
    intro : the line that introduces a list item ("Wir wollen:"), else ""; for the item's first sentence
    item : whether it is the first sentence of a list item
    """

    text: str
    page: int | None
    intro: str = ""
    item: bool = False

    @property
    def quote(self) -> str:
        return f"{self.intro} {self.text}".strip()


@dataclass
class Section:
    """The text below a heading. ``paragraphs`` are lists of passages; a list belongs to that of its intro."""

    heading: str
    chapter: str
    page: int | None
    paragraphs: list[list[Passage]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(passage.text for paragraph in self.paragraphs for passage in paragraph)


def into_sections(blocks: list[TextBlock]) -> list[Section]:
    """Split a programme at its headings; those without text of their own are only chapters."""
    chapters = _chapters(blocks)
    found = [Section("", "", None)]
    intro = outer = ""  # the line above a list; the item above items within it
    for at, block in enumerate(blocks):
        before_list = at + 1 < len(blocks) and blocks[at + 1].kind == "item"
        if block.kind == "heading" and not (before_list and _OPENS_LIST.search(block.text)):
            found.append(Section(block.text, chapters[at], block.page))
            intro = outer = ""
        elif block.kind == "item":
            inner = outer if outer and block.text[:1].islower() else ""
            _add_item(found[-1], block, intro or inner)
            outer = _intro(block.text, of_item=True) or inner
        else:
            found[-1].paragraphs.append([Passage(text, page) for text, page in _pages(block)])
            intro, outer = _intro(block.text) or (_unfinished(block.text) if before_list else ""), ""
    return [section for section in found if section.paragraphs]


def _chapters(blocks: list[TextBlock]) -> dict[int, str]:
    """Return the chapter of each heading: the nearest one above with an outer level.

    If levels are unknown, a heading directly followed by another one is a chapter.
    """
    chapters: dict[int, str] = {}
    path: dict[int, str] = {}
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        followed = at + 1 < len(blocks) and blocks[at + 1].kind == "heading"
        level = block.level or (1 if followed else 2)
        path = {outer: text for outer, text in path.items() if outer < level}
        # The title of the programme is not a chapter, so of several outer headings the innermost counts.
        chapters[at] = path[max(path)] if path else block.text
        path[level] = block.text
    return chapters


def _add_item(section: Section, block: TextBlock, intro: str) -> None:
    passages = [
        Passage(text, page, "" if at else intro, item=not at) for at, (text, page) in enumerate(_pages(block))
    ]
    if intro and section.paragraphs:
        section.paragraphs[-1].extend(passages)
    else:
        section.paragraphs.append(passages)


def _pages(block: TextBlock) -> list[tuple[str, int | None]]:
    """The sentences of a block, each with the page on which it begins."""
    found, at = [], 0
    for text in slogans.together(split(block.text), block.kind == "item"):
        at = block.text.index(text, at)
        found.append((text, block.page_at(at)))
        at += len(text)
    return found


def _unfinished(paragraph: str) -> str:
    """The last sentence, if the items below complete it: "Wir werden", without a colon."""
    last = (split(paragraph) or [""])[-1]
    opens = re.search(r"[\w,)]$", last) and len(last) <= MAX_INTRO_LENGTH and has_finite_verb(last)
    return last if opens else ""


def _intro(paragraph: str, of_item: bool = False) -> str:
    """The last sentence, if it opens a list: "Wir fordern:", "(1) Wir setzen uns dafür ein, dass"."""
    last = (split(paragraph) or [""])[-1]
    opens = re.search(r"(?::|…|\.\.\.)\W*$" if not of_item else r"(?::\W*|\b(?:dass|für|gegen))$", last)
    return last if opens and len(last) <= MAX_INTRO_LENGTH else ""
