"""What one build costs: time and memory of ``python -m geo build`` on the real file."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.report import Figure

MAX_TIME_S = 5
MAX_MEMORY_MB = 400


@dataclass(frozen=True)
class Cost:
    time_s: float
    memory_mb: float


def measure(runs: int = 3) -> list[Figure]:
    """Build a copy of the project's data several times, each in a process of its own."""
    with _copy_of_data() as home:
        costs = [build(home) for _ in range(runs)]
    time_s = statistics.median(cost.time_s for cost in costs)
    memory_mb = statistics.median(cost.memory_mb for cost in costs)
    return [
        Figure("wall time", f"{time_s:.2f} s", f"< {MAX_TIME_S} s", time_s < MAX_TIME_S),
        Figure("peak memory", f"{memory_mb:.0f} MB", f"< {MAX_MEMORY_MB} MB", memory_mb < MAX_MEMORY_MB),
    ]


@contextmanager
def _copy_of_data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for name in ("pledgemap.toml", "pledges.csv"):
            shutil.copy(name, home / name)
        shutil.copytree(Path("data", "geojson"), home / "data" / "geojson")
        yield home


def build(home: Path) -> Cost:
    command = [sys.executable, "-m", "geo", "--home", str(home), "build"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    # RUSAGE_CHILDREN would give the largest of all children so far; wait4 gives this one alone.
    _, status, usage = os.wait4(process.pid, 0)
    time_s = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("python -m geo build failed; its messages are above.")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes on Linux
    return Cost(time_s, usage.ru_maxrss * unit / 1e6)
