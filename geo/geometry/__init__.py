"""Shapes: GeoJSON, projection, rounding and label points."""
