"""The pages about the site itself: imprint, privacy, accessibility, and how the map is made.

They say what the settings say and what this software does. What the settings leave open is not made up:
the pages do without it or say that it is open, and the log names it at start-up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, render_template
from flask_babel import LazyString, lazy_gettext
from werkzeug.wrappers import Response

from geo.municipalities import BORDER_M
from geo.published import Published
from geo.settings import SETTINGS_FILE, Settings
from webapp import delivery
from webapp.language import of_request
from webapp.snapshot import Snapshot, current

blueprint = Blueprint("about", __name__)
log = logging.getLogger(__name__)

# Setting of [imprint] that the law or an honest privacy page wants: what to write, and what for.
WANTED = {
    "represented_by": "write who represents the party; the imprint needs it (§ 5 DDG)",
    "visdp": "write name and address of the one person who answers for the texts (§ 18 Abs. 2 MStV)",
    "phone": "write a telephone number; the imprint needs a second quick way beside e-mail (§ 5 DDG)",
    "hosting": "write who runs the server; the privacy page has to name them",
    "log_days": 'write for how many days the server keeps its log of visits, like "7", or "0" for none',
}
# Precisions, the exactest first: what is known of the place.
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
    """How well the places of one kind are known; accuracies in metres."""

    precision: str
    meaning: LazyString
    place_count: int
    least_m: int
    most_m: int


@dataclass(frozen=True)
class SourceRow:
    """Where one layer comes from; texts as the layer's file has them, in German."""

    title: str
    date: str
    attribution: str
    licence: str
    licence_url: str


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(blueprint, url_prefix="/en", name="about_en")


def missing(settings: Settings) -> list[str]:
    """What a public site still needs, each as a line with the setting and its remedy."""
    empty = (name for name in WANTED if not getattr(settings.imprint, name))
    return [f'{SETTINGS_FILE}, "imprint.{name}": is empty. {_sentence(WANTED[name])}' for name in empty]


def report_what_is_missing(settings: Settings) -> None:
    """Say at start-up what the imprint and the privacy page lack; the site runs all the same."""
    lines = missing(settings)
    if lines:
        log.warning("Before this site goes public:\n%s", "\n".join(lines))


@blueprint.get("/impressum")
def imprint() -> Response:
    return _answer("impressum")


@blueprint.get("/datenschutz")
def privacy() -> Response:
    return _answer("datenschutz")


@blueprint.get("/barrierefreiheit")
def accessibility() -> Response:
    return _answer("barrierefreiheit")


@blueprint.get("/ueber")
def method() -> Response:
    return _answer("ueber", _of_method)


def _answer(name: str, values: Callable[[Snapshot], dict[str, Any]] | None = None) -> Response:
    snapshot = current()
    return delivery.page(
        snapshot.version,
        f"{snapshot.views[of_request()].root}/{name}",
        lambda: render_template(f"{name}.html", **(values(snapshot) if values else {})),
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
    """The kinds of precision that the places of this build have, counted."""
    for precision, meaning in PRECISIONS.items():
        accuracies_m = [p.accuracy_m for p in published.places.values() if p.precision == precision]
        if accuracies_m:
            yield PrecisionRow(precision, meaning, len(accuracies_m), min(accuracies_m), max(accuracies_m))


def source_rows(published: Published) -> Iterator[SourceRow]:
    """Each layer that the map is made from, in the order in which it names them."""
    for layer in published.layers.values():
        provenance = layer["provenance"]
        url = provenance["licence_url"]
        yield SourceRow(
            provenance["title"],
            provenance["source_date"],
            provenance["attribution"],
            LICENCES.get(url, provenance["licence"]),
            url,
        )


def _sentence(remedy: str) -> str:
    return f"{remedy[:1].upper()}{remedy[1:]}."
