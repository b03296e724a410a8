"""The back: what did not fit on the front, then what holds for the whole county, in short."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.handouts.blocks import Typesetting, more, pledges_in_full
from webapp.handouts.content import Chapter, HandoutSheet
from webapp.handouts.frame import COLUMN_MM, CONTENT_MM, PITCH_MM, SPACE_MM, heading
from webapp.handouts.in_short import InShort, in_short, lowest_mm
from webapp.handouts.layout import SheetBlock, balanced, draw_columns, height_of_columns_mm
from webapp.handouts.page import MARGIN_MM, MM_OF_PT, Page, Style
from webapp.handouts.typeset import LEADING, Paragraph, Run, paragraph

# The share of the back reserved for the county's pledges, however many the Gemeinde has.
MAX_COUNTY_MM = 150.0
LEAD = Style(10.0)
LEAD_MM = 2 * LEAD.size_pt * MM_OF_PT * LEADING


class Back:
    """The back of a sheet, down to ``bottom_mm``."""

    def __init__(self, page: Page, sheet: HandoutSheet, bottom_mm: float) -> None:
        self._page, self._sheet, self._bottom_mm = page, sheet, bottom_mm
        self._kept_mm = _kept_mm(page, sheet)
        title = _("Was noch in %(name)s geplant ist", name=sheet.area.name)
        self._rest_heading = heading(page, title)
        self._rest_top_mm = MARGIN_MM + self._rest_heading.height_mm + SPACE_MM / 2

    def holds(self, rest: Sequence[Chapter], setting: Typesetting, counted: int = 0) -> bool:
        """Return whether everything fits that did not fit on the front, with a line that counts others."""
        blocks = pledges_in_full(self._page, rest, setting)
        last = _count(self._page, counted, setting)
        return balanced([*blocks, *last], 2, self._room_for_rest_mm) is not None

    def draw(self, rest: Sequence[Chapter], setting: Typesetting, counted: int = 0) -> None:
        """Draw both parts; ``counted`` is how many pledges of the Gemeinde are only counted."""
        y_mm = MARGIN_MM
        if rest or counted:
            self._rest_heading.draw(self._page, MARGIN_MM, y_mm)
            blocks = pledges_in_full(self._page, rest, setting)
            last = _count(self._page, counted, setting)
            columns = balanced([*blocks, *last], 2, self._room_for_rest_mm)
            if columns is None:
                raise AssertionError("what the front left over was measured to fit")
            draw_columns(self._page, columns, MARGIN_MM, self._rest_top_mm, PITCH_MM)
            y_mm = self._rest_top_mm + height_of_columns_mm(columns) + 2 * SPACE_MM
        if self._sheet.county:
            _draw_county(self._page, self._sheet, y_mm, self._bottom_mm)

    @property
    def _room_for_rest_mm(self) -> float:
        return self._bottom_mm - self._kept_mm - self._rest_top_mm


def _count(page: Page, count: int, setting: Typesetting) -> list[SheetBlock]:
    """Return the line that counts what is only on the map."""
    return [SheetBlock((more(page, count, setting),), setting.gap_mm)] if count else []


def _kept_mm(page: Page, sheet: HandoutSheet) -> float:
    """Return the height reserved for the county's pledges: that of their heading and one title per topic."""
    if not sheet.county:
        return 0
    titles_mm = lowest_mm(page, sheet.county, COLUMN_MM, MAX_COUNTY_MM)
    return titles_mm + _county_heading(page, sheet).height_mm + LEAD_MM + 4 * SPACE_MM


def _county_heading(page: Page, sheet: HandoutSheet) -> Paragraph:
    return heading(page, _("Was %(everywhere)s geplant ist", everywhere=sheet.everywhere))


def _draw_county(page: Page, sheet: HandoutSheet, y_mm: float, bottom_mm: float) -> None:
    title = _county_heading(page, sheet)
    title.draw(page, MARGIN_MM, y_mm)
    y_mm += title.height_mm + SPACE_MM / 3
    # The lead is known only when the titles are set: it gets room for two lines.
    room_mm = bottom_mm - y_mm - LEAD_MM - SPACE_MM
    chosen = in_short(page, sheet.county, COLUMN_MM, room_mm)
    lead = paragraph(page, [Run(_lead(sheet, chosen), LEAD)], CONTENT_MM)
    lead.draw(page, MARGIN_MM, y_mm)
    draw_columns(page, chosen.columns, MARGIN_MM, y_mm + lead.height_mm + SPACE_MM, PITCH_MM)


def _lead(sheet: HandoutSheet, chosen: InShort) -> str:
    text = ngettext(
        "%(num)s Zusage gilt %(everywhere)s, auch in %(name)s.",
        "%(num)s Zusagen gelten %(everywhere)s, auch in %(name)s.",
        sheet.county_count,
        everywhere=sheet.everywhere,
        name=sheet.area.name,
    )
    if chosen.shown == sheet.county_count:
        return text
    return f"{text} " + _(
        "Von jedem Thema stehen hier die ersten, in der Reihenfolge des Programms; alle stehen auf der "
        "Website."
    )
