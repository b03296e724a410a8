"""Pictures of the map, drawn on the server without a browser: for sharing, link previews and print."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import current_app
from flask_babel import force_locale

from webapp.filters import Filter
from webapp.pictures import file_names, layout, raster
from webapp.pictures.drawing import svg as write_svg
from webapp.pictures.formats import FORMATS, OF_CHOICE, PRINT, PictureFormat, for_paper
from webapp.pictures.parts import Picture
from webapp.pictures.subject import Subject, of_filter, of_pledge
from webapp.snapshot import Snapshot, View
from webapp.snapshot.live import current

__all__ = ["FORMATS", "address", "for_paper", "lay_out", "png", "png_of_choice", "svg"]


def address(root: str, query: str, format_name: str, suffix: str = "png", pledge_id: str = "") -> str:
    """Return the canonical address of a picture; on a static site that of a file.

    Parameters
    ----------
    root : the path of the site, with the language
    query : the canonical query of a filter; ignored for a single pledge
    format_name : a key of ``FORMATS``
    suffix : "png" or "svg"
    pledge_id : draw only this pledge
    """
    if current_app and current_app.config["STATIC_SITE"]:
        if pledge_id and current().is_paged:  # a picture of each would take hours, and gigabytes
            pledge_id = ""
        return file_names.address(root, query, format_name, suffix, pledge_id)
    chosen = urlencode({"zusage": pledge_id}) if pledge_id else query
    return f"{root}/karte.{suffix}?" + "&".join(filter(None, (f"format={format_name}", chosen)))


def svg(
    snapshot: Snapshot,
    view: View,
    chosen: Filter,
    format_name: str,
    *,
    pledge_id: str = "",
    bare: bool = False,
) -> str:
    """Draw what a filter finds, or a single pledge, as SVG. ``bare``: the map without texts around it."""
    picture = lay_out(snapshot, view, chosen, FORMATS[format_name], pledge_id=pledge_id, bare=bare)
    return write_svg(picture, snapshot.sprite)


def png(
    snapshot: Snapshot,
    view: View,
    chosen: Filter,
    format_name: str,
    *,
    pledge_id: str = "",
    bare: bool = False,
) -> bytes:
    """Draw the same as PNG, in the size of the format."""
    drawn = svg(snapshot, view, chosen, format_name, pledge_id=pledge_id, bare=bare)
    # A picture for print is fetched once, by one person; the others are fetched with every shared link.
    return raster.png(drawn, small_file=format_name != PRINT)


def png_of_choice(snapshot: Snapshot, view: View, subject: Subject) -> bytes:
    """Draw what a candidate chose as PNG."""
    picture = layout.arrange(snapshot, subject, OF_CHOICE, view.language, False)
    return raster.png(write_svg(picture, snapshot.sprite), small_file=False)


def lay_out(
    snapshot: Snapshot,
    view: View,
    chosen: Filter,
    form: PictureFormat,
    *,
    pledge_id: str = "",
    bare: bool = False,
) -> Picture:
    """Lay out everything in a picture before it is drawn."""
    with force_locale(view.language):
        if pledge_id:
            subject = of_pledge(snapshot, snapshot.pledges[pledge_id])
        else:
            subject = of_filter(snapshot, view, chosen)
        return layout.arrange(snapshot, subject, form, view.language, bare)
