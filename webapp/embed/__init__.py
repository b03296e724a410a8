"""The map on other sites: the frame, the page to get it from, and oEmbed."""

from __future__ import annotations

from flask import Flask

from webapp.embed import chooser, frame, oembed


def init_app(app: Flask) -> None:
    frame.init_app(app)
    chooser.init_app(app)
    app.register_blueprint(oembed.blueprint)
