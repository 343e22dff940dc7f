"""Claims and graphs that others made: they pass the gate that our own pass.

Nothing is fetched: no context, no import, no external entity.
"""
