"""All that others say of the articles of one build."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError
from kg.foreign.claims import NO_CLAIMS, StatedClaim, read_claim_lines
from kg.foreign.extractors import extractors_mark


class Others:
    """Claims from a file, and extractors to ask.

    Attributes:
        extractors: As `module:callable`.
        problems: Lines of the file that were left out.
    """

    def __init__(self, claims: Path | None = None, extractors: tuple[str, ...] = ()) -> None:
        """Read the file, and load the extractors once to see that they are there.

        Raises:
            ForeignError: the file cannot be read, or an extractor cannot be loaded.
        """
        self._claims = NO_CLAIMS
        self.problems: list[KgError] = []
        if claims is not None:
            self._claims, self.problems = read_claim_lines(claims)
        self.extractors = extractors
        self._asked = extractors_mark(extractors)

    def of(self, article: str) -> tuple[StatedClaim, ...]:
        """Return the claims of the file about an article, given by its identifier."""
        return self._claims.of(article)

    def mark(self, article: str) -> str:
        """Return what others add to the key of an article's reading; empty if nothing."""
        marks = (self._claims.mark(article), self._asked)
        return "".join(f"-{mark}" for mark in marks if mark)
