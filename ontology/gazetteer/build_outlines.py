"""Make `outlines.json`: the outlines of countries that maps are drawn on.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python ontology/gazetteer/build_outlines.py package/countries-110m.json

Takes Natural Earth's 1:110m countries (public domain) as the npm package `world-atlas`
ships them (TopoJSON), and writes one line a country: rings of longitude and latitude in
tenths of a degree, each point as its difference from the one before. See SOURCES.md.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs of a topology in degrees (TopoJSON 1.0, section 2.1.4)."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = map(accumulate, zip(*arc, strict=True))
        found.append([(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)])
    return found


def rings_of(shape: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """Yield the outer rings of a country; holes are filled by the country that lies in them."""
    if "arcs" not in shape:
        return
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        ring: list[Point] = []
        for number in polygon[0]:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            ring += arc[1:] if ring else arc
        yield ring


def packed(ring: list[Point]) -> list[int]:
    """Return a ring in tenths of a degree: its first point, then differences."""
    points = [(round(x * 10), round(y * 10)) for x, y in ring]
    kept = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    flat = list(kept[0])
    for (x, y), (u, v) in pairwise(kept):
        flat += [u - x, v - y]
    return flat


def main(source: Path) -> None:
    """Write the outlines beside this script."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    rings = [
        packed(ring)
        for shape in topology["objects"]["countries"]["geometries"]
        for ring in rings_of(shape, arcs)
    ]
    lines = ",\n".join(json.dumps(r, separators=(",", ":")) for r in rings if len(r) > 6)
    target = Path(__file__).with_name("outlines.json")
    target.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(rings)} rings, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
