"""What stands beside an actor: role marks, case endings, "delegation of", "leaders of"."""

from __future__ import annotations

from kg.extraction.brackets import CLOSE, OPEN
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_LED = 8  # words between who leads a delegation and its noun, where the noun stands last
_PRONOUN = 2  # letters of a pronoun before its adposition
_FAR = 3  # words between "delegation" and whose it is
#: Nouns of what somebody sends or is led by, looked for a few words away as well.
_OWNED = frozenset({"cue:delegation", "cue:leaders"})
#: "The two provinces", and the like.
TWO = frozenset({"cue:two-localities", "cue:two-provinces", "cue:two-cities"})
#: Words before "of" behind which nobody comes from there.
_WHOSE = frozenset({"rel:and", "cue:side", *TWO, "unit:cities", "unit:provinces", "unit:districts"})
#: Words between a delegation and where it goes or whom it meets, and those of where it comes from.
_LEADS = frozenset({"rel:to", "rel:with"})
_COMES = frozenset({"rel:of", "rel:from"})
_ELISION = frozenset("'’")
_ACTS = frozenset({"cue:visit", "cue:meeting", "cue:reception", "cue:sign", "cue:attend"})


def marks_of(scene: Scene, sentence: Sentence, i: int, j: int) -> frozenset[str]:
    """Say what stands beside words `i` to `j`: role marks, "delegation", "leaders"."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    marks = set()
    behind = _behind_brackets(scene, sentence, j) if profile.adposition == "after" else j
    after, before, far = _around(scene, sentence, i, behind)
    beside = before if profile.adposition == "before" else after
    for concept, mark in (
        ("rel:with", "with"),
        ("rel:to", "object"),
        ("rel:in", "in"),
        ("rel:by", "by"),
        ("rel:from", "from"),
        ("rel:between", "between"),
        ("rel:on-behalf", "behalf"),
    ):
        if concept in beside:
            marks.add(mark)
    if "from" in marks and _is_of(sentence, i):
        marks.discard("from")
    owner = set() if _is_marked(scene, sentence, j) else _owner_side(scene, before, after, far)
    marks.update(
        mark
        for concept, mark in (("cue:delegation", "delegation"), ("cue:leaders", "leaders"))
        if concept in owner
    )
    if profile.adposition == "after" and carries(scene, sentence, behind, profile.object):
        marks.add("object")
    if profile.adposition == "before" and _is_given(scene, sentence, i):
        marks.add("object")
    if profile.subject and behind < sentence.j and folds[behind] in profile.subject:
        marks.add("subject")
    if bears_subject(scene, j):
        marks.add("subject")
    if profile.comitative and carries(scene, sentence, behind, profile.comitative):
        marks.add("with")
    if is_located(scene, j):
        marks.add("in")
    if profile.adposition == "after" and "cue:lead" in after:
        marks |= _led(sentence, j)
    return frozenset(marks)


def _behind_brackets(scene: Scene, sentence: Sentence, j: int) -> int:
    """Return where what follows a name goes on behind brackets: "Nanjing (2011) with"."""
    folds = scene.tokens.folds
    if j >= sentence.j or folds[j] not in OPEN:
        return j
    close = next((k for k in range(j, sentence.j) if folds[k] in CLOSE), j)
    return close + 1 if close > j else j


def _is_marked(scene: Scene, sentence: Sentence, j: int) -> bool:
    """Say whether the word before `j` has a part of its own in the clause, and owns no noun.

    "수라바야에 대표단을", "瀋陽市に代表団を": the delegation is sent there.
    """
    profile = scene.lexicon.profile
    if not profile.post_follows_name:
        return False
    ends = (*profile.object, *profile.subject, *profile.locative, *profile.comitative)
    return (j < sentence.j and scene.tokens.folds[j] in ends) or bears(scene, j, ends)


def _is_of(sentence: Sentence, i: int) -> bool:
    """Say whether the word for "from" before `i` is that for "of", behind a noun or "and".

    "The state of Jalisco", "the side of Jalisco", "the towns of A and of B" where one word has
    both meanings.
    """
    words = [h for h in sentence.cues("rel:of") if h.j == i and "rel:from" in h.concepts]
    return any(
        h.j == word.i and (h.has("place-type") or not _WHOSE.isdisjoint(h.concepts))
        for word in words
        for h in sentence.hits
    )


def bears_subject(scene: Scene, j: int) -> bool:
    """Say whether the word before `j` bears an ending that marks the subject: 부산시는."""
    return bears(scene, j, scene.lexicon.profile.subject)


def bears(scene: Scene, j: int, endings: tuple[str, ...]) -> bool:
    """Say whether one of the endings is tied to the word before `j`, and is no part of it."""
    tied, word = tied_endings(scene, endings), scene.tokens.folds[j - 1]
    return bool(tied) and word.endswith(tied) and not scene.lexicon.knows(word)


def past_of(sentence: Sentence, k: int) -> int:
    """Return the word after "of" at word `k`, or `k`."""
    return next((h.j for h in sentence.cues("rel:of") if h.i == k), k)


def tied_endings(scene: Scene, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the endings that the language writes onto the word before them."""
    return tuple(e for e in endings if e in scene.lexicon.profile.suffix)


def _is_given(scene: Scene, sentence: Sentence, i: int) -> bool:
    """Say whether "to" is written onto a known word at `i`: "thanked (to-the-city) of Izmir"."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[i]
    tied = tuple(p for p in profile.object if p in profile.prefix)
    known = bool(tied) and any(h.i == i for h in sentence.hits)
    return known and word.startswith(tied) and not scene.lexicon.knows(word)


def is_located(scene: Scene, j: int) -> bool:
    """Say whether the word before `j` bears an ending that says where, and is no name itself."""
    word = scene.tokens.folds[j - 1]
    return word.endswith(scene.lexicon.profile.locative) and not scene.lexicon.knows(word)


def _led(sentence: Sentence, j: int) -> set[str]:
    """Mark who leads a delegation that is named soon after: he comes with it."""
    sent = any(0 <= h.i - j <= _LED for h in sentence.cues("cue:delegation"))
    return {"delegation"} if sent else set()


def carries(scene: Scene, sentence: Sentence, j: int, endings: tuple[str, ...]) -> bool:
    """Say whether the word before `j` bears one of the endings, or the word at `j` is one.

    In a script that ties its endings on (by the profile's suffixes) both occur.
    """
    folds = scene.tokens.folds
    if j < sentence.j and folds[j] in endings:
        return True
    return folds[j - 1].endswith(tied_endings(scene, endings))


def _around(
    scene: Scene, sentence: Sentence, i: int, j: int
) -> tuple[set[str], set[str], set[str]]:
    """Return the concepts right after words `i` to `j`, right before, and nouns a little before."""
    after: set[str] = set()
    before: set[str] = set()
    far: set[str] = set()
    for hit in sentence.hits:
        owned = not _OWNED.isdisjoint(hit.concepts)
        if owned and _is_led_off(sentence, *((j, hit.i) if hit.i >= j else (hit.j, i))):
            continue
        if 0 <= hit.i - j <= 1 and not (hit.i > j and _is_owner(scene, sentence, j)):
            after.update(hit.concepts)
        if owned and _is_far(scene, sentence, hit.j, i):
            far.update(hit.concepts)
        if (
            _is_beside(scene, hit.j, i)
            and not _is_acted(sentence, hit.j, i)
            and not _is_apart(scene, hit.j, i)
        ):
            before.update(hit.concepts)
    return after, before, far


def _is_led_off(sentence: Sentence, low: int, high: int) -> bool:
    """Say whether a word between two leads to another side: "delegation to X", "X with them".

    Not "of" or "from", which some languages have one word for.
    """
    return high > low and any(
        low <= h.i
        and h.j <= high
        and not _LEADS.isdisjoint(h.concepts)
        and _COMES.isdisjoint(h.concepts)
        for h in sentence.hits
    )


def _is_beside(scene: Scene, low: int, high: int) -> bool:
    """Say whether one word at most lies between two, signs of elision aside: "avec l'université".

    Asked of every label of a sentence and every actor, so it stops at the second word.
    """
    words = 0
    for k in range(high - 1, low - 1, -1):
        words += scene.tokens.folds[k] not in _ELISION
        if words > 1:
            return False
    return low <= high


def _is_apart(scene: Scene, low: int, high: int) -> bool:
    """Say whether a colon or the end of a clause stands between: "helfen mit: Lille schickt"."""
    apart = {":", "：", *scene.lexicon.profile.clause_mark}
    return not apart.isdisjoint(scene.tokens.folds[low:high])


def _is_far(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether only a few words, and nothing that takes what stands there, lie between."""
    apart = 0 <= _apart(scene, sentence, low, high) <= _FAR
    return apart and not _is_taken(scene, sentence, low, high)


def _is_owner(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` names another place, so that what follows is said of that one.

    So does a pronoun where adpositions follow, and a noun with the ending of an owner: "Ivy
    this for thanked", "Ivy welcome's for thanked" in Bengali.
    """
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    if profile.adposition == "after" and (
        word[:1].isdigit() or any(d[0] == k for d in sentence.dates)
    ):
        return True  # "Multan 1975 since", "Haryana December in"
    if profile.adposition == "after" and profile.names_are_plain and _owns_mark(scene, sentence, k):
        return True
    if profile.adposition == "after" and len(word) <= _PRONOUN and word in profile.stopwords:
        return True
    return any(p.i <= k < p.j for p in sentence.places)


def _owns_mark(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a noun that is no office and no unit bears an owner's ending tied to it."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    tied = [e for e in profile.genitive if e in profile.suffix and word.endswith(e)]
    owner = any(len(e) > 1 or scene.lexicon.knows(word[: -len(e)]) for e in tied)
    offices = ("post", "title", "body", "place-type", "place")
    held = any(h.i <= k < h.j and any(map(h.has, offices)) for h in sentence.hits)
    return owner and not held


def _apart(scene: Scene, sentence: Sentence, low: int, high: int) -> int:
    """Count the words between two, but for what kind of place follows and of which nation.

    "The delegation of the Italian region of X"; -1 if they do not stand in this order.
    """
    if high < low:
        return -1
    told = [h for h in sentence.hits if low <= h.i and h.j <= high]
    told = [h for h in told if h.has("place-type") or _is_nation(scene, h)]
    return high - low - sum(h.j - h.i for h in told)


def _is_nation(scene: Scene, hit: Hit) -> bool:
    named = hit.has("place") or hit.has("nation")
    return bool(named) and _is_adjective(scene, hit.i, hit.j)


def _is_adjective(scene: Scene, i: int, j: int) -> bool:
    """Say whether words for a place are printed in small letters where names have capitals."""
    return scene.lexicon.profile.case_marks_names and scene.surface(i, j).islower()


def _is_taken(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether another place or a verb between two words owns the noun before them."""
    between = [p for p in sentence.places if low <= p.i and p.j <= high]
    if any(not _is_adjective(scene, p.i, p.j) for p in between):
        return True
    return _is_acted(sentence, low, high)


def _is_acted(sentence: Sentence, low: int, high: int) -> bool:
    """Say whether a verb stands between: "the delegation visited X" is not X's."""
    return any(low <= h.i and h.j <= high and _ACTS & set(h.concepts) for h in sentence.hits)


def _owner_side(scene: Scene, before: set[str], after: set[str], far: set[str]) -> set[str]:
    """Return the concepts of the nouns that words may own ("X's delegation")."""
    if scene.lexicon.profile.head_order == "first":
        return before | far
    if scene.lexicon.profile.case_marks_names:
        return before | after | far
    return after


def past_genitive(scene: Scene, k: int) -> int:
    """Return the word after the mark of a genitive at word `k`: "of", or a sign and its letter."""
    folds, genitive = scene.tokens.folds, scene.lexicon.profile.genitive
    return next((k + n for n in (2, 1) if "".join(folds[k : k + n]) in genitive), k)
