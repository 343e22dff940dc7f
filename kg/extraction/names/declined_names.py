"""Names in the cases of a text, and the nominatives that they stand for."""

from __future__ import annotations

import re
import unicodedata

from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit
from kg.name_cases import cases_of, nominative_name
from kg.names.practical import practical
from kg.names.tables import latin_surnames
from kg.text import fold


def person_in_nominative(scene: Scene, sentence: Sentence, start: int, i: int, j: int) -> str:
    """Return the name in words `i` to `j`, in the nominative if the noun before it tells the case.

    Args:
        scene: The article.
        sentence: Where.
        start: First word of the posts and titles before the name.
        i: First word of the name.
        j: Word after it.
    """
    surface = scene.surface(i, j)
    if not scene.lexicon.profile.name_case or start >= i:
        return surface
    head = next((h for h in sentence.hits if h.i >= start and _is_post(h) and h.j <= i), None)
    return _in_nominative(scene, sentence, surface, _cases(scene, head) if head else frozenset())


def named_before_post(scene: Scene, sentence: Sentence, i: int, j: int) -> str:
    """Return the name in words `i` to `j` in the nominative, if a post behind it tells the case.

    "С Иваном Носковым, губернатором края": it stands in the case of the name.
    """
    surface, k = scene.surface(i, j), j + 1
    if not scene.lexicon.profile.name_case or k >= sentence.j or scene.tokens.folds[j] != ",":
        return surface
    head = next((h for h in sentence.hits if k <= h.i <= k + 1 and _is_post(h)), None)
    return _in_nominative(scene, sentence, surface, _cases(scene, head) if head else frozenset())


def _cases(scene: Scene, head: Hit) -> frozenset[int]:
    """Return the cases of a post or title, of the first of its words that tells one."""
    rows, whole = scene.lexicon.profile.name_case, scene.surface(head.i, head.j).lower()
    words = [whole] if " " not in whole else []  # "г-ном"
    words += [scene.surface(k, k + 1).lower() for k in range(head.i, head.j)]
    plain = (word.replace("ё", "е") for word in words)
    told = (cases_of(word, rows, lambda noun: _holds(scene, noun)) for word in plain)
    return next(filter(None, told), frozenset())


def _in_nominative(scene: Scene, sentence: Sentence, surface: str, cases: frozenset[int]) -> str:
    """Return a name that stands in one of some cases in the nominative."""
    parts = surface.split() if cases else []
    long = [k for k, part in enumerate(parts) if len(part) > 1 and part.isalpha()]
    if not long:
        return surface
    words = [parts[k] for k in long]
    told = nominative_name(words, cases, scene.lexicon.profile.name_case)
    told = _as_in_japan(scene, sentence, words, told)
    for k, name in zip(long, told, strict=True):
        surface = surface.replace(parts[k], name, 1)
    return surface


def _as_in_japan(scene: Scene, sentence: Sentence, words: list[str], told: list[str]) -> list[str]:
    """Return the words of a name of Japan: only a family name that is known has cases.

    Хироюки is no form of "Хироюка", but Танаки one of Танака.
    """
    lands = {country_of(scene, key) for key in (scene.home, *scene.partners, *scene.states) if key}
    lands |= {place.country for place in sentence.places}
    if "JP" not in lands or None in [practical(word, "JP") for word in words]:
        return told
    families = latin_surnames("ja")
    return [
        name if practical(name, "JP") in families else word
        for word, name in zip(words, told, strict=True)
    ]


def _is_post(hit: Hit) -> bool:
    return hit.has("post") is not None or hit.has("title") is not None


def _holds(scene: Scene, noun: str) -> bool:
    """Say whether a word is a post or title by itself."""
    folds = tuple(map(fold, _PARTS.findall(noun)))
    return any(_is_post(h) and h.j == len(folds) for h in scene.lexicon.find(folds, 0, len(folds)))


#: Words and hyphens, as a text is cut into words: "г-н".
_PARTS = re.compile(r"\w+|-")


def is_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a label is a town's name, and not the adjective of what lies around it.

    "Смоленск" is the town and "Смоленская" the region; "Смоленском" is both, and an adjective
    only before the word that it belongs to.
    """
    profile, k = scene.lexicon.profile, hit.j
    if not (profile.place_adjective and hit.has("place") and hit.has("nation")):
        return False
    if not scene.tokens.is_capital(hit.i):
        return False
    word = scene.tokens.folds[k - 1]
    if not word.endswith(tuple(e for row in profile.place_adjective for e in row)):
        return True
    follows = k < sentence.j and scene.tokens.is_word(k) and not scene.tokens.is_capital(k)
    joint = any(h.i == k and (h.has("rel") or h.has("cue")) for h in sentence.hits)
    return _is_oblique(scene, word) and (not follows or joint)


def _is_oblique(scene: Scene, word: str) -> bool:
    """Say whether a word is a noun of the lexicon with an ending that no nominative has."""
    stems = (word.removesuffix(e) for e in scene.lexicon.profile.oblique if word.endswith(e))
    return any(map(scene.lexicon.knows, stems))


def place_in_nominative(scene: Scene, i: int, j: int) -> str:
    """Return the name of a place that no list holds as its other forms in the article tell it.

    The case of one name alone cannot be told; two forms of one stem are of one declension.
    """
    surface, folds = scene.surface(i, j), scene.tokens.folds
    word, rows = folds[j - 1], scene.lexicon.profile.declension
    sure = scene.lexicon.profile.oblique
    adjective = _adjective(scene, word)
    if adjective is not None:
        return _printed(adjective) if j - i == 1 else surface
    seen = {
        folds[k]
        for s in scene.sentences
        for k in range(s.i, s.j)
        if scene.tokens.is_capital(k) and folds[k][:3] == word[:3]
    }
    fits = [
        (len(stem), row[0], stem)
        for row in rows
        for ending in row
        if word.endswith(ending) and len(stem := word[: len(word) - len(ending)]) >= _STEM
        if len({stem + e for e in row} & seen) >= 2 or (ending in sure and not row[0])
    ]
    if not fits:
        return surface
    _, ending, stem = max(fits)
    last = scene.surface(j - 1, j)
    bare = unicodedata.normalize("NFC", stem)
    if not last.lower().startswith(bare):
        return surface
    return surface[: len(surface) - len(last) + len(bare)] + unicodedata.normalize("NFC", ending)


def _printed(word: str) -> str:
    """Return a folded word as it is printed, with a capital."""
    return unicodedata.normalize("NFC", word[:1].upper() + word[1:])


#: Letters of a stem.
_STEM = 3


def _adjective(scene: Scene, word: str) -> str | None:
    """Return the first form of a place's adjective; None if the word is none."""
    for row in scene.lexicon.profile.place_adjective:
        for ending in row:
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                return word[: len(word) - len(ending)] + row[0]
    return None


def is_adjective(scene: Scene, k: int) -> bool:
    """Say whether word `k` has the form of an adjective that names a place."""
    return _adjective(scene, scene.tokens.folds[k]) is not None


def is_object(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether the title or post before word `k` bears the ending of an object: no name follows.

    "They will train forty engineers", where the ending is written onto "engineers".
    """
    profile = scene.lexicon.profile
    if not profile.names_are_plain or profile.post_follows_name:
        return False
    titled = any(h.j == k and (h.has("title") or h.has("post")) for h in sentence.hits)
    ends = tuple(e for e in profile.object if e in profile.suffix and len(e) > 1)
    return titled and bool(ends) and scene.tokens.folds[k - 1].endswith(ends)


def without_ending(scene: Scene, sentence: Sentence, k: int, surface: str) -> str:
    """Cut a case ending off the last word of a name, in scripts that write them on.

    A name that owns nothing only ends like a genitive: "Abdul Kader, ...".

    Args:
        scene: With labels.
        sentence: Where the name stands.
        k: The word after it.
        surface: The name as printed.
    """
    profile = scene.lexicon.profile
    cases = {*profile.object, *(profile.genitive if _owns_next(scene, sentence, k) else ())}
    tied = cases & set(profile.suffix) - set(profile.plural)
    for ending in sorted(tied if profile.names_are_plain else (), key=len, reverse=True):
        if len(ending) >= 2 and surface.endswith(ending) and len(surface) - len(ending) >= 4:
            return surface[: -len(ending)].rstrip("- ")
    return surface


def _owns_next(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a name before word `k` may own what follows: no sign, and no verb of speech."""
    spoken = any(h.i == k for h in sentence.cues("cue:say", "cue:stress", "cue:inform"))
    return k < sentence.j and scene.tokens.is_word(k) and not spoken
