"""How far a name reaches: the run of words that a title or post announces."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.names import is_vietnamese_name

_LONGEST = 5  # words of a name


def find_name_run(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the words of the name that begins at `start`, or None if none does."""
    if start >= sentence.j or not scene.tokens.is_word(start):
        return None
    if any(p.i <= start < p.j for p in sentence.people):
        return None
    latin = (
        scene.tokens.text[scene.tokens.starts[start]].isascii()
        or scene.lexicon.profile.case_marks_names
    )
    end = capital_run(scene, sentence, start) if latin else _plain_run(scene, sentence, start)
    titled = any(h.has("title") and h.j in (start, start - 1) for h in sentence.hits)
    if (
        end - start < (1 if titled and not latin else 2)
        and not scene.lexicon.profile.scriptio_continua
    ):
        return None
    return start, end


def is_blocked(sentence: Sentence, k: int, loose: bool = False) -> bool:
    """Say whether word `k` is a label and so no part of a name.

    Args:
        sentence: Where.
        k: Which word.
        loose: Only posts, titles, bodies and places count; capitals mark the rest.
    """
    for hit in sentence.hits:
        if hit.i <= k < hit.j:
            if loose:
                return any(hit.has(scheme) for scheme in ("post", "title", "body")) or any(
                    p.i <= k < p.j for p in sentence.places
                )
            return any(
                not c.startswith(("unit:", "weak:", "field:", "spec:")) for c in hit.concepts
            )
    return False


def capital_run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word after the run of capitalised words that begins at `start`."""
    tokens = scene.tokens
    end = start
    while end < sentence.j and end - start < _LONGEST:
        if (
            tokens.is_word(end)
            and tokens.is_capital(end)
            and not is_blocked(sentence, end, loose=True)
        ):
            end += 1
        elif (
            tokens.folds[end] == "-"
            and end + 1 < sentence.j
            and tokens.starts[end + 1] == tokens.ends[end] == tokens.starts[end] + 1
            and end > start
        ):
            end += 2
        else:
            break
    return min(end, sentence.j)


def _plain_run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Take words up to a label, a sign, a common word or a case ending."""
    if scene.lexicon.profile.scriptio_continua:
        return _continuous_run(scene, sentence, start)
    profile, tokens = scene.lexicon.profile, scene.tokens
    end = start
    while end < sentence.j and end - start < _LONGEST:
        word = tokens.folds[end]
        if not tokens.is_word(end) and not (word == "-" and end > start):
            break
        if end > start and (
            word in profile.stopwords
            or is_blocked(sentence, end)
            or word in profile.genitive
            or word in profile.object
            or word in profile.subject
        ):
            break
        if end == start and is_blocked(sentence, end):
            break
        end += 1
        if is_vietnamese_name(tokens.surface(start, end), profile.tag) >= 0.9 and end - start >= 4:
            break
    while end > start and tokens.folds[end - 1] == "-":
        end -= 1
    return _shorten(scene, start, end)


def _shorten(scene: Scene, start: int, end: int) -> int:
    """Prefer the shorter run if only that reads as a Vietnamese name."""
    lang = scene.lexicon.profile.tag
    scores = {
        e: is_vietnamese_name(scene.tokens.surface(start, e), lang)
        for e in range(start + 2, end + 1)
    }
    good = [e for e, score in scores.items() if score >= 0.8]
    if good and good[-1] < end:
        return good[-1]
    return end if good else min(end, start + 3)


def _continuous_run(scene: Scene, sentence: Sentence, start: int) -> int:
    tokens = scene.tokens
    end = start
    while (
        end < sentence.j and end - start < 12 and (tokens.is_word(end) or tokens.folds[end] == "·")
    ):
        if end > start and any(
            h.i == end and h.j - h.i >= 1 and not h.has("unit") and not h.has("weak")
            for h in sentence.hits
        ):
            break
        end += 1
    if "·" in tokens.folds[start:end]:
        return end
    if scene.article.lang.startswith("zh"):
        return min(end, start + 3)
    return min(end, start + 4)


def find_run_before(scene: Scene, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return the words of a name that ends at `end`, where titles follow names."""
    tokens = scene.tokens
    start = end
    while (
        start > sentence.i
        and end - start < 4
        and tokens.is_word(start - 1)
        and not is_blocked(sentence, start - 1)
    ):
        start -= 1
    return (start, end) if end - start >= 1 and end > start else None
