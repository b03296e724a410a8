"""``python -m geo check --write``: missing ids go into the table, and a copy shows what is wrong."""
