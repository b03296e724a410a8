"""Write the whole site as files, or nothing: a page that fails or a broken link stops the export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from flask import Flask, render_template
from tqdm import tqdm

from geo.public import PledgemapError
from webapp.console import gettext as _
from webapp.snapshot import Snapshot
from webapp.snapshot.live import live_of
from webapp.static_site import hosts
from webapp.static_site.fetching import Fetched, fetching, processor_count
from webapp.static_site.folder import Folder, built_whole
from webapp.static_site.links import LeadsOut, folder_of, links_of, target, with_final_slashes
from webapp.static_site.seeds import filters_itself, needs_a_program, seeds
from webapp.tidy_paths import HOME_PAGES

HTML, SITEMAP = "text/html", "/sitemap.xml"


class ExportFailed(PledgemapError):
    """A page can't be written. The message says which one and why."""


@dataclass(frozen=True)
class Exported:
    """The result of an export."""

    file_count: int
    size_bytes: int


def export(app: Flask, folder: Path, *, processes: int | None = None, quiet: bool = False) -> Exported:
    """Write the site of an app that was made with ``STATIC_SITE`` into a folder.

    Parameters
    ----------
    processes : how many work at the same time; None: one per processor
    quiet : without a progress bar

    Raises
    ------
    NotReplaceable : there is something else in the folder
    ExportFailed : a page fails, or links what a static site lacks; the former export stays unchanged
    """
    snapshot = live_of(app).snapshot
    with built_whole(folder) as built:
        site = _Site(app, snapshot, built)
        with fetching(app, processes or processor_count()) as fetch_all, _bar(quiet) as bar:
            waiting = site.found(seeds(snapshot))
            while waiting:
                bar.total = (bar.total or 0) + len(waiting)
                bar.refresh()
                linked: list[str] = []
                for answer in fetch_all(waiting):
                    linked += site.take(answer)
                    bar.update()
                waiting = linked
        for name, text in hosts.files(snapshot.settings, site.moved, built.names):
            built.write(name, text.encode())
    return Exported(len(built.names), site.size_bytes)


def _bar(quiet: bool) -> tqdm[NoReturn]:
    # Only on a terminal; otherwise a log would get a line for every step.
    return tqdm(desc=_("Seiten und Dateien"), unit="", total=0, leave=False, disable=True if quiet else None)


class _Site:
    """The state of the site while its pages are fetched."""

    def __init__(self, app: Flask, snapshot: Snapshot, built: Folder) -> None:
        self._app, self._settings, self._built = app, snapshot.settings, built
        self._filters_itself = partial(
            filters_itself, is_paged=snapshot.is_paged, frames_are_paged=snapshot.frames_are_paged
        )
        self._linked_from: dict[str, str] = {}
        self.moved: dict[str, str] = {}  # old path: current one, both without the site's sub-path
        self.size_bytes = 0

    def found(self, paths: Iterable[str], page: str = "") -> list[str]:
        """Return those addresses that are new; remember which page links them."""
        new = [path for path in dict.fromkeys(paths) if path not in self._linked_from]
        self._linked_from.update(dict.fromkeys(new, page))
        return new

    def take(self, answer: Fetched) -> list[str]:
        """Write a response; return its links that are new."""
        if answer.problem:
            raise ExportFailed(self._failure(answer.path, answer.problem))
        if answer.location:
            return self._take_moved(answer)
        if answer.mimetype != HTML:
            self._write(answer.path, self._with_slashes(answer) if answer.path == SITEMAP else answer.content)
            return []
        self._write(_file_of(answer.path), self._with_slashes(answer))
        return self._follow(answer.path, links_of(answer.content))

    def _take_moved(self, answer: Fetched) -> list[str]:
        there = self._target(answer.location, answer.path)
        self.moved[answer.path.rstrip("/")] = folder_of(there)
        if _file_of(answer.path) != answer.path.lstrip("/"):
            # A page can redirect without the host's help; other files can't.
            address = f"{self._settings.root}{folder_of(there)}"
            with self._app.test_request_context(answer.path):
                page = render_template("moved.html", address=address, path=folder_of(there))
            self._write(_file_of(answer.path), page.encode())
        return self.found([there], answer.path)

    def _follow(self, page: str, links: list[str]) -> list[str]:
        return self.found([path for link in links if (path := self._target(link, page))], page)

    def _target(self, link: str, page: str) -> str:
        """Return the address that a link leads to, "" if it leaves the site.

        Raises
        ------
        ExportFailed : there can't be a file at that address
        """
        try:
            there = target(link, page, self._settings)
        except LeadsOut:
            raise ExportFailed(
                _(
                    "{page} verweist auf {link}. Das liegt nicht unter {root}, dem Ordner der "
                    "Seiten nach base_url.",
                    page=page,
                    link=link,
                    root=self._settings.root,
                )
            ) from None
        if there is None:
            return ""
        path = there.path if there.path in HOME_PAGES else there.path.rstrip("/")
        if needs_a_program(path) or (there.query and not self._filters_itself(path)):
            raise ExportFailed(
                _(
                    "{page} verweist auf {link}: Darauf kann nur ein Programm antworten, und hier gibt "
                    "es nur Dateien.",
                    page=page,
                    link=link,
                )
            )
        return path

    def _with_slashes(self, answer: Fetched) -> bytes:
        return with_final_slashes(answer.content.decode(), self._settings).encode()

    def _write(self, path: str, content: bytes) -> None:
        self._built.write(path.lstrip("/"), content)
        self.size_bytes += len(content)

    def _failure(self, path: str, reason: str) -> str:
        page = self._linked_from.get(path)
        if page:
            return _(
                "{page} verweist auf {path}; das lässt sich nicht schreiben: {reason}",
                page=page,
                path=path,
                reason=reason,
            )
        return _("{path} lässt sich nicht schreiben: {reason}", path=path, reason=reason)


def _file_of(path: str) -> str:
    """Return the file of an address: a page has its own folder, so that its address has no extension."""
    folder = folder_of(path)
    return f"{folder}index.html".lstrip("/") if folder.endswith("/") else folder.lstrip("/")
