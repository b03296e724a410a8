"""German is the default, English lives under ``/en/…``: the path alone decides."""

from __future__ import annotations

from flask import Blueprint, Flask, has_request_context, request
from flask_babel import Babel, get_locale

LANGUAGES = ("de", "en")
PREFIXES = {"de": "", "en": "/en"}
SLASHES = "/\\"  # browsers take either for a slash


def init_app(app: Flask) -> None:
    # German is the language of the texts in code and templates, so only English has a catalogue.
    app.config.from_mapping(BABEL_DEFAULT_LOCALE="de", BABEL_TRANSLATION_DIRECTORIES="translations")
    Babel(app, locale_selector=of_request)


def register_in_both(app: Flask, blueprint: Blueprint) -> None:
    """Serve the pages of a blueprint in German and English; `german` tells which endpoints are the same."""
    app.register_blueprint(blueprint)
    app.register_blueprint(blueprint, url_prefix=PREFIXES["en"], name=f"{blueprint.name}_en")


def german(endpoint: str) -> str:
    """The endpoint of a page without its language."""
    return endpoint.replace("_en.", ".")


def of_request() -> str:
    """The language of the address asked for."""
    return of_path(request.path) if has_request_context() else "de"


def of_path(path: str) -> str:
    """The language of an address."""
    return "en" if f"{path}/".startswith("/en/") else "de"


def without_language(path: str) -> str:
    """The German address of a page."""
    return path.removeprefix(PREFIXES[of_path(path)])


def is_english() -> bool:
    """Whether texts are being written in English just now."""
    locale = get_locale()
    return locale is not None and locale.language == "en"


def same_page(path: str, language: str) -> str:
    """The address of a page in another language."""
    # A visitor may have typed "/en//host": what follows a slash or two must not become another host.
    return f"{PREFIXES[language]}/{without_language(path).lstrip(SLASHES)}"
