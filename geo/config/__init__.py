"""What pledgemap.toml says: read, checked, and how the party is called."""
