"""One real WordPress for all tests of this folder, and a map that knows its own address, as in public."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.conftest import REPOSITORY
from tests.serving import free_port, serving
from tests.system.wordpress import server
from tests.system.wordpress.server import ADMINISTRATOR, WordPress

OpenPost = Callable[..., Page]


@pytest.fixture(scope="session")
def wordpress() -> Iterator[WordPress]:
    server.install()
    with server.wordpress() as site:
        yield site


@pytest.fixture(scope="session")
def party_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of our own map whose settings name that address; without one there is nothing to discover."""
    home, port = tmp_path_factory.mktemp("party") / "home", free_port()
    shutil.copytree(REPOSITORY / "data" / "geojson", home / "data" / "geojson")
    shutil.copy(REPOSITORY / "pledges.csv", home)
    settings = (REPOSITORY / "pledgemap.toml").read_text(encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    settings, changed = re.subn(r'(?m)^base_url = ".*"$', f'base_url = "{address}"', settings)
    assert changed == 1, "pledgemap.toml has no line base_url"
    (home / "pledgemap.toml").write_text(settings, encoding="utf-8")
    with serving(home, port) as served:
        assert served == address
        yield address


@pytest.fixture
def open_post(wordpress: WordPress, party_site: str, open_page: OpenPage) -> OpenPost:
    """Publish a post and open it as a visitor. Only the blog and the map may get requests.

    What ``open_page`` watches holds for both: no error, no failed or refused request, no cookie.
    """

    def open_post(content: str, *, login: str = ADMINISTRATOR, **options: Any) -> Page:
        address = wordpress.publish(content, login=login)
        return open_page(address, also=(party_site,), **options)

    return open_post
