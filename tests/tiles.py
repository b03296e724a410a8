"""Small tile files, homes that show them, and a foreign server of tiles that writes down who asks."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import io
import math
import tarfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from geo.config import renderer

STUB = "var protomapsL = {};\n//# sourceMappingURL=protomaps-leaflet.js.map\n"
REGION = (6.2, 50.55, 6.75, 51.05)  # west, south, east, north: about the Kreis Düren
WEST_HALF = (6.2, 50.55, 6.45, 51.05)
Coordinates = tuple[int, int, int]
ATTRIBUTION = "© Kachelamt (2026) CC BY 4.0"


def picture(colour: str = "#c8e0c0", kind: str = "PNG") -> bytes:
    """A tile of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(buffer, kind)
    return buffer.getvalue()


def covering(bbox: tuple[float, float, float, float], zooms: range) -> list[Coordinates]:
    """The tiles that meet a part of the world: zoom, column, row."""
    west, south, east, north = bbox
    found = []
    for z in zooms:
        left, top = column_and_row(z, west, north)
        right, bottom = column_and_row(z, east, south)
        found += [(z, x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
    return found


def column_and_row(z: int, lon: float, lat: float) -> tuple[int, int]:
    mercator = math.asinh(math.tan(math.radians(lat)))
    return int((lon + 180) / 360 * 2**z), int((1 - mercator / math.pi) / 2 * 2**z)


def write_tile_file(
    path: Path,
    bbox: tuple[float, float, float, float] = REGION,
    zooms: range = range(8, 12),
    kind: TileType = TileType.PNG,
    compression: Compression = Compression.NONE,
    tile: Callable[[int, int, int], bytes] = lambda z, x, y: picture(),
) -> Path:
    """Write a PMTiles file, as other tools do; ``tile`` paints."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = Writer(file)
        for z, x, y in sorted(covering(bbox, zooms), key=lambda zxy: zxy_to_tileid(*zxy)):
            writer.write_tile(zxy_to_tileid(z, x, y), tile(z, x, y))
        ends = zip(("min_lon", "min_lat", "max_lon", "max_lat"), bbox, strict=True)
        header = {f"{name}_e7": round(degrees * 1e7) for name, degrees in ends}
        writer.finalize({"tile_type": kind, "tile_compression": compression, **header}, {})
    return path


def set_tiles(home: Path, **settings: str | int) -> Path:
    """Fill in the section [tiles] of a home."""
    path = home / "pledgemap.toml"
    lines = [
        f'{name} = "{value}"' if isinstance(value, str) else f"{name} = {value}"
        for name, value in settings.items()
    ]
    before, _, after = path.read_text(encoding="utf-8").partition("[tiles]\n")
    rest = after[after.index("\n#") :]
    path.write_text(before + "[tiles]\n" + "\n".join(lines) + rest, encoding="utf-8")
    return home


def put_renderer(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put something in the place of the program that draws vector tiles, and pin it."""
    path = home / renderer.FILE
    with tarfile.open(path, "w:gz") as archive:
        for name, text in ((renderer.SCRIPT, STUB), (renderer.LICENCE_TEXT, "Words of a licence */\n")):
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    digest = hashlib.sha512(path.read_bytes()).digest()
    integrity = f"sha512-{base64.b64encode(digest).decode()}"
    monkeypatch.setattr(renderer, "INTEGRITY", integrity)
    return path


@dataclass
class TileHost:
    """A server of tiles; ``requests`` has the headers of each request by its path."""

    address: str
    requests: dict[str, dict[str, str]] = field(default_factory=dict)
    status: int = 200

    @property
    def name(self) -> str:
        return self.address.removeprefix("http://")

    @property
    def template(self) -> str:
        return self.address + "/kacheln/{z}/{y}/{x}.png"


@contextlib.contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server on a free port; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def tile_host(
    tile: Callable[[int, int, int], bytes] = lambda z, x, y: picture("#f0d8b8"),
) -> Iterator[TileHost]:
    """Run a foreign server of tiles on a port of its own. It tries to set a cookie."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.requests[self.path] = dict(self.headers)
            z, y, x = (int(part) for part in self.path.removesuffix(".png").split("/")[-3:])
            self.send_response(host.status)
            self.send_header("Content-Type", "image/png")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Set-Cookie", "besucher=1")
            self.end_headers()
            if host.status == 200:
                self.wfile.write(tile(z, x, y))

        def log_message(self, *args: object) -> None:
            pass

    with listening(Handler) as address:
        host = TileHost(address)
        yield host
