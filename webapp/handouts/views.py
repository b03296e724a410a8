"""The handout of a Gemeinde as an answer."""

from __future__ import annotations

import logging

from flask import Blueprint, Flask
from werkzeug.wrappers import Response as BaseResponse

from webapp.exports import answer
from webapp.handouts.compose import compose
from webapp.handouts.content import sheet
from webapp.handouts.map_picture import map_of
from webapp.language import of_request
from webapp.slugs import municipality_of
from webapp.snapshot import current

FILE = "handzettel.pdf"
blueprint = Blueprint("handouts", __name__)
log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(blueprint, url_prefix="/en", name="handouts_en")


@blueprint.get(f"/gemeinde/<slug>/{FILE}")
def handout(slug: str) -> BaseResponse:
    snapshot = current()
    view = snapshot.views[of_request()]
    found = municipality_of(snapshot, view, slug, f"/{FILE}")

    def make() -> bytes:
        texts = sheet(snapshot, view, found)
        # The export says the same once, for all of them.
        if not texts.address and not snapshot.static_site:
            log.warning("The handout of %s has no QR code: base_url in pledgemap.toml is empty", found.name)
        return compose(texts, map_of(snapshot, view, texts))

    key = f"{view.root}/gemeinde/{found.slug}/{FILE}"
    response = answer.data(snapshot.version, key, "application/pdf", make)
    name = f"handzettel-{found.slug}.pdf" if view.language == "de" else f"handout-{found.slug}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
