"""What no command has foreseen, told in one line: a full disk, a reader that went away, a fault of our own.

`guarded` stands at the top of ``python -m geo``; the commands of the site say the same with `failure_line`.
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
from typing import TextIO

from geo.errors import PledgemapError, Problem
from geo.words.language import word
from geo.words.messages import problem

TRACEBACK = "PLEDGEMAP_TRACEBACK"  # a variable of the environment; set, it shows where a fault came from
PROBLEM, UNFORESEEN, INTERRUPTED, READER_GONE = 1, 70, 130, 141
_HERE = Path(__file__).parents[1]
# What to say of an error of the system, by its number; of all others what the system itself calls it.
_SAID = {
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)), "system_full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "system_forbidden"),
    **dict.fromkeys((errno.EISDIR, errno.ENOTDIR, errno.EEXIST), "system_other_kind"),
    **dict.fromkeys((errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL), "system_name"),
    errno.EFBIG: "system_file_limit",
    errno.ENOENT: "system_missing",
    errno.ENOMEM: "memory_full",
}


def guarded(run: Callable[[], int]) -> int:
    """Run a command, and turn whatever it has not foreseen into one line.

    Returns
    -------
    The exit code: that of the command, `PROBLEM` for what the machine refuses, `UNFORESEEN` for a fault of
    ours, `READER_GONE` where nobody reads the output any more.
    """
    try:
        _let_output_pass()
        try:
            return run()
        finally:
            _flush()
    except KeyboardInterrupt:
        return _ended(word("interrupted"), INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except Exception as error:
        return _ended(failure_line(error), exit_code(error))


def exit_code(error: BaseException) -> int:
    """What a command ends with after an error."""
    return PROBLEM if isinstance(error, (PledgemapError, OSError, MemoryError)) else UNFORESEEN


def failure_line(error: BaseException) -> str:
    """One line for a person; of a fault of ours it says where the details are."""
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    if isinstance(error, PledgemapError):
        return str(error)
    return _of_system(error) if isinstance(error, (OSError, MemoryError)) else _of_ours(error)


def reason_of(error: OSError) -> str:
    """Why the system refuses something, to follow the name of a file."""
    name = _SAID.get(error.errno or 0)
    theirs = error.strerror or str(error) or type(error).__name__
    return f"{word(name)} ({theirs})" if name else theirs


def unwritable(code: str, file: str, error: OSError) -> Problem:
    """A problem of this code; where the disk is full it says so, for then no other name of a file helps."""
    is_full = _SAID.get(error.errno or 0) in ("system_full", "system_file_limit")
    return problem("disk_full" if is_full else code, file, reason=reason_of(error))


def _of_system(error: OSError | MemoryError) -> str:
    name = "memory_full" if isinstance(error, MemoryError) else _SAID.get(error.errno or 0, "")
    reason = word(name) if isinstance(error, MemoryError) else reason_of(error)
    remedy = word(f"{name}_remedy" if name else "system_refuses")
    file = getattr(error, "filename", None) or word("some_file")
    return word("system_said", file=file, reason=reason, remedy=remedy)


def _of_ours(error: BaseException) -> str:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    where = _place(error)
    report = _report(error)
    if report is None:
        return word("fault_unreported", what=what, where=where, variable=TRACEBACK)
    return word("fault_reported", what=what, where=where, report=report)


def _place(error: BaseException) -> str:
    """Where in this software it happened, like "geo/build.py:85"."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_HERE)]
    if not own:
        return "?"
    last = own[-1]
    return f"{Path(last.filename).relative_to(_HERE).as_posix()}:{last.lineno}"


def _report(error: BaseException) -> Path | None:
    """Write the details into a file of the system's folder for such files; None where that can't be done."""
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
    except OSError:  # nobody hears it; the exit code says it too
        _drop_output()
    return code


def _streams() -> list[TextIO]:
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None]


def _let_output_pass() -> None:
    """A sign that the terminal or the pipe can't show must not end a command: it is shown by its number."""
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
    """Send what is left to nowhere, for Python would fail on it once more while it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in _streams():
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):  # not a stream of the system's
            continue
    os.close(nowhere)
