"""One county, from the sources to the sheet: import, a small table, build, and what a visitor asks for."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from PIL import Image

from geo.build import DATA_FOLDER, TABLE, build
from geo.geometry import geojson
from geo.place import gazetteer as gazetteers
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Outcome, geocode, settling_spelling
from geo.place.place import GazetteerPlace
from geo.region.importing import import_from
from geo.region.new_home import write_frame
from geo.region.sources import Sources
from geo.table.schema import COLUMNS
from geo.text.toponym import parse
from webapp import create_app
from webapp.pictures.formats import FORMATS, PictureFormat
from webapp.pledge_map.folium_map import base_layers
from webapp.snapshot import Snapshot

# An empty picture has its ground, its frame and the soft edges of its letters.
MIN_COLOURS = 12
_PLAIN = {"summary": "Ein Satz.", "topic": "natur", "stance": "will", "page": "5", "section": "Abschnitt"}
_LAYERS = [
    "municipalities",
    "neighbours",
    "boundaries",
    "stops",
    "localities",
    "localities_from_stops",
    "settlement",
]


@dataclass
class Trial:
    """The result of one county: seconds by step, and what was wrong."""

    code: str
    name: str = ""
    municipalities: int = 0
    pledges: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step; what it raises is a failure of this county and ends its trial."""
        started_at = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0) + time.perf_counter() - started_at, 2)

    def expect(self, holds: object, failure: str) -> None:
        if not holds:
            self.failures.append(failure)


def try_county(code: str, sources: Sources, home: Path) -> Trial:
    """Make the map of a county in an empty folder and ask it for everything, in this process.

    Parameters
    ----------
    code : AGS of the county, or several prefixes with spaces between them
    """
    trial, prefixes = Trial(code), tuple(code.split())
    try:
        with trial.step("import"):
            import_from(sources, prefixes, home / DATA_FOLDER)
            write_frame(home, prefixes, "", sources.counties())
        with trial.step("build"):
            trial.pledges = _write_table(home, prefixes)
            build(home)
        _check_files(home, trial)
        with trial.step("start"):
            app = create_app({"HOME": str(home)})
        snapshot: Snapshot = app.extensions["pledgemap"].snapshot
        trial.name = snapshot.settings.region_name
        trial.municipalities = len(snapshot.published.municipalities)
        _check_ground(snapshot, trial)
        _Visit(app.test_client(), snapshot, trial).ask(trial.pledges)
    except Exception as error:  # whatever it is, it is what this run looks for
        trial.failures.append(f"{type(error).__name__}: {error}")
    return trial


def _write_table(home: Path, prefixes: tuple[str, ...]) -> list[str]:
    """Write pledges at places of up to three municipalities, and one for all; return their ids."""
    gazetteer, problems = gazetteers.load(home / DATA_FOLDER, prefixes)
    if problems:
        raise ValueError(str(problems[0]))
    texts = list(dict.fromkeys(_entries(gazetteer)))
    rows = [{"places": text} for text in texts] + [{"places": "; ".join(texts)}, {"topic": "kultur"}]
    with (home / f"{TABLE}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for number, row in enumerate(rows, start=1):
            writer.writerow({"id": f"zusage-{number}", "title": f"Zusage {number}", **_PLAIN, **row})
    return [f"zusage-{number}" for number in range(1, len(rows) + 1)]


def _entries(gazetteer: Gazetteer) -> Iterator[str]:
    """Return the first, the middle and the last municipality, each with a stop and an Ortsteil."""
    inside = [p for p in gazetteer.places if p.kind == "municipality" and gazetteer.in_region(p.ags[0])]
    inside.sort(key=lambda place: place.id)
    chosen = {inside[position].id: inside[position] for position in (0, len(inside) // 2, -1)}
    for municipality in chosen.values():
        for kind in ("municipality", "stop", "locality"):
            candidates = [p for p in gazetteer.places if p.kind == kind and p.ags == municipality.ags]
            if candidates:
                yield _entry(candidates[len(candidates) // 2], gazetteer)


def _entry(place: GazetteerPlace, gazetteer: Gazetteer) -> str:
    """The bare name if it means this place, or what the question about it would offer."""
    answer = geocode(parse(place.name), gazetteer)
    is_plain = answer.outcome is Outcome.FOUND and answer.place == place
    return place.name if is_plain else settling_spelling(place, gazetteer)


def _check_files(home: Path, trial: Trial) -> None:
    for path in sorted((home / DATA_FOLDER).glob("*.geojson")):
        trial.failures += [f"{path.name}: {fault}" for fault in geojson.faults(geojson.read(path))]
    drawn = geojson.read(home / DATA_FOLDER / "boundaries.geojson")["features"]
    kept = {f["properties"]["ags"] for f in drawn if f["properties"]["layer"] == "municipality"}
    given = geojson.read(home / DATA_FOLDER / "municipalities.geojson")["features"]
    trial.expect(kept == {feature["id"] for feature in given}, "boundaries.geojson lacks a municipality")


def _check_ground(snapshot: Snapshot, trial: Trial) -> None:
    layers = dict(base_layers(snapshot.published))
    trial.expect(layers["region"], "no region on the map")
    for name, features in layers.items():
        for feature in features:
            for fault in geojson.geometry_faults(feature["geometry"]):
                trial.failures.append(f"ground, {name}: {fault}")


class _Visit:
    """Asks for everything and looks at each answer."""

    def __init__(self, client: Any, snapshot: Snapshot, trial: Trial) -> None:
        self._client, self._trial = client, trial
        self._title = snapshot.settings.title
        self._where = snapshot.settings.called.where
        municipalities = snapshot.published.municipalities
        self._municipality = municipalities[len(municipalities) // 2]
        self._slugs = [municipality.slug for municipality in municipalities]

    def ask(self, ids: list[str]) -> None:
        name, slug = self._municipality.name, self._municipality.slug
        self._trial.expect(len(set(self._slugs)) == len(self._slugs), "two municipalities have one address")
        self._page("/", self._title, lambda text: _pledges_on(text) == set(ids))
        self._page(f"/gemeinde/{slug}", name, lambda text: "zusage-" in text)
        self._page("/embed", self._where, lambda text: all(f'"{one}"' in text for one in ids[:-1]))
        for picture in FORMATS.values():
            self._get(f"/karte.png?format={picture.name}", partial(_is_picture, expected=picture))
            self._get(f"/karte.svg?format={picture.name}", _is_drawing)
        self._get(f"/gemeinde/{slug}/handzettel.pdf", lambda data: _is_sheet(data, name))

    def _page(self, path: str, heading: str, holds: Callable[[str], bool]) -> None:
        self._get(path, lambda data: heading in _plain(data) and holds(data.decode()))

    def _get(self, path: str, is_sane: Callable[[bytes], bool]) -> None:
        with self._trial.step(_step_of(path)):
            answer = self._client.get(path, follow_redirects=True)
        self._trial.expect(answer.status_code == 200, f"{path}: {answer.status_code}")
        if answer.status_code == 200:
            self._trial.expect(is_sane(answer.data), f"{path}: not what was asked for")


def _step_of(path: str) -> str:
    if path.startswith("/karte"):
        return path.partition("?")[0].rpartition(".")[2]
    return "sheet" if path.endswith(".pdf") else "pages"


def _plain(data: bytes) -> str:
    import html

    return html.unescape(data.decode())


def _pledges_on(text: str) -> set[str]:
    return set(re.findall(r'<article[^>]* data-pledge="([^"]+)"', text))


def _is_picture(data: bytes, expected: PictureFormat) -> bool:
    picture = Image.open(io.BytesIO(data))
    colours = picture.getcolors(maxcolors=1 << 24)
    return picture.size == expected.size_px and len(colours or ()) >= MIN_COLOURS


def _is_drawing(data: bytes) -> bool:
    paths = [element.get("d", "") for element in ElementTree.fromstring(data).iter() if "d" in element.attrib]
    return any(len(path) > 100 for path in paths) and not any("nan" in path for path in paths)


def _is_sheet(data: bytes, name: str) -> bool:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as sheet:
        text = "\n".join(page.get_textpage().get_text_range() for page in sheet)
        return len(sheet) == 2 and name.split(maxsplit=1)[0] in text.replace("\u00ad", "")
