"""Dates and numbers of sentences: what is counted, in which money, and of which year and day."""
