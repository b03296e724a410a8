"""The shipped Caddy site in front of the real gunicorn. It has no cache and no limit; what it has is
tested."""

from __future__ import annotations

import json
import threading
import time
from http.client import HTTPConnection
from typing import Any

import pytest

from tests.system.production.attacks import ATTACKS, Attack, under
from tests.system.production.front import DOMAIN, Front
from tests.system.production.test_nginx import HSTS, anew, is_answered, of_the_map
from tests.waiting import wait_until

# The others are held by what holds these.
TRIED = (
    "300 connections that ask nothing",
    "slow headers",
    "slow bodies in pieces",
    "answers that nobody reads",
)


def test_the_site_is_served_with_tls_as_the_map_gives_it(caddy: Front) -> None:
    for path in ("/", "/api", "/gemeinde/x", "/healthz", "/embed.js"):
        seen, own = caddy.visitor().ask(path), of_the_map(caddy, path)
        assert (seen.status, seen.body) == (own.status, own.body)
        assert seen.headers.get("etag") == own.headers.get("etag")
        assert seen.headers["strict-transport-security"] == HSTS
    for name in ("SCRIPT_NAME", "X-Forwarded-Prefix", "X-Forwarded-Host"):
        request = f"GET / HTTP/1.0\r\nHost: {DOMAIN}\r\n{name}: /en\r\n\r\n"
        answer = caddy.visitor().send(request.encode())
        assert answer.partition(b"\r\n\r\n")[2] == of_the_map(caddy, "/").body


def test_who_comes_without_tls_is_sent_to_it(caddy: Front) -> None:
    connection = HTTPConnection("127.0.0.1", caddy.http, timeout=10)
    connection.request("GET", "/ueber", headers={"Host": DOMAIN})
    answer = connection.getresponse()
    connection.close()
    assert answer.status in (301, 308)
    assert answer.getheader("Location").startswith(f"https://{DOMAIN}")


@pytest.mark.parametrize("attack", [ATTACKS[name] for name in TRIED], ids=TRIED)
def test_visitors_are_answered_while_others_hold_their_connections(caddy: Front, attack: Attack) -> None:
    with under(attack, caddy.visitor()):
        until = time.monotonic() + 1.5
        while time.monotonic() < until:
            for path in (anew(), "/healthz"):
                answer = caddy.visitor().ask(path)
                assert is_answered(answer), (path, answer.status, answer.seconds)


def test_what_is_too_large_is_refused(caddy: Front) -> None:
    head = f"Host: {DOMAIN}\r\nConnection: close\r\n"
    for more, body in ((f"X-Long: {'x' * 60000}\r\n", ""), ("Content-Length: 99999\r\n", "x" * 99999)):
        answer = caddy.visitor().send(f"POST / HTTP/1.1\r\n{head}{more}\r\n{body}".encode())
        assert int(answer.split()[1]) >= 400
    assert is_answered(caddy.visitor().ask(anew()))


def test_while_the_map_restarts_visitors_wait_and_later_it_says_when(caddy: Front) -> None:
    caddy.map.kill()
    started = threading.Timer(1.5, caddy.map.start)
    started.start()
    assert caddy.visitor().ask("/").status == 200
    started.join()
    caddy.map.kill()
    answer = caddy.visitor("127.0.0.78").ask("/ueber?q=geheim")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert "Gleich wieder da" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["strict-transport-security"] == HSTS
    caddy.map.start()
    assert is_answered(caddy.visitor("127.0.0.78").ask("/?q=geheim", Referer="https://vorher.example/"))


def test_the_logs_have_no_searches_and_errors_no_addresses(caddy: Front) -> None:
    def logged() -> list[dict[str, Any]]:
        visits = [json.loads(line) for line in caddy.visits]
        return [visit for visit in visits if visit["request"]["remote_ip"] == "127.0.0.78"]

    wait_until(lambda: len(logged()) >= 2)
    mine = logged()
    assert [visit["status"] for visit in mine] == [503, 200]
    assert "geheim" not in str(mine)
    assert "vorher" not in str(mine)
    assert "127.0.0.78" not in (caddy.room / "web-server.log").read_text(encoding="utf-8")
