"""From sections to proposals: each promise with the places that it, or what it refers to, names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.draft import company
from geo.draft.promises import DOUBTFUL, Promise, is_past
from geo.draft.sections import Passage, Section
from geo.draft.speaker import Speaker
from geo.draft.topics import Topics
from geo.draft.toponyms import Finder, Mention, Mentions
from geo.draft.unknown import lies_in_its_town

# A place that is not in the promise itself is less sure.
FROM_HEADING, FROM_INTRO, FROM_BEFORE, FROM_EXAMPLE = 0.8, 0.8, 0.7, 0.6
# So is a promise that names what may be a place but is not in the gazetteer.
WITH_UNKNOWN = 0.6
# "Mobil von Auen bis Bergen" means all that lies between.
_FROM_END_TO_END = re.compile(r"\bvo[nm]\b.+\bbis\b", re.IGNORECASE)
# What is promised for all takes no place from the line above it.
_EVERYWHERE = re.compile(
    r"\b(?:(?:kreis|landes|bundes)weit\w*|im (?:ganzen|gesamten) (?:kreis|landkreis|land)\w*|"
    r"ganz(?= [A-ZÄÖÜ])|in allen (?:städten|gemeinden|kommunen|orten|ortsteilen|dörfern)|"
    r"in jede[mr] (?:stadt|gemeinde|kommune|ort|ortsteil|dorf))\b",
    re.IGNORECASE,
)
# These refer to the sentence before, unless they point ahead ("dafür ein, dass") or at a noun of the sentence
# itself ("Vereine und ihre Räume", "die Bahn, damit sie").
_POINTS_BACK = re.compile(
    r"^(?:es|sie|er)\b|^das (?:ist|wird|soll|muss|hat|(?-i:[a-zäöüß]+t))\b|^(?:\w+ )?(?:daher|deshalb|"
    r"deswegen|darum|so)\b|^(?:\w+ ){0,2}damit\b|"
    r"\b(?:dies(?:e|er|es|em|en)?|dort|hier|derselben|insbesondere|außerdem|ebenfalls)\b|"
    r"\b(?:jene[nmrs]?|dabei|dafür|dazu|daran|darauf|davon)\b(?![^.;]*, (?:dass|ob|wie|wo|was|wer|wenn|damit|"
    r"die|der|das|denen|deren|[^,]*\bzu [a-zäöüß]+en\b))|"
    r"^\w+(?-i:(?: [a-zäöüß]+){0,6}) (?:ihn|ihm|ihr|ihre[nmrs]?)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"(?:dazu|dabei|dies(?:e[rsnm]?)?|damit|dafür|hierzu|hierfür|daran|darin)\b", re.IGNORECASE
)
_CONSEQUENCE = re.compile(r"(?:das|dies|so|damit|dadurch|dort|hier|davon|dazu)\b", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"\b(?:z\. ?b\.|zum beispiel|beispiel(?:e|sweise)?|vorbild|etwa|insbesondere)", re.IGNORECASE
)


@dataclass(frozen=True)
class Proposal:
    """One sentence that may be a pledge.

    Parameters
    ----------
    quote : the sentence; a list item with the line that introduces it
    section, page : where it is; the page is None if the file has no pages
    topic : key, "" if none fits
    stance : of `geo.vocabulary.STANCES`
    places : with how sure each is
    doubts : names in the sentence that could be several places
    unknown : possible names of places that are not in the gazetteer
    confidence : that of the rule that found the promise, times that of its least sure place; with
        unknown names it is less; 0 if nothing is promised
    text : the sentence or item alone
    continues : whether it opens with "Dazu", "Dabei" or the like, right after another proposal
    number : of the sentence or item in the programme, from 1
    """

    quote: str
    section: str
    page: int | None
    topic: str
    stance: str
    places: tuple[Mention, ...]
    doubts: tuple[str, ...]
    unknown: tuple[str, ...]
    confidence: float
    text: str = ""
    continues: bool = False
    number: int = 0


def propose(
    section: Section, finder: Finder, topics: Topics, speaker: Speaker | None = None
) -> Iterator[Proposal]:
    """The proposals of a section by itself, in the order of the text."""
    seen = company.second_look(company.utterances(section, speaker or Speaker(())), section.heading)
    return (one for one in read_through(section, seen, finder, topics) if one.confidence)


def read_through(
    section: Section, promised: Sequence[Promise | None], finder: Finder, topics: Topics
) -> Iterator[Proposal]:
    """Every sentence and item of a section; one that promises nothing has no confidence.

    Parameters
    ----------
    promised : what each of them promises
    """
    heading = _find_headings(section, finder)
    read = [_read(paragraph, finder) for paragraph in section.paragraphs]
    spoken_of = {ags for mentions in [*read, [heading]] for found in mentions for ags in found.municipalities}
    each = iter(promised)
    for paragraph, first in zip(section.paragraphs, read, strict=True):
        doubtful = any(found.doubts for found in first)
        mentions = _read(paragraph, finder, spoken_of) if doubtful else first
        intros = {passage.intro: _find_above(passage.intro, finder, spoken_of) for passage in paragraph}
        promises = _with_consequences(paragraph, mentions, [next(each) for _ in paragraph])
        for at, (passage, found) in enumerate(zip(paragraph, promises, strict=True)):
            topic = topics.of_sentence(passage.text, section)
            if passage.text in intros:
                continue
            if found is None:
                yield _not_proposed(passage, section, topic)
                continue
            places = _places(at, paragraph, mentions, promises, intros[passage.intro], heading)
            least = min((mention.confidence for mention in places), default=1.0)
            least *= WITH_UNKNOWN if mentions[at].unknown else 1.0
            yield Proposal(
                quote=passage.quote,
                section=section.heading or section.chapter,
                page=passage.page,
                topic=topic,
                stance=found.stance,
                places=tuple(places),
                doubts=tuple(mentions[at].doubts),
                unknown=tuple(mentions[at].unknown),
                confidence=round(found.confidence * least, 2),
                text=passage.text,
                continues=at > 0
                and promises[at - 1] is not None
                and _CONTINUES.match(passage.text) is not None,
            )


def _with_consequences(
    paragraph: list[Passage], mentions: list[Mentions], promises: list[Promise | None]
) -> list[Promise | None]:
    """Add the consequences of promises, at places that the promises themselves did not name."""
    found: list[Promise | None] = []
    for passage, mentioned, answer in zip(paragraph, mentions, promises, strict=True):
        before = found[-1] if found else None
        if answer is None and before and mentioned.places and _CONSEQUENCE.match(passage.text):
            answer = Promise(before.stance, DOUBTFUL) if not is_past(passage.text) else None
        found.append(answer)
    return found


def _not_proposed(passage: Passage, section: Section, topic: str) -> Proposal:
    place = section.heading or section.chapter
    return Proposal(passage.quote, place, passage.page, topic, "will", (), (), (), 0.0, passage.text)


def _read(paragraph: list[Passage], finder: Finder, context: Iterable[str] = ()) -> list[Mentions]:
    """Return what each passage names; one that refers back is read together with the passage before."""
    found, before = [], ""
    for passage in paragraph:
        points_back = _POINTS_BACK.search(passage.text) is not None
        found.append(finder.find(passage.text, context, before if points_back else ""))
        before = passage.text
    return found


def _find_headings(section: Section, finder: Finder) -> Mentions:
    """Return what the heading names, or the chapter if it is nothing but a place: "Ortsteil Auen"."""
    found = finder.find(section.heading, is_heading=True)
    if len(found.places) > 1 and _FROM_END_TO_END.search(section.heading):
        return replace(found, places=[])
    if found.places or found.doubts or not section.chapter or section.chapter == section.heading:
        return found
    chapter = finder.find(section.chapter)
    return chapter if chapter.is_all else found


def _find_above(line: str, finder: Finder, context: Iterable[str] = ()) -> Mentions:
    """Return what an introduction names for all below it."""
    found = finder.find(line, context)
    if len(found.places) > 1 and _FROM_END_TO_END.search(line):
        return replace(found, places=[])
    return found


def _places(
    at: int,
    paragraph: list[Passage],
    mentions: list[Mentions],
    promises: list[Promise | None],
    intro: Mentions,
    heading: Mentions,
) -> list[Mention]:
    """Return the places of a promise: its own, or those of its introduction or of what it refers to."""
    own = mentions[at]
    # A street that is in no file lies where its heading says; a wood may lie anywhere.
    elsewhere = [name for name in own.unknown if not lies_in_its_town(name)]
    if own.places or own.doubts or elsewhere:
        return own.places
    if _EVERYWHERE.search(paragraph[at].text):
        return []
    if intro.places:
        return _less_sure(intro.places, FROM_INTRO)
    before = mentions[at - 1].places if at and not paragraph[at].intro else []
    if before and _POINTS_BACK.search(paragraph[at].text):
        return _less_sure(before, FROM_BEFORE)
    if heading.places:
        return _less_sure(heading.places, FROM_HEADING)
    for later in range(at + 1, len(paragraph)):
        if promises[later] is not None:
            break
        if mentions[later].places and _EXAMPLE.search(paragraph[later].text):
            return _less_sure(mentions[later].places, FROM_EXAMPLE ** (later - at))
    return []


def _less_sure(places: list[Mention], factor: float) -> list[Mention]:
    return [replace(mention, confidence=round(mention.confidence * factor, 2)) for mention in places]
