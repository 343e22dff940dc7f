"""Measure how right the claims are: see `python -m benchmarks.quality --help`."""
