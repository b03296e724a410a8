"""How large a table may be, whatever program saved it."""

from __future__ import annotations

# A real row has 600 bytes. More than this is another file by mistake, and would take gigabytes to build.
LIMIT_BYTES, MAX_ROWS = 20_000_000, 20_000
MAX_CELL_CHARACTERS = 100_000  # three times as many as Excel takes
MAX_LINES = 100_000  # of a CSV file, empty ones included
MAX_COLUMNS = 1_000
# Of the whole file, empty ones between the others included: a full table has 300,000.
MAX_CELLS = 1_000_000
