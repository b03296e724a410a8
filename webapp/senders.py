"""Whose pledges a page shows, in the language of the page: one party's, or those of several.

On a map of one party every sentence is as it was before there could be several.
"""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext as _

from geo.public import Party, Pledge, Settings
from webapp.words import listed, party_called, party_short

NAMED = 3  # in a line; more are counted


def of_keys(settings: Settings, keys: Collection[str] = ()) -> list[Party]:
    """Return the parties with these keys, in the order of the settings; all without any."""
    return [party for key, party in settings.parties.items() if not keys or key in keys]


def names(settings: Settings, keys: Collection[str] = ()) -> str:
    """Name whose pledges are shown: one party in full, some by their short names, more by their number."""
    parties = of_keys(settings, keys)
    if len(parties) == 1:
        return parties[0].called.name
    if len(parties) > NAMED:
        return _("%(count)s Parteien", count=len(parties))
    return listed([party_called(party) for party in parties])


def programmes(settings: Settings) -> str:
    """Name the programme in quotes; of several parties, which has which."""
    if not settings.has_parties:
        return _("„%(text)s“", text=settings.programme.title)
    titles = [f"„{party.programme.title}“ ({party_called(party)})" for party in settings.parties.values()]
    return listed(titles)


def attribution(settings: Settings) -> str:
    """Name the sources of the pledges, for licences and files: always in the words of the parties."""
    return "; ".join(f"{one.called.name}, {one.programme.title}" for one in settings.parties.values())


def claim(settings: Settings) -> str:
    """Return the line that heads a page: whose pledges these are, and that nobody official plans them."""
    if settings.has_parties:
        count = len(settings.parties)
        return _("Zusagen aus den Programmen von %(count)s Parteien. Keine amtliche Planung.", count=count)
    return _(
        "%(party)s: Zusagen aus dem „%(programme)s“. Keine amtliche Planung.",
        party=party_short(settings),
        programme=settings.programme.title,
    )


def frame_claim(settings: Settings, keys: Collection[str] = ()) -> str:
    """Return the same for a frame that shows the pledges of these parties, or of all."""
    parties = of_keys(settings, keys)
    if len(parties) == 1:
        name = party_called(parties[0]) if settings.has_parties else party_short(settings)
        return _("Programm: %(party)s. Keine amtliche Planung.", party=name)
    return _("Programme: %(parties)s. Keine amtliche Planung.", parties=names(settings, keys))


def with_sender(settings: Settings, pledge: Pledge, text: str) -> str:
    """Return a text about a pledge with whose it is, where that is not one and the same party."""
    if not settings.has_parties:
        return text
    return f"{text} ({party_called(settings.parties[pledge.party])})"
