"""The lines of a PDF, read in a separate process with limited memory."""
