"""The complete sheet: the map and the Gemeinde's pledges on the front, the county's on the back."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.handouts.back import Back
from webapp.handouts.content import HandoutSheet, language_tag
from webapp.handouts.frame import CONTENT_MM, SMALL, SPACE_MM, Foot, draw_head
from webapp.handouts.front import fits, plan
from webapp.handouts.map_picture import DrawMap
from webapp.handouts.page import HEIGHT_MM, INK, MARGIN_MM, Page, Style
from webapp.handouts.shortening import MOST, shortened
from webapp.handouts.typeset import Paragraph, Run, paragraph

KEY = Style(7.5, "", INK)


def write(sheet: HandoutSheet, draw_map: DrawMap) -> bytes:
    """Return the sheet as a PDF.

    ``draw_map`` makes the map for a width and height in mm, with the numbers of places.
    """
    page = Page(sheet.heading, sheet.party, language_tag(), sheet.as_of)
    page.add_page()
    foot = Foot(page, sheet)
    bottom_mm = HEIGHT_MM - MARGIN_MM - foot.height_mm
    y_mm = draw_head(page, sheet)
    back = Back(page, sheet, bottom_mm)

    def room_mm(tried: HandoutSheet) -> float:
        return bottom_mm - y_mm - _below_the_map(page, tried).height_mm - 2 * SPACE_MM

    planned = plan(page, sheet, room_mm(sheet), back.holds) if sheet.own_count <= MOST else None
    if planned is None:
        sheet = shortened(sheet, lambda tried: fits(page, tried, room_mm(tried), back.holds))
        planned = plan(page, sheet, room_mm(sheet), back.holds)
    if planned is None:
        raise AssertionError("a sheet was shortened until it fits")
    sources = _below_the_map(page, sheet)
    picture = draw_map(CONTENT_MM, planned.map_mm, sheet.numbers)
    picture.draw(page, MARGIN_MM, y_mm, CONTENT_MM, planned.map_mm, _map_alt(sheet))
    y_mm += planned.map_mm + SPACE_MM / 3
    sources.draw(page, MARGIN_MM, y_mm)
    planned.draw(page, y_mm + sources.height_mm + SPACE_MM)
    foot.draw()
    counted = sheet.left_count if sheet.is_short else 0
    if planned.rest or counted or sheet.county:
        page.add_page()
        back.draw(planned.rest, planned.setting, counted)
        foot.draw()
    return page.finished()


def _below_the_map(page: Page, sheet: HandoutSheet) -> Paragraph:
    """Return the lines that explain the numbers and name the sources of the map."""
    runs = []
    if sheet.is_short:
        shown = _(
            "%(count)s Zusagen haben hier Platz: von jedem Thema die ersten, in der Reihenfolge des "
            "Programms. Alle stehen auf der Website.",
            count=sheet.own_count,
        )
        runs.append(Run(shown, KEY.with_face("B")))
    if sheet.numbers:
        numbers = _(
            "Die Zahlen stehen in der Liste vor den Orten; auf hellem Grund: Ort oder Verlauf noch offen. "
            "Gestrichelt: geplant."
        )
        runs.append(Run(numbers, KEY))
    if sheet.has_dots:
        runs.append(Run(_("Gepunktet: gefordert, denkbar oder aufgegeben."), KEY))
    runs.append(Run(_("Karte: %(sources)s", sources=sheet.attribution), SMALL))
    return paragraph(page, runs, CONTENT_MM)


def _map_alt(sheet: HandoutSheet) -> str:
    name = sheet.area.name
    return _("Karte von %(name)s mit den Orten der Zusagen; sie stehen darunter in Worten.", name=name)
