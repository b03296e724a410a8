"""The page for an unknown or ambiguous place: which one did you mean?"""

from __future__ import annotations

import re

from flask import render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from webapp.filters import UnknownPlace
from webapp.language import of_request
from webapp.snapshot.live import current
from webapp.words import PLACE_KINDS

_POSTAL_CODE = re.compile(r"[0-9]{5}")


def render(error: UnknownPlace) -> str:
    """Render a page with the possible places, each a link that keeps the rest of the filter."""
    snapshot = current()
    view = snapshot.views[of_request()]
    links = []
    for place in error.choices:
        args = MultiDict(request.args)
        args["ort"] = place.label
        query = snapshot.grammar.query(snapshot.grammar.parse(args))
        links.append((f"{view.root}/?{query}", place.label, PLACE_KINDS[place.kind]))
    return render_template(
        "place_choice.html",
        text=error.value,
        explanation=explanation(error.value, len(error.choices)),
        links=links,
    )


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
