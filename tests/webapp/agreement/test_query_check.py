"""query_check.js: what is wrong with the query of an address, as the server says it."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.webapp.agreement.conftest import MakePage, Page
from webapp.filters import UnknownValue
from webapp.static_site.browser import address_data


@pytest.fixture(scope="module")
def script(make_page: MakePage, world_app: Flask) -> Page:
    snapshot = world_app.extensions["pledgemap"].snapshot
    with world_app.test_request_context("/"):
        data = json.dumps(address_data(snapshot), default=str)
    before = f"page.byId['static-site'] = {{ textContent: {json.dumps(data)} }};"
    return make_page("pledgemap", "query", "query_check", before=before)


QUERIES = [
    {},
    {"umkreis": "1"},
    {"umkreis": "0"},
    {"umkreis": "30"},
    {"umkreis": "31"},
    {"umkreis": "-1"},
    {"umkreis": "5.5"},
    {"umkreis": "100"},
    {"q": "x" * 100},
    {"q": "x" * 101},
    {"q": "a\u202eb"},
    {"q": "zwei  Wörter"},
    {"kreisweit": "0"},
    {"kreisweit": "1"},
    {"kreisweit": "2"},
    {"thema": "natur"},
    {"thema": "umwelt"},
    {"status": "started"},
    {"status": "withdrawn"},
    {"gemeinde": "gross-uebersee"},
    {"gemeinde": "01099002"},
    {"gemeinde": "alt-uebersee"},
    {"gemeinde": "01098001"},
    {"gemeinde": "Groß Übersee"},
    {"gemeinde": "GROSS-UEBERSEE"},
    {"gemeinde": "Gross_Übersee"},
    {"gemeinde": "ALT-Übersee"},
    {"gemeinde": "überall"},
    {"gemeinde": "constructor"},
    {"thema": "Natur"},
    {"thema": "__proto__"},
    {"status": "Started"},
    {"utm_source": "x"},
]


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_the_browser_refuses_what_the_server_refuses_and_follows_old_names(
    script: Page, world_app: Flask, query: dict[str, str]
) -> None:
    grammar = world_app.extensions["pledgemap"].snapshot.grammar
    text = "&".join(f"{key}={quote(value)}" for key, value in query.items())
    found = script.run("Pledgemap.checkedQuery($0)", text)
    args = MultiDict(query)
    try:
        pairs = grammar.pairs(grammar.parse(args))
    except UnknownValue:
        assert found["problem"]["text"]
        return
    assert found["problem"] is None
    assert found["hasMoved"] == grammar.moved(args)
    canonical = script.run("Pledgemap.queryOfChoice($0)", found["chosen"])
    assert canonical == "&".join(f"{key}={quote(value, safe='')}" for key, value in pairs)


def test_the_canonical_query_keeps_the_order_of_the_site(script: Page) -> None:
    wanted = "status=done&gemeinde=weissmoehlen&thema=natur&gemeinde=gross-uebersee&thema=mobilitaet"
    chosen = script.run("Pledgemap.checkedQuery($0).chosen", wanted)
    expected = "thema=mobilitaet&thema=natur&gemeinde=gross-uebersee&gemeinde=weissmoehlen&status=done"
    assert script.run("Pledgemap.queryOfChoice($0)", chosen) == expected
