"""Measurements of size and speed against a plain Folium app: ``python -m bench``. No test depends on them."""
