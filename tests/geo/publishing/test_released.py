"""A list has every address ever released, and a build says which of them lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.build import build
from geo.config.settings import load_settings
from geo.errors import ProblemsFound
from geo.publishing.released import RELEASED_FILE, Released, ids_of_pledges, read_released, text_of, with_new
from tests.conftest import REPOSITORY, MakeHome, write_pledges

AS_OF = load_settings(REPOSITORY / "pledgemap.toml").as_of.isoformat()
NEVER = "If it was never public, delete its line"


@pytest.fixture
def home(make_home: MakeHome) -> Path:
    return make_home({"id": "radweg", "title": "Ein Radweg", "places": "Jülich"}, {"id": "freibad"})


def rewrite(home: Path, *rows: dict[str, str]) -> list[str]:
    """Build with other pledges; the notices."""
    write_pledges(home / "pledges.csv", list(rows))
    return [str(one) for one in build(home).notices]


def change_settings(home: Path, old: str, new: str) -> None:
    path = home / "pledgemap.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def pledges_on_list(home: Path) -> set[str]:
    return set(ids_of_pledges(read_released(home)))


def test_a_build_lists_what_it_publishes_and_never_takes_it_out(home: Path) -> None:
    assert pledges_on_list(home) == {"radweg", "freibad"}
    rewrite(home, {"id": "radweg"}, {"id": "neu"})
    assert pledges_on_list(home) == {"radweg", "freibad", "neu"}
    listed = read_released(home)
    assert Released("topics", "natur", AS_OF) in listed
    assert Released("municipalities", "juelich", AS_OF) in listed


def test_a_check_lists_nothing_but_says_the_same(home: Path) -> None:
    before = (home / RELEASED_FILE).read_bytes()
    write_pledges(home / "pledges.csv", [{"id": "freibad"}, {"id": "neu"}])
    notices = build(home, write=False).notices
    assert [one.code for one in notices] == ["released_pledge_gone"]
    assert (home / RELEASED_FILE).read_bytes() == before


def test_the_same_build_leaves_the_list_as_it_is_byte_for_byte(home: Path) -> None:
    before = (home / RELEASED_FILE).read_bytes()
    build(home)
    assert (home / RELEASED_FILE).read_bytes() == before


def test_the_date_is_that_of_the_data_it_first_came_with(home: Path) -> None:
    change_settings(home, f"as_of = {AS_OF}", "as_of = 2026-12-24")
    rewrite(home, {"id": "radweg"}, {"id": "freibad"}, {"id": "neu"})
    since = {one.slug: one.since for one in read_released(home) if one.kind == "pledges"}
    assert since == {"radweg": AS_OF, "freibad": AS_OF, "neu": "2026-12-24"}


def test_an_id_that_is_gone_is_a_notice_at_every_build_until_it_is_settled(home: Path) -> None:
    for _ in range(2):
        (notice,) = rewrite(home, {"id": "freibad"})
        assert f'"radweg" was released on {AS_OF} and is gone' in notice
        assert "/zusage/radweg lead nowhere" in notice
        assert "Below [redirects.pledges] in pledgemap.toml write radweg = " in notice
        assert NEVER in notice
    change_settings(home, "[redirects.pledges]", '[redirects.pledges]\nradweg = "freibad"')
    assert rewrite(home, {"id": "freibad"}) == []


def test_the_line_to_write_names_the_pledge_that_has_its_title_now(home: Path) -> None:
    (notice,) = rewrite(home, {"id": "fahrrad", "title": "Ein Radweg"}, {"id": "freibad"})
    assert 'radweg = "fahrrad"' in notice


def test_the_line_to_write_names_a_pledge_of_nearly_the_same_id(home: Path) -> None:
    (notice,) = rewrite(home, {"id": "radwege", "title": "Anders"}, {"id": "freibad"})
    assert 'radweg = "radwege"' in notice


def test_a_pledge_that_was_withdrawn_is_not_gone(home: Path) -> None:
    withdrawn = {"status": "withdrawn", "status_date": "2026-11-20", "status_text": "Ein Irrtum."}
    assert rewrite(home, {"id": "radweg", **withdrawn}, {"id": "freibad"}) == []


def test_an_id_that_was_never_public_can_be_taken_out_by_hand(home: Path) -> None:
    path = home / RELEASED_FILE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "radweg" not in line), encoding="utf-8")
    assert rewrite(home, {"id": "freibad"}) == []


def test_a_topic_and_a_municipality_that_are_gone_are_named_too(home: Path) -> None:
    with (home / RELEASED_FILE).open("a", encoding="utf-8") as file:
        file.write("topics,umwelt,2025-01-01\nmunicipalities,juelich-alt,2025-01-01\n")
    first, second = rewrite(home, {"id": "radweg"}, {"id": "freibad"})
    assert {one.code for one in build(home).notices} == {"released_gone"}
    assert "/gemeinde/juelich-alt" in first
    assert '[redirects.municipalities] in pledgemap.toml write juelich-alt = "juelich"' in first
    assert "/thema/umwelt" in second
    change_settings(home, "[redirects.topics]", '[redirects.topics]\numwelt = "natur"')
    change_settings(home, "[redirects.municipalities]", '[redirects.municipalities]\njuelich-alt = "juelich"')
    assert rewrite(home, {"id": "radweg"}, {"id": "freibad"}) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["released_header"]),
        ("id\nradweg\n", ["released_header"]),
        ("\xff\xfe", ["released_header"]),
        ("kind,slug,released\npledges,a\nwege,b,2026-01-01\n\npledges,c,2026-01-01\n", ["released_line"] * 2),
    ],
)
def test_a_broken_list_stops_the_build_and_is_left_alone(home: Path, text: str, codes: list[str]) -> None:
    path = home / RELEASED_FILE
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ProblemsFound) as caught:
        build(home)
    assert [one.code for one in caught.value.problems] == codes
    assert path.read_text(encoding="latin-1") == text


def test_the_list_has_the_same_bytes_in_whatever_order_things_came() -> None:
    one, two = Released("pledges", "a", "2026-01-01"), Released("topics", "b", "2025-01-01")
    assert text_of([one, two]) == text_of([two, one])
    assert with_new([two], {"pledges": {"a": "A"}}, "2026-01-01") == (one, two)


def test_everything_that_we_publish_is_on_the_committed_list() -> None:
    listed = read_released(REPOSITORY)
    assert {one.kind for one in listed} == {"pledges", "topics", "municipalities"}
    assert build(REPOSITORY, write=False).notices == ()
