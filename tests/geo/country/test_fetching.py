"""One answer: packed or not, followed when it moves, and ended when it is too much, too slow or nowhere."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import brotli
import pytest

from geo.country.fetching import Client, Limits
from geo.errors import ProblemsFound
from tests.geo.country.conftest import Site

HERE = frozenset({"127.0.0.1"})
TEXT = "Straße und Bäche\n" * 1000


def client(**limits: Any) -> Client:
    return Client("quelle", HERE, Limits(**limits))


def refused(asking: Client, address: str, max_bytes: int = 1_000_000) -> str:
    with pytest.raises(ProblemsFound) as error:
        asking.get(address, max_bytes)
    (problem,) = error.value.problems
    assert problem.file == "quelle"
    return problem.code


@pytest.mark.parametrize(
    ("coding", "pack"), [("", bytes), ("identity", bytes), ("gzip", gzip.compress), ("br", brotli.compress)]
)
def test_an_answer_is_unpacked(site: Site, coding: str, pack: Any) -> None:
    headers = {"Content-Encoding": coding} if coding else {}
    site.put("/x", pack(TEXT.encode()), headers=headers)
    answer = client().get(f"{site.address}/x?a=1", 1_000_000)
    assert (answer.body.decode(), answer.status, answer.mimetype) == (TEXT, 200, "text/html")
    ((path, asked),) = site.asked
    assert path == "/x?a=1"
    assert asked["accept-encoding"] == "br, gzip"
    assert asked["user-agent"].startswith("Pledgemap/")
    assert "cookie" not in asked
    assert "referer" not in asked


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_what_unpacks_to_too_much_is_not_unpacked(site: Site, coding: str, pack: Any) -> None:
    site.put("/bombe", pack(bytes(3_000_000)), headers={"Content-Encoding": coding})
    assert refused(client(), f"{site.address}/bombe") == "source_too_large"


def test_the_limit_of_size_is_met_on_both_sides(site: Site) -> None:
    site.put("/x", b"x" * 1000)
    assert len(client().get(f"{site.address}/x", 1000).body) == 1000
    assert refused(client(), f"{site.address}/x", 999) == "source_too_large"


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_packed_answer_that_ends_early_or_is_broken_is_refused(site: Site, coding: str) -> None:
    packed = gzip.compress(TEXT.encode()) if coding == "gzip" else brotli.compress(TEXT.encode())
    site.put("/halb", packed[: len(packed) // 2], headers={"Content-Encoding": coding})
    site.put("/kaputt", b"\xff\xff\xff nichts davon", headers={"Content-Encoding": coding})
    assert refused(client(), f"{site.address}/halb") == "source_cut_off"
    assert refused(client(), f"{site.address}/kaputt") == "source_no_answer"


def test_an_answer_that_ends_early_is_refused(site: Site) -> None:
    site.put("/halb", b"x" * 10, headers={"Content-Length": "100", "Connection": "close"})
    assert refused(client(), f"{site.address}/halb") in ("source_cut_off", "source_no_answer")


def test_a_packing_that_nobody_knows_is_named(site: Site) -> None:
    site.put("/x", b"x", headers={"Content-Encoding": "zstd"})
    assert refused(client(), f"{site.address}/x") == "source_encoding"


def test_only_news_are_asked_for(site: Site) -> None:
    site.put("/x", b"x", headers={"ETag": '"eins"', "Last-Modified": "Sun, 01 Mar 2026 10:00:00 GMT"})
    answer = client().get(f"{site.address}/x", 100)
    known = {"etag": answer.etag, "last-modified": answer.last_modified}
    again = client().get(f"{site.address}/x", 100, known)
    assert (again.status, again.body) == (304, b"")
    assert site.asked[1][1]["if-none-match"] == '"eins"'
    assert site.asked[1][1]["if-modified-since"] == "Sun, 01 Mar 2026 10:00:00 GMT"


def test_redirects_are_followed_as_often_as_they_may(site: Site) -> None:
    for number in range(7):
        site.put(f"/{number}", b"", status=301, headers={"Location": f"/{number + 1}"})
    site.put("/7", b"da")
    answer = client().get(f"{site.address}/2", 100)
    assert (answer.body, answer.address) == (b"da", f"{site.address}/7")
    assert refused(client(), f"{site.address}/1") == "source_redirects"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://localhost:1/", "source_private"),
        ("http://169.254.169.254/latest/meta-data", "source_private"),
        ("http://[::ffff:127.0.0.1]/", "source_private"),
        ("file:///etc/passwd", "source_scheme"),
        ("//name:geheim@127.0.0.1/", "source_user"),
        ("http://127.0.0.1:99999/", "source_address"),
    ],
)
def test_a_redirect_leads_nowhere_that_nobody_has_named(site: Site, location: str, code: str) -> None:
    site.put("/x", b"", status=302, headers={"Location": location})
    assert refused(client(), f"{site.address}/x") == code


def test_a_redirect_from_https_to_http_is_not_followed() -> None:
    with pytest.raises(ProblemsFound) as error:
        client()._redirected("https://example.org/", "http://example.org/x")
    assert error.value.problems[0].code == "source_downgrade"


def test_without_permission_this_computer_is_not_asked(site: Site) -> None:
    assert refused(Client("quelle"), f"{site.address}/x") == "source_private"
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: Site) -> None:
    port = int(site.address.rpartition(":")[2])
    site.put("/x", b"da")
    names = iter([["127.0.0.1"], ["10.0.0.1"]])  # a name that means another address when it is asked again
    asking = Client("quelle", frozenset({"karte.invalid"}), resolve=lambda *_: next(names))
    assert asking.get(f"http://karte.invalid:{port}/x", 100).body == b"da"
    assert site.asked[0][1]["host"] == f"karte.invalid:{port}"


def test_nobody_there_is_said() -> None:
    def unknown(*_: object) -> list[str]:
        raise OSError(-2, "Name or service not known")

    assert refused(client(), "http://127.0.0.1:1/") == "source_no_answer"
    assert refused(Client("quelle", resolve=unknown), "http://nirgends.invalid/") == "source_no_answer"


def test_a_server_that_sends_a_byte_now_and_then_is_left(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        while not site.is_closing.wait(0.02):
            handler.wfile.write(b"x")

    site.put("/x", b"", answer=drip)
    start = time.monotonic()
    assert refused(client(seconds=0.3), f"{site.address}/x") == "source_slow"
    assert time.monotonic() - start < 10


def test_a_server_that_sends_nothing_is_left(site: Site) -> None:
    site.put("/x", b"", answer=lambda _: site.is_closing.wait(30))
    assert refused(client(wait_seconds=0.2), f"{site.address}/x") == "source_slow"


def test_headers_that_could_not_be_sent_back_are_dropped(site: Site) -> None:
    site.put("/x", b"x", headers={"ETag": '"ü"', "Last-Modified": "x" * 400})
    answer = client().get(f"{site.address}/x", 100)
    assert (answer.etag, answer.last_modified) == ("", "")
