"""Old addresses in the settings lead somewhere, or the build says which do not."""

from __future__ import annotations

import pytest

from geo.build import build
from geo.config.redirects import Redirects, faults_of_form, faults_of_targets, redirects_of
from geo.errors import ProblemsFound
from tests.conftest import MakeHome

FILE = "pledgemap.toml"
KNOWN = {
    "pledges": {"radweg": "Radweg", "freibad": "Freibad"},
    "topics": {"natur": "Natur"},
    "municipalities": {"juelich": "Jülich"},
}


def form(raw: object) -> list[tuple[str, str, str]]:
    return [(one.column, one.code, one.value) for one in faults_of_form(FILE, raw)]


def targets(**raw: dict[str, str]) -> list[tuple[str, str, str]]:
    found = faults_of_targets(FILE, redirects_of(raw), KNOWN)
    return [(one.column, one.code, one.value) for one in found]


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"pledges": {}},
        {"pledges": {"alt": "neu", "aelter": "alt"}, "topics": {"umwelt": "natur"}},
        {"municipalities": {"05358024": "juelich"}},
    ],
)
def test_what_can_be_led_on_is_not_a_problem(raw: dict[str, dict[str, str]]) -> None:
    assert form(raw) == []


@pytest.mark.parametrize(
    ("raw", "column", "code", "value"),
    [
        ({"pledges": {"Alt": "neu"}}, "redirects.pledges.Alt", "redirect_slug", "Alt"),
        ({"pledges": {"alt": "Neu"}}, "redirects.pledges.alt", "redirect_slug", "Neu"),
        ({"pledges": {"alt": "/zusage/neu"}}, "redirects.pledges.alt", "redirect_slug", "/zusage/neu"),
        ({"topics": {"alt": 3}}, "redirects.topics.alt", "redirect_slug", "3"),
        ({"topics": {"alt": ""}}, "redirects.topics.alt", "redirect_slug", ""),
        ({"pledges": {"alt": "alt"}}, "redirects.pledges.alt", "redirect_loop", "alt"),
        ({"plegdes": {"alt": "neu"}}, "redirects.plegdes", "redirects_form", ""),
        ({"alt": "neu"}, "redirects.alt", "redirects_form", ""),
        ("alt", "redirects", "redirects_form", "alt"),
        ([], "redirects", "redirects_form", "[]"),
    ],
)
def test_a_malformed_redirect_is_named(raw: object, column: str, code: str, value: str) -> None:
    assert form(raw) == [(column, code, value)]


@pytest.mark.parametrize("length", [1, 2, 3, 30])
def test_a_loop_of_any_length_is_named_at_each_of_its_lines(length: int) -> None:
    loop = {f"a-{n}": f"a-{(n + 1) % length}" for n in range(length)}
    # What leads into the loop never ends either.
    assert {code for _, code, _ in form({"topics": loop | {"davor": "a-0"}})} == {"redirect_loop"}
    assert len(form({"topics": loop | {"davor": "a-0"}})) == length + 1


def test_a_chain_leads_to_its_end() -> None:
    chain = {f"a-{n}": f"a-{n + 1}" for n in range(30)} | {"a-30": "radweg"}
    assert set(redirects_of({"pledges": chain}).pledges.values()) == {"radweg"}
    assert redirects_of({}) == Redirects()


def test_a_target_that_exists_is_not_a_problem() -> None:
    assert targets(pledges={"alt": "radweg", "aelter": "alt"}, topics={"umwelt": "natur"}) == []


def test_a_target_that_does_not_exist_is_a_question() -> None:
    assert targets(pledges={"alt": "radwege"}, municipalities={"alt": "natur"}) == [
        ("redirects.pledges.alt", "redirect_nowhere", "radwege"),
        ("redirects.municipalities.alt", "redirect_nowhere", "natur"),
    ]
    (problem,) = faults_of_targets(FILE, redirects_of({"pledges": {"alt": "radwege"}}), KNOWN)
    assert 'did you mean "radweg"?' in str(problem)


def test_an_old_slug_that_exists_today_would_never_be_asked() -> None:
    assert targets(pledges={"radweg": "freibad"}) == [
        ("redirects.pledges.radweg", "redirect_shadowed", "radweg")
    ]


def test_a_build_names_all_of_them_with_what_is_wrong_in_the_table(make_home: MakeHome) -> None:
    home = make_home({"id": "radweg", "places": "Jülich"})
    settings = home / FILE
    text = settings.read_text(encoding="utf-8")
    text = text.replace("[redirects.pledges]", '[redirects.pledges]\nalt = "nichts"\nradweg = "alt"')
    settings.write_text(text.replace("[redirects.topics]", '[redirects.topics]\nalt = "natuer"'), "utf-8")
    before = (home / "data" / "geojson" / "pledges.geojson").read_bytes()
    with pytest.raises(ProblemsFound) as caught:
        build(home)
    assert sorted((one.column, one.code) for one in caught.value.problems) == [
        ("redirects.pledges.alt", "redirect_nowhere"),
        ("redirects.pledges.radweg", "redirect_shadowed"),
        ("redirects.topics.alt", "redirect_nowhere"),
    ]
    assert (home / "data" / "geojson" / "pledges.geojson").read_bytes() == before
