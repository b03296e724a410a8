"""Files that browsers and people look for under names that are the same on every site."""

from __future__ import annotations

from io import BytesIO

from flask.testing import FlaskClient
from PIL import Image

from geo.config.settings import Settings
from webapp.snapshot import Snapshot
from webapp.well_known import security_text


def picture(client: FlaskClient, path: str) -> Image.Image:
    return Image.open(BytesIO(client.get(path).data))


def test_the_favicon_has_the_sizes_that_browsers_draw(client: FlaskClient) -> None:
    icon = picture(client, "/favicon.ico")
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    # Our green somewhere in its middle, nothing in its corner.
    largest = icon.convert("RGBA")
    assert largest.getpixel((24, 6))[:3] == (11, 90, 58)
    assert largest.getpixel((0, 0))[3] == 0


def test_the_icon_for_a_home_screen_has_a_ground(client: FlaskClient) -> None:
    icon = picture(client, "/apple-touch-icon.png")
    assert (icon.size, icon.mode) == ((180, 180), "RGB")
    assert icon.getpixel((0, 0)) == (255, 255, 255)
    assert icon.getpixel((90, 32)) == (11, 90, 58)


def test_the_manifest_names_files_of_the_site_under_its_path(public_client: FlaskClient) -> None:
    answer = public_client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    manifest = answer.get_json(force=True)
    assert manifest["start_url"] == manifest["scope"] == "/karte/"
    assert manifest["name"] == "Was die Grünen im Kreis Düren vorhaben"
    for icon in manifest["icons"]:
        assert icon["src"].startswith("/karte/")
        assert public_client.get(icon["src"].removeprefix("/karte")).mimetype == icon["type"]


def test_every_page_names_them(public_client: FlaskClient) -> None:
    page = public_client.get("/en/impressum").text
    assert '<link rel="manifest" href="/karte/manifest.webmanifest">' in page
    assert '<link rel="apple-touch-icon" href="/karte/apple-touch-icon.png">' in page
    assert "manifest-src 'self'" in public_client.get("/").headers["Content-Security-Policy"]


def test_security_txt_says_whom_to_tell_and_until_when(public_app, public_client: FlaskClient) -> None:
    settings: Settings = public_app.extensions["pledgemap"].snapshot.settings
    answer = public_client.get("/.well-known/security.txt")
    assert answer.mimetype == "text/plain"
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert lines["Contact"] == f"mailto:{settings.imprint.contact}"
    assert lines["Canonical"] == "https://example.org/karte/.well-known/security.txt"
    assert lines["Expires"] == f"{settings.as_of.replace(year=settings.as_of.year + 1)}T00:00:00Z"


def test_a_site_that_does_not_know_its_address_names_none(snapshot: Snapshot) -> None:
    assert "Canonical" not in security_text(snapshot.settings)
