"""Which part of an office file (.xlsx, .docx) is where: the file lists its relations."""

from __future__ import annotations

import posixpath
import zipfile

from geo.office.archive import ArchiveError, chunks, local, walk

MAX_PART_BYTES = 2_000_000  # of a list of parts
_MAIN = "/officeDocument"


def file_of(part: str) -> str:
    """Return the member that lists the relations of a part; of the whole file for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def of(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return kind and member of each relation of a part, by its id.

    Raises
    ------
    ArchiveError : the list is missing, damaged or far too long
    """
    folder = posixpath.dirname(part)
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            found[attributes.get("Id", "")] = attributes.get("Type", ""), target.lstrip("/")

    walk(chunks(archive, file_of(part), MAX_PART_BYTES), start)
    return found


def main_part(archive: zipfile.ZipFile) -> str:
    """Return the member that is the workbook or the document itself.

    Raises
    ------
    ArchiveError : the file does not name one
    """
    main = next((target for kind, target in of(archive, "").values() if kind.endswith(_MAIN)), None)
    if main is None:
        raise ArchiveError("no document in it")
    return main
