"""The pledges as files: GeoJSON, CSV, GeoPackage and KML.

The same sites in the same build give the same bytes, at any time. Every file states licence,
attribution, data version and data date in the way of its format.

To add a format: a module with ``write`` and ``COLUMNS``, and a row in ``FORMATS``. Addresses, headers,
compression, the page about the data, the catalogue, the export and the files for web servers follow from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from webapp.exports import geojson, geopackage, kml, spreadsheet
from webapp.exports.columns import Column
from webapp.exports.selection import Selection


@dataclass(frozen=True)
class DownloadFormat:
    """A file format.

    ``file_type`` is its name in the EU's list of file types, which DCAT-AP.de uses; ``purpose`` tells on the
    page about the data what it is good for, ``terms_are`` in which form a file states its licence.
    """

    extension: str
    label: str
    mimetype: str
    file_type: str
    is_compressible: bool
    write: Callable[[Selection], bytes]
    columns: tuple[Column, ...]
    purpose: LazyString
    terms_are: LazyString

    @property
    def path(self) -> str:
        """Return the path of the file with all pledges, below the site's root."""
        return f"/downloads/zusagen.{self.extension}"


METADATA = _("als Metadaten")
FORMATS = {
    row.extension: row
    for row in (
        DownloadFormat(
            extension="geojson",
            label="GeoJSON",
            mimetype="application/geo+json",
            file_type="GEOJSON",
            is_compressible=True,
            write=geojson.write,
            columns=geojson.COLUMNS,
            purpose=_("für Webkarten und eigene Programme; die Daten, wie sie der Karte zugrunde liegen."),
            terms_are=_("als Angaben der Sammlung"),
        ),
        DownloadFormat(
            extension="csv",
            label="CSV",
            mimetype="text/csv",
            file_type="CSV",
            is_compressible=True,
            write=spreadsheet.write,
            columns=spreadsheet.COLUMNS,
            purpose=_(
                "für Excel und LibreOffice mit deutschen Einstellungen: Semikolon, Dezimalkomma, UTF-8."
            ),
            terms_are=_("als Spalten"),
        ),
        DownloadFormat(
            extension="gpkg",
            label="GeoPackage",
            mimetype="application/geopackage+sqlite3",
            file_type="GPKG",
            is_compressible=False,
            write=geopackage.write,
            columns=geopackage.COLUMNS,
            purpose=_(
                "für QGIS: je eine Ebene für Punkte, Linien und Flächen, dazu eine Tabelle der Zusagen "
                "für das ganze Gebiet."
            ),
            terms_are=METADATA,
        ),
        DownloadFormat(
            extension="kml",
            label="KML",
            mimetype="application/vnd.google-earth.kml+xml",
            file_type="KML",
            is_compressible=True,
            write=kml.write,
            columns=kml.COLUMNS,
            purpose=_("für Google Earth, in den Farben der Themen."),
            terms_are=METADATA,
        ),
    )
}


def compressible_types() -> list[str]:
    """Return the MIME types of the formats that are worth compressing."""
    return [row.mimetype for row in FORMATS.values() if row.is_compressible]
