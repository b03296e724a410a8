"""Texts for scripts about the answer to a place: JSON in the page, which ``static/js/near_*.js`` fill in.

"{}" stands for a value in a text.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from webapp.area_words import AreaWords
from webapp.near.streets import TypedHouse
from webapp.pages.place_choice import explanation, mistyped_explanation, street_explanation
from webapp.words import PLACE_KINDS


def near_words(
    region: str, areas: AreaWords, *, static_site: bool, has_streets: bool = False
) -> dict[str, Any]:
    """Return texts for a position that only the browser knows; on a static site also for a typed place."""
    words: dict[str, Any] = {
        "here": _("hier"),
        "past": _("verläuft hier"),
        "about": _("etwa %(distance)s entfernt", distance="{}"),
        "away": _("%(distance)s entfernt", distance="{}"),
        "least": _("mindestens %(distance)s entfernt", distance="{}"),
        "open": _("genauer Ort noch offen"),
        "busy": _("Standort wird bestimmt …"),
        "denied": _(
            "Der Browser darf den Standort nicht verwenden. Das lässt sich in seinen Einstellungen ändern; "
            "oder einen Ort eingeben."
        ),
        "unavailable": _("Der Standort ließ sich nicht bestimmen. Bitte einen Ort eingeben."),
        "timeout": _(
            "Der Standort ließ sich nicht rechtzeitig bestimmen. Bitte noch einmal versuchen oder einen Ort "
            "eingeben."
        ),
        "unsupported": _("Dieser Browser gibt hier keinen Standort her. Bitte einen Ort eingeben."),
        "outside": areas.outside(region),
        "found": _("Zusagen nach Entfernung von Ihrem Standort. Er bleibt auf diesem Gerät."),
        "name": _("Ihren Standort"),
        "sign": _("Ihr Standort"),
        "leave": _("Standort nicht mehr verwenden"),
    }
    words |= {"street": street_words()} if has_streets else {}
    return words | ({"place": _of_place(region)} if static_site else {})


def note_of(kind: str, municipality: str) -> str:
    """Return how the distances of a list were measured, by the kind of the place in its middle."""
    if kind == "postal_code":
        return _(
            "Der Reihe nach ab der Mitte von %(place)s: Wo genau das Gebiet einer Postleitzahl liegt, weiß "
            "die Karte nicht. Ein Ort oder eine Haltestelle in der Suche bringt Entfernungen.",
            place=municipality,
        )
    if kind == "municipality":
        return _(
            "Der Reihe nach ab der Ortsmitte von %(place)s. Ein Ort oder eine Haltestelle in der Suche "
            "bringt Entfernungen.",
            place=municipality,
        )
    return _("Bis zum nächsten Punkt von Strecken und Gebieten.")


def origin_text(street: str, house: TypedHouse | None) -> str:
    """Say from where the distances around a street are measured, and how sure that is."""
    texts = street_words()
    how = house.how if house else "street"
    values = {
        "{street}": street,
        "{typed}": house.typed if house else "",
        "{number}": house.number if house else "",
    }
    text = texts[how]
    for gap, value in values.items():
        text = text.replace(gap, value)
    return text


def street_words() -> dict[str, str]:
    """Return the sentences of `origin_text`, with gaps; ``static/js/near_houses.js`` fills them too."""
    typed, links = {"typed": "{typed}"}, _("Links nennen nur die Straße.")
    exact = _("Ab %(street)s %(number)s: Hausnummer genau.", street="{street}", number="{number}")
    near = _(
        "Nummer %(typed)s kennt die Karte nicht: ungefähr, ab Nummer %(number)s.", number="{number}", **typed
    )
    unknown = _(
        "Nummer %(typed)s kennt die Karte in dieser Straße nicht. Straße, ungefähr: ab ihrem nächsten Punkt.",
        **typed,
    )
    return {
        "street": _("Straße, ungefähr: ab ihrem nächsten Punkt."),
        "exact": f"{exact} {links}",
        "near": f"{near} {links}",
        "unknown": unknown,
        "note": note_of("street", ""),
    }


def missing_text(missing: str, place: str) -> str:
    """Say what the map does not know of an address, and what it shows instead."""
    return _(
        "„%(missing)s“ kennt die Karte nicht. Sie zeigt, was um %(place)s geplant ist.",
        missing=missing,
        place=place,
    )


def _of_place(region: str) -> dict[str, str]:
    """Return what a server would say for an address with a place."""
    return {
        "outside": _(
            "%(place)s liegt außerhalb: Diese Karte zeigt nur dieses Gebiet: %(region)s.",
            place="{}",
            region=region,
        ),
        "ofCode": note_of("postal_code", "{}"),
        "ofMunicipality": note_of("municipality", "{}"),
        "unknown": missing_text("{missing}", "{place}"),
        "ofOther": note_of("", ""),
        "which": _("Welcher Ort?"),
        "whichTown": _("Welche Gemeinde?"),
        "several": _("„%(text)s“ ist nicht eindeutig oder anders geschrieben.", text="{}"),
        "missing": _("„%(text)s“ ist nicht zu finden.", text="{}"),
        "thisOne": explanation("", 1),
        "whichOne": explanation("", 2),
        "whichStreet": street_explanation(),
        "thisStreet": mistyped_explanation(1),
        "oneOfStreets": mistyped_explanation(2),
        "street": str(PLACE_KINDS["street"]),
        "known": explanation("", 0),
        "foreignCode": explanation("00000", 0),
    }
