"""The page that says what has become of the pledges."""

from __future__ import annotations

import html
import re

from flask.testing import FlaskClient

from tests.conftest import MakeHome
from webapp import create_app
from webapp.snapshot import Snapshot

SOURCE = {"status_url": "https://nutzer@kreis.example/beschluss"}
ROWS = (
    {"id": "offen", "places": "Jülich"},
    {"id": "alt", "title": "Alt", "status": "started", "status_date": "2025-12-31", **SOURCE},
    {
        "id": "neu",
        "title": "Neu <b>",
        "places": "Hambacher Wald",
        "status": "done",
        "status_date": "2026-03-09",
    }
    | SOURCE,
    {"id": "mitte", "title": "Mitte", "title_en": "Middle", "summary_en": "Text.", "status": "dropped"}
    | {"status_date": "2026-03-01", **SOURCE},
)


def text(client: FlaskClient, path: str) -> str:
    return client.get(path).get_data(as_text=True)


def words(page: str) -> str:
    return " ".join(
        html.unescape(re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>", maxsplit=1)[0])).split()
    )


def test_while_nothing_has_changed_the_page_says_so_and_what_will_be_here(
    built_home: MakeHome,
) -> None:
    count = 3
    client = create_app({"HOME": str(built_home({}, {}, {}))}).test_client()
    german, english = words(text(client, "/aenderungen")), words(text(client, "/en/aenderungen"))
    assert f"noch keine Änderung eingetragen. Alle {count} Zusagen stehen auf „zugesagt“." in german
    assert "sobald sie mit Datum und Quelle" in german
    assert f"All {count} pledges stand at “pledged”." in english


def test_changes_are_listed_by_month_the_newest_first_with_day_and_source(make_home: MakeHome) -> None:
    page = text(create_app({"HOME": str(make_home(*ROWS))}).test_client(), "/aenderungen")
    assert re.findall(r"<h2>([^<]+)</h2>", page) == ["März 2026", "Dezember 2025"]
    assert re.findall(r'<a href="/zusage/([^"]+)">', page) == ["neu", "mitte", "alt"]
    assert re.findall(r'<time\s+datetime="([^"]+)">', page) == ["2026-03-09", "2026-03-01", "2025-12-31"]
    assert (
        page.count(
            '<a href="https://nutzer@kreis.example/beschluss" rel="noopener noreferrer">Quelle: '
            "kreis.example</a>"
        )
        == 3
    )
    assert "Neu &lt;b&gt;" in page
    assert "erledigt 9. März 2026 , Quelle: kreis.example Orte: Hambacher Wald (" in words(page)


def test_the_counts_lead_to_the_list_of_that_status(make_home: MakeHome) -> None:
    client = create_app({"HOME": str(make_home(*ROWS))}).test_client()
    page = text(client, "/en/aenderungen")
    assert "Of 4 pledges: 1 pledged , 1 started , 1 done , 1 dropped ." in words(page)
    for status in ("pledged", "started", "done", "dropped"):
        assert f'href="/en/?status={status}"' in page
        assert client.get(f"/en/?status={status}").status_code == 200
    assert page.count('lang="de"><a href="/en/zusage/') == 2  # the third is translated


def test_the_page_leads_to_every_feed_and_every_page_tells_a_reader_of_the_feed(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    page = text(client, "/en/aenderungen")
    feeds = re.findall(r'<a href="([^"]+\.atom)"', page)
    assert len(feeds) == 1 + len(snapshot.settings.topics) + len(snapshot.published.municipalities)
    assert [client.get(feed).status_code for feed in feeds] == [200] * len(feeds)
    for path in ("/", "/zusage/klimaneutral-2035", "/gemeinde/titz", "/datenschutz", "/en/daten"):
        root = "/en" if path.startswith("/en") else ""
        links = re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', text(client, path)
        )
        assert f"{root}/aenderungen.atom" in links
