"""Configuration of web servers for the files of an export, each in its own format."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from geo.public import Settings
from webapp.static_site.hosts import apache, netlify, nginx
from webapp.static_site.hosts.rules import rules_of


def files(settings: Settings, moved: Mapping[str, str], names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file.

    Parameters
    ----------
    moved : old paths with the current ones, without the site's sub-path
    names : the files of the export
    """
    rules = rules_of(settings, moved, names)
    yield ".htaccess", apache.settings(rules)
    yield "_headers", netlify.headers(rules)
    yield "_redirects", netlify.redirects(rules)
    yield "nginx.conf", nginx.fragment(rules)
