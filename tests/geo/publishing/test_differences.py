"""A build says what it adds, changes and removes."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.__main__ import main
from geo.build import build
from geo.publishing.differences import MAX_LINES
from tests.conftest import MakeHome, write_pledges

RADWEG = {"id": "radweg", "title": "Ein Radweg", "places": "Jülich; Linnich"}
FREIBAD = {"id": "freibad", "title": "Ein Freibad"}
STARTED = {"status": "started", "status_date": "2026-11-20", "status_url": "https://example.org/a"}
POINT = "Haus @ 50.92200, 6.35800"


@pytest.fixture
def home(make_home: MakeHome) -> Path:
    return make_home(RADWEG, FREIBAD)


def changes(home: Path, *rows: dict[str, str]) -> list[str]:
    write_pledges(home / "pledges.csv", list(rows))
    return build(home, write=False).comparison.told().splitlines()


def test_the_same_table_changes_nothing(home: Path) -> None:
    assert changes(home, RADWEG, FREIBAD) == ["Compared with the last build nothing changes."]


def test_what_comes_and_goes_is_named_with_its_title(home: Path) -> None:
    assert changes(home, RADWEG, {"id": "neu", "title": "Etwas Neues"}) == [
        "Compared with the last build: 1 added, 0 changed, 1 removed.",
        "  + neu: Etwas Neues",
        "  − freibad: Ein Freibad",
    ]


def test_a_change_of_status_comes_first_and_says_from_what_to_what(home: Path) -> None:
    _, first, second = changes(home, RADWEG | {"summary": "Anders."}, FREIBAD | STARTED)
    assert first == "  ~ freibad: Ein Freibad: pledged → started"
    assert second == "  ~ radweg: Ein Radweg: changed: summary"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "Ein anderer"}, "changed: title"),
        ({"topic": "kultur", "quote": "So."}, "changed: topic, quote"),
        ({"stance": "rejects"}, "changed: stance"),
        ({"places": "Jülich; Titz"}, "new place: Titz; no longer at: Linnich"),
        ({"places": ""}, "no longer at: Jülich, Linnich"),
        ({"title_en": "x"}, "changed: title_en"),
    ],
)
def test_what_has_changed_is_named(home: Path, change: dict[str, str], words: str) -> None:
    _, line = changes(home, RADWEG | change, FREIBAD)
    assert line.endswith(words)


def test_a_place_that_moved_is_named_with_how_far(make_home: MakeHome) -> None:
    home = make_home({"id": "haus", "places": POINT})
    assert (
        changes(home, {"id": "haus", "places": POINT})[0] == "Compared with the last build nothing changes."
    )
    path = home / "data" / "geojson" / "pledges.geojson"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("50.922", "50.923"), encoding="utf-8")
    _, line = changes(home, {"id": "haus", "places": POINT})
    assert line.endswith("Haus moved by 111 m")


def test_a_pledge_that_is_withdrawn_and_comes_back_changes_its_status(home: Path) -> None:
    withdrawn = {"status": "withdrawn", "status_date": "2026-11-20", "status_text": "Ein Irrtum."}
    _, line = changes(home, RADWEG | withdrawn, FREIBAD)
    assert line == "  ~ radweg: Ein Radweg: pledged → withdrawn"
    build(home)
    _, line = changes(home, RADWEG, FREIBAD)
    assert line == "  ~ radweg: Ein Radweg: withdrawn → pledged"


def test_long_lists_are_cut_after_a_build_and_counted(home: Path) -> None:
    lines = changes(home, RADWEG, FREIBAD, *({"id": f"neu-{n}"} for n in range(MAX_LINES + 5)))
    assert len(lines) == MAX_LINES + 2
    assert lines[-1].startswith("  … and 5 more")
    assert not any(
        "more" in line
        for line in changes(home, RADWEG, FREIBAD, *({"id": f"n-{n}"} for n in range(MAX_LINES)))
    )


def test_the_first_build_and_one_after_a_broken_one_say_so(home: Path) -> None:
    path = home / "data" / "geojson" / "pledges.geojson"
    path.unlink()
    assert build(home, write=False).comparison.told() == "There is no build to compare with yet."
    for broken in ("", "[]", '{"features": [1]}', '{"features": [{"properties": {}}]}', "\xff"):
        path.write_text(broken, encoding="latin-1")
        assert build(home, write=False).comparison.told().startswith("The last build can't be read")


def test_the_command_shows_all_and_writes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home / "data" / "geojson" / "pledges.geojson"
    before = path.read_bytes()
    write_pledges(
        home / "pledges.csv", [RADWEG, FREIBAD, *({"id": f"neu-{n}"} for n in range(MAX_LINES + 5))]
    )
    assert main(["diff", "--home", str(home)]) == 0
    out = capsys.readouterr().out
    assert out.count("\n  + neu-") == MAX_LINES + 5
    assert path.read_bytes() == before
    assert main(["diff", "--home", str(home), "--exit-code"]) == 2
    assert main(["build", "--home", str(home)]) == 0
    assert main(["diff", "--home", str(home), "--exit-code"]) == 0


def test_the_command_names_what_is_wrong_with_the_table(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pledges(home / "pledges.csv", [RADWEG | {"topic": "nichts"}])
    assert main(["diff", "--home", str(home)]) == 1
    assert "nichts" in capsys.readouterr().err


def test_in_german(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    lines = changes(home, RADWEG | STARTED, {"id": "neu"})
    assert lines[0] == "Gegenüber dem letzten Stand: 1 neu, 1 geändert, 1 entfernt."
    assert "  ~ radweg: Ein Radweg: zugesagt → begonnen" in lines
