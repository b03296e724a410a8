"""Unexpected errors in one line: a full disk, a closed pipe, a bug of ours.

`guarded` wraps ``python -m geo``; the commands of the site say the same with `failure_line`.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TextIO

from geo.errors import PledgemapError, Problem
from geo.words.language import N_
from geo.words.language import gettext as _
from geo.words.messages import problem

TRACEBACK = "PLEDGEMAP_TRACEBACK"  # environment variable: if set, the traceback is shown
PROBLEM, UNFORESEEN, INTERRUPTED, READER_GONE = 1, 70, 130, 141
_HERE = Path(__file__).parents[1]


class _Refusal(NamedTuple):
    """Why the operating system refuses something, and what helps; both in German."""

    reason: str
    remedy: str


_DISK_FULL = _Refusal(
    N_("der Datenträger ist voll"),
    N_("Schaffen Sie Platz und rufen Sie den Befehl noch einmal auf; keine Datei blieb halb geschrieben"),
)
_FORBIDDEN = _Refusal(
    N_("das System erlaubt es nicht"),
    N_("Sehen Sie nach, welche Rechte Datei und Ordner haben und ob ein anderes Programm sie geöffnet hat"),
)
_OTHER_KIND = _Refusal(
    N_("dort ist ein Ordner, wo eine Datei gebraucht wird, oder eine Datei, wo ein Ordner gebraucht wird"),
    N_("Legen Sie das woanders ab und rufen Sie den Befehl noch einmal auf"),
)
_BAD_NAME = _Refusal(
    N_("das nimmt das System nicht als Namen einer Datei"),
    N_("Schreiben Sie einen kürzeren aus Buchstaben und Ziffern"),
)
_FILE_LIMIT = _Refusal(
    N_("so groß darf hier keine Datei werden"),
    N_(
        "Heben Sie die Grenze an (ulimit -f) und rufen Sie den Befehl noch einmal auf; keine Datei "
        "blieb halb geschrieben"
    ),
)
_MISSING = _Refusal(
    N_("diese Datei oder diesen Ordner gibt es nicht"),
    N_("Prüfen Sie den Namen und den Ordner, in dem Sie den Befehl aufrufen"),
)
_MEMORY_FULL = _Refusal(
    N_("der Arbeitsspeicher dieses Rechners reicht nicht"),
    N_("Schließen Sie andere Programme, oder teilen Sie die Datei"),
)
_OTHER = _Refusal(
    "", N_("Sehen Sie nach der Datei und ihrem Datenträger, und rufen Sie den Befehl noch einmal auf")
)
# Texts for errors of the system, by number; all others have the system's own text.
_REFUSALS = {
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)), _DISK_FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _FORBIDDEN),
    **dict.fromkeys((errno.EISDIR, errno.ENOTDIR, errno.EEXIST), _OTHER_KIND),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL), _BAD_NAME),
    errno.EFBIG: _FILE_LIMIT,
    errno.ENOENT: _MISSING,
    errno.ENOMEM: _MEMORY_FULL,
}


def guarded(run: Callable[[], int]) -> int:
    """Run a command, and turn unexpected errors into one line.

    Returns
    -------
    The exit code: that of the command, `PROBLEM` for an error of the system, `UNFORESEEN` for a bug of
    ours, `READER_GONE` if the output was closed.
    """
    try:
        _let_output_pass()
        try:
            return run()
        finally:
            _flush()
    except KeyboardInterrupt:
        return _ended(_("Abgebrochen."), INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except Exception as error:
        return _ended(failure_line(error), exit_code(error))


def exit_code(error: BaseException) -> int:
    """Return the exit code of a command after an error."""
    return PROBLEM if isinstance(error, (PledgemapError, OSError, MemoryError)) else UNFORESEEN


def failure_line(error: BaseException) -> str:
    """Return one line for a person; for a bug of ours it says where the details are."""
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    if isinstance(error, PledgemapError):
        return str(error)
    return _of_system(error) if isinstance(error, (OSError, MemoryError)) else _of_ours(error)


def reason_of(error: OSError) -> str:
    """Return why the system refuses something, as text to follow the name of a file."""
    refusal = _REFUSALS.get(error.errno or 0)
    theirs = error.strerror or str(error) or type(error).__name__
    return f"{_(refusal.reason)} ({theirs})" if refusal else theirs


def unwritable(code: str, file: str, error: OSError) -> Problem:
    """Return a problem of this code, or that the disk is full: then another file name would not help."""
    is_full = _REFUSALS.get(error.errno or 0) in (_DISK_FULL, _FILE_LIMIT)
    return problem("disk_full" if is_full else code, file, reason=reason_of(error))


def _of_system(error: OSError | MemoryError) -> str:
    if isinstance(error, MemoryError):
        reason, remedy = _(_MEMORY_FULL.reason), _(_MEMORY_FULL.remedy)
    else:
        reason, remedy = reason_of(error), _(_REFUSALS.get(error.errno or 0, _OTHER).remedy)
    file = getattr(error, "filename", None) or _("Eine Datei oder die Ausgabe")
    return f"{file}: {reason}. {remedy}."


def _of_ours(error: BaseException) -> str:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    where = _place(error)
    report = _report(error)
    if report is None:
        return _(
            "Das ist ein Fehler der Software, bei {where}: {what}. Bitte melden Sie ihn dort, woher "
            "Sie die Software haben, mit dem, was derselbe Befehl sagt, wenn {variable}=1 gesetzt "
            "ist; die letzte Karte ist, wie sie war.",
            what=what,
            where=where,
            variable=TRACEBACK,
        )
    return _(
        "Das ist ein Fehler der Software, bei {where}: {what}. Bitte melden Sie ihn dort, woher Sie "
        "die Software haben, mit den Einzelheiten aus {report}; die letzte Karte ist, wie sie war.",
        what=what,
        where=where,
        report=report,
    )


def _place(error: BaseException) -> str:
    """Return where in this software it happened, like "geo/build.py:85"."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_HERE)]
    if not own:
        return "?"
    last = own[-1]
    return f"{Path(last.filename).relative_to(_HERE).as_posix()}:{last.lineno}"


def _report(error: BaseException) -> Path | None:
    """Write the details into a temporary file; None if that fails."""
    lines = [
        f"Python {platform.python_version()}, {platform.platform()}",
        " ".join(sys.argv),
        "".join(traceback.format_exception(error)),
    ]
    try:
        handle, name = tempfile.mkstemp(prefix="pledgemap-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write("\n".join(lines))
    except OSError:
        return None
    return Path(name)


def _ended(line: str, code: int) -> int:
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:  # nobody reads it; the exit code says it too
        _drop_output()
    return code


def _streams() -> list[TextIO]:
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None]


def _let_output_pass() -> None:
    """Let output escape the characters that the terminal or pipe can't show: they must not end a command."""
    for stream in _streams():
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            _drop_output()
            raise


def _drop_output() -> None:
    """Send the rest to nowhere, because Python would fail on it again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in _streams():
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):  # not a stream of the operating system
            continue
    os.close(nowhere)
