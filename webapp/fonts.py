"""The one typeface of site, pictures and paper.

Pages load it as two small files: without hints and kerning, with the letters of western Europe. What those
lack, a browser takes from the reader's own fonts. Frames load none and keep the system's.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_fira_sans
from fontTools import subset

FAMILY = "Fira Sans"
FOLDER = Path(fontpkg_fira_sans.ROOT, "files")
FILES = {400: FOLDER / "FiraSans-Regular.ttf", 600: FOLDER / "FiraSans-SemiBold.ttf"}
# Latin-1, what German and its neighbours write besides, quotation marks, dashes, arrows.
LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "ẞŒœŠšŽžŁł€„“”‚‘’‹›–—…•−←→↑↓"
# Bolder text uses the bolder file: a browser must not thicken it once more.
WEIGHTS = {400: "400", 600: "600 900"}


@cache
def web_font(weight: int) -> bytes:
    """Return the part of a font that pages load, as WOFF2; the same bytes each time."""
    options = subset.Options()
    options.flavor, options.hinting, options.layout_features = "woff2", False, []
    # The copyright, the licence and its address stay in the file.
    options.name_IDs = [0, 13, 14]
    with subset.load_font(str(FILES[weight]), options, dontLoadGlyphNames=True) as font:
        maker = subset.Subsetter(options)
        maker.populate(text=LETTERS)
        maker.subset(font)
        made = BytesIO()
        subset.save_font(font, made, options)
    return made.getvalue()


def font_face(weight: int, file: str) -> str:
    """Return the rule for a file that lies beside the style sheet.

    "optional", and no "swap": letters that arrive late would move the page under the reader's eyes (0.38 on
    the page of Düren, where 0.1 counts as bad). Pages preload the files, so that they are there in time.
    """
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {WEIGHTS[weight]}; font-display: optional; '
        f'src: url("{file}") format("woff2"); }}'
    )
