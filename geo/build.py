"""From pledges.csv and the gazetteer to pledges.geojson: one Feature per site."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import shapely

from geo.config.redirects import faults_of_targets
from geo.config.renderer import renderer_of
from geo.config.settings import SETTINGS_FILE, Settings, load_settings
from geo.config.tiles import VECTOR, tiles_kind
from geo.errors import Notice, Problem, ProblemsFound
from geo.geometry import geojson
from geo.geometry.labels import label_point
from geo.geometry.projection import to_lonlat
from geo.geometry.rounding import position
from geo.online import answers
from geo.online.lookup import Lookup
from geo.place import districts, layers
from geo.place import gazetteer as gazetteers
from geo.place.advice import on_unknown
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Outcome, Service, choices, geocode
from geo.place.place import GazetteerPlace
from geo.publishing import attribution, history, released
from geo.publishing.differences import Comparison, compared
from geo.publishing.history import is_withdrawn
from geo.publishing.published import LAYER_FILES, made_from
from geo.table.spreadsheet import Row, Table, find_table
from geo.table.tables import read_tables
from geo.text.toponym import EntryError, parse, slug, split_entries
from geo.vocabulary import (
    DISTRICTS,
    LANDMARKS,
    MUNICIPALITIES,
    NEIGHBOURS,
    OF_DISTRICTS,
    OF_PARTY,
    OSM_FILES,
    PLACE_PROPERTIES,
    PLEDGE_PROPERTIES,
)
from geo.words.language import gettext as _
from geo.words.language import ngettext
from geo.words.messages import notice, problem

TABLE = "pledges"  # .csv, .xlsx or .ods
DATA_FOLDER = Path("data") / "geojson"
OUTPUT = "pledges.geojson"
MAX_PLACES = 500  # of one pledge
MAX_PROBLEMS = 50_000  # of places: far more than are shown, and each takes a thousand bytes
_LICENCE = "Geometry: ODbL 1.0. Texts: the programme in our own words; the quotations are the party's"


@dataclass(frozen=True)
class Summary:
    """What a build found. ``sites`` are pledges at places, ``border_sites`` those near a border.

    ``notices``, printed below it, are about what may be unintended. ``comparison`` is with the last
    build.
    """

    pledges: int
    placed: int
    county_wide: int
    sites: int
    places: int
    border_sites: int
    notices: tuple[Notice, ...] = ()
    comparison: Comparison = field(default_factory=Comparison)

    def __str__(self) -> str:
        counts = vars(self) | {
            "pledges": ngettext("{count} Zusage", "{count} Zusagen", self.pledges),
            "sites": ngettext("{count} Eintrag", "{count} Einträge", self.sites),
            "places": ngettext("{count} Ort", "{count} Orten", self.places),
        }
        return _(
            "{pledges}, davon {placed} mit Ort und {county_wide} für das ganze Gebiet; {sites} an "
            "{places}, {border_sites} davon nahe an einer Grenze",
            **counts,
        )


def build(home: Path, write: bool = True, service: Service | None = None) -> Summary:
    """Check pledges.csv, place every pledge and write pledges.geojson, whole or not at all.

    Parameters
    ----------
    home : folder that holds pledgemap.toml, the table of pledges and data/geojson
    write : False only checks
    service : asked last, about what the gazetteer lacks; without it, the answers kept from earlier runs

    Raises
    ------
    ProblemsFound : with every problem that this run could find; nothing was written
    PledgemapError : a gazetteer file or the kept answers can't be read; nothing was written
    """
    settings = load_settings(home / SETTINGS_FILE)
    service = service or Lookup(answers.read_answers(home))
    # Before they are read, so that what changes meanwhile counts as newer than this build.
    sources = made_from(home)
    lacking = layers.faults_in(home / DATA_FOLDER, (*LAYER_FILES, NEIGHBOURS, *OSM_FILES))
    if any(one.file != LANDMARKS for one in lacking):
        raise ProblemsFound(lacking)  # what was imported is damaged: nothing can be looked up in it
    gazetteer, problems = gazetteers.load(home / DATA_FOLDER, settings.regions)
    problems = [*lacking, *problems]
    try:
        path = find_table(home, TABLE)
        table, progress = read_tables(path, settings)
    except ProblemsFound as error:
        raise ProblemsFound([*problems, *error.problems], error.notices) from None
    rows, found, unreadable = table.rows, list(table.problems), table.unreadable
    placed = {
        row.number: list(_places(row, path.name, gazetteer, found, service, settings.region_name))
        for row in rows
        if (row.number, "places") not in unreadable
    }
    division = _division(home, settings)
    addresses = _addresses(home, settings, table, division)
    if not table.problems:
        found.extend(faults_of_targets(SETTINGS_FILE, settings.redirects, addresses))
    if problems or found:
        ordered = sorted(found, key=lambda item: (item.file != path.name, item.row or 0, item.column))
        raise ProblemsFound([*problems, *ordered], table.notices)
    named = [attribution.of_gazetteer(home / DATA_FOLDER)]
    if is_geocoded := _uses_answers(placed):
        named.append(answers.ATTRIBUTION)
    rows = _in_order_of_parties(rows, settings)
    sites = _Sites(gazetteer, division)
    features_of = {row.number: list(sites.features(row, placed[row.number])) for row in rows}
    former = [item for row in rows if is_withdrawn(row) for item in features_of.pop(row.number)]
    features = [item for found in features_of.values() for item in found]
    extra = _districts_member(division) | history.members(rows, progress.milestones, former)
    output = home / DATA_FOLDER / OUTPUT
    comparison = compared(output, {"features": features, **extra})
    listed = released.with_new(released.read_released(home), addresses, settings.as_of.isoformat())
    gone_notices = released.gone(listed, addresses, settings.redirects, comparison.former_titles)
    notices = (
        *table.notices,
        *gone_notices,
        *division.notices,
        *_tile_notices(home, settings),
    )
    if write:
        provenance = _provenance(settings, attribution.joined(named), is_geocoded)
        text = _text(features, extra, settings, provenance, sources)
        geojson.write_all({home / released.RELEASED_FILE: released.text_of(listed), output: text})
    holding = {number: places for number, places in placed.items() if number in features_of}
    return replace(_summary(holding, features), notices=notices, comparison=comparison)


def _tile_notices(home: Path, settings: Settings) -> Iterator[Notice]:
    """Report tiles that the map does not show."""
    tiles = settings.tiles
    file = tiles.own_file(home)
    if file and tiles_kind(home / file) == VECTOR and renderer_of(home) is None:
        yield notice("tiles_renderer", file)
    if tiles.is_unnamed(home):
        yield notice("tiles_unnamed", tiles.file)


def _in_order_of_parties(rows: list[Row], settings: Settings) -> list[Row]:
    """Return the rows with the parties in the order of the settings, each in that of the table.

    So all lists have one neutral order, whoever has been entered first.
    """
    order = {key: place for place, key in enumerate(settings.parties)}
    return sorted(rows, key=lambda row: order.get(row.cells.get(OF_PARTY.name, ""), 0))


def _division(home: Path, settings: Settings) -> districts.Division:
    """Decide which districts the map has: only a town has some, and only with an extract."""
    path = home / DATA_FOLDER / DISTRICTS
    collection = layers.read_layer(path) if path.exists() else {"features": []}
    towns = geojson.read(home / DATA_FOLDER / MUNICIPALITIES)["features"]
    return districts.divided(collection, towns, settings.districts, SETTINGS_FILE)


def _districts_member(division: districts.Division) -> dict[str, Any]:
    """What `read_published` needs to find the same districts again."""
    if not division.features:
        return {}
    return {districts.MEMBER: {"level": division.level, "designation": division.designation}}


def _addresses(
    home: Path, settings: Settings, table: Table, division: districts.Division
) -> dict[str, dict[str, str]]:
    """The slugs that have a page, with their titles, by kind; what is withdrawn keeps its page.

    Of a town, its districts have pages, and its own address leads to the first page.
    """
    municipalities = geojson.read(home / DATA_FOLDER / MUNICIPALITIES)["features"]
    names = [feature["properties"]["name"] for feature in municipalities]
    of_districts = {one["id"]: one["properties"]["name"] for one in division.features}
    return {
        "municipalities": {slug(name): name for name in names},
        **({"districts": of_districts} if of_districts else {}),
        "topics": {topic.key: topic.label for topic in settings.topics.values()},
        "pledges": {row.cells["id"]: row.cells["title"] for row in table.rows},
    }


def _places(
    row: Row,
    table: str,
    gazetteer: Gazetteer,
    problems: list[Problem],
    service: Service | None,
    region_name: str,
) -> Iterator[GazetteerPlace]:
    """Yield the places of one pledge; what can't be placed is added to the problems."""
    seen: set[str] = set()
    entries = split_entries(row.cells["places"])
    if len(entries) > MAX_PLACES:
        gaps = {"found": len(entries), "limit": MAX_PLACES}
        problems.append(problem("too_many_places", table, row.number, "places", entries[0], **gaps))
        return
    for text in entries:
        if len(problems) >= MAX_PROBLEMS:
            return
        code, details, place = "", {}, None
        try:
            answer = geocode(parse(text), gazetteer, service)
        except EntryError as error:
            code, details = error.code, error.details
        else:
            code, details, place = answer.code, dict(answer.details), answer.place
            if answer.outcome is Outcome.AMBIGUOUS:
                spellings = choices(answer, gazetteer)
                details = {"count": len(spellings), "choices": "; ".join(spellings)}
            elif code == "unknown_toponym":
                code, known = on_unknown(text, gazetteer, region_name)
                details = dict(known)
        if place is not None and place.id in seen:
            code = "place_twice"
        if code:
            problems.append(problem(code, table, row.number, "places", text, **details))
        elif place is not None:
            seen.add(place.id)
            yield place


class _Sites:
    """Make the Features of sites; what depends on the place alone is worked out once per place."""

    def __init__(self, gazetteer: Gazetteer, division: districts.Division) -> None:
        self._gazetteer = gazetteer
        self._division = division
        self._region = to_lonlat(gazetteer.region)
        self._known: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {}

    def features(self, row: Row, places: list[GazetteerPlace]) -> Iterator[geojson.Feature]:
        """One Feature per place, or one without a geometry if the pledge holds for the whole county."""
        pledge = row.cells | {"page": int(row.cells["page"])}
        if not places:
            yield _feature(pledge, None, None, _NOWHERE | self._districts([]))
        for place in places:
            if place.id not in self._known:
                self._known[place.id] = (geojson.encode(place.geometry), self._located(place))
            yield _feature(pledge, place.id, *self._known[place.id])

    def _located(self, place: GazetteerPlace) -> dict[str, Any]:
        ags, near_border = municipalities_of(place, self._gazetteer)
        within = self._division.of(place)
        is_point = int(shapely.get_dimensions(place.metric)) == 0
        label = list(place.label_point) if place.label_point else label_point(place.geometry, self._region)
        return {
            "place_name": place.name,
            "place_kind": place.kind,
            "planned": place.planned,
            "municipalities": ags,
            **self._districts(within),
            "near_border": near_border or (is_point and len(within) > 1),
            "precision": place.precision,
            "accuracy_m": place.accuracy_m,
            "source": place.source,
            "note": place.note,
            "note_en": place.note_en,
            "label_point": label,
        }

    def _districts(self, keys: list[str]) -> dict[str, Any]:
        """The property of a site that only a map with districts has."""
        return {OF_DISTRICTS.name: keys} if self._division.features else {}


_NOWHERE = {one.name: one.absent for one in PLACE_PROPERTIES}


def _feature(
    pledge: dict[str, Any], place_id: str | None, geometry: dict[str, Any] | None, located: dict[str, Any]
) -> geojson.Feature:
    properties = {"pledge_id": pledge["id"], "place_id": place_id}
    if OF_PARTY.name in pledge:
        properties[OF_PARTY.name] = pledge[OF_PARTY.name]
    properties |= {one.name: pledge[one.name] for one in PLEDGE_PROPERTIES} | located
    identifier = pledge["id"] if place_id is None else f"{pledge['id']}--{place_id}"
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": properties}


def municipalities_of(place: GazetteerPlace, gazetteer: Gazetteer) -> tuple[list[str], bool]:
    """The AGS under which a place is found, and whether it counts for several because it lies near a border.

    The declaration of a landmark or municipality counts; everything else follows from its shape.
    """
    is_point = int(shapely.get_dimensions(place.metric)) == 0
    if place.file == LANDMARKS or place.kind == "municipality":
        ags = list(place.ags)
    else:
        ags = gazetteer.municipalities.touched(place.metric)
    return ags, is_point and len(ags) > 1


def _uses_answers(placed: dict[int, list[GazetteerPlace]]) -> bool:
    """Whether a Nominatim server has found any of the places."""
    return any(place.file == answers.ANSWERS_FILE.name for places in placed.values() for place in places)


def _provenance(settings: Settings, attribution: str, is_geocoded: bool) -> dict[str, Any]:
    provenance: dict[str, Any] = {
        "title": settings.title,
        "source": f"{_programmes(settings)}; places: see the other files",
        "source_version": "",
        "source_date": settings.programme.election_date.isoformat(),
        "licence": _LICENCE,
        "licence_url": "https://opendatacommons.org/licenses/odbl/1-0/",
        "attribution": attribution,
        "changes": "one feature per pledge and place",
        "command": "python -m geo build",
    }
    if is_geocoded:
        named = {"attribution": answers.ATTRIBUTION, "licence_url": answers.LICENCE_URL}
        provenance["geocoded"] = {"file": answers.ANSWERS_FILE.as_posix(), **named}
    return provenance


def _programmes(settings: Settings) -> str:
    """The title of each programme with its party."""
    return "; ".join(f"{one.programme.title}, {one.called.name}" for one in settings.parties.values())


def _text(
    features: list[geojson.Feature],
    extra: dict[str, Any],
    settings: Settings,
    provenance: dict[str, Any],
    sources: dict[str, str],
) -> str:
    content = geojson.dumps(features, {})
    all_content = "".join([content, *map(geojson.line, extra.values())])
    members: dict[str, Any] = {
        "provenance": provenance,
        "data_version": hashlib.sha256(all_content.encode()).hexdigest()[:16],
        "data_date": settings.as_of.isoformat(),
        "made_from": sources,
    } | extra
    # Sites at one place share its shape.
    sites = {item["properties"]["place_id"]: item for item in features if item["geometry"]}
    if sites:
        bounds = shapely.total_bounds([geojson.geometry_of(item) for item in sites.values()]).tolist()
        members = {"bbox": position(bounds), **members}
    return geojson.with_members(content, members)


def _summary(placed: dict[int, list[GazetteerPlace]], features: list[geojson.Feature]) -> Summary:
    sites = [item["properties"] for item in features if item["geometry"]]
    return Summary(
        pledges=len(placed),
        placed=sum(bool(places) for places in placed.values()),
        county_wide=sum(not places for places in placed.values()),
        sites=len(sites),
        places=len(Counter(site["place_id"] for site in sites)),
        border_sites=sum(site["near_border"] for site in sites),
    )
