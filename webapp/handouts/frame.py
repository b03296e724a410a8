"""The frame of a sheet: the head with title and QR code, the foot with the imprint."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp.handouts import qr
from webapp.handouts.content import HandoutSheet
from webapp.handouts.page import ACCENT, HEIGHT_MM, INK, MARGIN_MM, MUTED, WIDTH_MM, Page, Style
from webapp.handouts.typeset import Paragraph, Run, paragraph

CONTENT_MM = WIDTH_MM - 2 * MARGIN_MM
GUTTER_MM = 7.0
COLUMN_MM = (CONTENT_MM - GUTTER_MM) / 2
PITCH_MM = COLUMN_MM + GUTTER_MM
SPACE_MM = 3.5
QR_MM = 33.0
SMALL = Style(7.0, "", MUTED)
HEADING_PT = 18.0
# The title is as large as fits on one line; a longer one takes two.
TITLE_SIZES_PT = (34, 32, 30, 28, 26)


class Foot:
    """The lines at the foot of both pages, so that they are there whichever side is copied."""

    def __init__(self, page: Page, sheet: HandoutSheet) -> None:
        self._page = page
        claim = _("Zusagen einer Partei, keine amtliche Planung.")
        if sheet.party_count > 1:
            claim = _("Zusagen von %(count)s Parteien, keine amtliche Planung.", count=sheet.party_count)
        date = _("Stand der Daten: %(date)s.", date=sheet.data_date)
        bold = Style(7.5, "B")
        runs = [
            Run(claim, bold),
            Run(date, Style(7.5)),
            Run(_("Fragen:"), Style(7.5)),
            Run(sheet.contact, bold),
        ]
        if sheet.responsible:
            answers = [Run(_("V.i.S.d.P.:"), Style(7.5)), Run(sheet.responsible, Style(7.5))]
        else:
            missing = _(
                "Entwurf, nicht zum Verteilen: Es fehlt eine Person mit Anschrift, die dafür verantwortlich "
                "ist (V.i.S.d.P.)."
            )
            answers = [Run(missing, bold)]
        self._lines = [paragraph(page, line, CONTENT_MM) for line in (runs, answers)]
        self.height_mm = sum(line.height_mm for line in self._lines) + SPACE_MM

    def draw(self) -> None:
        y_mm = HEIGHT_MM - MARGIN_MM - self.height_mm + SPACE_MM
        self._page.rule(MARGIN_MM, y_mm - 1.2, CONTENT_MM, ACCENT, 0.4)
        for line in self._lines:
            line.draw(self._page, MARGIN_MM, y_mm)
            y_mm += line.height_mm


def draw_head(page: Page, sheet: HandoutSheet) -> float:
    """Draw the head of the front and return where it ends, in mm from the top."""
    width_mm = CONTENT_MM - (QR_MM + SPACE_MM if sheet.address else 0)
    party = [Run(sheet.party, Style(10, "B", ACCENT))]
    if not sheet.responsible:
        party.append(Run(_("Entwurf"), Style(10, "B"), "filled"))
    lines = [
        (paragraph(page, party, width_mm), 0.5),
        (_title(page, sheet.heading, width_mm), 2.0),
        *((paragraph(page, [Run(*line)], width_mm), 0.8) for line in _candidate(sheet)),
        (paragraph(page, [Run(_from_where(sheet), Style(10.5))], width_mm), 1.0),
    ]
    if sheet.address:
        more = [Run(_("Mit Karte und Quellen:"), Style(9)), Run(sheet.shown_address, Style(9, "B", ACCENT))]
        lines.append((paragraph(page, more, width_mm), 0.0))
    y_mm = MARGIN_MM
    for text, space_mm in lines:
        text.draw(page, MARGIN_MM, y_mm)
        y_mm += text.height_mm + space_mm
    if sheet.address:
        page.link(MARGIN_MM, y_mm - lines[-1][0].height_mm, width_mm, lines[-1][0].height_mm, sheet.address)
        alt = _("QR-Code, führt zu %(address)s", address=sheet.address)
        # The quiet zone may reach into the margin.
        qr.draw(page, sheet.address, WIDTH_MM - MARGIN_MM - QR_MM + 2, MARGIN_MM - 2, QR_MM, alt)
        y_mm = max(y_mm, MARGIN_MM - 2 + QR_MM)
    return y_mm + SPACE_MM / 2


def heading(page: Page, text: str, size_pt: float = HEADING_PT) -> Paragraph:
    return paragraph(page, [Run(text, Style(size_pt, "B", INK))], CONTENT_MM, kind="H2", leading=1.2)


def _title(page: Page, text: str, width_mm: float) -> Paragraph:
    fitting = (size for size in TITLE_SIZES_PT if page.width_mm(text, Style(size, "B")) <= width_mm)
    size_pt = next(fitting, TITLE_SIZES_PT[-1])
    return paragraph(page, [Run(text, Style(size_pt, "B"))], width_mm, kind="H1", leading=1.12)


def _candidate(sheet: HandoutSheet) -> list[tuple[str, Style]]:
    lines = (sheet.candidate, Style(13, "B")), (sheet.candidate_contact, Style(10.5))
    return [(text, style) for text, style in lines if text]


def _from_where(sheet: HandoutSheet) -> str:
    of_programme = _(
        "Aus dem „%(programme)s“ zur Wahl am %(date)s.", programme=sheet.programme, date=sheet.election
    )
    if sheet.party_count > 1:
        of_programme = _(
            "Aus den Programmen von %(count)s Parteien zur Wahl am %(date)s.",
            count=sheet.party_count,
            date=sheet.election,
        )
    counts = []
    if sheet.own_count and not sheet.is_chosen:
        counts.append(
            ngettext(
                "%(num)s Zusage für %(name)s",
                "%(num)s Zusagen für %(name)s",
                sheet.own_count,
                name=sheet.area.name,
            )
        )
    if sheet.county_count:
        counts.append(
            ngettext(
                "%(num)s Zusage, die %(everywhere)s gilt",
                "%(num)s Zusagen, die %(everywhere)s gelten",
                sheet.county_count,
                everywhere=sheet.everywhere,
            )
        )
    return " ".join([f"{', '.join(counts)}." if counts else "", of_programme]).strip()
