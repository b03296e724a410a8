"""Which place a visitor means and what is near it; what lies in a Gemeinde or just beyond its border."""
