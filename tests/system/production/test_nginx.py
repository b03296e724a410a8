"""The shipped nginx site in front of the real gunicorn, with the settings of both as shipped."""

from __future__ import annotations

import contextlib
import gzip
import json
import re
import socket
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from itertools import count

import brotli
import pytest

from tests.conftest import REPOSITORY
from tests.exporting import change_settings
from tests.system.debian import run
from tests.system.production.attacks import ATTACKS, Attack, under
from tests.system.production.cached import let_expire
from tests.system.production.front import DOMAIN, Front
from tests.system.production.visitor import Answer, Visitor
from tests.waiting import wait_until
from webapp.delivery import ASSET_MAX_AGE_S, PAGE_MAX_AGE_S

# Generous, because the machine may be busy: without nginx these would be a minute, or never.
PATIENCE_S = 6
PICTURE = "/karte.png?format=klein"
AT_ONCE_S = 4
BURST = 20  # of the shipped limit for what is drawn on request
HSTS = "max-age=31536000"
numbers = count(1)


def anew(path: str = "/ueber") -> str:
    """An address that is in no cache, of a page that is."""
    return f"{path}?utm_source=test-{next(numbers)}"


def is_answered(answer: Answer) -> bool:
    return answer.status == 200 and answer.seconds < PATIENCE_S


def test_the_site_is_served_with_tls_and_says_so(nginx: Front) -> None:
    visitor = nginx.visitor()
    for path in ("/", "/gibt/es/nicht", "/healthz", "/embed"):
        assert visitor.ask(path).headers["strict-transport-security"] == HSTS
    assert visitor.ask("/gibt/es/nicht").status == 404


@pytest.mark.parametrize("host", [DOMAIN, "evil.example"])
def test_who_comes_without_tls_is_sent_to_the_name_of_the_site(nginx: Front, host: str) -> None:
    connection = HTTPConnection("127.0.0.1", nginx.http, timeout=10)
    connection.request("GET", "/gemeinde/juelich?thema=natur", headers={"Host": host})
    answer = connection.getresponse()
    connection.close()
    assert answer.status == 301
    assert answer.getheader("Location") == f"https://{DOMAIN}/gemeinde/juelich?thema=natur"


def test_every_answer_is_the_one_that_the_map_gives(nginx: Front) -> None:
    visitor, paths = nginx.visitor(), ("/", "/en/thema/natur", "/api", "/embed.js", "/healthz", "/gemeinde/x")
    for path in paths:
        own = of_the_map(nginx, path)
        for _ in range(2):  # the second may come from the cache
            seen = visitor.ask(path)
            assert (seen.status, seen.body) == (own.status, own.body)
            for name in ("etag", "cache-control", "content-security-policy", "content-type"):
                assert seen.headers.get(name) == own.headers.get(name), (path, name)


def of_the_map(nginx: Front, path: str, **headers: str) -> Answer:
    """The answer of gunicorn itself."""
    connection = HTTPConnection(DOMAIN)
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(str(nginx.map.socket))
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    kept = {name.lower(): value for name, value in response.getheaders()}
    answer = Answer(response.status, kept, response.read(), 0)
    connection.close()
    return answer


@pytest.mark.parametrize(
    "headers",
    [
        *({"SCRIPT_NAME": value} for value in ("/en", "x", "//", "/%ff")),
        *({name: "/en"} for name in ("Script-Name", "X-Forwarded-Prefix", "X-Script-Name", "PATH_INFO")),
        *({name: "evil.example"} for name in ("Host", "X-Forwarded-Host", "X-Forwarded-For", "Forwarded")),
    ],
    ids=str,
)
def test_no_header_of_a_visitor_changes_a_page(nginx: Front, headers: dict[str, str]) -> None:
    path = anew("/")
    lines = "".join(f"{name}: {value}\r\n" for name, value in ({"Host": DOMAIN} | headers).items())
    answer = nginx.visitor().send(f"GET {path} HTTP/1.0\r\n{lines}\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 200")
    plain = nginx.visitor().ask("/").body
    assert answer.partition(b"\r\n\r\n")[2] == plain == nginx.visitor().ask(path).body
    own = {name: value for name, value in headers.items() if name != "Host"}
    assert of_the_map(nginx, "/", **own).body == plain


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_visitors_are_answered_while_others_hold_their_connections(nginx: Front, attack: Attack) -> None:
    with under(attack, nginx.visitor()):
        until = time.monotonic() + 1.5
        while time.monotonic() < until:
            for path in (anew(), anew("/gemeinde/juelich"), "/healthz"):
                answer = nginx.visitor().ask(path)
                assert is_answered(answer), (path, answer.status, answer.seconds)


def test_who_is_slow_is_let_go_after_some_seconds(nginx: Front) -> None:
    headers = ATTACKS["slow headers"]._replace(connections=5)
    silent = Attack(5, b"", tls=False)
    started_at = time.monotonic()
    with under(headers, nginx.visitor()) as slow, under(silent, nginx.visitor()) as slower:
        for connection in (*slow, *slower):
            connection.settimeout(30)
            while connection.recv(4096):
                pass
    assert 5 < time.monotonic() - started_at < 30


MORE = "X-More: 1\r\n"
TOO_MUCH = {
    "a long path": (f"GET /{'x' * 6000} HTTP/1.1\r\n", {400, 414}),
    "a longer path": (f"GET /{'x' * 9000} HTTP/1.1\r\n", {400, 414}),
    "a long header": (f"GET / HTTP/1.1\r\nX-Long: {'x' * 9000}\r\n", {400, 431}),
    "many headers": (f"GET / HTTP/1.1\r\n{MORE * 300}", {400, 431}),
    "a large body": ("POST / HTTP/1.1\r\nContent-Length: 9999999\r\n", {413}),
    "two lengths": ("POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n", {400}),
    "no request": ("x" * 2000 + "\r\n", {400}),
}


@pytest.mark.parametrize(("start", "codes"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_is_too_large_is_refused_and_nobody_else_notices(
    nginx: Front, start: str, codes: set[int]
) -> None:
    answer = nginx.visitor().send(f"{start}Host: {DOMAIN}\r\nConnection: close\r\n\r\n".encode())
    assert int(answer.split()[1]) in codes, answer[:200]
    assert is_answered(nginx.visitor().ask(anew()))


# Quickly answered, because slow requests never reach the limit.
DRAWN = {
    "127.0.0.31": PICTURE,
    "127.0.0.32": "/en/karte.svg?thema=none",
    "127.0.0.33": "/gemeinde/none/handzettel.pdf",
    "127.0.0.34": "/en/gemeinde/none/handzettel.pdf",
    "127.0.0.35": "/downloads/none",
}


@pytest.mark.parametrize(("greedy", "path"), DRAWN.items(), ids=DRAWN.values())
def test_what_is_drawn_has_a_limit_for_each_visitor(nginx: Front, greedy: str, path: str) -> None:
    assert nginx.visitor(greedy).ask(PICTURE).status == 200
    answers = [nginx.visitor(greedy).ask(path) for _ in range(2 * BURST + 10)]
    passed = [answer for answer in answers if answer.status != 429]
    assert BURST - 1 <= len(passed) < 2 * BURST
    refused = next(answer for answer in answers if answer.status == 429)
    assert refused.headers["retry-after"] == "10"
    assert refused.headers["content-type"] == "text/html; charset=utf-8"
    assert "zu viele Anfragen" in refused.text
    assert "Too many requests" in refused.text
    assert nginx.visitor("127.0.0.4").ask(PICTURE).status == 200


def test_pages_have_no_limit(nginx: Front) -> None:
    reader = nginx.visitor("127.0.0.36")
    assert {reader.ask("/gemeinde/juelich").status for _ in range(4 * BURST)} == {200}


def kept(nginx: Front, path: str, visitor: Visitor | None = None, **headers: str) -> str:
    """Return what the log says of the cache for an answer."""
    (visitor or nginx.visitor()).ask(path, **headers)
    return wait_until(lambda: lines_of(nginx, f'"GET {path.partition("?")[0]}"'))[-1].split()[-2]


def lines_of(nginx: Front, mark: str) -> list[str]:
    """The lines of the log that have a mark."""
    return [line for line in nginx.visits if mark in line]


def test_pages_and_files_are_kept_and_what_says_no_is_not(nginx: Front) -> None:
    script = re.search(r'src="(/static/[^"]+\.js)"', nginx.visitor().ask("/").text)[1]
    for path, max_age_s in (("/zusage/hambacher-wald-stiftung", PAGE_MAX_AGE_S), (script, ASSET_MAX_AGE_S)):
        answer = nginx.visitor().ask(path)
        assert f"max-age={max_age_s}" in answer.headers["cache-control"]
        assert answer.headers["etag"]
        assert is_answered(answer)
        assert kept(nginx, path, X_A="1") == "HIT"
    assert kept(nginx, "/healthz") == kept(nginx, "/healthz") == "MISS"
    assert kept(nginx, "/gibt/es/nicht") == kept(nginx, "/gibt/es/nicht") == "MISS"


def test_each_encoding_and_kind_of_answer_is_kept_for_itself(nginx: Front) -> None:
    unpack: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
    visitor, path = nginx.visitor(), anew("/thema/natur")
    for encoding in ("br", "gzip", "br", "identity", "gzip, deflate, br", "identity"):
        answer = visitor.ask(path, Accept_Encoding=encoding)
        body = unpack.get(answer.headers.get("content-encoding", ""), bytes)(answer.body)
        assert b"</html>" in body
        assert ("content-encoding" in answer.headers) == (encoding != "identity")
        assert visitor.ask(path, Accept_Encoding=encoding, If_None_Match=answer.headers["etag"]).status == 304
    for _ in range(2):
        assert "<html" in visitor.ask("/api", Accept="text/html").text
        assert json.loads(visitor.ask("/api", Accept="application/json").text)["links"]


def test_parts_of_large_files_can_be_asked_for(nginx: Front) -> None:
    visitor = nginx.visitor("127.0.0.5")
    for path in ("/downloads/zusagen.gpkg", "/gemeinde/titz/handzettel.pdf"):
        whole = visitor.ask(path).body
        for _ in range(2):
            part = visitor.ask(path, Range="bytes=100-299")
            assert (part.status, part.body) == (206, whole[100:300])
            assert part.headers["content-range"] == f"bytes 100-299/{len(whole)}"


def test_the_log_of_visits_has_no_searches_and_the_map_no_addresses(nginx: Front) -> None:
    visitor = nginx.visitor("127.0.0.77")
    visitor.ask("/?q=geheim&ort=Birkesdorf", Referer="https://vorher.example/")
    visitor.ask(f"/karte.png?q=geheim&{'x' * 4200}")
    wait_until(lambda: len(lines_of(nginx, "127.0.0.77 ")) >= 2)
    lines = [line for line in nginx.visits if line.startswith("127.0.0.77 ")]
    assert len(lines) == 2
    assert '"GET /" 200' in lines[0]
    assert not [line for line in lines if "geheim" in line or "Birkesdorf" in line or "vorher" in line]
    assert "127.0.0.77" not in nginx.map.log.read_text(encoding="utf-8")


def test_while_the_map_is_away_visitors_see_what_was_kept_and_the_rest_says_when(nginx: Front) -> None:
    visitor = nginx.visitor()
    page = visitor.ask("/").text
    files = re.findall(r'(?:src|href)="(/static/[^"?#]+)"', page)
    assert len(files) >= 3
    for path in (*files, PICTURE):
        assert visitor.ask(path).status == 200
    assert let_expire(nginx.cache) > len(files)
    nginx.map.kill()
    try:
        for path in ("/", *files, PICTURE):
            assert is_answered(visitor.ask(path)), path
        assert visitor.ask("/").text == page
        for path in (anew(), "/gemeinde/aldenhoven", "/healthz", "/en/gemeinde/merzenich/handzettel.pdf"):
            answer = visitor.ask(path)
            assert (answer.status, answer.headers["retry-after"]) == (503, "5")
            assert "Gleich wieder da" in answer.text
            assert "The map is being restarted" in answer.text
            assert answer.headers["cache-control"] == "no-store"
            assert answer.seconds < PATIENCE_S
    finally:
        nginx.map.start()
    for path in (anew(), "/gemeinde/aldenhoven", "/healthz", "/", *files):
        assert is_answered(visitor.ask(path)), path


def test_a_newer_build_is_seen_once_the_time_of_what_is_kept_is_over(nginx: Front) -> None:
    visitor = nginx.visitor()
    before = visitor.ask("/impressum")
    change_settings(nginx.map.home, {'phone = ""': 'phone = "+49 2421 99"'})
    run([sys.executable, "-m", "geo", "build", "--settings", "--home", str(nginx.map.home)], cwd=REPOSITORY)
    wait_until(lambda: "2421 99" in of_the_map(nginx, "/impressum").text)
    assert visitor.ask("/impressum").body == before.body
    let_expire(nginx.cache)
    assert "2421 99" in visitor.ask("/impressum").text


@pytest.mark.parametrize(
    "path", ["/gemeinde/05358024", "/gibt/es/nicht", "/healthz", "/karte.png?gemeinde=titz"]
)
def test_who_asks_at_the_same_time_does_not_wait_for_the_others(nginx: Front, path: str) -> None:
    """As nginx makes them where it lets one ask first: what may not be kept then goes out one by one."""
    with contextlib.ExitStack() as held:
        visitors = [nginx.visitor(f"127.0.1.{number + 1}") for number in range(30)]
        connections = [held.enter_context(visitor.connect()) for visitor in visitors]
        started_at = time.monotonic()
        for connection in connections:
            connection.sendall(f"GET {path} HTTP/1.0\r\nHost: {DOMAIN}\r\n\r\n".encode())
        assert len({connection.recv(12) for connection in connections}) == 1
        assert time.monotonic() - started_at < AT_ONCE_S


def test_what_many_ask_for_at_once_is_drawn_once(nginx: Front) -> None:
    before = len(lines_of(nginx, '"GET /karte.svg"'))
    with contextlib.ExitStack() as held:
        visitors = [nginx.visitor(f"127.0.1.{number + 1}") for number in range(40)]
        connections = [held.enter_context(visitor.connect()) for visitor in visitors]
        for connection in connections:
            connection.sendall(
                f"GET /karte.svg?format=klein&gemeinde=titz HTTP/1.0\r\nHost: {DOMAIN}\r\n\r\n".encode()
            )
        assert {connection.recv(12) for connection in connections} == {b"HTTP/1.1 200"}
    wait_until(lambda: len(lines_of(nginx, '"GET /karte.svg"')) >= before + 40)
    how = [line.split()[-2] for line in lines_of(nginx, '"GET /karte.svg"')[before:]]
    assert (how.count("MISS"), how.count("HIT")) == (1, 39)
