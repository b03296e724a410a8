"""The panel of progress: counts of the data beside the term, in words, numbers and bars that say the same."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from geo.build import build
from geo.config.settings import load_settings
from geo.errors import ProblemsFound
from tests.conftest import MakeHome
from webapp import create_app
from webapp.changes.progress import Counts, Term

DATED = {"status_date": "2026-03-01", "status_url": "https://kreis.example/beschluss"}
ROWS = (
    {"id": "a", "topic": "natur", "status": "done", **DATED},
    {"id": "b", "topic": "natur", "status": "started", **DATED},
    {"id": "c", "topic": "natur"},
    {"id": "d", "topic": "natur", "status": "dropped", **DATED},
    {"id": "e", "topic": "wohnen"},
)
PAGES = ("/aenderungen", "/embed/fortschritt")


def with_term(home: Path, **dates: str) -> Path:
    settings = home / "pledgemap.toml"
    lines = [one for one in settings.read_text("utf-8").splitlines() if not one.startswith("term_")]
    new = [f"{name} = {value}" for name, value in dates.items()]
    at = lines.index("[programme]") + 1
    settings.write_text("\n".join([*lines[:at], *new, *lines[at:], ""]), "utf-8")
    return home


def panel(client: FlaskClient, path: str) -> str:
    return client.get(path).text.split("<main")[1].split("</main>")[0]


def rows(html: str) -> dict[str, list[int]]:
    """The numbers of the table by the name of the row."""
    body = html.split("<tbody>")[1].split("</tbody>", maxsplit=1)[0]
    found = {}
    for row in body.split("<tr>")[1:]:
        name = re.sub(r"<svg.*?</svg>|<[^>]+>", "", row.split("</th>")[0], flags=re.DOTALL).strip()
        found[name] = [int(number) for number in re.findall(r"<td>(\d+)</td>", row)]
    return found


def test_counts_are_those_of_the_data_by_topic(built_home: MakeHome) -> None:
    client = create_app({"HOME": str(built_home(*ROWS))}).test_client()
    for path in PAGES:
        html = panel(client, path)
        assert rows(html) == {
            "Alle Zusagen": [2, 1, 1, 1],
            "Umwelt &amp; Natur": [1, 1, 1, 1],
            "Bauen, Wohnen &amp; Klimafolgen": [1, 0, 0, 0],
        }
        assert "Von 5 Zusagen sind in den Daten 1 erledigt, 1 begonnen und 1 aufgegeben." in html
        assert "style=" not in html.replace("style=&quot;", "").replace('style="border:0"', "")
    assert "1 as done, 1 as started and 1 as dropped" in panel(client, "/en/embed/fortschritt")


def test_the_pieces_of_a_bar_fill_it_and_start_with_what_is_done() -> None:
    counts = Counts({"pledged": 2, "started": 1, "done": 1, "dropped": 0})
    assert [(p.status, p.start, p.length) for p in counts.pieces()] == [
        ("done", 0, 25),
        ("started", 25, 25),
        ("pledged", 50, 50),
    ]


def test_while_everything_is_pledged_no_progress_is_claimed(built_home: MakeHome) -> None:
    client = create_app({"HOME": str(built_home({}, {}, {}))}).test_client()
    for path in PAGES:
        html = panel(client, path)
        assert "Eingetragen ist noch kein Fortschritt: Alle 3 Zusagen stehen auf „zugesagt“." in html
        bars = "".join(re.findall(r'<svg class="share-bar".*?</svg>', html, flags=re.DOTALL))
        assert set(re.findall(r'class="share-(\w+)" x', bars)) == {"pledged"}
    assert "No progress has been entered yet: all 3" in panel(client, "/en/aenderungen")


@pytest.mark.parametrize(
    ("as_of", "percent"),
    [("2025-10-31", 0), ("2025-11-01", 0), ("2028-05-02", 50), ("2030-10-31", 99), ("2031-01-01", 100)],
)
def test_the_share_of_the_term_is_that_at_the_date_of_the_data(as_of: str, percent: int) -> None:
    term = Term(datetime.date(2025, 11, 1), datetime.date(2030, 10, 31), datetime.date.fromisoformat(as_of))
    assert term.percent == percent


def test_the_term_is_a_setting_and_without_it_nothing_is_compared(make_home: MakeHome) -> None:
    home = make_home(*ROWS)
    for dates, expected in (
        ({}, None),
        ({"term_end": "2030-09-13"}, "14. September 2025 bis 13. September 2030"),
        ({"term_start": "2025-11-01", "term_end": "2030-10-31"}, "1. November 2025 bis 31. Oktober 2030"),
    ):
        build(with_term(home, **dates))
        html = panel(create_app({"HOME": str(home)}).test_client(), "/aenderungen")
        assert ("Wahlperiode" in html) == ("of-term" in html) == (expected is not None)
        assert expected is None or expected in html


@pytest.mark.parametrize(
    "dates",
    [
        {"term_end": '"2030"'},
        {"term_end": "2025-09-14"},
        {"term_start": "2031-01-01", "term_end": "2030-01-01"},
    ],
)
def test_a_term_that_is_none_is_refused(make_home: MakeHome, dates: dict[str, str]) -> None:
    home = with_term(make_home(*ROWS), **dates)
    with pytest.raises(ProblemsFound, match=r"programme\.term_end"):
        load_settings(home / "pledgemap.toml")


def test_the_frame_may_be_framed_and_takes_its_colours(client: FlaskClient) -> None:
    for colours, style in (("hell", "frame-fortschritt-hell"), ("dunkel", "frame-fortschritt-dunkel")):
        answer = client.get(f"/embed/fortschritt?farben={colours}")
        assert answer.status_code == 200
        assert style in answer.text
        assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert client.get("/embed/fortschritt?farben=bunt").status_code == 400
