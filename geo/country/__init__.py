"""The maps of many counties in one database: what `python -m geo collect` reads, and where it keeps it."""
