"""Do in advance what the first visitors would wait for: under gunicorn once for all workers.

Templates are compiled, and the first page is rendered in each language, with all parts that it shares with
other pages. Otherwise every thread that gets a request at the start would do the same, all at once.
"""

from __future__ import annotations

import logging

from flask import Flask

from webapp.delivery import ENCODINGS
from webapp.language import PREFIXES

log = logging.getLogger(__name__)


def warm_up(app: Flask) -> None:
    """Warm up the app; errors are only logged, and the visitor concerned will see them again."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    client = app.test_client()
    for prefix in PREFIXES.values():
        try:
            client.get(f"{prefix}/", headers={"Accept-Encoding": ENCODINGS[0]})
        except Exception:
            log.exception("The first page can't be rendered")
