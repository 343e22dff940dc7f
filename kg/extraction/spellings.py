"""Places in spellings that no list holds, as translations write them.

A word run beside a type word ("province"), or one that sounds like a place the article
has named, is compared by sound: Vietnamese units by their syllables, first-level units
of other countries by their consonants.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.type_words import type_kind
from kg.gazetteer import Gazetteer, Place
from kg.lexicon import Hit
from kg.names import ACCEPT, NameIndex
from kg.names.foreign import foreign_cost
from kg.text import fold_loose

_LONGEST = 3  # words of a place name
_NEAR = (
    0.2  # cost up to which a unit of a country that the article names counts, beside a type word
)
_SURE = 0.1  # cost up to which a name without a type word counts as a known place's


@lru_cache(maxsize=1)
def _vietnamese(gazetteer: Gazetteer) -> NameIndex[str]:
    """Index the Vietnamese names of all first-level units and cities of Vietnam."""
    return NameIndex(
        (p.key, name)
        for p in gazetteer.places.values()
        if p.country == "VN" and p.kind in ("province", "city")
        for name in [gazetteer.label(p.key, "vi") or p.label]
    )


@lru_cache(maxsize=1)
def _units(gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the first-level units of all other countries."""
    return tuple(
        p
        for p in gazetteer.places.values()
        if p.country != "VN" and p.iso and p.kind in ("province", "city")
    )


def find_spelled(scene: Scene, known: dict[str, str]) -> None:
    """Add places in unlisted spellings to the sentences of a scene without letter case.

    Args:
        scene: With the listed places found.
        known: Folded names already linked in this article, by place key; added to.
    """
    profile = scene.lexicon.profile
    if profile.case_marks_names or profile.scriptio_continua:
        return
    sound: dict[str, str] = {}
    for sentence in scene.sentences:
        for hit in sentence.hits:
            if type_kind(scene, hit) in ("province", "city"):
                _beside(scene, sentence, hit, known, sound)
        _once_more(scene, sentence, sound)
    names = _named(scene, known)
    if names:
        for sentence in scene.sentences:
            _again(scene, sentence, names, known)


def _named(scene: Scene, known: dict[str, str]) -> NameIndex[str] | None:
    keys = {k for k in (*known.values(), scene.article.home) if k}
    rows = [(k, scene.gazetteer.label(k, "vi")) for k in sorted(keys) if k.startswith("VN-")]
    return NameIndex(rows) if rows else None


def _free(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether words `i` to `j` are words of no label, place or common word."""
    if i < sentence.i or j > sentence.j:
        return False
    profile, tokens = scene.lexicon.profile, scene.tokens
    if any(not tokens.is_word(k) or tokens.folds[k] in profile.stopwords for k in range(i, j)):
        return False
    if any(p.i < j and i < p.j for p in sentence.places):
        return False
    if _is_tied(scene, i - 1) or _is_tied(scene, j):
        return False  # part of a word with hyphens
    return not any(
        h.i < j and i < h.j and not h.has("weak") and not h.has("unit") for h in sentence.hits
    )


def _is_tied(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a hyphen that ties the words beside it into one."""
    tokens = scene.tokens
    if not 0 < k < len(tokens) - 1 or tokens.folds[k] != "-":
        return False
    return tokens.ends[k - 1] == tokens.starts[k] and tokens.ends[k] == tokens.starts[k + 1]


def _beside(
    scene: Scene, sentence: Sentence, hit: Hit, known: dict[str, str], sound: dict[str, str]
) -> None:
    if any(p.i <= hit.i < p.j for p in sentence.places):
        return
    kind = type_kind(scene, hit)
    runs = [(hit.i - n, hit.i) for n in range(_LONGEST, 0, -1)]
    runs += [(hit.j, hit.j + n) for n in range(_LONGEST, 0, -1)]
    best: tuple[float, int, int, Place] | None = None
    for i, j in runs:
        if not _free(scene, sentence, i, j):
            continue
        found = _sounds_like(scene, _bare(scene, i, j), kind)
        if found and (best is None or found[0] < best[0] - 0.02):
            best = (found[0], i, j, found[1])
    if best is None:
        return
    _, i, j, place = best
    phrase = PlacePhrase(
        min(i, hit.i), max(j, hit.j), place.key, place.kind, place.country, name_i=i, name_j=j
    )
    sentence.places.append(phrase)
    known.setdefault(" ".join(scene.tokens.folds[i:j]), place.key)
    sound[fold_loose(_bare(scene, i, j))] = place.key


def _once_more(scene: Scene, sentence: Sentence, sound: dict[str, str]) -> None:
    """Find names again that a type word has announced before, now without one."""
    k = sentence.i
    while k < sentence.j:
        step = 1
        for n in range(_LONGEST, 0, -1):
            if not _free(scene, sentence, k, k + n):
                continue
            key = sound.get(fold_loose(_bare(scene, k, k + n)))
            place = scene.gazetteer.place(key) if key else None
            if place is not None:
                sentence.places.append(
                    PlacePhrase(
                        k, k + n, place.key, place.kind, place.country, name_i=k, name_j=k + n
                    )
                )
                step = n
                break
        k += step


def _bare(scene: Scene, i: int, j: int) -> str:
    """Return the words without a case ending on the last."""
    surface = scene.surface(i, j)
    for ending in sorted(scene.lexicon.profile.suffix, key=len, reverse=True):
        if len(ending) >= 2 and surface.endswith(ending) and len(surface) - len(ending) >= 3:
            return surface[: -len(ending)].rstrip("-")
    return surface


def _sounds_like(scene: Scene, surface: str, kind: str) -> tuple[float, Place] | None:
    gazetteer = scene.gazetteer
    found: list[tuple[float, Place]] = []
    for key, cost in _vietnamese(gazetteer).search(surface, 3) if _speaks_of_vietnam(scene) else ():
        place = gazetteer.place(key)
        if place is not None and cost <= (ACCEPT if " " in surface else _SURE) and len(surface) > 2:
            found.append(
                (cost + (0.0 if _fits(place, kind) else 0.1) + (0.0 if place.iso else 0.03), place)
            )
    named = {p.country for s in scene.sentences for p in s.places} - {"", "VN"}
    for place in _units(gazetteer):
        if place.country in named and _fits(place, kind):
            cost = min(
                foreign_cost(form, place.label)[0] for form in {surface, "".join(surface.split())}
            )
            if cost <= _NEAR:
                found.append((cost + 0.05, place))
    return min(found, key=lambda f: (f[0], f[1].key), default=None)


def _speaks_of_vietnam(scene: Scene) -> bool:
    """Say whether a Vietnamese home, place or body makes Vietnamese names likely."""
    if (scene.article.home or "").startswith("VN"):
        return True
    return any(
        any(p.country == "VN" for p in s.places) or s.has("body:people-committee")
        for s in scene.sentences
    )


def _fits(place: Place, kind: str) -> bool:
    return not kind or place.kind == kind or bool(place.iso)


def _again(scene: Scene, sentence: Sentence, names: NameIndex[str], known: dict[str, str]) -> None:
    """Find further spellings of places that the article has named."""
    k = sentence.i
    while k < sentence.j:
        step = 1
        for n in range(_LONGEST, 1, -1):
            if not _free(scene, sentence, k, k + n):
                continue
            surface = _bare(scene, k, k + n)
            found = names.search(surface, 1)
            if found and found[0][1] <= _SURE:
                place = scene.gazetteer.place(found[0][0])
                assert place is not None
                sentence.places.append(
                    PlacePhrase(
                        k, k + n, place.key, place.kind, place.country, name_i=k, name_j=k + n
                    )
                )
                known.setdefault(" ".join(scene.tokens.folds[k : k + n]), place.key)
                step = n
                break
        k += step
