"""Limits on the size of a table, whatever program saved it."""

from __future__ import annotations

# A real row has 600 bytes. A larger file is there by mistake, and would take gigabytes to build.
LIMIT_BYTES, MAX_ROWS = 40_000_000, 50_000
MAX_CELL_CHARACTERS = 100_000  # three times Excel's limit
MAX_LINES = 100_000  # of a CSV file, empty ones included
MAX_COLUMNS = 1_000
# Of the whole file, including empty ones in between: a full table has 800,000.
MAX_CELLS = 1_000_000
