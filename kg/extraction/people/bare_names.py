"""Names that no post or title announces: known ones, and those that words beside them tell."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.names.common_words import is_common
from kg.extraction.names.name_runs import capital_run, is_blocked
from kg.extraction.people.known_people import KnownPeople
from kg.extraction.people.told_names import is_explained, is_quoted, opens_with_article
from kg.extraction.places.facilities import is_facility
from kg.extraction.scene import Scene, Sentence
from kg.names import is_vietnamese_name
from kg.text import fold_loose


def find_bare(scene: Scene, sentence: Sentence, known: KnownPeople) -> Iterator[tuple[int, int]]:
    """Yield names without a title: known ones, and those that read as Vietnamese."""
    tokens = scene.tokens
    taken = [(p.i, p.j) for p in sentence.people] + [(p.i, p.j) for p in sentence.places]
    taken += [(b.i, b.j) for b in sentence.bodies]
    k = sentence.i
    while k < sentence.j:
        busy = not (tokens.is_capital(k) and tokens.is_word(k))
        if busy or any(i <= k < j for i, j in taken) or is_blocked(sentence, k):
            k += 1
            continue
        while (
            k + 2 < sentence.j
            and _is_short_form(tokens.surface(k, k + 1))
            and tokens.is_word(k + 1)
        ):
            k += 1  # an abbreviation before a name
        end = capital_run(scene, sentence, k)
        facility = is_facility(scene, sentence, k, end)
        if not facility and _is_person(scene, sentence, k, end, known):
            yield k, end
        k = max(end, k + 1)


def _is_short_form(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper()


def _is_person(scene: Scene, sentence: Sentence, i: int, j: int, known: KnownPeople) -> bool:
    """Say whether capitals without a title name a person.

    A known name does; one that reads as Vietnamese, unless it has two words only, as
    places and brands have; one that a post or an age explains
    ("X, who is Governor of"), or who is quoted.
    """
    surface = scene.surface(i, j)
    if any(i <= h.i < j for h in sentence.cues("cue:year-name")):
        return False
    if i == sentence.i and opens_with_article(scene, i, j):
        return False
    if surface in known and j - i > 1:
        return True
    quoted = is_quoted(scene, sentence, i, j)
    if " " not in surface:
        return quoted and is_explained(scene, sentence, j)  # "said Fiona, chairwoman of"
    if quoted or is_explained(scene, sentence, j):
        return True
    return (
        3 <= len(fold_loose(surface).split()) <= 4
        and is_vietnamese_name(surface, scene.article.lang) >= 0.9
    )


def find_read(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield names by their sound alone, in scripts without capitals, where a post explains them.

    "..., X Y Z, deputy secretary of": three or four words that read as a Vietnamese name.
    """
    free = _free_words(scene, sentence)
    k = sentence.i
    while k < sentence.j:
        step = 1
        for n in (4, 3):
            if not _is_free(scene, sentence, k, k + n, free):
                continue
            # What explains a name is looked for first: reading the name costs more.
            if is_explained(scene, sentence, k + n) and _reads_as_name(scene, k, k + n):
                yield k, k + n
                step = n
                break
        k += step


def _reads_as_name(scene: Scene, i: int, j: int) -> bool:
    return is_vietnamese_name(scene.surface(i, j), scene.article.lang) >= 0.85


def _free_words(scene: Scene, sentence: Sentence) -> list[bool]:
    """Say of each word of a sentence whether it is a word of no label, place or body."""
    tokens = scene.tokens
    free = [
        tokens.is_word(k) and not is_blocked(sentence, k) for k in range(sentence.i, sentence.j)
    ]
    taken = [(p.i, p.j) for p in sentence.places] + [(b.i, b.j) for b in sentence.bodies]
    for i, j in taken:
        for k in range(max(i, sentence.i), min(j, sentence.j)):
            free[k - sentence.i] = False
    return free


def _is_free(scene: Scene, sentence: Sentence, i: int, j: int, free: list[bool]) -> bool:
    if j > sentence.j or False in free[i - sentence.i : j - sentence.i]:
        return False
    if any(p.i < j and i < p.j for p in sentence.people):
        return False
    return not is_common(scene, i) or not any(is_common(scene, k) for k in range(i + 1, j))


def find_parted(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield names in spaced syllables right before a post, where only spaces part names.

    Thai, Lao and Khmer write a Vietnamese name in three or four parts, often without a title.
    """
    tokens = scene.tokens
    for post in [h for h in sentence.hits if h.has("post")]:
        parts = [k for k in range(sentence.i, post.i) if _begins_part(scene, sentence, k)]
        end = post.i if tokens.starts[post.i] > tokens.ends[post.i - 1] else sentence.i
        for n in (4, 3):
            if len(parts) < n or any(parts[-n] < p.j and p.i < end for p in sentence.people):
                continue
            if _reads_as_name(scene, parts[-n], end):
                yield parts[-n], end
                break


def _begins_part(scene: Scene, sentence: Sentence, k: int) -> bool:
    return k == sentence.i or scene.tokens.starts[k] > scene.tokens.ends[k - 1]
