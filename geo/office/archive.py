"""The archives that office programs save (.xlsx, .ods, .docx, .odt), read within bounds.

A small file can unpack to a huge one: its size is checked before it is unpacked, and it is read in chunks.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO
from xml.parsers import expat

# Of the list of members at the end, which the library reads whole: about 10,000 members.
MAX_DIRECTORY_BYTES = 1_000_000
MAX_MARKUP_BYTES = 5_000_000  # of one tag or comment
MAX_DEPTH, MAX_TAGS = 500, 10_000_000
CHUNK_BYTES = 1 << 16
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_END_BYTES = 22 + (1 << 16)  # with the longest comment, behind it
_IN_USE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # by office programs; others may need gigabytes
# What the library raises for a damaged or malicious archive.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, KeyError, IndexError, struct.error, UnicodeError,
    NotImplementedError, RuntimeError, OverflowError, ValueError,
)  # fmt: skip

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class ArchiveError(Exception):
    """An archive is damaged, or protected, or not what its name says. The text briefly says why."""


class TooLarge(ArchiveError):
    """A member is larger, once unpacked, than it may be: ``size`` bytes of at most ``limit``."""

    def __init__(self, member: str, size: int, limit: int) -> None:
        super().__init__(f"{member}: {size} bytes")
        self.size, self.limit = size, limit


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open an archive.

    Raises
    ------
    ArchiveError : it is not an archive, is damaged, or has too many members; whatever
        fails while it is read is raised like that, too
    """
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except _DAMAGE as error:
        raise ArchiveError(_reason(error)) from None


def _reason(error: Exception) -> str:
    known = isinstance(error, (zipfile.BadZipFile, zlib.error)) and str(error)
    return str(error) if known else f"{type(error).__name__} {error}"


def _check_directory(file: BinaryIO) -> None:
    length = file.seek(0, 2)
    file.seek(max(0, length - _END_BYTES))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise ArchiveError("File is not a zip file")
    size = int.from_bytes(tail[at + 12 : at + 16], "little")
    if size == 0xFFFFFFFF:
        far = tail.rfind(_END_64)
        size = int.from_bytes(tail[far + 40 : far + 48], "little") if far >= 0 else size
    if size > MAX_DIRECTORY_BYTES:
        raise TooLarge("directory", size, MAX_DIRECTORY_BYTES)


def chunks(archive: zipfile.ZipFile, member: str, max_bytes: int) -> Iterator[bytes]:
    """Yield the content of a member in chunks.

    Raises
    ------
    ArchiveError : there is no such member, or it is larger, or not packed as office programs do
    """
    info = archive.getinfo(member)
    if info.file_size > max_bytes:
        raise TooLarge(member, info.file_size, max_bytes)
    if info.compress_type not in _IN_USE:
        raise ArchiveError(f"{member}: compression {info.compress_type}")
    with archive.open(info) as content:
        while chunk := content.read(CHUNK_BYTES):
            yield chunk


def whole(archive: zipfile.ZipFile, member: str, max_bytes: int) -> bytes:
    """As `chunks`, in one piece."""
    return b"".join(chunks(archive, member, max_bytes))


def walk(
    pieces: Iterator[bytes], start: Start | None = None, end: End | None = None, text: Text | None = None
) -> None:
    """Parse XML without keeping any of it.

    Parameters
    ----------
    start, end, text : called for each tag with its name as "namespace name", and for each piece of text;
        attributes are named likewise, those without a namespace by their name alone

    Raises
    ------
    ArchiveError : it is not XML, declares entities, or is nested deeper or has longer tags than real ones
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    depth = tags = 0

    def opens(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, tags
        depth += 1
        tags += 1
        if depth > MAX_DEPTH:
            raise ArchiveError("nested too deeply")
        if tags > MAX_TAGS:
            raise ArchiveError(f"more than {MAX_TAGS} tags")
        if start is not None:
            start(name, attributes)

    def closes(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parser.StartElementHandler = opens
    parser.EndElementHandler = closes
    parser.EntityDeclHandler = _refuse_entity
    if text is not None:
        parser.CharacterDataHandler = text
        parser.buffer_text = True
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > MAX_MARKUP_BYTES:
                raise ArchiveError("a tag without end")
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ArchiveError(str(error)) from None


def _refuse_entity(name: str, _: bool, value: str | None, *__: object) -> None:
    """Refuse entities: they can expand without end, or refer to a file."""
    if value is not None:
        raise ArchiveError(f"declares the entity {name[:40]}")


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]
