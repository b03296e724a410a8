"""``/aenderungen`` and its feeds."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from geo.public import PLEDGED, STATUSES, Municipality
from webapp import delivery, words
from webapp.addresses import municipality_of
from webapp.changes import atom
from webapp.changes.history import by_month, changes
from webapp.language import PREFIXES, register_in_every_language
from webapp.language import of_request as language_of_request
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current

FEED = "aenderungen.atom"
blueprint = Blueprint("changes", __name__)


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


@blueprint.get("/aenderungen")
def page() -> Response:
    snapshot = current()
    address = f"{snapshot.views[language_of_request()].root}/aenderungen"
    return delivery.page(snapshot.version, address, lambda: _page(snapshot))


@blueprint.get(f"/{FEED}")
def feed() -> Response:
    return _feed(current(), None)


@blueprint.get(f"/gemeinde/<slug>/{FEED}")
def municipality_feed(slug: str) -> Response:
    snapshot = current()
    view = snapshot.views[language_of_request()]
    return _feed(snapshot, municipality_of(snapshot, view, slug, f"/{FEED}"))


def _page(snapshot: Snapshot) -> str:
    published = snapshot.published
    found = changes(published)
    counts = {status: sum(p.status == status for p in published.pledges) for status in STATUSES}
    return render_template(
        "changes.html",
        months=list(by_month(found)),
        withdrawn_count=len(published.withdrawn),
        counts={status: count for status, count in counts.items() if count},
        nothing_changed=not found,
        pledged_count=counts[PLEDGED],
        where_of=lambda change: atom.where_of(change, published, snapshot.settings),
    )


def _feed(snapshot: Snapshot, municipality: Municipality | None) -> Response:
    language = language_of_request()
    described = _described(snapshot, municipality, language)

    def make() -> bytes:
        found = changes(snapshot.published, municipality)
        return atom.write(described, found, snapshot.published, snapshot.settings)

    # The path, which includes the language, is part of the cache key.
    return delivery.document(snapshot.version, described.path, atom.MIMETYPE, make)


def _described(snapshot: Snapshot, municipality: Municipality | None, language: str) -> atom.Feed:
    prefix, site = PREFIXES[language], words.site_title(snapshot.settings)
    pledge_prefix = f"{prefix}/zusage"
    if municipality is None:
        title = _("Änderungen: %(site)s", site=site)
        path = f"{prefix}/aenderungen"
        return atom.Feed(title, language, f"{prefix}/{FEED}", path, pledge_prefix)
    title = _("Änderungen in %(name)s: %(site)s", name=municipality.name, site=site)
    path = f"{prefix}/gemeinde/{municipality.slug}"
    return atom.Feed(title, language, f"{path}/{FEED}", path, pledge_prefix, municipality.ags)
