"""The map: Folium's, made fit for a public page, with its names and its outlines."""
