"""Error pages: readable, and with a way back."""

from __future__ import annotations

from flask import Flask, render_template, request
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from webapp.filters import BadValue, UnknownPlace, UnknownValue
from webapp.filters.filter_words import FILTER_NAMES
from webapp.making.queue import Busy
from webapp.pages import place_choice
from webapp.pictures.views import NotPrinted

WRONG = lazy_gettext("So geht es nicht")
MISSING = lazy_gettext("Das gibt es hier nicht")
TEXTS = {
    400: (WRONG, lazy_gettext("Mit dieser Adresse kann die Karte nichts anfangen.")),
    404: (
        MISSING,
        lazy_gettext("Unter dieser Adresse ist nichts zu finden. Vielleicht ist der Link veraltet."),
    ),
    403: (WRONG, lazy_gettext("Dieses Formular kam nicht von einer Seite dieser Karte.")),
    413: (WRONG, lazy_gettext("Das ist zu viel auf einmal.")),
    405: (WRONG, lazy_gettext("Diese Seite kann man nur ansehen.")),
    500: (
        lazy_gettext("Da ist etwas schiefgegangen"),
        lazy_gettext("Der Fehler liegt bei uns. Bitte später noch einmal versuchen."),
    ),
}


def text_about_value(key: str, value: str, *, malformed: bool) -> tuple[LazyString, str]:
    """Return heading and text about a value of the filter that this map, or any map, does not have."""
    words = {"name": FILTER_NAMES[key], "value": value}
    if malformed:
        return WRONG, _("%(name)s: „%(value)s“ ist zu lang oder keine gültige Angabe.", **words)
    return MISSING, _("%(name)s: „%(value)s“ kennt diese Karte nicht.", **words)


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def readable(error: HTTPException) -> tuple[str, int] | HTTPException:
        if error.code is None or error.code < 400:
            return error
        heading, text = TEXTS.get(error.code, TEXTS[400 if error.code < 500 else 500])
        topics_first = (request.endpoint or "").endswith(".topic")
        page = render_template("error.html", heading=heading, text=text, topics_first=topics_first)
        return page, error.code

    @app.errorhandler(Busy)
    def busy(error: Busy) -> tuple[str, int, dict[str, str]]:
        text = _(
            "Solche Dateien entstehen eine nach der anderen, und gerade warten zu viele darauf. "
            "Bitte in %(seconds)s Sekunden noch einmal versuchen.",
            seconds=error.retry_after,
        )
        page = render_template("error.html", heading=_("Gerade ist viel los"), text=text)
        return page, 503, {"Retry-After": str(error.retry_after), "Cache-Control": "no-store"}

    @app.errorhandler(UnknownPlace)
    def unknown_place(error: UnknownPlace) -> tuple[bytes, int]:
        return place_choice.render(error), 404

    @app.errorhandler(UnknownValue)
    def unknown_filter(error: UnknownValue) -> tuple[str, int]:
        malformed = isinstance(error, BadValue)
        heading, text = text_about_value(error.key, error.value, malformed=malformed)
        topics_first = error.key == "thema"
        page = render_template("error.html", heading=heading, text=text, topics_first=topics_first)
        return page, 400 if malformed else 404

    @app.errorhandler(NotPrinted)
    def not_printed(error: NotPrinted) -> tuple[str, int]:
        text = _("Zum Drucken gibt es die Karte nur ohne Suchtext („%(text)s“).", text=error)
        return render_template("error.html", heading=WRONG, text=text), 400
