"""Several papers of bodies under one verb: "between school A and school B; chamber C and D"."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.clauses import bears_and, has_and
from kg.extraction.scene import BodyPhrase, Scene, Sentence

_MARK, _AND, _WITH, _BETWEEN = "mark", "and", "with", "between"
_ACTS = ("cue:sign", "cue:renew", "cue:end", "cue:establish")


def paired(scene: Scene, sentence: Sentence, run: list[BodyPhrase]) -> list[list[BodyPhrase]]:
    """Return the pairs of a list of bodies that are partners two by two, else the list.

    So they are where what joins the two of a pair ("and") is not what joins the pairs (a list
    mark, "between"), or where two of each kind stand side by side: "school A and school B and
    chamber C and chamber D". One paper is that of "A, B, C and D".
    """
    pairs = [run[n : n + 2] for n in range(0, len(run) - 1, 2)]
    if len(run) % 2 or len(pairs) < 2:
        return [run]
    inner = [_joints(scene, sentence, one, two) for one, two in pairs]
    outer = [_joints(scene, sentence, one[1], two[0]) for one, two in pairwise(pairs)]
    unlike = frozenset().union(*inner).isdisjoint(frozenset().union(*outer))
    marked = all({_MARK, _BETWEEN} & j for j in outer) and not any(_MARK in j for j in inner)
    alike = all(one.head == two.head for one, two in pairs)
    turned = all(one[0].head != two[0].head for one, two in pairwise(pairs))
    return pairs if unlike or marked or (alike and turned) else [run]


def _joints(scene: Scene, sentence: Sentence, one: BodyPhrase, two: BodyPhrase) -> frozenset[str]:
    """Return what joins two bodies that stand side by side."""
    profile = scene.lexicon.profile
    folds = scene.tokens.folds[one.j : two.i]
    hits = [h for h in sentence.hits if one.j <= h.i < two.i]
    marks = next((a.marks for a in sentence.actors if a.i == one.i), frozenset())
    found = {
        _MARK: not profile.pauses.isdisjoint(folds),
        _AND: any("rel:and" in h.concepts for h in hits) or has_and(scene, two.i),
        _WITH: any("rel:with" in h.concepts for h in hits),
        _BETWEEN: any("rel:between" in h.concepts for h in hits),
    }
    tied = profile.adposition == "after" and "with" in marks
    found[_WITH] = found[_WITH] or tied or bears_and(scene, one.j)
    return frozenset(joint for joint, told in found.items() if told)


def under_one_verb(
    scene: Scene, sentence: Sentence, runs: list[list[BodyPhrase]], near: list[BodyPhrase]
) -> list[list[BodyPhrase]]:
    """Return the lists of bodies that share the verb of one of them: none stands between."""
    acts = sentence.cues(*_ACTS, *scene.frames.document)

    def shared(run: list[BodyPhrase]) -> bool:
        low, high = (run[-1].j, near[0].i) if run[-1].j <= near[0].i else (near[-1].j, run[0].i)
        return not any(low <= h.i < high for h in acts)

    return [run for run in runs if run is near or shared(run)]
