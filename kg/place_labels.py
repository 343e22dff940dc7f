"""Names of places as labels of a language, and how papers abroad spell those of Vietnam."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

#: Marks of Vietnamese letters that other Latin alphabets have too: the hat, or all accents.
_KEPT = ({"\u0302"}, {"\u0300", "\u0301", "\u0302"})


def place_labels(lang: str) -> Iterator[tuple[str, str]]:
    """Yield (name, concept) of all places that a text in a language may name."""
    from kg.gazetteer import load_gazetteer

    for name, key, tag, weak in load_gazetteer().iter_names({lang, "en", "vi", "und"}):
        concept = f"{'weak' if weak else 'place'}:{key}"
        yield name, concept
        if tag == "vi" and lang != "vi":
            yield from ((half, concept) for half in half_marked(name))


def half_marked(name: str) -> tuple[str, ...]:
    """Return how papers abroad spell a Vietnamese name that keep only the marks they have.

    >>> half_marked("Cần Thơ")
    ('Cân Tho', 'Cần Tho')
    """
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    marks = {c for c in parts if unicodedata.combining(c)}
    halves = ("".join(c for c in parts if c not in marks - kept) for kept in _KEPT)
    return tuple(
        dict.fromkeys(h for half in halves if (h := unicodedata.normalize("NFC", half)) != name)
    )
