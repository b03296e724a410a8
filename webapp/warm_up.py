"""Do in advance what the first visitors would wait for: under gunicorn once for all workers.

Templates are compiled, and the first page is rendered in each language, with all parts that it shares with
other pages. Otherwise every thread that gets a request at the start would do the same, all at once.
"""

from __future__ import annotations

import logging

from flask import Flask

from webapp.delivery import ENCODINGS
from webapp.language import PREFIXES
from webapp.snapshot.live import live_of

# Of many pledges, the API's index and the ground of the pictures take a second each: not in each worker.
OF_PAGED = ("/api/collections/pledges/items?limit=1", "/karte.svg?format=klein")
log = logging.getLogger(__name__)


def warm_up(app: Flask) -> None:
    """Warm up the app; errors are only logged, and the visitor concerned will see them again."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    client = app.test_client()
    paged = OF_PAGED if live_of(app).snapshot.is_paged else ()
    for path in (*(f"{prefix}/" for prefix in PREFIXES.values()), *paged):
        try:
            client.get(path, headers={"Accept-Encoding": ENCODINGS[0]})
        except Exception:
            log.exception("%s can't be rendered", path)
