"""Builds and exports killed (SIGKILL) at many moments: is a whole one there afterwards, and a site served?

A killed run counts what it does to files (Python's audit events) and kills itself before the n-th of them: so
each rename is hit, before and after, which no clock would do reliably. Pictures and sheets are empty here.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from tqdm import tqdm

from bench.report import Figure
from geo.config.settings import SETTINGS_FILE, load_settings
from geo.publishing import builds
from geo.publishing.published import read_published
from geo.workspace import PREFIX
from webapp.static_site.folder import listed

REPOSITORY = Path(__file__).parents[1]
COUNTY = REPOSITORY / "tests" / "world" / "home"
RUNS = 200
# Opening counts only for writing; "ctypes.dlsym" stands for the swap of two folders, which has no event.
HOOK = """
import contextlib, os, runpy, signal, sys
at, log, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
KINDS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "shutil.copyfile", "ctypes.dlsym"}
count, names, main = 0, [], os.getpid()
def hook(event, arguments):
    global count
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+")
    if (event in KINDS or writes) and os.getpid() == main and started:
        count += 1
        names.append(event)
        if count == at:
            os.kill(main, signal.SIGKILL)
started = False
sys.addaudithook(hook)
sys.argv = command
# What these write while they are imported is not the point.
import geo.build, tests.exporting, webapp.handouts.views, webapp.static_site.export
started = True
if command[0] == "flask":
    stack = contextlib.ExitStack()
    stack.enter_context(tests.exporting.empty_pictures_and_sheets())
try:
    runpy.run_module(command[0], run_name="__main__", alter_sys=True)
finally:
    started = False
    if at == 0:
        with open(log, "w") as file:
            file.write("\\n".join(names))
"""


@dataclass
class Outcome:
    """The result of killing one command; ``faults`` say after which event what was broken."""

    runs: int = 0
    events: int = 0
    renames: int = 0
    faults: list[str] = field(default_factory=list)


def measure(runs: int = RUNS) -> list[tuple[str, Outcome]]:
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        home = Path(shutil.copytree(COUNTY, Path(name, "home")))
        target = Path(name, "www", "site")
        flask = ["flask", "--app", "webapp", "export", str(target)]
        commands: list[tuple[str, list[str], Callable[[], Iterator[str]]]] = [
            ("build", ["geo", "--home", str(home), "build"], lambda: _faults_of_home(home)),
            ("export", flask, lambda: _faults_of_export(target)),
        ]
        return [(kind, _trial(kind, command, home, runs, faults)) for kind, command, faults in commands]


def figures(outcomes: list[tuple[str, Outcome]]) -> tuple[list[Figure], list[str]]:
    """The summary, and every fault."""
    rows = []
    for kind, outcome in outcomes:
        rows.append(Figure(f"{kind}s killed", f"{outcome.runs}"))
        moments = f"{outcome.events}, {outcome.renames} renames"
        rows.append(Figure("  events to be killed before", moments))
        rows.append(Figure("  faults", f"{len(outcome.faults)}", "0", not outcome.faults))
    return rows, [fault for _, outcome in outcomes for fault in outcome.faults[:20]]


def _trial(
    kind: str, command: list[str], home: Path, runs: int, faults: Callable[[], Iterator[str]]
) -> Outcome:
    log = home.parent / "events"
    for _ in range(2):  # the first one makes what later ones replace
        if kind == "build":
            _edit(home)
        _run(command, home, 0, log)
    events = log.read_text(encoding="utf-8").split("\n")
    moments = _moments(events, runs)
    outcome = Outcome(events=len(events), renames=sum(e in ("os.rename", "ctypes.dlsym") for e in events))
    for at in tqdm(moments, desc=f"{kind} killed", disable=None):
        if kind == "build":
            _edit(home)
        status = _run(command, home, at, log)
        outcome.runs += 1
        where = f"{kind}, event {at} of {len(events)}"
        if status != -signal.SIGKILL:
            outcome.faults.append(f"{where}: not killed, exit code {status}")
        outcome.faults += [f"{where}: {fault}" for fault in faults()]
        outcome.faults += [f"{where}: process left behind: {name}" for name in _orphans(home.parent)]
    if _run(command, home, 0, log):
        outcome.faults.append(f"{kind}: the run after all the killed ones fails")
    outcome.faults += [f"{kind}, at the end: {fault}" for fault in faults()]
    left = [path for path in home.parent.rglob(f"{PREFIX}*") if path.is_dir()]
    outcome.faults += [f"{kind}, left behind: {path}" for path in left]
    return outcome


def _moments(events: list[str], runs: int) -> list[int]:
    """Before and after each rename, at most half of the runs; the others spread evenly."""
    renames = [n for n, event in enumerate(events, start=1) if event in ("os.rename", "ctypes.dlsym")]
    near = sorted({n for at in renames for n in (at, at + 1) if n <= len(events)})
    near = near[:: max(1, -(-2 * len(near) // runs))]
    rest = runs - len(near)
    return near + [1 + index * len(events) // rest for index in range(rest)]


def _edit(home: Path) -> None:
    """Another title of the map, so that each build is another one than the last."""
    settings = home / SETTINGS_FILE
    text = settings.read_text(encoding="utf-8")
    old, new = ("Was im", "Was dem") if "Was im" in text else ("Was dem", "Was im")
    assert old in text
    settings.write_text(text.replace(old, new, 1), encoding="utf-8")


def _run(command: list[str], home: Path, at: int, log: Path) -> int:
    environment = os.environ | {"PLEDGEMAP_HOME": str(home), "PYTHONPATH": str(REPOSITORY)}
    hooked = [sys.executable, "-c", HOOK, str(at), str(log), *command]
    return subprocess.run(hooked, cwd=REPOSITORY, env=environment, capture_output=True).returncode


def _faults_of_home(home: Path) -> Iterator[str]:
    """Find what a site could not start from: its build, or the committed file."""
    folder = builds.folders(home)[0]
    if folder == home:
        yield "no kept build"
    for place in (folder, home):
        try:
            load_settings(place / SETTINGS_FILE, with_files=False)
            read_published(place)
        except Exception as error:
            yield f"{place.name}: {type(error).__name__} {error}"


def _faults_of_export(target: Path) -> Iterator[str]:
    """An export is there and holds exactly what it lists."""
    names = listed(target)
    if not names:
        yield "no export in its place"
        return
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    if names != found:
        yield f"{len(names ^ found)} files too many or too few"


def _orphans(folder: Path) -> list[str]:
    """List processes that a killed run has left; they get a moment to notice that it has ended."""
    running = psutil.process_iter(["environ"])
    left = [p for p in running if str(folder) in (p.info["environ"] or {}).get("PLEDGEMAP_HOME", "")]
    _, alive = psutil.wait_procs(left, timeout=5)
    return [" ".join(process.cmdline()[:3]) for process in alive]
