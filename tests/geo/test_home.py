"""Which map a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.__main__ import main
from tests.conftest import MakeHome


def test_the_environment_names_the_map_as_it_does_for_the_site(
    make_home: MakeHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home({"id": "erste", "places": "Jülich"})
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert main(["check"]) == 1
    monkeypatch.setenv("PLEDGEMAP_HOME", str(home))
    assert main(["check"]) == 0
    assert main(["check", "--home", str(tmp_path / "elsewhere")]) == 1
    assert main(["--home", str(tmp_path / "elsewhere"), "check"]) == 1
    monkeypatch.setenv("PLEDGEMAP_HOME", "")
    assert main(["check"]) == 1
