"""Pledges as lists show them: all texts are those of their source, and stay text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from webapp import words
from webapp.atlas.facts import AtlasPledge, NearbyPledge
from webapp.atlas.places import Link, names_of, path_of

_MAX_PLACES = 3


@dataclass(frozen=True)
class Card:
    """A pledge in a list. ``distance`` is "" except near a position; ``where`` leads to municipalities."""

    title: str
    text: str
    url: str | None
    party_name: str
    topic_name: str
    stance: str
    stance_label: str
    status_label: str
    where: tuple[Link, ...]
    distance: str = ""


def cards(pledges: Sequence[AtlasPledge], but: str = "") -> list[Card]:
    """Return the cards of a list; ``but`` is an area that the page is about: it need not be named."""
    names = names_of(ags for one in pledges for ags in one.municipalities if ags != but)
    return [_card(one, _where(one, names, but)) for one in pledges]


def near_cards(found: Sequence[NearbyPledge]) -> list[Card]:
    """Return the cards of what is near a position, with place and distance."""
    names = names_of(ags for one in found for ags in one.pledge.municipalities)
    return [
        _card(
            one.pledge,
            (Link(one.place_name), *_where(one.pledge, names, "")),
            _("%(distance)s entfernt", distance=words.about_distance(one.metres)),
        )
        for one in found
    ]


def sender(pledge: AtlasPledge) -> str:
    """Say in a few words whose a pledge is, and what it is about."""
    return " · ".join(filter(None, (pledge.party_name, pledge.topic_name)))


def _card(one: AtlasPledge, where: tuple[Link, ...], distance: str = "") -> Card:
    return Card(
        title=one.title,
        text=one.text,
        url=one.url,
        party_name=one.party_name,
        topic_name=one.topic_name,
        stance=one.stance if one.stance in words.STANCES else "",
        stance_label=_stance(one),
        status_label="" if one.status == "pledged" else str(words.STATUSES.get(one.status, "")),
        where=where,
        distance=distance,
    )


def _stance(one: AtlasPledge) -> str:
    """Return the label of a stance; the common one is not repeated on every card."""
    return words.stance_label(one.stance, one.status, "will") if one.stance in words.STANCES else ""


def _where(one: AtlasPledge, names: dict[str, str], but: str) -> tuple[Link, ...]:
    if one.is_county_wide:
        return (Link(_("gilt im ganzen Gebiet dieser Karte")),)
    links = [Link(names[ags], path_of(ags)) for ags in one.municipalities if ags in names and ags != but]
    rest = len(links) - _MAX_PLACES
    more = (Link(_("und %(count)s weitere", count=rest)),) if rest > 0 else ()
    return (*_first(links), *more)


def _first(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(links)[:_MAX_PLACES]
