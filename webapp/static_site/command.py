"""``flask --app webapp export DIR``."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from geo.public import exit_code, failure_line, word
from webapp.static_site.export import export as export_site

MEGABYTE = 1_000_000


@click.command("export", help=word("export_help"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@with_appcontext
def export(folder: Path) -> None:
    # The app that the command line has made is one that a program serves; imported here, for it imports us.
    from webapp import create_app

    try:
        app = create_app({"HOME": current_app.config["HOME"], "STATIC_SITE": True})
        live = app.extensions["pledgemap"]
        if told := live.problem():
            click.echo(told, err=True)
        settings = live.snapshot.settings
        if not settings.base_url:
            click.echo(word("export_no_base_url"), err=True)
        done = export_site(app, folder)
    except Exception as error:  # also what nobody has foreseen: one line, and where the details are
        raise _ended(error, folder) from None
    size_mb = f"{done.size_bytes / MEGABYTE:.0f}"
    click.echo(
        word("exported", count=done.file_count, size_mb=size_mb, folder=folder, root=settings.root or "/")
    )


def _ended(error: Exception, folder: Path) -> click.ClickException:
    ended = click.ClickException(f"{failure_line(error)}\n{word('export_as_it_was', folder=folder)}")
    ended.exit_code = exit_code(error)
    return ended
