"""What a number counts: the noun after it, after its classifier, or before it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.numbers.numbers import Number
from kg.extraction.quantities.unit_names import (
    TIMES,
    joined_name,
    printed_noun,
    swallowed,
    unit_name,
)
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

REACH = 3  # words between a number and the noun it counts
_NEAR, _FAR = 2, 12  # words between a noun and the number behind it that a counter ties to it


def counted(scene: Scene, sentence: Sentence, number: Number) -> str | None:
    """Return the English label of what a number counts; None if nothing tells.

    A language without a label for the noun falls back on the printed word.
    """
    begin, end, first = edges(scene, number)
    if _is_hyphen(scene, first) and end == first:
        return _hyphened(scene, sentence, first + 1)
    nouns = _nouns(scene, sentence, begin, first)
    after = _after(scene, sentence, nouns, end, first)
    classifier = next((h for h in nouns if _is_classifier(h, end, first)), None)
    loose = classifier is None or _is_loose(scene, classifier)
    told = _told_before(scene, sentence, nouns, begin, classifier or after) if loose else None
    if after is not None and _has_members(scene, after, classifier, first):
        after = None
    if told is None and (loose or not _owns(scene, number)) and after is not None:
        return joined_name(scene, sentence, after)
    if told is not None:
        return unit_name(scene, told)
    told = _before(scene, sentence, nouns, begin, classifier)
    told = told or (_numbered(scene, sentence, nouns, begin) if classifier is None else None)
    if told and any(h.j == begin for h in sentence.cues("cue:in-number")):
        return unit_name(scene, told)
    if told and (classifier or first > end or scene.lexicon.profile.adposition == "after"):
        return unit_name(scene, told)
    if classifier is not None:
        return unit_name(scene, classifier)
    return swallowed(scene, sentence, first) or printed_noun(scene, sentence, first)


def _after(scene: Scene, sentence: Sentence, nouns: list[Hit], end: int, first: int) -> Hit | None:
    """Return the noun behind a number; where a classifier follows its noun, only a measure."""
    if _is_object(scene, end, first):
        return None
    found = [h for h in nouns if h.i >= end and not _is_cut(scene, sentence, end, first, h.i)]
    found = [h for h in found if 0 <= h.i - first <= REACH or h.i < first < h.j]
    profile = scene.lexicon.profile
    if profile.head_order == "first" and profile.scriptio_continua:  # Thai, Lao, Khmer
        found = [h for h in found if h.i <= end]
    return next((h for h in found if not _is_span(scene, h, first)), None)


def _nouns(scene: Scene, sentence: Sentence, begin: int, first: int) -> list[Hit]:
    """Return the counted nouns, near the number also such as a longer label ends or begins with."""
    found = []
    for hit in sentence.hits:
        near = -REACH <= hit.i - first <= REACH or -REACH <= begin - hit.j <= REACH
        if hit.has("unit"):
            found.append(hit)
        elif near and any(map(hit.has, ("field", "body", "cue"))):
            found += [h for h in _within(scene, hit) if h.has("unit")][:1]
    return found


def _within(scene: Scene, hit: Hit) -> Iterator[Hit]:
    """Yield the labels at the end and at the begin of a longer one, the longest first."""
    find, folds = scene.lexicon.find, scene.tokens.folds
    for k in range(hit.i + 1, hit.j):
        yield from (h for h in find(folds, k, hit.j) if (h.i, h.j) == (k, hit.j))
    for k in range(hit.j - 1, hit.i, -1):
        yield from (h for h in find(folds, hit.i, k) if h.j == k)


def _is_span(scene: Scene, hit: Hit, first: int) -> bool:
    """Say whether a stretch of time tells how often: "200 suất mỗi năm" counts no years."""
    if not TIMES & set(hit.concepts) or hit.i <= first:
        return False
    words = scene.tokens.folds[first : hit.i]
    return any(w in scene.lexicon.profile.stopwords or scene.lexicon.knows(w) for w in words)


def _is_classifier(hit: Hit, end: int, first: int) -> bool:
    return end <= hit.i < hit.j <= first or hit.i == end < first < hit.j


def _before(
    scene: Scene, sentence: Sentence, nouns: list[Hit], begin: int, classifier: Hit | None
) -> Hit | None:
    """Return the noun right before a number that counts it: 고등학생 40명, "১২ জন"."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    spared = 1 if profile.scriptio_continua or profile.adposition == "after" else 0
    found = [h for h in nouns if 0 <= begin - h.j <= spared and is_whole(scene, h.j, begin)]
    found = [h for h in found if h.j == begin or not _marks_role(scene, folds[h.j])]
    if classifier is None:
        return found[-1] if found else None
    found = [h for h in found if not TIMES & set(h.concepts)]  # "100 people a year"
    if not _is_loose(scene, classifier):
        return None  # it names the thing itself: 14개국, 260批次
    found = [h for h in found if not _is_joined(scene, sentence, h, begin)]
    people = scene.frames.groups["person_units"]
    if "people" in classifier.all("unit"):
        found = [h for h in found if not people.isdisjoint(h.all("unit"))]
    if "groups" in classifier.all("unit"):  # of trainees
        found = [h for h in found if people.isdisjoint(h.all("unit"))]
    return found[-1] if found else None


def _numbered(scene: Scene, sentence: Sentence, nouns: list[Hit], begin: int) -> Hit | None:
    """Return the noun that a word for "in number" ties a number to: "គម្រោងជប៉ុនចំនួន ៣"."""
    mark = next((h for h in sentence.cues("cue:in-number") if h.j == begin), None)
    if mark is None:
        return None
    reach = _FAR * round(float(scene.lexicon.profile.word_length))
    found = [h for h in nouns if h.j <= mark.i <= h.j + reach and not TIMES & set(h.concepts)]
    found = [h for h in found if is_whole(scene, h.j, mark.i)]
    return found[-1] if found else None


def _has_members(scene: Scene, noun: Hit, classifier: Hit | None, first: int) -> bool:
    """Say whether people are counted, and what follows is no noun for them.

    A delegation behind them is theirs: 18명의 방문단; what stands a few words on is another
    thing: "21 orang mengunjungi kabupaten".
    """
    if classifier is None or "people" not in classifier.all("unit"):
        return False
    people = scene.frames.groups["person_units"]
    apart = noun.i > first and people.isdisjoint(noun.all("unit"))
    return apart or "delegations" in noun.all("unit")


def _owns(scene: Scene, number: Number) -> bool:
    """Say whether a classifier stands in the genitive: 8社のブース, 12カ国の代表."""
    between = scene.article.text[number.span.end : number.unit_start].split()
    genitive = scene.lexicon.profile.genitive
    return bool(genitive) and any(part.endswith(genitive) for part in between)


def _is_loose(scene: Scene, classifier: Hit) -> bool:
    """Say whether a classifier only tells that people or things are counted: 名, 件, ราย."""
    return not scene.frames.groups["loose_units"].isdisjoint(classifier.all("unit"))


def _told_before(
    scene: Scene, sentence: Sentence, nouns: list[Hit], begin: int, counter: Hit | None
) -> Hit | None:
    """Return the noun that a counter behind the number takes up again.

    学生を年5人派遣する, 学生40名, プロジェクトが13件, นักศึกษาเวียดนาม จำนวน 86 คน. Several nouns
    joined are counted together, and so by the counter.
    """
    profile, people = scene.lexicon.profile, scene.frames.groups["person_units"]
    counters = profile.scriptio_continua or profile.post_follows_name
    if counter is None or not counters or not _is_loose(scene, counter):
        return None
    of_people = "people" in counter.all("unit")
    begin = next((h.i for h in sentence.cues("cue:in-number") if h.j == begin), begin)
    nouns = [h for h in nouns if h.j <= begin and not TIMES & set(h.concepts)]
    nouns = [h for h in nouns if of_people != people.isdisjoint(h.all("unit"))]
    if not nouns or _is_joined(scene, sentence, nouns[-1], begin):
        return None
    return nouns[-1] if _ties(scene, nouns[-1], begin, of_people) else None


def _ties(scene: Scene, noun: Hit, begin: int, of_people: bool) -> bool:
    """Say whether only a mark of its role, or for people a few words, part a noun and a number."""
    profile, between = scene.lexicon.profile, scene.tokens.folds[noun.j : begin]
    if not of_people:
        return all(_marks_role(scene, word) for word in between)
    reach = _FAR if profile.scriptio_continua and profile.head_order == "first" else _NEAR
    whole = is_whole(scene, noun.j, begin)
    return whole and len(between) <= reach * round(float(profile.word_length))


def _is_joined(scene: Scene, sentence: Sentence, noun: Hit, begin: int) -> bool:
    """Say whether "and" joins a noun before a number to another noun: 関係者と学生85人."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.comitative
    lead = folds[max(sentence.i, noun.i - REACH) : noun.i]
    parted = any(word[:1].isdigit() for word in lead)  # 医師3人と学生12人
    ended = bool(lead) and lead[-1].endswith(marks)
    ended = ended or any(h.j == noun.i for h in sentence.cues("rel:and"))
    return (ended and not parted) or any(w.endswith(marks) for w in folds[noun.j - 1 : begin])


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


def of_which(scene: Scene, sentence: Sentence, number: Number, last: str | None) -> str | None:
    """Return what a number before a preposition counts, None if none follows it.

    "200 of the workers" counts these; "12 of them", "three in the province" what was counted last.
    """
    if scene.lexicon.profile.adposition == "after" or number.percent or number.currency:
        return None
    begin, _, first = edges(scene, number)
    if any(h.j == begin for h in sentence.cues("cue:in-number")):
        return None  # what it counts stands before it
    marks = ("rel:of", "rel:from", "rel:in", "rel:between")
    mark = next((h for h in sentence.cues(*marks) if h.i == first and not h.has("unit")), None)
    if mark is None:
        return None
    after = [h for h in sentence.hits if 0 <= h.i - mark.j <= 1 and (h.has("unit") or h.has("rel"))]
    noun = after[0] if after and after[0].has("unit") else None
    parts = mark.concepts[0] in ("rel:of", "rel:from")
    return unit_name(scene, noun) if noun is not None and parts else last


def is_whole(scene: Scene, start: int, end: int) -> bool:
    """Say whether nothing but words stands between two words: no sign, no number."""
    return all(scene.tokens.is_word(k) for k in range(start, end))


def edges(scene: Scene, number: Number) -> tuple[int, int, int]:
    """Return the first word of a number, the word after it, and that after its classifier."""
    told = number.qualifier_span or number.span
    begin = scene.tokens.at(min(number.span.start, told.start))
    first = scene.tokens.at(number.unit_start)
    end = scene.tokens.at(number.span.end)
    return begin, min(end, first), first


def _hyphened(scene: Scene, sentence: Sentence, k: int) -> str | None:
    """Return the noun that a hyphen joins to a number: "a 14-member team", no "9-month-old"."""
    noun = next((h for h in sentence.hits if h.i == k and h.has("unit")), None)
    return None if noun is None or _is_hyphen(scene, noun.j) else unit_name(scene, noun)


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
