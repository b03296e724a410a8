"""The colours of the topics keep apart, for colour-blind readers as well, and from the ground."""

from __future__ import annotations

import itertools
import re
import warnings

import numpy as np
import pytest

from geo.config import colour
from geo.config.settings import ICONS
from tests.conftest import REPOSITORY
from webapp import icons
from webapp.assets import STATIC
from webapp.snapshot import Snapshot

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from colorspacious import cspace_convert

# Distance in CAM02-UCS: 1 is just noticeable side by side; 9 can be distinguished in a small symbol.
MIN_DISTANCE = 9
MIN_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
MIN_TEXT_CONTRAST = 4.5  # 1.4.3
WHITE, LIGHT_GROUND = "#ffffff", "#fbfaf5"
GROUNDS = ("outside", "land", "settlement", "water", "forest", "mine")


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def contrast(first: str, second: str) -> float:
    def luminance(colour: str) -> float:
        c = rgb(colour)
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def as_seen(colour: str, vision: str) -> np.ndarray:
    """Return a colour in CAM02-UCS, as it looks to people with this vision."""
    seen = rgb(colour)
    if vision != "normal":
        blind = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
        seen = np.clip(cspace_convert(seen, blind, "sRGB1"), 0, 1)
    return cspace_convert(seen, "sRGB1", "CAM02-UCS")


@pytest.mark.parametrize("vision", ["normal", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_topics_can_be_told_apart(snapshot: Snapshot, vision: str) -> None:
    seen = {topic.key: as_seen(topic.colour, vision) for topic in snapshot.settings.topics.values()}
    distances = {
        pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]) for pair in itertools.combinations(seen, 2)
    }
    assert {pair: round(d, 1) for pair, d in distances.items() if d < MIN_DISTANCE} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("vision", ["normal", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_no_topic_has_the_colour_of_the_chosen_gemeinde(snapshot: Snapshot, vision: str, dark: bool) -> None:
    chosen = as_seen(theme(dark)["chosen"], vision)
    distances = {
        topic.key: np.linalg.norm(as_seen(topic.colour, vision) - chosen)
        for topic in snapshot.settings.topics.values()
    }
    assert {key: round(d, 1) for key, d in distances.items() if d < MIN_DISTANCE} == {}


def test_symbols_stand_out_from_map_and_icon(snapshot: Snapshot) -> None:
    for topic in snapshot.settings.topics.values():
        assert contrast(topic.colour, LIGHT_GROUND) >= MIN_CONTRAST
        assert contrast(topic.colour, WHITE) >= MIN_CONTRAST


def theme(dark: bool) -> dict[str, str]:
    """The named colours of the style sheets, as they hold in the light or the dark theme."""
    colours: dict[str, str] = {}
    for name in ("base.css", "map.css"):
        light, *others = re.findall(r":root \{(.*?)\}", (STATIC / "css" / name).read_text(), re.DOTALL)
        for block in [light, *others] if dark else [light]:
            colours |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * c for c in value[1:])
        for name, value in colours.items()
    }


def test_colours_of_parties_are_measured_where_they_stand_out_least() -> None:
    """A dark sign on a light page, and a light one on a dark page."""
    light, dark = ({theme(is_dark)[name] for name in ("ground", "surface")} for is_dark in (False, True))
    assert min(light, key=lambda page: contrast(page, "#000000")) == colour.LIGHT
    assert max(dark, key=lambda page: contrast(page, "#000000")) == colour.DARK


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_symbols_stand_out_from_every_ground_in_both_themes(snapshot: Snapshot, dark: bool) -> None:
    """By their colour or, where that is close to the ground's, by the ring around them or its edge."""
    colours = theme(dark)
    symbols = [topic.colour for topic in snapshot.settings.topics.values()] + [colours["mixed"]]
    weak = {
        (symbol, name): round(best, 2)
        for symbol, name in itertools.product(symbols, GROUNDS)
        if (
            best := max(
                contrast(edge, colours[f"map-{name}"]) for edge in (symbol, colours["ring"], colours["edge"])
            )
        )
        < MIN_CONTRAST
    }
    assert weak == {}
    assert all(contrast(symbol, colours["ring"]) >= MIN_CONTRAST for symbol in symbols)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_from_page_and_map(dark: bool) -> None:
    colours = theme(dark)
    for text, ground in itertools.product(("text", "muted", "accent", "reject"), ("ground", "surface")):
        assert contrast(colours[text], colours[ground]) >= MIN_TEXT_CONTRAST, (text, ground)
    # A name is drawn on a halo of the land's colour, whatever is below.
    assert contrast(colours["map-label"], colours["map-halo"]) >= MIN_TEXT_CONTRAST
    assert contrast(colours["focus"], colours["ground"]) >= MIN_CONTRAST


def test_no_two_topics_share_a_symbol(snapshot: Snapshot) -> None:
    symbols = [topic.icon for topic in snapshot.settings.topics.values()]
    assert len(set(symbols)) == len(symbols)


def test_the_settings_can_name_each_symbol_of_the_file_and_no_other() -> None:
    symbols = re.findall(r'<symbol[^>]* id="i-([^"]+)"', icons.ICONS.read_text(encoding="utf-8"))
    assert tuple(name for name in symbols if name not in icons.OWN) == ICONS


def test_the_settings_of_a_new_map_offer_each_symbol_with_its_german_name() -> None:
    text = (REPOSITORY / "geo/region/starter/pledgemap.toml").read_text(encoding="utf-8").replace("\n#", "")
    offered = re.search(r"Zeichen zur Auswahl: ([^.]+)\.", text)[1]
    assert tuple(re.findall(r"([a-z-]+) \([A-ZÄÖÜ]\w+\)", offered)) == ICONS
