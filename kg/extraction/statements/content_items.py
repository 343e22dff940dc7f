"""The items of what somebody asks for or promises: each is a statement of its own."""

from __future__ import annotations

from kg.extraction.clauses import coordinated, fields_in, items
from kg.extraction.scene import Scene, Sentence
from kg.extraction.statements.listed_deeds import closed_starts, item_starts

_SHORTEST = 3  # words of an item
_NEAR = 2  # words between a mark and the verb that opens an item: "at the same time"
#: Verbs of deeds: behind a comma or "and" they open the next thing that is to be done.
_DEEDS = (
    "cue:support", "cue:send", "cue:give", "cue:award", "cue:host", "cue:establish", "cue:will",
    "cue:commit", "cue:reception",
)  # fmt: skip


def content_items(
    scene: Scene, sentence: Sentence, start: int, end: int, kind: str
) -> list[tuple[int, int]]:
    """Split words `start` to `end` at the marks of lists, and before verbs of other deeds.

    Args:
        scene: The article.
        sentence: Where.
        start: First word of the content.
        end: Word after it.
        kind: Type of statement. A comma or "and" before a verb parts what is promised if the
            fields differ, what is asked for if they have none in common.

    Returns:
        At least one item, in text order.
    """
    listed = [(i, j) for i, j in items(scene, start, end) if j - i >= _SHORTEST]
    parts = [p for i, j in listed or [(start, end)] for p in coordinated(scene, sentence, i, j)]
    if kind not in ("proposal", "request", "commitment"):
        return parts
    return [p for part in parts for p in _deeds(scene, sentence, *part, kind == "commitment")]


def _deeds(
    scene: Scene, sentence: Sentence, start: int, end: int, promised: bool
) -> list[tuple[int, int]]:
    found, listed = [start], set(item_starts(scene, sentence, start, end))
    for cut in _cuts(scene, sentence, start, end):
        before = set(fields_in(scene, sentence, found[-1], cut))
        after = set(fields_in(scene, sentence, cut, end))
        told = promised or cut in listed
        apart = before != after if told else before.isdisjoint(after)
        if before and after and apart:
            found.append(cut)
    return list(zip(found, [*found[1:], end], strict=True))


def _cuts(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    """Return where a comma or "and" is followed by a verb of doing or an infinitive."""
    listed = item_starts(scene, sentence, start, end)
    if scene.lexicon.profile.clause_order == "SOV":
        return sorted({*listed, *closed_starts(scene, sentence, start, end)})
    marks = set(scene.lexicon.profile.list_mark)
    joints = {h.j for h in sentence.cues("rel:and")}
    verbs = {h.i for h in sentence.cues(*_DEEDS)}
    ends = [k + 1 for k in range(start, end) if scene.tokens.folds[k] in marks]
    ends = sorted({*ends, *(k for k in joints if start < k < end)})
    ends = [k for k in ends if verbs & set(range(k, k + _NEAR + 1))]
    return [k for k in sorted({*ends, *listed}) if k - start >= _SHORTEST]
