"""What is wrong with a setting, as a problem that says what to write instead."""

from __future__ import annotations

import datetime

from geo.config.settings_file import EXAMPLE_DATE
from geo.errors import Problem
from geo.text.dates import in_iso
from geo.words.messages import problem, remedy_of_setting


def wrong(file: str, name: str, value: object, kind: type = str, like: str = "") -> Problem:
    """Return the problem of a setting that is missing (None), no date, or otherwise wrong.

    Parameters
    ----------
    like : the name whose remedy holds for this one, too; else its own
    """
    remedy = remedy_of_setting(like or name)
    if value is None:
        return problem("setting_missing", file, None, name, remedy=remedy)
    if kind is datetime.date:
        example = in_iso(str(value)) or EXAMPLE_DATE
        return problem("setting_date", file, None, name, str(value), example=example)
    return problem("setting_wrong", file, None, name, str(value), remedy=remedy)
