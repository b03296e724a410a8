"""From a party's programme to a first pledges.csv: what reads like a promise, and the places it names.

Rules and the region's gazetteer, no network: docs/draft.md says how well it works.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.build import DATA_FOLDER
from geo.config.settings import SETTINGS_FILE, load_settings
from geo.draft import proposals, speaker, table
from geo.draft.proposals import Proposal
from geo.draft.reading import read
from geo.draft.sections import into_sections
from geo.draft.topics import Topics
from geo.draft.toponyms import Finder
from geo.errors import ProblemsFound
from geo.place import gazetteer as gazetteers
from geo.words.language import gettext as _
from geo.words.messages import problem

DRAFT_FILE = "pledges-draft.csv"


@dataclass(frozen=True)
class Drafted:
    """What `draft` found.

    Parameters
    ----------
    proposals : in the order of the programme
    section_count : sections that were read
    pages : last page that the file knows, None if it has no pages
    settings_pages : the last page by the settings
    """

    proposals: list[Proposal]
    section_count: int
    pages: int | None
    settings_pages: int

    @property
    def placed_count(self) -> int:
        return sum(bool(proposal.places) for proposal in self.proposals)


def draft(programme: Path, home: Path) -> Drafted:
    """Read a programme and propose its pledges; writes nothing.

    Parameters
    ----------
    programme : .txt, .md, .docx, .odt or .pdf
    home : folder of the map, with its settings and gazetteer

    Raises
    ------
    ProblemsFound : the settings are wrong, the programme can't be read, or nothing in it reads like a promise
    GeoJsonError : a file of the gazetteer is missing or unreadable
    """
    settings = load_settings(home / SETTINGS_FILE)
    gazetteer, _ = gazetteers.load(home / DATA_FOLDER, settings.regions)
    text = read(programme, _progress)
    parts = into_sections(text.blocks)
    names = [settings.party, *settings.party_names, *speaker.names_in(block.text for block in text.blocks)]
    who = speaker.Speaker(names)
    finder, topics = Finder(gazetteer, settings.region_name), Topics(settings.topics)
    found = [
        proposal
        for section in _progress(parts, "propose", len(parts))
        for proposal in proposals.propose(section, finder, topics, who)
    ]
    if not found:
        raise ProblemsFound([problem("no_proposals", programme.name)])
    return Drafted(found, len(parts), text.pages, settings.programme.pages)


def write(drafted: Drafted, output: Path) -> None:
    """Write the table; an existing file is an error and is never overwritten."""
    table.write(drafted.proposals, output)


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
