"""Show what an entry means before somebody writes it into pledges.csv."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geo.build import municipalities_of
from geo.errors import quoted
from geo.place.advice import on_unknown
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Answer, Outcome, Service, choices, geocode, settling_spelling
from geo.place.place import GazetteerPlace
from geo.text.toponym import EntryError, parse
from geo.vocabulary import OSM_FILES
from geo.words.language import gettext as _
from geo.words.language import language
from geo.words.messages import in_words
from geo.words.place_words import KINDS, OUTCOMES, PRECISIONS, SHAPES


def explain(
    text: str, gazetteer: Gazetteer, service: Service | None = None, region_name: str = ""
) -> tuple[bool, str]:
    """Look an entry up and return the result, in the language of the system.

    Returns
    -------
    Whether there is exactly one place; the lines to print.
    """
    try:
        answer = geocode(parse(text), gazetteer, service)
    except EntryError as error:
        return False, _message(text, error.code, error.details)
    outcome = _(OUTCOMES[answer.outcome])
    lines = [f"{text}: {outcome}" + (f" ({answer.why})" if answer.why else "")]
    lines += [f"  {line}" for line in _lines(text, answer, gazetteer, region_name)]
    return answer.outcome is Outcome.FOUND, "\n".join(lines)


def _lines(text: str, answer: Answer, gazetteer: Gazetteer, region_name: str) -> Iterator[str]:
    """Return the details of an answer, or what to do if there is none."""
    if answer.place is not None:
        yield f"=> {_line(answer.place, gazetteer)}"
        yield from (f"   {line}" for line in _facts(answer.place, gazetteer))
        yield from (_also(other, gazetteer) for other in answer.candidates[1:])
    elif answer.outcome is Outcome.AMBIGUOUS:
        for spelling, place in zip(choices(answer, gazetteer), answer.candidates, strict=True):
            yield f"{spelling}  =>  {_line(place, gazetteer)}"
    elif answer.code == "unknown_toponym":
        yield _message(text, *on_unknown(text, gazetteer, region_name))
    else:
        yield _message(text, answer.code, dict(answer.details))


def _also(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    """Return one line for a place of the same name; what an extract knows is meant by another spelling."""
    line = _line(place, gazetteer)
    if place.file not in OSM_FILES:
        return _("auch {line}", line=line)
    return _("auch {line}, gemeint mit: {spelling}", line=line, spelling=settling_spelling(place, gazetteer))


def _message(text: str, code: str, details: Mapping[str, object]) -> str:
    message, remedy = in_words(code, value=text, **details)
    return f"{quoted(text)} {message}. {remedy[:1].upper()}{remedy[1:]}."


def _line(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    names = [gazetteer.municipalities.names.get(ags, ags) for ags in place.ags]
    where = ", ".join(names) or _("keiner bekannten Gemeinde")
    kind = _(KINDS[place.kind])
    return _(
        "{place} [{kind}] in {where}, aus {file} ({id})",
        place=place.name,
        kind=kind,
        where=where,
        file=place.file,
        id=place.id,
    )


def _facts(place: GazetteerPlace, gazetteer: Gazetteer) -> Iterator[str]:
    ags, near_border = municipalities_of(place, gazetteer)
    names = ", ".join(gazetteer.municipalities.names.get(one, one) for one in ags)
    point = place.geometry.representative_point()
    precision = _(PRECISIONS[place.precision])
    yield _(
        "Genauigkeit: {precision}, auf {accuracy_m} m, Quelle: {source}",
        precision=precision,
        accuracy_m=place.accuracy_m,
        source=place.source,
    )
    yield _(
        "{shape} bei {lat:.5f}, {lon:.5f} (Breite, Länge)",
        shape=_(SHAPES[place.geometry.geom_type]),
        lat=point.y,
        lon=point.x,
    )
    if place.planned:
        yield _("geplant, noch nicht da")
    yield (
        _("zählt zu {names}, weil eine Grenze keine 150 m entfernt ist", names=names)
        if near_border
        else _("zählt zu {names}", names=names)
    )
    if note := (place.note_en if language() == "en" else "") or place.note:
        yield note
