"""The table of pledges: reading it as people save it, and checking its content."""
