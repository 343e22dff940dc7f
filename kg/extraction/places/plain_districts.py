"""Districts that no list holds, at home and next door, where no capitals mark names.

"किशनगंज ज़िले", "ضلع چترال": a district is called like its chief town, listed or not, and one that
is called like none stands alone between its type word and what is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain

from kg.extraction.marks import past_genitive
from kg.extraction.places.foreign_spellings import spoken_as
from kg.extraction.places.heard_towns import heard_town
from kg.extraction.places.local_places import make_local
from kg.extraction.places.local_runs import without_ending
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.spellings import OpenWords, spells_vietnamese
from kg.extraction.places.type_words import is_definite_type, type_in_label, type_kind
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import places_in
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.names import vietnamese_district
from kg.names.foreign import foreign_key
from kg.text import fold

_WORDS = 2  # of a name behind its type word
_LETTERS = 3  # of a name that nothing else tells
_CONSONANTS = 4  # of a name that sounds like a town
_NEAR = 0.06  # cost up to which it does
_ROUNDS = 2  # over the article, since a district may be told behind another mention
_JOINT = 2  # words between a place and what "and" joins to it
_AS_NEAR = 0.05  # cost up to which a unit of Vietnam comes before a district
_SAID = frozenset({"district", "province"})  # kinds of type words that are said of districts
_SMALL = frozenset({"district", "commune"})
_ACTING = frozenset({"cue:delegation", "cue:leaders"})


def find_districts(scene: Scene, opened: Sequence[OpenWords], known: dict[str, str]) -> None:
    """Add the districts that a type word tells to the sentences of a scene without letter case.

    Args:
        scene: With the listed places found, and those abroad.
        opened: Of each sentence the words that no label has; kept up to date.
        known: Folded names already linked in this article, by place key; added to.
    """
    lands = _lands(scene) if opened else ()
    first = scene.lexicon.profile.head_order == "first"
    kinds = _SMALL if first else _SMALL - {"commune"}  # a ward that has a name bears it behind
    made: dict[str, tuple[str, str]] = {}
    for _ in range(_ROUNDS):  # what is told in one place is one elsewhere
        for words in opened:
            for hit in words.sentence.hits:
                if _announces(scene, words.sentence, hit, kinds):
                    _settle(scene, words, hit, lands, known, made)


def find_vietnamese(scene: Scene, opened: Sequence[OpenWords], known: dict[str, str]) -> None:
    """Add the districts of Vietnam beside a type word, in an article that speaks of Vietnam.

    A syllable of a name may be a common word: "ہوا" of Khánh Hòa is "was".
    """
    units = places_in(scene, "VN")
    if not units:
        return
    for words in opened:
        for hit in words.sentence.hits:
            if _announces(scene, words.sentence, hit, _SAID):
                _settle_vietnamese(scene, words, hit, units, known)


def _settle_vietnamese(
    scene: Scene, words: OpenWords, hit: Hit, units: Set[str], known: dict[str, str]
) -> None:
    sides = [(hit.j, hit.j + 2)]  # a type word with "and" on it opens the next name
    if scene.lexicon.profile.head_order == "last":
        sides.insert(0, (hit.i - 2, hit.i))
    for i, j in sides:
        beside = (hit.i, hit.j) if hit.has("place-type") else (i, j)
        if not _add_vietnamese(scene, words, (i, j), beside, units, known):
            continue
        while j <= hit.i and (end := _joint_before(words.sentence, scene, i)):
            i, j = end - 2, end  # "the districts A, B and C", where the noun stands last
            if not _add_vietnamese(scene, words, (i, j), (i, j), units, known):
                break
        return


def _joint_before(sentence: Sentence, scene: Scene, k: int) -> int:
    """Return where a name ends that a comma or "and" joins to the one at word `k`; 0 if none."""
    if k - 1 <= sentence.i:
        return 0
    if scene.tokens.folds[k - 1] in scene.lexicon.profile.list_mark:
        return k - 1
    return next((h.i for h in sentence.cues("rel:and") if h.j == k), 0)


def _add_vietnamese(
    scene: Scene,
    words: OpenWords,
    run: tuple[int, int],
    beside: tuple[int, int],
    units: Set[str],
    known: dict[str, str],
) -> bool:
    """Add two words as a district if they spell one of Vietnam; say whether they do."""
    i, j = run
    if not _is_pair(scene, words, i, j):
        return False
    name = without_ending(scene, i, j)
    district = vietnamese_district(name, units)
    if not district or spells_vietnamese(scene, name, _AS_NEAR):
        return False
    whole = (min(i, beside[0]), max(j, beside[1]))
    make_local(scene, words.sentence, run, whole, "district", known,
               "name of a district of Vietnam", "VN", district)  # fmt: skip
    words.add(words.sentence.places.pop())
    return True


def _is_pair(scene: Scene, words: OpenWords, i: int, j: int) -> bool:
    """Say whether two words may be the syllables of a name, one of them a common word at most."""
    sentence = words.sentence
    if i < sentence.i or j > sentence.j or _is_taken(sentence, i, j):
        return False
    names = (h for h in sentence.hits if h.i < j and i < h.j and h.has("place"))
    fits = all(map(scene.tokens.is_word, range(i, j))) and not any(names)
    return fits and any(words.has(k, k + 1) for k in range(i, j))


def _announces(scene: Scene, sentence: Sentence, hit: Hit, kinds: Set[str]) -> bool:
    area = scene.lexicon.profile.head_order == "first" or kinds == _SAID
    area = area and "place-type:locality" in hit.concepts
    kind = type_kind(scene, hit) if hit.has("place-type") else type_in_label(scene, hit)
    if kind not in kinds and not area:
        return False
    taken = any(p.i <= hit.i < p.j for p in sentence.places)
    return not taken and not is_definite_type(scene, hit)


def _settle(
    scene: Scene,
    words: OpenWords,
    hit: Hit,
    lands: Sequence[str],
    known: dict[str, str],
    made: dict[str, tuple[str, str]],
) -> None:
    """Make a district of the first name beside a type word that is one."""
    for i, j in _runs(scene, words, hit):
        town = _listed(scene, words.sentence, i, j, lands) or _heard(scene, words, i, j, lands)
        form = without_ending(scene, i, j)
        again = made.get(form) if town is None and words.has(i, j) else None
        sure = town is not None or again is not None
        if not sure and ("rel:several" in hit.concepts or not _stands_alone(scene, words, i, j)):
            continue
        if not sure and not (i > hit.i or _is_headed(scene, words.sentence, hit)):
            continue
        label, country = again or ("", _home(scene, words, i))
        if town:
            label, country = town.label, town.country
        made[form] = label, country
        whole = (min(i, hit.i), max(j, hit.j)) if hit.has("place-type") else (i, j)
        make_local(scene, words.sentence, (i, j), whole, "district", known,
                   "name beside a type word", country, label)  # fmt: skip
        words.add(words.sentence.places.pop())
        return


def _runs(scene: Scene, words: OpenWords, hit: Hit) -> Iterator[tuple[int, int]]:
    """Yield the words that may be the name: those before the type word, and those behind it."""
    sentence = words.sentence
    last = scene.lexicon.profile.head_order == "last"
    before = [(hit.i - 1, hit.i)] if last else []
    named = [h for h in sentence.hits if h.has("place") and (hit.i == h.j or hit.j == h.i)]
    labels = [(h.i, h.j) for h in named]
    behind = [(hit.j, hit.j + n) for n in range(_WORDS, 0, -1)]
    within = last and not hit.has("place-type")  # "district chief": its holder follows
    if within or scene.tokens.folds[hit.j - 1].endswith(_endings(scene)):
        behind = []  # "in the district": what follows is no name
    for i, j in dict.fromkeys(chain(labels, before, behind)):
        if sentence.i <= i and j <= sentence.j and not _is_taken(sentence, i, j):
            yield i, j


def _endings(scene: Scene) -> tuple[str, ...]:
    profile = scene.lexicon.profile
    return (*profile.genitive, *profile.locative, *profile.object)


def _is_taken(sentence: Sentence, i: int, j: int) -> bool:
    return any(p.i < j and i < p.j for p in sentence.places)


def _listed(scene: Scene, sentence: Sentence, i: int, j: int, lands: Sequence[str]) -> Place | None:
    """Return the listed city that the words name, in a country of the article or its language."""
    hits = [h for h in sentence.hits if (h.i, h.j) == (i, j) and h.has("place")]
    places = [scene.gazetteer.place(key) for h in hits for key in h.all("place")]
    near = [p for p in places if p is not None and p.kind == "city" and p.country in lands]
    return max(near, key=lambda p: (p.population, p.key), default=None)


def _heard(scene: Scene, words: OpenWords, i: int, j: int, lands: Sequence[str]) -> Place | None:
    """Return the town that the words sound like, in the first country that has one."""
    surface = scene.surface(i, j)
    if not words.has(i, j) or len(foreign_key(surface)) < len("x:") + _CONSONANTS:
        return None
    forms = spoken_as(scene, i, j)
    for land in lands:
        found = heard_town(scene, NameSlot(i, j, "city", land), forms)
        if found is not None and found[0] <= _NEAR:
            return found[1]
    return None


def _stands_alone(scene: Scene, words: OpenWords, i: int, j: int) -> bool:
    """Say whether unknown words fill all between a type word and what is known."""
    if not words.has(i, j) or words.has(i - 1, i) or words.has(j, j + 1):
        return False
    name, definite = scene.tokens.folds[i:j], scene.lexicon.profile.definite
    if definite and name[0].startswith(definite) and not name[-1].startswith(definite):
        return False  # "al-Shatbi with ..."
    if definite and len(name) == 1 and name[0].endswith(_adjectives(scene)):
        return False  # "a neutral zone"
    return all(len(word) >= _LETTERS for word in name)


def _adjectives(scene: Scene) -> tuple[str, ...]:
    """Return the endings of the feminine, as adjectives of a word for an area bear it."""
    return tuple({fold(row[-1]) for row in scene.lexicon.profile.joined_ending})


def _is_headed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a district owns who acts for it: else an adjective may stand before the word."""
    if not hit.has("place-type"):
        return True
    end = past_genitive(scene, hit.j)
    if end < sentence.j and scene.tokens.folds[end] in scene.lexicon.profile.subject:
        return True
    if end == hit.j and not scene.tokens.folds[hit.j - 1].endswith(scene.lexicon.profile.genitive):
        return False
    heads = [h for h in sentence.hits if h.i == end]
    return any(h.has("post") or h.has("body") or _ACTING & set(h.concepts) for h in heads)


def _home(scene: Scene, words: OpenWords, i: int) -> str:
    """Return the country that speaks the language, if the article names it; empty in a list."""
    spoken = scene.lexicon.profile.country
    named = {p.country for s in scene.sentences for p in s.places}
    joined = any(p.j <= i <= p.j + _JOINT for p in words.sentence.places)
    return "" if joined else next((land for land in spoken if land in named), "")


def _lands(scene: Scene) -> tuple[str, ...]:
    """Return the countries that an article names, then those that speak its language."""
    named = sorted({p.country for s in scene.sentences for p in s.places} - {"", "VN"})
    return tuple(dict.fromkeys((*named, *scene.lexicon.profile.country)))
