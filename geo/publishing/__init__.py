"""What a build publishes and keeps: pledges.geojson, its history, its builds, and how it is read again."""
