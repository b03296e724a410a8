"""The run through every county goes on where it was broken off, and counts what failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import every_county
from bench.county_trial import Trial
from bench.every_county import figures, measure
from geo.region import npm, sources

COUNTIES = [
    {"type": "Feature", "properties": {"AGS": "09002"}},
    {
        "type": "FeatureCollection",
        "features": [{"properties": {"AGS": "09001"}}, {"properties": {"AGS": "09"}}],
    },
]


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The counties that a run has tried; 09002 fails the first time, and nothing is read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(npm, "tarballs", lambda *_: {})
    monkeypatch.setattr(sources, "streamed", lambda *_: None)
    monkeypatch.setattr(sources, "held", lambda _: None)
    monkeypatch.setattr(sources, "counties", lambda *_: iter(COUNTIES))
    found: list[str] = []

    def run(codes: list[str]) -> None:
        for code in codes:
            failures = ["a picture"] if code == "09002" and code not in found else []
            found.append(code)
            every_county._write(every_county.FOLDER, Trial(code, seconds={"all": 2.0}, failures=failures))

    monkeypatch.setattr(every_county, "_run", run)
    return found


def test_what_has_passed_is_not_tried_again_and_what_failed_is(tried: list[str]) -> None:
    trials = measure([])
    assert [trial.code for trial in trials if trial.failures] == ["09002"]
    assert tried == ["09001", "09002"]
    assert [trial.failures for trial in measure([])] == [[], []]
    assert tried == ["09001", "09002", "09002"]
    assert measure([])
    assert len(tried) == 3


def test_only_some_counties_can_be_wanted(tried: list[str]) -> None:
    assert [trial.code for trial in measure([], ["09001"])] == ["09001"]
    assert tried == ["09001"]


def test_the_summary_says_which_county_failed_and_why() -> None:
    rows, notes = figures(
        [Trial("09001", seconds={"all": 3.0}), Trial("09002", "Bergen", failures=["a picture"])]
    )
    assert not rows[0].met
    assert notes == ["09002 Bergen: a picture"]
    rows, notes = figures([Trial("09001", seconds={"all": 3.0})])
    assert rows[0].met
    assert notes == []
