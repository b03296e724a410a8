"""Reading pledgemap.toml as people save it, and explaining what is wrong with a line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from geo.errors import Problem, ProblemsFound
from geo.files import read_bytes
from geo.text.dates import in_iso
from geo.words.language import gettext as _
from geo.words.messages import problem

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_BARE_TEXT = re.compile(r"[\w-]+\s*=\s*[^\W\d_]")
_CURLY = frozenset("„“”‚‘’»«")
EXAMPLE_DATE = "2025-09-14"
MAX_BYTES = 2_000_000


def read_toml(path: Path) -> dict[str, Any]:
    """Read the settings, UTF-8 with or without BOM.

    Raises
    ------
    ProblemsFound : the file is missing, is not UTF-8, or a line is not TOML
    """
    if not path.exists():
        raise ProblemsFound([problem("settings_missing", path.name, folder=path.parent.resolve())])
    raw = read_bytes(path, MAX_BYTES)
    try:
        # tomllib takes CRLF, but not a lone CR in what it reports.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ProblemsFound([_encoding(path.name, raw, error.start)]) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProblemsFound([_fault(path.name, text, str(error))]) from None
    except (RecursionError, ValueError) as error:  # brackets in brackets; a number that is too long
        row = _longest_line(text)
        reason = _("zu tief verschachtelte Klammern") if isinstance(error, RecursionError) else str(error)
        raise ProblemsFound(
            [problem("toml_fault", path.name, row, "", _line(text, row), reason=reason)]
        ) from None


def _encoding(file: str, raw: bytes, at: int) -> Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: its lines can't be shown
        return problem("settings_encoding", file, 1)
    line = raw[raw.rfind(b"\n", 0, at) + 1 :].split(b"\n", 1)[0]
    return problem(
        "settings_encoding", file, raw[:at].count(b"\n") + 1, "", line.decode("windows-1252", "replace")
    )


def _fault(file: str, text: str, reason: str) -> Problem:
    match = _AT_LINE.search(reason)
    row = int(match[1]) if match and match[1] else text.rstrip().count("\n") + 1
    line = _line(text, row)
    code = _code(line, reason)
    details = {"reason": _AT_LINE.sub("", reason), "example": in_iso(line) or EXAMPLE_DATE}
    return problem(code, file, row, "", line, **details)


def _line(text: str, row: int) -> str:
    lines = text.rstrip().split("\n")
    return lines[min(row, len(lines)) - 1].strip()


def _longest_line(text: str) -> int:
    """Return where the fault probably is if TOML does not say."""
    lines = text.split("\n")
    return lines.index(max(lines, key=len)) + 1


def _code(line: str, reason: str) -> str:
    """Return which of the usual mistakes a line makes; "toml_fault" for any other."""
    value = line.partition("=")[2].strip()
    if "overwrite" in reason or "twice" in reason:
        return "toml_twice"
    if re.match(r"\d+\.\s?\d+\.", value):
        return "toml_date"
    if value[:1] in _CURLY:
        return "toml_curly"
    if value.replace('\\"', "").count('"') % 2:
        return "toml_open"
    return "toml_unquoted" if _BARE_TEXT.match(line) else "toml_fault"
