"""From a server's answer to one place: checked by name, kind, region and Gemeinde, never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.geometry import geojson
from geo.geometry.projection import to_lonlat, to_metric
from geo.online.answers import ANSWERS_FILE, Kept, NominatimHit
from geo.online.osm import kind_of, sureness
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import SAME_PLACE_M, Answer, Outcome
from geo.place.place import GazetteerPlace, notes_for
from geo.text.toponym import PlaceEntry, fold
from geo.words.language import gettext as _

# A street is several ways in OpenStreetMap; a gap as wide as a junction does not make it two streets.
SAME_LINE_M = 150
_FIRST = {"municipality": 0, "locality": 1, "station": 2, "stop": 4}


@dataclass(frozen=True)
class _Candidate:
    """A hit whose kind the map has. ``shape`` in EPSG:25832, ``ags`` of where it lies."""

    hit: NominatimHit
    kind: str
    shape: BaseGeometry
    ags: tuple[str, ...]

    @property
    def dimension(self) -> int:
        return int(shapely.get_dimensions(self.shape))

    @property
    def rank(self) -> tuple[int, int, str, int]:
        """Sort key, the best first: what a name means before its stops, shapes before points."""
        return _FIRST.get(self.kind, 3), -self.dimension, self.hit.osm_type, self.hit.osm_id


def decide(entry: PlaceEntry, kept: Kept, gazetteer: Gazetteer) -> Answer | None:
    """Choose the place that an entry means from the hits of an answer.

    Returns
    -------
    None if the server did not find anything: then the gazetteer's message is better.
    """
    if not kept.hits:
        return None
    named = [hit for hit in kept.hits if _bears(entry, hit, gazetteer)]
    if not named:
        return _none("answer_other_name", kept, names=_listed(hit.name or hit.title for hit in kept.hits))
    fit = [candidate for hit in named if (candidate := _candidate(hit, gazetteer))]
    if not fit:
        return _none("answer_unfit", kept, what=_listed(f"{hit.category}={hit.type}" for hit in named))
    inside = [candidate for candidate in fit if _lies_right(candidate, entry, gazetteer)]
    if not inside:
        where = _listed(candidate.hit.title for candidate in fit)
        return _none("answer_outside", kept, where=where)
    places = [_place(group, entry, kept) for group in _groups(inside)]
    if len(places) == 1:
        return Answer(
            Outcome.FOUND, places[0], tuple(places), _("die Antwort von {server}", server=kept.server)
        )
    return Answer(
        Outcome.AMBIGUOUS,
        candidates=tuple(places),
        why=_("{server} kennt mehrere Orte dieses Namens", server=kept.server),
        code="ambiguous_toponym",
        spellings=tuple(_spelling(place, places, gazetteer) for place in places),
    )


def _none(code: str, kept: Kept, **details: object) -> Answer:
    return Answer(Outcome.NOT_FOUND, code=code, details=(("server", kept.server), *details.items()))


def _listed(texts: Iterable[str], limit: int = 3) -> str:
    return "; ".join(list(dict.fromkeys(texts))[:limit])


def _bears(entry: PlaceEntry, hit: NominatimHit, gazetteer: Gazetteer) -> bool:
    """Whether a hit has exactly this name: a server returns "Golzheim Kirche" for "Kirche"."""
    expected = fold(entry.toponym)
    names = {fold(name) for name in (hit.name, *hit.names)}
    if expected in names:
        return True
    point = to_metric(shape(hit.member)).representative_point()
    near = [fold(gazetteer.municipalities.names[ags]) for ags in gazetteer.municipalities.near(point)]
    return any(expected in (f"{place} {name}", f"{name} {place}") for place in near for name in names)


def _candidate(hit: NominatimHit, gazetteer: Gazetteer) -> _Candidate | None:
    kind = kind_of(hit)
    if kind is None:
        return None
    area = to_metric(shape(hit.member))
    if kind == "municipality":
        inside = gazetteer.municipalities.containing(area.representative_point())
        ags = [inside] if inside else []
    else:
        ags = gazetteer.municipalities.touched(area)
    return _Candidate(hit, kind, area, tuple(ags))


def _lies_right(candidate: _Candidate, entry: PlaceEntry, gazetteer: Gazetteer) -> bool:
    if entry.municipality:
        return bool(gazetteer.ags_named(entry.municipality) & set(candidate.ags))
    return any(gazetteer.in_region(ags) for ags in candidate.ags)


def _groups(candidates: list[_Candidate]) -> list[list[_Candidate]]:
    """Group the hits that are the same place, the best of each group first."""
    groups: list[list[_Candidate]] = []
    for candidate in sorted(candidates, key=lambda one: one.rank):
        same = [group for group in groups if any(_same(candidate, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([*(member for group in same for member in group), candidate])
    groups = [sorted(group, key=lambda one: one.rank) for group in groups]
    return sorted(groups, key=lambda group: group[0].rank)


def _same(one: _Candidate, other: _Candidate) -> bool:
    distance_m = one.shape.distance(other.shape)
    if one.dimension == other.dimension == 1:
        return one.kind == other.kind and distance_m <= SAME_LINE_M
    return bool(set(one.ags) & set(other.ags)) and distance_m <= SAME_PLACE_M


def _place(group: list[_Candidate], entry: PlaceEntry, kept: Kept) -> GazetteerPlace:
    best = group[0]
    parts = [best]
    if best.dimension == 1:
        parts = [one for one in group if one.kind == best.kind and one.dimension == 1]
    shape = best.shape
    if len(parts) > 1:
        shape = shapely.line_merge(shapely.union_all([part.shape for part in parts]))
    note, note_en = _notes(best)
    precision, accuracy_m = sureness(best.kind, shape)
    objects = [f"{part.hit.osm_type} {part.hit.osm_id}" for part in parts]
    listed = objects[0] + (f" und {len(objects) - 1} weitere" if len(objects) > 1 else "")
    return GazetteerPlace(
        id=f"osm-{best.hit.osm_type}-{best.hit.osm_id}",
        name=best.hit.name or entry.toponym,
        kind=best.kind,
        ags=tuple(sorted({ags for part in parts for ags in part.ags})),
        source=f"OpenStreetMap ({listed}), mit Nominatim gefunden am {kept.asked_on}",
        accuracy_m=accuracy_m,
        file=ANSWERS_FILE.name,
        member=geojson.encode(to_lonlat(shape)),
        alt_names=best.hit.names,
        precision=precision,
        note=note,
        note_en=note_en,
    )


def _notes(best: _Candidate) -> tuple[str, str]:
    """Describe a place that is not where it is drawn, or not only there."""
    if best.dimension == 0:
        return notes_for(best.kind)
    return notes_for("municipality") if best.kind == "municipality" else ("", "")


def _spelling(place: GazetteerPlace, places: list[GazetteerPlace], gazetteer: Gazetteer) -> str:
    """Return an entry that means this place alone: with its Gemeinde, or with coordinates."""
    for ags in place.ags:
        if sum(ags in other.ags for other in places) == 1:
            return f"{place.name} ({gazetteer.municipalities.names[ags]})"
    point = place.geometry.representative_point()
    return f"{place.name} @ {point.y:.5f}, {point.x:.5f}"
