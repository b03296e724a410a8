"""From an entry to a place: a chain in which the first hit wins, without guessing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, runtime_checkable

from geo.geometry.projection import lonlat_of
from geo.place.gazetteer import Gazetteer
from geo.place.municipalities import BORDER_M
from geo.place.osm_places import HouseEntry, house_entry
from geo.place.place import GazetteerPlace
from geo.text.toponym import PlaceEntry, slug
from geo.vocabulary import LANDMARKS
from geo.words.language import gettext as _

SAME_PLACE_M = 1_000
COORDINATES_ACCURACY_M = 25
DERIVED = "localities_from_stops.geojson"
_KIND_ORDER = {"municipality": 0, "locality": 1, "station": 2, "stop": 4, "street": 5}
MAX_SHOWN_NUMBERS = 5


class Outcome(StrEnum):
    FOUND = "found"
    NOT_FOUND = "not found"
    AMBIGUOUS = "ambiguous"
    SERVICE_FAILED = "service failed"


@dataclass(frozen=True)
class Answer:
    """The result for one entry.

    Parameters
    ----------
    outcome : one of four; ``place`` is only set for FOUND
    candidates : all places of that name, the chosen one first
    why : one line for a person
    code, details : key of `geo.words.messages` and what fills its gaps, where ``outcome`` is not FOUND
    spellings : entries that mean each of the candidates, if these are not in the gazetteer
    """

    outcome: Outcome
    place: GazetteerPlace | None = None
    candidates: tuple[GazetteerPlace, ...] = ()
    why: str = ""
    code: str = ""
    details: tuple[tuple[str, object], ...] = ()
    spellings: tuple[str, ...] = ()


# The last resort, for entries that the gazetteer lacks; None if it has no information.
Service = Callable[[PlaceEntry, Gazetteer], Answer | None]


@runtime_checkable
class KeepsAnswers(Protocol):
    """A service that remembers what it has answered before."""

    def kept(self, entry: PlaceEntry, gazetteer: Gazetteer) -> Answer | None: ...


def geocode(entry: PlaceEntry, gazetteer: Gazetteer, service: Service | None = None) -> Answer:
    """Find the place of an entry: by coordinates, a landmark, a toponym, an OpenStreetMap extract, a service.

    What a service has answered before comes before the extract: sites that were published keep their ids.
    """
    if entry.lat is not None and entry.lon is not None:
        return _by_coordinates(entry, entry.lat, entry.lon, gazetteer)
    answer = _by_name(entry, gazetteer)
    if answer.outcome is not Outcome.NOT_FOUND:
        return answer
    if gazetteer.osm:
        kept = service.kept(entry, gazetteer) if isinstance(service, KeepsAnswers) else None
        if kept is not None and kept.outcome is Outcome.FOUND:
            return kept
        in_extract = _in_extract(entry, gazetteer)
        if in_extract is not None:
            return in_extract
    return answer if service is None else service(entry, gazetteer) or answer


def _by_coordinates(entry: PlaceEntry, lat: float, lon: float, gazetteer: Gazetteer) -> Answer:
    place = GazetteerPlace(
        id=f"{slug(entry.toponym)}-{lat:.5f}-{lon:.5f}".replace(".", ""),
        name=entry.toponym,
        kind="building",
        ags=(),
        source="pledges.csv",
        accuracy_m=COORDINATES_ACCURACY_M,
        file="pledges.csv",
        member={"type": "Point", "coordinates": lonlat_of(lat, lon)},
        note="Koordinaten von Hand eingetragen.",
        note_en="Coordinates entered by hand.",
    )
    near = gazetteer.municipalities.near(place.metric)
    if not near:
        return Answer(Outcome.NOT_FOUND, code="outside_map")
    named_ags = gazetteer.ags_named(entry.municipality) if entry.municipality else set(near)
    if not named_ags & set(near):
        found = _(" und ").join(gazetteer.municipalities.names[ags] for ags in near)
        details = (("municipality", entry.municipality), ("found", found))
        return Answer(Outcome.NOT_FOUND, code="outside_municipality", details=details)
    return Answer(Outcome.FOUND, place, (place,), _("Koordinaten im Eintrag gehen dem Ortsverzeichnis vor"))


def _by_name(entry: PlaceEntry, gazetteer: Gazetteer) -> Answer:
    candidates = _candidates(entry, gazetteer)
    if not candidates:
        return _not_found(entry, gazetteer)
    landmarks = [place for place in candidates if place.file == LANDMARKS]
    if landmarks:
        others = _others(candidates, landmarks)
        apart = _distinct(others, gazetteer)[0] if others else []
        groups = [*([place] for place in landmarks), *apart]
        why = _("eine Landmarke geht allen anderen Orten ihres Namens vor")
    else:
        groups, why = _distinct(_without_joined(candidates, entry), gazetteer)
    if len(groups) > 1:
        best = tuple(group[0] for group in groups)
        return Answer(Outcome.AMBIGUOUS, None, best, _("mehrere Orte heißen so"), "ambiguous_toponym")
    chosen = gazetteer.osm.better_shape(groups[0][0])
    rest = tuple(place for place in candidates if place.id != chosen.id)
    why = why if rest else _("der einzige Ort dieses Namens")
    return Answer(Outcome.FOUND, chosen, (chosen, *rest, *_also_in_extract(entry, chosen, gazetteer)), why)


def _also_in_extract(entry: PlaceEntry, chosen: GazetteerPlace, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """Return the places of an extract that have the name too: to be shown, for they need their qualifier."""
    if not gazetteer.osm:
        return []
    return [place for place in _candidates_in_extract(entry, gazetteer) if not _is_twin(place, chosen)]


def _is_twin(place: GazetteerPlace, chosen: GazetteerPlace) -> bool:
    return place.kind == chosen.kind and _same(place, chosen)


def _in_extract(entry: PlaceEntry, gazetteer: Gazetteer) -> Answer | None:
    """Look an entry up in an extract: a place or street, then a house number; None if it has neither."""
    candidates = _candidates_in_extract(entry, gazetteer)
    if candidates:
        return _chosen(candidates, gazetteer)
    house = house_entry(entry.toponym)
    if house is None:
        return None
    street_entry = replace(entry, text=house.street, toponym=house.street)
    streets = [place for place in _candidates_in_extract(street_entry, gazetteer) if place.kind == "street"]
    return _house(house, streets, gazetteer) if streets else None


def _candidates_in_extract(entry: PlaceEntry, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    named = gazetteer.osm.named
    if not entry.municipality:
        return named(entry.toponym)
    named_ags = gazetteer.ags_named(entry.municipality)
    inside = [place for place in named(entry.toponym) if named_ags & set(place.ags)]
    return inside or named(entry.text)


def _chosen(candidates: list[GazetteerPlace], gazetteer: Gazetteer) -> Answer:
    groups, why = _distinct(candidates, gazetteer)
    if len(groups) > 1:
        best = tuple(group[0] for group in groups)
        return Answer(Outcome.AMBIGUOUS, None, best, _("mehrere Orte heißen so"), "ambiguous_toponym")
    chosen, *rest = groups[0]
    why = why if rest else _("der einzige Ort dieses Namens im Auszug von OpenStreetMap")
    return Answer(Outcome.FOUND, chosen, (chosen, *rest), why)


def _house(house: HouseEntry, streets: list[GazetteerPlace], gazetteer: Gazetteer) -> Answer:
    """Return the house of a number in one of the streets; a question if several have it."""
    found = [one for street in streets if (one := gazetteer.osm.house(street, house.number)) is not None]
    if len(found) == 1:
        return Answer(Outcome.FOUND, found[0], (found[0],), _("Straße und Hausnummer aus OpenStreetMap"))
    if found:
        names = gazetteer.municipalities.names
        spellings = tuple(f"{one.name} ({names[one.ags[0]]})" for one in found)
        if len(set(spellings)) < len(found):
            spellings = tuple(_with_coordinates(one) for one in found)
        why = _("mehrere Straßen heißen so")
        return Answer(Outcome.AMBIGUOUS, None, tuple(found), why, "ambiguous_toponym", spellings=spellings)
    numbers = gazetteer.osm.numbers(streets[0])
    details = (
        ("street", streets[0].name),
        ("numbers", ", ".join(_nearest(numbers, house.number)) or "-"),
    )
    return Answer(Outcome.NOT_FOUND, code="unknown_house", why=_("keine solche Hausnummer"), details=details)


def _nearest(numbers: list[str], number: str) -> list[str]:
    """Return the house numbers around one that does not exist, in their order."""
    value = _leading(number)
    near = sorted(numbers, key=lambda one: abs(_leading(one) - value))[:MAX_SHOWN_NUMBERS]
    return sorted(near, key=numbers.index)


def _leading(number: str) -> int:
    match = re.match(r"\d{1,9}", number)
    return int(match[0]) if match else 0


def _others(candidates: list[GazetteerPlace], landmarks: list[GazetteerPlace]) -> list[GazetteerPlace]:
    """Return the places with the name of landmarks that people may mean by it, unless a landmark is there.

    If a school called Haar is in Putzbrunn, "Haar" is ambiguous. If it is in the Gemeinde Haar, or where the
    village or station of its name is, it is the same place, drawn better.
    """
    towns = [place for place in candidates if place.kind == "municipality"]
    around = {town.id for town in towns if _is_near(landmarks, town, BORDER_M)}
    villages = [
        place
        for place in candidates
        if place.file != LANDMARKS
        and place.kind in ("locality", "station")
        and not around & set(place.ags)
        and not _is_near(landmarks, place, max(SAME_PLACE_M, place.accuracy_m))
    ]
    return [town for town in towns if town.id not in around] + villages


def _is_near(landmarks: list[GazetteerPlace], place: GazetteerPlace, distance_m: float) -> bool:
    return any(one.metric.distance(place.metric) <= distance_m for one in landmarks)


def _not_found(entry: PlaceEntry, gazetteer: Gazetteer) -> Answer:
    elsewhere = gazetteer.named(entry.toponym)
    if not entry.municipality or not elsewhere:
        return Answer(
            Outcome.NOT_FOUND,
            code="unknown_toponym",
            why=_("kein Ort heißt so, auch nicht mit anderem Namen"),
        )
    known = bool(gazetteer.ags_named(entry.municipality))
    spellings = "; ".join(settling_spelling(place, gazetteer) for place in elsewhere)
    details = (("municipality", entry.municipality), ("choices", spellings))
    code = "not_in_municipality" if known else "unknown_municipality"
    return Answer(Outcome.NOT_FOUND, code=code, why=_("kein solcher Ort in dieser Gemeinde"), details=details)


def _candidates(entry: PlaceEntry, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """Return all places of the name; if a Gemeinde is given, those in it."""
    if not entry.municipality:
        return gazetteer.named(entry.toponym)
    named_ags = gazetteer.ags_named(entry.municipality)
    if not named_ags:  # the brackets belong to the name: "Hausen (b Düren)"
        return gazetteer.named(entry.text)
    inside = [place for place in gazetteer.named(entry.toponym) if named_ags & set(place.ags)]
    return inside or gazetteer.named(entry.text)


def _without_joined(candidates: list[GazetteerPlace], entry: PlaceEntry) -> list[GazetteerPlace]:
    """Leave out places found by a joined name only, if a station has exactly this name.

    "Friedrichshafen Hafen" is the station, not an Ortsteil Hafen that was derived from names of stops.
    """
    written = entry.toponym.casefold()
    if not any(place.kind == "station" and place.name.casefold() == written for place in candidates):
        return candidates
    return [
        place
        for place in candidates
        if place.file != DERIVED or written in [name.casefold() for name in (place.name, *place.alt_names)]
    ]


def _distinct(
    candidates: list[GazetteerPlace], gazetteer: Gazetteer
) -> tuple[list[list[GazetteerPlace]], str]:
    """Group candidates that are the same place, the best of each group first."""
    why = _("genau dieser Name oder ein anderer Name des Ortes")
    for area in [place for place in candidates if place.kind == "municipality"]:
        # A municipality's bare name means the municipality, not its main village or any stop.
        less = [
            place
            for place in candidates
            if place.kind in ("station", "stop")
            or (place.kind == "locality" and place.metric.distance(area.metric) <= BORDER_M)
        ]
        if less:
            candidates = [place for place in candidates if place not in less]
            why = _(
                "der bloße Name einer Gemeinde meint die Gemeinde, nicht ihren Hauptort oder eine Haltestelle"
            )
    groups: list[list[GazetteerPlace]] = []
    for place in sorted(candidates, key=_rank):
        group = next((group for group in groups if any(_same(place, other) for other in group)), None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
            why = _("gleichnamige Orte einer Gemeinde, die weniger als 1 km auseinanderliegen, sind einer")
    return groups, why


def _rank(place: GazetteerPlace) -> tuple[int, float, str]:
    return _KIND_ORDER.get(place.kind, 3), place.accuracy_m, place.id


def _same(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    return bool(set(one.ags) & set(other.ags)) and one.metric.distance(other.metric) <= SAME_PLACE_M


def choices(answer: Answer, gazetteer: Gazetteer) -> list[str]:
    """Return an entry that means it for each candidate of an ambiguous answer."""
    return list(answer.spellings) or [settling_spelling(place, gazetteer) for place in answer.candidates]


def settling_spelling(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    """Return a spelling that means this place alone: with its Gemeinde, by an alias, or with coordinates."""
    for text, entry in _spellings(place, gazetteer):
        answer = geocode(entry, gazetteer)
        if answer.place is not None and answer.place.id == place.id:
            return text
    return _with_coordinates(place)


def _with_coordinates(place: GazetteerPlace) -> str:
    point = place.geometry.representative_point()
    return f"{place.name} @ {point.y:.5f}, {point.x:.5f}"


def _spellings(place: GazetteerPlace, gazetteer: Gazetteer) -> Iterator[tuple[str, PlaceEntry]]:
    names = gazetteer.municipalities.names
    if place.kind == "municipality":
        yield place.name, PlaceEntry(place.name, place.name)
    for name in (place.name, *place.alt_names):
        for municipality in [names[ags] for ags in place.ags if ags in names]:
            yield f"{name} ({municipality})", PlaceEntry(f"{name} ({municipality})", name, municipality)
        yield name, PlaceEntry(name, name)
    if place.qualifier:
        yield from _qualified(place, names)


def _qualified(place: GazetteerPlace, names: dict[str, str]) -> Iterator[tuple[str, PlaceEntry]]:
    """Return spellings with the word that tells a place from its namesakes: "Rurpark, Park (Düren)"."""
    text = f"{place.name} ({place.qualifier})"
    yield text, PlaceEntry(text, place.name, place.qualifier)
    for municipality in [names[ags] for ags in place.ags if ags in names]:
        toponym = f"{place.name}, {place.qualifier}"
        yield f"{toponym} ({municipality})", PlaceEntry(f"{toponym} ({municipality})", toponym, municipality)
