"""A server has compiled its templates and rendered its first page before anybody asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp import create_app
from webapp.pages import front_page
from webapp.warm_up import warm_up


@pytest.mark.parametrize(("server", "is_warm"), [("gunicorn/27", True), ("", False)])
def test_what_is_served_is_warm(
    world_home: Path, monkeypatch: pytest.MonkeyPatch, server: str, is_warm: bool
) -> None:
    monkeypatch.setenv("SERVER_SOFTWARE", server)
    app = create_app({"HOME": str(world_home)})
    parts = [bool(view.parts) for view in app.extensions["pledgemap"].snapshot.views.values()]
    assert parts == [is_warm] * 2


def test_a_first_page_that_fails_keeps_no_site_from_starting(
    world_home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app({"HOME": str(world_home), "PROPAGATE_EXCEPTIONS": True})
    monkeypatch.setattr(front_page, "render", lambda *_, **__: 1 / 0)
    warm_up(app)
    assert "division" in caplog.text
    assert app.test_client().get("/ueber").status_code == 200
