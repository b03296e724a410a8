"""The QR code with the address of the page, drawn as vectors: crisp at any size."""

from __future__ import annotations

import itertools

import segno

from webapp.handouts.page import Page

QUIET_ZONE = 4  # modules, as ISO/IEC 18004 requires


def draw(page: Page, address: str, x_mm: float, y_mm: float, size_mm: float, alt: str) -> None:
    """Draw the code with its quiet zone into a square, and make it a link."""
    code = segno.make(address, error="m", micro=False, boost_error=False)
    rows = list(code.matrix_iter(border=QUIET_ZONE))
    module_mm = size_mm / len(rows)
    with page.tagged("Figure", alt=alt):
        page.set_fill_color(255, 255, 255)
        page.rect(x_mm, y_mm, size_mm, size_mm, "F")
        page.set_fill_color(0, 0, 0)
        for number, row in enumerate(rows):
            column = 0
            for dark, group in itertools.groupby(row):
                length = len(list(group))
                if dark:
                    left_mm, top_mm = x_mm + column * module_mm, y_mm + number * module_mm
                    page.rect(left_mm, top_mm, length * module_mm, module_mm, "F")
                column += length
    page.link(x_mm, y_mm, size_mm, size_mm, address)
