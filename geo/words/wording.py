"""The form of the texts in the tables ``*_messages``."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """What is wrong and what to do about it, in German; `make translations` finds both, with the code.

    ``message`` continues a sentence that starts with the value; both can contain values, as in ``{columns}``.
    """

    code: str
    message: str
    remedy: str
