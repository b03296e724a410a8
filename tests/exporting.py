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

from tests.conftest import REPOSITORY
from webapp import create_app
from webapp.static_site.export import export

# The smallest picture there is, and a sheet with nothing on it: the real ones are drawn in tests of their own.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200817ee4c0b50000000049454e44ae426082"
)
SHEET = b"%PDF-1.4\n"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def public_home(folder: Path, base_url: str) -> Path:
    """A copy of our own home that knows its address."""
    shutil.copytree(REPOSITORY / "data" / "geojson", folder / "data" / "geojson")
    settings = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8").splitlines()
    lines = [f'base_url = "{base_url}"' if line.startswith("base_url") else line for line in settings]
    Path(folder, "pledgemap.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder


def export_quickly(home: Path, folder: Path) -> None:
    """Export a home with all its pages, but with empty pictures and sheets."""
    app = create_app({"HOME": str(home), "STATIC_SITE": True})
    with (
        patch("webapp.pictures.png", lambda *_, **__: PICTURE),
        patch("webapp.handouts.views.map_of", lambda *_: None),
        patch("webapp.handouts.views.compose", lambda *_: SHEET),
    ):
        # One process: the test runner has threads, and to fork beside them is a gamble.
        export(app, folder, processes=1, quiet=True)


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
