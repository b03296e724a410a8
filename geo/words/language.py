"""Texts in the language of the system: German is in the code, other languages are in catalogues."""

from __future__ import annotations

import gettext as _gettext
import locale
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

# Languages by the system's name for them, with their catalogue; German does not need one.
_LANGUAGES = {"de": "de", "german": "de", "en": "en"}
# In the order in which the system's own tools read them.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language() -> str:
    """Return the system's language if we have it, otherwise "en"."""
    name = next((value for name in _VARIABLES if (value := os.environ.get(name))), None)
    if name is None:  # Windows sets none of them
        name = locale.getlocale()[0] or ""
    return next((code for begin, code in _LANGUAGES.items() if name.lower().startswith(begin)), "en")


class Texts:
    """The texts of one package; ``folder`` has a catalogue for each language except German.

    Each method takes the German text, in which ``{name}`` stands for a value.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def gettext(self, text: str, /, **values: object) -> str:
        """Return a text in the language of the system; without values, its braces are kept."""
        found = _translations(self._folder, language()).gettext(text)
        return found.format(**values) if values else found

    def pgettext(self, context: str, text: str, /, **values: object) -> str:
        """Return a text that may be translated differently elsewhere."""
        return _translations(self._folder, language()).pgettext(context, text).format(**values)

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """Return a number with its noun; both texts contain ``{count}``."""
        return _translations(self._folder, language()).ngettext(one, many, count).format(count=count)


@cache
def _translations(folder: Path, code: str) -> _gettext.NullTranslations:
    return _gettext.translation("messages", folder, [code], fallback=True)


_GEO = Texts(Path(__file__).parents[1] / "translations")
gettext, ngettext, pgettext = _GEO.gettext, _GEO.ngettext, _GEO.pgettext


def N_(text: str) -> str:
    """Mark a text in a table for translation; whoever uses it passes it to `gettext`."""
    return text


def either(texts: Iterable[str]) -> str:
    """Join alternatives: "1 or 2"."""
    return gettext(" oder ").join(texts)


class _GermanNumber(float):
    """A number that is written with a decimal comma."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def localised(value: object) -> object:
    """Return a value in the format of the system's language; only numbers with a fraction differ."""
    return _GermanNumber(value) if isinstance(value, float) and language() == "de" else value
