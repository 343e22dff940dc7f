"""Han characters read the Vietnamese way (郑雪梅 is Trịnh Tuyết Mai), or by pinyin."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from kg.names.tables import read_table

_MOST = 24


@lru_cache(maxsize=1)
def load_han_readings() -> dict[str, tuple[str, ...]]:
    """Return the Sino-Vietnamese readings of each character, the likelier first."""
    readings: dict[str, tuple[str, ...]] = {}
    for row in read_table("han-readings.tsv"):
        for char in row["characters"]:
            readings[char] = (*readings.get(char, ()), row["reading"])
    return readings


@lru_cache(maxsize=16384)
def vietnamese_of_han(text: str) -> tuple[str, ...]:
    """Return Vietnamese readings of Han characters, likelier first, at most 24.

    Empty if a character has no reading in the table or is no Han character.

    >>> vietnamese_of_han("黎德育")[0]
    'Lê Đức Dục'
    >>> vietnamese_of_han("Lê")
    ()
    """
    readings = load_han_readings()
    options = [readings.get(char, ()) for char in text if not char.isspace()]
    if not options or not all(options):
        return ()
    # Sum of ranks, so that one unlikely reading comes before two.
    ranked = product(*(tuple(enumerate(option)) for option in options))
    best = sorted(islice(ranked, 512), key=lambda combo: sum(rank for rank, _ in combo))
    return tuple(" ".join(reading for _, reading in combo) for combo in best[:_MOST])
