"""The rooms of both houses, and their floors: an import leads down, never up or along a floor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.imports import module_arrows


@dataclass(frozen=True)
class Room:
    """A package, or modules beside the packages of a house that do one thing together.

    ``modules`` are those modules. A house's own name is its ``__init__``.
    """

    name: str
    purpose: str
    package: str = ""
    modules: tuple[str, ...] = ()

    def holds(self, module: str) -> bool:
        inside = bool(self.package) and f"{module}.".startswith(f"{self.package}.")
        return inside or module in self.modules


def _package(path: str, purpose: str) -> Room:
    return Room(path.rpartition(".")[2], purpose, path)


def _loose(name: str, purpose: str, house: str, *names: str) -> Room:
    return Room(name, purpose, modules=tuple(f"{house}.{one}" if one else house for one in names))


WEBAPP = (
    (_loose("webapp", "the app, and gunicorn's", "webapp", "", "under_gunicorn"),),
    (_package("webapp.static_site", "the site as files"),),
    (_package("webapp.embed", "frames, oEmbed"), _package("webapp.atlas", "the whole country")),
    (_package("webapp.pages", "what people read"), _package("webapp.api", "OGC API Features")),
    (
        _package("webapp.handouts", "sheets as PDF"),
        _package("webapp.metadata", "for programs"),
        _loose("service", "health, icons, warm-up", "webapp", "service", "well_known", "warm_up"),
    ),
    (
        _package("webapp.pictures", "maps as SVG and PNG"),
        _package("webapp.exports", "files to download"),
        _package("webapp.changes", "what has become"),
    ),
    (_package("webapp.delivery", "compressed and cached"),),
    (
        _package("webapp.making", "jobs beside workers"),
        _loose("addresses", "old and new, sub-path", "webapp", "addresses", "sub_path"),
    ),
    (_package("webapp.snapshot", "one build, in service"),),
    (_package("webapp.filters", "the filter"),),
    (_package("webapp.near", "what is near"),),
    (_package("webapp.pledge_map", "the map by Folium"),),
    (
        _package("webapp.tiles", "the ground from a file"),
        _loose(
            "words and assets", "what all pages share", "webapp",
            "area_words", "assets", "console", "fonts", "icons", "language", "problems", "security",
            "senders", "signs", "tidy_paths", "words", "xml_elements",
        ),
        _package("webapp.licences", "their words"),
    ),
)  # fmt: skip
GEO = (
    (_loose("commands", "python -m geo", "geo", "__main__", "arguments"),),
    (
        _loose("public", "the door for the web", "geo", "public"),
        _package("geo.template", "a table to fill in"),
    ),
    (_package("geo.osm", "streets and tiles"), _package("geo.country", "collects many maps")),
    (
        _package("geo.region", "imports a county"),
        _package("geo.draft", "reads programmes"),
        _package("geo.mending", "completes tables"),
        _loose("locate", "what a name means", "geo", "locate"),
    ),
    (_loose("build", "one whole build", "geo", "build"),),
    (_package("geo.publishing", "what is released"), _package("geo.online", "asks Nominatim")),
    (_package("geo.place", "the gazetteer"), _package("geo.table", "reads the tables")),
    (_package("geo.geometry", "GeoJSON, metres"), _package("geo.config", "pledgemap.toml")),
    (_loose("files", "reading, writing, faults", "geo", "files", "failures", "workspace", "extras"),),
    (Room("words", "messages and problems", "geo.words", ("geo.errors",)),),
    (
        _package("geo.text", "names, dates"),
        _loose("vocabulary", "closed lists", "geo", "vocabulary", "milestones", ""),
        _package("geo.office", "Word, Excel, ODF"),
        _package("geo.pdf", "lines of a PDF"),
    ),
)
FLOORS = WEBAPP + GEO
ROOMS = tuple(room for floor in FLOORS for room in floor)
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}


def room_of(module: str) -> Room | None:
    return next((room for room in ROOMS if room.holds(module)), None)


def without_room(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if room_of(name) is None)


def room_arrows(root: Path) -> dict[tuple[Room, Room], list[str]]:
    """Return which room imports which, with the imports; modules in no room are left out."""
    found: dict[tuple[Room, Room], list[str]] = {}
    for source, target in sorted(module_arrows(root)):
        ends = room_of(source), room_of(target)
        if ends[0] and ends[1] and ends[0] != ends[1]:
            found.setdefault((ends[0], ends[1]), []).append(f"{source} imports {target}")
    return found


def back_arrows(arrows: dict[tuple[Room, Room], list[str]]) -> list[str]:
    """The imports that lead up, or along a floor."""
    return sorted(
        one for ends, imports in arrows.items() if FLOOR_OF[ends[0]] >= FLOOR_OF[ends[1]] for one in imports
    )


def shortest(arrows: Iterable[tuple[Room, Room]]) -> set[tuple[Room, Room]]:
    """The arrows that no longer way explains; all others follow from these."""
    below: dict[Room, set[Room]] = {room: set() for room in ROOMS}
    for source, target in arrows:
        below[source].add(target)
    reached: dict[Room, set[Room]] = {}
    for room in reversed(ROOMS):
        reached[room] = below[room].union(*(reached[other] for other in below[room]))
    return {
        (room, target)
        for room, targets in below.items()
        for target in targets
        if not any(target in reached[other] for other in targets)
    }
