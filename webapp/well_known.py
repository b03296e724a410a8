"""Files that browsers and people expect under the same name on every site."""

from __future__ import annotations

import datetime
import json
from functools import cache
from io import BytesIO

from flask import Blueprint, Response
from PIL import Image

from geo.public import Settings
from webapp import delivery
from webapp.assets import STATIC
from webapp.pictures import raster
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current

FAVICON, TOUCH_ICON = "/favicon.ico", "/apple-touch-icon.png"
MANIFEST, SECURITY = "/manifest.webmanifest", "/.well-known/security.txt"
PATHS = (FAVICON, TOUCH_ICON, MANIFEST, SECURITY)
FAVICON_PX, TOUCH_ICON_PX = (16, 32, 48), 180
# Our icon is transparent; a phone would put black behind it.
TOUCH_ICON_GROUND, TOUCH_ICON_SHARE = "#ffffff", 0.8
# RFC 9116 requires a date after which nobody should trust the file. It follows from the date of the data: an
# address that nobody has checked for a year may be wrong.
SECURITY_DAYS = 365

blueprint = Blueprint("well_known", __name__)


@blueprint.get(FAVICON)
def favicon() -> Response:
    return delivery.page(current().version, FAVICON, _favicon, "image/x-icon")


@blueprint.get(TOUCH_ICON)
def touch_icon() -> Response:
    return delivery.page(current().version, TOUCH_ICON, _touch_icon, "image/png")


@blueprint.get(MANIFEST)
def manifest() -> Response:
    snapshot = current()
    return delivery.page(snapshot.version, MANIFEST, lambda: _manifest(snapshot), "application/manifest+json")


@blueprint.get(SECURITY)
def security() -> Response:
    """Say where to report a vulnerability (RFC 9116)."""
    snapshot = current()
    return delivery.page(
        snapshot.version, SECURITY, lambda: security_text(snapshot.settings), "text/plain; charset=utf-8"
    )


def security_text(settings: Settings) -> str:
    expires = settings.as_of + datetime.timedelta(days=SECURITY_DAYS)
    lines = [
        f"Contact: mailto:{settings.imprint.contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: de, en",
    ]
    if settings.base_url:
        lines.append(f"Canonical: {settings.base_url}{SECURITY}")
    return "\n".join(lines) + "\n"


@cache
def _icon(size_px: int) -> Image.Image:
    """Render our icon as a square picture."""
    svg = (STATIC / "icon.svg").read_text(encoding="utf-8")
    sized = svg.replace("<svg ", f'<svg width="{size_px}" height="{size_px}" ', 1)
    with Image.open(BytesIO(raster.png(sized, small_file=False))) as drawn:
        return drawn.convert("RGBA")


@cache
def _favicon() -> bytes:
    written = BytesIO()
    largest = _icon(max(FAVICON_PX))
    largest.save(
        written,
        "ICO",
        sizes=[(size, size) for size in FAVICON_PX],
        append_images=[_icon(size) for size in FAVICON_PX],
    )
    return written.getvalue()


@cache
def _touch_icon() -> bytes:
    ground = Image.new("RGB", (TOUCH_ICON_PX, TOUCH_ICON_PX), TOUCH_ICON_GROUND)
    icon = _icon(round(TOUCH_ICON_PX * TOUCH_ICON_SHARE))
    edge = (TOUCH_ICON_PX - icon.width) // 2
    ground.paste(icon, (edge, edge), icon)
    written = BytesIO()
    ground.save(written, "PNG", optimize=True)
    return written.getvalue()


def _manifest(snapshot: Snapshot) -> str:
    settings = snapshot.settings
    sized = f"{TOUCH_ICON_PX}x{TOUCH_ICON_PX}"
    return json.dumps(
        {
            "name": settings.title,
            "short_name": settings.region_name,
            "lang": "de",
            "start_url": f"{settings.root}/",
            "scope": f"{settings.root}/",
            # A bookmark on the home screen, not an app: without the browser's bar nobody sees where they are.
            "display": "browser",
            "background_color": "#ffffff",
            "icons": [
                {"src": snapshot.asset_path("icon.svg"), "type": "image/svg+xml", "sizes": "any"},
                {"src": f"{settings.root}{TOUCH_ICON}", "type": "image/png", "sizes": sized},
            ],
        },
        ensure_ascii=False,
    )
