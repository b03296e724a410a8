"""The list of planted bugs fits the code, so that whoever changes a line sees that a bug stood there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.planted_bugs import Bug, bugs, faults


@pytest.mark.parametrize("bug", bugs(), ids=lambda bug: bug.file)
def test_a_bug_of_the_list_can_be_planted(bug: Bug) -> None:
    assert not list(faults(bug))


def test_a_bug_whose_line_is_gone_or_stands_twice_is_named(tmp_path: Path) -> None:
    (tmp_path / "test_a.py").touch()
    (tmp_path / "a.py").write_text("LIMIT_M = 5\n", encoding="utf-8")
    assert not list(faults(Bug("a.py", "LIMIT_M = 5", "LIMIT_M = 6", ("test_a.py",)), tmp_path))
    assert list(faults(Bug("a.py", "LIMIT_M = 7", "LIMIT_M = 6", ("test_a.py",)), tmp_path)) == [
        "appears 0 times in a.py: LIMIT_M = 7"
    ]
    (tmp_path / "a.py").write_text("LIMIT_M = 5\nLIMIT_M = 5\n", encoding="utf-8")
    assert list(faults(Bug("a.py", "LIMIT_M = 5", "LIMIT_M = 5", ("test_b.py",)), tmp_path)) == [
        "appears 2 times in a.py: LIMIT_M = 5",
        "is not a change: LIMIT_M = 5",
        "there is no test_b.py",
    ]
