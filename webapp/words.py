"""The words that pages use for the data's own vocabulary, in the language of the page."""

from __future__ import annotations

import datetime

from flask_babel import format_date, lazy_gettext
from flask_babel import gettext as _

from geo.published import Place, Pledge
from geo.settings import Settings, Topic
from webapp.language import is_english

STANCES = {
    "will": lazy_gettext("will umsetzen"),
    "examines": lazy_gettext("will prüfen"),
    "supports": lazy_gettext("unterstützt"),
    "rejects": lazy_gettext("lehnt ab"),
    "keeps": lazy_gettext("will erhalten"),
}
STATUSES = {
    "pledged": lazy_gettext("zugesagt"),
    "started": lazy_gettext("begonnen"),
    "done": lazy_gettext("erledigt"),
    "dropped": lazy_gettext("aufgegeben"),
}


def site_title(settings: Settings) -> str:
    return settings.title_en if is_english() else settings.title


def topic_label(topic: Topic) -> str:
    return topic.label_en if is_english() else topic.label


def pledge_title(pledge: Pledge) -> str:
    return pledge.title_en if is_english() and pledge.title_en else pledge.title


def pledge_summary(pledge: Pledge) -> str:
    return pledge.summary_en if is_english() and pledge.summary_en else pledge.summary


def is_untranslated(pledge: Pledge) -> bool:
    """Whether an English page shows the pledge in German, and has to say so."""
    return is_english() and not (pledge.title_en and pledge.summary_en)


def is_planned_line(place: Place) -> bool:
    return place.planned and place.geometry["type"].endswith("LineString")


def is_open(place: Place) -> bool:
    """Whether a symbol must not look as if it stood on the spot."""
    return place.precision in ("locality", "municipality") or is_planned_line(place)


def what_is_open(place: Place) -> str:
    """Say in a few words what is not decided yet."""
    return _("Verlauf noch offen") if is_planned_line(place) else _("genauer Ort noch offen")


def whereabouts(place: Place) -> str:
    """Say in plain words how well a place is known."""
    about = _("auf etwa %(distance)s genau", distance=_rounded(place.accuracy_m))
    if place.precision == "municipality":
        return _("genauer Ort noch offen")
    if is_planned_line(place):
        return _("Verlauf noch offen, nur ungefähr gezeichnet")
    if place.precision == "locality":
        return _("genauer Ort noch offen, %(about)s", about=about)
    if place.precision == "exact":
        return _("Ort genau bekannt")
    return about


def long_date(iso: str) -> str:
    return format_date(datetime.date.fromisoformat(iso), "long")


def _rounded(distance_m: int) -> str:
    if distance_m < 1000:
        return f"{distance_m} m"
    kilometres = f"{distance_m / 1000:.1f}".removesuffix(".0")
    return f"{kilometres if is_english() else kilometres.replace('.', ',')} km"
