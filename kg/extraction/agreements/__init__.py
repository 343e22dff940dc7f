"""Documents and ties: their kind, how far they have come, between whom, since when."""
