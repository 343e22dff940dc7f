"""Load the words that page furniture is made of: photo credits, source lines, menus.

They are SKOS labels in `ontology/lexicon/<lang>/regions.ttl`; the concepts stand in
`ontology/schemes/region.ttl`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.errors import LexiconError
from kg.resources import ontology_dir

_REGION = "https://w3id.org/coopkg/scheme/region/"
#: Credits, agencies and source lines stay in the original's language on translated
#: pages, so every language's forms of them count everywhere.
_SHARED = frozenset({"photo-credit", "photo-by", "source-line", "agency"})


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues of one language, in small letters, longest first.

    Attributes:
        lang: Primary language subtag.
        labels: Labels by code of the region scheme (`photo-credit`).
    """

    lang: str
    labels: dict[str, tuple[str, ...]]
    _joined: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, compare=False)

    def of(self, *codes: str) -> tuple[str, ...]:
        """Return the labels of some concepts, longest first; empty if the language has none."""
        known = self._joined.get(codes)
        if known is None:
            labels = (label for code in codes for label in self.labels.get(code, ()))
            known = tuple(sorted(labels, key=len, reverse=True))  # "more on it" before "more"
            self._joined[codes] = known
        return known


@lru_cache(maxsize=64)
def load_cues(lang: str) -> Cues:
    """Return the cues that count on a page in one language.

    They are its own and the English ones (templates are often left in English), and
    credits, agencies and source lines of all languages.

    Args:
        lang: BCP 47 tag; only its primary language counts.

    Raises:
        LexiconError: a file of cues is not Turtle.
    """
    primary = lang.split("-")[0].lower()
    merged: dict[str, set[str]] = {}
    for tag, code, label in _all_labels():
        if tag in (primary, "en") or code in _SHARED:
            merged.setdefault(code, set()).add(label)
    ordered = {
        code: tuple(sorted(labels, key=lambda w: (-len(w), w)))
        for code, labels in sorted(merged.items())
    }
    return Cues(primary, ordered)


@lru_cache(maxsize=1)
def _all_labels() -> tuple[tuple[str, str, str], ...]:
    files = sorted((ontology_dir() / "lexicon").glob("*/regions.ttl"))
    return tuple(found for path in files for found in _labels(path))


def _labels(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, concept code and folded label of each triple of a file."""
    import pyoxigraph

    try:
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            subject, label = triple.subject, triple.object
            if isinstance(label, pyoxigraph.Literal) and isinstance(subject, pyoxigraph.NamedNode):
                code = subject.value.removeprefix(_REGION)
                yield path.parent.name, code, label.value.lower()
    except (SyntaxError, ValueError) as error:
        raise LexiconError(
            f"not readable as Turtle: {error}", where=path, advice="Mend the line it names."
        ) from error
