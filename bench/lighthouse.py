"""What Lighthouse says of our pages on a phone, beside the naive Folium page.

Lighthouse is not a dependency of the site: npm fetches it into ``build/`` on request. Three of its four
marks are the same on every machine, and ``tests/system/test_lighthouse.py`` holds us to them. Performance is
computed from times, so it is worth something only on a machine that does nothing else; ``benchmark index`` is
Lighthouse's own measure of how fast the machine was.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import servers
from bench.report import Figure
from geo.config.settings import SETTINGS_FILE
from geo.region.npm import Package, tarballs
from tests.browser.chromium import ARGUMENTS, MISSING, find_chromium

# 13 needs a newer Node than Debian 12 has.
PACKAGE = Package(
    name="lighthouse",
    version="12.8.2",
    member="package/cli/index.js",
    integrity="sha512-+5SKYzVaTFj22MgoYDPNrP9tlD2/Ay7j3SxPSFD9FpPyVxGr4UtOQGKyrdZ7wCmcnBaFk0mCkPfARU3CsE0nvA==",
)
REPOSITORY = Path(__file__).parent.parent
FOLDER = REPOSITORY / "build" / "lighthouse"
PAGES = ("/", "/gemeinde/juelich", "/zusage/hambacher-wald-stiftung")
MIN_SCORES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 95}
ATTEMPTS = 3
Marks = dict[str, float]


def measure(runs: int) -> tuple[list[Figure], list[str]]:
    """Ask about each page ``runs`` times; return the median marks, and how fast the machine was meanwhile."""
    with site() as address:
        ours = {path: _median([audit(address + path) for _ in range(runs)]) for path in PAGES}
    with servers.running(servers.NAIVE) as port:
        naive = _median([audit(f"http://{servers.HOST}:{port}/") for _ in range(runs)])
    figures = [
        Figure(f"{path}: {name}", f"{marks[name]:.0f}", f">= {least}", marks[name] >= least)
        for path, marks in ours.items()
        for name, least in MIN_SCORES.items()
    ]
    figures += [Figure(f"naive: {name}", f"{naive[name]:.0f}") for name in MIN_SCORES]
    slowest = min(marks["benchmark index"] for marks in (*ours.values(), naive))
    notes = [
        f"Benchmark index of the machine during the slowest page: {slowest:.0f}.",
        "The naive page's files of other hosts never come here, so its own marks are for what is left of it.",
    ]
    return figures, notes


def audit(address: str, categories: Sequence[str] = tuple(MIN_SCORES)) -> dict[str, Any]:
    """Run Lighthouse with its mobile settings on one address; return its whole report."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    # Nothing leaves this machine, wherever this is run.
    flags = [*ARGUMENTS, "--headless=new", f"--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE {servers.HOST}'"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [*_lighthouse(), address, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--only-categories={','.join(categories)}", f"--chrome-flags={' '.join(flags)}"]
        environment = {**os.environ, "CHROME_PATH": chromium}
        # On a busy machine Lighthouse now and then misses the start of its own trace (NO_NAVSTART).
        for _ in range(ATTEMPTS):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
            if done.returncode == 0:
                found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
                return found
        raise SystemExit(f"lighthouse {address} failed: {done.stderr.strip()[-800:]}")


def marks(report: dict[str, Any]) -> Marks:
    """The marks of a report, 0 to 100, and the speed of the machine."""
    found = {name: 100 * category["score"] for name, category in report["categories"].items()}
    return found | {"benchmark index": report["environment"]["benchmarkIndex"]}


def faults(report: dict[str, Any]) -> list[str]:
    """Return what cost a mark, one line each."""
    weighed = {ref["id"] for c in report["categories"].values() for ref in c["auditRefs"] if ref["weight"]}
    lost = (audit for name, audit in report["audits"].items() if name in weighed)
    return [
        f"{audit['id']}: {audit['title']} {json.dumps(audit.get('details', {}).get('items', []))[:400]}"
        for audit in lost
        if audit["score"] is not None and audit["score"] < 1
    ]


@contextmanager
def site(base_url: str = "") -> Iterator[str]:
    """Serve a copy of our site that knows its own address, or believes in another one; yield the true one."""
    port = servers.free_port()
    address = f"http://{servers.HOST}:{port}"
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shutil.copytree(REPOSITORY / "data" / "geojson", home / "data" / "geojson")
        shutil.copy(REPOSITORY / "pledges.csv", home)
        settings = (REPOSITORY / SETTINGS_FILE).read_text(encoding="utf-8")
        lines = [line for line in settings.splitlines() if not line.startswith("base_url")]
        text = "\n".join([f'base_url = "{base_url or address}"', *lines])
        (home / SETTINGS_FILE).write_text(text, encoding="utf-8")
        with servers.running(servers.OURS, environment={"PLEDGEMAP_HOME": str(home)}, port=port):
            yield address


def _median(reports: Sequence[dict[str, Any]]) -> Marks:
    all_marks = [marks(report) for report in reports]
    return {name: statistics.median(one[name] for one in all_marks) for name in all_marks[0]}


def _lighthouse() -> list[str]:
    """The command; the first time it is fetched, checked and installed."""
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        FOLDER.mkdir(parents=True, exist_ok=True)
        [tarball] = tarballs([PACKAGE], [], FOLDER).values()
        npm = shutil.which("npm") or "npm"
        command = [npm, "install", "--prefix", str(FOLDER), "--no-save", "--no-audit", "--no-fund"]
        command += ["--ignore-scripts", "--silent", str(tarball)]
        subprocess.run(command, check=True)
    return [shutil.which("node") or "node", str(program)]
