"""Towns that no list holds, where words are not parted, and their names told again.

Thai, Lao and Khmer set a space behind a name; what it lies in is told right after. The very
letters of a name that was made out are found again in all such scripts.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.names.unspaced_names import is_word
from kg.extraction.places.local_places import make_local
from kg.extraction.places.outer_runs import is_common_run
from kg.extraction.places.type_words import type_kind
from kg.extraction.scene import PlacePhrase, Scene, Sentence

#: Letters of a name.
_SHORTEST, _LONGEST = 2, 16


def find_unspaced(scene: Scene, known: dict[str, str]) -> None:
    """Make towns of unknown names, and find them again, in scripts that part phrases only."""
    profile = scene.lexicon.profile
    if not profile.scriptio_continua:
        return
    for sentence in scene.sentences if profile.head_order == "first" else ():
        _find_told(scene, sentence, known)
    _find_again(scene)


def _find_told(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Make towns between their type word and where they lie, where spaces part only phrases.

    "เมืองออสติน รัฐเท็กซัส": the name stands between the type word and the larger place.
    """
    rank = scene.frames.rank
    for outer in list(sentence.places):
        types = [h for h in sentence.hits if h.has("place-type") and h.j <= outer.i - _SHORTEST]
        hit = max(types, key=lambda h: h.j, default=None)
        kind = type_kind(scene, hit) if hit else ""
        if hit is None or kind == "province" or not rank.get(outer.kind, 9) < rank.get(kind, 0):
            continue
        words = range(hit.j, outer.i)
        blocked = any(h.i < outer.i and h.j > hit.j and is_word(h) for h in sentence.hits)
        inside = any(p.i <= hit.i < p.j for p in sentence.places)
        named = _is_run(scene, words) and not is_common_run(scene, hit.j, outer.i)
        if len(words) <= _LONGEST and not blocked and not inside and named:
            run = (hit.j, outer.i)
            make_local(scene, sentence, run, (hit.i, outer.i), kind, known,
                       "name before where it lies", outer.country)  # fmt: skip
            outer.container = True


def _is_run(scene: Scene, words: range) -> bool:
    """Say whether words are one name: letters without a space, and a space behind."""
    tokens = scene.tokens
    glued = all(tokens.ends[k] == tokens.starts[k + 1] for k in words[:-1])
    apart = tokens.starts[words[-1] + 1] > tokens.ends[words[-1]]
    return glued and apart and all(map(tokens.is_word, words))


def _find_again(scene: Scene) -> None:
    """Find the very letters of a name that no label gave, where words are not parted."""
    folds = scene.tokens.folds
    local: dict[tuple[str, ...], PlacePhrase] = {}
    for sentence in scene.sentences:
        listed = {(h.i, h.j) for h in sentence.hits}
        for p in sentence.places:
            if (p.name_i, p.name_j) not in listed:
                local.setdefault(folds[p.name_i : p.name_j], p)
    for sentence in scene.sentences if local else ():
        taken = {k for p in sentence.places for k in range(p.i, p.j)}
        taken |= {k for h in sentence.hits if is_word(h) for k in range(h.i, h.j)}
        for name, p in local.items():
            for k in range(sentence.i, sentence.j - len(name) + 1):
                j = k + len(name)
                if folds[k] == name[0] and folds[k:j] == name and taken.isdisjoint(range(k, j)):
                    sentence.places.append(replace(p, i=k, j=j, name_i=k, name_j=j))
        sentence.places.sort(key=lambda p: p.i)
