"""Names that nothing but the post behind them announces, where the verb stands first.

"Said Dawood Zatari mayor of Hebron": in Arabic news the words between a verb, a preposition or a
nation's adjective and a post are a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import has_and, means
from kg.extraction.names.common_words import is_common
from kg.extraction.names.name_runs import behind_particle, find_name_run, is_blocked
from kg.extraction.people.explained_names import is_past_complement
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names import is_vietnamese_name

_FEWEST, _MOST = 2, 4  # words of such a name
_READS, _SURE = 0.8, 0.9  # from which words read as a Vietnamese name


def find_untitled(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the words of each name between what opens it and the post right behind it."""
    profile = scene.lexicon.profile
    if profile.clause_order != "VSO" or not profile.definite:
        return
    taken = [(p.i, p.j) for p in sentence.places] + [(b.i, b.j) for b in sentence.bodies]
    taken += [(p.i, p.j) for p in sentence.people]
    posts = [h for h in sentence.hits if h.has("post")]
    yield from _subjects(scene, sentence, posts, taken)
    for post in posts:
        j = _past_sign(scene, post.i)
        i = j
        while j - i < _MOST and _is_free(scene, sentence, i - 1, taken):
            i -= 1
        if j - i >= _FEWEST and _is_opened(scene, sentence, i, apart=j < post.i):
            yield i, j


def _subjects(
    scene: Scene, sentence: Sentence, posts: list[Hit], taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the names that end before "that": "said the councillor of the opposition X Y that".

    What bears the article belongs to the post, but for the last word of a name.
    """
    folds, definite = scene.tokens.folds, scene.lexicon.profile.definite
    for k in [k for k in range(sentence.i, sentence.j) if folds[k] in scene.lexicon.profile.that]:
        i = j = k - any(h.j == k and h.has("rel") for h in sentence.hits)  # "pointed to that"
        while j - i < _MOST and _is_free(scene, sentence, i - 1, taken):
            i -= 1
        i = max((k + 1 for k in range(i, j - 1) if folds[k].startswith(definite)), default=i)
        post = next((h for h in reversed(posts) if h.j <= i), None)
        if j - i < _FEWEST or post is None:
            continue
        if post.j == i or is_past_complement(scene, sentence, post.j, i):
            yield i, j


def _past_sign(scene: Scene, k: int) -> int:
    """Return where a name ends whose post begins at word `k`: "led by X Y، mayor of"."""
    return k - (scene.tokens.folds[k - 1] in scene.lexicon.profile.list_mark)


def _is_free(scene: Scene, sentence: Sentence, k: int, taken: list[tuple[int, int]]) -> bool:
    """Say whether word `k` may be part of a name."""
    if k < sentence.i or not scene.tokens.is_word(k) or is_blocked(sentence, k):
        return False
    return not is_common(scene, k) and not any(i <= k < j for i, j in taken)


def _is_opened(scene: Scene, sentence: Sentence, k: int, *, apart: bool) -> bool:
    """Say whether a verb, a preposition or a nation's adjective ends before word `k`.

    Where a sign parts the name from its post, any place may: "for the city of Sharjah X، its
    director"; and so may a common word that opens a clause, mostly its verb. A word with the
    article is an adjective or a family name, and begins no name.
    """
    if scene.tokens.folds[k].startswith(scene.lexicon.profile.definite):
        return False
    if apart and is_common(scene, k - 1) and _begins_clause(scene, sentence, k - 1):
        return True
    if scene.tokens.folds[k - 1] in scene.lexicon.profile.list_mark and has_and(scene, k):
        return bool(sentence.people)  # "A, mayor of X, and B governor of Y"
    nations = any(p.j == k and (apart or p.kind == "country") for p in sentence.places)
    return nations or any(h.j == k and (h.has("cue") or h.has("rel")) for h in sentence.hits)


def _begins_clause(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` opens the sentence, or stands behind a sign of a list."""
    return k == sentence.i or scene.tokens.folds[k - 1] in scene.lexicon.profile.list_mark


def without_and(scene: Scene, i: int, j: int) -> str:
    """Return a name in a list without the "and" written onto it; empty if it bears none.

    Names begin with the same letter; that the rest stands elsewhere, or reads as a Vietnamese
    name, tells them apart.
    """
    tokens, profile = scene.tokens, scene.lexicon.profile
    if not profile.names_are_plain or i < 1 or tokens.folds[i - 1] not in profile.list_mark:
        return ""
    word = tokens.folds[i]
    for front in [p for p in profile.prefix if word.startswith(p) and means(scene, p, "rel:and")]:
        rest = scene.surface(i, j)[len(front) :]
        doubled = word.startswith(front * 2) or word[len(front) :] in tokens.folds
        if doubled or is_vietnamese_name(rest, profile.tag) >= _SURE:
            return rest
    return ""


def name_aside(scene: Scene, sentence: Sentence, k: int) -> tuple[int, int] | None:
    """Return the name between two list marks, of which one stands at word `k`.

    "The Governor of Oran، Said Said، received", where no capitals tell it from an aside.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if profile.case_marks_names or k + 1 >= sentence.j or folds[k] not in profile.list_mark:
        return None
    run = find_name_run(scene, sentence, k + 1)
    if run is None or run[1] >= sentence.j or folds[run[1]] not in profile.list_mark:
        return None
    if not any(is_common(scene, k) and not behind_particle(scene, k) for k in range(*run)):
        return run
    vietnamese = is_vietnamese_name(scene.surface(*run), profile.tag) >= _READS
    return run if vietnamese else None  # Văn is written like "then indeed" in Arabic
