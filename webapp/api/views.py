"""The routes of the API, content negotiation, and errors as problem details."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache, partial
from http import HTTPStatus

from flask import Blueprint, Response, abort, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_accept_header

from webapp import delivery, words
from webapp.api import documents, openapi, parameters, query
from webapp.api.collections import (
    GEOJSON_TYPE,
    HTML_TYPE,
    JSON_TYPE,
    OPENAPI_TYPE,
    Collection,
    collections_of,
)
from webapp.api.crs import HEADER, Crs
from webapp.api.documents import FEATURE_TYPES, TYPES, Document, Here
from webapp.api.index import dump, ids_of_withdrawn, index_of
from webapp.api.parameters import CRS, FORMAT
from webapp.api.query import BadParameter, Query
from webapp.language import of_request
from webapp.problems import problem
from webapp.snapshot.live import current

ALLOWED = ("GET", "HEAD", "OPTIONS")
REFUSED = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY")

blueprint = Blueprint("api", __name__, url_prefix="/api")


def landing() -> Response:
    here = _here()
    return _answer(here, "", documents.landing(here), "api_landing.html")


def conformance() -> Response:
    here = _here()
    return _answer(here, "/conformance", documents.conformance(here), "api_conformance.html")


def collections() -> Response:
    here = _here()
    return _answer(here, "/collections", documents.collections(here), "api_collections.html")


def collection(collection_id: str) -> Response:
    here, one = _here(), _collection(collection_id)
    path = f"/collections/{one.id}"
    parameters_ = parameters.of_collection(one, here.snapshot)
    return _answer(
        here,
        path,
        documents.collection(here, one),
        "api_collection.html",
        parameters=parameters_,
        collection=one,
    )


def definition() -> Response:
    here = _here(formats=("json",))
    return _send(here, "/openapi.json", lambda: dump(openapi.document(here)), OPENAPI_TYPE)


def documentation() -> Response:
    here = _here(formats=("html",))
    page = {
        "collections": collections_of(here.snapshot.published),
        "of_collection": partial(parameters.of_collection, snapshot=here.snapshot),
        "api": here.api(""),
    }
    return _send(here, "/openapi.html", lambda: render_template("api_definition.html", **page), HTML_TYPE)


def items(collection_id: str) -> Response:
    here, one = _here(check=False), _collection(collection_id)
    parsed = query.read(request.args, one, here.snapshot)
    key = here.api(
        f"/collections/{one.id}/items",
        (*parsed.pairs, ("limit", str(parsed.limit)), ("offset", str(parsed.offset))),
    )
    response = _send(here, key, lambda: _items(here, one, parsed), FEATURE_TYPES[here.format])
    return _of_features(response, parsed.crs)


def item(collection_id: str, feature_id: str) -> Response:
    here, one = _here(check=False), _collection(collection_id)
    query.check_names(request.args, {FORMAT.name, CRS.name})
    crs = query.system(request.args, CRS, here.snapshot)
    layer = here.index.layers[one.id]
    position = layer.positions.get(feature_id)
    if position is None:
        return _missing(here, one, feature_id)
    links = documents.item_links(here, one, position, query.named(CRS, crs))

    def render() -> str | bytes:
        if here.format == "json":
            added = documents.progress(here, one, position) | {"links": links}
            return layer.feature(position, crs)[:-1] + b"," + dump(added)[1:]
        feature = json.loads(layer.encoded[position])
        changes = documents.changes(here, one, position)
        page = {"collection": one, "feature": feature, "links": links, "changes": changes}
        return render_template("api_item.html", here=here, **page)

    key = f"/collections/{one.id}/items/{feature_id} {crs.code}"
    return _of_features(_send(here, key, render, FEATURE_TYPES[here.format]), crs)


def _of_features(response: Response, crs: Crs) -> Response:
    response.headers[HEADER] = crs.header
    return response


def _missing(here: Here, one: Collection, feature_id: str) -> Response:
    """Answer 404: there is no such feature, or its pledge was withdrawn."""
    withdrawn = next(
        (one for one in here.snapshot.withdrawn.values() if feature_id in ids_of_withdrawn(one)), None
    )
    if withdrawn is None or one.id != "pledges":
        abort(404)
    reason = withdrawn.pledge.milestones[-1]
    detail = _(
        "Diese Zusage wurde am %(date)s zurückgezogen: %(text)s",
        date=words.long_date(reason.date),
        text=reason.text,
    )
    return problem(404, HTTPStatus(404).phrase, detail)


def options(path: str = "") -> Response:
    response = Response(status=204)
    response.headers["Allow"] = response.headers["Access-Control-Allow-Methods"] = ", ".join(ALLOWED)
    return response


def nothing(path: str = "") -> Response:
    # Methods that write are refused everywhere: there is nothing to write to.
    abort(405 if request.method in REFUSED else 404)


for _rule, _view in (
    ("", landing),
    ("/conformance", conformance),
    ("/openapi.json", definition),
    ("/openapi.html", documentation),
    ("/collections", collections),
    ("/collections/<collection_id>", collection),
    ("/collections/<collection_id>/items", items),
    ("/collections/<collection_id>/items/<feature_id>", item),
):
    # With and without a trailing slash: GDAL requests /api/ and /api/collections.
    blueprint.add_url_rule(
        _rule, view_func=_view, methods=["GET"], strict_slashes=False, provide_automatic_options=False
    )
for _rule in ("", "/<path:path>"):
    for _view, _methods in ((options, ["OPTIONS"]), (nothing, [*REFUSED, *(["GET"] if _rule else [])])):
        blueprint.add_url_rule(
            _rule, view_func=_view, methods=_methods, strict_slashes=False, provide_automatic_options=False
        )


@blueprint.after_request
def open_to_all_origins(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    # Without this a script of another origin sees neither.
    response.headers["Access-Control-Expose-Headers"] = f"{HEADER}, ETag"
    return response


@blueprint.errorhandler(BadParameter)
def bad_parameter(error: BadParameter) -> Response:
    detail = f"{error.name}: {error.detail}"
    return problem(400, _("Unbekannter oder falscher Parameter"), detail, parameter=error.name)


@blueprint.errorhandler(HTTPException)
def any_error(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < 400:
        return error
    details = {
        404: _("Unter dieser Adresse gibt es nichts. Was es gibt, steht unter /api/collections."),
        405: _("Die Schnittstelle lässt sich nur lesen: GET und HEAD."),
        500: _("Der Fehler liegt bei uns. Bitte später noch einmal versuchen."),
    }
    response = problem(
        error.code, HTTPStatus(error.code).phrase, details.get(error.code, error.description or "")
    )
    if error.code == 405:
        response.headers["Allow"] = ", ".join(ALLOWED)
    return response


def _here(formats: tuple[str, ...] = ("json", "html"), check: bool = True) -> Here:
    """Determine the context of the request.

    ``check`` refuses every parameter except the format; views that take more of them check their own.
    """
    if check:
        query.check_names(request.args, {FORMAT.name})
    format_ = request.args.get(FORMAT.name)
    if format_ is None:
        format_ = preferred(request.headers.get("Accept", "")) if len(formats) > 1 else formats[0]
    elif format_ not in formats:
        raise BadParameter(FORMAT.name, _("Möglich sind: %(values)s.", values=", ".join(formats)))
    snapshot = current()
    # Without an address of its own, while the site is being tried out, use that of the request.
    site = snapshot.settings.base_url or request.host_url.rstrip("/")
    return Here(
        snapshot=snapshot,
        view=snapshot.views[of_request()],
        index=index_of(snapshot),
        format=format_,
        site=snapshot.settings.root if format_ == "html" else site,
    )


@lru_cache(256)
def preferred(accept: str) -> str:
    """Return the format for an Accept header: HTML only if preferred over JSON, as in browsers.

    There is no 406: a client that accepts neither gets JSON, which RFC 9110 (15.5.7) allows.
    """
    accepted = parse_accept_header(accept, MIMEAccept)
    in_json = max(accepted.quality(JSON_TYPE), accepted.quality(GEOJSON_TYPE))
    return "html" if accepted.quality(HTML_TYPE) > in_json else "json"


def _collection(collection_id: str) -> Collection:
    found = (one for one in collections_of(current().published) if one.id == collection_id)
    return next(found, None) or abort(404)


def _answer(here: Here, path: str, document: Document, template: str, **context: object) -> Response:
    def render() -> str | bytes:
        if here.format == "json":
            return dump(document)
        return render_template(template, here=here, document=document, **context)

    return _send(here, path, render, TYPES[here.format])


def _items(here: Here, one: Collection, parsed: Query) -> str | bytes:
    layer = here.index.layers[one.id]
    found = layer.select(parsed, here.view.index)
    positions = found[parsed.offset : parsed.offset + parsed.limit]
    page = [layer.feature(position, parsed.crs) for position in positions]
    head = documents.items_head(here, one, parsed, len(found), len(page))
    body = dump(head)[:-1] + b',"features":[' + b",\n".join(page) + b"]}"
    if here.format == "json":
        return body
    return render_template(
        "api_items.html", here=here, collection=one, query=parsed, document=json.loads(body)
    )


def _send(here: Here, key: str, render: Callable[[], str | bytes], type_: str) -> Response:
    content_type = f"{type_}; charset=utf-8" if type_ == HTML_TYPE else type_
    # The requested address is part of the key: pages link to themselves in the other language.
    key = f"{here.site} {request.path} {here.format} {key}"
    response = delivery.page(here.index.version, key, render, content_type)
    response.headers["Vary"] = "Accept"
    return response
