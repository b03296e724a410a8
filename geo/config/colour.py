"""Colours of settings: how far one stands out from the page, and the nearest one that stands out enough."""

from __future__ import annotations

import colorsys
import re

# The page in the light and the dark theme, where a colour stands out least (`--ground` and `--surface` of
# webapp/static/css/base.css; tests/webapp/test_palette.py holds both together).
LIGHT, DARK = "#f7f6f1", "#1e2522"
MIN_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
PATTERN = re.compile(r"#[0-9a-f]{6}")
_STEPS = 200


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours ("#rrggbb") as WCAG 2 defines it, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def stands_out(colour: str, ground: str) -> bool:
    """Whether a sign of this colour can be seen on a ground."""
    return contrast(colour, ground) >= MIN_CONTRAST


def nearest(colour: str, ground: str) -> str:
    """Return the colour of the same hue that stands out from the ground and differs least."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    steps = sorted((step / _STEPS for step in range(_STEPS + 1)), key=lambda one: abs(one - lightness))
    shades = (_hex(colorsys.hls_to_rgb(hue, one, saturation)) for one in steps)
    return next(shade for shade in shades if stands_out(shade, ground))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _luminance(colour: str) -> float:
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in _parts(colour)]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
