"""The text of a source as JSON: what is no JSON, or more than that, is named and not believed."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from geo.errors import ProblemsFound
from geo.words.language import gettext as _
from geo.words.messages import problem


def parsed(source: str, where: str, raw: bytes) -> Any:
    """Parse what a source has sent.

    Raises
    ------
    ProblemsFound : it is not JSON in UTF-8, nested too deeply, or has NaN
    """
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except RecursionError:
        reason = _("zu tief verschachtelte Klammern")
    except ValueError as error:  # also of an encoding
        reason = " ".join(str(error).split())[:200]
    raise ProblemsFound([problem("source_not_json", source, value=where, reason=reason)])


def _no_number(text: str) -> NoReturn:
    raise ValueError(_("{text} ist keine Zahl", text=text))
