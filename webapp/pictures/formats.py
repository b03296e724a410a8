"""The sizes of pictures; any other size would take up more of the cache."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

DEFAULT, SMALL, PRINT = "vorschau", "klein", "druck"
PRINTED_PIXELS = 1.7  # for each unit; screens have fewer


@dataclass(frozen=True)
class Box:
    """A rectangle from its upper left corner; in units of the drawing."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def meets(self, other: Box) -> bool:
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def holds(self, other: Box) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def inset(self, by: float) -> Box:
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True)
class PictureFormat:
    """A picture of ``width`` by ``height`` units, each ``pixels`` wide in a PNG.

    The layout is in units, in which a text of 16 is about as large as on a page: the picture for
    print is laid out as a smaller one and drawn with more pixels.
    """

    name: str
    width: float
    height: float
    pixels: float
    panel_width: float  # of the text on the left; 0: text goes above and below the map
    symbol_size: float
    name_size: float  # of the names of towns
    title_size: float
    small_size: float  # of the sources

    @property
    def canvas(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def is_printed(self) -> bool:
        return self.pixels >= PRINTED_PIXELS

    @property
    def size_px(self) -> tuple[int, int]:
        return round(self.width * self.pixels), round(self.height * self.pixels)


_PREVIEW = PictureFormat(
    DEFAULT, 1200, 630, 1, 400, symbol_size=34, name_size=17, title_size=46, small_size=14
)
FORMATS = {
    picture.name: picture
    for picture in (
        _PREVIEW,
        PictureFormat(
            "quadrat", 1080, 1080, 1, 0, symbol_size=42, name_size=20, title_size=60, small_size=16
        ),
        # The same at half the size, for editors without room for more (oEmbed).
        dataclasses.replace(_PREVIEW, name=SMALL, pixels=0.5),
        # A4 landscape, 212 pixels per inch.
        PictureFormat(
            "druck", 1240, 877, 2, 400, symbol_size=32, name_size=16, title_size=44, small_size=12.5
        ),
    )
}


# What a candidate chose, as high as a telephone shows a picture; no address has it.
OF_CHOICE = PictureFormat(
    "auswahl", 720, 900, 1.5, 380, symbol_size=30, name_size=14, title_size=34, small_size=10.5
)


def for_paper(width_mm: float, height_mm: float, dots_per_inch: float = 240) -> PictureFormat:
    """Return a format of any size, for a map without texts around it."""
    unit_mm = 0.19  # as in the picture for print, a little larger
    pixels = unit_mm / 25.4 * dots_per_inch
    width, height = width_mm / unit_mm, height_mm / unit_mm
    return PictureFormat(
        "papier", width, height, pixels, 0, symbol_size=28, name_size=14, title_size=0, small_size=0
    )
