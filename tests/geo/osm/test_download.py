"""An extract by its address: fetched, read, removed; what goes wrong has a remedy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.errors import ProblemsFound
from geo.osm import download
from geo.osm.download import local_file
from tests.geo.osm.extract import around_dueren

CONTENT = around_dueren().text().encode()


class Extracts(BaseHTTPRequestHandler):
    """A server of our own machine."""

    def do_GET(self) -> None:
        if self.path.startswith("/fehlt"):
            self.send_error(404)
            return
        self.send_response(200)
        is_cut = self.path.startswith("/halb")
        self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        self.wfile.write(CONTENT[: len(CONTENT) // 2] if is_cut else CONTENT)

    def log_request(self, *answer: object) -> None:
        """Say nothing."""

    def log_error(self, *fault: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), Extracts)
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}"
    found.shutdown()
    found.server_close()
    thread.join()


def refused(address: str, folder: Path) -> str:
    with pytest.raises(ProblemsFound) as found, local_file(address, folder):
        raise AssertionError("nothing may be read")
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    (problem,) = found.value.problems
    return problem.code


def test_an_extract_is_fetched_read_and_removed(
    server: str, home: Path, read_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--home", str(home), "osm", f"{server}/d%C3%BCren/dueren.osm?datum=heute"]) == 0
    assert "Reading dueren.osm" in capsys.readouterr().out
    for name in ("karte.pmtiles", "geojson/streets.geojson"):
        assert (home / "data" / name).read_bytes() == (read_home / "data" / name).read_bytes()
    assert not list(home.rglob("dueren.osm"))


def test_a_file_is_itself(tmp_path: Path) -> None:
    with local_file(str(tmp_path / "a.osm"), tmp_path) as path:
        assert path == tmp_path / "a.osm"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/fehlt.osm.pbf", "osm_download"),
        ("/halb.osm", "osm_download"),
        ("/seite.html", "osm_kind"),
        ("/", "osm_kind"),
    ],
)
def test_an_address_that_leads_to_no_whole_extract(server: str, tmp_path: Path, path: str, code: str) -> None:
    assert refused(f"{server}{path}", tmp_path) == code


def test_a_server_that_does_not_answer(server: str, tmp_path: Path) -> None:
    assert refused("http://127.0.0.1:1/a.osm", tmp_path) == "osm_download"


def test_an_extract_too_large_is_not_fetched(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "MAX_BYTES", 1_000)
    assert refused(f"{server}/dueren.osm", tmp_path) == "osm_too_large"
