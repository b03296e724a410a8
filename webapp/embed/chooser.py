"""``/einbetten``: where a webmaster configures a frame, previews it, and copies its snippet.

The form works without JavaScript; with it, ``static/js/chooser.js`` keeps preview and snippets in sync.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Flask, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from webapp import delivery
from webapp.addresses import example
from webapp.embed import frame_content, look
from webapp.embed.frame_content import FrameContent
from webapp.filters import BadValue
from webapp.language import LANGUAGES, PREFIXES, of_request, register_in_every_language
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

DEFAULT_HEIGHT_PX = 600
MIN_PX, MAX_PX = 200, 3000

blueprint = Blueprint("chooser", __name__)


@dataclass(frozen=True)
class Size:
    """``width_px`` is 0 for "as wide as the page around it"."""

    width_px: int = 0
    height_px: int = DEFAULT_HEIGHT_PX


def init_app(app: Flask) -> None:
    register_in_every_language(app, blueprint)


@blueprint.get("/einbetten")
def page() -> BaseResponse:
    snapshot = current()
    view = snapshot.views[of_request()]
    content = frame_content.parse(snapshot, request.args)
    size = Size(_pixels(request.args, "breite", 0), _pixels(request.args, "hoehe", DEFAULT_HEIGHT_PX))
    languages = (view.language, *(other for other in LANGUAGES if other != view.language))
    language = look.one_of(request.args, "sprache", languages)
    address = f"{view.root}/einbetten?{frame_content.query(snapshot.grammar, content)}"
    if snapshot.grammar.moved(request.args):
        return redirect(address, code=301)
    key = f"{address}&sprache={language}&{size.width_px}x{size.height_px}"
    return delivery.page(snapshot.version, key, lambda: _render(snapshot, view, content, size, language))


def _pixels(args: MultiDict[str, str], key: str, default: int) -> int:
    """Parse a length in CSS pixels.

    Raises
    ------
    BadValue : not a whole number, or out of range for a frame.
    """
    text = args.get(key, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PX))):
        raise BadValue(key, text[:100])
    if not MIN_PX <= int(text) <= MAX_PX:
        raise BadValue(key, text)
    return int(text)


def _render(snapshot: Snapshot, view: View, content: FrameContent, size: Size, language: str) -> str:
    settings, prefix = snapshot.settings, PREFIXES[language]
    path = frame_content.path(snapshot.grammar, content, static_site=snapshot.static_site)
    plain = content.look == look.Look()
    link = frame_content.full_page(snapshot.grammar, content) if plain else path
    return render_template(
        "chooser.html",
        chosen=content.chosen,
        look=content.look,
        size=size,
        language=language,
        limits=(MIN_PX, MAX_PX),
        statuses_used=view.index.statuses_used,
        preview=f"{settings.root}{prefix}{path}",
        frame_address=example(settings, f"{prefix}{path}"),
        link_address=example(settings, f"{prefix}{link}"),
        script_address=example(settings, "/embed.js"),
        frame_title=frame_content.full_title(snapshot, content, language),
        query=snapshot.grammar.query(content.chosen),
    )
