"""The page in other people's frames: what it answers, what it carries, who may frame it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.conftest import MakeHome
from tests.webapp.conftest import BASE_URL
from webapp import create_app, words
from webapp.assets import in_colours
from webapp.embed.frame_lists import MOST_WHOLE
from webapp.snapshot import Snapshot

JUELICH = "/embed/gemeinde/juelich"


def shown(page: str) -> list[str]:
    return re.findall(r' data-pledge="([^"]+)"', page)


def loaded(client: FlaskClient, page: str) -> list[str]:
    """The pledges that a page loads when their topics are opened."""
    found = []
    for address, numbers in re.findall(r' data-entries="([^"]+)"(?: data-shown="([^"]+)")?', page):
        rows = json.loads(client.get(address).text.partition('",')[2].removesuffix(");"))
        chosen = map(int, numbers.split()) if numbers else range(len(rows))
        found += [rows[number][0].rpartition("/")[2] for number in chosen]
    return found


def places(page: str) -> list[dict]:
    found = re.search(r'<script type="application/json" id="orte">(.*?)</script>', page, re.DOTALL)
    return json.loads(found.group(1)) if found else []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/embed", ""),
        (JUELICH, "gemeinde=juelich"),
        ("/embed/thema/natur", "thema=natur"),
        (f"{JUELICH}?thema=natur&thema=mobilitaet", "gemeinde=juelich&thema=natur&thema=mobilitaet"),
        (f"{JUELICH}?gemeinde=dueren&kreisweit=1", "gemeinde=juelich&gemeinde=dueren&kreisweit=1"),
        ("/embed?q=Radweg&status=pledged&fbclid=1", "q=Radweg&status=pledged"),
        ("/embed?ort=Gürzenich&umkreis=3", "ort=Gürzenich&umkreis=3"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_frame_holds_what_the_filter_finds_and_nothing_else(
    client: FlaskClient, snapshot: Snapshot, prefix: str, path: str, query: str
) -> None:
    page = client.get(prefix + path).text
    index = snapshot.views["en" if prefix else "de"].index
    args = MultiDict(part.split("=") for part in query.split("&")) if query else MultiDict()
    result = index.apply(snapshot.grammar.parse(args))
    ids = [*shown(page), *loaded(client, page)]
    listed = set(ids)
    assert len(ids) == len(listed)
    # Around a place, what its Gemeinde has further away is listed too.
    assert listed >= set(result.shown) if "ort=" in query else listed == set(result.shown)
    assert {place["id"] for place in places(page)} == set(result.place_ids)


@pytest.mark.parametrize(
    "path",
    ["/embed", JUELICH, "/embed?ort=Vettweiß&umkreis=1&thema=natur&kreisweit=0", "/embed/thema/finanzen"],
)
def test_a_frame_has_the_symbols_that_it_uses_and_no_more(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    used = set(re.findall(r'href="#i-([a-z]+)"', page)) | {"pin"}
    assert set(re.findall(r'id="i-([a-z]+)"', page)) == used


@pytest.mark.parametrize("more", [0, 1])
def test_only_large_frames_leave_out_summaries_and_load_what_holds_everywhere(
    make_home: MakeHome, more: int
) -> None:
    rows = [{"places": "Jülich"}] + [{}] * (MOST_WHOLE - 2) + [{"stance": "rejects"}] * (1 + more)
    client = create_app({"HOME": str(make_home(*rows))}).test_client()
    page = client.get("/embed").text
    assert len(shown(page)) == (1 if more else MOST_WHOLE)
    assert page.count('class="summary"') == (0 if more else MOST_WHOLE)
    assert len(loaded(client, page)) == (MOST_WHOLE if more else 0)
    assert ('<a href="/thema/natur">Auf der ganzen Karte ansehen</a>' in page) == bool(more)
    # Whatever a list leaves out, what a party wants to prevent never looks like its plan.
    if more:
        [address] = re.findall(r'data-entries="([^"]+)"', page)
        assert client.get(address).text.count('"rejects"') == 2


def test_what_a_frame_loads_says_whose_it_is_on_a_map_of_several_parties(parties_app: Flask) -> None:
    snapshot = parties_app.extensions["pledgemap"].snapshot
    for name in snapshot.views["de"].entries_assets.values():
        script = parties_app.test_client().get(snapshot.asset_path(name)).text
        for href, *_, key, sign, called in json.loads(script.partition('",')[2].removesuffix(");")):
            party = snapshot.settings.parties[snapshot.pledges[href.rpartition("/")[2]].party]
            assert (key, sign, called) == (party.key, party.sign, words.party_called(party))


def test_a_frame_of_a_long_list_that_is_a_file_can_say_that_it_does_not_filter(our_home: Path) -> None:
    for static_site in (True, False):
        app = create_app({"HOME": str(our_home), "STATIC_SITE": static_site, "PAGED_ABOVE": 10})
        page = app.test_client().get("/embed/thema/natur").text
        assert ('<p class="nothing unanswered" hidden>' in page) == static_site


def test_one_pledge_can_be_framed_too(client: FlaskClient) -> None:
    page = client.get("/embed/zusage/boerdebahn-elektrifizieren").text
    assert shown(page) == ["boerdebahn-elektrifizieren"]
    assert places(page)


def test_a_frame_without_a_place_shows_no_map_but_the_list(client: FlaskClient) -> None:
    page = client.get("/embed/thema/finanzen?liste=0").text
    assert shown(page)
    assert "map_karte" not in page
    assert "<details" not in page


def test_an_empty_frame_says_so(client: FlaskClient) -> None:
    assert "Das Wort „gibtesnicht“ kommt in keiner Zusage vor." in client.get("/embed?q=gibtesnicht").text


def test_a_hidden_title_is_still_there_for_screen_readers(client: FlaskClient) -> None:
    assert (
        '<h1 class="for-reader">Was die Grünen in Jülich vorhaben</h1>'
        in client.get(f"{JUELICH}?titel=0").text
    )


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/embed/gemeinde/koeln", 404, "koeln"),
        ("/embed/thema/nichts", 404, "nichts"),
        ("/embed/zusage/nichts", 404, "nichts"),
        ("/embed?thema=%3Cscript%3E", 404, "&lt;script&gt;"),
        ("/embed/anderes", 404, "nichts zu finden"),
        ("/embed/gemeinde/juelich/anderes", 404, "nichts zu finden"),
        ("/embed?liste=ja", 400, "Liste"),
        ("/embed?titel=2", 400, "Titel"),
        ("/embed?farben=" + "x" * 300, 400, "Farben"),
        ("/embed?kreisweit=x", 400, "kreisweit"),
        ("/embed?ort=Nirgendwo", 404, "Nirgendwo"),
        ("/en/embed?farben=red", 400, "red"),
    ],
)
def test_what_is_wrong_is_told_within_the_frame(
    client: FlaskClient, path: str, status: int, text: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert text in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/embed/gemeinde/05358024", JUELICH),
        ("/embed/gemeinde/05358024?liste=0&thema=natur", f"{JUELICH}?thema=natur&liste=0"),
        ("/en/embed?gemeinde=05358024&farben=hell", f"/en{JUELICH}?farben=hell"),
    ],
)
def test_an_ags_leads_to_the_slug_and_keeps_the_look(client: FlaskClient, path: str, target: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, target)


def test_old_names_lead_to_those_of_today(make_home: MakeHome) -> None:
    home = make_home({"id": "neu", "places": "Jülich"})
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    for kind, line in (("topics", 'alt = "natur"'), ("pledges", 'frueher = "neu"')):
        text = text.replace(f"[redirects.{kind}]", f"[redirects.{kind}]\n{line}")
    settings.write_text(text, encoding="utf-8")
    client = create_app({"HOME": str(home)}).test_client()
    assert client.get("/embed/thema/alt?titel=0").headers["Location"] == "/embed/thema/natur?titel=0"
    assert client.get("/embed/zusage/frueher").headers["Location"] == "/embed/zusage/neu"


def test_only_embeds_may_be_framed_and_by_whom_is_a_setting(make_home: MakeHome) -> None:
    home = make_home({"places": "Jülich"})
    settings = home / "pledgemap.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace('allowed_hosts = "*"', 'allowed_hosts = "https://a.example https://*.b.example"'),
        encoding="utf-8",
    )
    client = create_app({"HOME": str(home)}).test_client()
    # The site itself frames it too, for the preview.
    assert (
        client.get("/embed")
        .headers["Content-Security-Policy"]
        .endswith("frame-ancestors 'self' https://a.example https://*.b.example")
    )
    for path in ("/", "/einbetten", "/embed.js", "/oembed?url=x", "/gibtesnicht"):
        assert client.get(path).headers["Content-Security-Policy"].endswith("frame-ancestors 'none'"), path
    assert "X-Frame-Options" not in client.get("/embed").headers


def test_a_frame_is_not_for_search_engines_and_names_its_page(public_client: FlaskClient) -> None:
    page = public_client.get("/en/embed/gemeinde/juelich?liste=0").text
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{BASE_URL}/en/gemeinde/juelich">' in page
    assert "noindex" not in public_client.get("/gemeinde/juelich").text


def test_a_frame_fetches_nothing_stores_nothing_and_runs_no_module(client: FlaskClient, app: Flask) -> None:
    answer = client.get(JUELICH)
    assert "Set-Cookie" not in answer.headers
    script = app.extensions["pledgemap"].snapshot.assets.named["frame.js"].content.decode()
    assert not re.search(
        r"\b(fetch|XMLHttpRequest|localStorage|sessionStorage|indexedDB|cookie|import)\b", script
    )
    assert 'type="module"' not in answer.text
    # The page holds only data, no script.
    scripts = re.findall(r"<script([^>]*)>", answer.text)
    assert all("src=" in attributes or 'type="application/json"' in attributes for attributes in scripts)


def test_text_of_the_spreadsheet_stays_text(make_home: MakeHome) -> None:
    hostile = '</script><script>alert(1)</script> ${x} <img src=x onerror="alert(1)">'
    home = make_home({"title": hostile[:80], "summary": hostile, "places": "Jülich; Düren"})
    page = create_app({"HOME": str(home)}).test_client().get("/embed").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_styles_can_be_fixed_to_light_and_to_dark(snapshot: Snapshot) -> None:
    styles = snapshot.assets.named["frame.css"].content.decode()
    assert "prefers-color-scheme" in styles
    for scheme in ("light", "dark"):
        fixed = in_colours(styles, scheme)
        assert "prefers-color-scheme" not in fixed
        assert f"color-scheme:{scheme}" in fixed.replace(": ", ":")
    # A condition beside the scheme would need more than a replacement of it.
    assert not re.search(r"prefers-color-scheme:\s*dark\)\s*(and|,)|and\s*\(prefers-color-scheme", styles)


def test_the_same_frame_has_the_same_bytes_and_is_revalidated(client: FlaskClient) -> None:
    first = client.get(JUELICH)
    assert client.get("/embed?gemeinde=juelich&utm_source=x").data == first.data
    again = client.get(JUELICH, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "frame-ancestors *" in again.headers["Content-Security-Policy"]


def test_the_script_for_other_pages_is_small_and_open_to_them(client: FlaskClient) -> None:
    answer = client.get("/embed.js", headers={"Accept-Encoding": "br"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.mimetype == "text/javascript"
    assert len(answer.data) < 2000
