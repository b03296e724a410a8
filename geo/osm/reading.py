"""An OpenStreetMap file, read object by object: its size decides how long it takes, not how much memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo.errors import ProblemsFound
from geo.files import MEGABYTE, check_file
from geo.text.signs import cleaned, refused
from geo.words.messages import problem

# How a name ends: what libosmium takes it for. A bzip2 archive of an extract has eight times the size inside.
FORMATS = {
    ".osm.pbf": "pbf",
    ".pbf": "pbf",
    ".osm.bz2": "osm.bz2",
    ".osm.gz": "osm.gz",
    ".osm": "osm",
}
MAX_BYTES = 1_500_000_000
MAX_NAMED_FAULTS = 3
REPORT_EVERY = 250_000  # tagged objects
# Keys of what is drawn or found as an area; closed ways with others are lines.
AREA_KEYS = (
    "building", "landuse", "natural", "leisure", "waterway", "water", "amenity", "place", "boundary",
    "tourism", "railway", "aeroway", "highway", "addr:housenumber",
)  # fmt: skip
ROUTES = ("bicycle", "railway")
_OPEN_LINES = ("highway", "railway", "waterway", "boundary", "route", "aeroway")


@dataclass(frozen=True)
class OsmObject:
    """One object with tags. ``shape`` is "point", "line" or "area"; ``wkb`` is hexadecimal, EPSG:4326.

    ``routes`` are the named routes that a line is part of.
    """

    id: str
    shape: str
    tags: dict[str, str]
    wkb: str
    routes: tuple[str, ...] = ()


@dataclass
class Faults:
    """What can't be used: how many of each kind, and some of them by id and name."""

    counts: Counter[str] = field(default_factory=Counter)
    named: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, identifier: str, name: str = "") -> None:
        self.counts[kind] += 1
        examples = self.named.setdefault(kind, [])
        if len(examples) < MAX_NAMED_FAULTS:
            examples.append(f"{name} ({identifier})" if name else identifier)


def format_of(path: Path) -> str:
    """Return the format of a file, by its name.

    Raises
    ------
    ProblemsFound : it is missing, no file, too large, or its name ends differently
    """
    if not path.exists():
        raise ProblemsFound([problem("osm_missing", str(path))])
    name = path.name.lower()
    kind = next((FORMATS[ending] for ending in FORMATS if name.endswith(ending)), "")
    if not kind:
        raise ProblemsFound([problem("osm_kind", path.name, choices=", ".join(FORMATS))])
    check_file(path, 1 << 62)
    size = path.stat().st_size
    if size > MAX_BYTES:
        size_mb, limit_mb = size / MEGABYTE, MAX_BYTES / MEGABYTE
        raise ProblemsFound([problem("osm_too_large", path.name, size_mb=size_mb, limit_mb=limit_mb)])
    return kind


@dataclass(frozen=True)
class Header:
    """What a file says of itself. ``bbox`` is west, south, east, north, or None; ``date`` may be ""."""

    bbox: tuple[float, float, float, float] | None
    date: str


def header_of(path: Path) -> Header:
    """Read the head of a file.

    Raises
    ------
    ProblemsFound : as `objects_of`
    """
    import osmium

    kind = format_of(path)
    try:
        with osmium.io.Reader(osmium.io.File(str(path), kind), osmium.osm.NOTHING) as reader:
            head = reader.header()
            box = head.box()
            times = (head.get(key, "") for key in ("osmosis_replication_timestamp", "timestamp"))
            date = next(filter(None, times), "")[:10]
    except RuntimeError as error:
        raise ProblemsFound([problem("osm_damaged", path.name, reason=_flat(error))]) from error
    if not box.valid():
        return Header(None, date)
    west, south, east, north = box.bottom_left.lon, box.bottom_left.lat, box.top_right.lon, box.top_right.lat
    return Header((west, south, east, north), date)


def objects_of(
    path: Path, faults: Faults, report: Callable[[int], None] = lambda count: None
) -> Iterator[OsmObject]:
    """Read the objects that have tags: nodes, ways, and the areas of closed ways and relations.

    Parameters
    ----------
    path : a file of `FORMATS`
    faults : is filled with what can't be used
    report : called now and then with the number of objects so far

    Raises
    ------
    ProblemsFound : it is not such a file, is damaged or cut off, or has no objects
    """
    import osmium

    count, file = 0, osmium.io.File(str(path), format_of(path))
    try:
        processor = (
            osmium.FileProcessor(file)
            .with_locations("flex_mem")
            .with_areas(osmium.filter.KeyFilter(*AREA_KEYS))
            .with_filter(osmium.filter.EmptyTagFilter())
        )
        make = _Make(faults, _routes(file, faults))
        for count, item in enumerate(processor, start=1):
            if count % REPORT_EVERY == 0:
                report(count)
            found = make(item)
            if found is not None:
                yield found
    except RuntimeError as error:
        raise ProblemsFound([problem("osm_damaged", path.name, reason=_flat(error))]) from error
    if not count:
        raise ProblemsFound([problem("osm_empty", path.name)])


def _routes(file: Any, faults: Faults) -> dict[int, tuple[str, ...]]:
    """Return the named routes of each way that is part of some: "bicycle:Rurufer-Radweg"."""
    import osmium

    found: dict[int, tuple[str, ...]] = {}
    relations: Any = osmium.FileProcessor(file, osmium.osm.RELATION).with_filter(
        osmium.filter.KeyFilter("route")
    )
    for relation in relations:
        try:
            kind, name = relation.tags.get("route"), relation.tags.get("name")
        except UnicodeDecodeError:
            faults.add("text", f"r{relation.id}")
            continue
        if name and kind in ROUTES:
            for member in relation.members:
                if member.type == "w":
                    found[member.ref] = (*found.get(member.ref, ()), f"{kind}:{name}")
    return found


class _Make:
    """Makes an `OsmObject` of what osmium reads, while it is still in its memory."""

    def __init__(self, faults: Faults, routes: dict[int, tuple[str, ...]]) -> None:
        import osmium

        self._shapes = osmium.geom.WKBFactory()
        self._faults, self._routes = faults, routes

    def __call__(self, item: Any) -> OsmObject | None:
        kind = item.type_str()
        if kind == "r":  # its area comes on its own
            return None
        identifier = f"{kind}{item.id}" if kind != "a" else _id_of_area(item)
        try:
            tags = dict(item.tags)
        except UnicodeDecodeError:
            self._faults.add("text", identifier)
            return None
        if "name" in tags and not _tidy_name(tags):
            self._faults.add("text", identifier)
        routes = self._routes.get(item.id, ()) if kind == "w" else ()
        if kind == "w" and not routes and not _is_line(item, tags):
            return None
        try:
            if kind == "n":
                return OsmObject(identifier, "point", tags, self._shapes.create_point(item))
            if kind == "w":
                line = self._shapes.create_linestring(item)
                return OsmObject(identifier, "line", tags, line, routes)
            return OsmObject(identifier, "area", tags, self._shapes.create_multipolygon(item))
        except RuntimeError:  # nodes that are not in the file, or rings that do not close
            self._faults.add("rings" if kind == "a" else "nodes", identifier, tags.get("name", ""))
            return None


def _tidy_name(tags: dict[str, str]) -> bool:
    """Tidy the name of an object; remove it, and return False, if nothing of it can be read."""
    name = " ".join(cleaned(tags.pop("name")).split())
    if not any(map(str.isalnum, name)) or refused(name):
        return False
    tags["name"] = name
    return True


def _is_line(way: Any, tags: dict[str, str]) -> bool:
    """Whether a way is a line rather than the outline of an area, which comes on its own."""
    if not any(key in tags for key in _OPEN_LINES):
        return False
    return not (way.is_closed() and ("area" in tags and tags["area"] == "yes"))


def _id_of_area(area: Any) -> str:
    """Return the id of the way or relation that an area was made of."""
    return f"{'w' if area.from_way() else 'r'}{area.orig_id()}"


def _flat(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
