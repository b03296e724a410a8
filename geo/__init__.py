"""From ``pledges.csv`` and the gazetteer to ``data/geojson/pledges.geojson``. Knows no Flask."""
