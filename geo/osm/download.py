"""An extract that is given by its address: fetched into the folder of the map, removed when it was read."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from tqdm import tqdm

from geo import __version__
from geo.errors import ProblemsFound
from geo.files import MEGABYTE, naming
from geo.osm.reading import FORMATS, MAX_BYTES
from geo.words.language import gettext as _
from geo.words.messages import problem
from geo.workspace import workspace

TIMEOUT_S = 60
_CHUNK_BYTES = 1 << 20
_SCHEMES = ("https", "http")


@contextmanager
def local_file(given: str, folder: Path) -> Iterator[Path]:
    """Return the file of a name or address; what was fetched is removed afterwards.

    Parameters
    ----------
    given : path or address, as somebody has written it
    folder : where an extract can wait

    Raises
    ------
    ProblemsFound : the address leads to no extract, does not answer, or ends too early
    """
    if urlsplit(given).scheme not in _SCHEMES:
        yield Path(given)
        return
    name = PurePosixPath(unquote(urlsplit(given).path)).name
    if not name.lower().endswith(tuple(FORMATS)):
        raise ProblemsFound([problem("osm_kind", given, choices=", ".join(FORMATS))])
    with workspace(folder) as room:
        path = room / name
        try:
            _fetch(given, path)
        except HTTPError as error:
            error.close()
            reason = f"HTTP {error.code}"
            raise ProblemsFound([problem("osm_download", given, reason=reason)]) from error
        except (URLError, TimeoutError, ConnectionError, http.client.HTTPException) as error:
            reason = " ".join(str(getattr(error, "reason", error)).split())[:200]
            raise ProblemsFound([problem("osm_download", given, reason=reason)]) from error
        yield path


def _fetch(address: str, path: Path) -> None:
    request = Request(address, headers={"User-Agent": f"Pledgemap/{__version__}"})  # noqa: S310 - checked
    with urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310 - checked
        size = int(answer.headers.get("Content-Length") or 0)
        _check_size(address, size)
        received = 0
        with (
            naming(path),
            path.open("wb") as file,
            tqdm(total=size or None, unit="B", unit_scale=True, desc=path.name, disable=None) as progress,
        ):
            while chunk := answer.read(_CHUNK_BYTES):
                file.write(chunk)
                received += len(chunk)
                progress.update(len(chunk))
                _check_size(address, received)
    if size and received < size:
        raise URLError(_("nur {received} von {size} Bytes kamen an", received=received, size=size))


def _check_size(address: str, size: int) -> None:
    if size > MAX_BYTES:
        size_mb, limit_mb = size / MEGABYTE, MAX_BYTES / MEGABYTE
        raise ProblemsFound([problem("osm_too_large", address, size_mb=size_mb, limit_mb=limit_mb)])
