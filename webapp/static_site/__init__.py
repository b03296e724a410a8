"""The site as static files: ``flask --app webapp export DIR``.

``seeds`` lists what belongs to it, ``links`` follows the links of its pages, ``fetching`` requests
each from the app, ``folder`` puts all in place at once, ``hosts`` writes files for web servers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from webapp.language import register_in_every_language
from webapp.pages.open_data import CATALOGUE_FILE
from webapp.static_site import browser, command, filter_files, pages


def init_app(app: Flask, create_app: Callable[[dict[str, Any]], Flask]) -> None:
    app.cli.add_command(command.command(create_app))
    if app.config["STATIC_SITE"]:
        app.jinja_env.globals.update(
            address_data=browser.address_data,
            frame_data=browser.frame_data,
            filter_files=filter_files.page_data,
        )
        register_in_every_language(app, pages.blueprint)
        register_in_every_language(app, filter_files.blueprint)
        app.add_url_rule(CATALOGUE_FILE, view_func=app.view_functions["metadata.dcat"])
