"""The pledges as files, under ``/downloads/`` and with the filter of the site."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, redirect, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response as BaseResponse

from webapp import delivery
from webapp.exports import FORMATS, DownloadFormat
from webapp.exports.gis_styles import STYLE_FILES
from webapp.exports.selection import file_name, select, terms
from webapp.filters import BadValue, Filter, UnknownPlace, UnknownValue, alike
from webapp.making.job import Job
from webapp.making.queue import Busy
from webapp.problems import problem
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

blueprint = Blueprint("downloads", __name__)
METHODS = ("GET", "HEAD", "OPTIONS")


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.after_request
def open_to_every_host(response: BaseResponse) -> BaseResponse:
    response.headers.setdefault("Access-Control-Allow-Origin", "*")
    if request.method == "OPTIONS":
        response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
        response.headers["Access-Control-Allow-Headers"] = "*"
    return response


@blueprint.get("/downloads/", strict_slashes=False)
def downloads() -> BaseResponse:
    """Redirect to the page about the data, which lists all files."""
    return redirect(f"{current().settings.root}/daten")


@blueprint.get("/downloads/zusagen.<extension>")
def file(extension: str) -> BaseResponse:
    if extension not in FORMATS:
        raise NotFound
    return _file(current(), FORMATS[extension])


@blueprint.get(f"/downloads/<any({', '.join(map(repr, STYLE_FILES))}):name>")
def style(name: str) -> BaseResponse:
    snapshot, kind = current(), STYLE_FILES[name]
    response = delivery.document(
        snapshot.version, kind.path, kind.mimetype, lambda: kind.write(snapshot.settings)
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{kind.name}"'
    return response


@blueprint.route("/downloads/<path:name>", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def unknown(name: str) -> Response:
    addresses = [f"{current().settings.root}{kind.path}" for kind in FORMATS.values()]
    if request.method in METHODS:
        return problem(404, "Unknown address", f"There is: {', '.join(addresses)}")
    response = problem(405, "Method not allowed", f"Files can be read with {', '.join(METHODS)}.")
    response.headers["Allow"] = ", ".join(METHODS)
    return response


@blueprint.errorhandler(UnknownValue)
def unknown_value(error: UnknownValue) -> Response:
    known: dict[str, Any] = {"parameter": error.key, "value": error.value}
    if isinstance(error, BadValue):
        return problem(
            400, "Malformed filter", f"{error.key}: {error.value!r} is too long or no valid value.", **known
        )
    detail = f"{error.key}: this map has no {error.value!r}."
    if isinstance(error, UnknownPlace):
        known["choices"] = [place.label for place in error.choices]
        detail = f"{error.key}: {error.value!r} is no single place of this map."
    return problem(404, "Unknown filter value", detail, **known)


@blueprint.errorhandler(Busy)
def busy(error: Busy) -> Response:
    detail = f"Too many files are being made just now. Ask again in {error.retry_after} seconds."
    response = problem(503, "Busy", detail)
    response.headers["Retry-After"] = str(error.retry_after)
    return response


@blueprint.errorhandler(HTTPException)
def http_error(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < 400:
        return error
    if error.code == 404:
        return unknown("")
    return problem(error.code, error.name, error.description or error.name)


def write(snapshot: Snapshot, _view: View, chosen: Filter, extension: str) -> bytes:
    """Make a file."""
    return FORMATS[extension].write(select(snapshot, chosen))


def _file(snapshot: Snapshot, kind: DownloadFormat) -> BaseResponse:
    grammar, root = snapshot.grammar, snapshot.settings.root
    chosen = grammar.parse(request.args)
    query = grammar.query(chosen)
    address = f"{root}{kind.path}?{query}".removesuffix("?")
    if grammar.moved(request.args):
        return redirect(address, code=301)
    # A file does not contain the search: another spelling of it gets the same file.
    key = grammar.query(alike.with_the_same_pledges(chosen))
    response = delivery.made(
        snapshot,
        f"{root}{kind.path}?{key}",
        kind.mimetype,
        Job(write, "de", (chosen, kind.extension)),
        lasting=alike.has_a_page(chosen),
    )
    name = file_name(snapshot, chosen, kind.extension)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    licence_url = terms(snapshot.published, snapshot.settings).licence_url
    response.headers["Link"] = f'<{licence_url}>; rel="license", <{root}/katalog>; rel="describedby"'
    return response
