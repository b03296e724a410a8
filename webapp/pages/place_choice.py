"""A typed place that is unknown or ambiguous: which one did you mean?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from flask import request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from webapp.filters import UnknownPlace
from webapp.language import of_request
from webapp.pages import front_page
from webapp.pages.front_page import Question
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current
from webapp.words import PLACE_KINDS

_POSTAL_CODE = re.compile(r"[0-9]{5}")


def render(error: UnknownPlace) -> bytes:
    """Render the first page with a question, and as links what the place may be: or else every Gemeinde.

    The links keep the rest of the filter.
    """
    snapshot = current()
    view = snapshot.views[of_request()]
    rest = MultiDict((key, value) for key, value in request.args.items(multi=True) if key != "ort")
    chosen = snapshot.grammar.parse(rest)
    return front_page.render(
        snapshot, view, chosen, snapshot.grammar.query(chosen), _question(snapshot, view, error)
    )


def _question(snapshot: Snapshot, view: View, error: UnknownPlace) -> Question:
    why = (
        _("„%(text)s“ ist nicht eindeutig oder anders geschrieben.", text=error.value)
        if len(error.choices) > 1 and not error.is_mistyped
        else _("„%(text)s“ ist nicht zu finden.", text=error.value)
    )
    are_streets = bool(error.choices) and all(place.kind == "street" for place in error.choices)
    count = len(error.choices)
    if are_streets and (count > 1 or error.is_mistyped):
        how = mistyped_explanation(count) if error.is_mistyped else street_explanation()
    else:
        how = explanation(error.value, count)
    heading = _("Welcher Ort?") if error.choices else _("Welche Gemeinde?")
    return Question(error.value, f"{why} {how}", heading, tuple(_answers(snapshot, view, error)))


def _answers(snapshot: Snapshot, view: View, error: UnknownPlace) -> Iterator[tuple[str, str, str]]:
    """Yield address, name and kind of each place that may be meant; else of each municipality."""
    for place in error.choices:
        # The house number is in the address of this page already, or there would be none.
        house = error.house if place.kind == "street" else ""
        written = snapshot.nearby.streets.written(place.label, house)
        query = urlencode(
            [(key, written if key == "ort" else value) for key, value in _pairs(snapshot, place.label)]
        )
        yield f"{view.root}/?{query}", place.label, str(PLACE_KINDS[place.kind])
    if not error.choices:
        for text, town in snapshot.nearby.in_towns(error.value):
            yield f"{view.root}/?{urlencode(_pairs(snapshot, text))}", town.label, ""


def _pairs(snapshot: Snapshot, place: str) -> list[tuple[str, str]]:
    """Return keys and values of the address of this page around another place."""
    args = MultiDict(request.args)
    args["ort"] = place
    return snapshot.grammar.pairs(snapshot.grammar.parse(args))


def street_explanation() -> str:
    """Say that there are several streets of a name."""
    return _("Straßen dieses Namens gibt es mehrere. Welche ist es?")


def mistyped_explanation(count: int) -> str:
    """Ask for streets whose names are almost what was typed."""
    return ngettext("Meinten Sie diese Straße?", "Meinten Sie eine von diesen Straßen?", count)


def explanation(text: str, choice_count: int) -> str:
    """Explain that a text does not mean exactly one place; ``static/js/near_place.js`` does the same."""
    if choice_count:
        return ngettext("Meinten Sie diesen Ort?", "Meinten Sie einen von diesen Orten?", choice_count)
    if _POSTAL_CODE.fullmatch(text):
        region = current().settings.region_name
        return _("Diese Postleitzahl gehört zu keiner Gemeinde dieser Karte (%(region)s).", region=region)
    return _(
        "Die Karte kennt Gemeinden, Orte, Haltestellen, Bahnhöfe und Postleitzahlen, Straßen nur mit dem Ort "
        "dazu. In welcher Gemeinde liegt es?"
    )
