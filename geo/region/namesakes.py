"""Municipalities of the same name in a map: distinguished by what they are, or where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from geo.region.boundaries import NO_MUNICIPALITY, TerritoryPart
from geo.region.phrases import county_name
from geo.region.region_names import Named, named
from geo.region.sources import Sources
from geo.text.toponym import slug

# A forest often has the name of the town next to it.
_NOTE = "gemeindefreies Gebiet"
_COUNTY_DIGITS = 5


def told_apart(
    region: Iterable[TerritoryPart], neighbours: Iterable[TerritoryPart], sources: Sources
) -> tuple[list[TerritoryPart], list[TerritoryPart]]:
    """Add a note to municipalities of a map that share their name with another one.

    Parameters
    ----------
    region, neighbours : land areas as VG250 has them
    sources : for the names of counties, read only if needed; without them, the AGS is used

    Returns
    -------
    The same, in their order: "Helmstedt" is the town and "Helmstedt (gemeindefreies Gebiet)" the forest, also
    around the region; of two municipalities of the region each says its county, or its AGS where that is one.
    """
    own, around = list(region), list(neighbours)
    namesakes = _by_name([*own, *around])
    notes = {part.ags: _NOTE for parts in namesakes.values() for part in _uninhabited(parts)}
    for parts in _by_name(part for part in own if part.ags not in notes).values():
        if len(parts) > 1:
            notes |= _places_of(parts, named(sources.counties()))
    return [_noted(part, notes) for part in own], [_noted(part, notes) for part in around]


def _by_name(parts: Iterable[TerritoryPart]) -> dict[str, list[TerritoryPart]]:
    named: dict[str, list[TerritoryPart]] = defaultdict(list)
    for part in parts:
        named[slug(part.name)].append(part)
    return named


def _uninhabited(parts: list[TerritoryPart]) -> list[TerritoryPart]:
    """Return the namesakes that are not municipalities, if one of the others is."""
    none = [part for part in parts if part.designation == NO_MUNICIPALITY]
    return none if len(none) < len(parts) else []


def _places_of(parts: list[TerritoryPart], names: Named) -> dict[str, str]:
    found = [names.get(part.ags[:_COUNTY_DIGITS]) for part in parts]
    counties = [county_name(*one).name if one else "" for one in found]
    alone = all(counties) and len(set(counties)) == len(counties)
    return {p.ags: county if alone else p.ags for p, county in zip(parts, counties, strict=True)}


def _noted(part: TerritoryPart, notes: Mapping[str, str]) -> TerritoryPart:
    return replace(part, note=notes.get(part.ags, ""))
