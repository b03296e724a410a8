"""Streets: what one OpenStreetMap extract knows of a region, as tiles and as files of places and streets."""
