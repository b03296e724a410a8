"""Kinds of files: which can't be read and how to save them instead, regardless of their names."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from geo.errors import Notice, Problem, ProblemsFound
from geo.words.messages import notice, problem

# Suffixes of wrong kinds of tables, and the message that says how to save them.
OTHER_KINDS = {
    **dict.fromkeys((".xls", ".xlsm", ".xlsb", ".xlt", ".xltx", ".xltm"), "kind_excel"),
    ".numbers": "kind_numbers",
    **dict.fromkeys((".gsheet", ".url", ".webloc", ".lnk", ".desktop"), "kind_link"),
    **dict.fromkeys((".tsv", ".tab", ".txt", ".csv.txt", ".fods", ".ots", ".sxc"), "kind_other"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".pdf", ".html", ".htm", ".rtf", ".zip"), "kind_other"),
}  # fmt: skip
# The container of old Excel files, and of workbooks with a password; it names its content in UTF-16.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"


def tables_in(folder: Path, stem: str) -> dict[str, Path]:
    """Return the files of a name by lowercase suffix, including those that are not tables."""
    if not folder.is_dir():
        return {}
    named = {
        path.name[len(stem) :].lower(): path
        for path in sorted(folder.iterdir(), reverse=True)
        if path.name.lower().startswith(f"{stem}.")
    }
    return dict(sorted(named.items()))


def kind_problem(path: Path, kind: str) -> Problem:
    """Return the problem that a file is of an unreadable kind, and how to save it."""
    return problem(OTHER_KINDS[kind], path.name, kind=kind)


def notices_beside(path: Path) -> Iterator[Notice]:
    """Report files next to a table: the same table as another kind, a lock file that shows it is open."""
    for ending, other in tables_in(path.parent, path.stem).items():
        if ending in OTHER_KINDS and ending != path.suffix.lower():
            yield notice("table_beside", path.name, value=other.name)
    if lock_file := lock_file_of(path):  # unsaved changes can't be read
        yield notice("table_open", path.name, sign=lock_file)


def lock_file_of(path: Path) -> str:
    """Return the lock file by which LibreOffice or Excel shows that this one is open, "" for none."""
    # Excel cuts off the first two characters of longer names.
    names = (f".~lock.{path.name}#", f"~${path.name}", f"~${path.name[2:]}")
    return next((lock_file for lock_file in names if (path.parent / lock_file).exists()), "")


def check_kind(path: Path, raw: bytes) -> None:
    """Check that a file is what its name says.

    Raises
    ------
    ProblemsFound : a password, an old workbook or one of another kind, a workbook named .csv
    """
    code = _wrong_kind(path.suffix.lower(), raw)
    if code:
        raise ProblemsFound([problem(code, path.name, kind=path.suffix.lower())])


def _wrong_kind(suffix: str, raw: bytes) -> str:
    if raw.startswith(_OLE):
        return "workbook_locked" if _LOCKED in raw else "workbook_old"
    if not raw.startswith(_ZIP):
        return ""
    if suffix == ".csv":
        return "csv_is_workbook"
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _wrong_archive(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return ""


def _wrong_archive(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if any(name.endswith(".iwa") for name in names):
        return "kind_numbers"
    if "xl/workbook.bin" in names:
        return "kind_excel"
    manifest = "META-INF/manifest.xml"
    if manifest in names and archive.getinfo(manifest).file_size < 1_000_000:
        return "workbook_locked" if b"encryption-data" in archive.read(manifest) else ""
    return ""
