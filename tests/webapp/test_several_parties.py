"""A map of several parties: each thing on it says whose it is, and the filter has them everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import closing
from html import unescape

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from geo.vocabulary import STATUSES
from tests.world.parties import PUBLISHER
from webapp.snapshot import Snapshot

SECOND = "Bürgerliste Beispiel"
WHOLE = f"{SECOND}, Kreisverband Weißenstrand"
KEYS = ["moewen", "beispiel", "probelauf"]


@pytest.fixture(scope="module")
def several(parties_app: Flask) -> FlaskClient:
    return parties_app.test_client()


@pytest.fixture(scope="module")
def shown(parties_app: Flask) -> Snapshot:
    return parties_app.extensions["pledgemap"].snapshot


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.text)


def pdf_text(pdf: bytes) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def senders_in(page: str) -> list[str]:
    return re.findall(r'class="sender"><span class="party-sign party-([\w-]+)"', page)


@pytest.mark.parametrize("address", ["/", "/gemeinde/weissmoehlen", "/thema/natur", "/embed", "/?ort=Ölke"])
def test_each_card_says_whose_it_is_by_a_sign_and_a_name(several: FlaskClient, address: str) -> None:
    page = text_of(several, address)
    cards = re.findall(r'<article class="pledge.*?</article>', page, re.DOTALL)
    assert cards
    for card in cards:
        (party,) = re.findall(r'data-party="([\w-]+)"', card)
        assert senders_in(card) == [party]
    assert f'party-beispiel" aria-hidden="true">BLB</span> <span>{SECOND}</span>' in page
    assert "data-parties" in page.partition("<head>")[0]


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/gemeinde/weissmoehlen", "Was die Parteien in Weißmöhlen versprechen"),
        ("/en/gemeinde/weissmoehlen", "What the parties promise in Weißmöhlen"),
        ("/embed?partei=beispiel&gemeinde=weissmoehlen", f"Was die {SECOND} in Weißmöhlen vorhat"),
        ("/embed?partei=beispiel", f"Was die {SECOND} im Kreis Weißenstrand vorhat"),
        ("/embed?gemeinde=weissmoehlen", "Was die Parteien in Weißmöhlen versprechen"),
        ("/embed?partei=beispiel&partei=probelauf", f"{SECOND}, Forum Probelauf"),
    ],
)
def test_titles_name_the_site_or_the_one_party_that_is_shown(
    several: FlaskClient, address: str, heading: str
) -> None:
    page = text_of(several, address)
    assert heading in page.partition("<body")[0]
    assert heading in page.partition("<body")[2]


def test_the_page_of_a_pledge_names_its_party_and_its_programme(several: FlaskClient) -> None:
    page = text_of(several, "/zusage/beispiel-2")
    assert f"<title>Ein Fahrradhaus am Bahnhof – {SECOND}</title>" in page
    assert f'content="{SECOND}: Ein Fahrradhaus' in page
    assert "Beispielprogramm 2025, Seite 2" in page
    assert "https://buergerliste.example/#page=2" in page
    assert senders_in(page.partition("</h1>")[2])[0] == "beispiel"
    assert "Zurückgezogen: Zusage zurueckgezogen – Möwen & Söhne" in text_of(
        several, "/zusage/zurueckgezogen"
    )


def test_frames_say_whose_they_are(several: FlaskClient) -> None:
    for address, claim in {
        "/embed": "Programme: Möwen & Söhne, Bürgerliste Beispiel und Forum Probelauf.",
        "/embed?partei=beispiel": f"Programm: {SECOND}.",
        "/embed/zusage/beispiel-2": f"Programm: {SECOND}.",
        "/en/embed?partei=beispiel": "Programme: Citizens’ List Example.",
    }.items():
        assert claim in text_of(several, address), address


def test_the_menu_has_the_parties_in_the_order_of_the_settings_with_counts(several: FlaskClient) -> None:
    """Also where another order would be one of counts."""
    for query in ("", "?partei=probelauf", "?thema=leer"):
        page = text_of(several, f"/{query}")
        assert re.findall(r'name="partei" value="([\w-]+)"', page) == KEYS, query
    counts = dict(re.findall(r'data-count-of="partei:([\w-]+)">(\d+)', text_of(several, "/?thema=leer")))
    assert counts == {"moewen": "0", "beispiel": "2", "probelauf": "1"}
    chip = text_of(several, "/?partei=beispiel").partition('class="chip"')[2].partition("</a>")[0]
    assert f'href="/">{SECOND} <' in chip


def test_lists_have_the_parties_in_one_order_within_each_topic(several: FlaskClient) -> None:
    page = text_of(several, "/")
    for group in re.findall(r'<ul class="items">(.*?)\n</ul>', page, re.DOTALL):
        found = [KEYS.index(key) for key in re.findall(r'data-party="([\w-]+)"', group)]
        assert found == sorted(found)


def test_another_spelling_is_redirected_and_an_unknown_party_refused(several: FlaskClient) -> None:
    assert several.get("/?partei=Beispiel").location.endswith("/?partei=beispiel")
    for address in ("/?partei=gruene", "/embed?partei=gruene", "/einbetten?partei=gruene"):
        answer = several.get(address)
        assert answer.status_code == 404
        assert "Partei: „gruene“ kennt diese Karte nicht" in answer.text
    answer = several.get("/aenderungen.atom?partei=gruene")
    assert (answer.status_code, answer.json["parameter"]) == (400, "partei")
    assert "moewen, beispiel, probelauf" in answer.json["detail"]


def test_files_have_the_party_and_take_the_filter(several: FlaskClient) -> None:
    everything = json.loads(several.get("/downloads/zusagen.geojson").data)["features"]
    own = json.loads(several.get("/downloads/zusagen.geojson?partei=beispiel").data)["features"]
    assert {one["properties"]["party"] for one in everything} == set(KEYS)
    assert {one["properties"]["party"] for one in own} == {"beispiel"}
    text = several.get("/downloads/zusagen.csv?partei=beispiel").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ","))
    assert {(row["party"], row["party_name"]) for row in rows} == {("beispiel", WHOLE)}
    answer = several.get("/downloads/zusagen.csv?partei=beispiel")
    assert "zusagen-kreis-weissenstrand-beispiel-" in answer.headers["Content-Disposition"]
    kml = several.get("/downloads/zusagen.kml?partei=beispiel").text
    assert f"{SECOND}:" in unescape(unescape(kml))
    assert "Beispielprogramm 2025, Seite" in kml
    assert several.get("/downloads/zusagen.gpkg?partei=beispiel").status_code == 200


def test_the_api_has_the_party_as_property_and_parameter(several: FlaskClient) -> None:
    items = "/api/collections/pledges/items"
    own = several.get(f"{items}?party=beispiel&limit=1000").json
    assert {one["properties"]["party"] for one in own["features"]} == {"beispiel"}
    assert several.get(f"{items}?party=gruene").status_code == 400
    places = several.get("/api/collections/places/items?party=probelauf&limit=1000").json
    names = {one["properties"]["name"] for one in places["features"]}
    assert names == {"Inselbahn", "Süßes Moor", "Weißmöhlen"}
    described = several.get("/api/openapi.json").json["paths"]["/collections/pledges/items"]["get"]
    (parameter,) = (one for one in described["parameters"] if one.get("name") == "party")
    assert parameter["schema"]["items"]["enum"] == KEYS
    schema = several.get("/daten/pledge.schema.json").json["properties"]["properties"]
    assert schema["properties"]["party"]["enum"] == KEYS
    assert "party" in schema["required"]


def test_feeds_name_the_party_of_an_entry_and_take_the_filter(several: FlaskClient) -> None:
    feed = several.get("/aenderungen.atom?partei=beispiel").text
    assert f"<title>Begonnen: Ein Fahrradhaus am Bahnhof ({SECOND})</title>" in feed
    assert f"<author><name>{WHOLE}</name></author>" in feed
    assert "will-done" not in feed
    assert "beispiel-2" in several.get("/aenderungen.atom").text
    # What was withdrawn is in no index, and is still that of its party.
    assert "zurueckgezogen" in several.get("/aenderungen.atom?partei=moewen").text
    assert "zurueckgezogen" not in feed


@pytest.mark.parametrize("address", ["/aenderungen", "/embed/fortschritt"])
def test_the_progress_of_each_party_is_a_row_in_the_order_of_the_settings(
    several: FlaskClient, shown: Snapshot, address: str
) -> None:
    table = text_of(several, address).partition('<table class="progress">')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row"><span class="party-sign party-([\w-]+)"', table) == KEYS
    own = table.partition("party-sign party-beispiel")[2].partition("</tr>")[0]
    pledges = [one for one in shown.published.pledges if one.party == "beispiel"]
    counts = [sum(one.status == status for one in pledges) for status in STATUSES]
    assert [int(count) for count in re.findall(r"<td>(\d+)</td>", own)] == counts == [28, 1, 1, 0]


def test_pictures_say_whose_pledges_they_show(several: FlaskClient) -> None:
    for query, line in {
        "": "Zusagen von Möwen &amp; Söhne, Bürgerliste Beispiel und Forum Probelauf",
        "partei=beispiel": f"Zusagen von {WHOLE}",
        "zusage=beispiel-2": f"Zusagen von {WHOLE}",
    }.items():
        picture = several.get(f"/karte.svg?format=quadrat&{query}", follow_redirects=True)
        assert picture.status_code == 200, query
        drawn = picture.text
        assert line in drawn or line.replace("&amp;", "&") in unescape(drawn), query


def test_sheets_say_whose_each_pledge_is_and_there_is_one_of_each_party(several: FlaskClient) -> None:
    def words(address: str) -> str:
        return pdf_text(several.get(address).data)

    whole = words("/gemeinde/weissmoehlen/handzettel.pdf")
    assert "Was die Parteien in Weißmöhlen versprechen" in whole
    assert "Aus den Programmen von 3 Parteien" in whole
    assert "Zusagen von 3 Parteien, keine amtliche Planung" in whole
    assert f"Ein Fahrradhaus am Bahnhof {SECOND}" in whole
    own = words("/gemeinde/weissmoehlen/handzettel-beispiel.pdf")
    assert f"Was die {SECOND} in Weißmöhlen vorhat" in own
    assert "Beispielprogramm 2025" in own
    assert (
        "Möwen"
        not in own.partition("Verantwortlich")[0].replace("moewen.example", "").partition("V.i.S.d.P")[0]
    )
    assert several.get("/gemeinde/weissmoehlen/handzettel-gruene.pdf").status_code == 404


def test_a_candidate_stands_for_one_party(several: FlaskClient) -> None:
    page = "/gemeinde/weissmoehlen/handzettel"
    assert " checked" not in several.get(page).text
    chosen = {"name": "Erika Mustermann", "als": "pdf"}
    both = several.post(page, data={**chosen, "zusage": ["beispiel-2", "will-done"]})
    assert both.status_code == 400
    assert "nur Zusagen einer einzigen Partei" in both.text
    alone = several.post(page, data={**chosen, "zusage": ["beispiel-2", "beispiel-9"]})
    assert f"Was die {SECOND} in Weißmöhlen vorhat" in pdf_text(alone.data)


def test_the_imprint_is_that_of_the_publisher_and_names_each_programme(several: FlaskClient) -> None:
    page = text_of(several, "/impressum")
    assert "Bürgerliste Beispiel, Beispielweg 2, 99902 Groß Übersee" in page
    assert "https://buergerliste.example/" in page
    assert re.findall(r'<dt><span class="party-sign party-([\w-]+)', page) == KEYS
    assert several.get("/katalog").json["dct:publisher"]["foaf:name"] == PUBLISHER
    described = several.get("/zusage/beispiel-2").text.partition('application/ld+json">')[2]
    pledge = json.loads(described.partition("</script>")[0])["@graph"][0]
    assert pledge["isBasedOn"]["author"]["name"] == WHOLE


def test_a_word_finds_what_a_party_of_this_name_promises(several: FlaskClient, shown: Snapshot) -> None:
    found = shown.index.apply(shown.grammar.parse(MultiDict({"q": "Probelauf"}))).shown
    assert list(found) == ["probelauf-1", "probelauf-2", "probelauf-3", "probelauf-4"]


@pytest.mark.parametrize("address", ["/", "/embed", "/gemeinde/juelich", "/aenderungen", "/einbetten"])
def test_a_map_of_one_party_shows_nothing_of_this(
    client: FlaskClient, snapshot: Snapshot, address: str
) -> None:
    page = client.get(address).text
    for sign in ("data-parties", "data-party", "party-sign", 'class="sender"', 'name="partei"', ">Parteien<"):
        assert sign not in page, sign
    assert "party-sign" not in snapshot.assets.named["site.css"].content.decode()
