"""Invented programmes with the right answers in their margin, and the files and regions made of them.

A line begins with what it is: "w" will, "e" examines, "s" supports, "r" rejects, "k" keeps; "-" is no pledge,
":" introduces a list, "=" and "==" are headings. "*" before it makes a list item, with its number if it has
one. Places follow after "|". Lines in a row are one paragraph. "!" lines say who, and which places
there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.draft_gold import Answer
from tests.geo.draft.conftest import feature, make_home

FOLDER = Path(__file__).parent / "programmes"
_STANCES = {stance[0]: stance for stance in ("will", "examines", "supports", "rejects", "keeps")}
_LINE = re.compile(
    r"(?P<item>\*(?P<number>\d*))?(?P<mark>={1,2}|[-:]|[a-z]) (?P<text>.*?)(?: \| (?P<places>.*))?"
)


@dataclass(frozen=True)
class Line:
    """One sentence, item or heading. ``opens``: a paragraph begins with it."""

    kind: str  # "heading", "item" or "text"
    text: str
    level: int = 0
    number: str = ""
    stance: str = ""
    places: tuple[str, ...] = ()
    opens: bool = True


@dataclass
class Marked:
    """A programme: what its settings and gazetteer say, and its lines."""

    name: str
    party: str = ""
    party_names: list[str] = field(default_factory=list)
    region: str = ""
    places: list[tuple[str, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def paragraphs(self) -> Iterator[list[Line]]:
        found: list[Line] = []
        for line in self.lines:
            if found and line.opens:
                yield found
                found = []
            found.append(line)
        yield found

    def answers(self, pages: dict[str, int] | None = None) -> list[Answer]:
        """The right answers; ``pages`` are those on which each text was set."""
        section, rows = "", []
        for line in self.lines:
            if line.kind == "heading":
                section = line.text
            elif line.stance:
                page = pages[line.text] if pages else None
                rows.append(Answer(line.text, line.stance, section, page, line.places))
        return rows


def load(name: str) -> Marked:
    programme = Marked(name)
    opens = True
    for raw in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if raw.startswith("! "):
            _say(programme, *raw[2:].split(" ", 1))
        elif not raw.strip():
            opens = True
        else:
            line = _line(raw, opens)
            programme.lines.append(line)
            opens = line.kind == "heading"
    return programme


def _say(programme: Marked, what: str, text: str) -> None:
    if what in ("party", "region"):
        setattr(programme, what, text)
    elif what == "names":
        programme.party_names = text.split("; ")
    else:
        programme.places.append((what, text))


def _line(raw: str, opens: bool) -> Line:
    match = _LINE.fullmatch(raw)
    assert match, raw
    mark, text = match["mark"], match["text"]
    if mark[0] == "=":
        return Line("heading", text, len(mark))
    places = tuple(match["places"].split("; ")) if match["places"] else ()
    item = match["item"] is not None
    return Line(
        "item" if item else "text",
        text,
        number=match["number"] or "",
        stance=_STANCES.get(mark, ""),
        places=places,
        opens=opens or item or mark == ":",
    )


def home_of(programme: Marked, folder: Path) -> Path:
    """The folder of a map with the programme's region."""
    layers: dict[str, list[object]] = {
        name: [] for name in ("municipalities", "neighbours", "localities", "stops", "landmarks")
    }
    layers["localities_from_stops"] = []
    towns = [text for kind, text in programme.places if kind == "municipality"]
    ags = {town: f"09007{number:03}" for number, town in enumerate(towns, 1)}
    lon = {town: 9.0 + number / 20 for number, town in enumerate(towns)}
    for town in towns:
        item = feature(ags[town], town, "municipality", [ags[town]], round(lon[town], 4), area=True)
        layers["municipalities"].append(item)
    for number, (kind, text) in enumerate(programme.places):
        if kind == "municipality":
            continue
        found = re.fullmatch(
            r"(.*?)(?: (\w+))? \((.*)\)" if kind == "landmark" else r"(.*?)() \((.*)\)", text
        )
        assert found, text
        name, special, town = found.groups()
        layer = {"locality": "localities", "station": "stops", "stop": "stops"}.get(kind, "landmarks")
        alternatives = [f"Bahnhof {name}", f"{name} Bahnhof"] if kind == "station" else []
        place = feature(
            f"p{number}", name, special or kind, [ags[town]], round(lon[town] + 0.02, 4), alternatives
        )
        layers[layer].append(place)
    prefix = ags[towns[0]] if len(towns) == 1 else "09007"
    home = make_home(folder, programme.region, prefix, layers)
    settings = home / "pledgemap.toml"
    names = ", ".join(f'"{name}"' for name in programme.party_names)
    text = settings.read_text(encoding="utf-8").replace(
        'party = "Partei"', f'party = "{programme.party}"\nparty_names = [{names}]'
    )
    settings.write_text(text, encoding="utf-8")
    return home
