"""What a number counts: the noun after it, after its classifier, or before it."""

from __future__ import annotations

from kg.extraction.numbers import Number
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_TIMES = frozenset({"unit:years", "unit:months", "unit:weeks", "unit:days", "unit:hours"})
_REACH = 3  # words between a number and the noun it counts


def counted(scene: Scene, sentence: Sentence, number: Number) -> str | None:
    """Return the English label of what a number counts; None if nothing tells.

    A language without a label for the noun falls back on the printed word.
    """
    begin, end, first = _edges(scene, number)
    if _is_hyphen(scene, first) and end == first:
        return _hyphened(scene, sentence, first + 1)
    nouns = [h for h in sentence.hits if h.has("unit")]
    nouns = [h for h in nouns if not _is_cut(scene, sentence, end, first, h.i)]
    after = [h for h in nouns if 0 <= h.i - first <= _REACH or h.i < first < h.j]
    after = [h for h in after if h.i >= end and not _is_object(scene, end, first)]
    if scene.lexicon.profile.head_order == "first":  # "200 suất mỗi năm" counts no years
        after = [h for h in after if h.i <= first or not _TIMES & set(h.concepts)]
    classifier = [h for h in nouns if end <= h.i < h.j <= first or h.i == end < first < h.j]
    before = [h for h in sentence.hits if h.has("unit") and 0 <= begin - h.j <= 1]
    before = [h for h in before if h.j == begin or not _marks_role(scene, scene.tokens.folds[h.j])]
    if classifier:
        before = [h for h in before if not _TIMES & set(h.concepts)]  # "100 people a year"
    if after:
        return _label(scene, sentence, after[0])
    if before and (classifier or first > end or scene.lexicon.profile.head_order == "last"):
        return _name(scene, before[-1])
    if classifier:
        return _name(scene, classifier[0])
    return _swallowed(scene, sentence, first) or _printed(scene, sentence, first)


def _is_object(scene: Scene, end: int, first: int) -> bool:
    """Say whether a classifier bears the mark of a role: 2人を来年, 30명을: no noun follows it."""
    folds, profile = scene.tokens.folds, scene.lexicon.profile
    if first <= end or profile.adposition != "after" or first >= len(folds):
        return False
    word, marks = folds[first - 1], (*profile.subject, *profile.object)
    ends = [m for m in marks if word.endswith(m) and word != m]
    joined = any(scene.lexicon.knows(word.removesuffix(m)) for m in ends)
    return joined or _marks_role(scene, folds[first])


def _marks_role(scene: Scene, word: str) -> bool:
    """Say whether a word marks a subject or object, where such words follow their noun."""
    profile = scene.lexicon.profile
    return profile.adposition == "after" and word in (*profile.subject, *profile.object)


def is_partitive(scene: Scene, sentence: Sentence, number: Number) -> bool:
    """Say whether a preposition follows the number: "12 of them", "three in the province"."""
    if scene.lexicon.profile.adposition == "after" or number.percent or number.currency:
        return False
    _, _, first = _edges(scene, number)
    marks = ("rel:of", "rel:from", "rel:in", "rel:between")
    return any(h.i == first and not h.has("unit") for h in sentence.cues(*marks))


def _edges(scene: Scene, number: Number) -> tuple[int, int, int]:
    """Return the first word of a number, the word after it, and that after its classifier."""
    begin, first = scene.tokens.at(number.span.start), scene.tokens.at(number.unit_start)
    end = scene.tokens.at(number.span.end)
    return begin, min(end, first), first


def _hyphened(scene: Scene, sentence: Sentence, k: int) -> str | None:
    """Return the noun that a hyphen joins to a number: "a 14-member team", no "9-month-old"."""
    noun = next((h for h in sentence.hits if h.i == k and h.has("unit")), None)
    return None if noun is None or _is_hyphen(scene, noun.j) else _name(scene, noun)


def _is_hyphen(scene: Scene, k: int) -> bool:
    """Say whether a hyphen joins a number to the noun behind it, with no space on either side."""
    tokens = scene.tokens
    if not 0 < k < len(tokens.folds) - 1 or tokens.folds[k] != "-":
        return False
    joined = tokens.ends[k - 1] == tokens.starts[k] and tokens.ends[k] == tokens.starts[k + 1]
    return joined and tokens.is_word(k + 1)


def _is_cut(scene: Scene, sentence: Sentence, start: int, first: int, end: int) -> bool:
    """Say whether a mark or a preposition stands between a number and a noun.

    What links a million to its noun stands before `first`: "6 millones de personas".
    """
    if any(not scene.tokens.is_word(k) for k in range(start, end)):
        return True
    if scene.lexicon.profile.adposition == "after":
        return False  # there it stands after the noun, or belongs to the number itself
    marks = ("rel:in", "rel:from", "rel:with", "rel:to", "rel:by", "rel:between")
    return any(first <= h.i < end and not h.has("unit") for h in sentence.cues(*marks))


def _label(scene: Scene, sentence: Sentence, head: Hit) -> str:
    """Return the name of a counted noun, joined with one that "and" ties to it."""
    following = [h for h in sentence.hits if h.has("unit") and h.i >= head.j]
    if scene.lexicon.profile.head_order == "last":
        for noun in following:  # "teacher accounts": the last noun is what is counted
            gap = scene.tokens.folds[head.j : noun.i]
            if not gap or (len(gap) <= 2 and gap[0] == "/"):
                head = noun
    joins = {h.i: h.j for h in sentence.cues("rel:and")}
    other = next((h for h in following if h.i == joins.get(head.j)), None)
    names = [_name(scene, head)] + ([_name(scene, other)] if other else [])
    return " and ".join(dict.fromkeys(names))


def _name(scene: Scene, hit: Hit) -> str:
    concept = hit.has("unit") or ""
    return scene.frames.labels.get(concept, concept.partition(":")[2])


def _swallowed(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """Find the noun where a longer name begins with it ("8 provinces of ...")."""
    for hit in sentence.hits:
        if hit.i == first and hit.has("place"):
            short = next(scene.lexicon.find(scene.tokens.folds, first, first + 1), None)
            return _name(scene, short) if short is not None and short.has("unit") else None
    return None


def _printed(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """Fall back on the printed word, where words are written apart."""
    profile, tokens = scene.lexicon.profile, scene.tokens
    counters = profile.scriptio_continua or profile.post_follows_name  # there a noun needs one
    if counters or first >= sentence.j or not tokens.is_word(first):
        return None
    word = tokens.folds[first]
    if word in profile.stopwords or any(
        h.i <= first < h.j and (h.has("cue") or h.has("rel") or h.has("place"))
        for h in sentence.hits
    ):
        return None
    return tokens.surface(first, first + 1)
