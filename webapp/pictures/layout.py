"""A complete picture: the texts around the map, the map, and its legend."""

from __future__ import annotations

from flask_babel import gettext as _

from webapp.pictures import chart, panels
from webapp.pictures.formats import PictureFormat
from webapp.pictures.parts import Picture
from webapp.pictures.subject import Subject
from webapp.snapshot import Snapshot


def arrange(
    snapshot: Snapshot, subject: Subject, form: PictureFormat, language: str, bare: bool = False
) -> Picture:
    """Lay out a picture. ``bare``: only the map, over the whole picture."""
    picture = Picture(
        format=form,
        map_box=form.canvas,
        title=subject.title,
        description=_description(subject),
        language=language,
    )
    if bare:
        chart.draw(picture, snapshot, subject)
        return picture
    if form.panel_width:
        room = panels.beside(picture, subject)
    else:
        room = panels.around(picture, subject, lambda: chart.symbols(picture, snapshot, subject))
    chart.draw(picture, snapshot, subject)
    panels.legend(picture, subject, room)
    return picture


def _description(subject: Subject) -> str:
    """Return the text for screen readers: all texts of the picture, and the places that are marked."""
    places = ", ".join(site.place.name for site in subject.sites)
    count = f"{subject.count} ({subject.count_note})" if subject.count_note else subject.count
    parts = (
        subject.filter_words,
        count,
        _("Orte auf der Karte: %(places)s", places=places) if places else "",
        subject.party_line,
        subject.date_line,
        " · ".join(subject.sources),
    )
    return ". ".join(part for part in parts if part)
