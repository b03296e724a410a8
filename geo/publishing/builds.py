"""The builds that a site can start from: each whole in ``data/build/<version>/``, with all that it needs.

``geo build`` keeps what it has made and the settings there, after reading it as the site will. The
last good one stays beside it. Edits meanwhile, right or wrong, do not change either; only tiles
stay where they are, because they are large.
"""

from __future__ import annotations

import filecmp
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from geo.config.redirects import faults_of_targets
from geo.config.settings import SETTINGS_FILE, Settings, load_settings
from geo.errors import Problem, ProblemsFound
from geo.geometry.geojson import write_all
from geo.publishing.published import (
    BUILD_FILES,
    GEOJSON_FOLDER,
    Published,
    Signature,
    read_published,
    signature,
)
from geo.vocabulary import OSM_FILES
from geo.words.messages import problem
from geo.workspace import locked, workspace

FOLDER = Path("data", "build")
CURRENT = "CURRENT"  # holds the version in service, and the one before it
_IGNORED, _LOCK = ".gitignore", ".lock"
_PARTS = (Path(SETTINGS_FILE), *(GEOJSON_FOLDER / name for name in BUILD_FILES))


def folders(home: Path) -> list[Path]:
    """Return where a site can start from, the best first: the builds kept, then the home as it is.

    Each has ``pledgemap.toml`` and ``data/geojson``. Without builds, there is only the home.
    """
    return [*(home / FOLDER / version for version in _versions(home)), home]


def newest(home: Path) -> tuple[Path, Signature]:
    """Return the first of `folders`, with a cheap fingerprint that changes whenever there is a newer one."""
    folder = folders(home)[0]
    stamp = _stamp(home / FOLDER / CURRENT)
    return folder, stamp or edited_signature(home)


def edited_signature(home: Path) -> Signature:
    """Return a cheap fingerprint of what people and commands edit; it changes with each of the files."""
    return _stamp(home / SETTINGS_FILE) + signature(home)


def edited(home: Path, folder: Path) -> list[str]:
    """Return the names of the files that differ from those that a build was made from, in order."""
    return [part.name for part in _PARTS if not _is_same(home / part, folder / part)]


def has_new_settings(home: Path) -> bool:
    """Whether there are settings that `keep_settings` could pick up."""
    folder = folders(home)[0]
    return folder != home and SETTINGS_FILE in edited(home, folder)


def keep(home: Path) -> Path:
    """Keep what was built in a home, and its settings, as the build that sites start from.

    Returns
    -------
    The folder of the build.

    Raises
    ------
    PledgemapError : a site could not read it; the builds kept so far stay the same
    """
    return _keep(home, settings_of=home, data_of=home)


def keep_settings(home: Path) -> Path:
    """Keep the settings with the data of the last build, for example a new imprint while the table is broken.

    Raises
    ------
    ProblemsFound : the settings are wrong, or need a build of the data
    """
    settings = load_settings(home / SETTINGS_FILE)
    base = folders(home)[0]
    former = load_settings(base / SETTINGS_FILE, with_files=False)
    problems = list(_faults_of_settings(settings, former, read_published(base)))
    if problems:
        raise ProblemsFound(problems)
    return _keep(home, settings_of=home, data_of=base)


def _faults_of_settings(settings: Settings, former: Settings, published: Published) -> Iterator[Problem]:
    """Report settings that do not match the data of the last build."""
    if set(settings.regions) != set(former.regions):
        regions = ", ".join(settings.regions)
        yield problem("settings_need_build", SETTINGS_FILE, None, "regions", regions)
    if settings.districts != former.districts:
        wish = settings.districts
        yield problem("settings_need_build", SETTINGS_FILE, None, "region.districts", wish)
    pledges = (*published.pledges, *(one.pledge for one in published.withdrawn))
    for topic in sorted({pledge.topic for pledge in pledges} - settings.topics.keys()):
        yield problem("settings_need_topic", SETTINGS_FILE, None, f"topics.{topic}", topic)
    if not {pledge.party for pledge in pledges} <= settings.parties.keys():
        yield problem("settings_need_party", SETTINGS_FILE, None, "parties", ", ".join(settings.parties))
    addresses = {
        "municipalities": [one.slug for one in published.municipalities],
        **({"districts": [one.slug for one in published.areas]} if published.area_kind.is_district else {}),
        "topics": list(settings.topics),
        "pledges": [pledge.id for pledge in pledges],
    }
    yield from faults_of_targets(SETTINGS_FILE, settings.redirects, addresses)


def _keep(home: Path, settings_of: Path, data_of: Path) -> Path:
    kept = home / FOLDER
    with workspace(kept) as room, locked(kept / _LOCK):
        staged = room / "build"
        for part in _PARTS:
            _copy((settings_of if part.name == SETTINGS_FILE else data_of) / part, staged / part)
        # As the site will read it: what is unreadable, or has changed while it was copied, is not kept.
        load_settings(staged / SETTINGS_FILE, with_files=False)
        read_published(staged)
        version = _version(staged)
        if _versions(home)[:1] != [version] or edited(staged, kept / version):
            _put_in_service(home, staged, version, room)
    return kept / version


def _put_in_service(home: Path, staged: Path, version: str, room: Path) -> None:
    kept = home / FOLDER
    before = [other for other in _versions(home) if other != version][:1]
    if (kept / version).exists():
        (kept / version).rename(room / "replaced")
    staged.rename(kept / version)
    write_all({kept / CURRENT: "".join(f"{one}\n" for one in (version, *before)), kept / _IGNORED: "*\n"})
    for other in kept.iterdir():
        if other.is_dir() and not other.name.startswith(".") and other.name not in (version, *before):
            shutil.rmtree(other, ignore_errors=True)


def _versions(home: Path) -> list[str]:
    """Return the versions that are kept and exist, the newest first."""
    with suppress(FileNotFoundError):
        lines = (home / FOLDER / CURRENT).read_text(encoding="utf-8", errors="replace").splitlines()
        return [line for line in lines if line.isalnum() and (home / FOLDER / line).is_dir()]
    return []


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # a home may have no landmarks; required files are checked below
        shutil.copyfile(source, target)


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for part in _PARTS:
        if part.name in OSM_FILES and not (folder / part).exists():
            continue  # most maps have none of them
        content = (folder / part).read_bytes() if (folder / part).exists() else b""
        digest.update(f"{part.as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _is_same(one: Path, other: Path) -> bool:
    if not (one.exists() and other.exists()):
        return one.exists() == other.exists()
    return filecmp.cmp(one, other, shallow=False)


def _stamp(path: Path) -> Signature:
    with suppress(FileNotFoundError):
        stat = path.stat()
        return ((path.name, stat.st_mtime_ns, stat.st_size),)
    return ()
