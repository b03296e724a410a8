"""What a build adds, changes and removes compared with the last one: by pledge, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from geo.errors import PledgemapError
from geo.files import parsed_json, read_bytes
from geo.geometry.geojson import MAX_BYTES, UNREADABLE
from geo.geometry.projection import to_metric
from geo.milestones import PROGRESS_MEMBER, WITHDRAWN_MEMBER
from geo.vocabulary import OF_PARTY, PLEDGE_PROPERTIES
from geo.words.language import gettext as _
from geo.words.language import language
from geo.words.table_words import STATUS_WORDS, german_value

MAX_LINES = 20  # after a build; nobody reads more in passing
MIN_MOVE_M = 1  # less is due to rounding

Collection = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """A pledge of one build: what it says, its places by id as (name, GeoJSON geometry), its milestones."""

    values: Mapping[str, Any]
    places: Mapping[str, tuple[str, Any]]
    milestones: tuple[Any, ...] = ()

    @property
    def title(self) -> str:
        return str(self.values["title"])


@dataclass(frozen=True)
class Differences:
    """Ids with a text for each, in the order of the programme; changes of status come first."""

    added: Mapping[str, str]
    changed: Mapping[str, str]
    removed: Mapping[str, str]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def told(self, max_lines: int = MAX_LINES) -> str:
        """Return a line for each pledge in the language of the system, and a count of the rest."""
        if not self:
            return _("Gegenüber dem letzten Stand ändert sich nichts.")
        counts = {name: len(getattr(self, name)) for name in ("added", "changed", "removed")}
        lines = [
            f"  {sign} {pledge_id}: {what}"
            for sign, part in (("+", self.added), ("~", self.changed), ("−", self.removed))
            for pledge_id, what in part.items()
        ]
        left = len(lines) - max_lines
        summary = _(
            "Gegenüber dem letzten Stand: {added} neu, {changed} geändert, {removed} entfernt.", **counts
        )
        parts = [summary, *lines[:max_lines]]
        if left > 0:
            more = _("… und {count} weitere: python -m geo diff zeigt vor dem Bauen alle", count=left)
            parts.append(f"  {more}")
        return "\n".join(parts)


@dataclass(frozen=True)
class Comparison:
    """A build compared with the last one; ``differences`` is None if that is missing or unreadable."""

    had_build: bool = False
    differences: Differences | None = None
    former_titles: Mapping[str, str] = field(default_factory=dict)  # of the pledges of the last build, by id

    def told(self, max_lines: int = MAX_LINES) -> str:
        if self.differences is not None:
            return self.differences.told(max_lines)
        if self.had_build:
            return _("Der letzte Stand lässt sich nicht lesen; verglichen wird deshalb nichts.")
        return _("Es gibt noch keinen Stand, mit dem sich vergleichen ließe.")


def compared(path: Path, collection: Collection) -> Comparison:
    """Compare what a build is about to write with the pledges.geojson that lies there."""
    before = last_build(path)
    if before is None:
        return Comparison(had_build=path.exists())
    titles = {pledge_id: known.title for pledge_id, known in before.items()}
    try:
        return Comparison(True, compare(before, pledges_of(collection)), titles)
    except (KeyError, *UNREADABLE):  # the file is not a build of ours, or was edited by hand
        return Comparison(had_build=True)


def last_build(path: Path) -> dict[str, Known] | None:
    """Read the pledges of a pledges.geojson by id, including withdrawn ones; None if it is unreadable."""
    try:
        return pledges_of(parsed_json(read_bytes(path, MAX_BYTES).decode("utf-8")))
    except (PledgemapError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def pledges_of(collection: Collection) -> dict[str, Known]:
    """Return the pledges of a build by id, in its order.

    Parameters
    ----------
    collection : with the features of sites and the members of milestones and withdrawn pledges

    Raises
    ------
    KeyError, TypeError, AttributeError : it is not what a build writes
    """
    progress = collection.get(PROGRESS_MEMBER, {})
    found: dict[str, Known] = {}
    for feature in collection["features"]:
        values = feature["properties"]
        pledge_id = values["pledge_id"]
        known = found.setdefault(pledge_id, Known(values, {}, tuple(progress.get(pledge_id, ()))))
        if values["place_id"] is not None:
            known.places[values["place_id"]] = (values["place_name"], feature["geometry"])  # type: ignore[index]
    for one in collection.get(WITHDRAWN_MEMBER, ()):
        places = {place["id"]: (place["name"], None) for place in one["places"]}
        found[one["id"]] = Known(one, places, tuple(progress.get(one["id"], ())))
    return found


def compare(before: Mapping[str, Known], after: Mapping[str, Known]) -> Differences:
    """Return what is new in ``after``, what has changed, and what it lacks."""
    both = [pledge_id for pledge_id in after if pledge_id in before]
    changed = {i: parts for i in both if (parts := _changes(before[i], after[i]))}
    first = sorted(changed, key=lambda pledge_id: not _status_differs(before[pledge_id], after[pledge_id]))
    return Differences(
        added={pledge_id: one.title for pledge_id, one in after.items() if pledge_id not in before},
        changed={i: f"{after[i].title}: {'; '.join(changed[i])}" for i in first},
        removed={pledge_id: one.title for pledge_id, one in before.items() if pledge_id not in after},
    )


def _status_differs(before: Known, after: Known) -> bool:
    return bool(before.values["status"] != after.values["status"])


def _changes(before: Known, after: Known) -> list[str]:
    """Describe what has changed in one pledge."""
    found = []
    if _status_differs(before, after):
        found.append(f"{_status(before)} → {_status(after)}")
    if before.milestones != after.milestones and not _status_differs(before, after):
        found.append(_("Meilensteine geändert"))
    # By name alone; the places are compared one by one.
    fields = [
        name
        for name in (one.name for one in (OF_PARTY, *PLEDGE_PROPERTIES))
        if name != "status"
        and before.values.get(name, "") != after.values.get(name, "")
        # Both belong to the status, which is described already.
        and not (name.startswith("status_") and _status_differs(before, after))
    ]
    if fields:
        found.append(_("geändert: {names}", names=", ".join(fields)))
    return [*found, *_moves(before.places, after.places)]


def _status(pledge: Known) -> str:
    status = pledge.values["status"]
    return german_value(status, STATUS_WORDS) if language() == "de" else status


def _moves(before: Mapping[str, tuple[str, Any]], after: Mapping[str, tuple[str, Any]]) -> Iterable[str]:
    added = [name for place_id, (name, _) in after.items() if place_id not in before]
    left = [name for place_id, (name, _) in before.items() if place_id not in after]
    if added:
        yield _("neuer Ort: {names}", names=", ".join(added))
    if left:
        yield _("nicht mehr bei: {names}", names=", ".join(left))
    for place_id, (name, geometry) in after.items():
        was = before.get(place_id, ("", None))[1]
        if geometry and was and geometry != was:
            distance_m = _moved_m(was, geometry)
            if distance_m >= MIN_MOVE_M:
                yield _("{place} um {distance_m} m verschoben", place=name, distance_m=round(distance_m))


def _moved_m(before: Any, after: Any) -> float:
    """Return how far a shape has moved or changed, in metres."""
    return float(shapely.hausdorff_distance(to_metric(shape(before)), to_metric(shape(after))))
