"""The words that pages use for the data's own vocabulary."""

from __future__ import annotations

from geo.published import Place

STANCES = {
    "will": "will umsetzen",
    "examines": "will prüfen",
    "supports": "unterstützt",
    "rejects": "lehnt ab",
    "keeps": "will erhalten",
}
STATUSES = {"pledged": "zugesagt", "started": "begonnen", "done": "erledigt", "dropped": "aufgegeben"}


def is_open(place: Place) -> bool:
    """Whether a symbol must not look as if it stood on the spot."""
    return place.precision in ("locality", "municipality")


def whereabouts(place: Place) -> str:
    """Say in plain words how well a place is known."""
    about = f"auf etwa {_rounded(place.accuracy_m)} genau"
    if place.precision == "municipality":
        return "genauer Ort noch offen"
    if place.planned and place.geometry["type"].endswith("LineString"):
        return "Verlauf noch offen, nur ungefähr gezeichnet"
    if place.precision == "locality":
        return f"genauer Ort noch offen, {about}"
    if place.precision == "exact":
        return "Ort genau bekannt"
    return about


def _rounded(distance_m: int) -> str:
    return f"{distance_m / 1000:g} km".replace(".", ",") if distance_m >= 1000 else f"{distance_m} m"
