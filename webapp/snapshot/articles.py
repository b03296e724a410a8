"""The pledges of the lists as HTML, each rendered when a page first needs it.

Where a page has all of them, `render_once` does it at the start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from flask import Flask
from flask_babel import force_locale

from geo.public import Published, Settings
from webapp.words import common_stance, sender

KEPT = 4000  # some 5 MB: what a worker writes into memory, others can't share


class Articles(Mapping[str, str]):
    """The pledges of a build in one language, by id; the last ones are kept."""

    def __init__(
        self,
        app: Flask,
        published: Published,
        settings: Settings,
        language: str,
        root: str,
        *,
        with_summary: bool = True,
    ) -> None:
        self._pledges = {pledge.id: pledge for pledge in published.pledges}
        common, render = common_stance(published.pledges), macros(app, "_pledge.html").item

        def rendered(pledge_id: str) -> str:
            with force_locale(language):
                pledge = self._pledges[pledge_id]
                whose = sender(settings, pledge)
                return str(render(pledge, published, root, common, with_summary, whose))

        self._rendered = lru_cache(KEPT)(rendered)

    def __getitem__(self, pledge_id: str) -> str:
        return self._rendered(pledge_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pledges)

    def __len__(self) -> int:
        return len(self._pledges)


def macros(app: Flask, template: str) -> Any:
    """Return the macros of a template, as attributes."""
    return app.jinja_env.get_template(template).module
