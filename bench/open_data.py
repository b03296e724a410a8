"""Requests per second for ``items`` of the API, beside pygeoapi with the same file.

Both run under the same gunicorn with the same workers, in interleaved rounds, without compression (pygeoapi
has none by default). pygeoapi lives in an environment of its own, made at the first run in the folder for
temporary files: it is never part of the project's.
"""

from __future__ import annotations

import http.client
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import servers
from bench.client import CONNECTIONS, WrongAnswer
from bench.many_pledges import copy_settings
from bench.report import Figure

PYGEOAPI = "0.21.0"
ENVIRONMENT = Path(tempfile.gettempdir()) / f"pledgemap-bench-pygeoapi-{PYGEOAPI}"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PEER_APP = "pygeoapi.flask_app:APP"
MANY = 10_000
LIMIT = 10
MIN_RATIO_REAL, MIN_RATIO_MANY = 3, 50


@dataclass(frozen=True)
class Measured:
    """One app in one round: answers per second, and how long an answer took."""

    per_second: float
    median_ms: float
    p95_ms: float


def measure(rounds: int, seconds: float) -> tuple[list[Figure], list[str]]:
    """Return the figures at the real size and at 10,000 features, and how they were measured."""
    _make_environment()
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        real, many = Path(folder, "real"), Path(folder, "many")
        for home in (real, many):
            _copy(home)
        count = _multiply(real, None)
        _multiply(many, MANY)
        for home, size, target in ((real, count, MIN_RATIO_REAL), (many, MANY, MIN_RATIO_MANY)):
            figures += _compare(home, size, target, rounds, seconds)
    return figures, [
        f"pygeoapi {PYGEOAPI}, GeoJSON provider; medians of {rounds} interleaved rounds of {seconds:g} s,",
        f"{CONNECTIONS} connections, limit={LIMIT}, offsets in turn, no compression; gunicorn: "
        + " ".join(servers.SETTINGS[:4]),
    ]


def _compare(home: Path, size: int, target: int, rounds: int, seconds: float) -> list[Figure]:
    ours: list[Measured] = []
    peer: list[Measured] = []
    for _ in range(rounds):
        with servers.running(servers.OURS, environment={"PLEDGEMAP_HOME": str(home)}) as port:
            ours.append(_ask(port, "/api/collections/pledges/items", size, seconds))
        with servers.running(PEER_APP, PYTHON, _configure(home), "/conformance?f=json") as port:
            peer.append(_ask(port, "/collections/pledges/items", size, seconds))
    ratios = [a.per_second / b.per_second for a, b in zip(ours, peer, strict=True)]
    ratio = statistics.median(ratios)
    name = f"{size} features"
    return [
        *(
            Figure(f"{name}: {who}", _rate(found), _latency(found))
            for who, found in (("ours", ours), ("pygeoapi", peer))
        ),
        Figure(f"{name}: ratio", f"{ratio:.1f}", f">= {target}", ratio >= target),
        Figure(f"{name}: ratio, lowest and highest", f"{min(ratios):.1f} to {max(ratios):.1f}"),
    ]


def _rate(rounds: list[Measured]) -> str:
    return f"{statistics.median(r.per_second for r in rounds):.1f} /s"


def _latency(rounds: list[Measured]) -> str:
    median, p95 = (
        statistics.median(values) for values in zip(*((r.median_ms, r.p95_ms) for r in rounds), strict=True)
    )
    return f"{median:.1f} ms, p95 {p95:.1f}"


def _ask(port: int, path: str, size: int, seconds: float) -> Measured:
    """Ask for one page after another on a few connections that stay open."""
    pages = itertools.count()
    end = time.perf_counter() + seconds
    took: list[float] = []
    bodies: list[bytes] = []
    failures: list[Exception] = []
    lock = threading.Lock()

    def work() -> None:
        connection = http.client.HTTPConnection(servers.HOST, port, timeout=60)
        try:
            while time.perf_counter() < end:
                offset = next(pages) * LIMIT % (size - LIMIT)
                started = time.perf_counter()
                connection.request("GET", f"{path}?f=json&limit={LIMIT}&offset={offset}")
                answer = connection.getresponse()
                body = answer.read()
                if answer.status != 200:
                    raise WrongAnswer(f"{path}: status {answer.status}")
                with lock:
                    took.append(time.perf_counter() - started)
                    bodies.append(body)
        except (OSError, http.client.HTTPException, WrongAnswer) as error:
            failures.append(error)
        finally:
            connection.close()

    _fetch_once(port, path)  # so that both have imported and compiled what they need
    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - started
    if failures:
        raise failures[0]
    for body in bodies[:: max(1, len(bodies) // 50)]:
        answer = json.loads(body)
        if (answer["numberMatched"], len(answer["features"])) != (size, LIMIT):
            raise WrongAnswer(f"{path}: {answer['numberMatched']} features instead of {size}")
    cuts = statistics.quantiles(took, n=20)
    return Measured(len(took) / elapsed, statistics.median(took) * 1e3, cuts[-1] * 1e3)


def _fetch_once(port: int, path: str) -> None:
    connection = http.client.HTTPConnection(servers.HOST, port, timeout=60)
    connection.request("GET", f"{path}?f=json&limit=1")
    connection.getresponse().read()
    connection.close()


def _copy(home: Path) -> None:
    home.mkdir()
    copy_settings(home)
    shutil.copytree(Path("data", "geojson"), home / "data" / "geojson")


def _multiply(home: Path, count: int | None) -> int:
    """Repeat the pledges under new ids until there are ``count`` features; return how many there are."""
    file = home / "data" / "geojson" / "pledges.geojson"
    collection = json.loads(file.read_text(encoding="utf-8"))
    if count is not None:
        repeated = itertools.islice(_repeated(collection["features"]), count)
        collection["features"] = list(repeated)
        file.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return len(collection["features"])


def _repeated(features: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for turn in itertools.count():
        for feature in features:
            properties = feature["properties"] | {"pledge_id": f"{feature['properties']['pledge_id']}-{turn}"}
            yield feature | {"id": f"{feature['id']}-{turn}", "properties": properties}


def _configure(home: Path) -> dict[str, str]:
    """Configure pygeoapi for the same file (JSON is YAML); return what it wants in its environment."""
    config, definition = home / "pygeoapi.json", home / "pygeoapi-openapi.json"
    environment = {"PYGEOAPI_CONFIG": str(config), "PYGEOAPI_OPENAPI": str(definition)}
    if definition.exists():
        return environment
    text = {"en": "Pledges"}
    resource = {
        "type": "collection",
        "title": text,
        "description": text,
        "keywords": {"en": ["pledges"]},
        "links": [],
        "extents": {
            "spatial": {"bbox": [-180, -90, 180, 90], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}
        },
        "providers": [
            {
                "type": "feature",
                "name": "GeoJSON",
                "data": str(home / "data" / "geojson" / "pledges.geojson"),
                "id_field": "id",
            }
        ],
    }
    address = "http://127.0.0.1"
    settings = {
        "server": {
            "bind": {"host": "127.0.0.1", "port": 5000},
            "url": address,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "languages": ["en-US"],
            "limits": {"default_items": 10, "max_items": 1000},
            "map": {"url": "none", "attribution": "none"},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {
                "title": text,
                "description": text,
                "keywords": {"en": ["pledges"]},
                "keywords_type": "theme",
                "terms_of_service": address,
                "url": address,
            },
            "license": {"name": "ODbL", "url": address},
            "provider": {"name": "bench", "url": address},
            "contact": {"name": "bench"},
        },
        "resources": {"pledges": resource},
    }
    config.write_text(json.dumps(settings), encoding="utf-8")
    command = [PYTHON.with_name("pygeoapi"), "openapi", "generate", config, "--format", "json"]
    subprocess.run(
        [*map(str, command), "--output-file", str(definition)], check=True, stdout=subprocess.DEVNULL
    )
    return environment


def _make_environment() -> None:
    if (ENVIRONMENT / "done").exists():
        return
    print(f"Installing pygeoapi {PYGEOAPI} into {ENVIRONMENT}, once …", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
    # The same server and framework as ours.
    same = (f"{name}=={version(name)}" for name in ("gunicorn", "flask", "werkzeug"))
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"pygeoapi=={PYGEOAPI}", *same], check=True)
    (ENVIRONMENT / "done").touch()
