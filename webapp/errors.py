"""What a visitor sees when an address can't be answered: a readable page with a way back."""

from __future__ import annotations

from flask import Flask, current_app, render_template
from werkzeug.exceptions import HTTPException

from webapp.filters import BadValue, UnknownValue

TEXTS = {
    400: ("So geht es nicht", "Mit dieser Adresse kann die Karte nichts anfangen."),
    404: (
        "Das gibt es hier nicht",
        "Unter dieser Adresse ist nichts zu finden. Vielleicht ist der Link veraltet.",
    ),
    405: ("So geht es nicht", "Diese Seite kann man nur ansehen."),
    500: ("Da ist etwas schiefgegangen", "Der Fehler liegt bei uns. Bitte später noch einmal versuchen."),
}
FILTER_NAMES = {
    "thema": "Thema",
    "gemeinde": "Gemeinde",
    "status": "Stand",
    "q": "Suchtext",
    "kreisweit": "Angabe zu kreisweiten Zusagen",
}


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def readable(error: HTTPException) -> tuple[str, int] | HTTPException:
        if error.code is None or error.code < 400:
            return error
        heading, text = TEXTS.get(error.code, TEXTS[400 if error.code < 500 else 500])
        return _page(heading, text), error.code

    @app.errorhandler(UnknownValue)
    def unknown_filter(error: UnknownValue) -> tuple[str, int]:
        name = FILTER_NAMES[error.key]
        if isinstance(error, BadValue):
            return _page(
                TEXTS[400][0], f"{name}: „{error.value}“ ist zu lang oder keine gültige Angabe."
            ), 400
        return _page("Das gibt es hier nicht", f"{name}: „{error.value}“ kennt diese Karte nicht."), 404


def _page(heading: str, text: str) -> str:
    return render_template(
        "error.html", snapshot=current_app.extensions["pledgemap"].snapshot, heading=heading, text=text
    )
