"""What is known about a region before anybody has drawn a landmark: read from open packages, once."""
