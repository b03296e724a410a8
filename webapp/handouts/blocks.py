"""The parts of a sheet as measured blocks: headings of topics, pledges, the count of omitted ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from flask_babel import gettext as _
from flask_babel import ngettext

from geo.public import Topic
from webapp.handouts.content import Chapter, PledgeEntry
from webapp.handouts.layout import Drawable, SheetBlock
from webapp.handouts.page import ACCENT, MM_OF_PT, MUTED, Page, Style
from webapp.handouts.typeset import Paragraph, Run, paragraph
from webapp.icons import SVG, shapes


@dataclass(frozen=True)
class Typesetting:
    """How pledges are set: size of the title, width of a column, and whether the summary is shown."""

    size_pt: float
    width_mm: float
    summaries: bool = False

    @property
    def title(self) -> Style:
        return Style(self.size_pt, "B")

    @property
    def text(self) -> Style:
        return Style(self.size_pt * 0.95)

    @property
    def small(self) -> Style:
        return Style(self.size_pt * 0.88, "", MUTED)

    @property
    def gap_mm(self) -> float:
        return self.size_pt * MM_OF_PT * (0.85 if self.summaries else 0.6)


@dataclass(frozen=True)
class Gap:
    height_mm: float

    def draw(self, page: Page, x_mm: float, y_mm: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True)
class Indented:
    """An indented paragraph, with a dash in front if it is an item of a list."""

    text: Paragraph
    by_mm: float
    dash: Style | None = None

    @property
    def height_mm(self) -> float:
        return self.text.height_mm

    def draw(self, page: Page, x_mm: float, y_mm: float) -> None:
        if self.dash:
            size_mm = self.dash.size_pt * MM_OF_PT
            page.rule(x_mm, y_mm + self.text.line_mm * 0.5, size_mm * 0.45, self.dash.colour, size_mm * 0.09)
        self.text.draw(page, x_mm + self.by_mm, y_mm)


@dataclass(frozen=True)
class ChapterHeading:
    """The name of a topic beside its symbol, which is the one on the map."""

    topic: Topic
    text: Paragraph
    symbol_mm: float

    @property
    def height_mm(self) -> float:
        return self.text.height_mm + self.symbol_mm * 0.35

    def draw(self, page: Page, x_mm: float, y_mm: float) -> None:
        top_mm = y_mm + (self.text.line_mm - self.symbol_mm) / 2
        page.symbol(symbol_svg(self.topic.icon, self.topic.colour), x_mm, top_mm, self.symbol_mm)
        self.text.draw(page, x_mm + self.symbol_mm * 1.35, y_mm)


def pledges_in_full(
    page: Page, chapters: Sequence[Chapter], setting: Typesetting, kind: str = "H3"
) -> list[SheetBlock]:
    """Return one block per pledge; the first of a topic includes its heading, so that none stands alone.

    ``kind`` is the level of the headings: "H2" where they stand right below the title.
    """
    blocks = []
    for chapter in chapters:
        heading: tuple[Drawable, ...] = (chapter_heading(page, chapter, setting, kind),)
        before_mm = setting.gap_mm * 1.6
        for entry in chapter.entries:
            blocks.append(SheetBlock((*heading, *entry_parts(page, entry, setting)), before_mm))
            heading, before_mm = (), setting.gap_mm
    return blocks


def chapter_heading(page: Page, chapter: Chapter, setting: Typesetting, kind: str = "H3") -> ChapterHeading:
    symbol_mm = setting.size_pt * MM_OF_PT * 1.35
    runs = [Run(chapter.label, Style(setting.size_pt, "B", ACCENT))]
    text = paragraph(page, runs, setting.width_mm - symbol_mm * 1.35, kind=kind)
    return ChapterHeading(chapter.topic, text, symbol_mm)


def entry_parts(page: Page, entry: PledgeEntry, setting: Typesetting) -> Iterator[Drawable]:
    """Yield the parts of a pledge: its title with its labels, where it is, and what it is about."""
    width_mm = setting.width_mm
    runs = [Run(entry.title, setting.title), *_marks(entry, setting)]
    yield paragraph(page, runs, width_mm, language=entry.language, leading=1.2)
    where = list(_where(entry, setting))
    if where:
        yield paragraph(page, where, width_mm, leading=1.35)
    if setting.summaries:
        yield paragraph(page, [Run(entry.summary, setting.text)], width_mm, language=entry.language)


def title_line(page: Page, entry: PledgeEntry, setting: Typesetting) -> Indented:
    """Return a pledge as an item in a list of titles."""
    indent_mm = _indent_mm(setting)
    runs = [Run(entry.title, setting.text), *_marks(entry, setting)]
    text = paragraph(page, runs, setting.width_mm - indent_mm, language=entry.language, leading=1.2)
    return Indented(text, indent_mm, setting.small)


def more(page: Page, count: int, setting: Typesetting, *, county: bool = False) -> Indented:
    """Return the line that counts what is left out; what holds for the whole county is on no map."""
    if county:
        text = ngettext(
            "und %(num)s weitere Zusage auf der Website", "und %(num)s weitere Zusagen auf der Website", count
        )
    else:
        text = ngettext(
            "und %(num)s weitere Zusage auf der Karte", "und %(num)s weitere Zusagen auf der Karte", count
        )
    runs = [Run(text, setting.small.with_face("I"))]
    indent_mm = _indent_mm(setting)
    return Indented(paragraph(page, runs, setting.width_mm - indent_mm), indent_mm)


@cache
def symbol_svg(icon: str, colour: str) -> str:
    """Return the symbol of a topic, white on a disc of its colour."""
    return (
        f'<svg xmlns="{SVG}" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12" fill="{colour}"/>'
        f'<g transform="translate(4 4)" fill="#ffffff">{shapes(icon)}</g></svg>'
    )


def _indent_mm(setting: Typesetting) -> float:
    return setting.size_pt * MM_OF_PT * 0.8


def _marks(entry: PledgeEntry, setting: Typesetting) -> Iterator[Run]:
    style = Style(setting.size_pt * 0.78, "B")
    if entry.sender:
        yield Run(entry.sender, style, "pill")
    if entry.stance:
        yield Run(entry.stance, style, "filled" if entry.rejects else "pill")
    if entry.status:
        yield Run(entry.status, style, "pill")
    if entry.language:
        yield Run(_("(auf Deutsch)"), setting.small)


def _where(entry: PledgeEntry, setting: Typesetting) -> Iterator[Run]:
    """Yield the places by number and name; what is undecided for all of them is mentioned once."""
    said_once = len({spot.open for spot in entry.spots}) == 1
    for position, spot in enumerate(entry.spots):
        last = position == len(entry.spots) - 1
        open_now = spot.open if last or not said_once else ""
        comma = "" if last else ","
        if spot.number:
            shape = "pill" if spot.open else "filled"
            yield Run(str(spot.number), Style(setting.size_pt * 0.72, "B"), shape, glued=True)
        yield Run(spot.name + ("" if open_now else comma), setting.small)
        if open_now:
            yield Run(f"({open_now}){comma}", setting.small.with_face("I"))
    if entry.elsewhere_count:
        text = ngettext("und %(num)s Ort anderswo", "und %(num)s Orte anderswo", entry.elsewhere_count)
        yield Run(text, setting.small)
