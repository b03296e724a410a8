"""The entry of a layer for Masterportal's services.json, as its documentation has the names (version 3)."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from geo.public import Published, Settings
from webapp import words
from webapp.exports.gis_styles import style_id
from webapp.exports.selection import terms

EPSG = "http://www.opengis.net/def/crs/EPSG/0"
# East of it, geoportals are in the next zone of UTM.
ZONE_33_FROM_LON = 12.0


def layer(published: Published, settings: Settings, site: str, *, answers_queries: bool) -> dict[str, Any]:
    """Return the entry: from the API, which sends only what the portal shows, or from the file.

    Parameters
    ----------
    site : the address of this map
    answers_queries : False for a site of files, which has no API
    """
    crs = f"{EPSG}/{utm_zone(published)}"
    from_api = {
        "typ": "OAF",
        "url": f"{site}/api",
        "collection": "pledges",
        "crs": crs,
        "bboxCrs": crs,
        "limit": 1000,
    }
    from_file = {"typ": "GeoJSON", "url": f"{site}/downloads/zusagen.geojson"}
    return {
        "id": style_id(settings),
        "name": words.site_title(settings),
        **(from_api if answers_queries else from_file),
        "styleId": style_id(settings),
        "legend": True,
        "gfiTheme": "default",
        "gfiAttributes": {
            "title": _("Zusage"),
            "summary": _("Zusammenfassung"),
            "place_name": _("Ort"),
            "stance": _("Haltung"),
            "status": _("Stand"),
            "status_date": _("Stand seit"),
            "section": _("Abschnitt im Programm"),
            "page": _("Seite im Programm"),
            "quote": _("Wortlaut"),
        },
        "layerAttribution": terms(published, settings).attribution,
        "datasets": [],
    }


def utm_zone(published: Published) -> int:
    """Return the EPSG code of UTM that geoportals of the region use."""
    lons = [m.label_point[0] for m in published.municipalities]
    return 25833 if lons and sum(lons) / len(lons) >= ZONE_33_FROM_LON else 25832
