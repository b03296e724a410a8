"""Asking a Nominatim server for places that the gazetteer lacks, and keeping its answers."""
