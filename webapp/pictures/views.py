"""``/karte.svg`` and ``/karte.png``: the filter of the site, or ``zusage=<id>``, in one of three formats."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import Blueprint, Flask, redirect, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as BaseResponse

from geo.public import todays_slug
from webapp import delivery, pictures
from webapp.filters import Filter, UnknownValue, alike
from webapp.filters.filter_words import FILTER_NAMES
from webapp.language import of_request, register_in_every_language
from webapp.making.job import Job
from webapp.making.queue import Busy
from webapp.pictures.file_names import query_of
from webapp.pictures.formats import DEFAULT, FORMATS, PRINT
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

blueprint = Blueprint("pictures", __name__)
MIMETYPES = {"svg": "image/svg+xml", "png": "image/png"}


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


class NotPrinted(ValueError):
    """The picture for print with a search: no page links to it, and there would be any number of them."""


@blueprint.errorhandler(Busy)
def busy(error: Busy) -> BaseResponse:
    """Return a short text instead of a page: nobody sees it in place of a picture, and it is cheap."""
    text = _(
        "Gerade werden zu viele Bilder auf einmal gezeichnet. Bitte in %(seconds)s Sekunden noch einmal "
        "versuchen.",
        seconds=error.retry_after,
    )
    response = BaseResponse(f"{text}\n", 503, error.get_headers(), content_type="text/plain; charset=utf-8")
    response.cache_control.no_store = True
    return response


@blueprint.get("/karte.<any(svg, png):suffix>")
def picture(suffix: str) -> BaseResponse:
    """Return a picture, or a redirect to its canonical address.

    Raises
    ------
    UnknownValue : a format, a pledge or a value of the filter that this map does not have
    NotPrinted : the picture for print, of a search
    """
    requested = _Request(current(), request.args, suffix)
    if not _is_canonical(requested.address):
        return redirect(requested.address, code=301)
    return requested.answer()


def picture_file(stem: str, suffix: str) -> BaseResponse:
    """Return the same picture under the name of its file, as on a static site.

    Raises
    ------
    UnknownValue, NotFound : there is no such file; each picture has only one name
    """
    requested = _Request(current(), MultiDict(parse_qsl(query_of(stem))), suffix)
    if not requested.address.endswith(f"/{stem}.{suffix}"):
        raise NotFound
    return requested.answer()


class _Request:
    """A requested picture, and its canonical address."""

    def __init__(self, snapshot: Snapshot, args: MultiDict[str, str], suffix: str) -> None:
        self._snapshot, self._view, self._suffix = snapshot, snapshot.views[of_request()], suffix
        self._format_name = _format_name(args)
        self._pledge_id = _pledge_id(snapshot, args)
        chosen = Filter() if self._pledge_id else snapshot.grammar.parse(args)
        if chosen.text and self._format_name == PRINT:
            raise NotPrinted(chosen.text)
        self.address = self._address(chosen)
        self._drawn = alike.with_the_same_picture(chosen)

    def answer(self) -> BaseResponse:
        """Return the picture.

        Raises
        ------
        Busy : too many requests are waiting
        """
        job = Job(make, self._view.language, (self._drawn, self._format_name, self._suffix, self._pledge_id))
        return delivery.made(
            self._snapshot,
            self._address(self._drawn),
            MIMETYPES[self._suffix],
            job,
            lasting=self._is_linked(),
        )

    def _address(self, chosen: Filter) -> str:
        query = self._snapshot.grammar.query(chosen)
        return pictures.address(self._view.root, query, self._format_name, self._suffix, self._pledge_id)

    def _is_linked(self) -> bool:
        """Return whether it is the picture of a page: then it is requested again and again."""
        is_of_page = self._pledge_id or alike.has_a_page(self._drawn)
        return bool(is_of_page) and self._suffix == "png" and self._format_name != PRINT


def make(
    snapshot: Snapshot, view: View, chosen: Filter, format_name: str, suffix: str, pledge_id: str
) -> bytes:
    """Draw a picture."""
    what = (snapshot, view, chosen, format_name)
    if suffix == "png":
        return pictures.png(*what, pledge_id=pledge_id)
    return pictures.svg(*what, pledge_id=pledge_id).encode()


def _format_name(args: MultiDict[str, str]) -> str:
    name = args.get("format") or DEFAULT
    if name not in FORMATS:
        raise UnknownValue("format", name)
    return name


def _pledge_id(snapshot: Snapshot, args: MultiDict[str, str]) -> str:
    slug = args.get("zusage", "")
    pledge_id = todays_slug(slug, snapshot.pledges, snapshot.settings.redirects.pledges)
    # An old address may lead to a withdrawn pledge, which is not on any map.
    if slug and pledge_id not in snapshot.pledges:
        raise UnknownValue("zusage", slug)
    return pledge_id or ""


def _is_canonical(address: str) -> bool:
    """Return whether the query is that of the address, in the same order; unknown keys don't count.

    Compared after decoding: some programs write a space as "%20", others as "+".
    """
    pairs = parse_qsl(request.query_string.decode(errors="replace"))
    return [pair for pair in pairs if pair[0] in FILTER_NAMES] == parse_qsl(address.partition("?")[2])
