"""A typed place that is unknown or ambiguous: which one did you mean?"""

from __future__ import annotations

import re

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
    if error.choices:
        meant = [(place.label, place.label, str(PLACE_KINDS[place.kind])) for place in error.choices]
    else:
        meant = [(text, town.label, "") for text, town in snapshot.nearby.in_towns(error.value)]
    links = []
    for text, label, kind in meant:
        args = MultiDict(request.args)
        args["ort"] = text
        query = snapshot.grammar.query(snapshot.grammar.parse(args))
        links.append((f"{view.root}/?{query}", label, kind))
    why = (
        _("„%(text)s“ ist nicht eindeutig oder anders geschrieben.", text=error.value)
        if len(error.choices) > 1
        else _("„%(text)s“ ist nicht zu finden.", text=error.value)
    )
    how = explanation(error.value, len(error.choices))
    heading = _("Welcher Ort?") if error.choices else _("Welche Gemeinde?")
    return Question(error.value, f"{why} {how}", heading, tuple(links))


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
