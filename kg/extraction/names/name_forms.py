"""Whether a label stands in the text as a name: its capitals, and the words around it."""

from __future__ import annotations

from kg.extraction.names.latin_runs import is_latin
from kg.extraction.names.plain_persons import ends_persons_name
from kg.extraction.names.unspaced_names import is_family_before
from kg.extraction.names.weak_names import runs_on
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_LONGEST = 5  # words of a name
_FAR = 12  # words between a post and the name it explains
_SEAT = 3  # words from a family name's end to the post behind given name and place
#: What towns do, in verbs that follow them at once.
_DEEDS = frozenset({
    "cue:reception", "cue:sign", "cue:visit", "cue:host", "cue:say", "cue:give", "cue:invite",
    "cue:agree", "cue:commit", "cue:propose", "cue:request", "rel:and",
})  # fmt: skip


def is_no_place(scene: Scene, hit: Hit) -> bool:
    """Say whether a label of a place is a common word or the given name of a person here."""
    return (
        _is_function_word(scene, hit)
        or _is_common_word(scene, hit)
        or _begins_name(scene, hit)
        or _is_title(scene, hit)
        or (not hit.has("place") and runs_on(scene, hit.i, hit.j))
    )


def _is_function_word(scene: Scene, hit: Hit) -> bool:
    """A single word that is also a conjunction, pronoun or verb is never read as a place.

    With a capital that no other noun has, "Misiones" is a name if something bears it out.
    """
    if hit.j - hit.i > 1 or not any(hit.has(scheme) for scheme in ("rel", "cue", "adj")):
        return False
    profile = scene.lexicon.profile
    named = profile.case_marks_names and not profile.compound and scene.tokens.is_capital(hit.i)
    return not named or bool(hit.has("rel")) or bool(hit.has("adj"))


def _is_title(scene: Scene, hit: Hit) -> bool:
    """Say whether a town is all that stands between quotes: the firm "Aurora", the ship "Hue"."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    start, end = tokens.starts[hit.i] - 1, tokens.ends[hit.j - 1]
    if start < 0 or end >= len(tokens.text) or tokens.text[start] not in profile.open_quote:
        return False
    return tokens.text[end] in profile.close_quote and is_town(scene, hit)


#: What ties a word in small letters to the capitalised one before it.
_TIED = frozenset({"-", "'", "’"})


def opens_as_word(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a common word that opens a line or sentence has its capital from there.

    "Para peserta" and "Vista general" name no town, whatever list of another language has one;
    "Cork received" does.
    """
    profile = scene.lexicon.profile
    if hit.j - hit.i > 1 or not profile.case_marks_names or not _opens(scene, hit.i):
        return False
    words = scene.gazetteer.common.get(scene.article.lang.partition("-")[0], set())
    if scene.surface(hit.i, hit.j).lower() not in words:
        return False
    return not any(h.i == hit.j and not _DEEDS.isdisjoint(h.concepts) for h in sentence.hits)


def _begins_name(scene: Scene, hit: Hit) -> bool:
    """Say whether a word like "bin" follows, where no capitals mark names: "Turki bin Talal"."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if profile.case_marks_names or hit.j >= len(folds) or hit.j - hit.i > 1:
        return False
    return folds[hit.j] in scene.frames.groups["son_of"]


def _is_common_word(scene: Scene, hit: Hit) -> bool:
    """Say whether a weak name is nothing but common words, where no capitals mark names.

    "Those provinces" are not the province of Ain, in whatever script its name is such a word.
    """
    profile = scene.lexicon.profile
    if profile.case_marks_names or hit.has("place") or hit.has("nation"):
        return False
    return profile.stopwords.issuperset(scene.tokens.folds[hit.i : hit.j])


def in_longer_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a capitalised word that is no label begins the name that this is part of.

    "Rodriguez" is a town, but not in "Ricardo Concepcion Rodriguez". Capitals tell it, too, where
    another script leaves a name in Latin letters.
    """
    if not scene.lexicon.profile.case_marks_names and not is_latin(scene, hit.i):
        return False
    if _ends_joined(scene, hit):
        return True
    k, first = hit.i - 1, max(sentence.i, hit.i - _LONGEST)
    while k > first and scene.tokens.is_word(k) and scene.tokens.is_capital(k):
        over = [h for h in sentence.hits if h.i <= k < h.j]
        if scene.tokens.folds[k] in scene.lexicon.profile.determiner:
            return k == hit.i - 1 and not _opens(scene, k) and is_town(scene, hit)
        if not over:
            return True
        if not all(is_town(scene, h) for h in over):
            return False
        k = min(h.i for h in over) - 1
    return False


def _ends_joined(scene: Scene, hit: Hit) -> bool:
    """Say whether hyphens join a small word and more before a name: "Villers-sur-Orne"."""
    tokens, k = scene.tokens, hit.i - 2
    if k < 2 or not tokens.is_word(k) or tokens.is_capital(k):
        return False
    return tokens.text[tokens.starts[k] - 1] == "-" == tokens.text[tokens.ends[k]]


def _opens(scene: Scene, k: int) -> bool:
    """Say whether what stands before a word may give it its capital: a sign, or another line."""
    tokens = scene.tokens
    return (
        not k
        or not tokens.is_word(k - 1)
        or "\n" in tokens.text[tokens.ends[k - 1] : tokens.starts[k]]
    )


def in_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a town's name is part of a person's: "Hassan Amillat, director of ...".

    That is where one of the capitalised words around it is no label, and a post explains
    them or stands before them.
    """
    if scene.lexicon.profile.names_are_plain and not scene.lexicon.profile.post_follows_name:
        return is_town(scene, hit) and ends_persons_name(scene, sentence, hit)
    if scene.lexicon.profile.post_follows_name:
        return _begins_persons_name(scene, sentence, hit)
    if not scene.lexicon.profile.case_marks_names or hit.j - hit.i > 1 or not is_town(scene, hit):
        return False
    i, j = _capitals_around(scene, sentence, hit)
    if not 2 <= j - i <= _LONGEST:
        return False
    if all(sentence.is_labelled(k) for k in range(i, j)):
        return False
    if any(i <= h.i < j and h.has("cue") for h in sentence.hits):
        return False  # a headline with capitals: "Terima Delegasi Guangxi"
    folds, marks = scene.tokens.folds, {"(", *scene.lexicon.profile.list_mark}
    posts = [h for h in sentence.hits if h.has("post") or h.has("title")]
    small = scene.lexicon.profile.stopwords
    if any(post.j == i for post in posts) and _follows_place(sentence, hit, i):
        return True
    for post in posts:
        if post.i > j and folds[j] in marks and small.issuperset(folds[j + 1 : post.i]):
            return True
        if post.j < i and folds[i - 1] in marks and i - post.j <= _FAR:
            return True
    return False


def _follows_place(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Say whether the place that a post governs stands before a name: "Gubernur Jawa Tengah X"."""
    governed = next((h for h in sentence.hits if h.i == start and h.has("place")), None)
    return governed is not None and governed.j == hit.i


def _begins_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a place is called like a family of Japan, and a given name and a post follow.

    "이시카와 히로유키 삿포로시장", where no letter marks names but spaces part words.
    """
    if scene.lexicon.profile.scriptio_continua or hit.j - hit.i > 1 or hit.j >= sentence.j:
        return False
    if any(h.i == hit.j and not h.has("weak") for h in sentence.hits):
        return False
    posts = (h for h in sentence.hits if h.has("post") and 0 < h.i - hit.j <= _SEAT)
    return is_family_before(scene, sentence, hit.j) and any(posts)


def _capitals_around(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return the run of capitalised words that a name stands in, none of them a common word.

    A run that is longer than a name is not followed to its end.
    """
    common = {
        k for h in sentence.hits
        if hit.i - _LONGEST <= h.j and h.i <= hit.j + _LONGEST
        and not is_town(scene, h) and not h.has("unit")
        for k in range(h.i, h.j)
    }  # fmt: skip

    def fits(k: int) -> bool:
        return scene.tokens.is_word(k) and scene.tokens.is_capital(k) and k not in common

    i, j = hit.i, hit.j
    while i > sentence.i and j - i <= _LONGEST and fits(i - 1):
        i -= 1
    while j < sentence.j and j - i <= _LONGEST and fits(j):
        j += 1
    return i, j


def is_town(scene: Scene, hit: Hit) -> bool:
    """Say whether a label is nothing but the name of places below the state."""
    keys = (*hit.all("place"), *hit.all("weak"))
    places = [p for key in keys if (p := scene.gazetteer.place(key)) is not None]
    return len(keys) == len(hit.concepts) and not any(p.kind == "country" for p in places)


def is_name(scene: Scene, hit: Hit) -> bool:
    """Reject common words in small letters and parts of longer names."""
    if hit.has("nation"):
        return True
    tokens = scene.tokens
    if (
        not scene.lexicon.profile.case_marks_names
        and not tokens.text[tokens.starts[hit.i]].isascii()
    ):
        return True
    first = tokens.text[tokens.starts[hit.i]]
    if first.lower() == first.upper():
        return True
    i, j = _bare_name(scene, hit)
    tied = j - i > 2 and tokens.folds[j - 2] in _TIED  # "Jeollanam-do", "Xi'an"
    last = tied or tokens.is_capital(j - 1) or not tokens.is_word(j - 1)
    last = last or (j - i > 1 and is_state(scene, hit))  # "République tchèque"
    if not (tokens.is_capital(i) and last):
        return False
    return not is_short(scene, hit) or _is_short_country(scene, hit)


def is_state(scene: Scene, hit: Hit) -> bool:
    """Say whether a label names a country."""
    places = map(scene.gazetteer.place, hit.all("place"))
    return any(p is not None and p.kind == "country" for p in places)


def is_short(scene: Scene, hit: Hit) -> bool:
    """Say whether a label is a single word of one or two letters, where capitals mark names."""
    length = scene.tokens.ends[hit.i] - scene.tokens.starts[hit.i]
    return scene.lexicon.profile.case_marks_names and hit.j - hit.i == 1 and length < 3


def _is_short_country(scene: Scene, hit: Hit) -> bool:
    """Say whether a short word is the name of a state as a weak one: "Mỹ", but no "Ý" of ideas."""
    states = [p for key in hit.all("weak") if (p := scene.gazetteer.place(key)) is not None]
    opens = any(s.i == hit.i for s in scene.sentences)
    long_enough = scene.tokens.ends[hit.i] - scene.tokens.starts[hit.i] > 1 or not opens
    return any(p.kind == "country" for p in states) and long_enough


def _bare_name(scene: Scene, hit: Hit) -> tuple[int, int]:
    """Return the words of a label without a type word in small letters at its edge.

    "thủ đô Viêng Chăn", "Московской области": the capital stands inside.
    """
    tokens, folds = scene.tokens, scene.tokens.folds
    i, j = hit.i, hit.j
    if j - i > 1 and not tokens.is_capital(i):
        for inner in scene.lexicon.find(folds, i, j - 1):
            return (inner.j if inner.i == i and inner.has("place-type") else i), j
    if j - i > 1 and not tokens.is_capital(j - 1):
        is_type = any(h.has("place-type") for h in scene.lexicon.find(folds, j - 1, j))
        return i, j - 1 if is_type else j
    return i, j


def is_idle(scene: Scene, sentence: Sentence, n: int) -> bool:
    """Say whether an adjective of a unit below the state only describes: "Bavarian beer".

    Beside a post, a body or a word for places it tells whose they are.
    """
    hit = sentence.hits[n]
    if not hit.has("nation") or hit.has("place"):
        return False
    places = map(scene.gazetteer.place, hit.all("nation"))
    if any(p is not None and p.kind == "country" for p in places):
        return False
    beside = [h for h in sentence.hits[max(0, n - 1) : n + 2] if h.j == hit.i or h.i == hit.j]
    return not any(
        any(h.has(scheme) for scheme in ("post", "body", "place-type"))
        or {"cue:delegation", "cue:leaders"} & set(h.concepts)
        for h in beside
    )
