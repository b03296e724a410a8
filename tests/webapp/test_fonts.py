"""The typeface of the pages: small files made from the fonts of pictures and paper; frames load none."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from fontTools.ttLib import TTFont

from webapp import fonts
from webapp.pictures import typeface

BOTH = pytest.mark.parametrize("weight", fonts.FILES)


@BOTH
def test_a_web_font_is_small_and_the_same_each_time(weight: int) -> None:
    made = fonts.web_font(weight)
    assert len(made) < 10_000
    assert fonts.web_font.__wrapped__(weight) == made


@BOTH
def test_a_web_font_has_its_letters_its_licence_and_the_widths_of_the_pictures(weight: int) -> None:
    with TTFont(BytesIO(fonts.web_font(weight))) as font:
        codes, widths, per_em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        assert set(fonts.LETTERS) == set(map(chr, codes))
        for code, glyph in codes.items():
            assert widths[glyph][0] / per_em == typeface.width(chr(code), 1, weight)
        assert "Open Font License" in font["name"].getDebugName(13)
        assert "copyright" in font["name"].getDebugName(0)
        assert "fpgm" not in font


@pytest.mark.parametrize("path", ["/", "/en/", "/gemeinde/juelich", "/ueber", "/datenschutz"])
def test_a_web_font_has_what_pages_are_written_in(client: FlaskClient, path: str) -> None:
    body = re.sub(r"<script.*?</script>|<[^>]+>", " ", client.get(path).text, flags=re.DOTALL)
    assert not {char for char in unescape(body) if char.isalnum() or char in "„“”–…"} - set(fonts.LETTERS)


def test_pages_load_the_fonts_from_here_and_frames_do_not(client: FlaskClient) -> None:
    page = client.get("/").text
    (sheet,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
    styles = client.get(sheet).text
    rule = r'@font-face\{[^}]*font-display:optional;src:url\("([^"/]+)"\) format\("woff2"\)'
    found = re.findall(rule, styles)
    assert len(found) == 2
    for name in found:
        path = f"{sheet.rpartition('/')[0]}/{name}"
        assert f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{path}">' in page
        answer = client.get(path, headers={"Accept-Encoding": "br, gzip"})
        assert (answer.status_code, answer.mimetype) == (200, "font/woff2")
        assert answer.data[:4] == b"wOF2"
        assert "Content-Encoding" not in answer.headers
        assert "immutable" in answer.headers["Cache-Control"]
    frame = client.get("/embed").text
    (sheet,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', frame)
    assert "font-face" not in client.get(sheet).text
    assert "woff2" not in frame
