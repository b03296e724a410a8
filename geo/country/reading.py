"""The features of a source as records: all of it is right, or the source is named and nothing is taken."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urljoin

from shapely.geometry.base import BaseGeometry

from geo.country import cells, shapes
from geo.country.addresses import checked
from geo.country.cells import Fault
from geo.country.describing import Box, Description
from geo.country.parties import KnownParty, party_of
from geo.country.records import LAENDER, UNKNOWN_LAND, Harvest, Pledge, Site, Source
from geo.errors import Problem, ProblemsFound
from geo.vocabulary import KINDS, PRECISIONS, STANCES, STATUSES
from geo.words.messages import problem

MAX_FEATURES = 200_000
MAX_TEXT = cells.MAX_TEXT
MAX_SHOWN = 5  # of the faults of one source; the rest is counted
_TITLE = 300


def harvest(
    key: str,
    address: str,
    features: Sequence[Any],
    described: Description,
    today: datetime.date,
    boxes: Mapping[str, Box] = MappingProxyType({}),
) -> Harvest:
    """Return the records of a source.

    Parameters
    ----------
    key, address : of the source, as its list names it
    features : as they came
    today : nothing of it can have happened later
    boxes : of counties, by AGS

    Raises
    ------
    ProblemsFound : something is wrong; the message has the first faults and how many there are
    """
    if not features:
        raise ProblemsFound([problem("source_no_pledges", key, value=address, key=key)])
    if len(features) > MAX_FEATURES:
        raise ProblemsFound([problem("source_too_many", key, found=len(features), limit=MAX_FEATURES)])
    reader = _Reader(key, described, today, boxes)
    pledges, sites = reader.read(features)
    if reader.faults:
        left = reader.fault_count - len(reader.faults)
        more = [problem("source_more", key, count=left)] if left else []
        raise ProblemsFound([*reader.faults, *more])
    source = _source(key, address, described, pledges, reader.as_of)
    return Harvest(source, pledges, sites)


def site_url(described: Description) -> str:
    """Return the address of the front page, with a final slash; "" if it is no address that one may link."""
    try:
        address = checked("", described.site)
    except ProblemsFound:
        return ""
    return f"{address.partition('?')[0].rstrip('/')}/"


@dataclass(frozen=True)
class _ReadFeature:
    """One feature; ``site`` is None for a pledge of the whole county."""

    pledge: Pledge
    site: Site | None


class _Reader:
    def __init__(
        self, key: str, described: Description, today: datetime.date, boxes: Mapping[str, Box]
    ) -> None:
        self._key, self._described = key, described
        self._boxes = boxes
        self._region = _around(described.regions, boxes) or (described.box and [described.box])
        self._site_url = site_url(described)
        self._latest = today + datetime.timedelta(days=1)  # it is tomorrow already further east
        self._parties: dict[str, KnownParty] = {}
        self._vertices = 0
        self.faults: list[Problem] = []
        self.fault_count = 0
        self.as_of = self._as_of()

    def read(self, features: Sequence[Any]) -> tuple[tuple[Pledge, ...], tuple[Site, ...]]:
        pledges: dict[str, Pledge] = {}
        sites: dict[tuple[str, str], Site] = {}
        within: dict[str, set[str]] = {}
        whole: set[str] = set()
        for number, feature in enumerate(features, start=1):
            try:
                one = self._feature(feature, number)
                self._check_new(one, number, pledges, sites, whole)
            except Fault as fault:
                self._note(fault)
                continue
            pledges.setdefault(one.pledge.id, one.pledge)
            if one.site is None:
                whole.add(one.pledge.id)
            else:
                sites[one.site.pledge_id, one.site.place_id] = one.site
                within.setdefault(one.pledge.id, set()).update(one.site.municipalities)
        complete = (
            replace(
                pledge,
                municipalities=tuple(sorted(within.get(pledge.id, ()))),
                is_county_wide=pledge.id in whole,
            )
            for pledge in pledges.values()
        )
        return tuple(complete), tuple(sites.values())

    def _check_new(
        self,
        one: _ReadFeature,
        number: int,
        pledges: dict[str, Pledge],
        sites: dict[tuple[str, str], Site],
        whole: set[str],
    ) -> None:
        """Check that a feature does not repeat or contradict one before."""
        is_known = one.pledge.id in whole if one.site is None else (
            (one.site.pledge_id, one.site.place_id) in sites
        )  # fmt: skip
        if is_known:
            place = one.site.place_id if one.site else ""
            raise Fault("source_id_twice", number, "id", f"{one.pledge.id}--{place}".removesuffix("--"))
        former = pledges.get(one.pledge.id, one.pledge)
        if former != one.pledge:
            raise Fault("source_differs", number, "pledge_id", one.pledge.id)

    def _feature(self, feature: Any, number: int) -> _ReadFeature:
        values = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(values, dict) or feature.get("type") != "Feature":
            raise Fault("source_no_feature", number)
        row = cells.Cells(values, number)
        pledge = self._pledge(row)
        geometry = feature.get("geometry")
        if geometry is None:
            return _ReadFeature(pledge, None)
        shape = shapes.read(geometry, number)
        within = row.municipalities("municipalities")
        for boxes in (self._region, _around([ags[:5] for ags in within], self._boxes)):
            shapes.check_near(shape, number, boxes or [])
        self._vertices += shapes.vertices(shape)
        if self._vertices > shapes.MAX_VERTICES_OF_ALL:
            raise Fault("source_vertices_of_all", number, limit=shapes.MAX_VERTICES_OF_ALL)
        return _ReadFeature(pledge, self._site(row, pledge.id, shape))

    def _pledge(self, row: cells.Cells) -> Pledge:
        identifier = row.identifier("pledge_id")
        topic = row.identifier("topic")
        row.date("status_date", self._latest)
        party = self._party(row.text("party", required=False, limit=_TITLE))
        site = self._site_url
        return Pledge(
            id=identifier,
            title=row.text("title", limit=_TITLE),
            text=row.text("summary", required=False),
            topic=topic,
            topic_name=self._name(topic),
            status=row.one_of("status", STATUSES),
            stance=row.one_of("stance", STANCES),
            party=party.key,
            party_name=party.name,
            url=urljoin(site, f"zusage/{quote(identifier)}") if site else None,
            is_county_wide=False,
        )

    def _site(self, row: cells.Cells, pledge_id: str, shape: BaseGeometry) -> Site:
        return Site(
            pledge_id=pledge_id,
            place_id=row.identifier("place_id"),
            name=row.text("place_name", limit=_TITLE),
            kind=row.one_of("place_kind", KINDS),
            precision=row.one_of("precision", PRECISIONS),
            municipalities=row.municipalities("municipalities"),
            geometry=shape,
        )

    def _name(self, topic: str) -> str:
        """What people read; old files have only the key."""
        name = self._described.topics.get(topic, "")
        return name if name and cells.is_plain(name, _TITLE) else topic.replace("-", " ").capitalize()

    def _party(self, key: str) -> KnownParty:
        """The party of a pledge: as the map names it, or, on a map of one party, that."""
        if key not in self._parties:
            names = self._described.parties
            only = next(iter(names.values())) if len(names) == 1 else ""
            name = names.get(key) or (key or only)
            self._parties[key] = party_of(name if cells.is_plain(name, _TITLE) else key)
        return self._parties[key]

    def _as_of(self) -> datetime.date | None:
        row = cells.Cells({"data_date": self._described.as_of}, 0)
        try:
            return row.date("data_date", self._latest)
        except Fault as fault:
            self._note(fault)
            return None

    def _note(self, fault: Fault) -> None:
        self.fault_count += 1
        if len(self.faults) < MAX_SHOWN:
            row = fault.number or None
            self.faults.append(
                problem(fault.code, self._key, row, fault.column, fault.value, **fault.details)
            )


def _around(regions: Iterable[str], boxes: Mapping[str, Box]) -> list[Box]:
    """The boxes of the counties of a region; [] if one is not known, as a county of yesterday."""
    found: list[Box] = []
    for region in regions:
        inside = [box for ags, box in boxes.items() if ags.startswith(region[:5])]
        if not inside:
            return []
        found += inside
    return found


def _source(
    key: str,
    address: str,
    described: Description,
    pledges: Sequence[Pledge],
    as_of: datetime.date | None,
) -> Source:
    parties = {pledge.party for pledge in pledges}
    municipalities = Counter(ags for pledge in pledges for ags in pledge.municipalities)
    counties = _common(described.regions, municipalities, 5)
    lands = _common(described.regions, municipalities, 2)
    texts = (described.title, described.licence, described.attribution, described.data_version)
    title, licence, attribution, version = (text if cells.is_plain(text, MAX_TEXT) else "" for text in texts)
    return Source(
        key=key,
        address=address,
        title=title or key,
        party=parties.pop() if len(parties) == 1 else "",
        county_ags=counties,
        land=lands if lands in LAENDER else UNKNOWN_LAND,
        site_url=site_url(described) or None,
        as_of=as_of,
        licence=licence or None,
        attribution=attribution or None,
        data_version=version,
    )


def _common(regions: Sequence[str], municipalities: Counter[str], digits: int) -> str | None:
    """The county or Land of a map: of its region; where nobody says that, of most of its sites."""
    of_regions = {region[:digits] for region in regions}
    if of_regions:
        only = of_regions.pop() if len(of_regions) == 1 else ""
        return only if len(only) == digits else None
    if not municipalities:
        return None
    counts: Counter[str] = Counter()
    for ags, count in municipalities.items():
        counts[ags[:digits]] += count
    [(most, count)] = counts.most_common(1)
    return most if 2 * count > counts.total() else None
