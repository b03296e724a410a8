"""The route of the handout of a Gemeinde."""

from __future__ import annotations

import logging

from flask import Blueprint, Flask, abort
from werkzeug.wrappers import Response as BaseResponse

from geo.public import Area
from webapp import delivery
from webapp.addresses import AREA_RULE, area_of
from webapp.handouts import pdf
from webapp.handouts.content import sheet
from webapp.handouts.map_picture import map_of
from webapp.language import of_request, register_in_every_language
from webapp.making.job import Job
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

FILE = "handzettel.pdf"
blueprint = Blueprint("handouts", __name__)
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


@blueprint.get(f"{AREA_RULE}/{FILE}")
@blueprint.get(f"{AREA_RULE}/handzettel-<party>.pdf")
def handout(kind: str, slug: str, party: str = "") -> BaseResponse:
    """Return the sheet; on a map of several parties there is also one of each alone."""
    snapshot = current()
    if party and party not in snapshot.grammar.parties:
        abort(404)
    view = snapshot.views[of_request()]
    file = file_of(party)
    found = area_of(snapshot, view, kind, slug, f"/{file}")

    key = f"{view.root}{found.path}/{file}"
    job = Job(make, view.language, (found, party))
    response = delivery.made(snapshot, key, "application/pdf", job, lasting=True)
    stem = "handzettel" if view.language == "de" else "handout"
    name = "-".join(filter(None, (stem, found.slug, party))) + ".pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def file_of(party: str = "") -> str:
    """Return the name of the sheet in the folder of its area: with all pledges, or those of one party."""
    return f"handzettel-{party}.pdf" if party else FILE


def make(snapshot: Snapshot, view: View, area: Area, party: str = "") -> bytes:
    """Make the sheet, in the language of the view."""
    texts = sheet(snapshot, view, area, party)
    # The export logs the same once for all of them.
    if not texts.address and not snapshot.static_site:
        log.warning("The handout of %s has no QR code: base_url in pledgemap.toml is empty", area.name)
    return pdf.write(texts, map_of(snapshot, view, texts))
