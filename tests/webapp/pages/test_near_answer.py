"""Near a place: filter grammar, page, refusals; for people without JavaScript."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote_plus

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.conftest import MakeHome
from webapp import create_app
from webapp.filters import BadValue, Grammar, UnknownPlace
from webapp.near.nearby import Near
from webapp.pages.near_answer import distance_text
from webapp.snapshot import Snapshot

GUERZENICH = "Gürzenich (Düren)"
QUERY = f"ort={quote_plus(GUERZENICH)}&umkreis=5"


@pytest.fixture
def grammar(snapshot: Snapshot) -> Grammar:
    return snapshot.grammar


@pytest.mark.parametrize(
    ("args", "canonical"),
    [
        ({"ort": "Gürzenich"}, QUERY),
        ({"ort": " guerzenich ", "umkreis": "5"}, QUERY),
        ({"umkreis": "05", "ort": "Gürzenich"}, QUERY),
        ({"umkreis": "10"}, ""),
        ({"ort": "", "umkreis": "5", "q": ""}, ""),
        ({"kreisweit": "0", "ort": "Gürzenich", "q": "rad"}, f"q=rad&{QUERY}&kreisweit=0"),
    ],
)
def test_one_place_has_one_canonical_query(grammar: Grammar, args: dict[str, str], canonical: str) -> None:
    chosen = grammar.parse(MultiDict(args))
    assert grammar.query(chosen) == canonical
    assert grammar.parse(MultiDict(args)) == chosen


@pytest.mark.parametrize("radius", ["0", "31", "-1", "5.5", "abc", "٥", "999999999"])
def test_a_radius_has_sensible_bounds(grammar: Grammar, radius: str) -> None:
    with pytest.raises(BadValue, match="umkreis"):
        grammar.parse(MultiDict({"ort": "Düren", "umkreis": radius}))


@pytest.mark.parametrize("text", ["Rath", "xyzzy", "50.81,6.43"])
def test_no_place_is_guessed(grammar: Grammar, text: str) -> None:
    with pytest.raises(UnknownPlace):
        grammar.parse(MultiDict({"ort": text}))


@pytest.fixture(scope="module")
def small(built_home: MakeHome) -> Flask:
    """Three places at known distances from Gürzenich, one pledge in Düren as such, one for the county."""
    home = built_home(
        {"id": "fern", "title": "Fern", "topic": "natur", "places": "Fern @ 50.7980, 6.5200"},
        {"id": "nah", "title": "Nah", "topic": "wohnen", "places": "Nah @ 50.7900, 6.4430"},
        {"id": "mittel", "title": "Mittel", "topic": "natur", "places": "Mittel @ 50.7900, 6.4600; Titz"},
        {"id": "irgendwo", "title": "Irgendwo", "topic": "natur", "places": "Düren"},
        {"id": "woanders", "title": "Woanders", "topic": "natur", "places": "Titz"},
        {"id": "kreis", "title": "Kreisweit", "topic": "natur", "places": ""},
    )
    return create_app({"HOME": str(home)})


def cards(html: str) -> list[tuple[str, str, list[str]]]:
    """The cards that are shown: place, distance, and the pledges that are shown on it."""
    section = html.split('data-part="near"')[1].split("</ol>", maxsplit=1)[0]
    found = []
    for card in re.split(r'<li class="near-card"', section)[1:]:
        if not card.split(">")[0].endswith(" hidden"):
            name = re.search(r"data-place=\"[^\"]*\">(.*?)</span></h3>", card)[1]
            distance = re.search(r'class="distance">(.*?)</span>', card)[1]
            items = re.findall(r'<li class="topic-[^>]*?( hidden)?><span.*?data-pledge="([^"]+)"', card, re.S)
            found.append((name, distance, [pledge_id for hidden, pledge_id in items if not hidden]))
    return found


def listed(html: str) -> list[str]:
    """The pledges on the cards, in order."""
    return [pledge_id for _name, _distance, ids in cards(html) for pledge_id in ids]


def test_each_place_is_a_card_and_what_is_not_yet_sure_comes_last(small: Flask) -> None:
    page = small.test_client().get("/?ort=Gürzenich&umkreis=3").text
    # "mittel" is in Titz as well, but that is further away: it is on the card of its place here.
    assert cards(page) == [
        ("Nah", "etwa 100 m entfernt", ["nah"]),
        ("Mittel", "1,3 km entfernt", ["mittel"]),
        # A pledge without an exact place is not "here".
        ("Düren", "genauer Ort noch offen", ["irgendwo"]),
    ]
    assert "Alles, was in Düren geplant ist" in page
    wide = small.test_client().get("/?ort=Gürzenich&umkreis=10").text
    assert listed(wide) == ["nah", "mittel", "fern", "irgendwo"]


def test_the_sentence_counts_what_is_listed(small: Flask) -> None:
    client = small.test_client()
    page = client.get("/?ort=Gürzenich&umkreis=3").text
    said = "3 Zusagen im Umkreis von 3 km um Gürzenich. 1 weitere gilt im ganzen Kreis Düren."
    assert said in re.sub(r"\s+", " ", page)
    said = "3 pledges within 3 km of Gürzenich. 1 more applies throughout Kreis Düren."
    assert said in re.sub(r"\s+", " ", client.get("/en/?ort=Gürzenich&umkreis=3").text)


def test_a_pledge_names_its_other_places_and_the_card_its_own(client: FlaskClient) -> None:
    page = client.get("/?ort=Gürzenich&umkreis=5").text
    for card in page.split('<li class="near-card" data-card="')[1:]:
        place_id = card.split('"')[0]
        articles = re.findall(r"<article.*?</article>", card.split("</ul></li>")[0], re.S)
        assert articles
        for article in articles:
            assert f'data-at="{place_id}" hidden' in article
            assert article.count(" hidden>") == 1


def test_what_names_the_ortsteil_comes_first_then_points_then_lines(client: FlaskClient) -> None:
    names = [name for name, _distance, _ids in cards(client.get("/?ort=Gürzenich&umkreis=5").text)]
    assert names[:2] == ["Haltepunkt Gürzenich", "Gürzenicher Wald"]
    assert names.index("Bahnhof Düren") < names.index("RurUfer-Radweg") < names.index("Haltepunkt D&#39;horn")
    assert names.count("Bahnhof Düren") == 1


def test_the_filter_takes_what_lies_within_the_radius(small: Flask) -> None:
    snapshot = small.extensions["pledgemap"].snapshot

    def shown(**args: str) -> set[str]:
        return set(
            snapshot.index.apply(snapshot.grammar.parse(MultiDict({"ort": "Gürzenich", **args}))).shown
        )

    assert shown(umkreis="3") == {"nah", "mittel", "irgendwo", "kreis"}
    assert shown(umkreis="3", kreisweit="0") == {"nah", "mittel", "irgendwo"}
    assert shown(umkreis="3", thema="natur") == {"mittel", "irgendwo", "kreis"}
    # One site has to fit both: "mittel" is in Titz as well, but not within the radius there.
    assert shown(umkreis="3", gemeinde="titz") == set()
    assert shown(umkreis="3", gemeinde="dueren") == {"nah", "mittel", "irgendwo"}
    result = snapshot.index.apply(snapshot.grammar.parse(MultiDict({"ort": "Gürzenich", "umkreis": "3"})))
    names = {snapshot.published.places[id_].name for id_ in result.place_ids}
    assert names == {"Nah", "Mittel", "Düren"}
    assert set(result.distances_m) == set(result.place_ids)
    assert result.area_counts["05358056"] == 0
    assert result.area_counts["05358008"] == 3
    assert result.topic_counts["natur"] == 3


def test_lists_keep_hidden_items_for_the_browser_to_show(small: Flask) -> None:
    html = small.test_client().get("/?ort=Gürzenich&umkreis=3&thema=wohnen").text
    assert listed(html) == ["nah"]
    for pledge_id in ("fern", "nah", "mittel", "irgendwo", "woanders", "kreis"):
        assert html.count(f'data-pledge="{pledge_id}"') == 1


@pytest.mark.parametrize(
    ("distance_m", "words"),
    [
        (0, "hier"),
        (49.9, "hier"),
        (50, "etwa 100 m entfernt"),
        (840, "etwa 800 m entfernt"),
        (949, "etwa 900 m entfernt"),
        (950, "1 km entfernt"),
        (2449, "2,4 km entfernt"),
        (9949, "9,9 km entfernt"),
        (9951, "10 km entfernt"),
        (12_499, "12 km entfernt"),
    ],
)
def test_a_distance_is_no_more_exact_than_places_are_known(app: Flask, distance_m: float, words: str) -> None:
    with app.test_request_context("/"):
        assert distance_text(distance_m) == words
    with app.test_request_context("/en/"):
        assert distance_text(2449) == "2.4 km away"


def test_the_page_without_javascript_answers_and_keeps_what_was_asked(client: FlaskClient) -> None:
    page = client.get("/?ort=Gürzenich&umkreis=5&thema=natur")
    assert page.status_code == 200
    assert f'value="{GUERZENICH}"' in page.text
    assert '<option value="5" selected>5 km</option>' in page.text
    assert "im Umkreis von 5 km um Gürzenich." in page.text
    assert "Alles, was in Düren geplant ist" in page.text
    assert "Im ganzen Kreis Düren" in page.text
    data = json.loads(re.search(r'id="near-map">(.*?)</script>', page.text)[1])
    assert data["name"] == GUERZENICH
    assert data["area"]["type"] == "Polygon"
    form = page.text.split('<form class="filter"')[1].split("</form>")[0]
    assert 'action="/"' in form
    for field in ('id="ort" name="ort" form="filter"', 'id="umkreis" name="umkreis" form="filter"'):
        assert field in page.text


def test_other_spellings_are_the_same_page_in_the_cache(client: FlaskClient) -> None:
    pages = [client.get(f"/?ort={text}") for text in ("Gürzenich", "guerzenich", GUERZENICH)]
    assert len({page.headers["ETag"] for page in pages}) == 1
    assert client.get("/?ort=Birkesdorf").headers["ETag"] != pages[0].headers["ETag"]


def test_outside_the_region_it_says_so_and_offers_the_nearest_gemeinde(client: FlaskClient) -> None:
    page = client.get("/?ort=Zülpich&umkreis=2")
    assert page.status_code == 200
    assert "Zülpich liegt außerhalb" in page.text
    assert '<a href="/gemeinde/vettweiss">Vettweiß</a>' in page.text.split('class="near-outside"')[1][:400]
    assert 'class="near-outside"' not in client.get("/?ort=Vettweiß").text


def test_a_postal_code_says_where_it_counts_from(client: FlaskClient) -> None:
    assert "Der Reihe nach ab der Mitte von Düren" in client.get("/?ort=52355").text
    assert "In order from the middle of Düren" in client.get("/en/?ort=52355").text


def test_a_name_of_several_places_leads_to_a_choice_that_keeps_the_filter(client: FlaskClient) -> None:
    page = client.get("/en/?ort=Rath&thema=natur&umkreis=10")
    assert page.status_code == 404
    links = re.findall(r'<li><a href="([^"]+)">(Rath [^<]+)</a>', page.text)
    assert [label for _, label in links] == ["Rath (Nörvenich)", "Rath (Nideggen)"]
    address = links[0][0].replace("&amp;", "&")
    assert address == f"/en/?thema=natur&ort={quote_plus('Rath (Nörvenich)')}&umkreis=10"
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("xyzzy", "Straßen nur mit dem Ort dazu"),
        ("50667", "Diese Postleitzahl gehört zu keiner Gemeinde"),
        ("Nidegen", "Meinten Sie diesen Ort?"),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
    ],
)
def test_an_unknown_place_is_not_a_dead_end(client: FlaskClient, text: str, message: str) -> None:
    page = client.get("/", query_string={"ort": text})
    assert page.status_code == 404
    assert message in page.text
    assert "<script>alert" not in page.text
    # The sentence asks, its choices follow, and map and list have everything.
    sentence, choices = page.text.index(message), page.text.index('class="place-links"')
    assert sentence < choices < page.text.index('data-part="placed"')
    assert 'id="map_karte"' in page.text
    assert re.search(r'id="ort"[^>]* value="[^"]+"', page.text)


def test_an_unknown_street_is_looked_for_in_each_gemeinde(client: FlaskClient, snapshot: Snapshot) -> None:
    page = client.get("/?ort=Kölner+Straße+12&thema=natur").text
    links = re.findall(r'<li><a href="([^"]+ort=[^"]+)">([^<]+)</a></li>', page)
    assert [label for _, label in links] == [m.name for m in snapshot.published.municipalities]
    answer = client.get(unescape({name: address for address, name in links}["Jülich"])).text
    assert "„Kölner Straße 12“ kennt die Karte nicht. Sie zeigt, was um Jülich geplant ist." in answer
    assert 'value="natur" checked' in answer
    (foreign,) = set(re.findall(r'ort=([^"&]+)[^"]*">Jülich</a>', client.get("/?ort=50667").text))
    assert foreign == "J%C3%BClich"


def test_links_keep_a_sub_path(make_home: MakeHome) -> None:
    home = make_home({"id": "nah", "places": "Nah @ 50.7900, 6.4430"})
    settings = home / "pledgemap.toml"
    text = re.sub(
        r"(?m)^base_url = .*$", 'base_url = "https://example.org/karte"', settings.read_text(encoding="utf-8")
    )
    settings.write_text(text, encoding="utf-8")
    client = create_app({"HOME": str(home)}).test_client()
    for address in ("/?ort=Gürzenich", "/?ort=Rath", "/?ort=Zülpich"):
        html = client.get(address).text
        assert re.findall(r'(?:href|action|data-index|data-script)="/(?!karte/)[^"]*"', html) == []


def test_downloads_and_api_take_the_same_sites(client: FlaskClient, snapshot: Snapshot) -> None:
    chosen = snapshot.grammar.parse(MultiDict({"ort": "Gürzenich", "umkreis": "3"}))
    assert chosen.near == Near(GUERZENICH, 3)
    result = snapshot.index.apply(chosen)
    file = client.get("/downloads/zusagen.geojson?ort=Gürzenich&umkreis=3")
    items = client.get("/api/collections/pledges/items?near=Gürzenich&radius_km=3&limit=1000")
    assert "3-km-um-guerzenich-dueren" in file.headers["Content-Disposition"]
    for features in (json.loads(file.data)["features"], items.json["features"]):
        assert {f["properties"]["pledge_id"] for f in features} == set(result.shown)
        assert {f["properties"]["place_id"] for f in features} - {None} == set(result.place_ids)
    places = client.get("/api/collections/places/items?near=Gürzenich&radius_km=3&limit=1000").json[
        "features"
    ]
    assert {f["id"] for f in places} == set(result.place_ids)


def test_downloads_and_api_refuse_what_is_not_a_single_place(client: FlaskClient) -> None:
    file = client.get("/downloads/zusagen.csv?ort=Rath")
    assert file.status_code == 404
    assert file.json["choices"] == ["Rath (Nörvenich)", "Rath (Nideggen)"]
    for query, named in (
        ("near=Rath", "Rath (Nideggen)"),
        ("near=xyzzy", "xyzzy"),
        ("near=Düren&radius_km=31", "30"),
    ):
        items = client.get(f"/api/collections/pledges/items?{query}")
        assert items.status_code == 400
        assert named in items.json["detail"]


def test_the_api_documents_both_parameters(client: FlaskClient) -> None:
    document = client.get("/api/openapi.json").json
    parameters = document["paths"]["/collections/pledges/items"]["get"]["parameters"]
    described = json.dumps(parameters) + json.dumps(document.get("components", {}).get("parameters", {}))
    assert '"near"' in described
    assert '"radius_km"' in described


def test_a_csv_cell_stays_text_in_the_lists(make_home: MakeHome) -> None:
    hostile = '<img src=x onerror="alert(1)"></script><script>alert(1)</script>'
    home = make_home(
        {"id": "boese", "title": hostile, "summary": hostile, "places": f"{hostile} @ 50.7900, 6.4430"}
    )
    page = create_app({"HOME": str(home)}).test_client().get("/?ort=Gürzenich").text
    assert listed(page) == ["boese"]
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_a_street_that_the_map_does_not_know_leads_to_its_gemeinde_and_is_named(client: FlaskClient) -> None:
    answer = client.get("/?ort=Musterweg+3,+52355+Düren&umkreis=3")
    assert answer.status_code == 200
    assert "„Musterweg 3“ kennt die Karte nicht. Sie zeigt, was um Düren geplant ist." in answer.text
    # The address stays as it was typed, so that a link says the same.
    assert 'value="Musterweg 3, 52355 Düren"' in answer.text
    assert "ort=Musterweg+3%2C+52355+D%C3%BCren&amp;umkreis=3" in answer.text
    assert 'class="near-missing"' not in client.get("/?ort=Birgel,+Düren").text


def test_what_is_typed_as_an_address_stays_text(client: FlaskClient) -> None:
    page = client.get("/?ort=%3Cb%3EWeg%3C/b%3E+3,+Düren").text
    assert "<b>Weg</b>" not in page
    assert "kennt die Karte nicht" in page


def test_outside_the_map_shows_the_nearest_gemeinde_too(client: FlaskClient) -> None:
    page = client.get("/?ort=50667+Köln").text
    assert page.index("Köln liegt außerhalb") < page.index('data-part="near"')
    beside = json.loads(page.split('id="near-map">')[1].split("</script>")[0])["beside"]
    assert len(beside) == 4
    inside = client.get("/?ort=Birgel").text
    assert json.loads(inside.split('id="near-map">')[1].split("</script>")[0])["beside"] is None


@pytest.mark.parametrize("place", ["Düren", "52355"])
def test_around_a_whole_gemeinde_nothing_has_a_distance(client: FlaskClient, place: str) -> None:
    cards = client.get(f"/?ort={place}").text.split('data-part="near"')[1].split("</section>")[0]
    distances = set(re.findall(r'class="distance">([^<]*)<', cards))
    assert distances <= {"", "genauer Ort noch offen"}
    assert any(
        "entfernt" in text
        for text in re.findall(r'class="distance">([^<]*)<', client.get("/?ort=Birgel").text)
    )
