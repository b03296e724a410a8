"""German is the default, English lives under ``/en/…``: the path alone decides."""

from __future__ import annotations

from flask import Flask, has_request_context, request
from flask_babel import Babel, get_locale

LANGUAGES = ("de", "en")
PREFIXES = {"de": "", "en": "/en"}
SLASHES = "/\\"  # browsers take either for a slash


def init_app(app: Flask) -> None:
    # German is the language of the texts in code and templates, so only English has a catalogue.
    app.config.from_mapping(BABEL_DEFAULT_LOCALE="de", BABEL_TRANSLATION_DIRECTORIES="translations")
    Babel(app, locale_selector=of_request)


def of_request() -> str:
    """The language of the address asked for."""
    return "en" if has_request_context() and _is_english_path(request.path) else "de"


def _is_english_path(path: str) -> bool:
    return f"{path}/".startswith("/en/")


def is_english() -> bool:
    """Whether texts are being written in English just now."""
    locale = get_locale()
    return locale is not None and locale.language == "en"


def same_page(path: str, language: str) -> str:
    """The address of a page in another language."""
    rest = path.removeprefix("/en") if _is_english_path(path) else path
    # A visitor may have typed "/en//host": what follows a slash or two must not become another host.
    return f"{PREFIXES[language]}/{rest.lstrip(SLASHES)}"
