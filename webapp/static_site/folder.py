"""The folder of an export: built completely next to its destination, then moved there."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.public import VERSION, PledgemapError, abandoned, workspace
from webapp.console import gettext as _

# Records which version of the software wrote an export, and its files: a folder with these and
# no others may be replaced.
MARKER = ".pledgemap-export"
_COMMENT = "# "
FORMER = "former"  # in the workspace
# For Linux's renameat2: paths are relative to the current folder; both names stay and swap their targets.
_HERE, _EXCHANGE = -100, 2
MAX_SHOWN = 3  # other files listed in a message


class NotReplaceable(PledgemapError):
    """There is something at the export's destination that would be lost."""


class Folder:
    """The files of an export while it is being built."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.names: set[str] = set()

    def write(self, name: str, content: bytes) -> None:
        """Write a file; ``name`` is its path in the folder, with slashes."""
        file = self._path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.names.add(name)


@contextmanager
def built_whole(target: Path) -> Iterator[Folder]:
    """Provide a folder to write to. It replaces the former export at the end, if all went well.

    Raises
    ------
    NotReplaceable : there is something else, or files that are not from an export
    """
    target = target.resolve()
    check_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _put_back(target)
    with workspace(target.parent) as room:
        new, former = room / "new", room / FORMER / target.name
        new.mkdir()
        folder = Folder(new)
        yield folder
        lines = [f"{_COMMENT}Pledgemap {VERSION}", *sorted(folder.names)]
        folder.write(MARKER, "".join(f"{line}\n" for line in lines).encode())
        check_replaceable(target)
        _replace(target, new, former)


def listed(target: Path) -> set[str]:
    """Return the files of the export in a folder, by name; empty without an export."""
    marker = target / MARKER
    lines = marker.read_text(encoding="utf-8").splitlines() if marker.exists() else []
    return {line for line in lines if not line.startswith(_COMMENT)} | ({MARKER} if lines else set())


def check_replaceable(target: Path) -> None:
    """Check that nothing is lost when a folder is replaced.

    Raises
    ------
    NotReplaceable : it is a file, or contains something that is not from an export
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise NotReplaceable(_("{folder} ist eine Datei, kein Ordner.", folder=target))
    own = listed(target)
    found = sorted(
        p.relative_to(target).as_posix() for p in target.rglob("*") if not p.is_dir() or p.is_symlink()
    )
    foreign = [name for name in found if name not in own]
    if foreign:
        names = ", ".join(foreign[:MAX_SHOWN]) + (", …" if len(foreign) > MAX_SHOWN else "")
        raise NotReplaceable(
            _(
                "In {folder} liegt, was kein Export geschrieben hat: {names}. Nennen Sie einen leeren "
                "oder neuen Ordner, oder einen, in dem nur ein früherer Export liegt.",
                folder=target,
                names=names,
            )
        )


def _replace(target: Path, new: Path, former: Path) -> None:
    """Swap both in one step if the system can; else by two renames, and `_put_back` if the second fails."""
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        former.parent.mkdir()
        target.rename(former)
        try:
            new.rename(target)
        except OSError:
            former.rename(target)
            raise


def _put_back(target: Path) -> None:
    """Restore the former export from the workspace of a run that was killed between the two renames."""
    for room in abandoned(target.parent):
        former = room / FORMER / target.name
        if former.exists() and not target.exists():
            former.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, so that a server finds one of them at any moment; return False if Linux's
    call for it is missing or the file system does not support it.
    """
    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    code: int = call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return code == 0
