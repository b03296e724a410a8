"""An empty table of pledges to fill in, in German, as .xlsx: ``python -m geo template``."""
