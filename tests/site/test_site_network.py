"""The picture of the network of ties."""

from __future__ import annotations

from hash_seeds import printed

from kg.site.pictures.network import Tie, lay_out

LAID_OUT = """
from kg.site.pictures.network import Tie, lay_out
ring = [Tie(f"place-{n}", f"place-{(n + 1) % 7}", "twinned") for n in range(7)]
apart = [Tie(f"town-{n}", "town-0", "friendship") for n in range(1, 12)]
print(lay_out([*ring, *apart]))
"""


def test_equal_ties_give_equal_layouts_in_every_process() -> None:
    assert len(printed(LAID_OUT)) == 1


def test_places_that_no_tie_joins_stand_apart() -> None:
    spots = lay_out([Tie("a", "b", "twinned"), Tie("c", "d", "twinned")])
    assert len(set(spots.values())) == len(spots) == 4
