"""Where a place's name stands, and what the words around it say of the place."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.scene import PlacePhrase
from kg.gazetteer import Place


@dataclass(frozen=True, slots=True)
class NameSlot:
    """Words that may name a place.

    Attributes:
        i: First word of the name.
        j: Word after its last.
        kind: Kind of place that the type word beside it means; empty if there is none.
        country: ISO 3166-1 code of the country that the text gives it; empty if none.
        type_words: First word of the type word, and the word after its last.
    """

    i: int
    j: int
    kind: str = ""
    country: str = ""
    type_words: tuple[int, int] | None = None

    @property
    def whole(self) -> tuple[int, int]:
        """The words of the name and its type word, from the first to after the last."""
        i, j = self.type_words or (self.i, self.j)
        return min(self.i, i), max(self.j, j)

    def phrase(self, place: Place) -> PlacePhrase:
        """Return the phrase in which the words name a place."""
        return PlacePhrase(
            *self.whole, place.key, place.kind, place.country, name_i=self.i, name_j=self.j
        )
