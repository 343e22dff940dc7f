"""Places in spellings that no list holds, as translations write them.

A word run beside a type word ("province"), or one that sounds like a place the article
has named, is compared by sound: Vietnamese units by their syllables, first-level units
of other countries by their consonants.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from kg.extraction.names.common_words import is_definite_noun
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.type_words import is_definite_type, type_kind
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.gazetteer import Gazetteer, Place
from kg.lexicon import Hit
from kg.names import ACCEPT, NameIndex
from kg.names.foreign import foreign_cost, foreign_key
from kg.names.heard import spoken
from kg.text import Tokens, fold_loose

_LONGEST = 3  # words of a place name
_MADDA = "\u0622"  # the letter that folds to a plain alef
_NEAR = 0.2  # cost up to which, beside a type word, a unit of a country named counts
_SURE = 0.1  # cost up to which a name without a type word counts as a known place's
#: How translations write the letters of Pinyin that are heard otherwise than in English.
_PINYIN = (("x", "sh"), ("q", "ch"), ("zh", "j"), ("c", "ts"))


def _is_common(tokens: Tokens, k: int, stops: frozenset[str]) -> bool:
    """Say whether a word is a common one as printed: "An" is not, where "an" without madda is."""
    printed = tokens.surface(k, k + 1).lower()
    return tokens.folds[k] in stops and (printed[0] != _MADDA or printed in stops)


@lru_cache(maxsize=1)
def vietnamese_names(gazetteer: Gazetteer) -> NameIndex[str]:
    """Index the Vietnamese names of all first-level units and cities of Vietnam."""
    return NameIndex(
        (p.key, name)
        for p in gazetteer.places.values()
        if p.country == "VN" and p.kind in ("province", "city")
        for name in [gazetteer.label(p.key, "vi") or p.label]
    )


@lru_cache(maxsize=1)
def _units(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    """Return the first-level units of all other countries, by country."""
    units: dict[str, list[Place]] = {}
    for place in gazetteer.places.values():
        if place.country != "VN" and place.iso and place.kind in ("province", "city"):
            units.setdefault(place.country, []).append(place)
    return units


class OpenWords:
    """Which words of a sentence belong to no label, place or common word.

    Asked for nearly every run of words, so it is worked out once and kept up to date.
    """

    def __init__(self, scene: Scene, sentence: Sentence) -> None:
        tokens, stops = scene.tokens, scene.lexicon.profile.stopwords
        self.scene = scene
        self.sentence = sentence
        self.words = [
            tokens.is_word(k) and not (_is_common(tokens, k, stops) or is_definite_noun(scene, k))
            for k in range(sentence.i, sentence.j)
        ]
        for hit in sentence.hits:
            namelike = hit.has("weak") or (hit.has("unit") and not hit.has("place-type"))
            if not namelike or hit.has("cue"):
                self._close(hit.i, hit.j)
        for place in sentence.places:
            self._close(place.i, place.j)

    def _close(self, i: int, j: int) -> None:
        start, end = max(i, self.sentence.i), min(j, self.sentence.j)
        for k in range(start - self.sentence.i, end - self.sentence.i):
            self.words[k] = False

    def add(self, place: PlacePhrase) -> None:
        """Add a place to the sentence; its words are taken."""
        self.sentence.places.append(place)
        self._close(place.i, place.j)

    def has(self, i: int, j: int) -> bool:
        """Say whether words `i` to `j` are open, and no part of a word with hyphens."""
        if i < self.sentence.i or j > self.sentence.j:
            return False
        if False in self.words[i - self.sentence.i : j - self.sentence.i]:
            return False
        return not (_is_tied(self.scene, i - 1) or _is_tied(self.scene, j))

    def runs(self, lengths: tuple[int, ...]) -> Iterator[tuple[int, int]]:
        """Yield the open runs of some lengths; what is added on the way is stepped over."""
        for k in range(self.sentence.i, self.sentence.j):
            for n in lengths:
                if self.words[k - self.sentence.i] and self.has(k, k + n):
                    yield k, k + n


def open_words(scene: Scene) -> list[OpenWords]:
    """Return the open words of each sentence; none where letter case or no space marks names."""
    if not scene.lexicon.profile.names_are_plain:
        return []
    return [OpenWords(scene, sentence) for sentence in scene.sentences]


def find_spelled(scene: Scene, opened: Sequence[OpenWords], known: dict[str, str]) -> None:
    """Add places in unlisted spellings to the sentences of a scene without letter case.

    Args:
        scene: With the listed places found.
        opened: Of each sentence the words that no label has; kept up to date.
        known: Folded names already linked in this article, by place key; added to.
    """
    sound: dict[str, str] = {}
    for words in opened:
        for hit in words.sentence.hits:
            if type_kind(scene, hit) in ("province", "city"):
                _beside(scene, words, hit, known, sound)
        if sound:
            _once_more(scene, words, sound)
    names = _named(scene, known) if opened else None
    if names:
        for words in opened:
            _again(scene, words, names, known)


def _named(scene: Scene, known: dict[str, str]) -> NameIndex[str] | None:
    keys = {k for k in (*known.values(), scene.article.home) if k}
    rows = [(k, scene.gazetteer.label(k, "vi")) for k in sorted(keys) if k.startswith("VN-")]
    return _index(tuple(rows)) if rows else None


@lru_cache(maxsize=256)
def _index(rows: tuple[tuple[str, str], ...]) -> NameIndex[str]:
    """Index some names; articles of one province share what was looked up before."""
    return NameIndex(rows)


def _is_tied(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a hyphen that ties the words beside it into one."""
    tokens = scene.tokens
    if not 0 < k < len(tokens) - 1 or tokens.folds[k] != "-":
        return False
    return tokens.ends[k - 1] == tokens.starts[k] and tokens.ends[k] == tokens.starts[k + 1]


def _beside(
    scene: Scene, words: OpenWords, hit: Hit, known: dict[str, str], sound: dict[str, str]
) -> None:
    if any(p.i <= hit.i < p.j for p in words.sentence.places) or is_definite_type(scene, hit):
        return
    kind = type_kind(scene, hit)
    runs = [(hit.j, hit.j + n) for n in range(_LONGEST, 0, -1)]
    if scene.lexicon.profile.head_order == "last":
        last = _owner_end(scene, hit)
        runs = [(last - n, last) for n in range(_LONGEST, 0, -1)] + runs
    best: tuple[float, int, int, Place] | None = None
    for i, j in runs:
        if not words.has(i, j):
            continue
        found = _sounds_like(scene, _bare(scene, i, j), kind)
        if found and (best is None or found[0] < best[0] - 0.02):
            best = (found[0], i, j, found[1])
    if best is None:
        return
    _, i, j, place = best
    words.add(NameSlot(i, j, kind, type_words=(hit.i, hit.j)).phrase(place))
    known.setdefault(" ".join(scene.tokens.folds[i:j]), place.key)
    sound[fold_loose(_bare(scene, i, j))] = place.key


def _owner_end(scene: Scene, hit: Hit) -> int:
    """Return where the name before a type word ends, "of" between them or not."""
    genitive = scene.lexicon.profile.genitive
    of = hit.i and hit.has("adj") and scene.tokens.folds[hit.i - 1] in genitive
    return hit.i - 1 if of else hit.i


def _once_more(scene: Scene, words: OpenWords, sound: dict[str, str]) -> None:
    """Find names again that a type word has announced before, now without one."""
    for i, j in words.runs((3, 2, 1)):
        place = scene.gazetteer.place(sound.get(fold_loose(_bare(scene, i, j)), ""))
        if place is not None:
            words.add(NameSlot(i, j).phrase(place))


def _bare(scene: Scene, i: int, j: int) -> str:
    """Return the words without a case ending on the last."""
    return _without_ending(scene.surface(i, j), scene.lexicon.profile.suffix)


@lru_cache(maxsize=65536)
def _without_ending(surface: str, endings: tuple[str, ...]) -> str:
    for ending in endings:  # longest first
        if len(ending) >= 2 and surface.endswith(ending) and len(surface) - len(ending) >= 3:
            return surface[: -len(ending)].rstrip("-")
    return surface


def _sounds_like(scene: Scene, surface: str, kind: str) -> tuple[float, Place] | None:
    if len(surface) == 1:
        return None  # one syllable of Hangul sounds like the first of many a unit
    gazetteer = scene.gazetteer
    found: list[tuple[float, Place]] = []
    bound = ACCEPT if " " in surface and speaks_of_vietnam(scene) else _SURE
    told = " " in surface or speaks_of_vietnam(scene)
    for key, cost in vietnamese_names(gazetteer).search(surface, 3) if told else ():
        place = gazetteer.place(key)
        if place is not None and cost <= bound and len(surface) > 2:
            found.append(
                (cost + (0.0 if _fits(place, kind) else 0.1) + (0.0 if place.iso else 0.03), place)
            )
    named = {p.country for s in scene.sentences for p in s.places} - {"", "VN"}
    forms = {surface, "".join(surface.split())}
    for place in (p for country in named for p in _units(gazetteer).get(country, ())):
        if _fits(place, kind):
            spoken = spoken_forms(gazetteer, place, scene.article.lang)
            cost = min(_whole_cost(f, label) for f in forms for label in spoken)
            if cost <= _SURE or (cost <= _NEAR and _has_consonants(forms, spoken)):
                found.append((cost + (0.05 if kind in ("", place.kind) else 0.1), place))
    return min(found, key=lambda f: (f[0], f[1].key), default=None)


def _has_consonants(forms: Collection[str], labels: Collection[str]) -> bool:
    """Say whether a name and a label have the same consonants, none more and none less."""
    return not {foreign_key(f) for f in forms}.isdisjoint(map(foreign_key, labels))


def _whole_cost(form: str, label: str) -> float:
    """Return how far a name is from a label; 1 where it has words that the label lacks."""
    cost, part = foreign_cost(form, label)
    return 1.0 if part and len(form.split()) > len(label.split()) else cost


@lru_cache(maxsize=1)
def _english(gazetteer: Gazetteer) -> dict[str, set[str]]:
    """Return all English names of each place."""
    names: dict[str, set[str]] = {}
    for name, key, *_ in gazetteer.iter_names(("en",)):
        names.setdefault(key, set()).add(name)
    return names


@lru_cache(maxsize=8192)
def spoken_forms(gazetteer: Gazetteer, place: Place, lang: str = "") -> tuple[str, ...]:
    """Return a place's label, and how translations that go by Pinyin's letters write it.

    Units abroad have more English names: "North Chungcheong" is Chungcheongbuk at home.

    Args:
        gazetteer: Where its labels are.
        place: Which place.
        lang: Tag of a language whose own label is added; empty for none.
    """
    own = gazetteer.label(place.key, lang) if lang else ""
    forms = {place.label, "".join(place.label.split())} | ({own} if own else set())
    forms |= set(spoken(place.label, place.country))
    if place.iso and place.kind != "country" and place.country != "VN":
        forms |= _english(gazetteer).get(place.key, set())
    if place.country == "CN":
        for letter, heard in _PINYIN:
            forms |= {form.lower().replace(letter, heard) for form in forms}
    return tuple(sorted(forms))


def spells_vietnamese(scene: Scene, surface: str, bound: float = _SURE) -> bool:
    """Say whether words spell a first-level unit or city of Vietnam, up to a cost."""
    return bool(vietnamese_names(scene.gazetteer).search(surface, 1, bound))


def speaks_of_vietnam(scene: Scene) -> bool:
    """Say whether a Vietnamese home, place or body makes Vietnamese names likely."""
    if (scene.article.home or "").startswith("VN"):
        return True
    return any(
        any(p.country == "VN" for p in s.places)
        or s.has("body:people-committee", "body:provincial-party-committee")
        for s in scene.sentences
    )


def _fits(place: Place, kind: str) -> bool:
    return not kind or place.kind == kind or bool(place.iso)


def _again(scene: Scene, words: OpenWords, names: NameIndex[str], known: dict[str, str]) -> None:
    """Find further spellings of places that the article has named."""
    for i, j in words.runs((3, 2)):
        found = names.search(_bare(scene, i, j), 1, _SURE)
        place = scene.gazetteer.place(found[0][0]) if found else None
        if place is not None:
            words.add(NameSlot(i, j).phrase(place))
            known.setdefault(" ".join(scene.tokens.folds[i:j]), place.key)
