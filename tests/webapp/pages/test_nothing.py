"""What a page says when its filter finds nothing: why, and what may help."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.conftest import MakeHome
from webapp import create_app


@pytest.fixture(scope="module")
def client(built_home: MakeHome) -> FlaskClient:
    """Three pledges: a bike path in Jülich, a wood, and another bike path for the whole county."""
    home = built_home(
        {"id": "radweg", "topic": "mobilitaet", "title": "Radweg", "places": "Jülich"},
        {"id": "wald", "topic": "natur", "title": "Mehr Wald", "places": ""},
        {"id": "radwege", "topic": "mobilitaet", "title": "Radwege überall", "places": ""},
    )
    return create_app({"HOME": str(home)}).test_client()


def block(client: FlaskClient, address: str) -> str:
    page = client.get(address).text
    return " ".join(page.split('class="nothing"')[1].split("<template")[0].split())


def test_a_word_that_no_pledge_has_is_named_and_a_similar_one_is_asked_about(client: FlaskClient) -> None:
    found = block(client, "/?q=Radwge")
    assert "Das Wort „Radwge“ kommt in keiner Zusage vor." in found
    assert '<p class="nothing-ask">Meinten Sie:' in found
    assert '<a href="/?q=Radwege">„Radwege“</a> <span class="count">2</span>' in found
    # The topic of these pledges, and no other.
    assert '<li data-topic="mobilitaet"><a' in found
    assert '<li data-topic="natur" hidden><a' in found


def test_without_a_similar_word_all_topics_are_offered(client: FlaskClient) -> None:
    found = block(client, "/?q=Xylophon")
    assert "Das Wort „Xylophon“ kommt in keiner Zusage vor." in found
    assert '<p class="nothing-ask" hidden' in found
    assert '<li data-topic="natur"><a' in found


def test_words_that_occur_but_not_together_are_offered_one_by_one(client: FlaskClient) -> None:
    found = block(client, "/?q=Rad+Wald")
    assert "Keine Zusage enthält alle diese Wörter: „Rad“, „Wald“. Einzeln kommen sie vor:" in found
    assert '<a href="/?q=Rad">„Rad“</a> <span class="count">2</span>' in found


def test_a_word_that_the_rest_of_the_filter_hides_is_offered_without_it(client: FlaskClient) -> None:
    found = block(client, "/?q=Wald&gemeinde=juelich")
    assert "Mit dieser Auswahl gibt es keine Zusage zu „Wald“, ohne die anderen Filter schon:" in found
    assert '<a href="/?q=Wald">„Wald“</a> <span class="count">1</span>' in found


def test_a_filter_without_a_word_just_says_so(client: FlaskClient) -> None:
    found = block(client, "/?gemeinde=heimbach")
    assert "Mit dieser Auswahl gibt es keine Zusage.</p>" in found
    assert '<ul class="nothing-ways" hidden>' in found


def test_a_page_in_english_says_it_in_english(client: FlaskClient) -> None:
    assert "The word “Xylophon” is in no pledge." in block(client, "/en/?q=Xylophon")


@pytest.mark.parametrize("address", ["/?q=%3Cb%3Ex%3C/b%3E", "/?q=%22onload=%22"])
def test_what_is_typed_stays_text(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert "<b>x</b>" not in page
    assert '"onload="' not in page
