"""What only a site without a server has: pictures named as files, and pages that a program would make."""

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
    """What a host shows for an address that it does not have; as a page of its own it is no error."""
    heading, text = TEXTS[404]
    return render_template("error.html", heading=heading, text=text)
