"""The picture of the network of ties."""

from __future__ import annotations

import os
import subprocess
import sys

from kg.site.pictures.network import Tie, lay_out

LAID_OUT = """
from kg.site.pictures.network import Tie, lay_out
ring = [Tie(f"place-{n}", f"place-{(n + 1) % 7}", "twinned") for n in range(7)]
apart = [Tie(f"town-{n}", "town-0", "friendship") for n in range(1, 12)]
print(lay_out([*ring, *apart]))
"""


def test_equal_ties_give_equal_layouts_in_every_process() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", LAID_OUT],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_places_that_no_tie_joins_stand_apart() -> None:
    spots = lay_out([Tie("a", "b", "twinned"), Tie("c", "d", "twinned")])
    assert len(set(spots.values())) == len(spots) == 4
