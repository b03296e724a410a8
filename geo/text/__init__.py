"""What people write: dates, names and their spellings, invisible characters."""
