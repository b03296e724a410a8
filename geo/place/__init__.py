"""From a name to a place: the gazetteer, its files, and the chain that looks an entry up."""
