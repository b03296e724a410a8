"""How many planted bugs the tests find: `python -m bench.planted_bugs`. Not in CI: it takes half an hour.

Each bug of planted_bugs.toml is one line of one file. It is planted in a copy of the tree, and the tests that
its entry names are run there until one fails; that one must pass without the bug. Nothing is changed in the
tree itself.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_suffix(".toml")
MAX_RUN_S = 900
_FAILED, _NOTHING_RUN = 1, 5  # exit codes of pytest


@dataclass(frozen=True)
class Bug:
    """``old`` appears exactly once in ``file`` (below the root); ``tests`` are paths that pytest takes."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.old}  ->  {self.new or '(nothing)'}"


def bugs(path: Path = LIST) -> list[Bug]:
    """The planted bugs, in the order of their list."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["bug"]
    return [Bug(one["file"], one["old"], one["new"], tuple(one["tests"])) for one in listed]


def faults(bug: Bug, root: Path = ROOT) -> Iterator[str]:
    """List what keeps a bug from being planted: the code has moved on since the list was written."""
    count = (root / bug.file).read_text(encoding="utf-8").count(bug.old) if (root / bug.file).is_file() else 0
    if count != 1:
        yield f"appears {count} times in {bug.file}: {bug.old}"
    if bug.old == bug.new:
        yield f"is not a change: {bug.old}"
    yield from (f"there is no {path}" for path in bug.tests if not (root / path).exists())


@contextmanager
def planted(bug: Bug, root: Path) -> Iterator[None]:
    """The tree below a root with the bug in it; afterwards as it was."""
    path = root / bug.file
    right = path.read_bytes()
    path.write_bytes(right.replace(bug.old.encode(), bug.new.encode()))
    try:
        yield
    finally:
        path.write_bytes(right)


def run(tests: tuple[str, ...], root: Path) -> tuple[int, str]:
    """Run tests below a root until one fails: exit code of pytest, and the test that failed."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--no-header", *tests]
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, timeout=MAX_RUN_S
        )
    except subprocess.TimeoutExpired:
        return _FAILED, ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return done.returncode, failed[0].split(" ", 1)[1].split(" - ")[0] if failed else ""


def copy_tree(root: Path) -> None:
    """A copy of all files that belong to the project, as they are now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.planted_bugs", description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, help="only these of the list, counted from 1")
    numbers = parser.parse_args().numbers
    chosen = {n: bug for n, bug in enumerate(bugs(), start=1) if not numbers or n in numbers}
    stale = [f"{n} {fault}" for n, bug in chosen.items() for fault in faults(bug)]
    if stale:
        print("\n".join(stale))
        return 2
    with tempfile.TemporaryDirectory(prefix="pledgemap-bugs-") as folder:
        copy_tree(root := Path(folder))
        survived = [n for n, bug in chosen.items() if not _is_found(n, bug, root)]
    print(f"{len(chosen) - len(survived)} of {len(chosen)} found; not: {survived or 'none'}")
    return bool(survived)


def _is_found(number: int, bug: Bug, root: Path) -> bool:
    start = time.monotonic()
    with planted(bug, root):
        code, test = run(bug.tests, root)
    # A test that fails anyway has found nothing; one that the bug keeps from being read has.
    fails_anyway = bool(test) and run((test,), root)[0] == _FAILED
    found = code not in (0, _NOTHING_RUN) and not fails_anyway
    detail = f"{test} fails without the bug, too" if fails_anyway else test
    seconds = time.monotonic() - start
    print(f"{number:2} {'found' if found else 'SURVIVED'} {seconds:4.0f} s  {bug}\n     {detail}", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
