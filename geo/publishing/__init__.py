"""What a build puts out and keeps: pledges.geojson, its history, its builds, and how it is read again."""
