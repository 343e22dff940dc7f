"""The ties of a sentence told apart: "A is twinned with B and keeps up friendship with C".

A part tells one tie or document: where a clause begins that has two sides of its own, and
where one subject has another partner under another word.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.actors.parties import is_both, is_foreign_pair, units_of
from kg.extraction.actors.partners import is_listed
from kg.extraction.clauses import items
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of, is_substate, is_unlisted
from kg.lexicon import Hit

_OPENING = 8  # words between the mark that opens a clause and its first actor
_DASHES = frozenset("-–—:")
#: Verbs that tell of a tie.
_VERBS = ("cue:sign", "cue:establish", "cue:renew", "cue:end")


@dataclass(frozen=True, slots=True)
class TiePart:
    """The words that tell one tie.

    Attributes:
        start: First word of the clause, where the side stands that the ties share.
        first: First word that tells of this tie.
        last: Word after the last.
        others: Keys of partners that only other ties of the clause have.
    """

    start: int
    first: int
    last: int
    others: frozenset[str] = frozenset()


def tie_parts(scene: Scene, sentence: Sentence) -> list[TiePart]:
    """Return the parts of a sentence, in text order; together they cover it."""
    return [
        part
        for start, end in _items(scene, sentence)
        for i, j in _clauses(scene, sentence, start, end)
        for part in _told_apart(scene, sentence, i, j)
    ]


def _items(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    """Return the items of a sentence; those that only name sides go on with the one before.

    "Ties with three localities: A of X; B and C of Y", "signed between A and B; between C and D".
    """
    found: list[tuple[int, int]] = []
    for start, end in items(scene, sentence.i, sentence.j):
        dated = any(start <= d[0] < end for d in sentence.dates)
        if found and not dated and _names_sides(scene, sentence, start, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _names_sides(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether an item only names places, or says between whom something was done."""
    named = [*(p.i for p in sentence.places), *(b.i for b in sentence.bodies)]
    if not any(start <= k < end for k in named):
        return False
    if any(start <= h.i < end for h in sentence.cues("rel:between")):
        return not _words(scene, sentence, start, end, *_VERBS, *scene.frames.event)
    return not any(h.has("cue") for h in sentence.hits if start <= h.i < end)


def _words(scene: Scene, sentence: Sentence, start: int, end: int, *more: str) -> list[Hit]:
    """Return the nouns between two words that tell of ties, and hits of more concepts."""
    nouns = (*scene.frames.tie, "cue:relations", *scene.frames.document, *more)
    return [h for h in sentence.cues(*nouns) if start <= h.i < end]


def _clauses(scene: Scene, sentence: Sentence, start: int, end: int) -> list[tuple[int, int]]:
    """Cut where both what went before and what follows have a word of a tie and two sides.

    At "while" or "but" a word of a tie on both sides will do.
    """
    parts, begin = [], start
    if len(_words(scene, sentence, start, end, *_VERBS)) < 2:
        return [(start, end)]
    turns = {h.i for h in sentence.cues("rel:but") if start < h.i < end}
    for k in sorted(turns | set(_joints(scene, sentence, start, end))):
        verbs = () if k in turns else _VERBS
        told = all(_words(scene, sentence, i, j, *verbs) for i, j in ((begin, k), (k, end)))
        turned = k in turns and not _is_taken_back(scene, sentence, k, end)
        if begin < k and told and (turned or _is_cut(scene, sentence, begin, k, end)):
            parts.append((begin, k))
            begin = k
    return [*parts, (begin, end)]


def _is_taken_back(scene: Scene, sentence: Sentence, at: int, end: int) -> bool:
    """Say whether what follows denies what went before: "but no agreement was signed"."""
    denied = any(at <= h.i < end for h in sentence.cues("cue:not"))
    return denied and not _units(scene, sentence, at, end)


def _is_cut(scene: Scene, sentence: Sentence, start: int, at: int, end: int) -> bool:
    """Say whether two units of two countries stand before a word, and two others behind it.

    The mark in "A works with B, C and D, and has an accord with E" only parts a list.
    """
    left, right = _units(scene, sentence, start, at), _units(scene, sentence, at, end)
    if set(right) <= set(left) or not _are_two_sides(scene, left):
        return False
    listed = is_listed(scene, sentence, _last(sentence, at), _next(sentence, at))
    alike = country_of(scene, left[-1]) == country_of(scene, right[0])
    alike = alike or _ends_list(scene, sentence, at)
    return _are_two_sides(scene, right) and not (listed and alike)


def _ends_list(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Say whether a mark follows the name behind a word: "with A and B, and signed with C"."""
    first = _next(sentence, at)
    end = min(a.j for a in sentence.actors if a.i == first)
    return end < sentence.j and scene.tokens.folds[end] in scene.lexicon.profile.list_mark


def _are_two_sides(scene: Scene, keys: tuple[str, ...]) -> bool:
    """Say whether units are of two countries; one that no list knows may be of any."""
    unknown = any(is_unlisted(k) and not country_of(scene, k) for k in keys)
    return is_foreign_pair(scene, keys) or (unknown and len(set(keys)) > 1)


def _last(sentence: Sentence, at: int) -> int:
    return max(a.j for a in sentence.actors if a.i < at)


def _next(sentence: Sentence, at: int) -> int:
    return min(a.i for a in sentence.actors if a.i >= at)


def _joints(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    """Return where a clause may begin: at the last mark or "and" before an actor."""
    found = {h.i for h in sentence.cues("rel:and")}
    found |= {k for k in range(start, end) if _is_mark(scene, k)}
    actors = [a.i for a in sentence.actors if start <= a.i < end]
    near = scene.reach(_OPENING)
    last = (max((k for k in found if max(start, i - near) < k < i), default=start) for i in actors)
    return sorted({k for k in last if k > start})


def _is_mark(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a list mark, or a colon or dash that stands by itself."""
    tokens = scene.tokens
    if tokens.folds[k] in scene.lexicon.profile.list_mark:
        return True
    apart = k > 0 and tokens.starts[k] > tokens.ends[k - 1]
    return tokens.folds[k] in _DASHES and (apart or tokens.folds[k] == ":")


def _units(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    actors = [a for a in sentence.actors if start <= a.i < end and not is_both(a)]
    return tuple(k for a in actors for k in a.locality if is_substate(scene, k))


def _told_apart(scene: Scene, sentence: Sentence, start: int, end: int) -> list[TiePart]:
    """Return the parts of a clause of one subject, each with its own word and partners.

    Where "with" sets the partner before the word, and where verbs end clauses, a part ends
    with its word; else it begins with it.
    """
    whole = [TiePart(start, start, end)]
    words = _words(scene, sentence, start, end)
    if len(words) < 2:
        return whole
    units = [a for a in sentence.actors if start <= a.i < end and not is_both(a)]
    units = [a for a in units if units_of(scene, [a])]
    named = [a for a in units if "pronoun" not in a.marks]  # "quan hệ thành phố kết nghĩa"
    ends = [
        h.j
        for n, h in enumerate(words)
        if n + 1 == len(words) or _parted(named, h.j, words[n + 1].i)
    ]
    heads = [h.i for n, h in enumerate(words) if not n or _parted(named, words[n - 1].i, h.i)]
    if len(heads) < 2:
        return whole
    bounds = [start, *heads[1:], end]
    if scene.lexicon.profile.clause_order == "SOV" or not any(a.i >= ends[-1] for a in units):
        bounds = [start, *ends[:-1], end]
    return _parts(units, bounds, led=any(a.i < heads[0] for a in units)) or whole


def _parts(units: list[Actor], bounds: list[int], *, led: bool) -> list[TiePart]:
    """Return the parts between bounds, if each has a partner that is not the subject.

    The subject leads the clause, or stands behind its verb, or nowhere: then "with" must
    mark the partner of each part.
    """
    spans = list(pairwise(bounds))
    free = [a for a in units if led or "with" not in a.marks]
    subject = min(free, key=lambda a: a.i).locality if free else ()
    keys = [{k for a in units if i <= a.i < j for k in a.locality} - set(subject) for i, j in spans]
    marked = [any(i <= a.i < j and "with" in a.marks for a in units) for i, j in spans]
    if not all(keys) or not (led or all(marked)):
        return []
    return [
        TiePart(bounds[0], i, j, frozenset(set().union(*keys) - own))
        for (i, j), own in zip(spans, keys, strict=True)
    ]


def _parted(units: list[Actor], low: int, high: int) -> bool:
    """Say whether a partner stands between two words."""
    return any(low <= a.i < high for a in units)
