"""The last link of the chain: answers of a Nominatim server; kept ones first, new ones only on request."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import shapely

from geo.config.settings import Settings
from geo.geometry.projection import to_lonlat
from geo.geometry.rounding import DRAWN_DECIMALS, position
from geo.online.answers import ANSWERS_FILE, Answers, Box, Kept, NominatimHit, ServerFailed, read_answers
from geo.online.hits import decide
from geo.place.gazetteer import Gazetteer
from geo.place.geocode import Answer, Outcome
from geo.place.municipalities import BORDER_M
from geo.text.toponym import PlaceEntry, fold
from geo.words.language import gettext as _
from geo.words.place_words import OUTCOMES

# One request that fails may be its own fault; three in a row are the server's.
MAX_FAILURES = 3

Report = Callable[[str], None]


class SearchServer(Protocol):
    """What is queried: a `geo.online.nominatim.Server`."""

    url: str

    def search(self, query: str, bbox: Box) -> tuple[NominatimHit, ...]: ...


class Lookup:
    """Look up entries that the gazetteer lacks (a `geo.place.geocode.Service`).

    Parameters
    ----------
    answers : those kept from earlier
    server : for new answers; None for kept ones only
    report : called with one line for each entry
    today : the day of a new answer
    """

    def __init__(
        self,
        answers: Answers,
        server: SearchServer | None = None,
        report: Report = lambda line: None,
        today: datetime.date | None = None,
    ) -> None:
        self._answers, self._server, self._report = answers, server, report
        self._today = today or datetime.datetime.now().astimezone().date()
        self._failures = 0
        self._gave_up = False
        self._done: dict[tuple[str, str], Answer | None] = {}
        self.counts: Counter[str] = Counter()

    def __call__(self, entry: PlaceEntry, gazetteer: Gazetteer) -> Answer | None:
        """Look an entry up, once per run. None if there is no information about it."""
        key = fold(entry.toponym), fold(entry.municipality)
        if key not in self._done:
            self._done[key] = self._look_up(entry, gazetteer)
        return self._done[key]

    def kept(self, entry: PlaceEntry, gazetteer: Gazetteer) -> Answer | None:
        """Return the answer kept from earlier, if there is one; no server is asked."""
        if entry.municipality and not gazetteer.ags_named(entry.municipality):
            return None
        return self(entry, gazetteer) if self._answers.get(entry) is not None else None

    def _look_up(self, entry: PlaceEntry, gazetteer: Gazetteer) -> Answer | None:
        if entry.municipality and not gazetteer.ags_named(entry.municipality):
            return None  # not a Gemeinde of this map, so nothing could be checked
        kept, origin = self._answers.get(entry), "kept"
        if kept is None:
            if self._server is None:
                return None
            try:
                kept, origin = self._ask(self._server, entry, gazetteer), "new"
            except ServerFailed as failure:
                details = (("server", self._server.url), ("reason", failure.reason))
                failed = Answer(Outcome.SERVICE_FAILED, code=failure.code, details=details)
                self._tell(entry, failed, "", gazetteer)
                return failed
        self.counts[origin] += 1
        answer = decide(entry, kept, gazetteer)
        source = (
            _("neue Antwort")
            if origin == "new"
            else _(
                "Antwort vom {day}; löschen Sie ihre Zeile in {file}, um neu zu fragen",
                day=kept.asked_on,
                file=ANSWERS_FILE.as_posix(),
            )
        )
        self._tell(entry, answer, f" ({source})", gazetteer)
        return answer

    def _ask(self, server: SearchServer, entry: PlaceEntry, gazetteer: Gazetteer) -> Kept:
        if self._gave_up:
            raise ServerFailed("service_given_up")
        municipality = _official(entry, gazetteer)
        query = f"{entry.toponym}, {municipality}" if municipality else entry.toponym
        try:
            hits = server.search(query, _box(entry, gazetteer))
        except ServerFailed as failure:
            self._failures += 1
            self._gave_up = failure.lasting or self._failures >= MAX_FAILURES
            raise
        self._failures = 0
        kept = Kept(entry.toponym, entry.municipality, query, server.url, self._today, hits)
        self._answers.add(kept)
        return kept

    def _tell(self, entry: PlaceEntry, answer: Answer | None, source: str, gazetteer: Gazetteer) -> None:
        outcome = answer.outcome if answer else Outcome.NOT_FOUND
        self.counts[outcome] += 1
        parts = [_named(outcome)]
        if answer and answer.place:
            place = answer.place
            where = ", ".join(gazetteer.municipalities.names.get(ags, ags) for ags in place.ags)
            known = {"kind": place.kind, "precision": place.precision, "accuracy_m": place.accuracy_m}
            parts.append(
                _(
                    "{place} ({kind}) in {where}, Genauigkeit {precision}, auf {accuracy_m} m",
                    place=place.name,
                    where=where,
                    **known,
                )
            )
        self._report(f"{entry.text}: {'; '.join(parts)}{source}")

    def summary(self) -> str:
        """Return one line for the end of a run."""
        counts = self.counts
        outcomes = [outcome for outcome in Outcome if counts[outcome]]
        return _(
            "Einträge, die im Ortsverzeichnis fehlen: {all}. {outcomes}. Antworten: {new} neue, "
            "{kept} von früher; aufgehoben in {file}.",
            all=sum(counts[outcome] for outcome in outcomes),
            outcomes=", ".join(f"{counts[outcome]} {_named(outcome)}" for outcome in outcomes) or "-",
            new=counts["new"],
            kept=counts["kept"],
            file=ANSWERS_FILE.as_posix(),
        )


def _named(outcome: Outcome) -> str:
    return _(OUTCOMES[outcome])


def lookup(
    home: Path, settings: Settings, online: bool, url: str | None, report: Report = lambda line: None
) -> Lookup:
    """Return the service of one run; it queries a server only if ``online``.

    Raises
    ------
    AnswersUnreadable : the kept answers can't be read
    ProblemsFound, PledgemapError : the contact is a sample, or ``url`` is not an address
    """
    answers = read_answers(home)
    if not online:
        return Lookup(answers)
    from geo.online.nominatim import Server, user_agent

    return Lookup(answers, Server(url, user_agent(settings)), report)


def _official(entry: PlaceEntry, gazetteer: Gazetteer) -> str:
    """Return the entry's Gemeinde as maps write it; as the entry writes it if two share the name."""
    found = gazetteer.ags_named(entry.municipality) if entry.municipality else set()
    return gazetteer.municipalities.names[min(found)] if len(found) == 1 else entry.municipality


def _box(entry: PlaceEntry, gazetteer: Gazetteer) -> Box:
    """Return the area to search, EPSG:4326: the entry's Gemeinde, or the whole region."""
    areas = [gazetteer.municipalities.shape(ags) for ags in gazetteer.ags_named(entry.municipality)]
    area = shapely.union_all(areas) if entry.municipality else gazetteer.region
    west, south, east, north = position(to_lonlat(area.buffer(BORDER_M)).bounds, DRAWN_DECIMALS)
    return west, south, east, north
