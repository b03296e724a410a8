"""Where the files come from that `geo osm` writes: their member ``provenance``."""

from __future__ import annotations

from geo.vocabulary import ADDRESSES, DISTRICTS, OSM_PLACES, STREETS

_FILES = {
    OSM_PLACES: (
        "Orte aus OpenStreetMap",
        "objects of one name joined, simplified (10 m), region + 3 km",
    ),
    STREETS: ("Straßen", "pieces joined by name and municipality, simplified (3 m)"),
    DISTRICTS: (
        "Ortsteile aus OpenStreetMap",
        "of a region of one municipality: each admin_level simplified as one topology (10 m), clipped",
    ),
    ADDRESSES: ("Hausnummern", "one feature for each first letter of a street, a position for each number"),
}
ATTRIBUTION = "© OpenStreetMap-Mitwirkende (ODbL)"


def provenance(name: str, date: str, extract: str) -> dict[str, str]:
    """Return the provenance of a file; ``date`` is that of the extract, "" if it does not say."""
    title, changes = _FILES[name]
    return {
        "title": title,
        "source": "OpenStreetMap",
        "source_version": extract,
        "source_date": date,
        "licence": "ODbL 1.0",
        "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
        "attribution": ATTRIBUTION,
        "changes": changes,
        "command": f"python -m geo osm {extract}",
    }
