"""A map below a path of a website that exists already, with the shipped files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import OpenPage
from tests.system.production import front
from tests.system.production.conftest import running_map
from tests.system.production.front import DOMAIN, Front, Map
from tests.system.production.guide import command_with

ROOT = "/karte"
# The party's own website, which is there already; below it the one line that the guide says to add.
WEBSITE = """
server {{
    listen 443 ssl http2;
    server_name {name};
    ssl_certificate /etc/letsencrypt/live/{name}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/{name}/privkey.pem;
    access_log /var/log/pledgemap/access.log pledgemap;
    location / {{
        return 200 "Die Partei";
    }}
    include snippets/pledgemap.conf;
}}
"""


@pytest.fixture(scope="module")
def below(workshop: Path) -> Iterator[Map]:
    yield from running_map(workshop / "sub-path", f"https://{DOMAIN}{ROOT}")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def site(request: pytest.FixtureRequest, below: Map) -> Iterator[Front]:
    room = below.room / request.param
    shipped = room / "shipped"
    shipped.mkdir(parents=True)
    _copy(front.DEPLOY, shipped)
    if request.param == "nginx":
        _follow("snippets/pledgemap.conf", shipped / "nginx/snippets/pledgemap.conf")
        available = shipped / "nginx/sites-available/pledgemap"
        available.write_text(WEBSITE.format(name=DOMAIN), encoding="utf-8")
    else:
        _follow("handle_path", shipped / "caddy/Caddyfile")
    with getattr(front, request.param)(below, room, shipped) as running:
        yield running


def _copy(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-r", f"{source}/.", str(target)], check=True)


def _follow(word: str, file: Path) -> None:
    """Do to a file what the guide says to do to the one that is installed."""
    command, installed = re.subn(r"\S+$", str(file), command_with(word))
    assert installed == 1
    before = file.read_text(encoding="utf-8")
    subprocess.run(["sh", "-c", command], check=True)
    assert file.read_text(encoding="utf-8") != before


def test_pages_and_their_files_lie_below_the_path(site: Front) -> None:
    visitor = site.visitor()
    for path in ("/", "/en/", "/gemeinde/juelich", "/embed/thema/natur", "/api"):
        answer = visitor.ask(ROOT + path, Accept="text/html")
        assert answer.status == 200, path
        linked = set(re.findall(r'(?:href|src)="(/[^"?#]+\.(?:css|js|svg|png|pdf))["?#]', answer.text))
        assert {address for address in linked if not address.startswith(f"{ROOT}/")} == set()
        files = [address for address in linked if "/static/" in address]
        assert [address for address in files if address.endswith(".css")], path
        assert {visitor.ask(address).status for address in files} == {200}


@pytest.mark.parametrize(
    ("path", "location"),
    [
        (ROOT, f"{ROOT}/"),
        (f"{ROOT}/gemeinde/juelich/", f"{ROOT}/gemeinde/juelich"),
        (f"{ROOT}/gemeinde/05358024", f"{ROOT}/gemeinde/juelich"),
        (f"{ROOT}/downloads/", f"{ROOT}/daten"),
    ],
)
def test_redirects_stay_below_the_path_and_on_the_host(site: Front, path: str, location: str) -> None:
    answer = site.visitor().ask(path)
    assert answer.status in (301, 302)
    assert answer.headers["location"] == location


@pytest.mark.parametrize(
    "site", ["nginx"], indirect=True
)  # Caddy answers to nobody who does not say its name
def test_the_browser_shows_the_map_with_its_styles(site: Front, open_page: OpenPage) -> None:
    page = open_page(f"https://127.0.0.1:{site.https}{ROOT}/", ignore_https_errors=True)
    page.locator(".symbol").first.wait_for()
    assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length)")
    assert page.evaluate("getComputedStyle(document.querySelector('#map_karte')).position") == "relative"
    page.locator("input[name=thema][value=natur]").dispatch_event("click")
    page.wait_for_url(f"**{ROOT}/?thema=natur")
