"""The network of places and their ties; the one door to networkx.

Layout: T. Fruchterman and E. Reingold, Graph Drawing by Force-directed Placement (1991).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from kg.site.pictures.svg import clear_labels, element, link, picture

#: Places that a picture can show so that their names can be read.
MOST: Final = 70
Spot = tuple[float, float]
_WIDTH, _EDGE, _LETTERS = 1000.0, 40.0, 13
_SEED: Final = 1


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A tie between two places, given by IRI; `kind` is its code (`twinned`)."""

    a: str
    b: str
    kind: str


def busiest(ties: Iterable[Tie], most: int = MOST) -> list[Tie]:
    """Return the ties among the places that have most of them, sorted."""
    unique = sorted(set(ties))
    degree = Counter(side for tie in unique for side in (tie.a, tie.b))
    kept = {place for place, _ in sorted(degree.items(), key=lambda p: (-p[1], p[0]))[:most]}
    return [tie for tie in unique if tie.a in kept and tie.b in kept]


def lay_out(ties: Sequence[Tie]) -> dict[str, Spot]:
    """Return where each place stands, from 0 to 1 from left to right and as far down as needed.

    Groups that no tie joins are laid out by themselves. Equal ties give equal layouts.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted({side for tie in ties for side in (tie.a, tie.b)}))
    graph.add_edges_from((tie.a, tie.b) for tie in ties)
    if not graph:
        return {}
    groups = sorted(nx.connected_components(graph), key=lambda g: (-len(g), min(g)))
    drawn = []
    for group in groups:
        part = nx.Graph()  # a view of the whole would go through its places in no fixed order
        part.add_nodes_from(sorted(group))
        part.add_edges_from((tie.a, tie.b) for tie in ties if tie.a in group)
        drawn.append(_boxed(nx.spring_layout(part, seed=_SEED)))
    return _packed(drawn)


def _boxed(spots: Mapping[str, Sequence[float]]) -> dict[str, Spot]:
    """Return a layout in a box whose sides grow with the root of the number of places."""
    xs, ys = zip(*spots.values(), strict=True)
    side = 0.6 + len(spots) ** 0.5
    return {
        place: (
            0.5 + side * _scaled(x, min(xs), max(xs)),
            0.5 + side * 0.6 * _scaled(y, min(ys), max(ys)),
        )
        for place, (x, y) in sorted(spots.items())
    }


def _packed(groups: Sequence[Mapping[str, Spot]]) -> dict[str, Spot]:
    """Return groups beside each other, in rows about as wide as the picture is to be."""
    area = sum((1 + max(x for x, _ in g.values())) ** 2 for g in groups)
    wide = max(1.25 * area**0.5, max(1 + max(x for x, _ in g.values()) for g in groups))
    found: dict[str, Spot] = {}
    left = top = high = 0.0
    for group in groups:
        across, down = (0.5 + max(spot[i] for spot in group.values()) for i in (0, 1))
        if left + across > wide:
            left, top, high = 0.0, top + high, 0.0
        found |= {place: (left + x, top + y) for place, (x, y) in group.items()}
        left, high = left + across, max(high, down)
    return {place: (x / wide, y / wide) for place, (x, y) in found.items()}


def _scaled(value: float, least: float, most: float) -> float:
    return 0.5 if most == least else float((value - least) / (most - least))


def draw(
    ties: Sequence[Tie],
    places: Mapping[str, Spot],
    name: Callable[[str], str],
    href: Callable[[str], str],
    abroad: Callable[[str], bool],
    words: tuple[str, str],
) -> Markup:
    """Return the picture of a network.

    Args:
        ties: What is drawn.
        places: From `lay_out`.
        name: What places are called.
        href: Where they are told of.
        abroad: Whether a place is one of the partners abroad.
        words: Title and description.
    """
    at = {
        place: (_EDGE + x * (_WIDTH - 2 * _EDGE), y * (_WIDTH - 2 * _EDGE))
        for place, (x, y) in places.items()
    }
    height = max((y for _, y in at.values()), default=0.0) + _EDGE
    degree = Counter(side for tie in ties for side in (tie.a, tie.b))
    radius = {place: 4 + 2.2 * degree[place] ** 0.5 for place in at}
    order = sorted(at, key=lambda p: (-degree[p], p))
    named = clear_labels(
        ((p, at[p][0], at[p][1] - radius[p] - 5, len(name(p))) for p in order), _LETTERS
    )
    lines = [
        element(
            "line", kind=f"edge {tie.kind}".strip(),
            x1=at[tie.a][0], y1=at[tie.a][1], x2=at[tie.b][0], y2=at[tie.b][1],
        )
        for tie in ties
    ]  # fmt: skip
    nodes = [
        link(
            href(place),
            element(
                "circle", kind="node abroad" if abroad(place) else "node",
                cx=x, cy=y, r=radius[place],
            ),
            element(
                "text", name(place), kind="halo", text_anchor="middle", font_size=_LETTERS,
                x=x, y=y - radius[place] - 4,
            )
            if place in named
            else element("title", name(place)),
            label=f"{name(place)} ({degree[place]})",
        )
        for place, (x, y) in sorted(at.items())
    ]  # fmt: skip
    return picture("network", *words, (_WIDTH, height), [*lines, *nodes])
