"""What the parts of a region are called, for the settings of a new map: states, counties, municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.geometry import geojson
from geo.region.phrases import (
    DISTRICTS,
    STATES,
    RegionName,
    county_name,
    district_name,
    municipality_name,
    state_name,
    together,
)

# Counties that are newer than the list, by AGS: name and designation.
_NEWER = {"03159": ("Göttingen", "Landkreis")}
_COUNTY_DIGITS = 5
Named = Mapping[str, tuple[str, str]]  # by AGS: name and designation, as VG250 has them


@dataclass(frozen=True)
class NamesByAgs:
    """Names and designations by AGS: of all counties of Germany, and of the region's municipalities."""

    counties: Named
    municipalities: Named


def named(elements: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """Return name and designation of areas by AGS, as the package lists them."""
    found = {}
    for element in elements:
        for item in element["features"] if element.get("type") == "FeatureCollection" else [element]:
            values = item["properties"]
            found[values["AGS"]] = (values["GEN"], values["BEZ"])
    return found


def municipalities_named(features: Iterable[geojson.Feature]) -> dict[str, tuple[str, str]]:
    """Return the same for imported municipalities."""
    return {item["id"]: (item["properties"]["name"], item["properties"]["designation"]) for item in features}


def region_name(prefixes: Iterable[str], names: NamesByAgs) -> RegionName:
    """Return what a region is called, from its AGS prefixes: the largest area that each stands for.

    A prefix within another one is ignored. One that is not an area itself ("0535") stands for
    the counties or municipalities that begin with it.
    """
    given = tuple(dict.fromkeys(prefixes))
    whole = [one for one in given if not any(one != other and one.startswith(other) for other in given)]
    parts = [part for prefix in whole for part in _parts(prefix, names)]
    return together(parts or [RegionName(prefix, *_UNNAMED) for prefix in whole])


_UNNAMED = ("in der Region", "in der ganzen Region", "in the region", "throughout the region")


def _parts(prefix: str, names: NamesByAgs) -> Iterator[RegionName]:
    counties = {**_NEWER, **names.counties}
    if prefix in STATES:
        yield state_name(prefix)
    elif prefix in DISTRICTS:
        yield district_name(prefix)
    elif len(prefix) <= _COUNTY_DIGITS:
        for code in sorted(code for code in counties if code.startswith(prefix)):
            if len(prefix) == _COUNTY_DIGITS or any(ags.startswith(code) for ags in names.municipalities):
                yield county_name(*counties[code])
    else:
        for ags in sorted(ags for ags in names.municipalities if ags.startswith(prefix)):
            yield municipality_name(*names.municipalities[ags])
