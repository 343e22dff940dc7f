"""People: names beside posts and titles, and the same person later in the text."""

from __future__ import annotations

from kg.extraction.names.declined_names import (
    is_object,
    named_before_post,
    person_in_nominative,
    without_ending,
)
from kg.extraction.names.han_names import without_places_in_names
from kg.extraction.names.name_runs import find_name_run
from kg.extraction.names.unspaced_names import run_before
from kg.extraction.people.bare_names import find_bare, find_parted, find_read
from kg.extraction.people.explained_names import (
    announces_name,
    bears_ending,
    drop_namesakes,
    name_counterparts,
    name_in_apposition,
    name_past_complement,
    past_brackets,
)
from kg.extraction.people.governed import settle_governed
from kg.extraction.people.known_people import KnownPeople, is_historical
from kg.extraction.people.post_chains import join_posts
from kg.extraction.people.posts import ends_in_place
from kg.extraction.people.shared_posts import names_sharing, share_posts
from kg.extraction.people.told_names import drop_given_names, single_name
from kg.extraction.people.unit_posts import read_unit_posts
from kg.extraction.people.untitled_names import find_untitled, name_aside, without_and
from kg.extraction.scene import PersonPhrase, Scene, Sentence
from kg.model import Entity
from kg.names import latin_name
from kg.text import fold_loose

_PART = 3  # letters of a part of a name that a word runs on from: "Mr Sethi who"
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
        read_unit_posts(scene, sentence)
        drop_namesakes(scene, sentence, known)
        drop_given_names(scene, sentence)
        name_counterparts(scene, sentence)
        for anchor in _anchors(scene, sentence):
            _read_name(scene, sentence, anchor, known)
        for person in list(sentence.people):
            for run in names_sharing(scene, sentence, person):
                _register(scene, sentence, *run, known)
        if scene.lexicon.profile.case_marks_names:
            for i, j in find_bare(scene, sentence, known):
                name = named_before_post(scene, sentence, i, j)
                _register(scene, sentence, i, j, known, name)
        elif scene.lexicon.profile.scriptio_continua:
            for i, j in find_parted(scene, sentence):
                _register(scene, sentence, i, j, known)
        else:
            for i, j in find_read(scene, sentence):
                _register(scene, sentence, i, j, known, without_and(scene, i, j))
            for i, j in find_untitled(scene, sentence):
                _register(scene, sentence, i, j, known, without_and(scene, i, j))
        sentence.people.sort(key=lambda p: p.i)
        if scene.lexicon.profile.scriptio_continua:
            without_places_in_names(sentence)
        join_posts(scene, sentence)
        share_posts(scene, sentence)
    settle_governed(scene)


def _anchors(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    """Return (first word, word after) of each chain of titles, posts, bodies and places."""
    parts: list[tuple[int, int, str]] = []
    first = scene.lexicon.profile.names_are_plain and scene.lexicon.profile.head_order == "first"
    headed = {h.j for h in sentence.hits if h.has("post")} if first else set()
    behind = scene.lexicon.profile.post_follows_name
    joints = {"rel:of"} if behind else {"rel:of", "rel:in"}
    posts = {h.i for h in sentence.hits if h.has("post")} if behind else set()
    for hit in sentence.hits:
        if hit.has("title") or announces_name(scene, sentence, hit):
            parts.append((hit.i, hit.j, "post"))
        elif (
            hit.has("rel") in joints
            or "cue:in-charge" in hit.concepts
            or any(map(hit.has, _LINKS))
            or (hit.has("body") and (hit.j in posts or hit.i in headed))
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
    if _is_of_body(scene, sentence, anchor):
        return
    if scene.lexicon.profile.case_marks_names:
        start = past_brackets(scene, sentence, start, [h for h in sentence.hits if h.has("post")])
    start = _past_genitive(scene, sentence, start)
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
        run = run or name_past_complement(scene, sentence, anchor[1])
        run = run or single_name(scene, sentence, anchor, start)
    if run is None or _is_where(scene, sentence, run[1]):
        return
    end = _as_known(scene, *run, known)
    name = person_in_nominative(scene, sentence, anchor[0], run[0], end)
    _register(scene, sentence, run[0], end, known, name)


def _is_of_body(scene: Scene, sentence: Sentence, anchor: tuple[int, int]) -> bool:
    """Say whether a body bears the name behind a post of many: "Guru Sekolah Dasar Negeri".

    So where nothing leads from a post to its body, and no place ends the body's name.
    """
    profile = scene.lexicon.profile
    if not profile.case_marks_names or profile.head_order != "first" or profile.declension:
        return False
    if profile.name_order == "given-first" and profile.determiner:
        return False
    posts = [h for h in sentence.hits if h.has("post") and anchor[0] <= h.i and h.j <= anchor[1]]
    if not posts or not scene.frames.groups["plural_posts"].issuperset(posts[-1].all("post")):
        return False
    placed = any(p.j == anchor[1] for p in sentence.places)
    return not placed and any(
        h.has("body") and posts[-1].j <= h.i and h.j == anchor[1] for h in sentence.hits
    )


def _is_where(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether "in" stands at word `k`, behind its noun: "the doctors in Hakha"."""
    if scene.lexicon.profile.adposition != "after":
        return False
    return any(h.i == k and set(h.concepts) == {"rel:in"} for h in sentence.hits)


def _past_genitive(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word after one with the article that a body or a unit is named by.

    "The head of the council of the region of the East X": no name begins with it there.
    """
    definite, folds = scene.lexicon.profile.definite, scene.tokens.folds
    heads = ("post", "body", "place-type")
    named = any(h.j == start and any(map(h.has, heads)) for h in sentence.hits)
    if not definite or not named or folds[start - 1].startswith(definite):
        return start
    told = start < sentence.j and not any(p.i <= start < p.j for p in sentence.places)
    return start + (told and folds[start].startswith(definite))


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
    if scene.lexicon.profile.scriptio_continua:
        parts, tokens = {p for name in known.names() for p in name.split()}, scene.tokens
        inner = (k for k in shorter if tokens.starts[k] == tokens.ends[k - 1] and k - i >= _PART)
        return next((k for k in inner if scene.surface(i, k) in parts), j)
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
        posts = {h.j for h in sentence.hits if h.has("post") and anchor[0] <= h.i < anchor[1]}
        if any(bears_ending(scene, j - 1) for j in {*posts, anchor[1]}):
            return None  # "the ambassador" as subject: the name would stand before
    return find_name_run(scene, sentence, start)


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
