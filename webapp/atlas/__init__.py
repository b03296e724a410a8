"""The map of the whole country, read from PostgreSQL with PostGIS; nothing of a county needs it."""
