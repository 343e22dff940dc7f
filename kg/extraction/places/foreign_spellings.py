"""Foreign towns that no list names in this script, beside the word that says what they are.

Where no capitals mark names, "the city of X in China" is still plain: the words between the
country and the type word are the name. If a place of that country sounds like it, it is that
place; else it is a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.extraction.marks import past_genitive
from kg.extraction.places.heard_towns import heard_town
from kg.extraction.places.local_places import make_local
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.outer_places import bracketed, land_behind, land_ending, lies_apart
from kg.extraction.places.spellings import OpenWords, spoken_forms
from kg.extraction.places.type_words import is_definite_type, type_in_label, type_kind
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.gazetteer import Gazetteer, Place
from kg.lexicon import Hit
from kg.names.foreign import foreign_key
from kg.names.heard import heard_cost, heard_keys
from kg.text import fold_loose

_LONGEST = 3  # words of a name
NEAR = 0.18  # cost up to which a place sounds like a name, its country beside it
_SURE = 0.1  # the same where the country is only named elsewhere
_TOWN = 0.05  # by which a unit comes before its chief town of the same name
_LIKELIER = 0.05  # by which a small town must sound nearer than a listed place
_LARGE = 300_000  # inhabitants of a city that its country alone announces
_LEAST = 3  # consonants of a name that its sound alone tells, and letters of any name


def find_foreign(
    scene: Scene, opened: Sequence[OpenWords], known: dict[str, str], *, told: bool
) -> None:
    """Add foreign places in unlisted spellings to the sentences of a scene without letter case.

    Args:
        scene: With the listed places found.
        opened: Of each sentence the words that no label has; kept up to date.
        known: Folded names already linked in this article, by place key; added to.
        told: Only names of listed places right beside their country and a type word; else all.
    """
    heard: dict[str, str] = {}
    for beside in (True, False):  # what its country tells goes before what only sounds so
        for words in opened:
            for name in _names(scene, words):
                if bool(name.country) == beside and (not told or (name.country and name.kind)):
                    _settle(scene, words, name, known, heard, listed=told)
        _find_again(scene, opened, heard)


def _find_again(scene: Scene, opened: Sequence[OpenWords], heard: dict[str, str]) -> None:
    """Add the places of names that were heard, wherever they are named again."""
    for words in opened if heard else ():
        for i, j in words.runs((3, 2, 1)):
            key = next((heard[f] for f in spoken_as(scene, i, j) if f in heard), None)
            if key is not None:
                words.add(_again(scene, i, j, key))


def _again(scene: Scene, i: int, j: int, key: str) -> PlacePhrase:
    entity = scene.entities.get(("place", key))
    place = scene.gazetteer.place(key)
    kind = entity.code if entity else place.kind if place else ""
    country = entity.country if entity else place.country if place else ""
    return PlacePhrase(i, j, key, kind, country, name_i=i, name_j=j)


def _names(scene: Scene, words: OpenWords) -> Iterator[NameSlot]:
    """Yield what may be a name beside each type word, and right behind a foreign country."""
    sentence = words.sentence
    for hit in list(sentence.hits):
        kind = type_kind(scene, hit) if hit.has("place-type") else ""
        kind = kind or _governed(scene, sentence, hit)
        if kind in ("", "country") or any(p.i <= hit.i < p.j for p in sentence.places):
            continue
        if is_definite_type(scene, hit):
            continue
        yield from _beside(scene, words, hit, kind)
    for place in list(sentence.places):
        if place.kind == "country" and place.country != "VN":
            k = past_genitive(scene, place.j)
            if scene.lexicon.profile.head_order == "last" and words.has(k, k + 1):
                yield NameSlot(k, k + 1, country=place.country)


def _governed(scene: Scene, sentence: Sentence, hit: Hit) -> str:
    """Return the kind of place that a post governs whose word stands before its name."""
    if scene.lexicon.profile.head_order == "last":
        return type_in_label(scene, hit)  # who holds the post is named behind it
    if any(h.i == hit.j and h.has("place-type") for h in sentence.hits):
        return ""  # "the mayor of the capital ...": its name is behind that
    governs = scene.frames.governs
    return next((governs[post] for post in hit.all("post") if post in governs), "")


def _beside(scene: Scene, words: OpenWords, hit: Hit, kind: str) -> Iterator[NameSlot]:
    """Yield the words before a type word, longest first, and those behind it."""
    sentence = words.sentence
    if scene.lexicon.profile.head_order == "last":
        begins = [n for n in range(_LONGEST, 0, -1) if words.has(hit.i - n, hit.i)]
        told = [n for n in begins if land_ending(scene, sentence, hit.i - n)]
        typed = (hit.i, hit.j) if hit.has("place-type") else None
        for n in told or begins:
            several = "rel:several" in hit.concepts  # "the neighbouring districts of ..."
            country = "" if several else land_ending(scene, sentence, hit.i - n)
            country = country or bracketed(scene, sentence, hit.j)
            yield NameSlot(hit.i - n, hit.i, kind, country, typed)
        if typed is None:
            return
        if any(h.j == hit.i and _is_town(scene, h) for h in sentence.hits):
            return  # "Haenam district ...": what follows is no name
    before = land_ending(scene, sentence, hit.i)
    end = hit.j
    while end - hit.j < _LONGEST and words.has(end, end + 1):
        end += 1
    country = before or land_behind(scene, sentence, end)
    if not country and not hit.has("place-type"):
        return
    for j in range(end, hit.j, -1) if not country else (end,):
        yield NameSlot(hit.j, j, kind, country, (hit.i, hit.j))


def _is_town(scene: Scene, hit: Hit) -> bool:
    """Say whether a label is the name of a listed place that is no country."""
    places = [scene.gazetteer.place(key) for key in hit.all("place")]
    return any(p is not None for p in places) and all(p and p.kind != "country" for p in places)


def _settle(
    scene: Scene,
    words: OpenWords,
    name: NameSlot,
    known: dict[str, str],
    heard: dict[str, str],
    *,
    listed: bool,
) -> None:
    """Make a place of a name that sounds like one of its country, or that its country tells."""
    if not words.has(name.i, name.j) or len(scene.surface(name.i, name.j)) < _LEAST:
        return
    place = _sounding(scene, name)
    if place is not None and not (name.kind or place.iso or place.population >= _LARGE):
        place = None  # what follows "Chinese" is seldom a small town
    if place is not None and lies_apart(scene, words.sentence, name, place):
        place = None
    if place is not None:
        words.add(name.phrase(place))
        known.setdefault(" ".join(scene.tokens.folds[name.i : name.j]), place.key)
        key = place.key
    elif not listed and name.country and name.kind and _is_told(scene, words, name):
        run, sentence = (name.i, name.j), words.sentence
        make_local(scene, sentence, run, name.whole, name.kind, known, "name beside where it lies",
                   name.country)  # fmt: skip
        key = sentence.places[-1].key
        words.add(sentence.places.pop())
    else:
        return
    for form in spoken_as(scene, name.i, name.j):
        heard.setdefault(form, key)


def _is_told(scene: Scene, words: OpenWords, name: NameSlot) -> bool:
    """Say whether a name fills all that stands between its country and its type word.

    Behind the type word it must end where known words begin.
    """
    if name.j < name.whole[1]:  # it stands before its type word
        if land_ending(scene, words.sentence, name.i):
            return True
        behind = bracketed(scene, words.sentence, name.whole[1])
        return bool(behind) and not words.has(name.i - 1, name.i)
    return not words.has(name.j, name.j + 1)


def _sounding(scene: Scene, name: NameSlot) -> Place | None:
    """Return the place that a name sounds like: of its country, else of those named."""
    told = bool(name.country and name.kind)
    if not told and len(foreign_key(scene.surface(name.i, name.j))) < len("x:") + _LEAST:
        return None
    bound = NEAR if told else _SURE
    best = _best(scene, name, bound)
    town = heard_town(scene, name, spoken_as(scene, name.i, name.j))
    if town is not None and (best is None or town[0] + _LIKELIER < best[0]):
        return town[1]
    return best[1] if best else None


def sounding(scene: Scene, name: NameSlot, bound: float) -> Place | None:
    """Return the place that words sound like, the likeliest of several.

    It lies in the country that the text gives them, else in a foreign one that the article names.

    Args:
        scene: With the places found so far.
        name: The words.
        bound: Cost up to which they sound like a place.
    """
    best = _best(scene, name, bound)
    return best[1] if best else None


def _best(scene: Scene, name: NameSlot, bound: float) -> tuple[float, Place] | None:
    """Return the listed place that words sound like, and what it costs."""
    lands = (name.country,) if name.country else _lands(scene)
    return likest(scene.gazetteer, lands, spoken_as(scene, name.i, name.j), name.kind, bound)


def alike(
    gazetteer: Gazetteer, lands: Sequence[str], forms: Sequence[str], kind: str, bound: float
) -> Place | None:
    """Return the place of some countries that one of several forms sounds like; None if none.

    Args:
        gazetteer: The places.
        lands: ISO 3166-1 codes of the countries.
        forms: What may be the name, without case endings.
        kind: Place kind code that the text gives it; empty if none.
        bound: Cost up to which they sound like a place.
    """
    best = likest(gazetteer, lands, forms, kind, bound)
    return best[1] if best else None


def likest(
    gazetteer: Gazetteer, lands: Sequence[str], forms: Sequence[str], kind: str, bound: float
) -> tuple[float, Place] | None:
    """Return what `alike` does, with what it costs."""
    best: tuple[float, str, Place, float] | None = None
    for form in forms:
        key = foreign_key(form)
        for land in lands:
            for place, label in _sounds(gazetteer, land).get(key, ()):
                cost = heard_cost(form, label)[0] + _misfit(place, kind)
                town = 0.0 if kind or place.iso else _TOWN
                rank = (cost + town - min(place.population, 9_000_000) / 2e8, place.key)
                if cost <= bound and (best is None or rank[:2] < best[:2]):
                    best = (*rank, place, cost)
    return (best[3], best[2]) if best else None


def _lands(scene: Scene) -> tuple[str, ...]:
    """Return the foreign countries that an article names by a place."""
    home = {scene.article.home[:2]} if scene.article.home else set()
    return tuple(sorted({p.country for s in scene.sentences for p in s.places} - {"", "VN"} - home))


def _misfit(place: Place, kind: str) -> float:
    """Return what it costs that a place is of another kind than its type word says."""
    if not kind or place.kind == kind or (kind != "province" and place.kind == "city"):
        return 0.0
    return 0.05 if place.iso else 0.2


@lru_cache(maxsize=32)
def _sounds(gazetteer: Gazetteer, country: str) -> dict[str, list[tuple[Place, str]]]:
    """Return the provinces and cities of a country by the consonants of their names."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for place in gazetteer.places.values():
        if place.country == country and place.kind in ("province", "city"):
            for label in spoken_forms(gazetteer, place):
                for sound in heard_keys(label):
                    found.setdefault(sound, []).append((place, label))
    return found


def spoken_as(scene: Scene, i: int, j: int) -> tuple[str, ...]:
    """Return the words as printed, and without what a case ending or a clitic may be."""
    surface, profile = fold_loose(scene.surface(i, j)), scene.lexicon.profile
    forms = [surface, "".join(surface.split())]
    for end in profile.suffix:
        if surface.endswith(end) and len(surface) - len(end) >= _LEAST:
            forms.append(surface[: -len(end)].rstrip("-"))
    for start in profile.prefix:
        if surface.startswith(start) and len(surface) - len(start) >= _LEAST:
            forms.append(surface[len(start) :])
    return tuple(dict.fromkeys(forms))
