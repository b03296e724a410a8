"""Run a command of ours and measure its memory: that of its largest process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
MEGABYTE = 1_000_000
# A process counts what it was forked from, so a small one is put between it and the tests.
_BETWEEN = """
import json, os, subprocess, sys
process = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=open(sys.argv[1], "wb"))
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_maxrss * 1024]))
"""


@dataclass(frozen=True)
class Measured:
    """Exit code, what the command wrote to stderr, and the peak of memory in MB."""

    code: int
    errors: str
    peak_mb: float


def geo(folder: Path, *arguments: object, **environment: str) -> Measured:
    """Run ``python -m geo`` with these arguments; ``folder`` takes its messages."""
    log = folder / "errors.txt"
    command = [sys.executable, "-m", "geo", *map(str, arguments)]
    found = subprocess.run(
        [sys.executable, "-S", "-c", _BETWEEN, str(log), *command],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    code, peak = json.loads(found.stdout)
    return Measured(code, log.read_text(encoding="utf-8"), peak / MEGABYTE)
