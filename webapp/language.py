"""German is the default, English lives under ``/en/…``: the path alone decides."""

from __future__ import annotations

from flask import Flask, has_request_context, request
from flask_babel import Babel, get_locale

LANGUAGES = ("de", "en")
PREFIXES = {"de": "", "en": "/en"}


def init_app(app: Flask) -> None:
    # German is the language of the texts in code and templates, so only English has a catalogue.
    app.config.from_mapping(BABEL_DEFAULT_LOCALE="de", BABEL_TRANSLATION_DIRECTORIES="translations")
    Babel(app, locale_selector=of_request)


def of_request() -> str:
    """The language of the address asked for."""
    in_english = has_request_context() and (request.path == "/en" or request.path.startswith("/en/"))
    return "en" if in_english else "de"


def is_english() -> bool:
    """Whether texts are being written in English just now."""
    return str(get_locale()) == "en"


def same_page(path: str, language: str) -> str:
    """The address of a page in another language."""
    return PREFIXES[language] + path.removeprefix("/en")
