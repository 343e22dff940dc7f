"""People have the last word: their decisions, kept as data and applied at every build."""
