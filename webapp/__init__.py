"""The site: serves the build with Flask and Folium.

``flask --app webapp run`` to try it out, ``gunicorn`` with gunicorn.conf.py in production.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from flask import Flask

from geo.public import PledgemapError, exit_code, failure_line
from webapp import (
    api,
    atlas,
    changes,
    delivery,
    embed,
    exports,
    language,
    security,
    senders,
    service,
    signs,
    static_site,
    sub_path,
    tidy_paths,
    well_known,
    words,
)
from webapp.area_words import area_words
from webapp.changes import sources
from webapp.exports import views as export_views
from webapp.handouts import views as handout_views
from webapp.making import workshop
from webapp.pages import about, errors, open_data, sitemap
from webapp.pages import views as page_views
from webapp.pictures import views as picture_views
from webapp.snapshot import PAGED_ABOVE
from webapp.snapshot.live import Live
from webapp.warm_up import warm_up

# gunicorn's own code for "the app can't be loaded": it then stops starting workers.
EXIT_CODE = 4


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """Make the app: that of the nationwide map if the environment names its database, else a county's.

    Parameters
    ----------
    config : settings of Flask (with some, it is a county's), and ``HOME``: the folder with
        ``pledgemap.toml`` (default: ``PLEDGEMAP_HOME``, else the current folder); ``STATIC_SITE``: the pages
        are for a site without a server; ``PAGED_ABOVE``: from how many pledges on a page has some of them

    Raises
    ------
    geo.errors.PledgemapError : there is no valid build; the message says what to run. If a server starts
        the site, the message is printed without a traceback and the server exits.
    """
    try:
        if config is None and atlas.is_configured(os.environ):
            return _nationwide()
        app = _app(config or {})
    except PledgemapError as error:
        if not _is_served():
            raise
        print(error, file=sys.stderr)
        raise SystemExit(EXIT_CODE) from None
    except Exception as error:
        if not _is_of_command_line():
            raise
        print(failure_line(error), file=sys.stderr)
        raise SystemExit(exit_code(error)) from None
    if _is_served() and not app.config["STATIC_SITE"]:
        warm_up(app)
    return app


def _nationwide() -> Flask:
    # Only here: a county's map needs no driver of a database.
    from webapp.atlas.app import create_app as create_atlas

    return create_atlas()


def _is_served() -> bool:
    """Return whether ``flask`` or gunicorn starts the site; both set environment variables."""
    return os.environ.get("SERVER_SOFTWARE", "").startswith("gunicorn") or _is_of_command_line()


def _is_of_command_line() -> bool:
    """Return whether ``flask run`` or ``flask export`` made the app."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true"


def _app(config: dict[str, Any]) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.config.from_mapping(
        HOME=os.environ.get("PLEDGEMAP_HOME", "."), STATIC_SITE=False, PAGED_ABOVE=PAGED_ABOVE
    )
    app.config.from_mapping(config)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        words=words, signs=signs, sources=sources, area_words=area_words, senders=senders
    )
    language.init_app(app)
    security.init_app(app)
    delivery.init_app(app, exports.compressible_types())
    errors.init_app(app)
    tidy_paths.init_app(app)
    sub_path.init_app(app)
    page_views.init_app(app)
    embed.init_app(app)
    workshop.init_app(app)
    export_views.init_app(app)
    open_data.init_app(app)
    handout_views.init_app(app)
    picture_views.init_app(app)
    changes.init_app(app)
    about.init_app(app)
    sitemap.init_app(app)
    static_site.init_app(app, create_app)
    app.register_blueprint(service.blueprint)
    app.register_blueprint(well_known.blueprint)
    language.register_in_every_language(app, api.blueprint)
    app.extensions["pledgemap"] = live = Live(app, Path(app.config["HOME"]).resolve())
    if not app.config["STATIC_SITE"]:  # the export command has reported it already
        about.report_what_is_missing(live.snapshot.settings)
        sub_path.report(app, live.snapshot.settings)
    return app
