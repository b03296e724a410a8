"""The peer of the benchmark answers as the site does; without it the figures would mean nothing."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from bench import naive_app
from bench.questions import Question, load
from tests.conftest import REPOSITORY
from webapp import create_app


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    monkeypatch.setenv("PLEDGEMAP_HOME", str(REPOSITORY))
    return naive_app.create_app().test_client()


@pytest.mark.parametrize("query", ["", "thema=natur&gemeinde=juelich", "q=Rad", "kreisweit=0"])
def test_the_plain_folium_app_lists_the_same_pledges(client: FlaskClient, query: str) -> None:
    site = load(REPOSITORY)
    args = MultiDict(pair.split("=") for pair in query.split("&") if pair)
    shown = site.index.apply(site.grammar.parse(args)).shown
    page = client.get(f"/?{query}").get_data(as_text=True)
    assert page.count("<li><h2>") == len(shown)
    # What a measurement looks for, in the pages of both apps.
    ours = create_app({"HOME": str(REPOSITORY)}).test_client().get(f"/?{query}").get_data()
    assert Question("", len(shown)).marker in page.encode()
    assert Question("", len(shown)).marker in ours
