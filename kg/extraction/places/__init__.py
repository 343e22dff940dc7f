"""Which words are names of places, listed or not, and which places they are."""
