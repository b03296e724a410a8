"""SVG to PNG on the server, with the same font that measured the layout."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import numpy as np
import resvg
from PIL import Image, ImageColor
from resvg import usvg

from webapp.fonts import FAMILY, FILES

UNCHANGED = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
COLOURS, MAX_KEPT, BLENDED = 256, 128, 24
_COLOUR = re.compile('"(#[0-9a-f]{6}|#[0-9a-f]{3})"')
COMPRESSION = 6  # of zlib: 9 takes eight times as long for 8 % less


def png(svg: str, *, small_file: bool = True) -> bytes:
    """Draw an SVG of ours as a PNG in its own size; the same text always gives the same bytes.

    ``small_file`` reduces the colours to 256: a third of the bytes, for twice the time.
    """
    # Made anew each time, because it must not be shared by threads; this does not copy the fonts.
    options = usvg.Options.default()
    options.font_family = FAMILY
    for path in FILES.values():
        options.load_font_file(str(path))
    drawn = resvg.render(usvg.Tree.from_str(svg, options), UNCHANGED)
    if not small_file:
        return drawn
    written = BytesIO()
    with Image.open(BytesIO(drawn)) as picture:
        _with_palette(picture.convert("RGBA"), svg).save(written, "PNG", compress_level=COMPRESSION)
    return written.getvalue()


def _with_palette(picture: Image.Image, svg: str) -> Image.Image:
    """Choose 256 colours: a map has few, and the file becomes a third as large.

    The colours in the SVG and the most frequent blends stay as they are;
    the rest is for the edges of letters and lines. One pixel in nine is sampled: a quarter of the time.
    """
    plain = picture.convert("RGB")
    sample = plain.resize((plain.width // 3, plain.height // 3), Image.Resampling.NEAREST)
    counted = sorted(sample.getcolors(sample.width * sample.height) or [], reverse=True)
    named = [ImageColor.getrgb(colour) for colour in sorted(set(_COLOUR.findall(svg)))]
    blended: list[Any] = [colour for _count, colour in counted[:BLENDED]]
    kept = list(dict.fromkeys([*named, *blended]))[:MAX_KEPT]
    edges = sample.quantize(COLOURS - len(kept), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = Image.new("P", (1, 1))
    palette.putpalette([level for colour in kept for level in colour] + (edges.getpalette() or []))
    reduced = plain.quantize(palette=palette, dither=Image.Dither.NONE)
    exact = Image.fromarray(_exact(picture, reduced, kept))
    exact.putpalette(palette.getpalette() or [])
    return exact


def _exact(picture: Image.Image, reduced: Image.Image, kept: list[tuple[int, ...]]) -> np.ndarray:
    """Return indices into the palette, exact for ``kept``: Pillow takes a near colour, not the nearest."""
    index = np.zeros(1 << 24, np.uint8)
    for number, (red, green, blue) in enumerate(kept, start=1):
        index[red | green << 8 | blue << 16] = number
    found = index[np.asarray(picture).view("<u4")[..., 0] & 0xFFFFFF]
    return np.where(found > 0, found - 1, np.asarray(reduced)).astype(np.uint8)
