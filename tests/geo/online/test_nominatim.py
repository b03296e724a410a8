"""Asking a server: whom, under which name, and every way to fail."""

import json
import threading

import pytest

from geo.__main__ import main
from geo.errors import PledgemapError
from geo.online.nominatim import Server, ServerFailed, user_agent
from tests.geo.online.conftest import BBOX, found

REPLIES = [
    ((429, {}, b""), "service_busy", "", True),
    ((429, {"Retry-After": "999"}, b""), "service_busy_until", "999", True),
    ((401, {}, b""), "service_refuses", "HTTP 401", True),
    ((403, {}, b""), "service_refuses", "HTTP 403", True),
    ((404, {}, b""), "service_error", "HTTP 404", False),
    ((500, {}, b""), "service_error", "HTTP 500", False),
    ((503, {}, b""), "service_error", "HTTP 503", False),
    ((200, {}, b"<html>"), "service_unreadable", "", False),
    ((200, {}, b""), "service_unreadable", "", False),
    ((200, {}, b"[{"), "service_unreadable", "", False),
    ((200, {}, b"\xff\xfe"), "service_unreadable", "", False),
    ((200, {"Content-Type": "text/html; charset=klingon"}, b"[]"), "service_unreadable", "", False),
    ((200, {}, b"null"), "service_unreadable", "", False),
    ((200, {}, b"{}"), "service_unreadable", "", False),
    ((200, {}, b'{"error": "no"}'), "service_unreadable", "", False),
    ((200, {}, b"[1]"), "service_unreadable", "", False),
    ((200, {}, b"[{}]"), "service_unreadable", "", False),
    ((200, {}, json.dumps([found("N", 999, 50)]).encode()), "service_unreadable", "", False),
    ((200, {}, json.dumps([found("N", 6, 50) | {"lat": "nan"}]).encode()), "service_unreadable", "", False),
    ((200, {}, json.dumps([found("N", 6, 50, namedetails=[1])]).encode()), "service_unreadable", "", False),
    ((200, {"Content-Length": "50"}, b"[{}"), "service_unreadable", "", False),
]


@pytest.mark.parametrize(("reply", "code", "reason", "lasting"), REPLIES)
def test_each_way_to_fail_has_its_message(fake, reply, code, reason, lasting):
    fake.replies = [reply]
    with pytest.raises(ServerFailed) as error:
        fake.server().search("Neues", BBOX)
    assert (error.value.code, error.value.reason, error.value.lasting) == (code, reason, lasting)
    assert len(fake.queries) == 1


def test_nobody_there_and_nobody_answering_are_distinguished(fake):
    fake.replies = []
    fake.reply = lambda path: threading.Event().wait(1) or (200, {}, b"[]")
    with pytest.raises(ServerFailed) as error:
        Server(fake.url, "Test", timeout_seconds=0.2).search("Neues", BBOX)
    assert (error.value.code, error.value.reason) == ("service_slow", "0.2")
    with pytest.raises(ServerFailed) as error:
        Server("http://127.0.0.1:1", "Test").search("Neues", BBOX)
    assert (error.value.code, error.value.lasting) == ("service_down", True)
    assert "refused" in error.value.reason


def test_retry_after_is_respected_once(fake):
    fake.replies = [(429, {"Retry-After": "7"}, b"")]
    fake.places = [found("Neues", 6.42, 50.82)]
    assert len(fake.server().search("Neues", BBOX)) == 1
    assert fake.slept == [7]
    fake.replies = [(429, {"Retry-After": "7"}, b""), (429, {"Retry-After": "8"}, b"")]
    with pytest.raises(ServerFailed) as error:
        fake.server().search("Neues", BBOX)
    assert (error.value.code, error.value.reason) == ("service_busy_until", "8")


def test_places_that_are_not_objects_of_openstreetmap_are_left_out(fake):
    fake.places = [found("52349", 6.42, 50.82, osm_id=None, osm_type=None), found("Neues", 6.42, 50.82)]
    assert [hit.name for hit in fake.server().search("Neues", BBOX)] == ["Neues"]


@pytest.mark.parametrize(
    "url",
    [
        "nominatim.example.org",
        "ftp://a.de",
        "http://",
        "https://a.de/?x=1",
        "https://a.de/#x",
        "https://a.de:x",
        "https://me:secret@a.de",
    ],
)
def test_what_is_not_an_address_of_a_server_is_refused(url):
    with pytest.raises(PledgemapError, match="is no address of a server"):
        Server(url, "Test")


def test_without_an_address_it_is_the_public_server_and_a_path_may_follow():
    assert Server(None, "Test").url == "https://nominatim.openstreetmap.org"
    assert Server("https://a.de/nominatim/", "Test").url == "https://a.de/nominatim"


@pytest.mark.parametrize(
    "contact",
    [
        "name@example.org",
        "a@example.com",
        "a@mail.example.net",
        "a@party.test",
        "a@x.invalid",
    ],
)
def test_a_sample_contact_is_refused(home, contact, capsys):
    settings = home.path / "pledgemap.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("post@example.org", contact), encoding="utf-8"
    )
    home.pledges({"places": "Neues"})
    assert main(["--home", str(home.path), "build", "--online", "--nominatim", "http://127.0.0.1:1"]) == 1
    assert f'pledgemap.toml, "imprint.contact": "{contact}" is a sample' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        ("post@partei-example.de", "Pledgemap (post@partei-example.de)"),
        ("post@düren.de", "Pledgemap (post@xn--dren-0ra.de)"),
    ],
)
def test_we_name_ourselves_with_a_contact(home, contact, name):
    settings = home.path / "pledgemap.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("post@example.org", contact), encoding="utf-8"
    )
    assert user_agent(home.settings) == name


def test_nominatim_without_online_is_an_error(home, capsys):
    home.pledges({})
    assert main(["--home", str(home.path), "build", "--nominatim", "http://127.0.0.1:1"]) == 1
    assert "add --online" in capsys.readouterr().err
