"""The page where a candidate makes a sheet or a picture of a few pledges of a Gemeinde.

What is typed comes by POST, is used for this one answer, and is kept nowhere. Who answers for the sheet is in
the settings alone, so that nobody makes paper of the party by themselves.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from flask import Response, abort, current_app, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from geo.public import Area
from webapp import pictures
from webapp.handouts.content import own_pledges
from webapp.handouts.selection import MOST, Candidate, left_count, make_sheet
from webapp.making import workshop
from webapp.making.job import Job
from webapp.pictures.subject import of_choice
from webapp.pictures.typeface import knows
from webapp.security import is_sent_from_here
from webapp.snapshot import Snapshot, View
from webapp.words import person_responsible, plans, within

PAGE = "handzettel"
MAX_BYTES = 16 * 1024  # besides the boxes
# How long each text may be, by its name in the form.
LENGTHS = {"name": 80, "kandidatur": 120, "kontakt": 120}
PICTURE = "bild"


@dataclass(frozen=True)
class Typed:
    """What the form holds: chosen pledges, texts by the names of their fields, and what is wrong."""

    pledge_ids: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    @property
    def candidate(self) -> Candidate:
        return Candidate(*(self.texts.get(name, "") for name in LENGTHS))


def render(snapshot: Snapshot, view: View, found: Area, typed: Typed | None = None) -> str:
    """Render the form; the first pledges at places are chosen until somebody chooses others."""
    own = own_pledges(snapshot, found)
    if typed is None:
        # Of several parties a candidate stands for one: nothing is chosen for them.
        first = [] if snapshot.settings.has_parties else own[:MOST]
        typed = Typed(tuple(pledge.id for pledge in first))
    county = [group for group in view.groups if group.county_wide]
    return render_template(
        "handout.html",
        municipality=found,
        heading=plans(snapshot.settings, within([found])),
        own=own,
        county=[
            (group.topic, [snapshot.pledges[pledge_id] for pledge_id in group.pledge_ids]) for group in county
        ],
        typed=typed,
        most=MOST,
        lengths=LENGTHS,
        responsible=person_responsible(snapshot.settings),
    )


def answer(snapshot: Snapshot, view: View, found: Area) -> BaseResponse:
    """Return the sheet or the picture that a form asks for; if something is wrong, the form as it was filled.

    Raises
    ------
    HTTPException : 403, the form is not ours; 413, it is too large; 503, the queue is full
    """
    if not is_sent_from_here(snapshot.settings.base_url):
        abort(403)
    # Whoever ticks every box gets the form back as well.
    boxes = sum(len(f"zusage={pledge_id}&") for pledge_id in _offered(snapshot, found))
    request.max_content_length = MAX_BYTES + boxes
    typed = parse(snapshot, found, request.form)
    if typed.faults:
        response = make_response(render(snapshot, view, found, typed), 400)
    elif request.form.get("als") == PICTURE:
        job = Job(make_picture, view.language, (found, typed.pledge_ids, typed.candidate))
        response = _file(job, snapshot, "image/png", f"{_stem(view, found)}.png")
    else:
        job = Job(make_sheet, view.language, (found, typed.pledge_ids, typed.candidate))
        response = _file(job, snapshot, "application/pdf", f"{_stem(view, found)}.pdf")
    response.headers["Cache-Control"] = "no-store"
    return response


def parse(snapshot: Snapshot, found: Area, form: MultiDict[str, str]) -> Typed:
    """Return what a form holds, with what is wrong about it in words."""
    texts = {name: " ".join(_clean(form.get(name, "")).split()) for name in LENGTHS}
    wanted = tuple(dict.fromkeys(form.getlist("zusage")))
    offered = _offered(snapshot, found)
    known = tuple(pledge_id for pledge_id in wanted if pledge_id in offered)
    faults = []
    if not wanted:
        faults.append(_("Bitte mindestens eine Zusage auswählen."))
    if len(wanted) > MOST:
        faults.append(
            _(
                "Auf das Blatt passen höchstens %(most)s Zusagen, angekreuzt sind %(count)s: bitte noch "
                "%(left)s wieder abwählen.",
                most=MOST,
                count=len(wanted),
                left=len(wanted) - MOST,
            )
        )
    if known != wanted:
        faults.append(_("Eine der Zusagen gehört nicht hierher."))
    if len({snapshot.pledges[pledge_id].party for pledge_id in known}) > 1:
        faults.append(_("Bitte nur Zusagen einer einzigen Partei auswählen: Das Blatt nennt sie oben."))
    for name, most in LENGTHS.items():
        if len(texts[name]) > most:
            faults.append(_("%(field)s: höchstens %(most)s Zeichen.", field=label(name), most=most))
        strange = "".join(dict.fromkeys(char for char in texts[name] if not knows(char)))
        if strange:
            faults.append(
                _("%(field)s: Die Schrift hat kein „%(chars)s“.", field=label(name), chars=strange[:20])
            )
    return Typed(known, texts, tuple(faults))


def _offered(snapshot: Snapshot, found: Area) -> set[str]:
    """Return the pledges that the form has boxes for."""
    own = {pledge.id for pledge in own_pledges(snapshot, found)}
    return own | {pledge.id for pledge in snapshot.published.pledges if not pledge.place_ids}


def label(name: str) -> str:
    """Return what a field is called on the page."""
    return {"name": _("Name"), "kandidatur": _("Kandidatur"), "kontakt": _("Kontakt")}[name]


def make_picture(
    snapshot: Snapshot, view: View, found: Area, pledge_ids: tuple[str, ...], who: Candidate
) -> bytes:
    """Make the picture of the chosen pledges as PNG, in the language of the view."""
    words = " · ".join(filter(None, (who.line, who.contact)))
    left = left_count(snapshot, found, pledge_ids)
    return pictures.png_of_choice(snapshot, view, of_choice(snapshot, found, pledge_ids, words, left))


def _clean(text: str) -> str:
    """Drop what nobody sees or types: control characters, and those that turn the direction of writing."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(char).startswith(("C", "Z")) else char for char in composed)


def _stem(view: View, found: Area) -> str:
    return f"handzettel-{found.slug}" if view.language == "de" else f"handout-{found.slug}"


def _file(job: Job, snapshot: Snapshot, mimetype: str, name: str) -> Response:
    made = workshop.of(current_app).pass_on(job, snapshot)
    response = Response(made, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
