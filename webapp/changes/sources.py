"""Where a milestone is written down: on a page of others, or in the programme itself."""

from __future__ import annotations

from flask_babel import gettext as _

from geo.public import WITHDRAWN, Milestone, Pledge, Settings


def address(pledge: Pledge, milestone: Milestone, settings: Settings) -> str:
    """The address of the source, "" where it has none: the programme is not online, or none was given."""
    if milestone.url or not _is_programme(milestone):
        return milestone.url
    url = settings.programme.url
    return f"{url}#page={pledge.page}" if url else ""


def name(pledge: Pledge, milestone: Milestone, settings: Settings) -> str:
    """What the source is called: the host of its address, or the programme with its page; "" without one."""
    if milestone.url:
        return host_of(milestone.url)
    if not _is_programme(milestone):
        return ""
    return _("%(programme)s, Seite %(page)s", programme=settings.programme.title, page=pledge.page)


def host_of(address: str) -> str:
    """The host of a source, to name the link to it; the build has checked only that it looks like one."""
    return address.split("/")[2].rpartition("@")[2]


def _is_programme(milestone: Milestone) -> bool:
    """The build lets a status go without an address where the programme says it, and a withdrawal always."""
    return not milestone.url and milestone.status != WITHDRAWN
