"""People: names beside posts and titles, and the same person later in the text."""

from __future__ import annotations

from kg.extraction.common_words import is_common
from kg.extraction.declined_names import is_object, person_in_nominative, without_ending
from kg.extraction.explained_names import (
    announces_name,
    bears_ending,
    drop_namesakes,
    name_counterparts,
    name_in_apposition,
    past_brackets,
)
from kg.extraction.facilities import is_facility
from kg.extraction.governed import settle_governed
from kg.extraction.han_names import without_places_in_names
from kg.extraction.known_people import KnownPeople, is_historical
from kg.extraction.name_runs import capital_run, find_name_run, is_blocked, name_aside
from kg.extraction.post_chains import join_posts
from kg.extraction.posts import ends_in_place
from kg.extraction.scene import PersonPhrase, Scene, Sentence
from kg.extraction.shared_posts import names_sharing, share_posts
from kg.extraction.unspaced_names import run_before
from kg.extraction.untitled_names import find_untitled
from kg.model import Entity
from kg.names import is_vietnamese_name, latin_name
from kg.text import fold_loose

#: Schemes of the words that may stand between a post and its place or body.
_LINKS = ("adj", "spec", "place-type")


def find_people(scene: Scene) -> None:
    """Fill `people` of every sentence.

    A name is recognised by what stands beside it: a title, a post (with its body), or,
    where capitals mark names, by reading as a Vietnamese name. A shorter form of a
    known name counts as that person.
    """
    known = KnownPeople(scene.article.lang)
    for sentence in scene.sentences:
        drop_namesakes(scene, sentence, known)
        name_counterparts(scene, sentence)
        for anchor in _anchors(scene, sentence):
            _read_name(scene, sentence, anchor, known)
        for person in list(sentence.people):
            for run in names_sharing(scene, sentence, person):
                _register(scene, sentence, *run, known)
        if scene.lexicon.profile.case_marks_names:
            _find_bare(scene, sentence, known)
        elif not scene.lexicon.profile.scriptio_continua:
            _find_read(scene, sentence, known)
            for i, j in find_untitled(scene, sentence):
                _register(scene, sentence, i, j, known)
        sentence.people.sort(key=lambda p: p.i)
        if scene.lexicon.profile.scriptio_continua:
            without_places_in_names(sentence)
        join_posts(scene, sentence)
        share_posts(scene, sentence)
    settle_governed(scene)


def _anchors(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    """Return (first word, word after) of each chain of titles, posts, bodies and places."""
    parts: list[tuple[int, int, str]] = []
    behind = scene.lexicon.profile.post_follows_name
    joints = {"rel:of"} if behind else {"rel:of", "rel:in"}
    posts = {h.i for h in sentence.hits if h.has("post")} if behind else set()
    for hit in sentence.hits:
        if hit.has("title") or announces_name(scene, hit):
            parts.append((hit.i, hit.j, "post"))
        elif (
            hit.has("rel") in joints
            or any(map(hit.has, _LINKS))
            or (hit.j in posts and hit.has("body"))
        ):
            parts.append((hit.i, hit.j, "link"))
    parts += [(b.i, b.j, "body") for b in sentence.bodies]
    parts += [(p.i, p.j, "place") for p in sentence.places]
    parts.sort()
    chains: list[tuple[int, int]] = []
    start, end, anchored = -1, -1, False
    for i, j, kind in parts:
        if i < end:
            end = max(end, j)
            anchored = anchored or kind == "post"
            continue
        if start >= 0 and i - end <= 1 and _joins(scene, end, i):
            end = j
            anchored = anchored or kind == "post"
            continue
        if anchored:
            chains.append((start, end))
        start, end, anchored = i, j, kind == "post"
    if anchored:
        chains.append((start, end))
    return chains


def _joins(scene: Scene, end: int, start: int) -> bool:
    folds, profile = scene.tokens.folds, scene.lexicon.profile
    words = folds[end:start]
    if words and folds[end - 1] in profile.genitive and words[0] in profile.determiner:
        return len(words) == 1  # "Secretary of the Party Committee X"
    return all(w in {"-", "'", "s", ".", ",", "(", ")"} or w in profile.genitive for w in words)


def _read_name(
    scene: Scene, sentence: Sentence, anchor: tuple[int, int], known: KnownPeople
) -> None:
    start, folds = anchor[1], scene.tokens.folds
    if scene.lexicon.profile.case_marks_names:
        start = past_brackets(scene, sentence, start, [h for h in sentence.hits if h.has("post")])
    if ends_in_place(scene, sentence, start) or is_object(scene, sentence, start):
        return
    if start + 1 < sentence.j and folds[start] == ")":
        named = scene.tokens.is_capital(start + 1) and not _is_place(sentence, start + 1)
        start += folds[start + 1] == "," or named
        # "Governor of Artemisa (Cuba), X", "Deputy Mayor of Incheon (South Korea) X"
    if start < sentence.j and folds[start] in {".", ":", ",", "-", "–"}:
        start += 1
    elif (aside := name_aside(scene, sentence, start)) is not None:
        _register(scene, sentence, *aside, known)
        return
    held = _is_held_in(scene, sentence, anchor[1])
    run = None if held else _run_beside(scene, sentence, anchor, start)
    if run is None and scene.lexicon.profile.case_marks_names:
        run = name_in_apposition(scene, sentence, anchor[1])
    if run is None:
        return
    end = _as_known(scene, *run, known)
    name = person_in_nominative(scene, sentence, anchor[0], run[0], end)
    _register(scene, sentence, run[0], end, known, name)


def _is_place(sentence: Sentence, k: int) -> bool:
    return any(h.i <= k < h.j and (h.has("place") or h.has("weak")) for h in sentence.hits)


def _is_held_in(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Say whether "of" leads to what a post is held in: "president of the CCDR X" is no name."""
    profile = scene.lexicon.profile
    if profile.head_order != "first" or not profile.case_marks_names:
        return False
    return any(h.j == start for h in sentence.cues("rel:of"))


def _as_known(scene: Scene, i: int, j: int, known: KnownPeople) -> int:
    """Return where a name ends that begins with a known one, where no capitals tell it."""
    if scene.lexicon.profile.case_marks_names or scene.lexicon.profile.post_follows_name:
        return j
    shorter = range(j - 1, i, -1)
    last = scene.lexicon.profile.name_order == "given-first"
    parts, folds = known.words(last=last), scene.tokens.folds
    alone = folds[i] in parts and not parts.intersection(folds[i + 1 : j])  # "Mayor X guests ..."
    return next((k for k in shorter if scene.surface(i, k) in known or (k == i + 1 and alone)), j)


def _run_beside(
    scene: Scene, sentence: Sentence, anchor: tuple[int, int], start: int
) -> tuple[int, int] | None:
    """Return the name before a post where posts follow names, else the one from `start` on."""
    if scene.lexicon.profile.post_follows_name:
        first = run_before(scene, sentence, anchor[0])
        if first is not None or scene.lexicon.profile.scriptio_continua:
            return None if first is None else (first, anchor[0])
        if bears_ending(scene, anchor[1] - 1):
            return None  # "the ambassador" as subject: the name would stand before
    return find_name_run(scene, sentence, start)


def _find_bare(scene: Scene, sentence: Sentence, known: KnownPeople) -> None:
    """Find names without a title: known ones, and those that read as Vietnamese."""
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
        if end - k >= 2 and not facility and _is_person(scene, sentence, k, end, known):
            _register(scene, sentence, k, end, known)
        k = max(end, k + 1)


def _is_short_form(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper()


def _is_person(scene: Scene, sentence: Sentence, i: int, j: int, known: KnownPeople) -> bool:
    """Say whether capitals without a title name a person.

    A known name does; one that reads as Vietnamese, unless it has two words only, as
    places and brands have; one that a post explains ("X, who is Governor of").
    """
    surface = scene.surface(i, j)
    if any(i <= h.i < j for h in sentence.cues("cue:year-name")):
        return False
    if surface in known or _explained(scene, sentence, j):
        return True
    return (
        3 <= len(fold_loose(surface).split()) <= 4
        and is_vietnamese_name(surface, scene.article.lang) >= 0.9
    )


def _explained(scene: Scene, sentence: Sentence, j: int) -> bool:
    """Say whether a post follows word `j` after a sign and at most two common words."""
    tokens, marks = scene.tokens, {",", "(", "-", *scene.lexicon.profile.list_mark}
    if j >= sentence.j or tokens.folds[j] not in marks:
        return False
    starts = {h.i for h in sentence.hits if h.has("post")} | {
        b.i for b in sentence.bodies if scene.lexicon.profile.head_order == "last"
    }
    for k in range(j + 1, min(j + 4, sentence.j)):
        if k in starts:
            return True
        place = any(p.i <= k < p.j for p in sentence.places)
        if not place and tokens.folds[k] not in scene.lexicon.profile.stopwords:
            return False
    return False


def _find_read(scene: Scene, sentence: Sentence, known: KnownPeople) -> None:
    """Find names by their sound alone, in scripts without capitals, where a post explains them.

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
            if _explained(scene, sentence, k + n) and _reads_as_name(scene, k, k + n):
                _register(scene, sentence, k, k + n, known)
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
    return not is_common(scene, i)


def _register(
    scene: Scene, sentence: Sentence, i: int, j: int, known: KnownPeople, name: str = ""
) -> None:
    surface = without_ending(scene, sentence, j, name or scene.surface(i, j))
    if not fold_loose(surface):
        return
    key = known.key(surface)
    if is_historical(surface, key):
        return
    phrase = PersonPhrase(i, j, surface, key)
    sentence.people.append(phrase)
    label = latin_name(surface, scene.article.lang)
    scene.add(Entity("person", key, label, reason="name beside a post or title"), surface)
