"""The pages that people read, their heads, and the sitemap for search engines."""
