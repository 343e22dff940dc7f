"""Which of several places of one country an article is about: the city, or the province it lies in.

A name that is often printed may only be where something happened or where a side lies; the
side itself is named beside a post, with its type word, by "the province" without a name. No
sign says so alone: a linear model (`ontology/topic.toml`) weighs them. It is fitted on pairs of
places of one country, one a side by a reader's gold and the other less so (pairwise logistic
regression, Joachims 2002, "Optimizing search engines using clickthrough data").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from math import exp, log1p

from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_first_level, kind_of, outer_of
from kg.lexicon import Hit

_BESIDE = 3  # words between a place and the post that is held there
_NEXT = 1  # words between a place and the relation that it stands in
_OPENING = 1  # words of the lead before the place of its dateline
_JOINED = frozenset({"rel:with", "rel:between", "rel:and"})


@dataclass(slots=True)
class Signs:
    """How an article speaks of one place below the state.

    Attributes:
        headline: Times named there, and not only to say where another place lies.
        lead: The same of the lead.
        body: The same of the body.
        dateline: 1 if its name opens the lead.
        holder: Times named only to say where another place lies.
        where: Times named right behind (or before) a word for "in".
        post: Posts that stand beside it.
        joined: Times that "and", "with" or "between" stand beside it.
        typed: Times named with its type word ("the province of X").
        unnamed: Times that the type word of its kind stands without a name ("the province").
        governed: Posts that govern a unit of its kind ("the governor", "the mayor").
        first_level: 1 if it is a first-level unit of its country.
        inner: Places named that lie in it.
        outer: 1 if a place that it lies in is named.
        capital: 1 if it is the capital of a state.
    """

    headline: float = 0.0
    lead: float = 0.0
    body: float = 0.0
    dateline: float = 0.0
    holder: float = 0.0
    where: float = 0.0
    post: float = 0.0
    joined: float = 0.0
    typed: float = 0.0
    unnamed: float = 0.0
    governed: float = 0.0
    first_level: float = 0.0
    inner: float = 0.0
    outer: float = 0.0
    capital: float = 0.0


#: The names of the signs, in the order of `values`.
NAMES = tuple(f.name for f in fields(Signs))


def values(signs: Signs) -> list[float]:
    """Return the signs as the model takes them: the second time says less than the first."""
    return [log1p(getattr(signs, name)) for name in NAMES]


def standing_of(scene: Scene, keys: Iterable[str]) -> dict[str, float]:
    """Return how much each of some places stands for a side; above 0, twice as much is twice so."""
    model = scene.frames.topic
    found = signs_of(scene, keys)
    return {k: exp(_score(model, signs)) for k, signs in found.items()}


def _score(model: Mapping[str, float], signs: Signs) -> float:
    return sum(model[n] * v for n, v in zip(NAMES, values(signs), strict=True))


def signs_of(scene: Scene, keys: Iterable[str]) -> dict[str, Signs]:
    """Return how the article speaks of each of some places below the state."""
    found = {k: Signs() for k in keys}
    unnamed: Counter[str] = Counter()
    governed: Counter[str] = Counter()
    opening = next((s for s in scene.sentences if s.region != "headline"), None)
    for sentence in scene.sentences:
        _count_kinds(scene, sentence, unnamed, governed)
        for n, place in enumerate(sentence.places):
            signs = found.get(place.key)
            if signs is None:
                continue
            if sentence is opening and _opens(sentence, place):
                signs.dateline = 1.0
            if place.container:
                signs.holder += 1
            else:
                _count_mention(scene, sentence, n, signs)
    named = set(found)
    for key, signs in found.items():
        _count_unit(scene, key, signs, named, (unnamed, governed))
    return found


def _opens(sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a place opens a sentence, with no word before that a label knows."""
    near = place.i - sentence.i <= _OPENING
    return near and not any(h.j == place.i for h in sentence.hits)


def _count_kinds(
    scene: Scene, sentence: Sentence, unnamed: Counter[str], governed: Counter[str]
) -> None:
    """Count type words without a name, and posts by the kind of unit that they govern."""
    frames = scene.frames
    for hit in sentence.hits:
        if not (hit.has("place-type") or hit.has("post")):
            continue
        if any(p.i <= hit.i < p.j for p in sentence.places):
            continue
        kinds, posts = hit.all("place-type"), hit.all("post")
        unnamed.update(frames.place_kind[c] for c in kinds if c in frames.place_kind)
        governed.update(frames.governs[c] for c in posts if c in frames.governs)


def _count_mention(scene: Scene, sentence: Sentence, n: int, signs: Signs) -> None:
    place, places = sentence.places[n], sentence.places
    if sentence.region != "caption":
        setattr(signs, sentence.region, getattr(signs, sentence.region) + 1)
    inside = [p for p in places if place.i < p.i and p.j <= place.name_i]  # "the Thai city of X"
    signs.typed += not inside and place.j - place.i > place.name_j - place.name_i
    others = [p for p in places if p not in inside]
    n = others.index(place)
    low = others[n - 1].j if n else sentence.i
    high = others[n + 1].i if n + 1 < len(others) else sentence.j
    for hit in sentence.hits:
        if low <= hit.i < high and (hit.has("post") or hit.has("rel")):
            _count_beside(scene, place, hit, signs)


def _count_beside(scene: Scene, place: PlacePhrase, hit: Hit, signs: Signs) -> None:
    """Count a post or a relation beside a place, no other place between."""
    before = hit.j <= place.i
    gap = place.i - hit.j if before else hit.i - place.j
    if gap < 0:
        return
    signs.post += gap <= scene.reach(_BESIDE) and bool(hit.has("post"))
    if gap > _NEXT:
        return
    after = scene.lexicon.profile.adposition == "after"
    signs.where += "rel:in" in hit.concepts and before != after
    signs.joined += not _JOINED.isdisjoint(hit.concepts)


def _count_unit(
    scene: Scene,
    key: str,
    signs: Signs,
    named: set[str],
    kinds: tuple[Counter[str], Counter[str]],
) -> None:
    kind = kind_of(scene, key)
    signs.unnamed, signs.governed = (float(count[kind]) for count in kinds)
    signs.first_level = float(is_first_level(scene, key))
    signs.inner = float(sum(outer_of(scene, k) == key for k in named - {key}))
    signs.outer = float(outer_of(scene, key) in named)
    signs.capital = float(key in scene.gazetteer.capitals)
