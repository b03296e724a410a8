"""The site as files, for tests; and a plain file server, as simple as a host can be."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest.mock import patch

from geo.config.settings import SETTINGS_FILE
from tests.conftest import REPOSITORY, copy_home
from webapp import create_app
from webapp.static_site.export import export

# The smallest picture there is, and a sheet with nothing on it: the real ones are drawn in tests of their
# own.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200817ee4c0b50000000049454e44ae426082"
)
SHEET = b"%PDF-1.4\n"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def small_home(folder: Path, base_url: str = "") -> Path:
    """A home with three pledges and some addresses of before."""
    rows = [
        {"id": "radweg", "title": "Ein Radweg", "places": "Jülich"},
        {"id": "wald", "title": "Ein Wald", "places": "Hambacher Wald", "topic": "mobilitaet"},
        {"id": "ueberall", "title": "Etwas für alle"},
    ]
    home = copy_home(folder, rows)
    change_settings(
        home,
        {
            'base_url = ""': f'base_url = "{base_url}"',
            "[redirects.municipalities]": '[redirects.municipalities]\njuelich-alt = "juelich"',
            "[redirects.topics]": '[redirects.topics]\numwelt = "natur"',
            "[redirects.pledges]": '[redirects.pledges]\nfahrrad = "radweg"',
        },
    )
    return home


def public_home(folder: Path, base_url: str) -> Path:
    """A copy of our own home that knows its address."""
    shutil.copytree(REPOSITORY / "data" / "geojson", folder / "data" / "geojson")
    shutil.copy(REPOSITORY / SETTINGS_FILE, folder)
    change_settings(folder, {'base_url = ""': f'base_url = "{base_url}"'})
    return folder


def change_settings(home: Path, changes: dict[str, str]) -> None:
    """Replace lines of the settings."""
    file = home / SETTINGS_FILE
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def export_quickly(home: Path, folder: Path, processes: int = 1, **config: object) -> None:
    """Export a home with all its pages, but with empty pictures and sheets; ``config`` is what else
    `create_app` takes.

    By default in one process: the test runner has threads, and to fork beside them is a gamble.
    """
    app = create_app({"HOME": str(home), "STATIC_SITE": True, **config})
    with empty_pictures_and_sheets():
        export(app, folder, processes=processes, quiet=True)


@contextlib.contextmanager
def empty_pictures_and_sheets() -> Iterator[None]:
    """Draw nothing: that takes most of the time, and has tests of its own."""
    with (
        patch("webapp.pictures.png", lambda *_, **__: PICTURE),
        patch("webapp.pictures.svg", lambda *_, **__: "<svg/>"),
        patch("webapp.handouts.views.map_of", lambda *_: None),
        patch("webapp.handouts.pdf.write", lambda *_: SHEET),
    ):
        yield


@contextlib.contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """Serve a folder as Python's own file server does; yield the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
