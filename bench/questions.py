"""What both apps are asked: the start page, and filters that are all different."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from werkzeug.datastructures import MultiDict

from geo.config.settings import SETTINGS_FILE, Settings, load_settings
from geo.publishing.published import Published, read_published
from webapp.filters import Grammar, PledgeIndex
from webapp.near.nearby import Nearby
from webapp.near.nearness import Nearness
from webapp.snapshot.render_once import word_index

SEED = 2025
WORDS = ("bahn", "bus", "energie", "fahrrad", "kinder", "kultur", "pflege", "rur", "schule", "wald", "wasser")


@dataclass(frozen=True)
class Question:
    """A path, and the number of pledges that its page must say it shows."""

    path: str
    shown: int

    @property
    def marker(self) -> bytes:
        return f'data-shown="{self.shown}"'.encode()


@dataclass(frozen=True)
class Site:
    """A build, and the filter of the site over it."""

    published: Published
    settings: Settings
    nearby: Nearby
    grammar: Grammar
    index: PledgeIndex


def load(home: Path) -> Site:
    """Read the build and index it as the site does, so that both apps give the same answers."""
    settings, published = load_settings(home / SETTINGS_FILE), read_published(home)
    words = word_index(published, settings)
    nearby = Nearby(published, Nearness(published))
    grammar, index = Grammar(published, settings, nearby), PledgeIndex(published, settings, words, nearby)
    return Site(published, settings, nearby, grammar, index)


def start_page(site: Site) -> Question:
    return _question(site, MultiDict())


def different_filters(site: Site, count: int) -> list[Question]:
    """Make as many filters as asked for, the same in every run, no two with the same canonical form."""
    chance = random.Random(SEED)
    slugs = [municipality.slug for municipality in site.published.municipalities]
    topics = list(site.settings.topics)
    found: dict[str, Question] = {}
    while len(found) < count:
        pairs = [("thema", key) for key in chance.sample(topics, chance.choice((0, 1, 1, 2)))]
        pairs += [("gemeinde", slug) for slug in chance.sample(slugs, chance.choice((0, 0, 1, 1, 2)))]
        pairs += [("q", chance.choice(WORDS))] if chance.random() < 0.25 else []
        pairs += [("kreisweit", chance.choice("01"))] if chance.random() < 0.25 else []
        question = _question(site, MultiDict(pairs))
        if pairs:
            found.setdefault(question.path, question)
    return list(found.values())


def _question(site: Site, args: MultiDict[str, str]) -> Question:
    chosen = site.grammar.parse(args)
    query = site.grammar.query(chosen)
    return Question(f"/?{query}" if query else "/", len(site.index.apply(chosen).shown))
