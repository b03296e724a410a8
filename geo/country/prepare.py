"""The home of a nationwide map: settings to fill in."""

from __future__ import annotations

from pathlib import Path

from geo.config.country_site import COUNTRY_FILE

STARTER = Path(__file__).parent / "starter" / COUNTRY_FILE


def write_settings(home: Path) -> Path | None:
    """Put settings to fill in into a home, unless it has some; return their path, or None."""
    settings = home / COUNTRY_FILE
    if settings.exists():
        return None
    home.mkdir(parents=True, exist_ok=True)
    settings.write_text(STARTER.read_text(encoding="utf-8"), encoding="utf-8")
    return settings
