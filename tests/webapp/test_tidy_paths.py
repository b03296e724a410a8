"""Addresses that differ from ours in a slash or in capitals."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ROOT = "/karte"  # of the public site's base_url


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/gemeinde/juelich/", "/gemeinde/juelich"),
        ("/gemeinde/juelich//", "/gemeinde/juelich"),
        ("/gemeinde//juelich", "/gemeinde/juelich"),
        ("/Gemeinde/juelich/?a=1&b=%C3%BC", "/gemeinde/juelich?a=1&b=%C3%BC"),
        ("/embed/gemeinde/juelich/?liste=0", "/embed/gemeinde/juelich?liste=0"),
        ("/embed/", "/embed"),
        ("/en/embed/thema/natur/", "/en/embed/thema/natur"),
        ("/en/thema/natur/", "/en/thema/natur"),
        ("/en", "/en/"),
        ("/einbetten/", "/einbetten"),
        ("/gemeinde/juelich/aenderungen.atom/", "/gemeinde/juelich/aenderungen.atom"),
        ("/robots.txt/", "/robots.txt"),
        ("/gemeinde/j%3Flich/", "/gemeinde/j%3Flich"),
    ],
)
def test_a_slash_too_many_or_capitals_lead_to_our_address(
    public_client: FlaskClient, path: str, location: str
) -> None:
    answer = public_client.get(path, headers={"Host": "evil.example"})
    assert (answer.status_code, answer.headers["Location"]) == (301, ROOT + location)


@pytest.mark.parametrize("path", ["/", "/en/", "/api/", "/api/collections/", "/embed", "/gemeinde/juelich"])
def test_what_is_answered_is_not_redirected(public_client: FlaskClient, path: str) -> None:
    assert public_client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/foo/", "/foo//bar", "/static/", "/zusage/", "/embed/foo/bar/", "/EN/x/"])
def test_what_leads_nowhere_is_not_found_at_once(public_client: FlaskClient, path: str) -> None:
    assert public_client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/downloads", "/downloads/", "/en", "/gemeinde//juelich"])
def test_the_host_header_never_gets_into_a_redirect(public_client: FlaskClient, path: str) -> None:
    answer = public_client.get(path, headers={"Host": "evil.example"})
    assert answer.headers["Location"].startswith(f"{ROOT}/")


def test_what_is_sent_to_an_address_is_not_redirected(public_client: FlaskClient) -> None:
    assert public_client.post("/gemeinde/juelich/").status_code in (404, 405)
