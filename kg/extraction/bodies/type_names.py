"""Names of universities and colleges that their kind tells apart, where no spaces part words.

广西民族大学 and 广西医科大学 are two, and both are Guangxi's.
"""

from __future__ import annotations

from kg.extraction.scene import BodyPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of, label_of
from kg.lexicon import Hit

_SCHOOLS = frozenset({"university", "college"})
_LETTERS = 8  # letters between the place and the head
#: Schemes of labels that may stand there: what is taught, made or dealt with.
_TAUGHT = ("weak:", "field:", "spec:", "unit:")


def take_type(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    """Take what stands between a place and the head of a school, or in its label, as its name.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Grown by labels and places; its range, place, `spec` and `raw_spec` are changed.
        floor: First word that the phrase may take.
    """
    profile = scene.lexicon.profile
    if body.head not in _SCHOOLS or body.raw_spec or not profile.scriptio_continua:
        return
    if profile.head_order != "last":
        return
    heads = (h for h in sentence.hits if h.j == body.j and body.head in h.all("body"))
    head = next(heads, None)
    if head is None:
        return
    end = _plain_head(scene, head)
    if body.place is not None:
        if not body.spec and end > head.i and _is_read(scene, body.place):
            body.raw_spec = f"{label_of(scene, body.place)} {scene.surface(head.i, end)}"
        return
    place = _place_before(sentence, body.i, max(floor, sentence.i))
    if place is not None and place.j < end:
        body.raw_spec = f"{label_of(scene, place.key)} {scene.surface(place.j, end)}"
        body.place, body.i, body.spec = place.key, place.i, ()


def _is_read(scene: Scene, key: str) -> bool:
    """Say whether names in Han of a place's state have readings that can be told."""
    return country_of(scene, key) not in scene.frames.groups["han_read_otherwise"]


def _plain_head(scene: Scene, head: Hit) -> int:
    """Return where the plain word for a body begins in a longer label: 医科|大学."""
    for k in range(head.i + 1, head.j):
        found = scene.lexicon.find(scene.tokens.folds, k, head.j)
        if any((h.i, h.j) == (k, head.j) and set(h.all("body")) & _SCHOOLS for h in found):
            return k
    return head.i


def _place_before(sentence: Sentence, end: int, low: int) -> PlacePhrase | None:
    """Return the unit before a word that only words of fields and things part from it."""
    for k in range(end, max(low, end - _LETTERS) - 1, -1):
        place = next((p for p in sentence.places if p.j == k), None)
        if place is not None:
            return None if place.kind == "country" else place
        if k == low or not _is_taught(sentence, k - 1):
            return None
    return None


def _is_taught(sentence: Sentence, k: int) -> bool:
    """Say whether a letter belongs to a word for what is taught or made, and to no other."""
    hits = [h for h in sentence.hits if h.i <= k < h.j]
    return bool(hits) and all(c.startswith(_TAUGHT) for h in hits for c in h.concepts)
