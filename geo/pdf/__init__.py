"""The lines of a PDF, read in a process of its own with a bound on its memory."""
