"""The source of a milestone: a page elsewhere, or the programme itself."""

from __future__ import annotations

from flask_babel import gettext as _

from geo.public import WITHDRAWN, Milestone, Pledge, Settings


def address(pledge: Pledge, milestone: Milestone, settings: Settings) -> str:
    """Return the address of the source, "" if none was given or the programme is not online."""
    if milestone.url or not _is_programme(milestone):
        return milestone.url
    url = settings.programme_of(pledge.party).url
    return f"{url}#page={pledge.page}" if url else ""


def name(pledge: Pledge, milestone: Milestone, settings: Settings) -> str:
    """Return the name of the source: the host of its address, or the programme with its page; else ""."""
    if milestone.url:
        return host_of(milestone.url)
    if not _is_programme(milestone):
        return ""
    programme = settings.programme_of(pledge.party).title
    return _("%(programme)s, Seite %(page)s", programme=programme, page=pledge.page)


def host_of(address: str) -> str:
    """Return the host of a source, as the text of its link; the build checks only its form."""
    return address.split("/")[2].rpartition("@")[2]


def _is_programme(milestone: Milestone) -> bool:
    """Return whether the source is the programme: then, and for withdrawals, an address is optional."""
    return not milestone.url and milestone.status != WITHDRAWN
