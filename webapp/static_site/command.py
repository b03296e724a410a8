"""``flask --app webapp export DIR``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from geo.public import exit_code, failure_line
from webapp.console import gettext as _
from webapp.snapshot.live import live_of
from webapp.static_site.export import export as export_site

MEGABYTE = 1_000_000


def command(create_app: Callable[[dict[str, Any]], Flask]) -> click.Command:
    """Return the command; ``create_app`` makes the app to export, as the command line's is for a server."""

    @click.command("export", help=_("Schreibt die Seiten als Dateien nach DIR, für jeden Webserver."))
    @click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
    @with_appcontext
    def export(folder: Path) -> None:
        _export(create_app, folder)

    return export


def _export(create_app: Callable[[dict[str, Any]], Flask], folder: Path) -> None:
    try:
        app = create_app({"HOME": current_app.config["HOME"], "STATIC_SITE": True})
        live = live_of(app)
        if problem := live.problem():
            click.echo(problem, err=True)
        settings = live.snapshot.settings
        if not settings.base_url:
            click.echo(
                _(
                    "base_url in pledgemap.toml ist leer: Es fehlen kanonische Adressen, Sitemap, "
                    "Vorschau-Bilder, Links zum Weitersagen und QR-Codes, und die Seiten müssen auf "
                    "ihrem Server ganz oben liegen."
                ),
                err=True,
            )
        done = export_site(app, folder)
    except Exception as error:  # also unexpected errors: one line, and where the details are
        raise _ended(error, folder) from None
    size_mb = f"{done.size_bytes / MEGABYTE:.0f}"
    click.echo(
        _(
            "{count} Dateien, {size_mb} MB in {folder}. Sie gehören auf dem Server unter {root}",
            count=done.file_count,
            size_mb=size_mb,
            folder=folder,
            root=settings.root or "/",
        )
    )


def _ended(error: Exception, folder: Path) -> click.ClickException:
    ended = click.ClickException(
        "\n".join(
            (failure_line(error), _("Nichts wurde geschrieben; {folder} ist, wie es war.", folder=folder))
        )
    )
    vars(ended)["exit_code"] = exit_code(error)
    return ended
