"""The route of the handout of a Gemeinde."""

from __future__ import annotations

import logging

from flask import Blueprint, Flask
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
def handout(kind: str, slug: str) -> BaseResponse:
    snapshot = current()
    view = snapshot.views[of_request()]
    found = area_of(snapshot, view, kind, slug, f"/{FILE}")

    key = f"{view.root}{found.path}/{FILE}"
    job = Job(make, view.language, (found,))
    response = delivery.made(snapshot, key, "application/pdf", job, lasting=True)
    name = f"handzettel-{found.slug}.pdf" if view.language == "de" else f"handout-{found.slug}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def make(snapshot: Snapshot, view: View, area: Area) -> bytes:
    """Make the sheet, in the language of the view."""
    texts = sheet(snapshot, view, area)
    # The export logs the same once for all of them.
    if not texts.address and not snapshot.static_site:
        log.warning("The handout of %s has no QR code: base_url in pledgemap.toml is empty", area.name)
    return pdf.write(texts, map_of(snapshot, view, texts))
