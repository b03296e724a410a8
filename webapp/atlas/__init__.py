"""The map of the whole country, read from PostgreSQL with PostGIS; nothing of a county needs it.

Pages, tiles and search come from a database of what many maps publish (``python -m geo collect``). The site
reads only, from several databases where there are several, and shows its last answers while none answers.
"""

from __future__ import annotations

from collections.abc import Mapping

# Where the database is, only the environment says: addresses hold passwords.
DATABASE, READ_DATABASES = "PLEDGEMAP_DATABASE", "PLEDGEMAP_READ_DATABASES"


def is_configured(environment: Mapping[str, str]) -> bool:
    """Return whether a site serves the nationwide map instead of one of its own build."""
    return any(environment.get(name, "").strip() for name in (READ_DATABASES, DATABASE))
