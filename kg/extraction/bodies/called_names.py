"""Names of bodies that "of" or "named after" joins to the head: "Universidad de Playa Ancha".

What is no listed place is a name all the same: towns without an entry, founders, saints.
"""

from __future__ import annotations

from kg.extraction.bodies.joined_names import is_name_word
from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import label_of
from kg.name_cases import GENITIVE, nominative_name

_LONGEST = 5  # words of a name
_JOINTS = 2  # words that join it to its head


def take_called_name(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Take the capitals behind "of" or "named after" as the name of a body that bears one.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Grown by labels and places; its range and `raw_spec` are changed.

    Returns:
        Whether the body bears a name of its own now.
    """
    if body.head not in scene.frames.groups["called_heads"] or body.raw_spec or body.spec:
        return False
    start, after = _joint(sentence, body.j)
    if start == body.j or (body.place is not None and not after):
        return False
    end = start
    while end < sentence.j and end - start < _LONGEST and _is_name(scene, sentence, end):
        end += 1
    if end == start:
        return False
    name = _in_nominative(scene, start, end) if after else scene.surface(start, end)
    body.raw_spec = f"{label_of(scene, body.place)} {name}" if body.place else name
    body.j = end
    return True


def _joint(sentence: Sentence, start: int) -> tuple[int, bool]:
    """Return the end of what joins a name to a head, and whether that is "named after"."""
    end, after = start, False
    while end < sentence.j and end - start < _JOINTS:
        marks = {c for h in sentence.hits if h.i <= end < h.j for c in h.concepts}
        if not marks & {"rel:of", "rel:named-after"}:
            break
        after |= "rel:named-after" in marks
        end += 1
    return end, after


def _in_nominative(scene: Scene, start: int, end: int) -> str:
    """Return whom a body is named after, in the nominative where the language has cases."""
    words = [scene.surface(k, k + 1) for k in range(start, end)]
    rows = scene.lexicon.profile.name_case
    return " ".join(nominative_name(words, frozenset({GENITIVE}), rows) if rows else words)


def _is_name(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a capital may belong to a name that no list has."""
    return is_name_word(scene, sentence, k) and not any(p.i <= k < p.j for p in sentence.places)
