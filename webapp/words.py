"""The words that pages use for the data's own vocabulary, in the language of the page."""

from __future__ import annotations

import datetime
import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from flask_babel import format_date, lazy_gettext
from flask_babel import gettext as _
from markupsafe import Markup

from geo.public import (
    DISTRICT,
    NO_PLAN,
    PRECISE,
    WITHDRAWN,
    Area,
    Called,
    Party,
    Place,
    Pledge,
    Published,
    RegionName,
    Settings,
    Topic,
    municipality_name,
    town_part_name,
)
from webapp.language import is_english, is_german

_ADDRESS = re.compile(r"\w{2,}\W+\w{2,}.*\b\d{5}\b\W+\w")
METRES_TO_M = 950  # from here on rounded to 1 km

STANCES = {
    "will": lazy_gettext("will umsetzen"),
    "examines": lazy_gettext("will prüfen"),
    "supports": lazy_gettext("unterstützt"),
    "demands": lazy_gettext("fordert"),
    "could": lazy_gettext("hält für denkbar"),
    "rejects": lazy_gettext("lehnt ab"),
    "keeps": lazy_gettext("will erhalten"),
}
STATUSES = {
    "pledged": lazy_gettext("zugesagt"),
    "started": lazy_gettext("begonnen"),
    "done": lazy_gettext("erledigt"),
    "dropped": lazy_gettext("aufgegeben"),
}

# Of a pledge that no longer holds; filters don't offer it.
WITHDRAWN_LABEL = lazy_gettext("zurückgezogen")
# Kinds of places that can be searched for, as visitors call them.
PLACE_KINDS = {
    "municipality": lazy_gettext("Gemeinde"),
    "locality": lazy_gettext("Ort"),
    "postal_code": lazy_gettext("Postleitzahl"),
    "station": lazy_gettext("Bahnhof"),
    "stop": lazy_gettext("Haltestelle"),
    "lake": lazy_gettext("See"),
    "river": lazy_gettext("Fluss"),
    "forest": lazy_gettext("Wald"),
    "bog": lazy_gettext("Moor"),
    "hill": lazy_gettext("Höhe"),
    "mine": lazy_gettext("Tagebau"),
    "corridor": lazy_gettext("Grünzug"),
    "park": lazy_gettext("Park"),
    "campus": lazy_gettext("Forschungsgelände"),
    "business_park": lazy_gettext("Gewerbegebiet"),
    "building": lazy_gettext("Gebäude"),
    "school": lazy_gettext("Schule"),
    "railway": lazy_gettext("Bahnstrecke"),
    "cycleway": lazy_gettext("Radweg"),
    "street": lazy_gettext("Straße"),
}


def site_title(settings: Settings) -> str:
    return settings.title_en if is_english() else settings.title


def plans(settings: Settings, where: str = "") -> str:
    """Return a heading for what the party plans somewhere: ``where`` is a phrase, "" the whole region."""
    return plans_of(settings.called, where)


def plans_of(called: Called, where: str = "") -> str:
    """Return the same for a party of several, or for all of them."""
    return called.plans(where, english=is_english())


def person_responsible(settings: Settings) -> str:
    """Return who answers for what is printed, a person with an address; "" if the settings name none.

    The law on the press wants a name and where to find that person: a postal code tells an address.
    """
    named = " ".join(settings.imprint.visdp.split())
    return named if _ADDRESS.search(named) else ""


def sender_title(settings: Settings) -> str:
    """Return the name of the site if it says whose plans these are, else a sentence that does."""
    title = site_title(settings)
    if settings.has_parties:  # each pledge says whose it is
        return title
    return title if settings.called.is_named_in(title) else plans(settings)


def party_short(settings: Settings) -> str:
    return settings.called.short_en if is_english() else settings.called.short


def party_called(party: Party) -> str:
    """Return how people call one of several parties."""
    return party.called.short_en if is_english() else party.called.short


def sender(settings: Settings, pledge: Pledge) -> Party | None:
    """Return whose a pledge is, on a map where that has to be said: one of several parties."""
    return settings.parties[pledge.party] if settings.has_parties else None


def within(areas: Sequence[Area]) -> str:
    """Say where something is, as a phrase: "in Inden und Titz", "auf Sylt"."""
    names = [_called(one) for one in areas]
    phrases = [name.inside_en if is_english() else name.inside for name in names]
    if all(phrase == f"in {name.name}" for phrase, name in zip(phrases, names, strict=True)):
        return f"in {listed([name.name for name in names])}"
    return listed(phrases)


def _called(one: Area) -> RegionName:
    return (
        town_part_name(one.name) if one.folder == DISTRICT else municipality_name(one.name, one.designation)
    )


def quoted(text: str) -> str:
    """Put a text in the quotation marks of the page's language, whatever its own language is."""
    return _("„%(text)s“", text=text)


def listed(texts: list[str]) -> str:
    """Join texts within a sentence: "A, B und C"."""
    *others, last = texts
    return _("%(names)s und %(last)s", names=", ".join(others), last=last) if others else last


def common_stance(pledges: Collection[Pledge]) -> str:
    """Return the stance that lists need not repeat: that of more than half of the pledges, or "".

    What a party rejects is always said: it must never look like a plan.
    """
    for stance, count in Counter(pledge.stance for pledge in pledges).most_common(1):
        if 2 * count > len(pledges) and stance != "rejects":
            return stance
    return ""


def stance_label(stance: str, status: str, common: str = "") -> str:
    """Return the label for a stance, "" where it need not be said: it is the ``common`` one.

    Once work has started, "will umsetzen" would contradict it; until then a demand is not "zugesagt".
    """
    if stance == common or (stance == "will" and status != "pledged"):
        return ""
    return str(STANCES[stance])


def marks(stance: str, status: str, common: str = "") -> list[str]:
    """Return the labels for the stance and status of a pledge; without a ``common`` stance never empty."""
    labels = stance_label(stance, status, common), "" if status == "pledged" else str(STATUSES[status])
    return [label for label in labels if label]


def standing(settings: Settings, published: Published) -> str:
    """Say honestly where things stand: when the election was, and since when nothing has been entered.

    What the programme itself says to be under way is no entry since.
    """
    election = settings.programme.election_date
    date = long_date(election.isoformat())
    if election > published.data_date:
        return _("Wahl am %(date)s", date=date)
    pledges = (*published.pledges, *(one.pledge for one in published.withdrawn))
    entered = [milestone.date for pledge in pledges for milestone in pledge.milestones]
    if max(entered, default="") <= election.isoformat():
        return _("Wahl am %(date)s, seither ist keine Änderung eingetragen", date=date)
    latest = long_date(max(entered))
    return _("Wahl am %(date)s, letzter Eintrag vom %(latest)s", date=date, latest=latest)


def pledged_for(pledge: Pledge, settings: Settings) -> str:
    """Describe the state of a pledge without any news; what is demanded or supported was not pledged."""
    date = long_date(settings.programme.election_date.isoformat())
    if pledge.stance in NO_PLAN - {"rejects"} | {"supports"}:
        return _(
            "Steht im Programm für die Wahl am %(date)s; seither ist keine Änderung eingetragen.", date=date
        )
    return _("Zugesagt für die Wahl am %(date)s.", date=date)


def status_label(status: str) -> str:
    """Return the label of a status, including that of withdrawn pledges."""
    return str(WITHDRAWN_LABEL if status == WITHDRAWN else STATUSES[status])


def county_wide_label(settings: Settings, *, shown: bool) -> str:
    """Say in a few words what the reader chose about pledges for the whole county."""
    phrase = everywhere(settings)
    return (
        _("mit Zusagen %(everywhere)s", everywhere=phrase)
        if shown
        else _("ohne Zusagen %(everywhere)s", everywhere=phrase)
    )


def everywhere(settings: Settings) -> str:
    """Return the phrase for where a pledge without a place holds."""
    return settings.everywhere_en if is_english() else settings.everywhere


def at_start(phrase: str) -> str:
    """Capitalise a phrase for the start of a heading."""
    return phrase[:1].upper() + phrase[1:]


def topic_label(topic: Topic) -> str:
    return topic.label_en if is_english() else topic.label


def pledge_title(pledge: Pledge) -> str:
    return pledge.title_en if is_english() and pledge.title_en else pledge.title


def pledge_summary(pledge: Pledge) -> str:
    return pledge.summary_en if is_english() and pledge.summary_en else pledge.summary


def place_note(place: Place) -> str:
    return place.note_en if is_english() and place.note_en else place.note


def is_note_in_german(place: Place) -> bool:
    """Return whether a page in another language shows the note of a place in German."""
    return not is_german() and not (is_english() and place.note_en)


def is_untranslated(pledge: Pledge) -> bool:
    """Return whether a page in another language shows the pledge in German, and has to say so."""
    return not is_german() and not (is_english() and pledge.title_en and pledge.summary_en)


def in_german() -> Markup:
    """Return the attribute of an element whose text is German whatever the language of the page."""
    return Markup() if is_german() else Markup(' lang="de"')


def is_line(place: Place) -> bool:
    return str(place.geometry["type"]).endswith("LineString")


def is_planned_line(place: Place) -> bool:
    return place.planned and is_line(place)


def is_whole(place: Place) -> bool:
    """Return whether only its Gemeinde is known: a map shows that at the Gemeinde's name, at no point."""
    return place.precision == "municipality"


def is_open(place: Place) -> bool:
    """Return whether a symbol must not look as if its position were exact."""
    return place.precision not in PRECISE or is_planned_line(place)


def what_is_open(place: Place) -> str:
    """Say in a few words what is not decided yet."""
    return _("Verlauf noch offen") if is_planned_line(place) else _("genauer Ort noch offen")


def whereabouts(place: Place) -> str:
    """Say in plain words how well a place is known."""
    about = _("auf etwa %(distance)s genau", distance=_in_units(place.accuracy_m))
    if is_whole(place):
        return _("genauer Ort noch offen")
    if is_planned_line(place):
        return _("Verlauf noch offen, nur ungefähr gezeichnet")
    if place.precision == "locality":
        return _("genauer Ort noch offen, %(about)s", about=about)
    if place.precision == "exact":
        return _("Ort genau bekannt")
    return about


def rounded_distance(distance_m: float) -> str:
    """Format a distance only as exactly as places are known: to 100 m, from 10 km on to 1 km."""
    step_m = 100 if distance_m < 9950 else 1000
    return _in_units(max(100, math.floor(distance_m / step_m + 0.5) * step_m))


def about_distance(distance_m: float) -> str:
    """Format a distance; one in metres is called approximate."""
    distance = rounded_distance(distance_m)
    return _("etwa %(distance)s", distance=distance) if distance_m < METRES_TO_M else distance


def beyond_border(distance_m: float) -> str:
    """Say how far beyond the border of a Gemeinde a place is; the borders are known to some 150 m."""
    if distance_m < 150:
        return _("an der Grenze")
    return _("%(distance)s hinter der Grenze", distance=about_distance(distance_m))


def apart(distance_m: float, place: Place, other: Place) -> str:
    """Say how far another place is from one.

    Of two that meet, only spots lie side by side: a railway of 40 km runs past a spot, and that two lines or
    areas touch somewhere says nothing ("").
    """
    if distance_m < 50:
        if not _is_spot(place):
            return ""
        return _("gleich daneben") if _is_spot(other) else _("führt daran vorbei") if is_line(other) else ""
    return _("%(distance)s entfernt", distance=about_distance(distance_m))


def _is_spot(place: Place) -> bool:
    return place.geometry["type"] == "Point" and place.precision in PRECISE


def long_date(iso: str) -> str:
    return format_date(datetime.date.fromisoformat(iso), "long")


def _in_units(distance_m: int) -> str:
    if distance_m < 1000:
        return f"{distance_m} m"
    kilometres = f"{distance_m / 1000:.1f}".removesuffix(".0")
    return f"{kilometres if is_english() else kilometres.replace('.', ',')} km"
