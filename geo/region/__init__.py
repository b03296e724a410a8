"""What is known about a region before anybody draws a landmark: read once, from open packages."""
