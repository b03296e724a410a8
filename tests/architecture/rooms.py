"""The rooms of both houses and the floors that they lie on: an import leads down, never up or along a
floor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """A package, or modules that lie beside the packages of a house and do one thing together."""

    name: str
    purpose: str
    members: tuple[str, ...]


def _package(name: str, purpose: str) -> Room:
    return Room(name.rpartition(".")[2], purpose, (name,))


def _loose(house: str, name: str, purpose: str, *members: str) -> Room:
    return Room(name, purpose, tuple(f"{house}.{member}".rstrip(".") for member in members))


# From the top of the house to the ground.
FLOORS: dict[str, list[list[Room]]] = {
    "webapp": [
        [
            _loose(
                "webapp",
                "entrance",
                "the app, gunicorn",
                "",
                "under_gunicorn",
                "service",
                "well_known",
                "sub_path",
            ),
            _package("webapp.static_site", "the site as files"),
        ],
        [
            _package("webapp.embed", "frames, oEmbed"),
            _package("webapp.handouts", "sheets of paper"),
            _package("webapp.api", "OGC API Features"),
        ],
        [_package("webapp.pages", "what people read"), _package("webapp.pictures", "SVG and PNG")],
        [
            _package("webapp.changes", "feeds"),
            _package("webapp.metadata", "DCAT, schema.org"),
            _package("webapp.tiles", "pictures below"),
        ],
        [_package("webapp.exports", "GeoJSON, CSV …")],
        [_package("webapp.making", "jobs in a process")],
        [_loose("webapp", "snapshot", "a build in service", "snapshot", "slugs", "warm_up")],
        [_package("webapp.filters", "the grammar")],
        [_package("webapp.near", "what is near")],
        [_package("webapp.pledge_map", "Folium")],
        [
            _loose(
                "webapp",
                "ground floor",
                "words, assets, security",
                "delivery",
                "assets",
                "console",
                "words",
                "signs",
                "icons",
                "security",
                "language",
                "problems",
                "xml_text",
                "tidy_paths",
            ),
            _package("webapp.licences", "licence texts"),
        ],
    ],
    "geo": [
        [_loose("geo", "commands", "python -m geo", "__main__", "locate", "failures")],
        [
            _package("geo.template", "a table to fill in"),
            _package("geo.draft", "reads programmes"),
            _package("geo.region", "imports a county"),
            _package("geo.mending", "completes tables"),
        ],
        [
            _loose(
                "geo",
                "build",
                "one whole build",
                "build",
                "builds",
                "differences",
                "history",
                "released",
                "attribution",
            )
        ],
        [
            _package("geo.online", "asks Nominatim"),
            _loose("geo", "published", "the door", "published", "nearness"),
        ],
        [
            _package("geo.table", "reads pledges.csv"),
            _loose(
                "geo",
                "gazetteer",
                "",
                "gazetteer",
                "geocode",
                "advice",
                "landmarks",
                "layers",
                "labels",
                "municipalities",
                "spelling",
            ),
        ],
        [
            _loose(
                "geo",
                "settings",
                "",
                "settings",
                "settings_file",
                "party",
                "party_grammar",
                "redirects",
                "tiles",
                "web_address",
            )
        ],
        [_loose("geo", "geometry", "", "geojson", "projection", "rounding")],
        [_loose("geo", "files", "", "files", "errors", "workspace")],
        [_package("geo.words", "what commands say")],
        [
            _loose(
                "geo",
                "ground floor",
                "",
                "",
                "archive",
                "dates",
                "memory",
                "pdf_lines",
                "progress",
                "relations",
                "signs",
                "toponym",
                "vocabulary",
            )
        ],
    ],
}


def room_of(module: str, rooms: Iterable[Room]) -> Room | None:
    """The room that names the module or a package around it; what stands in no package must be named
    itself."""
    for room in rooms:
        if any(
            module == member or ("." in member and module.startswith(f"{member}.")) for member in room.members
        ):
            return room
    return None
