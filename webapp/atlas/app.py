"""The app of the nationwide map."""

from __future__ import annotations

import dataclasses
import logging
import os
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, current_app, jsonify, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from geo.public import COUNTRY_FILE, CountrySite, PledgemapError, Renderer, load_country_site, renderer_of
from webapp import delivery, icons, language, security
from webapp.assets import Assets, atlas_assets, renderer_script
from webapp.atlas import DATABASE, about, map_answers, views
from webapp.atlas.database import DatabaseAway, readers_of
from webapp.atlas.queries import AtlasQueries
from webapp.atlas.shown import EXTENSION, Site, old_since, site_of
from webapp.atlas.vector_tiles import AtlasTiles
from webapp.console import gettext as console
from webapp.pages.errors import TEXTS

log = logging.getLogger(__name__)
# The database may be back in a moment.
RETRY_AFTER_S = 30


def create_app(config: dict[str, Any] | None = None) -> Flask:
    """Make the app of the nationwide map.

    Parameters
    ----------
    config : settings of Flask, and ``HOME``: the folder with ``country.toml`` (default: ``PLEDGEMAP_HOME``,
        else the current folder); ``READERS``: what answers instead of the databases of the environment

    Raises
    ------
    geo.errors.PledgemapError : the settings are missing or wrong, or the extra is not installed
    """
    app = Flask("webapp", static_folder=None)
    app.config.from_mapping(HOME=os.environ.get("PLEDGEMAP_HOME", "."))
    app.config.from_mapping(config or {})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    home = Path(app.config["HOME"]).resolve()
    settings = load_country_site(home / COUNTRY_FILE)
    readers = app.config.get("READERS") or readers_of(os.environ)
    if readers is None:
        raise PledgemapError(
            console(
                "Es fehlt die Umgebungsvariable {name}: die Adresse einer PostgreSQL-Datenbank.",
                name=DATABASE,
            )
        )
    renderer = renderer_of(home)
    assets = _assets(renderer)
    app.extensions[EXTENSION] = Site(settings, AtlasQueries(readers), AtlasTiles(readers), assets, renderer)
    language.init_app(app)
    delivery.init_app(app, [map_answers.MIMETYPE])
    _init_templates(app, settings, assets, has_renderer=renderer is not None)
    _init_errors(app)
    _init_service(app)
    for blueprint in (views.blueprint, about.blueprint, map_answers.blueprint):
        language.register_in_every_language(app, blueprint)
    app.register_blueprint(map_answers.tiles)
    return app


def _assets(renderer: Renderer | None) -> Assets:
    assets = atlas_assets()
    if renderer:
        assets.add("renderer.js", renderer_script(renderer.script, renderer.licence))
    else:
        text = console(
            "Es fehlt das Programm, das die Karte zeichnet; „python -m geo collect --prepare“ holt es. Bis "
            "dahin zeigen die Seiten nur Listen."
        )
        log.warning("%s", text)
    return assets


def _init_templates(app: Flask, settings: CountrySite, assets: Assets, *, has_renderer: bool) -> None:
    def asset(name: str) -> str:
        return f"{settings.root}/static/{assets.named[name].name}"

    app.jinja_env.globals.update(
        asset=asset,
        site=settings,
        same_page=language.same_page,
        sprite=icons.sprite([]),
        has_renderer=has_renderer,
    )

    @app.context_processor
    def of_language() -> dict[str, Any]:
        code = language.current()
        return {
            "language": code,
            "root": settings.root + language.PREFIXES[code],
            "site_title": settings.title_en if language.is_english() else settings.title,
            "stale_since": old_since(),
        }

    @app.after_request
    def add_security_headers(response: Response) -> Response:
        for name, value in security.headers_of_country().items():
            response.headers.setdefault(name, value)
        return response


def _init_errors(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def readable(error: HTTPException) -> tuple[str, int] | HTTPException:
        if error.code is None or error.code < 400:
            return error
        heading, text = TEXTS.get(error.code, TEXTS[400 if error.code < 500 else 500])
        return render_template("atlas/text.html", heading=heading, text=text), error.code

    @app.errorhandler(DatabaseAway)
    def away(_error: DatabaseAway) -> tuple[str, int, dict[str, str]]:
        text = _(
            "Die Datenbank der Karte antwortet gerade nicht. Bitte in einer Minute noch einmal versuchen."
        )
        page = render_template("atlas/text.html", heading=_("Gerade geht es nicht"), text=text)
        return page, 503, {"Retry-After": str(RETRY_AFTER_S), "Cache-Control": "no-store"}


def _init_service(app: Flask) -> None:
    @app.get("/static/<name>")
    def static_file(name: str) -> Response:
        found = site_of(current_app).assets.served.get(name)
        if found is None:
            abort(404)
        return delivery.file(found)

    @app.get("/readyz")
    def ready() -> Response:
        """Tell a load balancer that the site is up, even while it shows its last answers."""
        return _not_stored(jsonify(status="ok"))

    @app.get("/healthz")
    def health() -> Response:
        """Report whether a database answers: else "degraded", and with ``?strict`` a 503."""
        databases = site_of(current_app).queries.readers.status()
        is_reached = any(one.is_there for one in databases)
        response = jsonify(
            status="ok" if is_reached else "degraded",
            databases=[dataclasses.asdict(one) for one in databases],
        )
        if not is_reached and "strict" in request.args:
            response.status_code = 503
        return _not_stored(response)


def _not_stored(response: Response) -> Response:
    response.cache_control.no_store = True
    return response
