"""``/karte.svg`` and ``/karte.png``: the filter of the site, or ``zusage=<id>``, in one of three formats."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import Blueprint, Flask, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from webapp import pictures
from webapp.errors import FILTER_NAMES
from webapp.exports import answer
from webapp.filters import Filter, UnknownValue
from webapp.language import of_request
from webapp.pictures.formats import DEFAULT, FORMATS
from webapp.snapshot import Snapshot, current

blueprint = Blueprint("pictures", __name__)
MIMETYPES = {"svg": "image/svg+xml", "png": "image/png"}


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(blueprint, url_prefix="/en", name="pictures_en")


@blueprint.get("/karte.<any(svg, png):suffix>")
def picture(suffix: str) -> BaseResponse:
    """Answer with a picture, or with the way to its canonical address.

    Raises
    ------
    UnknownValue : a format, a pledge or a value of the filter that this map does not have
    """
    snapshot = current()
    view = snapshot.views[of_request()]
    format_name = _format_name(request.args)
    pledge_id = _pledge_id(snapshot, request.args)
    chosen = Filter() if pledge_id else view.catalogue.parse(request.args)
    query = view.catalogue.query(chosen)
    address = pictures.address(view.root, query, format_name, suffix, pledge_id)
    if not _is_canonical(address):
        return redirect(address, code=301)

    def make() -> bytes:
        if suffix == "png":
            return pictures.png(snapshot, view, chosen, format_name, pledge_id=pledge_id)
        return pictures.svg(snapshot, view, chosen, format_name, pledge_id=pledge_id).encode()

    return answer.data(snapshot.version, address, MIMETYPES[suffix], make)


def _format_name(args: MultiDict[str, str]) -> str:
    name = args.get("format") or DEFAULT
    if name not in FORMATS:
        raise UnknownValue("format", name)
    return name


def _pledge_id(snapshot: Snapshot, args: MultiDict[str, str]) -> str:
    asked = args.get("zusage", "")
    pledge_id = snapshot.settings.redirects.pledges.get(asked, asked)
    if pledge_id and pledge_id not in snapshot.pledges:
        raise UnknownValue("zusage", asked)
    return pledge_id


def _is_canonical(address: str) -> bool:
    """Whether what was asked is what the address says, in its order; unknown keys don't count.

    Compared as they read, not as they are written: some programs write a space as "%20", others as "+".
    """
    asked = parse_qsl(request.query_string.decode(errors="replace"))
    return [pair for pair in asked if pair[0] in FILTER_NAMES] == parse_qsl(address.partition("?")[2])
