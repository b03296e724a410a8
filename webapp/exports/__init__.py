"""The pledges as files: GeoJSON, CSV, GeoPackage and KML.

The same sites in the same build give the same bytes, whatever the clock says. Every file carries licence,
attribution, data version and data date in the way that its format has for them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from webapp.exports import geojson, geopackage, kml, spreadsheet
from webapp.exports.selection import Selection


@dataclass(frozen=True)
class Format:
    """A file format. ``file_type`` is its name in the EU's list of file types, which DCAT-AP.de uses."""

    extension: str
    label: str
    mimetype: str
    file_type: str
    is_text: bool
    write: Callable[[Selection], bytes]


FORMATS = {
    item.extension: item
    for item in (
        Format("geojson", "GeoJSON", "application/geo+json", "GEOJSON", True, geojson.write),
        Format("csv", "CSV", "text/csv", "CSV", True, spreadsheet.write),
        Format("gpkg", "GeoPackage", "application/geopackage+sqlite3", "GPKG", False, geopackage.write),
        Format("kml", "KML", "application/vnd.google-earth.kml+xml", "KML", True, kml.write),
    )
}
