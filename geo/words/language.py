"""Texts in the language of the system: German is in the code, every other language in a catalogue."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# How the system calls a language that we have, and its catalogue; German needs none, it is in the code.
_LANGUAGES = {"de": "de", "german": "de", "en": "en"}
# In the order in which the system's own tools ask them.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """That of the system if we have it, else "en"."""
    name = next((value for name in _VARIABLES if (value := os.environ.get(name))), None)
    if name is None:  # Windows sets none of them
        name = locale.getlocale()[0] or ""
    return next((code for begin, code in _LANGUAGES.items() if name.lower().startswith(begin)), "en")


class Texts:
    """The texts of one house; ``folder`` has a catalogue for each language but German.

    Each method takes the German text, in which ``{name}`` stands for a value.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def gettext(self, text: str, /, **values: object) -> str:
        """A text in the language of the system; without values, its braces stay as they are."""
        found = _translations(self._folder, language()).gettext(text)
        return found.format(**values) if values else found

    def pgettext(self, context: str, text: str, /, **values: object) -> str:
        """A text that can have other translations elsewhere."""
        return _translations(self._folder, language()).pgettext(context, text).format(**values)

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """A number with its noun; both texts hold ``{count}``."""
        return _translations(self._folder, language()).ngettext(one, many, count).format(count=count)


@cache
def _translations(folder: Path, code: str) -> _gettext.NullTranslations:
    return _gettext.translation("messages", folder, [code], fallback=True)


_GEO = Texts(Path(__file__).parents[1] / "translations")
gettext, ngettext, pgettext = _GEO.gettext, _GEO.ngettext, _GEO.pgettext


def N_(text: str) -> str:
    """Mark a text in a table, for its translation; whoever takes it out gives it to `gettext`."""
    return text


def either(texts: Iterable[str]) -> str:
    """One of several: "1 or 2"."""
    return gettext(" oder ").join(texts)


class _GermanNumber(float):
    """A number that is written with a decimal comma."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def localised(value: object) -> object:
    """A value as the language of the system writes it; only numbers with a fraction differ."""
    return _GermanNumber(value) if isinstance(value, float) and language() == "de" else value
