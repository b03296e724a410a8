"""The page of one pledge."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

from flask.testing import FlaskClient

from geo.build import build
from geo.geometry import geojson
from tests.conftest import MakeHome, in_every_county
from tests.webapp.conftest import BASE_URL, PROGRAMME_URL
from webapp import create_app, words
from webapp.snapshot import Snapshot

PATH = "/zusage/boerdebahn-elektrifizieren"


def share_links(page: str) -> dict[str, str]:
    (box,) = re.findall(r'<section class="share".*?</section>', page, re.S)
    return {
        label: unescape(address)
        for address, label in re.findall(r'<a href="([^"]+)" rel="noopener noreferrer">([^<]+)</a>', box)
    }


def test_share_links_are_plain_links_with_the_address_of_the_page(public_client: FlaskClient) -> None:
    for root, title in (
        ("", "Grüne – Bördebahn bald elektrifizieren"),
        ("/en", "Greens – Bördebahn: put up overhead lines soon"),
    ):
        links = share_links(public_client.get(root + PATH).text)
        address = f"{BASE_URL}{root}{PATH}"
        mail, mastodon, whatsapp = (urlsplit(link) for link in links.values())
        assert mail.scheme == "mailto"
        assert parse_qs(mail.query) == {"subject": [title], "body": [address]}
        # What follows the "#" is not sent to that host.
        assert (mastodon.scheme, mastodon.netloc) == ("https", "share.joinmastodon.org")
        assert unquote(mastodon.fragment) == f"text={title}\n{address}"
        assert (whatsapp.scheme, whatsapp.netloc) == ("https", "wa.me")
        assert parse_qs(whatsapp.query) == {"text": [f"{title}\n{address}"]}


def test_without_an_address_there_is_nothing_to_share_until_a_script_finds_one(client: FlaskClient) -> None:
    page = client.get(PATH, headers={"Host": "boese.example"}).text
    assert share_links(page) == {}
    assert '<section class="share" data-address="" hidden>' in page
    assert "boese.example" not in page


def test_an_error_can_be_reported_by_mail_with_the_address_of_the_page(public_client: FlaskClient) -> None:
    page = public_client.get(PATH).text
    (address,) = re.findall(r'<a href="(mailto:[^"]+)">Fehler melden</a>', page)
    mail = urlsplit(unescape(address))
    assert mail.path == "kreisverband@gruene-dueren.de"
    values = parse_qs(mail.query)
    assert values["subject"] == ["Fehler auf der Karte: Bördebahn bald elektrifizieren"]
    assert values["body"][0].startswith(f"{BASE_URL}{PATH}\r\n")


def test_the_programme_opens_at_the_page_where_its_address_is_known(
    client: FlaskClient, public_client: FlaskClient, make_home: MakeHome
) -> None:
    assert f'<a href="{PROGRAMME_URL}#page=13">' in public_client.get(PATH).text
    home = make_home({"id": "eine", "page": "5"})
    settings = home / "pledgemap.toml"
    kept = [
        line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("url = ")
    ]
    settings.write_text("\n".join(kept), encoding="utf-8")
    page = create_app({"HOME": str(home)}).test_client().get("/zusage/eine").text
    assert "Seite 5, " in page
    assert "#page=" not in page


def test_status_has_its_date_and_source(make_home: MakeHome) -> None:
    source = "https://example.org/beschluss"
    home = make_home(
        {"id": "begonnen", "status": "started", "status_date": "2026-03-01", "status_url": source},
        {"id": "zugesagt"},
        {"id": "unterstuetzt", "stance": "supports"},
    )
    client = create_app({"HOME": str(home)}).test_client()
    started = client.get("/zusage/begonnen").text
    assert "begonnen, 1. März 2026" in started
    assert f'<a href="{source}" rel="noopener noreferrer">Quelle</a>' in started
    assert "Zugesagt für die Wahl am 14. September 2025." in client.get("/zusage/zugesagt").text
    assert "Steht im Programm für die Wahl am 14. September 2025" in client.get("/zusage/unterstuetzt").text


def test_what_is_near_says_where_and_how_far(client: FlaskClient) -> None:
    page = client.get("/zusage/modellfabrik-papier").text
    (near,) = re.findall(r'<section class="neighbours">.*?</section>', page, re.S)
    assert "<h2>In der Nähe</h2>" in near
    entries = re.findall(r'<span class="distance">(.*?)</span>', near)
    assert entries
    how_far = r", (etwa \d00 m|[\d,]+ km) entfernt$|, gleich daneben$|, führt daran vorbei$"
    assert all(re.search(how_far, entry) for entry in entries)
    assert 'href="/zusage/modellfabrik-papier"' not in near


def test_what_holds_everywhere_leads_to_its_topic(client: FlaskClient) -> None:
    page = client.get("/zusage/klimaneutral-2035").text
    (near,) = re.findall(r'<section class="neighbours">.*?</section>', page, re.S)
    assert "<h2>Dazu passt</h2>" in near
    assert 'class="distance"' not in near


def test_one_can_read_a_topic_from_pledge_to_pledge(client: FlaskClient) -> None:
    path, seen = "/zusage/klimaneutral-2035", []
    while re.search(r'rel="prev" href="([^"]+)"', client.get(path).text):
        path = re.findall(r'rel="prev" href="([^"]+)"', client.get(path).text)[0]
    while path:
        seen.append(path)
        path = next(iter(re.findall(r'rel="next" href="([^"]+)"', client.get(path).text)), "")
    listed = re.findall(r'<h4><a href="([^"]+)"', client.get("/thema/wirtschaft").text)
    assert sorted(seen) == sorted(listed)


def test_a_german_text_on_an_english_page_is_marked_and_the_rest_is_not(make_home: MakeHome) -> None:
    home = make_home(
        {"id": "eine", "title": "Nur deutsch", "places": "Jülich"}, {"id": "andere", "title": "Auch deutsch"}
    )
    page = create_app({"HOME": str(home)}).test_client().get("/en/zusage/eine").text
    assert re.search(r'<article[^>]* lang="de">', page)
    assert "This text exists in German only." in page
    # Within the German article the site's own words are English.
    assert re.search(r'<div lang="en">\s*<p class="part-note">This text', page)
    assert 'href="/en/zusage/andere" lang="de">Auch deutsch' in page


def test_an_english_page_has_the_english_note_of_a_place_and_a_german_one_as_such(
    make_home: MakeHome,
) -> None:
    home = make_home({"id": "eine", "places": "Inde; Rur; Jülich"})
    path = home / "data" / "geojson" / "landmarks.geojson"
    collection = geojson.read(path)
    (rur,) = (one["properties"] for one in collection["features"] if one["id"] == "rur")
    del rur["note_en"]
    path.write_text(geojson.dumps(collection.pop("features"), collection), encoding="utf-8")
    build(home)
    client = create_app({"HOME": str(home)}).test_client()
    notes = r'class="note"(.*?)>(\w+)'
    found = {*re.findall(notes, client.get("/en/zusage/eine").text)}
    assert found == {("", "Drawn"), (' lang="de"', "Von"), ("", "The")}
    assert {*re.findall(notes, client.get("/zusage/eine").text)} == {("", "Von"), ("", "Das")}


def test_the_same_note_of_two_places_is_said_once(make_home: MakeHome) -> None:
    home = make_home({"id": "zwei", "places": "Düren; Jülich; Inde"})
    page = create_app({"HOME": str(home)}).test_client().get("/zusage/zwei").text
    notes = re.findall(r'class="note">(.*?)</span>', page)
    assert len(notes) == len({*notes}) == 2


def test_without_a_script_the_map_is_the_picture_of_this_pledge(client: FlaskClient) -> None:
    page = client.get("/en" + PATH).text
    (picture,) = re.findall(r'<noscript><img[^>]* src="([^"]+)"', page)
    assert unescape(picture) == "/en/karte.png?format=quadrat&zusage=boerdebahn-elektrifizieren"
    assert client.get(unescape(picture)).mimetype == "image/png"
    assert "<noscript><img" not in client.get("/zusage/klimaneutral-2035").text


@in_every_county
def test_the_page_of_a_pledge_says_its_stance_and_a_list_only_one_that_is_not_common(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    common, said = snapshot.common_stance, set()
    page = client.get("/").text
    for pledge in snapshot.published.pledges:
        label = str(words.STANCES[pledge.stance])
        shown = f'<span class="stance stance-{pledge.stance}">{label}</span>'
        if pledge.stance != "will" or pledge.status == "pledged":
            assert shown in client.get(f"/zusage/{pledge.id}").text
        (card,) = re.findall(
            rf'<article class="pledge [^>]*data-pledge="{pledge.id}".*?</article>', page, re.S
        )
        if pledge.stance == common:
            assert 'class="stance' not in card
        elif pledge.stance != "will" or pledge.status == "pledged":
            assert shown in card
        said.add(pledge.stance)
        assert ('class="marks"' in card) == ('class="stance' in card or pledge.status != "pledged")
    assert len(said) > 4


def test_most_pledges_of_our_map_need_no_stance(snapshot: Snapshot) -> None:
    assert snapshot.common_stance == "will"


def test_a_party_that_mostly_demands_is_not_said_to_demand_in_each_line(make_home: MakeHome) -> None:
    rows = [{"id": f"p{number}", "stance": "demands", "places": "Jülich"} for number in range(3)]
    home = make_home(*rows, {"id": "eins", "stance": "will", "places": "Jülich"})
    client = create_app({"HOME": str(home)}).test_client()
    page = client.get("/").text
    assert (page.count("fordert</span>"), page.count("will umsetzen</span>")) == (0, 1)
    assert "fordert</span>" in client.get("/zusage/p1").text
    frame = client.get("/embed/gemeinde/juelich").text
    assert (frame.count("fordert</span>"), frame.count("will umsetzen</span>")) == (0, 1)
    picture = client.get("/karte.svg?format=quadrat&zusage=p1").text
    assert ">fordert<" not in picture
    assert ">will umsetzen<" in client.get("/karte.svg?format=quadrat&zusage=eins").text


def test_quotation_marks_are_those_of_the_page(client: FlaskClient, snapshot: Snapshot) -> None:
    pledge = next(pledge for pledge in snapshot.published.pledges if pledge.quote)
    for root, marks in (("", "„{}“"), ("/en", "“{}”")):
        page = unescape(client.get(f"{root}/zusage/{pledge.id}").text)
        assert f'<span lang="de">{marks.format(pledge.section)}</span>' in page
        assert f'<blockquote lang="de">{marks.format(pledge.quote)}</blockquote>' in page
