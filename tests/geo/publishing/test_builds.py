"""What `geo build` keeps for the site: whole, checked, and the last good one beside it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.config.settings import load_settings
from geo.errors import ProblemsFound
from geo.publishing import builds
from geo.publishing.published import BUILD_FILES, BuildUnusable, read_published
from geo.vocabulary import OSM_FILES
from tests.conftest import copy_world, write_pledges

Command = Callable[..., int]


@pytest.fixture(scope="module")
def unbuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small home without a kept build."""
    return copy_world(tmp_path_factory.mktemp("unbuilt") / "home", [{"id": "erste"}])


@pytest.fixture
def home(unbuilt: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(unbuilt, tmp_path / "home"))


@pytest.fixture
def geo(home: Path) -> Command:
    return lambda *arguments: main(["--home", str(home), *arguments])


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def set_title(home: Path, title: str) -> None:
    settings = home / "pledgemap.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    changed = [f'title = "{title}"' if line.startswith("title = ") else line for line in lines]
    settings.write_text("\n".join([*changed, ""]), encoding="utf-8")


def title_of(folder: Path) -> str:
    return load_settings(folder / "pledgemap.toml").title


def kept(home: Path) -> list[str]:
    """The folders of data/build that hold a build."""
    return sorted(path.name for path in (home / builds.FOLDER).iterdir() if path.is_dir())


def pledges_of(folder: Path) -> list[str]:
    return [pledge.id for pledge in read_published(folder).pledges]


def test_a_home_without_a_kept_build_has_only_itself(home: Path) -> None:
    assert builds.folders(home) == [home]


def test_a_build_is_kept_whole_and_without_links(home: Path, geo: Command) -> None:
    assert geo("build") == 0
    build, last = builds.folders(home)
    assert last == home
    assert build.parent == home / "data" / "build"
    for part in (
        Path("pledgemap.toml"),
        *(Path("data", "geojson", name) for name in BUILD_FILES if name not in OSM_FILES),
    ):
        assert (build / part).read_bytes() == (home / part).read_bytes()
        assert not (build / part).is_symlink()
        assert (build / part).stat().st_ino != (home / part).stat().st_ino
    # A web server may run as another user than the one who builds.
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in (build, *build.rglob("*")))


def test_without_an_extract_a_build_has_the_version_that_it_always_had(
    home: Path, geo: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    geo("build")
    version = builds.folders(home)[0].name
    parts = tuple(part for part in builds._PARTS if part.name not in OSM_FILES)
    assert len(parts) == len(builds._PARTS) - len(OSM_FILES)
    monkeypatch.setattr(builds, "_PARTS", parts)  # as before there were extracts
    assert builds._version(home) == version


def test_what_is_kept_is_nothing_for_git(home: Path, geo: Command) -> None:
    geo("build")
    subprocess.run(["git", "init", "--quiet", str(home)], check=True)
    listed = ["git", "-C", str(home), "status", "--porcelain", "--untracked-files=all", "data/build"]
    assert subprocess.run(listed, capture_output=True, text=True, check=True).stdout == ""


def test_the_build_before_stays_beside_it_and_older_ones_go(home: Path, geo: Command) -> None:
    for number in range(4):
        write_pledges(home / "pledges.csv", [{"id": f"zusage-{number}", "places": ""}])
        assert geo("build") == 0
    newest, before, _ = builds.folders(home)
    assert pledges_of(newest) == ["zusage-3"]
    assert pledges_of(before) == ["zusage-2"]
    assert kept(home) == sorted([newest.name, before.name])


def test_building_the_same_again_changes_nothing(home: Path, geo: Command) -> None:
    geo("build")
    set_title(home, "Zweite")
    geo("build")
    found, stamp = builds.folders(home), builds.newest(home)
    geo("build")
    assert (builds.folders(home), builds.newest(home)) == (found, stamp)


def test_going_back_to_what_was_before_keeps_both(home: Path, geo: Command) -> None:
    geo("build")
    first = builds.folders(home)[0]
    settings = (home / "pledgemap.toml").read_bytes()
    set_title(home, "Zweite")
    geo("build")
    second = builds.folders(home)[0]
    (home / "pledgemap.toml").write_bytes(settings)
    geo("build")
    assert builds.folders(home) == [first, second, home]


def test_a_table_with_a_fault_keeps_what_was_built(home: Path, geo: Command) -> None:
    geo("build")
    found = builds.folders(home)
    write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Atlantis"}])
    assert geo("build") == 1
    assert builds.folders(home) == found
    assert pledges_of(found[0]) == ["erste"]


def test_a_check_and_a_comparison_keep_nothing(home: Path, geo: Command) -> None:
    assert geo("check") == geo("diff") == 0
    assert builds.folders(home) == [home]


def test_a_file_that_changes_while_it_is_kept_is_not_picked_up(home: Path, geo: Command) -> None:
    geo("build")
    found = builds.folders(home)
    change(home / "data" / "geojson" / "landmarks.geojson", "{", "{ ")
    with pytest.raises(BuildUnusable, match=r"landmarks\.geojson"):
        builds.keep(home)
    assert builds.folders(home) == found
    assert kept(home) == [found[0].name]


def test_a_kept_build_that_somebody_has_damaged_is_made_again(home: Path, geo: Command) -> None:
    geo("build")
    build, stamp = builds.newest(home)
    (build / "pledgemap.toml").write_text("", encoding="utf-8")
    (build / "data" / "geojson" / "stops.geojson").unlink()
    geo("build")
    assert builds.edited(home, build) == []
    assert builds.newest(home)[1] != stamp


@pytest.mark.parametrize("content", ["", "\n", "fehlt\n", "../..\n", "/etc\n", "\xff\xfe", "a\0b\n"])
def test_where_the_list_of_builds_is_useless_the_home_is_used(home: Path, geo: Command, content: str) -> None:
    geo("build")
    (home / builds.FOLDER / builds.CURRENT).write_bytes(content.encode("latin-1"))
    assert builds.folders(home) == [home]
    assert geo("build") == 0
    assert len(builds.folders(home)) == 2


def test_what_was_edited_since_is_named(home: Path, geo: Command) -> None:
    geo("build")
    build = builds.folders(home)[0]
    assert builds.edited(home, build) == []
    set_title(home, "Neu")
    (home / "data" / "geojson" / "landmarks.geojson").unlink(missing_ok=True)
    (home / "data" / "geojson" / "stops.geojson").write_text("{")
    assert builds.edited(home, build) == ["pledgemap.toml", "landmarks.geojson", "stops.geojson"]


def codes(home: Path) -> list[tuple[str, str]]:
    """What is wrong with the settings alone: code and value."""
    with pytest.raises(ProblemsFound) as caught:
        builds.keep_settings(home)
    return [(problem.code, problem.value) for problem in caught.value.problems]


class TestSettings:
    """`geo build --settings`: the imprint can't wait for the table."""

    @pytest.fixture(autouse=True)
    def _built(self, home: Path, geo: Command) -> None:
        geo("build")
        write_pledges(home / "pledges.csv", [{"id": "zweite", "places": "Atlantis"}])

    def test_they_are_picked_up_although_the_table_is_broken(self, home, geo, capsys) -> None:
        set_title(home, "Neu")
        assert geo("build") == 1
        assert "geo build --settings" in capsys.readouterr().out
        assert geo("build", "--settings") == 0
        assert "those of the last build" in capsys.readouterr().out
        build, before, _ = builds.folders(home)
        assert (title_of(build), pledges_of(build)) == ("Neu", ["erste"])
        assert title_of(before) != "Neu"

    def test_they_are_picked_up_although_a_layer_was_edited(self, home, geo) -> None:
        stops = home / "data" / "geojson" / "stops.geojson"
        whole = stops.read_bytes()
        stops.write_text("{")
        set_title(home, "Neu")
        assert geo("build", "--settings") == 0
        build = builds.folders(home)[0]
        assert (build / "data" / "geojson" / "stops.geojson").read_bytes() == whole

    def test_where_nothing_was_kept_the_data_of_the_home_are_taken(self, home, geo) -> None:
        shutil.rmtree(home / builds.FOLDER)
        set_title(home, "Neu")
        assert geo("build", "--settings") == 0
        assert (title_of(builds.folders(home)[0]), pledges_of(builds.folders(home)[0])) == ("Neu", ["erste"])

    def test_a_fault_in_them_is_named_and_nothing_changes(self, home, geo, capsys) -> None:
        found = builds.folders(home)
        set_title(home, "")
        assert geo("build", "--settings") == 1
        assert "title" in capsys.readouterr().err
        assert builds.folders(home) == found

    def test_unchanged_ones_are_not_mentioned(self, geo, capsys) -> None:
        assert geo("build") == 1
        assert "--settings" not in capsys.readouterr().out

    def test_another_region_needs_a_build_of_the_pledges(self, home) -> None:
        change(home / "pledgemap.toml", '"01099"', '"05334"')
        assert codes(home) == [("settings_need_build", "05334")]

    def test_a_topic_that_pledges_have_can_not_go(self, home) -> None:
        topic = read_published(builds.folders(home)[0]).pledges[0].topic
        change(home / "pledgemap.toml", f"[topics.{topic}]", "[topics.neu]")
        assert ("settings_need_topic", topic) in codes(home)

    def test_a_redirect_must_lead_somewhere(self, home) -> None:
        settings = home / "pledgemap.toml"
        change(settings, "[redirects.pledges]", '[redirects.pledges]\nalte = "keine"')
        with pytest.raises(ProblemsFound, match="keine"):
            builds.keep_settings(home)
        change(settings, '"keine"', '"erste"')
        builds.keep_settings(home)

    def test_nothing_is_looked_up_for_them(self, geo, capsys) -> None:
        assert geo("build", "--settings", "--online") == 1
        assert "leave out --online" in capsys.readouterr().err


def test_two_builds_at_once_keep_one_of_them_whole(home: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-m", "geo", "--home", str(home), "build"]) for _ in range(2)
    ]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    assert pledges_of(builds.folders(home)[0]) == ["erste"]
    assert kept(home) == [builds.folders(home)[0].name]
