"""A site below a path of its host, whether the proxy in front strips the path or not."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import sub_path

ROOT = "/karte"  # of the public site's base_url


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/",
            "/en/",
            "/gemeinde/juelich",
            "/en/thema/natur?status=done",
            "/api",
            "/karte.svg?gemeinde=titz",
        ),
        *(
            "/embed/thema/natur",
            "/gibt/es/nicht",
            "/downloads/zusagen.csv",
            "/robots.txt",
            "/gemeinde/05358024",
        ),
    ],
)
def test_an_address_is_answered_alike_with_and_without_the_path(
    public_client: FlaskClient, path: str
) -> None:
    bare, below = public_client.get(path), public_client.get(f"{ROOT}{path}")
    assert (below.status_code, below.data) == (bare.status_code, bare.data)
    for name in ("ETag", "Content-Type", "Location", "Content-Language"):
        assert below.headers.get(name) == bare.headers.get(name), name


def test_a_page_loads_its_styles_from_a_server_with_nothing_in_front(public_client: FlaskClient) -> None:
    page = public_client.get("/").text
    linked = re.findall(r'(?:href|src)="([^":?#]+\.(?:css|js))"', page)
    assert len(linked) >= 3
    for address in linked:
        assert address.startswith(f"{ROOT}/static/")
        assert public_client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("path", "location"),
    [
        (ROOT, f"{ROOT}/"),
        (f"{ROOT}?thema=natur", f"{ROOT}/?thema=natur"),
        (f"{ROOT}/gemeinde/juelich/", f"{ROOT}/gemeinde/juelich"),
        (f"{ROOT}//evil.example/", None),
        (f"{ROOT}s/", None),
        (f"{ROOT}{ROOT}/", None),
    ],
)
def test_the_bare_path_leads_to_the_home_page_and_nothing_to_another_host(
    public_client: FlaskClient, path: str, location: str | None
) -> None:
    answer = public_client.get(path, headers={"Host": "evil.example"})
    assert answer.headers.get("Location") == location
    assert answer.status_code == (301 if location else 404)


def test_a_path_that_begins_like_an_address_of_ours_is_left_alone(public_app: Flask) -> None:
    assert [root for root in ROOTS if sub_path.is_ours(public_app, root)] == ROOTS[:8]


ROOTS = [
    *("/en", "/en/karte", "/api", "/gemeinde", "/ortsteil", "/static/x", "/karte.png", "/.well-known"),
    *("/karte", "/partei/karte", "/engel", "/b%C3%BCrger", "/a/en"),
]


def test_a_path_with_an_umlaut_is_known_as_it_arrives() -> None:
    arrived = "/bürger/ueber".encode().decode("latin-1")
    assert sub_path.below("/b%C3%BCrger", arrived) == "/ueber"
    assert sub_path.below("/b%C3%BCrger", "/buerger/ueber") == "/buerger/ueber"


@pytest.mark.parametrize(
    ("base_url", "message"),
    [
        ("https://example.org/karte", 'with or without "/karte"'),
        ("https://example.org/en", 'take "/en" off'),
        ("https://example.org", ""),
        ("", ""),
    ],
)
def test_the_start_says_what_must_be_passed_on(
    public_app: Flask, caplog: pytest.LogCaptureFixture, base_url: str, message: str
) -> None:
    settings = replace(public_app.extensions["pledgemap"].snapshot.settings, base_url=base_url)
    with caplog.at_level(logging.WARNING):
        sub_path.report(public_app, settings)
    assert len(caplog.records) == bool(message)
    assert message in caplog.text
    assert not message or f"{base_url}/…" in caplog.text
