"""Rows as an aligned table for people, in any script.

IRIs are shown by their last two parts (`event/5b06…`), which every command takes
back. Columns without any value are left out. A quote stands below its row, with
article, offsets and address.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import chain, islice

from pyoxigraph import NamedNode
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.store import Rows, Term, plain

_BELOW = ("quote", "quote_lang", "start", "end", "article", "url")
_LOOKED_AT = 1000
#: Marks that turn the direction of what follows: embeddings, overrides, isolates.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WIDEST = 44
_NARROWEST = 6
_WHOLE_IRI = 28  # partnership/ and 16 digits


def print_table(rows: Rows) -> int:
    """Print rows; the first thousand decide on the widths, further ones are streamed.

    Returns:
        How many rows there were.
    """
    source = (dict(zip(rows.variables, row, strict=True)) for row in rows)
    read = list(islice(source, _LOOKED_AT))
    more = next(source, None)
    console = Console(highlight=False, markup=False, emoji=False)
    quoted = "quote" in rows.variables
    names = [
        name for name in rows.variables
        if not (quoted and name in _BELOW) and (more or any(plain(row[name]) for row in read))
    ]  # fmt: skip
    widths = _widths(names, read, console.width)
    if not more and len(read) > 1 and sum(widths) + 2 * len(widths) >= console.width - 2:
        names = _say_once(names, read, console)
        widths = _widths(names, read, console.width)
    if read:
        console.print(_line([Text(name.replace("_", " "), style="bold") for name in names], widths))
    count = 0
    for row in chain(read, [more] if more else (), source):
        console.print(_line([Text(_shown(row[name])) for name in names], widths))
        if quoted:
            console.print(Text(_evidence(row), style="dim"), soft_wrap=False)
        count += 1
    return count


def _say_once(names: list[str], rows: list[dict[str, Term | None]], console: Console) -> list[str]:
    """Print columns that are the same in all rows above the table; return the others."""
    same = [name for name in names if len({_shown(row[name]) for row in rows}) == 1]
    for name in same:
        console.print(Text(f"{name.replace('_', ' ')}: {_shown(rows[0][name])}", style="bold"))
    return [name for name in names if name not in same]


def _line(cells: Sequence[Text], widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*cells)
    return grid


def _widths(
    names: Sequence[str], rows: Sequence[Mapping[str, Term | None]], room: int
) -> list[int]:
    """Return a width for each column; the widest give way when they do not fit."""
    widths = [
        min(_WIDEST, max([_longest_word(name), *(cell_len(_shown(row[name])) for row in rows)]))
        for name in names
    ]
    # IRIs of claims stay whole, so that they can be copied.
    iris = [any(isinstance(row[name], NamedNode) for row in rows) for name in names]
    floors = [_WHOLE_IRI if is_iri else _NARROWEST for is_iri in iris]
    while sum(widths) + 2 * len(widths) > room:
        room_left = [width - floor for width, floor in zip(widths, floors, strict=True)]
        if max(room_left) <= 0:
            break
        widths[room_left.index(max(room_left))] -= 1
    return widths


def _longest_word(name: str) -> int:
    return max(len(word) for word in name.split("_"))


def _shown(term: Term | None) -> str:
    if isinstance(term, NamedNode):
        return short_iri(term.value)
    return for_terminal(plain(term))


def for_terminal(text: str) -> str:
    """Return text on one line that cannot command the terminal, nor turn its neighbours.

    Control characters and overrides of direction go; text with right-to-left letters
    stands in an isolate, so that the columns beside it keep their order.

    Source: Unicode Standard Annex 9, section 2.4, explicit directional isolates.
    """
    kept = "".join(
        c for c in " ".join(text.split())
        if unicodedata.category(c) != "Cc" and c not in _DIRECTIONS
    )  # fmt: skip
    turned = any(unicodedata.bidirectional(c) in {"R", "AL"} for c in kept)
    return f"\u2068{kept}\u2069" if turned else kept


def short_iri(iri: str) -> str:
    """Return the end of an IRI that still tells it apart.

    >>> short_iri("https://w3id.org/coopkg/id/event/5b06fdcc")
    'event/5b06fdcc'
    >>> short_iri("https://news.example/vi/a1")
    'https://news.example/vi/a1'
    """
    _, found, end = iri.partition("/id/")
    if found:
        return end
    _, found, end = iri.rpartition("/article/")
    return end if found and "#" in end else iri


def _evidence(row: Mapping[str, Term | None]) -> str:
    """Return the quote with where it stands, on a line of its own."""
    cells = {name: plain(row.get(name)) for name in _BELOW}
    where = cells["article"]
    if cells["start"]:
        where += f" [{cells['start']}–{cells['end']}]"
    words = for_terminal(cells["quote"])
    lang = f" ({cells['quote_lang']})" if cells["quote_lang"] else ""
    source = for_terminal(f"{where} {cells['url']}")
    return f"    “{words}”{lang}\n    — {source}".rstrip() + "\n"
