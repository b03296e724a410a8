"""Everything that the commands say to a person, in German and English."""
