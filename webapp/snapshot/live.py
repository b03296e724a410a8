"""The snapshot in service.

``Live`` looks at most once a second whether there is a newer build, reads it whole, and then swaps one
reference; a broken build leaves the last good one in service.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from pathlib import Path
from typing import cast

from flask import Flask, current_app, g

from geo.public import BUILD, Signature, builds
from webapp import tiles
from webapp.assets import Asset
from webapp.console import gettext as _
from webapp.snapshot import Snapshot
from webapp.snapshot.render_once import make_snapshot

CHECK_EVERY_S = 1.0
KEPT_BUILDS = 4

log = logging.getLogger(__name__)


def current() -> Snapshot:
    """Return the one snapshot of this request, even if a newer build arrives while it is answered."""
    if "snapshot" not in g:
        g.snapshot = live_of(current_app).refresh()
    return cast(Snapshot, g.snapshot)


def live_of(app: Flask) -> Live:
    return cast(Live, app.extensions["pledgemap"])


class Live:
    """The snapshot in service, the folder it was read from, and the state of the newest build."""

    def __init__(self, app: Flask, home: Path) -> None:
        self._app, self.home = app, home
        self._lock = threading.Lock()
        self.seen = self.newest()
        # Whether this process reads newer builds itself; gunicorn's master does it for its workers.
        self.follows_builds = True
        self._checked_at = time.monotonic()
        self._problem, self._edited = "", _Edited(home)
        self.snapshot, self._folder = self._started()
        # Pages outlive a build: their files stay available for a few more builds.
        self._assets = deque([self.snapshot.assets], maxlen=KEPT_BUILDS)
        self.problem()

    def _started(self) -> tuple[Snapshot, Path]:
        """Return the best build that can be served: the site starts if any can, whatever is damaged.

        Raises
        ------
        geo.errors.PledgemapError : none can, or something is wrong with the home itself
        """
        folders = builds.folders(self.home)
        for folder in folders[:-1]:
            for with_tiles in (True, False):
                try:
                    return make_snapshot(self._app, self.home, folder, with_tiles), folder
                except Exception as error:
                    # Of all problems with builds, report those of the newest one.
                    self._problem = self._problem or str(error)
                    log.warning("%s can't be served: %s", folder.relative_to(self.home), error)
                    if not isinstance(error, tiles.TilesUnusable):
                        break
        return make_snapshot(self._app, self.home, self.home), self.home

    def asset(self, name: str) -> Asset | None:
        """Find a file by its name with hash.

        A page may be older than the build in service, or come from a worker that has a newer one.
        """
        if not any(name in assets.served for assets in self._assets):
            self.refresh(at_once=True)
        return next((assets.served[name] for assets in tuple(self._assets) if name in assets.served), None)

    def problem(self) -> str:
        """Return why the newest build is not served, or what was edited since; "" if all is well."""
        if self._problem or self._folder == self.home:
            return self._problem
        return self._edited.since(self._folder)

    def refresh(self, at_once: bool = False) -> Snapshot:
        """Look for a newer build, and return the snapshot to serve."""
        now = time.monotonic()
        # All pages of an export come from the same build.
        if self._app.config["STATIC_SITE"]:
            return self.snapshot
        due = at_once or (self.follows_builds and now - self._checked_at >= CHECK_EVERY_S)
        # While one thread reads a new build, the others go on with the old one, unless they need the new.
        if due and self._lock.acquire(blocking=at_once):
            try:
                self._checked_at = now
                self._read_if_changed()
            finally:
                self._lock.release()
        return self.snapshot

    def _read_if_changed(self) -> None:
        seen = self.newest()
        if seen == self.seen:
            return
        self.seen = seen
        folder, _stamp = builds.newest(self.home)
        try:
            newer = make_snapshot(self._app, self.home, folder)
        except Exception as error:
            # Whatever is wrong with a new build, the last good one stays in service.
            self._problem = str(error)
            log.exception("The new build can't be used; the last good one stays in service")
        else:
            self._assets.appendleft(newer.assets)
            self.snapshot, self._folder, self._problem = newer, folder, ""
            log.info("New build in service: %s", newer.published.data_version)

    def newest(self) -> Signature:
        """Cheap sign of what lies there now; other than ``seen``, it is newer than what is served."""
        folder, stamp = builds.newest(self.home)
        return stamp + tiles.signature(self.home, folder)


class _Edited:
    """Logs what was edited since a build, once for each state of the files."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._seen: tuple[Path, Signature] | None = None
        self._told = ""

    def since(self, folder: Path) -> str:
        seen = (folder, builds.edited_signature(self._home))
        if seen != self._seen:
            names = ", ".join(builds.edited(self._home, folder))
            self._seen, self._told = seen, ""
            if names:
                self._told = _(
                    "Geändert, seit die gezeigte Karte gebaut wurde: {names}. Rufen Sie auf: {command}",
                    names=names,
                    command=BUILD,
                )
                log.warning("%s", self._told)
        return self._told
