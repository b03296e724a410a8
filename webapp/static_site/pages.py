"""What only a static site has: pictures named as files, and pages that a server would make on request."""

from __future__ import annotations

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from webapp.pages.errors import TEXTS
from webapp.pictures.file_names import FOLDER
from webapp.pictures.views import picture_file

NOT_FOUND = "/404.html"
blueprint = Blueprint("static_site", __name__)


@blueprint.get(f"/{FOLDER}/<stem>.<any(svg, png):suffix>")
def picture(stem: str, suffix: str) -> Response:
    return picture_file(stem, suffix)


@blueprint.get(NOT_FOUND)
def not_found() -> str:
    """Return the page that a host shows for unknown addresses; its own address is not an error."""
    heading, text = TEXTS[404]
    return render_template("error.html", heading=heading, text=text)
