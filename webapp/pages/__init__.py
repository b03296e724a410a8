"""The pages that people read, what their heads say of them, and the list of them for search engines."""
