"""A candidate's own sheet: what is chosen and typed is on it, and nowhere else."""

from __future__ import annotations

import dataclasses
import logging
import re
from html import unescape
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from geo.public import Municipality
from tests.conftest import in_every_county
from webapp import pictures
from webapp.filters import Filter
from webapp.handouts.content import own_pledges
from webapp.handouts.selection import MOST
from webapp.making import workshop
from webapp.making.queue import Queue
from webapp.pages import handout_page
from webapp.snapshot import Snapshot

PATH = "/gemeinde/juelich/handzettel"
PERSON = "Erika Muster, Weg 1, 52349 Düren"
WHO = {"name": "Erika Müller-Schön", "kandidatur": "Kandidatin, Wahlbezirk 7", "kontakt": "erika@example.org"}
HOSTILE = "</title><script>alert(1)</script>\"'&{nb}%(name)s \\) Tj ET"


def boxes(page: str, *, checked: bool = False) -> list[str]:
    """The pledges that a form offers, or those that are chosen in it."""
    state = " checked" if checked else "(?: checked)?"
    return re.findall(rf'name="zusage"\s+value="([^"]+)"{state}>', page)


def richest(snapshot: Snapshot) -> Municipality:
    return max(snapshot.published.areas, key=lambda m: len(own_pledges(snapshot, m)))


def send(client: FlaskClient, path: str = PATH, **form: Any) -> TestResponse:
    return client.post(path, data=form)


def words_of(answer: TestResponse) -> str:
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf"), answer.text[:2000]
    document = pypdfium2.PdfDocument(answer.data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def close(text: str) -> str:
    return re.sub(r"\s|-|\ufffe|\x02", "", text)


@in_every_county
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_sheet_has_what_was_chosen_who_stands_for_it_and_the_true_count_of_the_rest(
    client: FlaskClient, snapshot: Snapshot, prefix: str
) -> None:
    found = richest(snapshot)
    path = f"{prefix}/gemeinde/{found.slug}/handzettel"
    page = client.get(path).text
    own, county = [p.id for p in own_pledges(snapshot, found)], boxes(page)[-1]
    assert boxes(page, checked=True) == own[:MOST]
    assert county not in own
    chosen = [*own[: MOST - 1], county]
    printed = words_of(send(client, path, zusage=chosen, als="pdf", **WHO))
    for text in ("Erika Müller-Schön", "Wahlbezirk 7", "erika@example.org"):
        assert close(text) in close(printed)
    for pledge in snapshot.published.pledges:
        title = (pledge.title_en or pledge.title) if prefix else pledge.title
        if pledge.id in chosen:
            assert close(title) in close(printed)
    left = len(own) - (MOST - 1)
    more = re.findall(r"(?:und|and) (\d+) (?:weitere|more)", printed)
    assert more == ([str(left)] if left else [])


def test_the_count_is_of_pledges_that_are_on_the_map_of_the_gemeinde(
    client: FlaskClient, snapshot: Snapshot
) -> None:
    (juelich,) = (m for m in snapshot.published.areas if m.slug == "juelich")
    on_map = snapshot.index.apply(Filter(areas=frozenset({juelich.key}))).shown
    placed = [id_ for id_ in on_map if snapshot.pledges[id_].place_ids]
    assert sorted(placed) == sorted(p.id for p in own_pledges(snapshot, juelich))
    printed = words_of(send(client, zusage=placed[:8], **WHO))
    assert f"und {len(placed) - 8} weitere Zusagen auf der Karte" in printed


def test_all_of_a_gemeinde_leave_nothing_to_count(client: FlaskClient, snapshot: Snapshot) -> None:
    fewest = min(
        (m for m in snapshot.published.areas if own_pledges(snapshot, m)),
        key=lambda m: len(own_pledges(snapshot, m)),
    )
    own = [pledge.id for pledge in own_pledges(snapshot, fewest)]
    assert len(own) <= MOST
    printed = words_of(send(client, f"/gemeinde/{fewest.slug}/handzettel", zusage=own))
    assert "weitere" not in printed


def test_the_picture_shows_just_these(client: FlaskClient) -> None:
    chosen = boxes(client.get(PATH).text)[:3]
    answer = send(client, zusage=chosen, als="bild", **WHO)
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="handzettel-juelich.png"'
    assert Image.open(BytesIO(answer.data)).size == (1080, 1350)


def test_the_texts_of_the_picture_are_whole_for_the_longest_titles(
    world_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = world_app.extensions["pledgemap"].snapshot
    found = richest(snapshot)
    by_length = sorted(own_pledges(snapshot, found), key=lambda pledge: -len(pledge.title))
    chosen = tuple(pledge.id for pledge in by_length[:MOST])
    drawn: list[str] = []
    monkeypatch.setattr(pictures.raster, "png", lambda svg, **_: drawn.append(svg) or b"")
    with world_app.test_request_context("/"):
        who = handout_page.Candidate("N" * 80, "K" * 120, "<b>&" + "x" * 116)
        handout_page.make_picture(snapshot, snapshot.views["de"], found, chosen, who)
    text = unescape(close("".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn[0]))))
    for pledge_id in chosen:
        assert close(snapshot.pledges[pledge_id].title) in text
    assert "<b>" not in drawn[0]


@pytest.mark.parametrize(
    ("visdp", "answers"),
    [
        (PERSON, True),
        ("Erika Muster\nWeg 1\n52349 Düren", True),
        ("", False),
        ("   ", False),
        ("Erika Muster", False),
        ("52349 Düren", False),
        ("Erika Muster, Weg 1", False),
    ],
)
def test_without_a_person_with_an_address_the_sheet_is_a_draft(
    app: Flask, snapshot: Snapshot, visdp: str, answers: bool
) -> None:
    imprint = dataclasses.replace(snapshot.settings.imprint, visdp=visdp)
    changed = dataclasses.replace(snapshot, settings=dataclasses.replace(snapshot.settings, imprint=imprint))
    with app.test_request_context(PATH):
        (found,) = (m for m in snapshot.published.areas if m.slug == "juelich")
        view = changed.views["de"]
        page = handout_page.render(changed, view, found)
        chosen = tuple(boxes(page, checked=True))
        pdf = handout_page.make_sheet(changed, view, found, chosen, handout_page.Candidate(**_who()))
    document = pypdfium2.PdfDocument(pdf)
    printed = " ".join(document[0].get_textpage().get_text_range().split())
    assert ("Entwurf" in printed) is not answers
    assert (f"V.i.S.d.P.: {' '.join(visdp.split())}" in printed) is answers
    assert ("Entwurf, nicht zum Verteilen" in page) is not answers


def _who() -> dict[str, str]:
    return {"name": WHO["name"], "candidature": WHO["kandidatur"], "contact": WHO["kontakt"]}


def test_nobody_can_type_who_answers_for_it(client: FlaskClient) -> None:
    chosen = boxes(client.get(PATH).text)[:1]
    printed = words_of(send(client, zusage=chosen, visdp=PERSON, responsible=PERSON, verantwortlich=PERSON))
    assert "Erika Muster" not in printed
    assert "Entwurf" in printed


@pytest.mark.parametrize("als", ["pdf", "bild"])
def test_nothing_that_was_typed_is_kept_or_logged(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture, als: str
) -> None:
    own = workshop.of(app)
    kept: list[str] = []

    class Recording:
        def get(self, key: str) -> None:
            kept.append(key)

        def set(self, key: str, value: bytes) -> None:
            kept.append(key)

    before, own.shelves = own.shelves, workshop.Shelves(Recording(), Recording())
    try:
        with caplog.at_level(logging.DEBUG):
            answer = send(client, zusage=boxes(client.get(PATH).text)[:1], als=als, **WHO)
    finally:
        own.shelves = before
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert "Set-Cookie" not in answer.headers
    assert kept == []
    assert not [text for text in WHO.values() if text in caplog.text]


def test_a_sheet_waits_in_the_queue_of_the_pictures(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop.of(app).made_once, "queue", Queue(0))
    answer = send(client, zusage=boxes(client.get(PATH).text)[:1], **WHO)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"zusage": []}, "Bitte mindestens eine Zusage auswählen."),
        ({"zusage": ["gibt-es-nicht"]}, "Eine der Zusagen gehört nicht hierher."),
        (
            {"zusage": "own:9"},
            "Auf das Blatt passen höchstens 8 Zusagen, angekreuzt sind 9: bitte noch 1 wieder abwählen.",
        ),
        ({"zusage": "own:1", "name": "n" * 81}, "Name: höchstens 80 Zeichen."),
        ({"zusage": "own:1", "kandidatur": "k" * 121}, "Kandidatur: höchstens 120 Zeichen."),
        ({"zusage": "own:1", "kontakt": "漢字 ok"}, "Kontakt: Die Schrift hat kein „漢字“."),
    ],
)
def test_wrong_input_gives_the_form_back_as_it_was_filled(
    client: FlaskClient, form: dict[str, Any], fault: str
) -> None:
    own = boxes(client.get(PATH).text)
    wanted = form["zusage"]
    sent = own[: int(wanted[4:])] if isinstance(wanted, str) else wanted
    texts = {**WHO, **{name: text for name, text in form.items() if name != "zusage"}}
    answer = send(client, zusage=sent, **texts)
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"
    page = unescape(answer.text)
    assert fault in page
    for text in texts.values():
        assert f'value="{text}"' in page
    assert boxes(answer.text, checked=True) == [pledge_id for pledge_id in own if pledge_id in sent]
    assert 'role="alert"' in page


def test_the_limit_is_said_before_the_boxes_and_whoever_ticks_all_of_them_keeps_everything(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.get(PATH).text
    assert page.index(f"Höchstens {MOST} Zusagen ankreuzen") < page.index('name="zusage"')
    everything = boxes(page)
    monkeypatch.setattr(handout_page, "MAX_BYTES", 500)  # as if the texts took the room that there was
    answer = send(client, zusage=everything, **WHO)
    left = len(everything) - MOST
    assert answer.status_code == 400
    assert f"angekreuzt sind {len(everything)}: bitte noch {left} wieder abwählen." in answer.text
    assert boxes(answer.text, checked=True) == everything
    # What is ticked is in sight.
    assert {*re.findall(r"<details( open)?>", answer.text)} == {" open"}
    for text in WHO.values():
        assert f'value="{text}"' in unescape(answer.text)


def test_eight_are_allowed_and_texts_of_the_full_length(client: FlaskClient) -> None:
    own = boxes(client.get(PATH).text)[:MOST]
    texts = {name: "W" * most for name, most in handout_page.LENGTHS.items()}
    printed = words_of(send(client, zusage=own, **texts))
    assert "W" * 20 in printed
    assert len(pypdfium2.PdfDocument(send(client, zusage=own, **texts).data)) == 1


@pytest.mark.parametrize("als", ["pdf", "bild"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_hostile_texts_stay_text(client: FlaskClient, prefix: str, als: str) -> None:
    chosen = boxes(client.get(PATH).text)[:1]
    name = "Er\x00ika\x1b[31m\u202e \r\n\tM\u200buster"
    answer = send(
        client, prefix + PATH, zusage=chosen, name=name, kandidatur=HOSTILE, kontakt=HOSTILE, als=als
    )
    assert answer.status_code == 200
    if als == "pdf":
        printed = words_of(answer)
        assert close("<script>alert(1)</script>") in close(printed)
        assert "Er ika [31m M uster" in printed
    wrong = send(client, prefix + PATH, zusage=[], name=name, kandidatur=HOSTILE, kontakt=HOSTILE)
    assert wrong.status_code == 400
    assert "<script>alert" not in wrong.text
    assert HOSTILE in unescape(wrong.text)
    assert not {"\x00", "\x1b", "\u202e"} & set(wrong.text)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://boese.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost.boese.example"}, 403),
        # A proxy may have changed the host; the browser knows better.
        ({"Origin": "https://boese.example", "Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_a_form_of_another_site_is_refused(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    data = {"zusage": boxes(client.get(PATH).text)[:1], "als": "pdf"}
    answer = client.post(PATH, data=data, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert "<h1>" in answer.text


def test_too_much_is_refused_before_it_is_read(client: FlaskClient) -> None:
    answer = client.post(PATH, data={"name": "x" * 3 * handout_page.MAX_BYTES})
    assert answer.status_code == 413
    assert "Das ist zu viel auf einmal." in answer.text
    assert client.post(PATH, data={"name": "x" * 15_000}).status_code == 400


def test_the_page_of_the_gemeinde_leads_there_and_old_addresses_too(client: FlaskClient) -> None:
    assert f'href="{PATH}"' in client.get("/gemeinde/juelich").text
    moved = client.get("/gemeinde/05358024/handzettel")
    assert (moved.status_code, moved.headers["Location"]) == (301, PATH)
    assert client.get("/gemeinde/nirgends/handzettel").status_code == 404
    page = client.get(PATH)
    assert '<meta name="robots" content="noindex">' in page.text
    assert client.get(f"{PATH}?name=Erika").text == page.text
