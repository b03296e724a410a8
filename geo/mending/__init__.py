"""``python -m geo check --write``: it fills in missing ids, and a copy shows what is wrong."""
