"""Invisible characters: those without meaning, which are removed, and those that texts must not have."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# Spaces of any width, no-break or not, and the empty letters of other scripts that look like one.
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164\u115f\u1160\uffa0"
# Soft hyphen, byte order mark, zero-width space, word joiner and the like.
_NOTHING = "\u00ad\u034f\u180b-\u180e\u200b\u2060-\u2064\ufeff"
_JOINERS = "\u200c\u200d"
# What joiners join: emoji, and letters of scripts that need them. Latin letters, digits and punctuation
# are not among them, and a joiner next to them is meaningless.
_JOINED = r"[\u0590-\u1fff\u2190-\u2bff\u3040-\ud7ff\ufe00-\ufe0f\U0001f000-\U0001faff]"
_LOST_JOINER = re.compile(f"(?<!{_JOINED})[{_JOINERS}]|[{_JOINERS}](?!{_JOINED})")
# Tags here are the flags of England, Scotland and Wales.
_TAGGED = re.compile("\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f")
_MEANINGLESS = re.compile(f"[{_NOTHING}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_ENDS = " \t\n"
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
# Control characters except tab and line end, marks of writing direction, tags, private use, noncharacters.
_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffc"
    "\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_CONTROL_NAMES = (
    "NULL", "START OF HEADING", "START OF TEXT", "END OF TEXT", "END OF TRANSMISSION", "ENQUIRY",
    "ACKNOWLEDGE", "ALERT", "BACKSPACE", "TAB", "LINE FEED", "VERTICAL TAB", "FORM FEED",
    "CARRIAGE RETURN", "SHIFT OUT", "SHIFT IN", "DATA LINK ESCAPE", "DEVICE CONTROL ONE",
    "DEVICE CONTROL TWO", "DEVICE CONTROL THREE", "DEVICE CONTROL FOUR", "NEGATIVE ACKNOWLEDGE",
    "SYNCHRONOUS IDLE", "END OF TRANSMISSION BLOCK", "CANCEL", "END OF MEDIUM", "SUBSTITUTE", "ESCAPE",
    "INFORMATION SEPARATOR FOUR", "INFORMATION SEPARATOR THREE", "INFORMATION SEPARATOR TWO",
    "INFORMATION SEPARATOR ONE",
)  # fmt: skip


def cleaned(text: str) -> str:
    """Remove the invisible characters without meaning from a text.

    Soft hyphens, zero-width characters and byte order marks are removed; special spaces become plain
    ones, line ends ``\\n``; letters and their marks one character (NFC). Emoji and scripts that need joiners
    keep them. Whitespace at both ends is removed.
    """
    if text.isascii() and "\r" not in text:  # most cells
        return text.strip(_ENDS)
    text = _BLANK.sub(" ", _MEANINGLESS.sub("", _LINE_END.sub("\n", text)))
    return unicodedata.normalize("NFC", _LOST_JOINER.sub("", text)).strip(_ENDS)


def refused(text: str) -> str:
    """Return the first character that a text must not have, by number and name; "" if there is none.

    Control characters, and marks that change the writing direction: they make a text read differently.
    Private use characters mean something different in every program.
    """
    if text.isascii() and text.isprintable():
        return ""
    found = _REFUSED.search(_TAGGED.sub("", text))
    return f"U+{ord(found[0]):04X} {_name(found[0])}" if found else ""


def _name(character: str) -> str:
    number = ord(character)
    if number < len(_CONTROL_NAMES):
        return _CONTROL_NAMES[number]
    if number == 0x7F:
        return "DELETE"
    kinds = {"Cc": "CONTROL", "Co": "PRIVATE USE", "Cs": "SURROGATE"}
    return unicodedata.name(character, kinds.get(unicodedata.category(character), "NO CHARACTER"))


def cleaned_value(value: Any) -> Any:
    """Return a value of a JSON file with all its texts `cleaned`, including the names of members."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [cleaned_value(one) for one in value]
    if isinstance(value, dict):
        return {cleaned(name): cleaned_value(one) for name, one in value.items()}
    return value
