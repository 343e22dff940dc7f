"""Places that a sentence about ties names, whether or not it tells of a tie of theirs.

"Besides Busan, the city works with Incheon and Gwangju": what the sentence says of each may be
past reading, but they are places that the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import negated
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.model import Evidence

#: Signs that part what a sentence tells, besides those of the language.
_PARTING = frozenset({":", "："})
#: What a sentence tells of.
_TIES = ("cue:twinned", "cue:friendship", "cue:relations", "cue:cooperation")


def named_partners(scene: Scene) -> dict[str, Evidence]:
    """Return the keys of such places, each with the first sentence that names it.

    Only where units of two places stand together, and nothing is denied or over.
    """
    found: dict[str, Evidence] = {}
    for sentence in scene.sentences:
        if not sentence.has(*_TIES):
            continue
        units = [p for p in sentence.places if p.kind != "country" and not p.container]
        if len({p.key for p in units}) < 2:
            continue
        for begin, end in _clauses(scene, sentence):
            if negated(sentence, begin, end) or _is_over(sentence, begin, end):
                continue
            for place in units:
                if begin <= place.i < end and not _is_in_body(sentence, place):
                    found.setdefault(place.key, scene.evidence(sentence))
    return found


def _clauses(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence between semicolons, colons and dashes: each tells its own."""
    marks, begin = {*scene.lexicon.profile.clause_mark, *_PARTING}, sentence.i
    for k in range(sentence.i, sentence.j):
        if scene.tokens.folds[k] in marks or _is_dash(scene, k):
            yield begin, k
            begin = k + 1
    yield begin, sentence.j


def _is_dash(scene: Scene, k: int) -> bool:
    """Say whether a dash stands apart between two words."""
    tokens = scene.tokens
    if tokens.folds[k] != "-" or not 0 < k < len(tokens) - 1:
        return False
    return tokens.ends[k - 1] < tokens.starts[k] and tokens.ends[k] < tokens.starts[k + 1]


def _is_over(sentence: Sentence, begin: int, end: int) -> bool:
    return any("cue:end" in h.concepts and begin <= h.i < end for h in sentence.hits)


def names_of_bodies(scene: Scene) -> frozenset[str]:
    """Return the keys of places that stand nowhere but in the names of bodies."""
    inside: set[str] = set()
    free: set[str] = set()
    for sentence in scene.sentences:
        for place in sentence.places:
            (inside if _is_in_body(sentence, place) else free).add(place.key)
    return frozenset(inside - free)


def _is_in_body(sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a place only stands in the name of a body."""
    return any(body.i <= place.i < body.j for body in sentence.bodies)
