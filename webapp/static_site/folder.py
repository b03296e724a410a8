"""The folder of an export: built whole beside its place, then moved there."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.public import VERSION, PledgemapError, abandoned, workspace
from webapp.console import gettext as _

# Says which version of the software has written an export, and lists its files: a folder that has these and
# no others may be replaced.
MARKER = ".pledgemap-export"
_COMMENT = "# "
FORMER = "former"  # in the workspace
# Of Linux's call renameat2: paths count from the current folder; both names stay, and swap what they mean.
_HERE, _EXCHANGE = -100, 2
SHOWN = 3  # names of foreign files in a message


class NotReplaceable(PledgemapError):
    """At the place of the export lies something that would be lost."""


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
    """Give a folder to write to. It takes the place of the former export at the end, if all went well.

    Raises
    ------
    NotReplaceable : there is something else, or files that no export has written
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
    """The files of the export that lies in a folder, by name; none where none lies there."""
    marker = target / MARKER
    lines = marker.read_text(encoding="utf-8").splitlines() if marker.exists() else []
    return {line for line in lines if not line.startswith(_COMMENT)} | ({MARKER} if lines else set())


def check_replaceable(target: Path) -> None:
    """See that nothing is lost when a folder is replaced.

    Raises
    ------
    NotReplaceable : it is a file, or holds something that no export has written
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
        names = ", ".join(foreign[:SHOWN]) + (", …" if len(foreign) > SHOWN else "")
        raise NotReplaceable(
            _(
                "In {folder} liegt, was kein Export geschrieben hat: {names}. Nennen Sie einen leeren "
                "oder neuen Ordner, oder einen, in dem nur ein früherer Export liegt.",
                folder=target,
                names=names,
            )
        )


def _replace(target: Path, new: Path, former: Path) -> None:
    """Swap both in one step where the system can; else two renames, and `_put_back` if the second fails."""
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
    """Where a run was killed between the two renames, the former export is still in its workspace."""
    for room in abandoned(target.parent):
        former = room / FORMER / target.name
        if former.exists() and not target.exists():
            former.rename(target)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, so that a server finds one of them at any moment; False where Linux's
    call for it is missing or the disk can't.
    """
    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    code: int = call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return code == 0
