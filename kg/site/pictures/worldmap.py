"""Ties and places on a map; outlines of Natural Earth, in degrees as they are (plate carrée)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from markupsafe import Markup

from kg.resources import ontology_dir
from kg.site.pictures.network import Tie
from kg.site.pictures.svg import clear_labels, element, link, picture

Position = tuple[float, float]
#: West, south, east and north in degrees.
Frame = tuple[float, float, float, float]
#: Degrees around what is shown, and the least that a map shows.
_MARGIN, _LEAST_WIDE, _LEAST_HIGH = 9.0, 40.0, 28.0
_SCALE: Final = 1000.0
_LETTERS: Final = 13


def draw(
    name_of_picture: str,
    positions: Mapping[str, Position],
    ties: Iterable[Tie],
    name: Callable[[str], str],
    href: Callable[[str], str],
    words: tuple[str, str],
    view: Frame | None = None,
) -> Markup:
    """Return a map of places and the ties between them, cut to where they are.

    Args:
        name_of_picture: Identifier, unique on its page.
        positions: Longitude and latitude in degrees, by IRI.
        ties: Drawn where both sides have a position.
        name: What places are called.
        href: Where they are told of.
        words: Title and description.
        view: What to cut the map to; ties that lead out of it end at its edge.
    """
    west, south, east, north = frame = view or frame_of(positions.values())
    within = {p for p, (x, y) in positions.items() if west <= x <= east and south <= y <= north}
    scale = _SCALE / (east - west)

    def at(place: str) -> Position:
        lon, lat = positions[place]
        return (lon - west) * scale, (north - lat) * scale

    known = [tie for tie in ties if tie.a in positions and tie.b in positions]
    curves = [
        element("path", kind=f"edge {t.kind}".strip(), d=_curve(at(t.a), at(t.b))) for t in known
    ]
    busy = Counter(side for tie in known for side in (tie.a, tie.b))
    order = sorted(within, key=lambda place: (-busy[place], place))
    named = clear_labels(
        ((p, at(p)[0] + 12 + 4 * len(name(p)), at(p)[1], len(name(p))) for p in order),
        _LETTERS,
        [at(place) for place in order],
    )
    points = [
        _point(place, at(place), busy[place], place in named, name, href)
        for place in sorted(within)
    ]
    size = (_SCALE, (north - south) * scale)
    water = element("rect", width=size[0], height=size[1], fill="var(--water)")
    return picture(name_of_picture, *words, size, [water, _land(frame), *curves, *points])


def _point(
    place: str,
    spot: Position,
    busy: int,
    named: bool,
    name: Callable[[str], str],
    href: Callable[[str], str],
) -> Markup:
    radius = min(3 + busy**0.5, 10)
    parts = [element("circle", kind="node", cx=spot[0], cy=spot[1], r=radius)]
    if named:
        parts.append(
            element(
                "text", name(place), kind="halo", font_size=13,
                x=spot[0] + radius + 3, y=spot[1] + 4,
            )
        )  # fmt: skip
    else:
        parts.append(element("title", name(place)))
    return link(href(place), *parts, label=name(place))


def frame_of(spots: Iterable[Position]) -> Frame:
    """Return west, south, east and north of a map that shows all spots."""
    found = list(spots) or [(105.0, 16.0)]
    lons, lats = [lon for lon, _ in found], [lat for _, lat in found]
    west, east = _widened(min(lons), max(lons), _LEAST_WIDE, 180)
    south, north = _widened(min(lats), max(lats), _LEAST_HIGH, 85)
    return west, south, east, north


def _widened(low: float, high: float, least: float, limit: float) -> Position:
    extra = max(_MARGIN, (least - (high - low)) / 2)
    return max(-limit, low - extra), min(limit, high + extra)


def _curve(a: Position, b: Position) -> str:
    (x1, y1), (x2, y2) = a, b
    lift = 0.12 * ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    return f"M{x1:.0f} {y1:.0f}Q{(x1 + x2) / 2:.0f} {(y1 + y2) / 2 - lift:.0f} {x2:.0f} {y2:.0f}"


@lru_cache(maxsize=1)
def _rings() -> tuple[tuple[Position, ...], ...]:
    path = ontology_dir() / "gazetteer" / "outlines.json"
    rings = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        tuple(
            zip(
                (x / 10 for x in accumulate(r[::2])),
                (y / 10 for y in accumulate(r[1::2])),
                strict=True,
            )
        )
        for r in rings
    )


@lru_cache(maxsize=4)
def _land(frame: Frame) -> Markup:
    """Return the outlines that reach into the frame."""
    west, south, east, north = frame
    scale = _SCALE / (east - west)
    found = []
    for ring in _rings():
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        if max(lons) < west or min(lons) > east or max(lats) < south or min(lats) > north:
            continue
        spots = [(round((lon - west) * scale), round((north - lat) * scale)) for lon, lat in ring]
        steps = [f"{u - x},{v - y}" for (x, y), (u, v) in pairwise(spots) if (u, v) != (x, y)]
        found.append(f"M{spots[0][0]},{spots[0][1]}l{' '.join(steps)}z")
    return element("path", kind="land", d="".join(found))
