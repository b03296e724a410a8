"""What to make, in a form that can be sent to another process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_babel import force_locale

from webapp.snapshot import Snapshot


@dataclass(frozen=True)
class Job:
    """``make`` is a function of a module; it is called with snapshot, language and ``arguments``.

    Jobs are pickled for another process, so the snapshot can't be among the arguments.
    """

    make: Callable[..., bytes]
    language: str
    arguments: tuple[Any, ...]

    def done(self, app: Flask, snapshot: Snapshot) -> bytes:
        """Do the job, in its language."""
        with app.app_context(), force_locale(self.language):
            return self.make(snapshot, snapshot.views[self.language], *self.arguments)
