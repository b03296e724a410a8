"""The pages of the nationwide map: the country, its areas, what words find, and what is near."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask_babel import format_number, ngettext
from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from webapp.atlas import choice, map_answers
from webapp.atlas.cards import cards, near_cards
from webapp.atlas.facts import AreaFacts, AtlasFilter
from webapp.atlas.map_view import map_view
from webapp.atlas.places import Link, path_of, rows, trail
from webapp.atlas.shown import current, page, value
from webapp.language import PREFIXES
from webapp.language import current as language
from webapp.pages.paging import PER_PAGE, ROUTE, Pages
from webapp.security import is_sent_from_here

MAX_WORDS = 100  # characters
NEAR_LIMIT, NEAR_DEGREES = 50, 0.05
_LEVELS = {"land": 2, "kreis": 5, "gemeinde": 8}

blueprint = Blueprint("atlas", __name__)


@blueprint.get("/")
def home() -> Response:
    chosen = choice.parse(request.args)
    query = choice.query(chosen)
    return page(f"{_root()}/?{query}", lambda: _home(chosen, query))


def _home(chosen: AtlasFilter, query: str) -> str:
    queries = current().queries
    counts, edition = value(queries.counts("", chosen)), value(queries.edition())
    maps = ngettext("%(num)s Karte", "%(num)s Karten", edition.sources)
    return render_template(
        "atlas/home.html",
        heading=_("Was Parteien vor Ort versprechen"),
        sentence=_("%(pledges)s aus %(maps)s.", pledges=_pledges(counts.pledges), maps=maps),
        total=counts.pledges,
        laender=rows(value(queries.inner_counts("", chosen))),
        groups=choice.groups(f"{_root()}/", chosen, counts),
        map=map_view(_("Karte von Deutschland mit den Zusagen"), chosen, query),
        canonical=_canonical(query),
        boundaries=edition.boundaries,
        query=query,
    )


@blueprint.get("/<any(land, kreis, gemeinde):kind>/<ags>")
@blueprint.get(f"/<any(land, kreis, gemeinde):kind>/<ags>{ROUTE}")
def area(kind: str, ags: str, number: int = 1) -> BaseResponse:
    """Return the page of an area; an AGS of another length leads to the page that it has."""
    if not (ags.isascii() and ags.isdigit() and len(ags) in _LEVELS.values()):
        abort(404)
    chosen = choice.parse(request.args)
    query = choice.query(chosen)
    if len(ags) != _LEVELS[kind]:
        return redirect(f"{_root()}{path_of(ags)}{_mark(query)}", code=301)
    key = f"{_root()}{path_of(ags)}?{query} {number}"
    return page(key, lambda: _area(ags, chosen, query, number))


def _area(ags: str, chosen: AtlasFilter, query: str, number: int) -> str:
    queries = current().queries
    found = value(queries.area(ags))
    if found is None:
        abort(404)
    counts = value(queries.counts(ags, chosen))
    path = f"{_root()}{path_of(ags)}"
    # Of a Land the list would be all that its counties have.
    listed = None if found.level == 2 else _listed(found, chosen, number)
    pages = Pages(number, _page_count(listed.total if listed else 0, number), path, query)
    return render_template(
        "atlas/area.html",
        heading=_("%(name)s: was Parteien versprechen", name=found.name),
        sentence=_area_sentence(counts.pledges, found),
        trail=trail(found),
        total=counts.pledges,
        nothing=_("Dazu ist für %(name)s nichts gesammelt.", name=found.name),
        areas=rows(value(queries.inner_counts(ags, chosen))) if found.level < 8 and number == 1 else [],
        areas_heading=_("Kreise und kreisfreie Städte") if found.level == 2 else _("Gemeinden"),
        pledges=cards(listed.pledges, but=ags) if listed else [],
        pledges_heading=_("Zusagen"),
        pages=pages,
        groups=choice.groups(path, chosen, counts),
        sources=value(queries.sources(ags)),
        map=map_view(_("Karte: %(name)s", name=found.name), chosen, query, found.bbox, area=ags),
        canonical=f"{path_of(ags)}{f'/seite/{number}' if number > 1 else ''}{_mark(query)}",
        boundaries=value(queries.edition()).boundaries,
        query=query,
    )


def _listed(found: AreaFacts, chosen: AtlasFilter, number: int) -> Any:
    return value(current().queries.pledges(found.ags, chosen, PER_PAGE, (number - 1) * PER_PAGE))


def _page_count(total: int, number: int) -> int:
    """Return how many pages a list has; answer 404 to one behind the last."""
    count = max(1, -(-total // PER_PAGE))
    if number > count:
        abort(404)
    return count


def _area_sentence(count: int, found: AreaFacts) -> str:
    if found.level == 8:
        return _(
            "%(pledges)s an Orten in %(name)s. Was für den ganzen Kreis gilt, steht auf dessen Seite.",
            pledges=_pledges(count),
            name=found.name,
        )
    return _("%(pledges)s in diesem Gebiet.", pledges=_pledges(count))


@blueprint.get("/suche")
@blueprint.get(f"/suche{ROUTE}")
def search(number: int = 1) -> Response:
    text = " ".join(request.args.get("q", "").split())
    if len(text) > MAX_WORDS:
        abort(400)
    chosen = choice.parse(request.args)
    query = choice.query(chosen, q=text)
    return page(f"{_root()}/suche?{query} {number}", lambda: _search(text, chosen, query, number))


def _search(text: str, chosen: AtlasFilter, query: str, number: int) -> str:
    queries = current().queries
    found = value(queries.search(text, "", chosen, PER_PAGE, (number - 1) * PER_PAGE))
    named = value(queries.areas_named(text)) if number == 1 else ()
    places = [Link(f"{one.name}{_within(one)}", path_of(one.ags)) for one in named]
    path = f"{_root()}/suche"
    return render_template(
        "atlas/search.html",
        heading=_("Suche"),
        text=text,
        sentence=_found_sentence(found.total, found.is_more, len(places), text),
        places=places,
        pledges=cards(found.pledges),
        pages=Pages(number, _page_count(found.total, number), path, query),
        groups=[]
        if chosen == AtlasFilter()
        else choice.groups(path, chosen, value(queries.counts("", chosen)), q=text),
        query=query,
    )


def _within(one: AreaFacts) -> str:
    """Tell places of the same name apart: "Titz (Kreis Düren)"."""
    inside = one.county_name if one.level == 8 and one.county_name != one.name else one.land_name
    return f" ({inside})" if inside and inside != one.name else ""


def _found_sentence(count: int, is_more: bool, places: int, text: str) -> str:
    if count:
        most = _("mehr als %(pledges)s", pledges=_pledges(count)) if is_more else _pledges(count)
        return _("„%(text)s“: %(pledges)s.", text=text, pledges=most)
    if places:
        return _("„%(text)s“ ist ein Ort; in Zusagen kommt dieses Wort nicht vor.", text=text)
    return _(
        "„%(text)s“: Dieses Wort kommt nicht vor. Versuchen Sie ein anderes, oder eine Gemeinde.", text=text
    )


@blueprint.get("/nah")
def near_without_position() -> BaseResponse:
    """Lead to the map whoever follows a copied address: it has no position."""
    return redirect(f"{_root()}/", code=302)


@blueprint.post("/nah")
def near() -> tuple[str, int, dict[str, str]]:
    """Return what is near a position that stands in the form only, so that no log and no link has it."""
    if not is_sent_from_here(current().settings.base_url):
        abort(403)
    chosen = choice.parse(request.args)
    lon, lat = map_answers.position(request.form.get("lon", ""), request.form.get("lat", ""))
    queries = current().queries
    found = value(queries.near(lon, lat, chosen, NEAR_LIMIT))
    ags = value(queries.area_at(lon, lat))
    own = value(queries.area(ags)) if ags else None
    sentence = (
        _("Die nächsten %(pledges)s, von Ihrem ungefähren Standort aus.", pledges=_pledges(len(found)))
        if found
        else _("Im Umkreis von 50 km ist nichts gesammelt.")
    )
    html = render_template(
        "atlas/near.html",
        heading=_("In Ihrer Nähe"),
        sentence=sentence,
        own=Link(own.name, path_of(own.ags)) if own else None,
        pledges=near_cards(found),
        map=map_view(
            _("Karte um Ihren Standort"),
            chosen,
            choice.query(chosen),
            (lon - NEAR_DEGREES, lat - NEAR_DEGREES, lon + NEAR_DEGREES, lat + NEAR_DEGREES),
            at=(lon, lat),
        ),
        boundaries=value(queries.edition()).boundaries,
    )
    return html, 200, {"Cache-Control": "no-store"}


def _pledges(count: int) -> str:
    """Return "1.234 Zusagen"."""
    return ngettext("%(number)s Zusage", "%(number)s Zusagen", count, number=format_number(count))


def _root() -> str:
    return f"{current().settings.root}{PREFIXES[language()]}"


def _mark(query: str) -> str:
    return f"?{query}" if query else ""


def _canonical(query: str) -> str:
    return f"/{_mark(query)}"
