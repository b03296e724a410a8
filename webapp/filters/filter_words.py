"""A filter in words: the sentence that heads what it shows, and what the sentence leaves out."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from geo.public import STATUSES, Party, Published, Settings
from webapp import words
from webapp.area_words import area_words
from webapp.filters import Filter

NAMED_AREAS = 3  # in a title; more are counted
# The keys of an address as visitors call them.
FILTER_NAMES = {
    "thema": lazy_gettext("Thema"),
    "gemeinde": lazy_gettext("Gemeinde"),
    "ortsteil": lazy_gettext("Ortsteil"),
    "partei": lazy_gettext("Partei"),
    "status": lazy_gettext("Stand"),
    "q": lazy_gettext("Suchtext"),
    "ort": lazy_gettext("Ort"),
    "umkreis": lazy_gettext("Umkreis"),
    "kreisweit": lazy_gettext("Angabe zu kreisweiten Zusagen"),
    "format": lazy_gettext("Format"),
    "zusage": lazy_gettext("Zusage"),
    # of an embed
    "liste": lazy_gettext("Liste"),
    "titel": lazy_gettext("Titel"),
    "farben": lazy_gettext("Farben"),
    "sprache": lazy_gettext("Sprache"),
    "breite": lazy_gettext("Breite"),
    "hoehe": lazy_gettext("Höhe"),
}


def sentence(published: Published, settings: Settings, chosen: Filter) -> str:
    """Return a heading for what is shown, which says who plans it."""
    parties = _parties(settings, chosen)
    is_of_one = len(parties) == 1
    called = parties[0].called if is_of_one else settings.called
    areas = [area for area in published.areas if area.key in chosen.areas]
    if chosen.near:
        place, radius = chosen.near.place, chosen.near.radius_km
        return words.plans_of(called, _("im Umkreis von %(km)s km um %(place)s", km=radius, place=place))
    if len(areas) > NAMED_AREAS:
        return words.plans_of(called, area_words(published).in_number(len(areas)))
    if areas:
        return words.plans_of(called, words.within(areas))
    topics = [topic for key, topic in settings.topics.items() if key in chosen.topics]
    if len(topics) == 1:
        return words.plans_of(called, _("zum Thema %(topic)s", topic=words.topic_label(topics[0])))
    return words.plans_of(called) if is_of_one else words.sender_title(settings)


def _parties(settings: Settings, chosen: Filter) -> list[Party]:
    return [party for key, party in settings.parties.items() if key in chosen.parties]


def beside_title(published: Published, settings: Settings, chosen: Filter) -> list[str]:
    """Return what the sentence leaves out, value by value."""
    topics = [words.topic_label(t) for key, t in settings.topics.items() if key in chosen.topics]
    names = [area.name for area in published.areas if area.key in chosen.areas]
    parts = []
    if topics and (names or chosen.near or len(topics) > 1):
        parts.append(", ".join(topics))
    elif topics:
        parts.append(settings.region_name)
    if names and (chosen.near or len(names) > NAMED_AREAS):
        parts.append(", ".join(names))
    if len(parties := _parties(settings, chosen)) > 1:
        parts.append(", ".join(words.party_called(party) for party in parties))
    if chosen.statuses:
        parts.append(", ".join(str(words.STATUSES[key]) for key in STATUSES if key in chosen.statuses))
    if chosen.text:
        parts.append(_("Suche: „%(text)s“", text=chosen.text))
    return parts
