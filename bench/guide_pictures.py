"""The pictures of README and guides: `python -m bench.guide_pictures` makes them anew, as the pages look.

Those of WordPress (docs/einbetten-wordpress-*.png) were taken by hand in a real one.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bench.lighthouse import site
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium

DOCS = Path(__file__).parents[1] / "docs"
EDGE = (217, 216, 207)
KEPT, COLOURS = 160, 256  # the most frequent colours stay exact; the rest is for edges of letters
ADDRESS = "https://karte.example.org"  # in code to copy and behind the QR code
_DRAWN = "#map_karte[data-zoom], body:not(:has(#map_karte))"
_PHONE = (375, 812)


def main() -> None:
    executable = find_chromium()
    if not executable:
        raise SystemExit(MISSING)
    with site(ADDRESS) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        _save("map", _page(browser, f"{address}/", (1280, 800)))
        paths = ("?ort=G%C3%BCrzenich&umkreis=5", "gemeinde/juelich", "zusage/hambacher-wald-stiftung")
        phones = [_page(browser, f"{address}/{path}", _PHONE) for path in paths]
        sheet = _sheet(browser, f"{address}/gemeinde/juelich/handzettel.pdf", _PHONE[1])
        _save("pages", _beside([*phones, sheet], share=0.75))
        chooser = _page(browser, f"{address}/einbetten?gemeinde=juelich", (1280, 1220))
        _save("einbetten-seite", chooser)
        frame = f"{address}/embed/gemeinde/juelich?liste=0"
        _save("einbetten-breiten", _beside([_page(browser, frame, (width, 660)) for width in (320, 640)]))
        dark = f"{address}/embed/gemeinde/titz?farben=dunkel"
        _save("einbetten-dunkel", _page(browser, dark, (1000, 675)))
        browser.close()


def _page(browser: Browser, address: str, size: tuple[int, int]) -> Image.Image:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
    page.goto(address, wait_until="networkidle")
    page.locator(_DRAWN).first.wait_for(state="attached")
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture.convert("RGB")


def _sheet(browser: Browser, address: str, height: int) -> Image.Image:
    """The first page of a PDF."""
    context = browser.new_context()
    pdf = pypdfium2.PdfDocument(context.request.get(address).body())
    picture: Image.Image = pdf[0].render(scale=height / pdf[0].get_height()).to_pil()
    context.close()
    return picture.convert("RGB")


def _beside(pictures: Sequence[Image.Image], share: float = 1, gap: int = 24) -> Image.Image:
    width = sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    whole = Image.new("RGB", (width, max(picture.height for picture in pictures)), EDGE)
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width + gap
    size = (round(whole.width * share), round(whole.height * share))
    return whole.resize(size, Image.Resampling.LANCZOS) if share != 1 else whole


def _save(name: str, picture: Image.Image) -> None:
    path = DOCS / f"{name}.png"
    counted: list[Any] = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)
    kept = [level for _count, colour in counted[:KEPT] for level in colour]
    edges = picture.quantize(COLOURS - KEPT, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*kept, *edges][: 3 * COLOURS])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(DOCS.parent)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
