"""Things that are called after a place: the frigate Hanoi, the Kyoto Protocol, Hue Festival.

Words of `thing:` concepts are looked for only beside a place's name, on the side where the
language puts the head of such a name: Hotel Hanoi, 河内饭店. Words that lead on from them to more
("the Hanoi Hotel Company") make it part of another name, which other layers read.
"""

from __future__ import annotations

from kg.extraction.marks import bears, marks_of
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.lexicon import Hit
from kg.text import fold_loose

#: The name is the thing's alone; it tells where the thing is.
NAMESAKE, SITE = "namesake", "site"
_BEARER, _SIGN = "bearer", "sign"
_ACTING = frozenset({"with", "between", "delegation", "leaders", "behalf"})
_BETWEEN = 3  # words between the name and the word for the thing
_LONGEST = 4  # words of a label
_OWNERS = ("body", "post", "rel", "place", "weak", "place-type", "title")
_TIES = frozenset("-–'’")
_OPEN = frozenset("\"“«„「『《‘'")


def called_after(scene: Scene, sentence: Sentence, i: int, j: int) -> str:
    """Return `NAMESAKE` or `SITE` where words `i` to `j` name a thing; empty where a place.

    Args:
        scene: The article.
        sentence: Where a place's name stands.
        i: Its first word.
        j: Word after it.
    """
    if _is_paired(scene, sentence, i, j) or _is_inflected(scene, j):
        return ""
    if _has_partner(sentence, j):
        return ""
    before, after = _thing_before(scene, sentence, i), _thing_after(scene, sentence, j)
    profile = scene.lexicon.profile
    first = profile.head_order == "first"
    opens = first or (profile.clause_order == "SVO" and not profile.scriptio_continua)
    told = (
        {before}
        if first or profile.compound
        else {before} & ({_SIGN, _BEARER} if opens else {_SIGN})
    )
    told |= {after} if not first or profile.compound else set()
    if told & {_SIGN, _BEARER, NAMESAKE}:
        return NAMESAKE
    return SITE if SITE in told else ""


def marks_of_place(scene: Scene, sentence: Sentence, place: PlacePhrase) -> frozenset[str]:
    """Return what stands beside a place; what a port or festival is called after is only where.

    Unless somebody does something with it, or it sends somebody: "with the port of Busan".
    """
    marks = marks_of(scene, sentence, place.i, place.j)
    if place.kind == "country" or marks & _ACTING:
        return marks
    named = called_after(scene, sentence, place.i, place.j)
    return frozenset({"in", SITE}) if named == SITE else marks


def _is_paired(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a hyphen joins the name to another place's: "the Hanoi-Vientiane declaration"."""
    folds = scene.tokens.folds
    ahead = j < sentence.j and folds[j] in _TIES
    behind = i - 1 > sentence.i and folds[i - 1] in _TIES
    return (ahead or behind) and any(
        ((ahead and h.i == j + 1) or (behind and h.j == i - 1))
        and (h.has("place") or h.has("weak") or h.has("nation"))
        for h in sentence.hits
    )


def _has_partner(sentence: Sentence, j: int) -> bool:
    """Say whether "with" follows: "the Hanoi accord with Busan", "l'accord de Lyon avec Hanoï"."""
    return any(0 <= h.i - j <= 1 for h in sentence.cues("rel:with"))


def _is_inflected(scene: Scene, j: int) -> bool:
    """Say whether the name bears an ending that ties it into the sentence: "Busan's"."""
    profile = scene.lexicon.profile
    return not profile.scriptio_continua and bears(scene, j, profile.suffix)


def _thing_before(scene: Scene, sentence: Sentence, i: int) -> str:
    """Return the code of the thing right before a name, with "of" or a brand's name between."""
    end = i
    if end > sentence.i and scene.tokens.folds[end - 1] in _OPEN:
        end -= 1
    elif scene.lexicon.profile.head_order == "first":
        end = next((h.i for h in sentence.cues("rel:of") if h.j == i), i)
    for gap in range(scene.reach(_BETWEEN) + 1):
        if end - gap <= sentence.i or not _may_stand(scene, sentence, end - gap, end):
            continue
        found = _ending_at(scene, sentence, end - gap)
        if found:
            return found
    return ""


def _thing_after(scene: Scene, sentence: Sentence, j: int) -> str:
    """Return the code of the thing right behind a name, with words of what kind between.

    Where nouns are joined, a hyphen or an adjective ties the name to the thing: "haben Hanoi und
    Guangxi Abkommen unterzeichnet". Where capitals mark names, a treaty's has them, too.
    """
    begin, profile = j, scene.lexicon.profile
    if begin < sentence.j and scene.tokens.folds[begin] in ("-", "–"):
        begin += 1
    elif profile.compound and _is_noun(scene, sentence, j):
        return ""
    for gap in range(scene.reach(_BETWEEN) + 1):
        if begin + gap >= sentence.j or not _may_stand(scene, sentence, begin, begin + gap):
            continue
        found = _starting_at(scene, sentence, begin + gap)
        if found:
            named = not profile.case_marks_names or scene.tokens.is_capital(begin + gap)
            return found if named or found != NAMESAKE else ""
    return ""


def _is_noun(scene: Scene, sentence: Sentence, j: int) -> bool:
    """Say whether the name before `j` is printed as it is called, and is no adjective."""
    keys = [k for h in sentence.hits if h.j == j for k in (*h.all("place"), *h.all("weak"))]
    labels = {fold_loose(scene.gazetteer.label(k, scene.article.lang)) for k in keys}
    return any(label.split()[-1:] == [fold_loose(scene.surface(j - 1, j))] for label in labels)


def _may_stand(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether words may stand in such a name: what kind it is, a year, a brand's name."""
    if low < sentence.i or high > sentence.j or _is_parted(scene, low, high):
        return False
    k = low
    while k < high:
        step = _attribute(scene, k, high)
        if not step and not _is_proper(scene, sentence, k):
            return False
        k += step or 1
    return True


def _is_parted(scene: Scene, low: int, high: int) -> bool:
    """Say whether a new line begins between the words, or right before or behind them."""
    tokens = scene.tokens
    low, high = max(low - 1, 0), min(high, len(tokens.folds) - 1)
    return "\n" in tokens.text[tokens.ends[low] : tokens.starts[high]]


def _attribute(scene: Scene, k: int, high: int) -> int:
    """Return how many words from `k` on say of what kind a thing is, or in which year."""
    if scene.tokens.folds[k].isdigit():
        return 1
    things = scene.lexicon.things
    found = things.find(scene.tokens.folds, k, min(k + _LONGEST, high)) if things else ()
    return next((h.j - h.i for h in found if h.i == k and h.all("thing") == ("attribute",)), 0)


def _is_proper(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a word is a name that no label knows, beside that of the place: "Hilton"."""
    tokens = scene.tokens
    if not scene.lexicon.profile.case_marks_names or sentence.region == "headline":
        return False
    return tokens.is_word(k) and tokens.is_capital(k) and not sentence.is_labelled(k)


def _ending_at(scene: Scene, sentence: Sentence, end: int) -> str:
    """Return the code of the longest word for a thing that ends before word `end`."""
    for begin in range(max(sentence.i, end - scene.reach(_LONGEST)), end):
        code = _code(scene, begin, end)
        if code and not any(_is_other(h, begin, end, h.i >= begin) for h in sentence.hits):
            return code
    return ""


def _starting_at(scene: Scene, sentence: Sentence, begin: int) -> str:
    """Return the code of the longest word for a thing that begins at word `begin`."""
    for end in range(min(sentence.j, begin + scene.reach(_LONGEST)), begin, -1):
        code = _code(scene, begin, end)
        if code and not _leads_on(sentence, end):
            return "" if any(_is_other(h, begin, end, h.j <= end) for h in sentence.hits) else code
    return ""


def _code(scene: Scene, begin: int, end: int) -> str:
    """Return what kind of thing just these words name; empty if none."""
    things = scene.lexicon.things
    found = things.find(scene.tokens.folds, begin, end) if things else ()
    hit = next((h for h in found if (h.i, h.j) == (begin, end)), None)
    codes = [c for c in hit.all("thing") if c != "attribute"] if hit else []
    return codes[0] if codes else ""


def _is_other(hit: Hit, begin: int, end: int, within: bool) -> bool:
    """Say whether a label that shares words with a thing's is of something else.

    Args:
        hit: The label.
        begin: First word of the thing's.
        end: Word after its last.
        within: The label reaches no further from the place's name than the thing's.
    """
    if hit.j <= begin or end <= hit.i:
        return False
    owned = hit.j - hit.i >= end - begin and any(hit.has(scheme) for scheme in _OWNERS)
    return owned or not within


def _leads_on(sentence: Sentence, end: int) -> bool:
    """Say whether a body or post follows at once: "the Hanoi Hotel Company"."""
    heads = (h for h in sentence.hits if h.has("body") or h.has("post"))
    return any(0 <= h.i - end <= 1 for h in heads)
