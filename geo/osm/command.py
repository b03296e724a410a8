"""The command ``python -m geo osm``: what it reads and writes, and what it reports to the person."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import extras
from geo.config.settings import SETTINGS_FILE, load_settings
from geo.config.tiles import VECTOR, tiles_kind
from geo.errors import Notice, ProblemsFound
from geo.files import MEGABYTE, naming
from geo.geometry import geojson
from geo.geometry.projection import to_lonlat, to_metric
from geo.osm import features, landmarks, reading
from geo.osm.districts import districts
from geo.osm.names import Names
from geo.osm.provenance import provenance
from geo.osm.pyramid import Pyramid
from geo.osm.reading import Faults, Header, OsmObject
from geo.place.districts import COVERED
from geo.place.landmarks import areas_in
from geo.place.municipalities import Municipalities
from geo.vocabulary import ADDRESSES, DISTRICTS, LANDMARKS, MUNICIPALITIES, OSM_PLACES, STREETS
from geo.words.language import gettext as _
from geo.words.language import ngettext
from geo.words.messages import notice, problem
from geo.workspace import workspace

DATA_FOLDER, GEOJSON_FOLDER = Path("data"), Path("data") / "geojson"
TILES = "karte.pmtiles"
MARGIN_M = 3_000  # around the region: streets do not end at its border
ALMOST_ALL = 99  # percent of a region
BATCH = 10_000
Array = np.ndarray[Any, np.dtype[Any]]
Report = Callable[[str], None]
# Code of the notice by kind of fault.
_FAULTS = {"rings": "osm_rings", "nodes": "osm_nodes", "text": "osm_text", "street": "osm_street",
           "house": "osm_house"}  # fmt: skip


def run(path: Path, home: Path, report: Report = print, replaced: Sequence[str] = ()) -> list[Notice]:
    """Read an extract and write tiles, places, streets and house numbers: all of them or nothing.

    Parameters
    ----------
    path : the extract
    home : folder of the map, with its settings and region
    report : called with a line now and then
    replaced : ids of landmarks that take the shape of the extract

    Returns
    -------
    What can't be used of the extract, and the landmarks that differ from it.

    Raises
    ------
    PledgemapError : the extract can't be read, or shows another part of the world; nothing was written
    """
    extras.check("osm")
    header = reading.header_of(path)
    region = _region(home)
    area = _covered(to_lonlat(region.area), header, path)
    _check_tiles(home)
    with workspace(home / DATA_FOLDER) as room:
        names, faults = Names(), Faults()
        pyramid = _read(path, Pyramid(_folder(room, "waiting"), area), names, faults, area, report)
        report(_("Namen werden geordnet"))
        places, texts = _texts(names, region, header, path)
        texts[DISTRICTS] = _districts_text(names, region, area, header, path, home)
        differing = list(landmarks.compare(home / GEOJSON_FOLDER, places, replaced))
        redrawn = landmarks.replaced_text(home / GEOJSON_FOLDER, places, replaced)
        if redrawn is not None:
            texts[LANDMARKS] = redrawn
        tiles = room / TILES
        count = pyramid.write(tiles, lambda done, total: _report_tiles(done, total, report))
        size_mb = tiles.stat().st_size / MEGABYTE
        _put(home, room, texts)
    report(
        _(
            "{file}: {tiles}, {size_mb:.1f} MB",
            file=home / DATA_FOLDER / TILES,
            tiles=ngettext("{count} Kachel", "{count} Kacheln", count),
            size_mb=size_mb,
        )
    )
    of_home = "" if home == Path() else f" --home {home}"
    report(
        _(
            "Die Tabelle kennt die Orte, Straßen und Hausnummern ab sofort; rufen Sie auf: "
            "python -m geo build{of_home}",
            of_home=of_home,
        )
    )
    if load_settings(home / SETTINGS_FILE, with_files=False).tiles.mode not in ("", "self"):
        report(
            _(
                "Die Karte zeigt die Kacheln noch nicht: Löschen Sie in {file} unter [tiles] die Zeile mode.",
                file=home / SETTINGS_FILE,
            )
        )
    return [*_part(region.own, header, path.name), *_notices(path.name, faults, names.faults), *differing]


def _region(home: Path) -> features.Region:
    """Return the region of a map, and a margin around it.

    Raises
    ------
    PledgemapError : there are no settings, or its region was not imported
    """
    settings = load_settings(home / SETTINGS_FILE, with_files=False)
    own = geojson.read(home / GEOJSON_FOLDER / MUNICIPALITIES)["features"]
    municipalities: Municipalities = areas_in(home / GEOJSON_FOLDER)()
    shapes = [municipalities.shape(item["id"]) for item in own if item["id"] in municipalities.names]
    inside = shapely.union_all(shapes)
    area = inside.buffer(MARGIN_M, quad_segs=2).simplify(MARGIN_M / 20)
    return features.Region(municipalities, settings.regions, area, inside)


def _covered(area: BaseGeometry, header: Header, path: Path) -> BaseGeometry:
    """Return the part of an area that an extract covers, EPSG:4326."""
    if header.bbox is None:
        return area
    covered = area.intersection(shapely.box(*header.bbox))
    if covered.is_empty:
        raise ProblemsFound([_elsewhere(path, header.bbox)])
    return covered


def _part(own: BaseGeometry, header: Header, file: str) -> Iterator[Notice]:
    """Say how much of a region (EPSG:25832) an extract covers if that is not all of it."""
    if header.bbox is not None:
        whole = to_lonlat(own)
        percent = 100 * whole.intersection(shapely.box(*header.bbox)).area / whole.area
        if percent < ALMOST_ALL:
            yield notice("osm_part", file, None, "", "", percent=max(1, round(percent)))


def _elsewhere(path: Path, bounds: Any) -> Any:
    return problem("osm_elsewhere", path.name, bounds=", ".join(f"{degrees:.2f}" for degrees in bounds))


def _folder(room: Path, name: str) -> Path:
    (room / name).mkdir()
    return room / name


def _read(
    path: Path, pyramid: Pyramid, names: Names, faults: Faults, area: BaseGeometry, report: Report
) -> Pyramid:
    """Give everything within the area to the tiles and to the names."""
    report(_("{file} wird gelesen", file=path.name))
    shapely.prepare(area)
    inside, bounds = 0, []
    progress = lambda count: report(_("{count} Objekte gelesen", count=f"{count:,}".replace(",", " ")))  # noqa: E731
    for objects in _batches(reading.objects_of(path, faults, progress)):
        shapes = shapely.from_wkb(np.array([item.wkb for item in objects], object), on_invalid="ignore")
        bounds.append(shapely.total_bounds(shapes))
        near = shapely.intersects(area, shapely.envelope(shapes))
        chosen = [item for item, is_near in zip(objects, near, strict=True) if is_near]
        inside += len(chosen)
        pyramid.add(chosen, shapes[near])
        names.add(chosen, shapes[near])
    if not inside:
        corners = np.array(bounds)
        raise ProblemsFound([_elsewhere(path, (*corners[:, :2].min(0), *corners[:, 2:].max(0)))])
    return pyramid


def _batches(objects: Iterator[OsmObject]) -> Iterator[list[OsmObject]]:
    batch: list[OsmObject] = []
    for item in objects:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _texts(
    names: Names, region: features.Region, header: Header, path: Path
) -> tuple[list[geojson.Feature], dict[str, str]]:
    """Return the places, and the texts of all files."""
    places = features.places(names, region)
    streets = features.with_districts(features.streets(names, region), places)
    layers = {OSM_PLACES: places, STREETS: streets, ADDRESSES: features.houses(names, streets, region)}
    return places, {
        name: geojson.dumps(items, {"provenance": provenance(name, header.date, path.name)})
        for name, items in layers.items()
    }


def _districts_text(
    names: Names, region: features.Region, area: BaseGeometry, header: Header, path: Path, home: Path
) -> str:
    """Return the file of the districts, and how much of the town the extract has; empty for a county."""
    own = geojson.read(home / GEOJSON_FOLDER / MUNICIPALITIES)["features"]
    members: dict[str, Any] = {"provenance": provenance(DISTRICTS, header.date, path.name)}
    found = districts(names, region, own)
    if len(own) == 1:
        town = region.municipalities.shape(own[0]["id"])
        members[COVERED] = round(to_metric(area).intersection(town).area / town.area, 3)
    return geojson.dumps(found, members)


def _put(home: Path, room: Path, texts: dict[str, str]) -> None:
    """Move everything into place once all of it is written."""
    for name, text in texts.items():
        with naming(room / name), (room / name).open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    targets = {room / name: home / GEOJSON_FOLDER / name for name in texts}
    targets[room / TILES] = home / DATA_FOLDER / TILES
    for new, path in targets.items():
        with naming(path):
            new.replace(path)


def _report_tiles(done: int, total: int, report: Report) -> None:
    if done == total or done * 10 // total > (done - 1) * 10 // total:
        report(_("Kacheln: {percent} %", percent=100 * done // total))


def _check_tiles(home: Path) -> None:
    """Check that no map pictures lie where the tiles will: nobody can make them again from an extract."""
    path = home / DATA_FOLDER / TILES
    if tiles_kind(path) not in ("", VECTOR):
        raise ProblemsFound([problem("osm_pictures", path.as_posix())])


def _notices(file: str, *found: Faults) -> Iterator[Notice]:
    for faults in found:
        for kind, count in sorted(faults.counts.items()):
            examples = ", ".join(faults.named[kind])
            yield notice(_FAULTS[kind], file, None, "", "", count=count, examples=examples)
