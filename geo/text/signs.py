"""Signs that nobody sees: which mean nothing and are taken away, which must not stand in a text at all."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

# A blank of any width, fixed or not, and the empty letters of other scripts that look like one.
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u3164\u115f\u1160\uffa0"
# Soft hyphen, byte order mark, zero-width space, word joiner and the like.
_NOTHING = "\u00ad\u034f\u180b-\u180e\u200b\u2060-\u2064\ufeff"
_JOINERS = "\u200c\u200d"
# What the joiners join: emoji, and letters of scripts that need them. Latin letters, digits and punctuation
# are none of these, and a joiner beside them means nothing.
_JOINED = r"[\u0590-\u1fff\u2190-\u2bff\u3040-\ud7ff\ufe00-\ufe0f\U0001f000-\U0001faff]"
_LOST_JOINER = re.compile(f"(?<!{_JOINED})[{_JOINERS}]|[{_JOINERS}](?!{_JOINED})")
# Letters in these places are the flags of England, Scotland and Wales.
_TAGGED = re.compile("\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f")
_MEANINGLESS = re.compile(f"[{_NOTHING}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_ENDS = " \t\n"
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
# Control signs but tab and line end, marks of the writing direction, tags, private signs, no signs at all.
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
    """A text without the signs that nobody sees and that mean nothing.

    Soft hyphens, zero-width signs and byte order marks are gone; no-break and thin spaces are plain ones,
    line ends are ``\\n``; letters and their marks are one sign (NFC). Emoji and scripts that need joiners
    keep them. Blanks at both ends are gone, so that a text of nothing else is empty.
    """
    if text.isascii() and "\r" not in text:  # most cells
        return text.strip(_ENDS)
    text = _BLANK.sub(" ", _MEANINGLESS.sub("", _LINE_END.sub("\n", text)))
    return unicodedata.normalize("NFC", _LOST_JOINER.sub("", text)).strip(_ENDS)


def refused(text: str) -> str:
    """The first sign that must not stand in a text, by number and name; "" where there is none.

    Control signs, and marks that turn the writing direction: with them a text reads other than it is written.
    Signs without a meaning of their own (private use) are read differently by every program.
    """
    if text.isascii() and text.isprintable():
        return ""
    found = _REFUSED.search(_TAGGED.sub("", text))
    return f"U+{ord(found[0]):04X} {_name(found[0])}" if found else ""


def _name(sign: str) -> str:
    number = ord(sign)
    if number < len(_CONTROL_NAMES):
        return _CONTROL_NAMES[number]
    if number == 0x7F:
        return "DELETE"
    kinds = {"Cc": "CONTROL", "Co": "PRIVATE USE", "Cs": "SURROGATE"}
    return unicodedata.name(sign, kinds.get(unicodedata.category(sign), "NO CHARACTER"))


def cleaned_value(value: Any) -> Any:
    """A value of a JSON file with all of its texts `cleaned`, the names of members too."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [cleaned_value(one) for one in value]
    if isinstance(value, dict):
        return {cleaned(name): cleaned_value(one) for name, one in value.items()}
    return value
