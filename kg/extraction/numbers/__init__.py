"""Numerals, dates and their templates: what stands in a text before any sentence is known."""
