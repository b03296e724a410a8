"""The front: the map, and below it the pledges for the Gemeinde, as large as possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from webapp.handouts.blocks import Typesetting, entry_parts, more, pledges_in_full
from webapp.handouts.content import Chapter, HandoutSheet, PledgeEntry
from webapp.handouts.frame import COLUMN_MM, CONTENT_MM, PITCH_MM, SPACE_MM, heading
from webapp.handouts.layout import SheetBlock, balanced, draw_columns, fill, height_of_columns_mm
from webapp.handouts.page import MARGIN_MM, Page, Style
from webapp.handouts.typeset import Paragraph, Run, paragraph

# A lower map shows nothing, a higher one only the neighbours.
MIN_MAP_MM, MAX_MAP_MM = 84.0, 150.0
# With less room below the pledges, those of the neighbours are not worth a heading.
MAX_NEARBY = 6
# From the most generous to the tightest that is still readable on paper.
SETTINGS = (
    *(Typesetting(size_pt, COLUMN_MM, summaries=True) for size_pt in (11.5, 11.0, 10.5, 10.0, 9.5, 9.0)),
    *(Typesetting(size_pt, COLUMN_MM) for size_pt in (11.0, 10.5, 10.0, 9.5, 9.0)),
)
ALONE = Typesetting(12.0, CONTENT_MM, summaries=True)
TIGHT = tuple(Typesetting(size_pt, COLUMN_MM) for size_pt in (9.5, 9.0, 8.5))


@dataclass(frozen=True)
class NearbyBlocks:
    heading: Paragraph
    columns: list[list[SheetBlock]]

    @property
    def height_mm(self) -> float:
        return 3 * SPACE_MM + self.heading.height_mm + height_of_columns_mm(self.columns)


@dataclass(frozen=True)
class Front:
    """A measured front, not drawn yet. ``rest`` must go to the back."""

    setting: Typesetting
    columns: list[list[SheetBlock]]
    nearby: NearbyBlocks | None
    map_mm: float
    rest: tuple[Chapter, ...]

    def draw(self, page: Page, y_mm: float) -> None:
        """Draw the part below the map."""
        draw_columns(page, self.columns, MARGIN_MM, y_mm, PITCH_MM)
        if self.nearby:
            y_mm += height_of_columns_mm(self.columns) + 2 * SPACE_MM
            self.nearby.heading.draw(page, MARGIN_MM, y_mm)
            y_mm += self.nearby.heading.height_mm + SPACE_MM / 2
            draw_columns(page, self.nearby.columns, MARGIN_MM, y_mm, PITCH_MM)


FitsOnBack = Callable[[tuple[Chapter, ...], Typesetting, int], bool]


def plan(page: Page, sheet: HandoutSheet, room_mm: float, fits_on_back: FitsOnBack) -> Front | None:
    """Choose sizes and heights; return None if there are too many pledges for both pages.

    Parameters
    ----------
    room_mm : for map and pledges together
    fits_on_back : whether the back has room for the rest, and for a line that counts so many
    """
    if not sheet.chapters:
        return _with_map(page, sheet, SETTINGS[0], [[_nothing(page, sheet)]], room_mm)
    if sheet.own_count == 1:
        blocks = _blocks(page, sheet, ALONE)
        return _with_map(page, sheet, SETTINGS[0], [blocks], room_mm)
    for setting in () if sheet.is_short else SETTINGS:
        columns = balanced(_blocks(page, sheet, setting), 2, room_mm - MIN_MAP_MM)
        if columns:
            return _with_map(page, sheet, setting, columns, room_mm)
    for setting in TIGHT:
        if front := _full(page, sheet, setting, room_mm, fits_on_back):
            return front
    return None


def fits(page: Page, sheet: HandoutSheet, room_mm: float, fits_on_back: FitsOnBack) -> bool:
    """Return whether both pages have room in the smallest size."""
    return _full(page, sheet, TIGHT[-1], room_mm, fits_on_back) is not None


def _full(
    page: Page, sheet: HandoutSheet, setting: Typesetting, room_mm: float, fits_on_back: FitsOnBack
) -> Front | None:
    """Return a front that is full below the lowest map; what is left must fit on the back."""
    blocks = pledges_in_full(page, sheet.chapters, setting, "H2")
    filled, left = fill(blocks, 2, room_mm - MIN_MAP_MM)
    rest = without_first(sheet.chapters, len(blocks) - len(left))
    if not fits_on_back(rest, setting, sheet.left_count if sheet.is_short else 0):
        return None
    return Front(setting, filled, None, MIN_MAP_MM, rest)


def _blocks(page: Page, sheet: HandoutSheet, setting: Typesetting) -> list[SheetBlock]:
    """Return the pledges, and the count of those that a candidate left out."""
    blocks = pledges_in_full(page, sheet.chapters, setting, "H2")
    if not sheet.left_count:
        return blocks
    return [*blocks, SheetBlock((more(page, sheet.left_count, setting),), setting.gap_mm * 1.6)]


def without_first(chapters: Sequence[Chapter], count: int) -> tuple[Chapter, ...]:
    """Return the chapters without their first ``count`` pledges."""
    left = []
    for chapter in chapters:
        entries = chapter.entries[count:]
        count = max(0, count - len(chapter.entries))
        if entries:
            left.append(replace(chapter, entries=entries))
    return tuple(left)


def _with_map(
    page: Page, sheet: HandoutSheet, setting: Typesetting, columns: list[list[SheetBlock]], room_mm: float
) -> Front:
    room_mm -= height_of_columns_mm(columns)
    nearby = _nearby(page, sheet.nearby, replace(setting, summaries=False), room_mm - MIN_MAP_MM * 1.3)
    if nearby:
        room_mm -= nearby.height_mm
    return Front(setting, columns, nearby, min(room_mm, MAX_MAP_MM), ())


def _nearby(
    page: Page, entries: Sequence[PledgeEntry], setting: Typesetting, room_mm: float
) -> NearbyBlocks | None:
    """Return the nearest beyond the border, as many as fit, and the count of the others."""
    title = heading(page, _("Gleich hinter der Grenze"), 14)
    for count in range(min(MAX_NEARBY, len(entries)), 0, -1):
        blocks = [SheetBlock(tuple(entry_parts(page, e, setting)), setting.gap_mm) for e in entries[:count]]
        if count < len(entries):
            blocks[-1] = SheetBlock(
                (*blocks[-1].parts, more(page, len(entries) - count, setting)), setting.gap_mm
            )
        columns = balanced(blocks, 2, room_mm)
        if columns:
            found = NearbyBlocks(title, columns)
            if found.height_mm <= room_mm:
                return found
    return None


def _nothing(page: Page, sheet: HandoutSheet) -> SheetBlock:
    text = _("Für %(name)s allein nennt das Programm keine Zusage.", name=sheet.area.name)
    if sheet.party_count > 1:
        text = _("Für %(name)s allein nennt kein Programm eine Zusage.", name=sheet.area.name)
    return SheetBlock((paragraph(page, [Run(text, Style(12))], CONTENT_MM),))
