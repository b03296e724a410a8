"""Show what an entry means before it is written into pledges.csv."""

from __future__ import annotations

from collections.abc import Iterator

from geo.build import municipalities_of
from geo.gazetteer import Gazetteer, Place
from geo.geocode import Outcome, Service, choices, geocode
from geo.messages import texts
from geo.toponym import EntryError, parse


def explain(text: str, gazetteer: Gazetteer, service: Service | None = None) -> tuple[bool, str]:
    """Look an entry up and tell how it went.

    Returns
    -------
    Whether there is exactly one place; the lines to print.
    """
    try:
        entry = parse(text)
        answer = geocode(entry, gazetteer, service)
    except EntryError as error:
        message, remedy = texts()[error.code]
        return False, f"{text}: {message}. {remedy.format(**error.details)}."
    lines = [f"{text}: {answer.outcome}" + (f" ({answer.why})" if answer.why else "")]
    if answer.place is not None:
        lines.append(f"  => {_line(answer.place, gazetteer)}")
        lines += [f"     {line}" for line in _facts(answer.place, gazetteer)]
        lines += [f"  also {_line(other, gazetteer)}" for other in answer.candidates[1:]]
    elif answer.outcome is Outcome.AMBIGUOUS:
        for spelling, place in zip(choices(answer, gazetteer), answer.candidates, strict=True):
            lines.append(f"  {spelling}  =>  {_line(place, gazetteer)}")
    elif answer.code == "unknown_toponym":
        lines += [f"  did you mean: {name}" for name in gazetteer.similar(entry.toponym)]
    else:
        message, remedy = texts()[answer.code]
        details = dict(answer.details)
        lines.append(f"  it {message.format(**details)}: {remedy.format(**details)}")
    return answer.outcome is Outcome.FOUND, "\n".join(lines)


def _line(place: Place, gazetteer: Gazetteer) -> str:
    names = [gazetteer.municipalities.names.get(ags, ags) for ags in place.ags]
    where = ", ".join(names) or "no known municipality"
    return f"{place.name} [{place.kind}] in {where}, from {place.file} ({place.id})"


def _facts(place: Place, gazetteer: Gazetteer) -> Iterator[str]:
    ags, near_border = municipalities_of(place, gazetteer)
    names = ", ".join(gazetteer.municipalities.names.get(one, one) for one in ags)
    point = place.geometry.representative_point()
    yield f"precision {place.precision}, within {place.accuracy_m} m, source: {place.source}"
    yield f"{place.geometry.geom_type} at {point.y:.5f}, {point.x:.5f} (lat, lon)"
    if place.planned:
        yield "planned, not there yet"
    yield f"counts for {names}" + (" because a border is less than 150 m away" if near_border else "")
    if place.note:
        yield place.note
