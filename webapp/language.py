"""German is the default; every other language has a prefix (``/en/…``). Only the path decides."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, has_request_context, request
from flask_babel import Babel, get_locale


@dataclass(frozen=True)
class Language:
    """``name`` and ``in_it`` ("Auf Deutsch") are in the language itself, ``locale`` as Open Graph has it."""

    code: str
    name: str
    in_it: str
    locale: str


GERMAN = "de"
# The first is the language of the texts in code and templates: it has no catalogue and no prefix.
ROWS = {
    row.code: row
    for row in (
        Language(GERMAN, "Deutsch", "Auf Deutsch", "de_DE"),
        Language("en", "English", "In English", "en_GB"),
    )
}
LANGUAGES = tuple(ROWS)
PREFIXES = {code: "" if code == GERMAN else f"/{code}" for code in LANGUAGES}
SLASHES = "/\\"  # browsers treat both as a slash


def init_app(app: Flask) -> None:
    app.config.from_mapping(BABEL_DEFAULT_LOCALE=GERMAN, BABEL_TRANSLATION_DIRECTORIES="translations")
    Babel(app, locale_selector=of_request)
    app.jinja_env.globals.update(language_rows=ROWS)


def register_in_every_language(app: Flask, blueprint: Blueprint) -> None:
    """Serve a blueprint in every language: in German under its name, else with the language ("pages_en")."""
    for code, prefix in PREFIXES.items():
        where = {"url_prefix": f"{prefix}{blueprint.url_prefix or ''}", "name": f"{blueprint.name}_{code}"}
        app.register_blueprint(blueprint, **(where if prefix else {}))


def german(endpoint: str) -> str:
    """Return the endpoint of a page without its language: "pages.home" for "pages_en.home"."""
    name, dot, view = endpoint.partition(".")
    base, _, code = name.rpartition("_")
    return f"{base}{dot}{view}" if base and code in PREFIXES else endpoint


def of_request() -> str:
    """Return the language of the requested address."""
    return of_path(request.path) if has_request_context() else GERMAN


def of_path(path: str) -> str:
    """Return the language of a path."""
    code = path.removeprefix("/").partition("/")[0] if path.startswith("/") else ""
    return code if PREFIXES.get(code) else GERMAN


def without_language(path: str) -> str:
    """Return the German path of a page."""
    return path.removeprefix(PREFIXES[of_path(path)])


def is_english() -> bool:
    """Return whether the current language is English, which the data have besides German."""
    return current() == "en"


def is_german() -> bool:
    """Return whether the current language is German."""
    return current() == GERMAN


def current() -> str:
    """Return the current language."""
    locale = get_locale()
    return locale.language if locale is not None else GERMAN


def same_page(path: str, language: str) -> str:
    """Return the address of a page in another language."""
    # A visitor may have typed "/en//host": this must not become a link to another host.
    return f"{PREFIXES[language]}/{without_language(path).lstrip(SLASHES)}"
