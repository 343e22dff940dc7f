"""Towns that neither list nor type word announces, but what is said beside them.

"A sister-city tie with Goyang, South Korea": a capitalised name that no label knows, joined to
a partner by a relation word, with the province or country where it lies right after it.
"""

from __future__ import annotations

from kg.extraction.local_places import is_free_capital, make_local, past_nation
from kg.extraction.scene import PlacePhrase, Scene, Sentence

#: What a sentence must be about, for such a name to be a place and not a firm or a person.
_TIES = ("cue:twinned", "cue:friendship", "cue:agreement", "cue:relations", "cue:cooperation")
#: Words that join a partner to the rest ("with", "between", "and").
_JOINTS = ("rel:with", "rel:between", "rel:and", "rel:of", "rel:in", "rel:to", "rel:from")
#: Words of such a name, and words that may stand between it and its container.
_NAME, _GAP = 2, 6


def find_unlisted(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make towns of unknown names that lie in a place named right after them."""
    if not scene.lexicon.profile.case_marks_names or not sentence.has(*_TIES):
        return
    for outer in list(sentence.places):
        if outer.kind not in ("country", "province"):
            continue
        end = _name_end(scene, sentence, outer)
        run = _name_before(scene, sentence, end) if end else None
        if run is not None:
            make_local(scene, sentence, run, run, "city", known, "name before where it lies")
            outer.container = True


def _name_end(scene: Scene, sentence: Sentence, outer: PlacePhrase) -> int:
    """Return the word after a name of which a place says where it lies; 0 if there is none.

    A comma or a word for "in" or "of" ties them, with an article and a type word at most.
    """
    tied = False
    for k in range(outer.i - 1, max(sentence.i, outer.i - _GAP) - 1, -1):
        if scene.tokens.folds[k] in {",", "("}:
            return k
        if scene.tokens.is_capital(k):
            return k + 1 if tied else 0
        hits = [h for h in sentence.hits if h.i <= k < h.j]
        tied = tied or any(c in h.concepts for h in hits for c in ("rel:of", "rel:in"))
        nation = past_nation(scene, sentence, k) > k
        fits = nation or any(h.has("rel") or h.has("place-type") for h in hits)
        if not fits and scene.tokens.folds[k] not in scene.lexicon.profile.stopwords:
            return 0
    return 0


def _name_before(scene: Scene, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return a capitalised name that ends before word `end` and that a relation word opens."""
    begin = end
    while (
        begin > sentence.i and end - begin <= _NAME and is_free_capital(scene, sentence, begin - 1)
    ):
        begin -= 1
    if not 0 < end - begin <= _NAME:
        return None
    joint = next((h for h in sentence.hits if h.j == begin), None)
    return (begin, end) if joint and any(c in joint.concepts for c in _JOINTS) else None
