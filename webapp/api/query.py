"""Parse the query of a request for items: strictly, and every error names its parameter."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from webapp.api.collections import Collection
from webapp.api.crs import DEFAULT, SYSTEMS, Box, Crs, lon_lat_order
from webapp.api.parameters import (
    BBOX_CRS,
    CRS,
    DEFAULT_LIMIT,
    FORMAT,
    MAX_LIMIT,
    OF_ITEMS,
    Parameter,
    of_collection,
)
from webapp.filters import MAX_TEXT_LENGTH, BadValue, Filter, Grammar, UnknownPlace
from webapp.near.nearby import DEFAULT_RADIUS_KM, MAX_RADIUS_KM
from webapp.snapshot import Snapshot

# The names of these parameters in the site's own filter.
SITE_KEYS = {
    "topic": "thema",
    "municipality": "gemeinde",
    "district": "ortsteil",
    "party": "partei",
    "status": "status",
    "q": "q",
    "near": "ort",
    "radius_km": "umkreis",
}
OWN_NAMES = {key: name for name, key in SITE_KEYS.items()}
FIRST_DATE, LAST_DATE = "0001-01-01", "9999-12-31"
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_INTEGER = re.compile(r"-?[0-9]{1,100}")
_INSTANT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"([Tt](?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?)(?P<zone>[Zz]|[+-][0-9]{2}:[0-9]{2}))?"
)


class BadParameter(ValueError):
    """An invalid parameter; ``detail`` says what would be valid."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name, self.detail = name, detail


@dataclass(frozen=True)
class Span:
    """A span of days, both included, as ISO dates."""

    first: str
    last: str


@dataclass(frozen=True)
class Query:
    """A parsed request for items. ``pairs`` is its canonical form, without limit and offset.

    ``bbox`` is x before y in ``bbox_crs``; ``crs`` is the system of the answer.
    """

    limit: int
    offset: int
    bbox: Box | None
    bbox_crs: Crs
    crs: Crs
    span: Span | None
    chosen: Filter
    stances: frozenset[str]
    pairs: tuple[tuple[str, str], ...]


def check_names(args: MultiDict[str, str], known: set[str]) -> None:
    """Refuse unknown and repeated parameters.

    Raises
    ------
    BadParameter : an unknown name, or one given twice that takes a single value
    """
    for name in args:
        if name not in known:
            names = ", ".join(sorted(known))
            raise BadParameter(
                name, _("Diesen Parameter gibt es hier nicht. Bekannt sind: %(names)s.", names=names)
            )
        single = name not in OF_ITEMS or not OF_ITEMS[name].repeatable
        if single and len(args.getlist(name)) > 1:
            raise BadParameter(name, _("Darf nur einmal vorkommen."))


def read(args: MultiDict[str, str], collection: Collection, snapshot: Snapshot) -> Query:
    """Parse the query of a request for items.

    Raises
    ------
    BadParameter : unknown or malformed; the message says what would be valid
    """
    own = of_collection(collection, snapshot)
    check_names(args, {FORMAT.name, *(parameter.name for parameter in own)})
    crs, bbox_crs = system(args, CRS, snapshot), system(args, BBOX_CRS, snapshot)
    listed = {
        p.name: _known(p, args.getlist(p.name), snapshot)
        for p in own
        if p.values and p.name in args and p not in (CRS, BBOX_CRS)
    }
    bbox = _bbox(args["bbox"], bbox_crs) if "bbox" in args else None
    span = _span(args["datetime"]) if "datetime" in args else None
    chosen = _chosen(snapshot.grammar, listed, args)
    pairs: list[tuple[str, str]] = []
    if bbox is not None:
        in_order = lon_lat_order(bbox, bbox_crs)
        pairs.append(("bbox", ",".join(repr(value).removesuffix(".0") for value in in_order)))
        pairs += named(BBOX_CRS, bbox_crs)
    pairs += named(CRS, crs)
    if span is not None:
        first, last = (".." if day in (FIRST_DATE, LAST_DATE) else day for day in (span.first, span.last))
        pairs.append(("datetime", first if first == last else f"{first}/{last}"))
    pairs += _pairs(listed)
    grammar = snapshot.grammar
    pairs += [(OWN_NAMES[key], value) for key, value in grammar.pairs(chosen) if key not in grammar.repeated]
    return Query(
        limit=min(_integer("limit", args, DEFAULT_LIMIT, minimum=1), MAX_LIMIT),
        offset=_integer("offset", args, 0, minimum=0),
        bbox=bbox,
        bbox_crs=bbox_crs,
        crs=crs,
        span=span,
        chosen=chosen,
        stances=frozenset(listed.get("stance", ())),
        pairs=tuple(pairs),
    )


def system(args: MultiDict[str, str], parameter: Parameter, snapshot: Snapshot) -> Crs:
    """Return the coordinate reference system that a parameter names, CRS84 without it.

    Raises
    ------
    BadParameter : none of ours; the message names them
    """
    given = _known(parameter, args.getlist(parameter.name), snapshot)
    return SYSTEMS[given[0]] if given else DEFAULT


def named(parameter: Parameter, crs: Crs) -> tuple[tuple[str, str], ...]:
    """Return a system as a parameter in canonical form: nothing if it is the one without the parameter."""
    return () if crs == DEFAULT else ((parameter.name, crs.uri),)


def _known(parameter: Parameter, given: list[str], snapshot: Snapshot) -> list[str]:
    values = parameter.values(snapshot) if parameter.values else ()
    for value in given:
        if value not in values:
            raise BadParameter(
                parameter.name,
                _(
                    "„%(value)s“ gibt es hier nicht. Möglich sind: %(values)s.",
                    value=value[:100],
                    values=", ".join(values),
                ),
            )
    return [value for value in values if value in given]


def _pairs(listed: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in listed.items() for value in values]


def _chosen(grammar: Grammar, listed: dict[str, list[str]], args: MultiDict[str, str]) -> Filter:
    """Hand the values to the site's own filter, in its own grammar."""
    single = [("q", args.get("q", "")), ("near", args.get("near", "")), ("radius_km", str(_radius_km(args)))]
    pairs = [(SITE_KEYS[name], value) for name, value in _pairs(listed) + single if name in SITE_KEYS]
    try:
        return grammar.parse(MultiDict(pairs))
    except BadValue as error:
        text = _("Der Suchtext darf höchstens %(number)s druckbare Zeichen haben.", number=MAX_TEXT_LENGTH)
        raise BadParameter(OWN_NAMES[error.key], text) from None
    except UnknownPlace as error:
        raise BadParameter("near", _unknown_place(error)) from None


def _unknown_place(error: UnknownPlace) -> str:
    if not error.choices:
        return _("„%(place)s“ kennt diese Karte nicht.", place=error.value)
    labels = ", ".join(f"„{place.label}“" for place in error.choices)
    return _(
        "„%(place)s“ ist kein eindeutiger Ort. Möglich sind: %(labels)s.", place=error.value, labels=labels
    )


def _radius_km(args: MultiDict[str, str]) -> int:
    radius_km = _integer("radius_km", args, DEFAULT_RADIUS_KM, minimum=1)
    if radius_km > MAX_RADIUS_KM:
        raise BadParameter("radius_km", _("Darf höchstens %(most)s sein.", most=MAX_RADIUS_KM))
    return radius_km


def _integer(name: str, args: MultiDict[str, str], default: int, minimum: int) -> int:
    text = args.get(name)
    if text is None:
        return default
    if not _INTEGER.fullmatch(text) or int(text) < minimum:
        raise BadParameter(name, _("Muss eine ganze Zahl ab %(minimum)s sein.", minimum=minimum))
    return int(text)


def _bbox(text: str, crs: Crs) -> Box:
    """Return the box with x before y, whatever the order of the system's axes."""
    parts = text.split(",")
    if len(parts) not in (4, 6) or not all(_NUMBER.fullmatch(part) for part in parts):
        raise BadParameter(
            "bbox", _("Muss aus vier oder sechs Zahlen mit Kommas bestehen: West, Süd, Ost, Nord.")
        )
    numbers = [float(part) for part in parts]
    if not all(map(math.isfinite, numbers)):
        raise BadParameter("bbox", _("Die Zahlen sind Grad oder Meter, so große gibt es nicht."))
    half = len(numbers) // 2
    if len(numbers) == 6 and numbers[2] > numbers[5]:
        raise BadParameter("bbox", _("Die untere Höhe ist größer als die obere."))
    west, south, east, north = lon_lat_order((numbers[0], numbers[1], numbers[half], numbers[half + 1]), crs)
    # West may be greater than east across the date line, which only degrees have.
    if south > north or (west > east and not crs.is_geographic):
        raise BadParameter("bbox", _WRONG_ORDER[crs.is_latitude_first]())
    return west, south, east, north


_WRONG_ORDER = {
    False: lambda: _(
        "Süd liegt nördlich von Nord, oder West östlich von Ost. Die Reihenfolge ist: West, Süd, Ost, Nord."
    ),
    True: lambda: _("Süd liegt nördlich von Nord. Die Reihenfolge ist hier: Süd, West, Nord, Ost."),
}


def _span(text: str) -> Span:
    start, slash, end = text.partition("/")
    if not slash:
        first = last = _day(start)
    else:
        first = FIRST_DATE if start in ("", "..") else _day(start)
        last = LAST_DATE if end in ("", "..") else _day(end)
    if first > last or (slash and {start, end} <= {"", ".."}):
        raise BadParameter(
            "datetime", _("Der Zeitraum braucht einen Anfang oder ein Ende, und der Anfang liegt vorn.")
        )
    return Span(first, last)


def _day(text: str) -> str:
    """Return the day of an instant, in UTC: status dates are whole days."""
    match = _INSTANT.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        if match["time"] is None:
            return datetime.date.fromisoformat(match["date"]).isoformat()
        zone = match["zone"].replace("z", "Z").replace("Z", "+00:00")
        # Fractions of a second don't change the day.
        instant = datetime.datetime.fromisoformat(f"{match['date']}T{match['time'][:8]}{zone}")
        return instant.astimezone(datetime.UTC).date().isoformat()
    except (ValueError, OverflowError):
        raise BadParameter(
            "datetime",
            _(
                "Muss ein Tag wie 2026-01-31, ein Zeitpunkt nach RFC 3339 oder ein Zeitraum "
                "wie 2025-09-14/.. sein."
            ),
        ) from None
