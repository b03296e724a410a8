"""The map of every county of Germany: made from the sources, all its pages requested, one after another.

Boundaries and stops are read once, then two processes share them. The result of each county is kept in
``build/every-county``, so that a run that was broken off, or had failures, goes on with what is left.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from bench.county_trial import Trial, try_county
from bench.report import Figure
from geo.region import npm
from geo.region import sources as region_sources
from geo.region.localities import german_cities

FOLDER = Path("build") / "every-county"
FETCHED = Path("build") / "npm"
PROCESSES = 2
# A process ends after so many counties: what the app and its libraries keep of each would add up.
COUNTIES_PER_PROCESS = 25


@dataclass(frozen=True)
class _Shared:
    """What each process starts with."""

    sources: region_sources.Sources
    folder: Path


_shared: _Shared | None = None


def measure(given: Iterable[Path], chosen: Iterable[str] = (), folder: Path = FOLDER) -> list[Trial]:
    """Try every county that has not passed yet, and return what is known of all that were chosen.

    Parameters
    ----------
    given : .tgz files of the packages; what is missing is fetched into build/npm
    chosen : AGS of some counties, or prefixes joined by spaces; none: every county of the boundaries' date
    folder : of what is kept; a county that failed leaves its home there, to be looked at
    """
    global _shared  # inherited by the processes that are forked from here
    FETCHED.mkdir(parents=True, exist_ok=True)
    found = npm.tarballs(npm.PINNED, [*given, *_fetched(given)], FETCHED)
    counties = list(region_sources.counties(found))
    codes = list(chosen) or sorted(_codes(counties))
    folder.mkdir(parents=True, exist_ok=True)
    left = [code for code in codes if not _passed(folder, code)]
    if left:
        german_cities()
        _shared = _Shared(region_sources.held(region_sources.streamed(found)), folder)
        _run(left)
    return [_kept(folder, code) or Trial(code, failures=["was not tried"]) for code in codes]


def _fetched(given: Iterable[Path]) -> list[Path]:
    """Return the files of earlier runs that were not given now, by content."""
    known = {npm.integrity(path) for path in given if path.is_file()}
    pinned = {package.integrity for package in npm.PINNED} - known
    return [path for path in sorted(FETCHED.glob("*.tgz")) if npm.integrity(path) in pinned]


def _codes(counties: Iterable[Any]) -> set[str]:
    """The AGS of the counties: a county with a water is listed twice, and states have waters too."""
    items = (i for e in counties for i in (e["features"] if e["type"] == "FeatureCollection" else [e]))
    return {item["properties"]["AGS"] for item in items if len(item["properties"]["AGS"]) == 5}


def _run(codes: list[str]) -> None:
    gc.collect()
    gc.freeze()  # what is shared stays shared: the collector of a child would copy it page by page
    forking = multiprocessing.get_context("fork")
    pool = forking.Pool(PROCESSES, maxtasksperchild=COUNTIES_PER_PROCESS)
    with pool, tqdm(total=len(codes), mininterval=5) as bar:
        for trial in pool.imap_unordered(_try, codes):
            bar.update()
            for failure in trial.failures:
                bar.write(f"{trial.code} {trial.name}: {failure}")


def _try(code: str) -> Trial:
    assert _shared is not None
    started_at = time.perf_counter()
    home = Path(tempfile.mkdtemp(prefix="county-"))
    _quiet()
    trial = try_county(code, _shared.sources, home)
    trial.seconds["all"] = round(time.perf_counter() - started_at, 2)
    kept = _home_of(_shared.folder, code)
    shutil.rmtree(kept, ignore_errors=True)
    if trial.failures:
        shutil.move(home, kept)
    else:
        shutil.rmtree(home)
    _write(_shared.folder, trial)
    return trial


def _quiet() -> None:
    """A new map has no base_url and no imprint; 402 such messages would hide what matters."""
    import logging

    logging.disable(logging.ERROR)


def _write(folder: Path, trial: Trial) -> None:
    """Whole or not at all: a run may be broken off at any time."""
    path = _state_of(folder, trial.code)
    partial = path.with_suffix(f".{os.getpid()}")
    partial.write_text(json.dumps(asdict(trial), ensure_ascii=False), encoding="utf-8")
    partial.replace(path)


def _state_of(folder: Path, code: str) -> Path:
    return folder / f"{code.replace(' ', '+')}.json"


def _home_of(folder: Path, code: str) -> Path:
    return folder / f"{code.replace(' ', '+')}-failed"


def _kept(folder: Path, code: str) -> Trial | None:
    path = _state_of(folder, code)
    return Trial(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def _passed(folder: Path, code: str) -> bool:
    trial = _kept(folder, code)
    return trial is not None and not trial.failures


def figures(trials: list[Trial]) -> tuple[list[Figure], list[str]]:
    """The summary: how many passed, and how long each step takes."""
    failed = [trial for trial in trials if trial.failures]
    passed = len(trials) - len(failed)
    times = [trial.seconds.get("all", 0.0) for trial in trials]
    rows = [
        Figure("counties that passed", f"{passed}", f"{len(trials)}", passed == len(trials)),
        Figure("municipalities in them", f"{sum(trial.municipalities for trial in trials)}"),
        Figure("one county, median / longest", f"{statistics.median(times):.1f} / {max(times):.1f} s"),
        Figure("all of them, added up", f"{sum(times) / 60:.0f} min"),
    ]
    steps = list(dict.fromkeys(step for trial in trials for step in trial.seconds if step != "all"))
    for step in steps:
        values = [trial.seconds.get(step, 0.0) for trial in trials]
        rows.append(
            Figure(f"  {step}, median / longest", f"{statistics.median(values):.2f} / {max(values):.1f} s")
        )
    notes = [f"{trial.code} {trial.name}: {failure}" for trial in failed for failure in trial.failures[:5]]
    return rows, notes
