"""Elements of SVG as text, everything escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(tag: str, *children: str, **attributes: object) -> Markup:
    """Return an element; `_` in names of attributes stands for `-`, `kind` for `class`.

    >>> print(element("text", "a<b", kind="label", text_anchor="end"))
    <text class="label" text-anchor="end">a&lt;b</text>
    """
    head = "".join(
        f' {_attribute(name)}="{escape(number(value))}"'
        for name, value in attributes.items()
        if value != ""
    )
    inner = "".join(map(escape, children))
    return Markup(f"<{tag}{head}>{inner}</{tag}>")  # noqa: S704 - all is escaped


def _attribute(name: str) -> str:
    return "class" if name == "kind" else name.replace("_", "-")


def number(value: object) -> object:
    """Return a number with at most one decimal, others as they are.

    >>> number(3.14159), number(2.0), number("x")
    ('3.1', '2', 'x')
    """
    if isinstance(value, float):
        text = f"{value:.1f}".removesuffix(".0")
        return "0" if text == "-0" else text
    return value


def picture(
    name: str, title: str, text: str, size: tuple[float, float], children: Iterable[str]
) -> Markup:
    """Return a whole picture, named and described for those who do not see it.

    Args:
        name: Identifier, unique on its page.
        title: What it is.
        text: What it shows.
        size: Width and height in units of its own.
        children: Its elements.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", text, id=f"{name}-desc"),
        *children,
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )


def clear_labels(
    wanted: Iterable[tuple[str, float, float, float]],
    size: int,
    points: Iterable[tuple[float, float]] = (),
) -> set[str]:
    """Return the labels that can be read: those that cover none before them.

    Args:
        wanted: Key, middle of the text from left and from above, and its length in
            characters, the most important first.
        size: Height of the letters.
        points: What no label may cover either.
    """
    placed = [(x, y, 1.0) for x, y in points]
    found = set()
    for key, x, y, length in wanted:
        half = 0.3 * size * length
        if all(abs(y - v) > size or abs(x - u) > half + other for u, v, other in placed):
            placed.append((x, y, half))
            found.add(key)
    return found


def link(href: str, *children: str, label: str = "") -> Markup:
    """Return elements that lead somewhere; the elements alone if there is nowhere to lead."""
    if not href:
        return element("g", *children)
    return element("a", *children, href=href, aria_label=label)
