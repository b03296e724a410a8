"""Checking a file of settings by tables: what it must have, and what it may have."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from typing import Any

from geo.config import web_address
from geo.config.faults import wrong
from geo.errors import Problem
from geo.words.messages import problem

# Name of the setting, type, pattern of a text (or None). The remedies are in `geo.words.settings_messages`.
Rules = tuple[tuple[str, type, str | None], ...]
# By section: name of an optional setting, pattern of a text (None: checked elsewhere).
OptionalRules = dict[str, tuple[tuple[str, str | None], ...]]
# Settings that must be an address and nothing more; each is converted to ASCII.
_ADDRESSES: dict[str, Callable[[str], str]] = {
    "base_url": web_address.base_url,
    "imprint.contact": web_address.e_mail,
}


def check_required(file: str, raw: dict[str, Any], rules: Rules) -> Iterator[Problem]:
    """Check the settings that a file must have."""
    for name, kind, pattern in rules:
        value: Any = raw
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        # bool is an int, and datetime a date
        wrong_type = not isinstance(value, kind) or isinstance(value, bool | datetime.datetime)
        if wrong_type or (pattern is not None and not re.fullmatch(pattern, value)):
            yield wrong(file, name, value, kind)
        elif value and name in _ADDRESSES:
            yield from _check_address(file, name, value)


def _check_address(file: str, name: str, value: str) -> Iterator[Problem]:
    try:
        _ADDRESSES[name](value)
    except web_address.AddressFault as fault:
        yield problem(fault.code, file, None, name, value, proposal=fault.proposal)


def check_optional(
    file: str, raw: dict[str, Any], required: Rules, optional: OptionalRules
) -> Iterator[Problem]:
    """Check optional settings, and report unknown ones: a typo would pass as "not set"."""
    for section, rules in optional.items():
        needed = [name.partition(".")[2] for name, *_ in required if name.startswith(f"{section}.")]
        values = raw.get(section)
        if not isinstance(values, dict):
            # Missing required settings have been reported already.
            if values is not None and not needed:
                yield wrong(file, section, values)
            continue
        for name, pattern in rules:
            value = values.get(name, "")
            if pattern is not None and not (isinstance(value, str) and re.fullmatch(pattern, value)):
                yield wrong(file, f"{section}.{name}", value)
        yield from unknown(file, section, values, [*needed, *(name for name, _ in rules)])


def unknown(file: str, section: str, values: dict[str, Any], known: list[str]) -> Iterator[Problem]:
    """Report the settings of a section that do not exist."""
    for name in sorted(values.keys() - set(known)):
        choices = ", ".join(known)
        yield problem("setting_unknown", file, None, f"{section}.{name}", section=section, choices=choices)
