"""Bars, columns over time, and the matrix of two kinds of things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from kg.site.pictures.svg import element, link, picture

_BAR: Final = 24
_WIDTH: Final = 640.0


def bars(name: str, rows: Sequence[tuple[str, int, str]], words: tuple[str, str]) -> Markup:
    """Return bars from left to right.

    Args:
        name: Identifier of the picture, unique on its page.
        rows: Label, number, and where it leads (or nothing).
        words: Title and description.
    """
    most = max((count for _, count, _ in rows), default=1) or 1
    label_width = 220.0
    room = _WIDTH - label_width - 50
    children = []
    for i, (label, count, href) in enumerate(rows):
        y = i * _BAR
        text = label if len(label) <= 30 else label[:29] + "…"
        children.append(
            link(
                href,
                element("text", text, x=label_width - 8, y=y + 16, text_anchor="end", font_size=14),
                element(
                    "rect", kind="bar", x=label_width, y=y + 4, height=_BAR - 8,
                    width=max(1.0, room * count / most),
                ),
                element(
                    "text", str(count), font_size=13,
                    x=label_width + 6 + room * count / most, y=y + 16,
                ),
            )
        )  # fmt: skip
    return picture(name, *words, (_WIDTH, max(len(rows), 1) * _BAR), children)


def columns(name: str, counts: Mapping[str, int], words: tuple[str, str]) -> Markup:
    """Return columns from left to right, one for each time, in the order given."""
    height, base, width = 180.0, 150.0, 960.0
    step = width / max(len(counts), 1)
    most = max(counts.values(), default=1) or 1
    every = max(1, -(-len(counts) // 14))
    children = [element("line", kind="axis", x1=0, y1=base, x2=width, y2=base)]
    for i, (time, count) in enumerate(counts.items()):
        tall = (base - 20) * count / most
        if count:
            children.append(
                element(
                    "rect", element("title", f"{time}: {count}"), kind="bar",
                    x=i * step + step * 0.1, y=base - tall, width=step * 0.8, height=tall,
                )
            )  # fmt: skip
        if i % every == 0:
            children.append(
                element(
                    "text",
                    time,
                    kind="faint",
                    x=i * step + step / 2,
                    y=base + 20,
                    text_anchor="middle",
                    font_size=13,
                )
            )
    return picture(name, *words, (width, height), children)


def matrix(
    name: str,
    rows: Sequence[tuple[str, str]],
    heads: Sequence[tuple[str, str]],
    counts: Mapping[tuple[int, int], int],
    words: tuple[str, str],
) -> Markup:
    """Return a matrix whose cells are the fuller the larger their numbers.

    Args:
        name: Identifier of the picture, unique on its page.
        rows: Label and address of each row.
        heads: Label and address of each column.
        counts: Numbers by row and column.
        words: Title and description.
    """
    left, top, cell = 190.0, 170.0, 26.0
    most = max(counts.values(), default=1) or 1
    children = []
    for i, (label, href) in enumerate(heads):
        x = left + i * cell + cell / 2 + 4
        spot = element(
            "text",
            label,
            x=x,
            y=top - 8,
            font_size=13,
            transform=f"rotate(-60 {x:.1f} {top - 8:.1f})",
        )
        children.append(link(href, spot, label=label))
    for i, (label, href) in enumerate(rows):
        y = top + i * cell
        spot = element("text", label, x=left - 8, y=y + 18, text_anchor="end", font_size=13)
        children.append(link(href, spot, label=label))
        for j, (head, _) in enumerate(heads):
            if count := counts.get((i, j)):
                children.append(
                    _cell(left + j * cell, y, cell, count / most, f"{label}, {head}: {count}")
                )
    size = (left + len(heads) * cell + 110, top + len(rows) * cell + 8)
    return picture(name, *words, size, children)


def _cell(x: float, y: float, size: float, share: float, title: str) -> Markup:
    strength = 0.25 + 0.75 * share**0.5
    return element(
        "rect", element("title", title), kind="cell", x=x + 1, y=y + 1,
        width=size - 2, height=size - 2, rx=3, fill_opacity=f"{strength:.2f}",
    )  # fmt: skip
