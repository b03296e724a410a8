"""The texts around the map: what it shows, how much, the legend, whose pledges these are, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import ngettext

from webapp import words
from webapp.pictures.formats import Box
from webapp.pictures.palette import colour
from webapp.pictures.parts import Picture, PlacedLine, Symbol
from webapp.pictures.subject import Subject
from webapp.pictures.typeface import ASCENT, BOLD, LEADING, REGULAR, balanced, cut, fit, width, wrap
from webapp.signs import LABELS, MARKS

PAD, PAD_INSIDE = 30, 14
ON_ACCENT = "#ffffff"
CHOSEN_LINES = 4
MAX_SHARE_BESIDE, MAX_SHARE_ABOVE = 0.46, 0.22  # maximum share of the title
# Sizes of the legend's text, with the number of columns: the first that fits is used.
BESIDE = ((18, 1), (16, 1), (14.5, 1), (13, 1), (11.5, 1))
BELOW = ((22, 2), (20, 3), (18, 3), (16, 3), (14, 3))
TEXT_SIZE, INDENT = 15, 15
SIGNS = 3  # of the legend besides the topics, as a first guess
ROW = 1.55  # height of a row, times the size of its text


def beside(picture: Picture, subject: Subject) -> Box:
    """Set a column of text left of the map, the sources below both; return the room for the legend."""
    form = picture.format
    foot = _foot(picture, subject)
    head = _head(picture, subject, Box(0, 0, form.panel_width, foot.y))
    picture.map_box = Box(form.panel_width, 0, form.width - form.panel_width, foot.y)
    area = Box(0, head.bottom, form.panel_width, foot.y - head.height)
    picture.panels.append((area, colour("surface")))
    return _count(picture, subject, area)


def around(picture: Picture, subject: Subject, signs_of: Callable[[], list[Symbol]]) -> Box:
    """Set the title above the map; count, legend and sources below. Return the room for the legend.

    ``signs_of`` returns what would be drawn on the map, so that the legend takes only the room it needs.
    """
    form = picture.format
    foot = _foot(picture, subject)
    head = _head(picture, subject, Box(0, 0, form.width, foot.y))
    above = 2 * PAD_INSIDE + _count_height(picture, subject, form.width - 2 * PAD)
    rows = len(subject.legend) + SIGNS
    for _attempt in range(2):
        height = above + _lowest(rows, BELOW, form.height * 0.17)
        area = Box(0, foot.y - height, form.width, height)
        picture.map_box = Box(0, head.bottom, form.width, area.y - head.bottom)
        rows = len(subject.legend) + len(_signs(signs_of()))
    picture.panels.append((area, colour("surface")))
    return _count(picture, subject, area)


def legend(picture: Picture, subject: Subject, room: Box) -> None:
    """Set the rows in columns, read downwards; signs are left out if they don't fit."""
    choices = BESIDE if picture.format.panel_width else BELOW
    rows = _topics(subject)
    for signs in (_signs(picture.symbols), []):
        size, columns = next(
            ((s, c) for s, c in choices if _height(len(rows + signs), s, c) <= room.height), choices[-1]
        )
        if _height(len(rows + signs), size, columns) <= room.height:
            rows += signs
            break
    per_column = -(-len(rows) // columns)
    step = room.width / columns
    for number, row in enumerate(rows):
        column, place = divmod(number, per_column)
        x, y = room.x + column * step, room.y + (place + 0.5) * size * ROW
        circle = size * 1.3
        picture.symbols.append(replace(row.symbol, x=x + circle / 2 + 3, y=y, size=circle))
        _entry(picture, row, x + circle + 13, y + size * 0.35, size, x + step - 8)
    if columns == 1:
        top = room.y + len(rows) * size * ROW + 14
        _texts(picture, subject.texts, Box(room.x, top, room.width, room.bottom - top))


def _texts(picture: Picture, texts: Sequence[str], room: Box) -> None:
    """Set as many whole pledges as fit, and the count of the others."""
    if len(texts) == 1:
        smallest = int(room.height / (TEXT_SIZE * LEADING))
        sizes = [size for size in (TEXT_SIZE * 1.25, TEXT_SIZE * 1.1) if _fits(texts[0], size, room)]
        if smallest:
            text = fit(texts[0], [*sizes, TEXT_SIZE], REGULAR, room.width, 99 if sizes else smallest)
            _set(picture, text, room.x, room.y, REGULAR, colour("text"))
        return
    size = TEXT_SIZE
    step, y = size * LEADING, room.y
    for number, one in enumerate(texts):
        lines = wrap(one, size, REGULAR, room.width - INDENT)
        is_last = number + 1 == len(texts)
        if y + step * (len(lines) + (not is_last)) > room.bottom:
            more = ngettext("und %(num)s weitere", "und %(num)s weitere", len(texts) - number)
            if number:
                _set(picture, (size, [more]), room.x + INDENT, y, REGULAR, colour("muted"))
            return
        _set(picture, (size, ["–"]), room.x, y, REGULAR, colour("muted"))
        y = _set(picture, (size, lines), room.x + INDENT, y, REGULAR, colour("text")) + size * 0.25


def _fits(text: str, size: float, room: Box) -> bool:
    return len(wrap(text, size, REGULAR, room.width)) * size * LEADING <= room.height


@dataclass(frozen=True)
class LegendRow:
    """A row of the legend."""

    symbol: Symbol
    label: str
    count: str = ""


def _topics(subject: Subject) -> list[LegendRow]:
    return [
        LegendRow(Symbol(0, 0, 1, topic.colour, topic.icon), words.topic_label(topic), str(count or ""))
        for topic, count in subject.legend
    ]


def _signs(drawn: Sequence[Symbol]) -> list[LegendRow]:
    """Return the signs that occur among the symbols on the map."""
    mixed = colour("mixed")
    counts = [symbol.count for symbol in drawn if not symbol.icon and not symbol.whole]
    signs = [
        (
            bool(counts),
            Symbol(0, 0, 1, mixed, count=max(counts, default=0)),
            _("mehrere Themen an einem Ort"),
        ),
        (any(s.open for s in drawn), Symbol(0, 0, 1, mixed, "pin", open=True), _("genauer Ort noch offen")),
        (any(s.rejected for s in drawn), Symbol(0, 0, 1, mixed, "pin", rejected=True), _("wird abgelehnt")),
        *(
            (
                any(mark in s.mark for s in drawn),
                Symbol(0, 0, 1, mixed, "pin", mark=mark, hollow=kind != "done"),
                str(LABELS[kind]),
            )
            for kind, mark in MARKS.items()
        ),
    ]
    return [LegendRow(symbol, label) for occurs, symbol, label in signs if occurs]


def _head(picture: Picture, subject: Subject, room: Box) -> Box:
    """Set title and filter as text on the party's colour, as high as they need."""
    form, wide = picture.format, room.width - 2 * PAD
    small = form.title_size * 0.42
    chosen = fit(subject.filter_words, (small, small * 0.85, small * 0.75), REGULAR, wide, CHOSEN_LINES)
    below = len(chosen[1]) * chosen[0] * LEADING + small * 0.35 if subject.filter_words else 0
    max_height = room.height * (MAX_SHARE_BESIDE if form.panel_width else MAX_SHARE_ABOVE) - below - 1.5 * PAD
    sizes = [form.title_size * share / 20 for share in range(20, 8, -1)]
    size, lines = next(
        (found for size in sizes if _high(found := fit(subject.title, [size], BOLD, wide, 9)) <= max_height),
        fit(subject.title, sizes[-1:], BOLD, wide, max(1, int(max_height / (sizes[-1] * LEADING)))),
    )
    if lines == wrap(subject.title, size, BOLD, wide):
        lines = balanced(subject.title, size, BOLD, wide)
    y = _set(picture, (size, lines), room.x + PAD, room.y + PAD * 0.8, BOLD, ON_ACCENT)
    if subject.filter_words:
        y = _set(picture, chosen, room.x + PAD, y + small * 0.35, REGULAR, ON_ACCENT)
    head = Box(room.x, room.y, room.width, y + PAD * 0.7 - room.y)
    picture.panels.append((head, colour("accent")))
    return head


def _high(text: tuple[float, list[str]]) -> float:
    return text[0] * LEADING * len(text[1])


def _count(picture: Picture, subject: Subject, area: Box) -> Box:
    """Set the number of pledges; return the room that is left below."""
    y, wide = area.y + PAD_INSIDE, area.width - 2 * PAD
    texts = _count_texts(picture, subject, wide)
    for number, (text, weight, ink) in enumerate(texts):
        size, lines = text
        if number and _in_one_line(texts, wide):
            before, [first] = texts[0][0]
            x = PAD + width(first, before, BOLD) + size * 0.7
            picture.lines.append(PlacedLine(lines[0], x, y - before * (LEADING - ASCENT), size, weight, ink))
        else:
            y = _set(picture, text, PAD, y, weight, ink)
    top = area.y + PAD_INSIDE + _count_height(picture, subject, wide)
    return Box(PAD, top, wide, area.bottom - PAD_INSIDE * 0.7 - top)


CountText = tuple[tuple[float, list[str]], int, str]  # size and lines, weight, colour


def _count_texts(picture: Picture, subject: Subject, wide: float) -> list[CountText]:
    size = picture.format.title_size * 0.5
    texts = (
        (subject.count, BOLD, 1, colour("text")),
        (subject.count_note, REGULAR, 0.72, colour("muted")),
    )
    return [
        (fit(text, [size * share * step / 10 for step in range(10, 5, -1)], weight, wide, 2), weight, ink)
        for text, weight, share, ink in texts
        if text
    ]


def _in_one_line(texts: list[CountText], wide: float) -> bool:
    taken = sum(width(lines[0], size, weight) + size for (size, lines), weight, _ink in texts)
    return len(texts) == 2 and all(len(lines) == 1 for (_size, lines), *_ in texts) and taken <= wide


def _count_height(picture: Picture, subject: Subject, wide: float) -> float:
    texts = _count_texts(picture, subject, wide)
    heights = [size * LEADING * len(lines) for (size, lines), *_ in texts]
    return (heights[0] if _in_one_line(texts, wide) else sum(heights)) + picture.format.title_size * 0.18


def _foot(picture: Picture, subject: Subject) -> Box:
    """Set whose pledges these are, their date, where to read on, and the sources of the map."""
    form, wide = picture.format, picture.format.width - 2 * PAD
    size = form.small_size
    site = width(subject.address, size * 1.1, BOLD) + PAD if subject.address else 0
    about = f"{subject.party_line} · {subject.date_line}"
    sizes = [size * share / 100 for share in range(115, 90, -5)]
    own = min((fit(about, [one], BOLD, wide - site, 3) for one in sizes), key=lambda fitted: len(fitted[1]))
    sources = size, _sources_in_lines(subject.sources, size, wide)
    height = _high(own) + _high(sources) + 20
    box = Box(0, form.height - height, form.width, height)
    picture.panels.append((box, colour("ground")))
    if site:
        place = form.width - site, box.y + 9
        _set(picture, (size * 1.1, [subject.address]), *place, BOLD, colour("accent"))
    y = _set(picture, own, PAD, box.y + 9, BOLD, colour("text"))
    _set(picture, sources, PAD, y + 2, REGULAR, colour("muted"))
    return box


def _sources_in_lines(sources: Sequence[str], size: float, wide: float) -> list[str]:
    """Set sources one after the other, broken between them; within one only if it is longer than a line."""
    lines: list[str] = []
    for source in [_("Karte: %(source)s", source=sources[0]), *sources[1:]]:
        joined = f"{lines[-1]} · {source}" if lines else source
        if lines and width(joined, size, REGULAR) <= wide:
            lines[-1] = joined
        else:
            lines += wrap(source, size, REGULAR, wide)
    return lines


def _entry(picture: Picture, row: LegendRow, x: float, y: float, size: float, right: float) -> None:
    count_width = width(f" {row.count}", size, BOLD) if row.count else 0
    [label] = cut(
        wrap(row.label, size, REGULAR, right - x - count_width), 1, size, REGULAR, right - x - count_width
    )
    picture.lines.append(PlacedLine(label, x, y, size, REGULAR, colour("text")))
    if row.count:
        after = x + width(f"{label} ", size, REGULAR)
        picture.lines.append(PlacedLine(row.count, after, y, size, BOLD, colour("muted")))


def _height(rows: int, size: float, columns: int) -> float:
    return -(-rows // columns) * size * ROW


def _lowest(rows: int, choices: Sequence[tuple[float, int]], max_height: float) -> float:
    """Return the height of that many rows at the first size that fits."""
    heights = [_height(rows, *choice) for choice in choices]
    return next((height for height in heights if height <= max_height), heights[-1])


def _set(
    picture: Picture, text: tuple[float, list[str]], x: float, top: float, weight: int, ink: str
) -> float:
    """Set lines one below the other; return where the next may begin."""
    size, lines = text
    for number, line in enumerate(lines):
        y = top + size * (ASCENT + number * LEADING)
        picture.lines.append(PlacedLine(line, x, y, size, weight, ink))
    return top + size * LEADING * len(lines)
