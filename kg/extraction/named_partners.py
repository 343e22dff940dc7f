"""Places that a sentence about ties names, whether or not it tells of a tie of theirs.

"Besides Busan, the city works with Incheon and Gwangju": what the sentence says of each may be
past reading, but they are places that the article is about.
"""

from __future__ import annotations

from kg.extraction.clauses import negated
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.model import Evidence

#: What a sentence tells of.
_TIES = ("cue:twinned", "cue:friendship", "cue:relations", "cue:cooperation")


def named_partners(scene: Scene) -> dict[str, Evidence]:
    """Return the keys of such places, each with the first sentence that names it.

    Only where units of two places stand together, and nothing is denied or over.
    """
    found: dict[str, Evidence] = {}
    for sentence in scene.sentences:
        if not sentence.has(*_TIES) or sentence.has("cue:end"):
            continue
        units = [p for p in sentence.places if p.kind != "country" and not p.container]
        if len({p.key for p in units}) < 2 or negated(sentence, sentence.i, sentence.j):
            continue
        for place in units:
            if not _is_in_body(sentence, place):
                found.setdefault(place.key, scene.evidence(sentence))
    return found


def _is_in_body(sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a place only stands in the name of a body."""
    return any(body.i <= place.i < body.j for body in sentence.bodies)
