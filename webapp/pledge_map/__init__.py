"""The map: Folium's, adapted for a public page, with its names and outlines."""
