"""The pages about the site itself: imprint, privacy, accessibility, and how the map is made.

They reflect the settings and what this software does. What the settings leave open is not made up:
the pages omit it or say that it is missing, and the log lists it at start-up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, render_template
from flask_babel import LazyString, lazy_gettext
from werkzeug.wrappers import Response

from geo.public import (
    BORDER_M,
    SETTINGS_FILE,
    Problem,
    Published,
    Settings,
    problem,
    remedy_of_setting,
    samples,
)
from webapp import delivery
from webapp.console import gettext as _
from webapp.language import of_request, register_in_every_language
from webapp.licences import DATA_LICENCES, PIECES, renderer_piece
from webapp.snapshot import Snapshot
from webapp.snapshot.live import current

blueprint = Blueprint("about", __name__)
log = logging.getLogger(__name__)

# Settings of [imprint] that the law or an honest privacy page requires.
REQUIRED = ("represented_by", "visdp", "phone", "hosting", "log_days")
# Precisions, the most exact first: what is known about the place.
PRECISIONS: dict[str, LazyString] = {
    "exact": lazy_gettext("die Stelle selbst, etwa ein Bahnhof oder eine Haltestelle"),
    "site": lazy_gettext("ein Gebäude, ein Gelände, ein Gewässer, ein Wald oder eine Strecke"),
    "street": lazy_gettext("die Straße oder das Viertel, nicht die Stelle darin"),
    "locality": lazy_gettext("nur der Ort oder Ortsteil, oder ungefähr der Verlauf"),
    "municipality": lazy_gettext("nur die Gemeinde; das Zeichen steht für sie als Ganzes"),
}
# Short names for the licences that our sources use.
LICENCES = {
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL 1.0",
    "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0",
    "https://www.gesetze-im-internet.de/geonutzv/": "GeoNutzV",
}


@dataclass(frozen=True)
class PrecisionRow:
    """How well the places of one precision are known; accuracies in metres."""

    precision: str
    meaning: LazyString
    place_count: int
    least_m: int
    most_m: int


@dataclass(frozen=True)
class SourceRow:
    """The source of a layer; texts in German, as in the layer's file."""

    title: str
    date: str
    attribution: str
    licence: str
    licence_url: str


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


def missing(settings: Settings) -> list[Problem]:
    """Return what a public site still needs: settings that are empty, or unchanged from a new map."""
    found = [("setting_sample", name, value) for name, value in samples(settings).items()]
    found += [
        ("setting_empty", f"imprint.{name}", "") for name in REQUIRED if not getattr(settings.imprint, name)
    ]
    return [
        problem(code, SETTINGS_FILE, None, name, value, remedy=remedy_of_setting(name))
        for code, name, value in found
    ]


def report_what_is_missing(settings: Settings) -> None:
    """Log at start-up what the imprint and the privacy page lack; the site runs anyway."""
    problems = missing(settings)
    if problems:
        log.warning(
            "%s", _("Bevor diese Seiten öffentlich werden:\n{lines}", lines="\n".join(map(str, problems)))
        )


@blueprint.get("/impressum")
def imprint() -> Response:
    return _answer("/impressum", "imprint.html")


@blueprint.get("/datenschutz")
def privacy() -> Response:
    return _answer("/datenschutz", "privacy.html")


@blueprint.get("/barrierefreiheit")
def accessibility() -> Response:
    return _answer("/barrierefreiheit", "accessibility.html")


@blueprint.get("/ueber")
def method() -> Response:
    return _answer("/ueber", "method.html", _of_method)


@blueprint.get("/lizenzen")
def licences() -> Response:
    return _answer("/lizenzen", "licences.html", _of_licences)


def _of_licences(snapshot: Snapshot) -> dict[str, Any]:
    drawing = snapshot.tiles.renderer if snapshot.tiles else None
    more = [renderer_piece(drawing.licence)] if drawing else []
    return {"pieces": [*PIECES, *more], "data_licences": DATA_LICENCES.values()}


def _answer(path: str, template: str, values: Callable[[Snapshot], dict[str, Any]] | None = None) -> Response:
    snapshot = current()
    return delivery.page(
        snapshot.version,
        f"{snapshot.views[of_request()].root}{path}",
        lambda: render_template(template, **(values(snapshot) if values else {})),
    )


def _of_method(snapshot: Snapshot) -> dict[str, Any]:
    published = snapshot.published
    return {
        "precisions": list(precision_rows(published)),
        "border_m": BORDER_M,
        "near_border_count": sum(place.near_border for place in published.places.values()),
        "kinds": {place.kind for place in published.places.values()},
        "planned_count": sum(place.planned for place in published.places.values()),
        "placed_count": sum(bool(pledge.place_ids) for pledge in published.pledges),
        "sources": list(source_rows(published)),
    }


def precision_rows(published: Published) -> Iterator[PrecisionRow]:
    """Yield the precisions of the places of this build, with counts."""
    for precision, meaning in PRECISIONS.items():
        accuracies_m = [p.accuracy_m for p in published.places.values() if p.precision == precision]
        if accuracies_m:
            yield PrecisionRow(precision, meaning, len(accuracies_m), min(accuracies_m), max(accuracies_m))


def source_rows(published: Published) -> Iterator[SourceRow]:
    """Yield each layer that the map is made from, in the order of its attributions."""
    for layer in published.layers.values():
        if not layer["features"]:
            continue
        provenance = layer["provenance"]
        url = provenance["licence_url"]
        yield SourceRow(
            provenance["title"],
            provenance["source_date"],
            provenance["attribution"],
            LICENCES.get(url, provenance["licence"]),
            url,
        )
