"""The commands of docs/betrieb.md, as written there."""

from __future__ import annotations

import re

from tests.conftest import REPOSITORY

TEXT = (REPOSITORY / "docs" / "betrieb.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (\S.*)$", TEXT, re.MULTILINE)


def command_with(word: str) -> str:
    """The one command that has a word in it, however often it is there."""
    (command,) = {command for command in COMMANDS if word in command}
    return command
