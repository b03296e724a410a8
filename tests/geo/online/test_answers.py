"""What a server has found is kept beside the pledges and makes the same map without it."""

import json

import pytest

from geo.__main__ import main
from geo.build import build
from geo.errors import ProblemsFound
from geo.online.answers import AnswersUnreadable, read_answers
from tests.geo.online.conftest import found


def test_an_answer_is_kept_and_makes_the_same_map_without_the_server(home, fake, online):
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Bücherei"}, {"places": "bücherei"})
    lookup = online()
    assert lookup.lines == [
        "Bücherei: found; Bücherei (building) in Auen, precision exact, within 50 m (new answer)"
    ]
    assert lookup.summary() == (
        "Entries that the gazetteer lacks: 1. 1 found. Answers: 1 new, 0 from earlier; kept in "
        "data/geocoded.json."
    )
    first = home.output.read_bytes()
    home.output.unlink()
    build(home.path)
    assert home.output.read_bytes() == first
    assert "1 from earlier" in online().summary()
    assert len(fake.queries) == 1


def test_the_map_names_openstreetmap_only_where_it_has_found_something(home, fake, online):
    home.pledges({"places": "Moor"})
    build(home.path)
    assert b"Nominatim" not in home.output.read_bytes()
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Bücherei"})
    online()
    text = home.output.read_text(encoding="utf-8")
    assert '"geocoded":{"file":"data/geocoded.json","attribution":"© OpenStreetMap-Mitwirkende (ODbL)' in text


def test_a_not_found_is_kept_too_until_its_line_is_deleted(home, fake, online):
    home.pledges({"places": "Nirgendwo"})
    for _ in range(2):
        with pytest.raises(ProblemsFound, match="is in no gazetteer file"):
            online()
    assert online.last.lines == [
        "Nirgendwo: not found (answer of 2026-11-22; to ask again, delete its line in data/geocoded.json)"
    ]
    assert len(fake.queries) == 1
    path = home.path / "data" / "geocoded.json"
    kept = [text for text in path.read_text(encoding="utf-8").splitlines() if "Nirgendwo" not in text]
    path.write_text("\n".join(kept), encoding="utf-8")
    fake.places = [found("Nirgendwo", 6.42, 50.82)]
    assert online().counts["new"] == 1


def test_answers_come_sorted_one_on_each_line(home, fake, online):
    home.pledges({"places": "Zoo; Aue"})
    with pytest.raises(ProblemsFound):
        online()
    lines = (home.path / "data" / "geocoded.json").read_text(encoding="utf-8").splitlines()
    assert [line[:17] for line in lines if "toponym" in line] == ['{"toponym":"Aue",', '{"toponym":"Zoo",']
    assert json.loads("\n".join(lines))["licence"] == "ODbL 1.0"


def test_one_question_that_fails_is_asked_once_and_the_next_goes_on(home, fake, online):
    fake.replies = [(500, {}, b"")]
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Kaputt"}, {"places": "Kaputt"}, {"places": "Bücherei"})
    with pytest.raises(ProblemsFound) as error:
        online()
    assert [(one.row, one.code) for one in error.value.problems] == [
        (2, "service_error"),
        (3, "service_error"),
    ]
    assert len(fake.queries) == 2
    assert "Bücherei" in (home.path / "data" / "geocoded.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("replies", "codes"),
    [
        ([(403, {}, b"")], ["service_refuses", *["service_given_up"] * 4]),
        ([(500, {}, b"")] * 5, [*["service_error"] * 3, *["service_given_up"] * 2]),
        ([(500, {}, b""), (200, {}, b"[]"), *[(500, {}, b"")] * 3],
         ["service_error", "unknown_toponym", *["service_error"] * 3]),
    ],
)  # fmt: skip
def test_a_server_that_is_out_of_order_is_left_alone(home, fake, online, replies, codes):
    fake.replies = replies
    home.pledges(*({"places": name} for name in ("Eins", "Zwei", "Drei", "Vier", "Fünf")))
    with pytest.raises(ProblemsFound) as error:
        online()
    assert [one.code for one in error.value.problems] == codes
    assert all("Traceback" not in str(one) and "{" not in str(one) for one in error.value.problems)


def test_an_ambiguous_answer_says_what_to_write(home, fake, online):
    fake.places = [found("Bücherei", 6.42, 50.82), found("Bücherei", 6.48, 50.82, osm_id=8)]
    home.pledges({"places": "Bücherei"})
    with pytest.raises(
        ProblemsFound, match=r"can be 2 places\. Write one of: Bücherei \(Auen\); Bücherei \(Bergen\)"
    ):
        online()


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"answers": [1]}', '{"answers": [{"toponym": "a"}]}', '<<<<<<< HEAD\n{"answers": []}'],
)
def test_a_broken_file_of_answers_is_named_and_left_alone(home, capsys, text):
    path = home.path / "data" / "geocoded.json"
    path.write_text(text, encoding="utf-8")
    home.pledges({})
    with pytest.raises(AnswersUnreadable):
        read_answers(home.path)
    assert main(["--home", str(home.path), "build"]) == 1
    assert "data/geocoded.json: can't be read" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text


def test_a_kept_answer_is_checked_again_when_the_entry_or_the_map_changes(home, fake, online):
    fake.places = [found("Bücherei", 6.42, 50.82)]
    home.pledges({"places": "Bücherei"})
    online()
    path = home.path / "data" / "geocoded.json"
    path.write_text(path.read_text(encoding="utf-8").replace("6.42,", "9.42,"), encoding="utf-8")
    with pytest.raises(ProblemsFound, match="elsewhere only: Bücherei, Irgendwo"):
        build(home.path)
