"""From a party's programme to a first pledges.csv: what reads like a promise, and the places it names.

Rules and the region's gazetteer, no network: docs/draft.md says how well it works.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from geo.build import DATA_FOLDER
from geo.config.settings import SETTINGS_FILE, Topic, load_settings
from geo.draft import company, proposals, sheets, speaker, table
from geo.draft.proposals import Proposal
from geo.draft.reading import read
from geo.draft.sections import into_sections
from geo.draft.topics import Topics
from geo.draft.toponyms import Finder
from geo.errors import Problem, ProblemsFound
from geo.place import gazetteer as gazetteers
from geo.words.language import gettext as _
from geo.words.messages import problem

DRAFT_FILE, WORKBOOK_SUFFIX = "pledges-draft.csv", ".xlsx"
MAX_EXAMPLE_LENGTH = 100


@dataclass(frozen=True)
class Drafted:
    """What `draft` found.

    Parameters
    ----------
    proposals : in the order of the programme
    left : sentences and items that are not proposed, likewise
    section_count : sections that were read
    pages : last page that the file knows, None if it has no pages
    settings_pages : the last page by the settings
    """

    proposals: list[Proposal]
    section_count: int
    pages: int | None
    settings_pages: int
    left: list[Proposal] = field(default_factory=list)
    topics: Mapping[str, Topic] = field(default_factory=dict)

    @property
    def placed_count(self) -> int:
        return sum(bool(proposal.places) for proposal in self.proposals)


def draft(programme: Path, home: Path, names: Iterable[str] = ()) -> Drafted:
    """Read a programme and propose its pledges; writes nothing.

    Parameters
    ----------
    programme : .txt, .md, .docx, .odt or .pdf
    home : folder of the map, with its settings and gazetteer
    names : of the party, beside those of the settings

    Raises
    ------
    ProblemsFound : the settings are wrong, or the programme can't be read
    GeoJsonError : a file of the gazetteer is missing or unreadable
    """
    settings = load_settings(home / SETTINGS_FILE)
    gazetteer, _ = gazetteers.load(home / DATA_FOLDER, settings.regions)
    text = read(programme, _progress)
    parts = into_sections(text.blocks)
    who = _speaker([*names, settings.party, *settings.party_names], [block.text for block in text.blocks])
    finder, topics = Finder(gazetteer, settings.region_name), Topics(settings.topics)
    judged = [company.utterances(section, who) for section in _progress(parts, "judge", len(parts))]
    explicit = company.explicitness(judged)
    read_through = [
        sentence
        for section, each in _progress(zip(parts, judged, strict=True), "propose", len(parts))
        for sentence in proposals.read_through(
            section, company.second_look(each, section.heading, explicit), finder, topics
        )
    ]
    read_through = [replace(sentence, number=number) for number, sentence in enumerate(read_through, 1)]
    found = [sentence for sentence in read_through if sentence.confidence]
    left = [sentence for sentence in read_through if not sentence.confidence]
    return Drafted(found, len(parts), text.pages, settings.programme.pages, left, settings.topics)


def _speaker(names: list[str], texts: list[str]) -> speaker.Speaker:
    """Who says "wir": the party by its names, and by those that the text uses for it."""
    known = speaker.Speaker(names)
    is_named = any(known.speaks(text) for text in texts)
    found = speaker.names_in(texts, speaker.MIN_MENTIONS if is_named else speaker.MIN_VERBS)
    return speaker.Speaker([*names, *found]) if found else known


def write(drafted: Drafted, output: Path) -> None:
    """Write the table, or the workbook if the output is one; an existing file is never overwritten."""
    if output.suffix.lower() == WORKBOOK_SUFFIX:
        table.write_bytes(sheets.workbook(drafted.proposals, drafted.left, drafted.topics), output)
    else:
        table.write(drafted.proposals, output)


def nothing_found(drafted: Drafted, name: str) -> Problem:
    """Return the error for a programme in which nothing reads like a promise: it says what was read."""
    example = max((one.text for one in drafted.left), key=len, default="")
    return problem(
        "no_proposals",
        name,
        example=example[:MAX_EXAMPLE_LENGTH],
        sentences=len(drafted.left),
        sections=drafted.section_count,
    )


def check_output(output: Path) -> None:
    """Check before the work starts that the output can be written.

    Raises
    ------
    ProblemsFound : the file exists, or its folder does not
    """
    if output.exists():
        raise ProblemsFound([problem("draft_exists", output.name)])
    if not output.parent.is_dir():
        raise ProblemsFound(
            [problem("draft_unwritable", output.name, reason=_("kein Ordner {folder}", folder=output.parent))]
        )


def _progress(items: Iterable[Any], name: str, total: int) -> Iterable[Any]:
    from tqdm import tqdm

    # disable=None: no progress bar without a terminal, as in a pipe.
    return tqdm(items, desc=name, total=total, disable=None, leave=False)
