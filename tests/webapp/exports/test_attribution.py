"""Whom a file names comes from the layers: with boundaries of another year nothing says the year of ours."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from flask.testing import FlaskClient

from geo.build import build
from tests.conftest import copy_home
from webapp import create_app

OURS, NEWER = "© GeoBasis-DE / BKG (2016), Daten verändert", "© GeoBasis-DE / BKG (2031), neuer"
LAYERS = ("municipalities", "neighbours", "boundaries")
DOWNLOADS = ("geojson", "csv", "kml", "gpkg")
PAGES = (
    "/",
    "/embed",
    "/daten",
    "/ueber",
    "/katalog",
    "/api/",
    "/api/collections",
    "/karte.svg?format=druck",
)


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Our site with boundaries that somebody gave with ``--boundaries``."""
    home: Path = copy_home(tmp_path_factory.mktemp("newer") / "home", [{"places": "Jülich"}])
    for name in LAYERS:
        path = home / "data" / "geojson" / f"{name}.geojson"
        text = path.read_text(encoding="utf-8")
        assert OURS in text
        path.write_text(text.replace(OURS, NEWER), encoding="utf-8")
    build(home)
    return create_app({"HOME": str(home)}).test_client()


@pytest.mark.parametrize("suffix", DOWNLOADS)
def test_a_download_names_the_boundaries_of_the_map(newer: FlaskClient, suffix: str) -> None:
    data = newer.get(f"/downloads/zusagen.{suffix}", follow_redirects=True).data
    assert b"BKG (2031)" in data
    assert b"BKG (2016)" not in data


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_no_other_boundaries(newer: FlaskClient, path: str) -> None:
    text = newer.get(path, follow_redirects=True).get_data(as_text=True)
    assert "BKG (2016)" not in text
    if path not in ("/embed", "/karte.svg?format=druck"):
        assert "BKG (2031)" in text


def test_the_sheet_names_them_too(newer: FlaskClient) -> None:
    with pypdfium2.PdfDocument(newer.get("/gemeinde/juelich/handzettel.pdf").data) as sheet:
        text = "".join(page.get_textpage().get_text_range() for page in sheet)
    assert "(2031)" in text
    assert "(2016)" not in text
