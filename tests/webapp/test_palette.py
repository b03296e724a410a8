"""The colours of the topics keep apart, for colour-blind readers as well, and from the ground."""

from __future__ import annotations

import itertools
import warnings

import numpy as np
import pytest

from webapp.snapshot import Snapshot

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from colorspacious import cspace_convert

# Distance in CAM02-UCS: 1 is just noticeable side by side; 9 is told apart in a small symbol.
LEAST_DISTANCE = 9
LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11
WHITE, LIGHT_GROUND = "#ffffff", "#fbfaf5"


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def contrast(first: str, second: str) -> float:
    def luminance(colour: str) -> float:
        c = rgb(colour)
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("vision", ["normal", "deuteranomaly", "protanomaly", "tritanomaly"])
def test_topics_can_be_told_apart(snapshot: Snapshot, vision: str) -> None:
    seen = {}
    for topic in snapshot.settings.topics.values():
        colour = rgb(topic.colour)
        if vision != "normal":
            blind = {"name": "sRGB1+CVD", "cvd_type": vision, "severity": 100}
            colour = np.clip(cspace_convert(colour, blind, "sRGB1"), 0, 1)
        seen[topic.key] = cspace_convert(colour, "sRGB1", "CAM02-UCS")
    distances = {
        pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]) for pair in itertools.combinations(seen, 2)
    }
    assert {pair: round(d, 1) for pair, d in distances.items() if d < LEAST_DISTANCE} == {}


def test_symbols_stand_out_from_map_and_icon(snapshot: Snapshot) -> None:
    for topic in snapshot.settings.topics.values():
        assert contrast(topic.colour, LIGHT_GROUND) >= LEAST_CONTRAST
        assert contrast(topic.colour, WHITE) >= LEAST_CONTRAST


def test_no_two_topics_share_a_symbol(snapshot: Snapshot) -> None:
    icons = [topic.icon for topic in snapshot.settings.topics.values()]
    assert len(set(icons)) == len(icons)
