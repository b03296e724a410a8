"""What browsers may do with our pages: the whole policy, directive by directive."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.conftest import in_every_county

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'self'",
    "base-uri": "'none'",
}
PERMISSIONS = {"geolocation": "(self)", "camera": "()", "microphone": "()", "payment": "()", "usb": "()"}
PAGES = ("/", "/en/", "/ueber", "/einbetten", "/daten", "/aenderungen", "/gibtesnicht", "/api", "/healthz")


def policy_of(client: FlaskClient, path: str) -> dict[str, str]:
    directives = client.get(path).headers["Content-Security-Policy"].split("; ")
    found = dict(directive.split(" ", 1) for directive in directives)
    assert len(found) == len(directives), "a directive that is there twice counts once"
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_only_use_what_is_ours_and_is_never_in_a_foreign_frame(
    client: FlaskClient, path: str
) -> None:
    assert policy_of(client, path) == {**POLICY, "frame-ancestors": "'none'"}


@in_every_county
def test_an_embed_differs_only_in_who_may_frame_it(client: FlaskClient, county: str) -> None:
    hosts = {"dueren": "*", "weissenstrand": "'self' https://moewen.example https://*.moewen.example"}
    for path in ("/embed", "/en/embed", "/embed/thema/natur", "/embed/thema/gibtesnicht"):
        assert policy_of(client, path) == {**POLICY, "frame-ancestors": hosts[county]}, path


@pytest.mark.parametrize("path", [*PAGES, "/embed"])
def test_no_answer_asks_for_more_than_the_position(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    found = dict(one.strip().split("=") for one in headers["Permissions-Policy"].split(","))
    assert found == PERMISSIONS
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "Set-Cookie" not in headers
