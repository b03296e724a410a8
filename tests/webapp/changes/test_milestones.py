"""What has become of a pledge is shown step by step: on its page, in the list of changes and in the feeds."""

from __future__ import annotations

import csv
import html
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from geo.build import build
from tests.conftest import copy_home, write_pledges
from webapp import create_app

URL = "https://kreis.example/"
PROGRAMME_DAY = "2025-05-03"
ROWS = [
    {"id": "haus", "title": "Haus", "places": "Jülich"},
    {"id": "weg", "title": "Weg", "places": "Düren"},
    {"id": "wald", "title": "Wald", "places": "Hambacher Wald; Titz"},
    {"id": "bus", "title": "Bus", "places": "Titz"},
]
MILESTONES = [
    {"id": "haus", "date": "2026-06-30", "status": "done", "text": "Es steht <b>.", "url": f"{URL}fertig"},
    {"id": "haus", "date": "2026-03-01", "status": "started", "text": "", "url": f"{URL}bagger"},
    {
        "id": "haus",
        "date": "2026-04-01",
        "status": "started",
        "text": "Der Rohbau steht.",
        "url": f"{URL}rohbau",
    },
    {"id": "weg", "date": PROGRAMME_DAY, "status": "started", "text": "", "url": ""},
    {"id": "wald", "date": "2026-02-01", "status": "started", "text": "", "url": f"{URL}wald"},
    {"id": "wald", "date": "2026-05-01", "status": "withdrawn", "text": "Das Land kauft ihn.", "url": ""},
]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def write_progress(home: Path, milestones: list[dict[str, str]]) -> None:
    with (home / "progress.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("id", "date", "status", "text", "url"))
        writer.writeheader()
        writer.writerows(milestones)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = copy_home(tmp_path_factory.mktemp("milestones") / "home", [{**row, "status": ""} for row in ROWS])
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8").replace("[programme]", f"[programme]\ndate = {PROGRAMME_DAY}")
    settings.write_text(text.replace('base_url = ""', 'base_url = "https://karte.example"'), encoding="utf-8")
    write_progress(home, MILESTONES)
    build(home)
    return home


@pytest.fixture(scope="module")
def client(home: Path) -> FlaskClient:
    return create_app({"HOME": str(home)}).test_client()


def words(page: str) -> str:
    main = page.split("<main")[1].split("</main>", maxsplit=1)[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def entries(client: FlaskClient, path: str = "/aenderungen.atom") -> list[tuple[str, str, str]]:
    """Pledge, title and id of each entry."""
    root = etree.fromstring(client.get(path).data)
    return [
        (
            entry.xpath("string(a:link[@rel='alternate']/@href)", namespaces=ATOM).rsplit("/", 1)[1],
            entry.xpath("string(a:title)", namespaces=ATOM),
            entry.xpath("string(a:id)", namespaces=ATOM),
        )
        for entry in root.xpath("a:entry", namespaces=ATOM)
    ]


def test_begun_stays_on_the_page_of_a_pledge_when_it_is_done(client: FlaskClient) -> None:
    page = client.get("/zusage/haus").text
    assert (
        "Stand erledigt, 30. Juni 2026, Quelle Es steht <b>. Neues (begonnen), 1. April 2026, Quelle "
        "Der Rohbau steht. begonnen, 1. März 2026, Quelle"
    ) in words(page).replace(" ,", ",")
    assert re.findall(r'href="https://kreis.example/(\w+)"', page) == ["fertig", "rohbau", "bagger"]
    assert "Es steht &lt;b&gt;." in page
    assert '<p class="news" lang="de">Der Rohbau steht.</p>' in client.get("/en/zusage/haus").text


def test_where_the_programme_is_the_source_it_is_named_with_its_page(client: FlaskClient) -> None:
    assert "begonnen, 3. Mai 2025, Wahlprogramm zur Kreistagswahl 2025, Seite 5" in words(
        client.get("/zusage/weg").text
    )
    assert "3. Mai 2025 , Quelle: Wahlprogramm zur Kreistagswahl 2025, Seite 5" in words(
        client.get("/aenderungen").text
    ).replace("2025, Quelle", "2025 , Quelle")


def test_changes_and_feed_have_every_milestone_the_newest_first(client: FlaskClient) -> None:
    page = client.get("/aenderungen").text
    dates = ["2026-06-30", "2026-05-01", "2026-04-01", "2026-03-01", "2026-02-01", PROGRAMME_DAY]
    assert re.findall(r'<time\s+datetime="([^"]+)">', page) == dates
    assert [(pledge, title) for pledge, title, _ in entries(client)] == [
        ("haus", "Erledigt: Haus"),
        ("wald", "Zurückgezogen: Wald"),
        ("haus", "Neues (begonnen): Haus"),
        ("haus", "Begonnen: Haus"),
        ("wald", "Begonnen: Wald"),
        ("weg", "Begonnen: Weg"),
    ]
    assert [title for _, title, _ in entries(client, "/en/aenderungen.atom")][:2] == [
        "Done: Haus",
        "Withdrawn: Wald",
    ]
    assert "1 Zusage wurde zurückgezogen und ist nicht mitgezählt." in words(page)
    assert "Von 3 Zusagen: 1 zugesagt , 1 begonnen , 1 erledigt ." in words(page)


def test_a_gemeinde_hears_of_pledges_that_were_withdrawn_too(client: FlaskClient) -> None:
    assert {pledge for pledge, _, _ in entries(client, "/gemeinde/titz/aenderungen.atom")} == {"wald"}
    assert {pledge for pledge, _, _ in entries(client, "/gemeinde/juelich/aenderungen.atom")} == {"haus"}


def test_what_a_feed_told_before_there_were_milestones_keeps_its_id(home: Path, tmp_path: Path) -> None:
    """A status from the table of pledges is the first milestone of that status today."""
    before = copy_home(tmp_path / "before", ROWS)
    settings = home / "pledgemap.toml"
    (before / "pledgemap.toml").write_text(settings.read_text(encoding="utf-8"), encoding="utf-8")
    ids = {}
    for status, date in (("started", "2026-03-01"), ("done", "2026-06-30")):
        cells = {"status": status, "status_date": date, "status_url": URL}
        write_pledges(before / "pledges.csv", [{**ROWS[0], **cells}])
        build(before)
        [(_, _, ids[status])] = entries(create_app({"HOME": str(before)}).test_client())
    now = {title: id_ for pledge, title, id_ in entries(create_app({"HOME": str(home)}).test_client())}
    assert now["Begonnen: Haus"] == ids["started"]
    assert now["Erledigt: Haus"] == ids["done"]
    assert now["Neues (begonnen): Haus"] not in ids.values()
    assert len(set(now.values())) == len(now)


def test_the_download_and_the_api_tell_the_milestones_of_the_pledges_they_have(client: FlaskClient) -> None:
    everything = json.loads(client.get("/downloads/zusagen.geojson").data)
    assert everything["progress"].keys() == {"haus", "weg"}
    assert [one["date"] for one in everything["progress"]["haus"]] == [
        "2026-03-01",
        "2026-04-01",
        "2026-06-30",
    ]
    assert "progress" not in json.loads(client.get("/downloads/zusagen.geojson?gemeinde=titz").data)
    item = json.loads(client.get("/api/collections/pledges/items/haus--05358024?f=json").data)
    assert item["progress"] == everything["progress"]["haus"]
    assert "Neues (begonnen), 1. April 2026" in words(
        client.get("/api/collections/pledges/items/haus--05358024?f=html").text
    )
    assert "progress" not in json.loads(
        client.get("/api/collections/pledges/items/bus--05358060?f=json").data
    )
