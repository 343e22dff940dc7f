"""Which labels of places stand in a sentence as names, and what kind the word beside says."""

from __future__ import annotations

from kg.extraction.mentions.unspaced_hits import COURTESY, DOTS
from kg.extraction.names.common_words import is_also_word
from kg.extraction.names.declined_names import is_adjective, is_noun
from kg.extraction.names.name_forms import (
    in_longer_name,
    in_persons_name,
    is_idle,
    is_name,
    is_no_place,
    is_short,
    opens_as_word,
)
from kg.extraction.names.plain_persons import opens_persons_name
from kg.extraction.places.borne_names import PERSON, bearer
from kg.extraction.places.misreadings import is_misread
from kg.extraction.places.namesakes import NAMESAKE, called_after
from kg.extraction.places.same_names import with_same_names
from kg.extraction.places.told_places import FoundName, kind_then
from kg.extraction.places.type_words import glued_kind, governed_kind, is_smaller, type_word
from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.names import is_vietnamese_name

_COUNTY = "county"  # in the type words of units
_FULL = 2  # words of a given and a family name


def find_names(scene: Scene, sentence: Sentence) -> list[FoundName]:
    """Return the names of listed places in a sentence.

    Names of persons are no hits any more, nor are those that a type word tells to be misread.
    """
    found, persons, misread = [], list[Hit](), list[Hit]()
    for n, hit in enumerate(sentence.hits):
        adjectives = () if is_noun(scene, sentence, hit) else hit.all("nation")
        strong, weak = (*hit.all("place"), *adjectives), hit.all("weak")
        if not strong and not weak:
            continue
        if not is_name(scene, hit) or is_idle(scene, sentence, n) or is_no_place(scene, hit):
            continue
        keys = dict.fromkeys((*strong, *weak))
        options = tuple(p for key in keys if (p := scene.gazetteer.place(key)) is not None)
        i, j, kind = type_word(scene, sentence, n)
        if is_misread(scene, sentence, hit, options, kind):
            misread += [hit] * bool(kind)
            continue
        options = with_same_names(scene, sentence, options, like(scene, kind) if kind else set())
        whole = (i, j) == (hit.i, hit.j) or _is_whole(sentence, i, hit.i)
        if not whole and _is_ward(scene, sentence, (i, j), hit, options):
            continue
        governed = "" if kind else governed_kind(scene, sentence, n) or glued_kind(scene, hit)
        if any(kind_then(scene, p) == governed for p in options):
            kind = governed
        if kind and not any(ever(scene, p) & like(scene, kind) for p in options):
            small = kind in ("district", "commune") and options[:1] and options[0].kind != "country"
            named = i < hit.i and _is_named_before(scene, sentence, i)
            if small and not named and not _is_whole(sentence, i, hit.i):
                continue  # a small unit of that name, which the gazetteer does not have
            i, j, kind = hit.i, hit.j, ""
        homonym = _is_homonym(scene, sentence, hit, options)
        if borne := bearer(scene, sentence, hit, kind):
            person = FoundName(i, j, hit.i, hit.j, options, "", weak=True, person=True)
            found += [person] * (borne == PERSON)
            continue
        opens = not kind and opens_persons_name(scene, sentence, hit)
        if not (kind or opens) and _is_of_other_name(scene, sentence, n, options):
            continue
        named = opens or (not kind and in_persons_name(scene, sentence, hit))
        if named or (not kind and _opens_name(scene, sentence, n)):
            persons.append(hit)
            found.append(FoundName(i, j, hit.i, hit.j, options, "", weak=True, person=True))
            continue
        sure = strong and not (homonym or is_short(scene, hit))
        found.append(FoundName(i, j, hit.i, hit.j, options, kind, not sure, bool(governed)))
    scene.misread.update(" ".join(scene.tokens.folds[h.i : h.j]) for h in misread)
    sentence.hits = [h for h in sentence.hits if h not in persons and h not in misread]
    return found


def _is_homonym(scene: Scene, sentence: Sentence, hit: Hit, options: tuple[Place, ...]) -> bool:
    """Say whether a label of a place is, or may be, another word of the language, too."""
    others = ("place:", "nation:", "weak:", "unit:")
    if any(not c.startswith(others) for c in hit.concepts) or opens_as_word(scene, sentence, hit):
        return True
    return is_also_word(scene, hit.i, hit.j) and all(p.kind != "country" for p in options)


def _is_of_other_name(scene: Scene, sentence: Sentence, n: int, options: tuple[Place, ...]) -> bool:
    """Say whether a label is that of a person or thing, or part of a longer name."""
    hit = sentence.hits[n]
    if _after_post(scene, sentence, n, options) or _is_namesake(scene, sentence, hit, options):
        return True
    state = hit.j - hit.i > 1 and options[0].kind == "country"
    state = state or _is_state_of(scene, sentence, hit, options)
    return not state and in_longer_name(scene, sentence, hit)


def _is_namesake(scene: Scene, sentence: Sentence, hit: Hit, options: tuple[Place, ...]) -> bool:
    """Say whether a thing is called after a unit below the state: "the frigate Hanoi"."""
    if any(p.kind == "country" for p in options):
        return False
    return called_after(scene, sentence, hit.i, hit.j) == NAMESAKE


def ever(scene: Scene, place: Place) -> set[str]:
    """Return the kinds of a place then and now: "the city of Huế" was said of a province's seat.

    Where the first-level units are counties, words for a county are said of them.
    """
    kinds = {kind_then(scene, place), place.kind}
    return kinds | {"district"} if place.type_word.endswith(_COUNTY) else kinds


def like(scene: Scene, kind: str) -> set[str]:
    """Return the place kinds that a type word's kind may stand beside."""
    return {kind, scene.frames.also_kind.get(kind, kind)}


def _is_ward(
    scene: Scene,
    sentence: Sentence,
    whole: tuple[int, int],
    hit: Hit,
    options: tuple[Place, ...],
) -> bool:
    """Say whether the type word of a name is of a unit smaller than all places so called."""
    types = (h for h in sentence.hits if whole[0] <= h.i < whole[1] and not hit.i <= h.i < hit.j)
    return any(is_smaller(scene, h, options) for h in types)


def _is_named_before(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether an adjective names the unit at word `k`: "Сунтарский улус Якутии"."""
    adjectives = scene.lexicon.profile.place_adjective and k > sentence.i
    return bool(adjectives) and scene.tokens.is_capital(k - 1) and is_adjective(scene, k - 1)


def _is_whole(sentence: Sentence, i: int, j: int) -> bool:
    """Say whether "of" stands between a type word at `i` and a name at `j`."""
    return any("rel:of" in h.concepts for h in sentence.hits if i <= h.i < j)


def _is_state_of(scene: Scene, sentence: Sentence, hit: Hit, options: tuple[Place, ...]) -> bool:
    """Say whether a country stands right behind its head's post, before the name of the holder."""
    if scene.lexicon.profile.head_order != "first" or options[0].kind != "country":
        return False
    heads = scene.frames.groups["country_posts"]
    return any(h.j == hit.i and not heads.isdisjoint(h.all("post")) for h in sentence.hits)


def _after_post(scene: Scene, sentence: Sentence, n: int, options: tuple[Place, ...]) -> bool:
    """Say whether a title or post right before the name makes it a person's.

    Places are named after people; "Governor of" and "Mayor of" govern places.
    """
    before = sentence.hits[n - 1] if n else None
    hit = sentence.hits[n]
    if any(p.kind == "country" for p in options):
        return False
    if before is None or before.j != hit.i or not (before.has("title") or before.has("post")):
        return False
    if set(before.all("post")) & scene.frames.groups["placed_posts"]:
        return False
    if scene.lexicon.profile.name_case and _names_follow(scene, sentence, hit.j):
        return False
    named = is_vietnamese_name(scene.surface(hit.i, hit.j), scene.article.lang) >= 0.9
    return named or not any(p.kind in ("country", "province") or p.iso for p in options)


def _opens_name(scene: Scene, sentence: Sentence, n: int) -> bool:
    """Say whether "Mr" stands right before: there a unit's name is a part of a person's.

    So it is between a post and the dot in a foreign name: 大使奥兰多·埃尔南德斯. Where words have
    spaces, other rules tell.
    """
    if n == 0 or not scene.lexicon.profile.scriptio_continua:
        return False
    before, hit = sentence.hits[n - 1], sentence.hits[n]
    if before.j != hit.i:
        return False
    dotted = hit.j < sentence.j and scene.tokens.folds[hit.j] in DOTS
    return not COURTESY.isdisjoint(before.all("title")) or (
        dotted and before.has("post") is not None
    )


def _names_follow(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a given and a family name follow: "глава Самары Елена Лапина" heads Samara."""
    words = range(k, k + _FULL)
    return k + _FULL <= sentence.j and all(
        scene.tokens.is_word(w) and scene.tokens.is_capital(w) for w in words
    )
