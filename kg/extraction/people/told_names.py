"""What tells a name without a title, where capitals mark names: a post, an age, who is quoted."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_STOPS = 6  # words between the sign behind a name and the post that explains it
_OWN = 2  # of them, words that no list knows: "X, a first-term city councillor"
_AGE = 2  # digits of an age
_SAYING = ("cue:say", "cue:stress", "cue:inform")
_LETTERS = 3  # of a name of one word
_TIES = frozenset({"-", "'", "’", "&"})
_ASIDE = frozenset({",", "(", "-", "–", "—"})


def is_explained(scene: Scene, sentence: Sentence, j: int) -> bool:
    """Say whether a sign at word `j` opens what explains the name before it: a post, or an age."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    if j + 1 >= sentence.j or tokens.folds[j] not in {*_ASIDE, *profile.list_mark}:
        return False
    if past_age(scene, sentence, j) > j or any(h.i == j + 1 for h in sentence.cues("cue:who")):
        return True
    starts = {h.i for h in sentence.hits if h.has("post") or _is_calling(scene, h)}
    if profile.head_order == "last":
        starts |= {b.i for b in sentence.bodies}
    own = _OWN if tokens.folds[j + 1] in profile.determiner else 0
    for k in range(j + 1, min(j + 2 + _STOPS, sentence.j)):
        if k in starts:
            return True
        if _is_passed(scene, sentence, k):
            continue
        own -= 1
        if own < 0 or tokens.is_capital(k) or not _is_word_of_post(scene, sentence, k):
            return False
    return False


def _is_passed(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` may stand before a post: a function word, a place, "former"."""
    if any(h.i <= k < h.j for h in sentence.cues("cue:former")):
        return True
    inside = any(p.i <= k < p.j for p in sentence.places)
    inside = inside or any(h.i <= k < h.j and h.has("place-type") for h in sentence.hits)
    owner = scene.tokens.folds[k] in {"'", "’", "s"} and not scene.tokens.is_capital(k)
    return inside or owner or scene.tokens.folds[k] in scene.lexicon.profile.stopwords


def _is_calling(scene: Scene, hit: Hit) -> bool:
    """Say whether a hit is a calling in small letters, "X Y, avocate", and opens no name."""
    return "title:engineer" in hit.concepts and not (
        scene.tokens.is_capital(hit.i)
        or (hit.j < len(scene.tokens) and scene.tokens.is_capital(hit.j))
    )


def _is_word_of_post(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` may stand before a post in its phrase: no sign, no verb."""
    inside = any(h.i <= k < h.j and (h.has("cue") or h.has("rel")) for h in sentence.hits)
    return (scene.tokens.is_word(k) or scene.tokens.folds[k] == "-") and not inside


def opens_with_article(scene: Scene, i: int, j: int) -> bool:
    """Say whether two words are an article and a noun with capitals: "La Cámara respondió"."""
    return j - i == 2 and scene.tokens.folds[i] in scene.lexicon.profile.determiner


def past_age(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word after an age that a sign at word `k` opens: ", 17," or ", 81 ans,"."""
    folds = scene.tokens.folds
    if k + 2 >= sentence.j or folds[k] not in _ASIDE or not folds[k + 1].isdecimal():
        return k
    if len(folds[k + 1]) != _AGE:
        return k
    years = (h.j for h in sentence.hits if h.i == k + 2 and "unit:years" in h.concepts)
    end = next(years, k + 2)
    return end if end > k + 2 or folds[end] in {",", ")"} else k


def is_quoted(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether words `i` to `j` stand behind a verb of saying and are all who speaks.

    "..., said X Y.", "according to X Y, ...": a sign or the end of the sentence follows.
    """
    verbs = [h for h in sentence.cues(*_SAYING) if h.j == i]
    if not any(_opens_source(scene, sentence, h) for h in verbs):
        return False
    if scene.tokens.folds[i] in scene.lexicon.profile.stopwords:
        return False
    return j >= sentence.j or not scene.tokens.is_word(j)


def _opens_source(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb of saying follows what is said, or is "according to"."""
    before = hit.i - 1
    return before < sentence.i or not scene.tokens.is_word(before)


def drop_given_names(scene: Scene, sentence: Sentence) -> None:
    """Read a place right behind a post, and before a capital, as a given name: "Mayor London X".

    So where "of" would lead from a post to its place.
    """
    profile = scene.lexicon.profile
    if not profile.case_marks_names or profile.declension or not profile.determiner:
        return
    if profile.name_order != "given-first":
        return
    posts = {h.j for h in sentence.hits if h.has("post") or h.has("title")}
    sentence.places = [
        p
        for p in sentence.places
        if not (
            p.i in posts
            and p.i == p.name_i
            and p.j - p.i == 1
            and p.j < sentence.j
            and _is_unheard(scene, sentence, p.j)
        )
    ]


def single_name(
    scene: Scene, sentence: Sentence, anchor: tuple[int, int], start: int
) -> tuple[int, int] | None:
    """Return the one word behind a post that is a name: a family name, or all that somebody has.

    "Mayor Hirano said", "Bupati Sleman Satono": nothing that the language or the world calls so,
    with no further capital behind it. Without what he heads it must be the chief of a unit.
    """
    folds, end = scene.tokens.folds, start + 1
    if start >= sentence.j or not _is_unheard(scene, sentence, start):
        return None
    if end < sentence.j and (folds[end] in _TIES or scene.tokens.is_capital(end)):
        return None
    posts = [h for h in sentence.hits if anchor[0] <= h.i and h.j <= anchor[1] and h.has("post")]
    if not posts:
        return None
    told = posts[-1].j < anchor[1] and _is_of(scene, sentence, posts[-1].j, anchor[1])
    chief = posts[-1].j == start and not _chiefs(scene).isdisjoint(posts[-1].all("post"))
    if not told and not (chief and _is_parted_from_places(scene, posts[-1].i)):
        return None
    spoken = any(end == h.i or h.j in (posts[-1].i, anchor[0]) for h in sentence.cues(*_SAYING))
    return (start, end) if spoken or not scene.lexicon.profile.compound else None


def _is_of(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether words behind a post tell no more than whose it is: no sign, no "in"."""
    if any(scene.tokens.folds[k] in scene.lexicon.profile.list_mark for k in range(i, j)):
        return False
    joints = [h for h in sentence.hits if i <= h.i < j and h.has("rel")]
    return all("rel:of" in h.concepts for h in joints)


def _is_parted_from_places(scene: Scene, i: int) -> bool:
    """Say whether "of" or an ending, and no bare place, follows the post at `i`: "Bupati Sleman".

    Where heads stand last, an article before the post ends its phrase: "the Mayor Monday opened".
    """
    profile = scene.lexicon.profile
    if profile.head_order == "last" and scene.tokens.folds[i - 1] in profile.determiner:
        return False
    given = profile.name_order == "given-first" and not profile.declension
    return (given and bool(profile.determiner)) or bool(profile.compound)


def _chiefs(scene: Scene) -> frozenset[str]:
    groups = scene.frames.groups
    return groups["chief_posts"] | groups["vice_posts"] | groups["envoy_posts"]


def _is_unheard(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a capitalised word of some length is in no list of the language."""
    tokens = scene.tokens
    word = tokens.surface(k, k + 1)
    named = tokens.is_word(k) and tokens.is_capital(k) and len(word) >= _LETTERS
    if not named or word.isupper() or sentence.is_labelled(k):
        return False
    return not scene.lexicon.knows(tokens.folds[k])
