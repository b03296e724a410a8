"""Imprint, privacy, accessibility and method: filled from the settings and the data, and nothing invented."""

from __future__ import annotations

import html
import itertools
import logging
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from geo.config.settings import SAMPLES
from tests.conftest import REPOSITORY, MakeHome, in_every_county
from webapp import create_app
from webapp.snapshot import Snapshot

PAGES = ("impressum", "datenschutz", "barrierefreiheit", "ueber", "aenderungen")
FILLED = {
    "represented_by": "Vorname <i>Name</i>",
    "visdp": "Andere Person, Weg 1, 52349 Düren",
    "phone": "+49 2421 12345",
    "hosting": "Rechenzentrum, Ort",
    "log_days": "7",
}
Site = Callable[..., FlaskClient]


@pytest.fixture
def site(make_home: MakeHome) -> Site:
    """Makes a site of one pledge, with these settings."""
    home = make_home({"id": "haus", "places": "Jülich"})
    path = home / "pledgemap.toml"
    ours = path.read_text(encoding="utf-8")

    def site(**settings: str) -> FlaskClient:
        lines = [line for line in ours.splitlines() if line.split(" = ")[0] not in settings]
        sections = {"url": "[programme]", "base_url": "# Date of the data"}
        for name, value in settings.items():
            at = next(n for n, line in enumerate(lines) if line.startswith(sections.get(name, "[imprint]")))
            lines.insert(at if name == "base_url" else at + 1, f'{name} = "{value}"')
        path.write_text("\n".join(lines), encoding="utf-8")
        return create_app({"HOME": str(home)}).test_client()

    return site


def page_of(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def words(page: str) -> str:
    return " ".join(
        html.unescape(re.sub(r"<[^>]+>", " ", page.split("<main")[1].split("</main>", maxsplit=1)[0])).split()
    )


FOOTER = (
    *("ueber", "aenderungen", "einbetten", "daten", "api"),
    *("barrierefreiheit", "lizenzen", "datenschutz", "impressum"),
)


@in_every_county
@pytest.mark.parametrize("page", [*PAGES, "lizenzen"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_leads_to_these_and_their_headings_are_in_order(
    client: FlaskClient, prefix: str, page: str
) -> None:
    text = page_of(client, f"{prefix}/{page}")
    levels = [int(level) for level in re.findall(r"<h(\d)", text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    footer = text.split("<footer")[1]
    links = re.findall(r'<a href="(/[^"]*)"', footer)
    assert links == [f"{prefix}/{name}" for name in FOOTER]
    assert [client.get(link).status_code for link in links] == [200] * len(links)
    assert f'href="{"/en" if not prefix else ""}/{page}"' in text


def test_links_stay_under_the_path_that_the_site_lies_under(site: Site) -> None:
    client = site(base_url="https://partei.example/karte")
    for page in PAGES:
        for prefix in ("", "/en"):
            links = re.findall(r' href="(/[^"]*)"', page_of(client, f"{prefix}/{page}"))
            assert links
            assert [link for link in links if not link.startswith("/karte/")] == []


def test_the_imprint_says_what_the_settings_say_and_nothing_else(site: Site) -> None:
    full = words(page_of(site(**FILLED), "/impressum"))
    assert "Vertreten durch: Vorname <i>Name</i>" in full
    assert "Telefon: +49 2421 12345" in full
    assert "§ 18 Abs. 2 MStV Andere Person, Weg 1, 52349 Düren" in full
    bare = words(page_of(site(), "/impressum"))
    assert "Philippstr. 27, 52349 Düren Kontakt E-Mail: kreisverband@gruene-dueren.de" in bare
    assert "§ 18 Abs. 2 MStV BÜNDNIS 90/DIE GRÜNEN, Kreisverband Düren, Philippstr. 27" in bare
    assert "Vertreten" not in bare
    assert "Telefon" not in bare


NOT_SAID = "ist hier noch nicht eingetragen"


@pytest.mark.parametrize(
    ("settings", "expected", "gaps"),
    [
        ({}, "Wer den Server betreibt und wie lange er Aufrufe aufschreibt, ist hier", 1),
        (
            FILLED,
            "Der Server läuft bei: Rechenzentrum, Ort . Er führt ein Protokoll der Aufrufe und löscht es "
            "nach 7 Tagen.",
            0,
        ),
        ({"log_days": "1"}, "löscht es nach 1 Tag. Wer den Server betreibt, ist hier", 1),
        ({"log_days": "0"}, "Er führt kein Protokoll der Aufrufe. Wer den Server betreibt, ist hier", 1),
        ({"hosting": "Haus"}, "Haus . Wie lange er Aufrufe aufschreibt, ist hier", 1),
    ],
)
def test_the_privacy_page_says_of_the_server_what_is_known_and_that_the_rest_is_not(
    site: Site, settings: dict[str, str], expected: str, gaps: int
) -> None:
    page = words(page_of(site(**settings), "/datenschutz"))
    assert expected in page
    assert page.count(NOT_SAID) == gaps


def test_what_the_privacy_page_promises_is_so() -> None:
    """No cookie, no storage in the browser, no log of visits: nowhere in the code is there a call that
    would."""
    code = [
        path.read_text(encoding="utf-8")
        for kind in ("*.py", "*.js", "*.html")
        for path in sorted((REPOSITORY / "webapp").rglob(kind))
    ]
    assert len(code) > 50
    forbidden = r"document\.cookie|set_cookie|localStorage|sessionStorage|indexedDB|sendBeacon|remote_addr"
    assert [found for text in code for found in re.findall(forbidden, text)] == []


def test_an_error_is_logged_without_filters_and_without_the_address_of_the_visitor(
    site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = site()
    monkeypatch.setattr("webapp.pages.about.render_template", lambda *names, **values: 1 / 0)
    with caplog.at_level(logging.DEBUG):
        response = client.get("/ueber?ort=Geheimstadt", environ_base={"REMOTE_ADDR": "203.0.113.7"})
    assert response.status_code == 500
    assert "/ueber" in caplog.text
    assert "Geheimstadt" not in caplog.text
    assert "203.0.113.7" not in caplog.text


@in_every_county
def test_the_method_counts_what_the_data_hold(client: FlaskClient, snapshot: Snapshot) -> None:
    published = snapshot.published
    page = page_of(client, "/ueber")
    rows = re.findall(r"<td>(\d+)</td>\s*<td>(?:(\d+) (?:m|bis (\d+) m)|irgendwo darin)</td>", page)
    assert sum(int(count) for count, _, _ in rows) == len(published.places)
    assert len(rows) == len({place.precision for place in published.places.values()})
    measured = [place.accuracy_m for place in published.places.values() if place.precision != "municipality"]
    figures = [int(figure) for row in rows for figure in row[1:] if figure]
    assert (min(figures), max(figures)) == (min(measured), max(measured))
    placed = sum(bool(pledge.place_ids) for pledge in published.pledges)
    assert f"{len(published.pledges)} Zusagen stehen hier." in words(page)
    assert (
        f"{placed} Zusagen haben einen Ort oder mehrere. Die übrigen ({len(published.pledges) - placed})"
        in words(page)
    )
    assert "weniger als 150 m von einer Grenze" in page
    for layer in published.layers.values():
        assert html.escape(layer["provenance"]["title"]) in page
        assert f'href="{layer["provenance"]["licence_url"]}"' in page
    assert published.data_version in page


def test_the_programme_is_linked_where_its_address_is_known(site: Site) -> None:
    assert "Das Programm lesen" not in page_of(site(), "/ueber")
    page = page_of(site(url="https://partei.example/programm.pdf"), "/ueber")
    assert '<a href="https://partei.example/programm.pdf">Das Programm lesen</a>' in page


def test_a_missing_imprint_is_reported_at_start_up(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        site()
    (warning,) = [record for record in caplog.records if record.name == "webapp.pages.about"]
    lines = warning.getMessage().splitlines()[1:]
    assert [
        re.match(r'pledgemap.toml, "imprint\.(\w+)": is empty\. Write ', line)[1] for line in lines
    ] == list(FILLED)


def test_a_full_imprint_is_not_reported_and_a_gap_is_named_alone(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        site(**FILLED)
        assert [record for record in caplog.records if record.name == "webapp.pages.about"] == []
        site(**{**FILLED, "visdp": ""})
    (warning,) = [record for record in caplog.records if record.name == "webapp.pages.about"]
    assert "imprint.visdp" in warning.getMessage()
    assert "imprint.phone" not in warning.getMessage()


def test_what_a_new_map_says_is_reported_like_what_is_empty_and_in_the_language_of_the_system(
    site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with caplog.at_level(logging.WARNING):
        site(
            **{**FILLED, "contact": SAMPLES["imprint.contact"], "responsible": SAMPLES["imprint.responsible"]}
        )
    (warning,) = [record for record in caplog.records if record.name == "webapp.pages.about"]
    assert warning.getMessage().splitlines() == [
        "Bevor diese Seiten öffentlich werden:",
        f'pledgemap.toml, "imprint.responsible": "{SAMPLES["imprint.responsible"]}" ist noch das Muster. '
        "Schreiben Sie, wer verantwortlich ist, mit Postanschrift.",
        'pledgemap.toml, "imprint.contact": "name@example.org" ist noch das Muster. '
        "Schreiben Sie eine E-Mail-Adresse.",
    ]
