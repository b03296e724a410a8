"""Old addresses that must keep working: old slug to new slug, checked so that each leads somewhere.

What the settings alone can show is checked when they are read: the form of a slug, a loop. Whether a target
exists is known when a build knows its pledges and municipalities.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process

from geo.errors import Problem
from geo.text.toponym import slug
from geo.words.messages import hint, problem

SECTION = "redirects"
KINDS = ("municipalities", "districts", "topics", "pledges")
MIN_SIMILARITY = 70  # of 100: a less similar name does not help as a suggestion
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Redirects:
    """Old slugs, each with its current slug; chains of old slugs are followed to the end."""

    municipalities: dict[str, str] = field(default_factory=dict)
    districts: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)
    pledges: dict[str, str] = field(default_factory=dict)


def redirects_of(raw: Mapping[str, Mapping[str, str]]) -> Redirects:
    """The checked section of the settings, with every chain followed to its end."""
    return Redirects(
        **{kind: {old: _end(old, moved) for old in moved} for kind, moved in raw.items()},
    )


def faults_of_form(file: str, raw: Any) -> Iterator[Problem]:
    """Check what does not need a build: names of sections, slugs, loops. ``raw`` is the section as read."""
    if not isinstance(raw, dict):
        yield problem("redirects_form", file, None, SECTION, str(raw), choices=_sections())
        return
    for kind, moved in raw.items():
        name = f"{SECTION}.{kind}"
        if kind not in KINDS or not isinstance(moved, dict):
            yield problem("redirects_form", file, None, name, "", choices=_sections())
            continue
        for old, new in moved.items():
            yield from _faults_of_one(file, name, old, new, moved)


def _faults_of_one(file: str, name: str, old: str, new: Any, moved: Mapping[str, Any]) -> Iterator[Problem]:
    setting = f"{name}.{old}"
    if not _SLUG.fullmatch(old):
        yield problem("redirect_slug", file, None, setting, old)
    elif not (isinstance(new, str) and _SLUG.fullmatch(new)):
        yield problem("redirect_slug", file, None, setting, str(new))
    elif _end(old, moved) == "":
        yield problem("redirect_loop", file, None, setting, new)


def _end(old: str, moved: Mapping[str, Any]) -> str:
    """Return the end of a chain; "" if it has none."""
    passed = {old}
    end: str = moved[old]
    while end in moved:
        if end in passed:
            return ""
        passed.add(end)
        end = moved[end]
    return end


def todays_slug(written: str, known: Collection[str], moved: Mapping[str, str]) -> str | None:
    """The current slug for the one in an address: itself, what an old one leads to, or the same in another
    spelling ("Jülich", "JUELICH"); None where nothing is or was called so."""
    for spelling in (written, slug(written)):
        if spelling in known:
            return spelling
        if spelling in moved:
            return moved[spelling]
    return None


def faults_of_targets(
    file: str, redirects: Redirects, known: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Check redirects against what there is.

    Parameters
    ----------
    known : the current slugs by kind of ``KINDS``; a kind that is missing is not checked

    Yields
    ------
    A problem for each target that does not exist, and for each old slug that does: it would never be used.
    """
    for kind, slugs in known.items():
        for old, new in getattr(redirects, kind).items():
            setting = f"{SECTION}.{kind}.{old}"
            if old in slugs:
                yield problem("redirect_shadowed", file, None, setting, old)
            elif new not in slugs:
                near = process.extract(new, list(slugs), limit=3, score_cutoff=MIN_SIMILARITY)
                yield problem(
                    "redirect_nowhere", file, None, setting, new, hint=hint([name for name, *_ in near])
                )


def _sections() -> str:
    return ", ".join(f"[{SECTION}.{kind}]" for kind in KINDS)
