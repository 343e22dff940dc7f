"""People: names beside posts and titles, and the same person later in the text."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.scene import BodyPhrase, PersonPhrase, Scene, Sentence
from kg.lexicon import Hit
from kg.model import Entity
from kg.names import historical_names, is_vietnamese_name, latin_name, person_key
from kg.text import fold_loose

_LONGEST = 5  # words of a name
#: Posts of a state.
NATIONAL_POSTS = frozenset({"prime-minister", "deputy-prime-minister", "president", "vice-president", "general-secretary", "minister", "deputy-minister"})  # fmt: skip
#: Posts that often stand in the plural: no name need follow.
_PLURAL = frozenset({"expert", "representative", "member", "deputy"})


def find_people(scene: Scene) -> None:
    """Fill `people` of every sentence.

    A name is recognised by what stands beside it: a title, a post (with its body), or,
    where capitals mark names, by reading as a Vietnamese name. A shorter form of a
    known name counts as that person.
    """
    known: dict[str, str] = {}
    for sentence in scene.sentences:
        _drop_namesakes(scene, sentence, known)
        for anchor in _anchors(scene, sentence):
            _read_name(scene, sentence, anchor, known)
        if scene.lexicon.profile.case_marks_names:
            _find_bare(scene, sentence, known)
        sentence.people.sort(key=lambda p: p.i)
        _join_posts(scene, sentence)


def _drop_namesakes(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Read "Governor Omura" as the person named before, not as the town of that name."""
    words = {word for name in known for word in name.split()}
    posts = {h.j for h in sentence.hits if h.has("post") or h.has("title")}
    sentence.places = [
        p
        for p in sentence.places
        if not (p.i == p.name_i and p.i in posts and fold_loose(scene.surface(p.i, p.j)) in words)
    ]


def _anchors(scene: Scene, sentence: Sentence) -> list[tuple[int, int]]:
    """Return (first word, word after) of each chain of titles, posts, bodies and places."""
    parts: list[tuple[int, int, str]] = []
    for hit in sentence.hits:
        if hit.has("title") or (set(hit.all("post")) - _PLURAL and _is_plain(scene, hit)):
            parts.append((hit.i, hit.j, "post"))
        elif hit.has("rel") in ("rel:of", "rel:in") or hit.has("adj") or hit.has("spec"):
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


def _is_plain(scene: Scene, hit: Hit) -> bool:
    """Say whether a post stands without ending: one with a plural or case ending names nobody."""
    profile = scene.lexicon.profile
    if profile.case_marks_names or not profile.suffix:
        return True
    last = scene.tokens.folds[hit.j - 1]
    return not any(last.endswith(ending) and len(last) - len(ending) >= 3 and scene.lexicon.knows(last[: -len(ending)]) for ending in profile.suffix)


def _joins(scene: Scene, end: int, start: int) -> bool:
    words = scene.tokens.folds[end:start]
    return all(w in {"-", "'", "s", ".", ",", "(", ")"} or w in scene.lexicon.profile.genitive for w in words)


def _read_name(scene: Scene, sentence: Sentence, anchor: tuple[int, int], known: dict[str, str]) -> None:
    start = anchor[1]
    while start < sentence.j and scene.tokens.folds[start] in {".", ":", ",", "-", "–"} and start < anchor[1] + 1:
        start += 1
    run = _name_run(scene, sentence, start)
    if run is None and scene.article.lang.split("-")[0] in {"ja", "ko"}:
        run = _run_before(scene, sentence, anchor[0])
    if run is None:
        return
    _register(scene, sentence, *run, known)


def _name_run(scene: Scene, sentence: Sentence, start: int) -> tuple[int, int] | None:
    if start >= sentence.j or not scene.tokens.is_word(start):
        return None
    if any(p.i <= start < p.j for p in sentence.people):
        return None
    latin = scene.tokens.text[scene.tokens.starts[start]].isascii() or scene.lexicon.profile.case_marks_names
    end = _capital_run(scene, sentence, start) if latin else _plain_run(scene, sentence, start)
    titled = any(h.has("title") and h.j in (start, start - 1) for h in sentence.hits)
    if end - start < (1 if titled and not latin else 2) and not scene.lexicon.profile.scriptio_continua:
        return None
    return start, end


def _blocked(sentence: Sentence, k: int, loose: bool = False) -> bool:
    for hit in sentence.hits:
        if hit.i <= k < hit.j:
            if loose:
                return any(hit.has(scheme) for scheme in ("post", "title", "body")) or any(p.i <= k < p.j for p in sentence.places)
            return any(not c.startswith(("unit:", "weak:", "field:", "spec:")) for c in hit.concepts)
    return False


def _capital_run(scene: Scene, sentence: Sentence, start: int) -> int:
    tokens = scene.tokens
    end = start
    while end < sentence.j and end - start < _LONGEST:
        if tokens.is_word(end) and tokens.is_capital(end) and not _blocked(sentence, end, loose=True):
            end += 1
        elif tokens.folds[end] == "-" and end + 1 < sentence.j and tokens.starts[end + 1] == tokens.ends[end] == tokens.starts[end] + 1 and end > start:
            end += 2
        else:
            break
    return min(end, sentence.j)


def _plain_run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Take words up to a label, a sign, a common word or a case ending."""
    if scene.lexicon.profile.scriptio_continua:
        return _continuous_run(scene, sentence, start)
    profile, tokens = scene.lexicon.profile, scene.tokens
    end = start
    while end < sentence.j and end - start < _LONGEST:
        word = tokens.folds[end]
        if not tokens.is_word(end) and not (word == "-" and end > start):
            break
        if end > start and (word in profile.stopwords or _blocked(sentence, end) or word in profile.genitive or word in profile.object or word in profile.subject):
            break
        if end == start and _blocked(sentence, end):
            break
        end += 1
        if is_vietnamese_name(tokens.surface(start, end), profile.tag) >= 0.9 and end - start >= 4:
            break
    while end > start and tokens.folds[end - 1] == "-":
        end -= 1
    return _shorten(scene, start, end)


def _shorten(scene: Scene, start: int, end: int) -> int:
    """Prefer the shorter run if only that reads as a Vietnamese name."""
    lang = scene.lexicon.profile.tag
    scores = {e: is_vietnamese_name(scene.tokens.surface(start, e), lang) for e in range(start + 2, end + 1)}
    good = [e for e, score in scores.items() if score >= 0.8]
    if good and good[-1] < end:
        return good[-1]
    return end if good else min(end, start + 3)


def _continuous_run(scene: Scene, sentence: Sentence, start: int) -> int:
    tokens = scene.tokens
    end = start
    while end < sentence.j and end - start < 12 and (tokens.is_word(end) or tokens.folds[end] == "·"):
        if end > start and any(h.i == end and h.j - h.i >= 1 and not h.has("unit") and not h.has("weak") for h in sentence.hits):
            break
        end += 1
    if "·" in tokens.folds[start:end]:
        return end
    if scene.article.lang.startswith("zh"):
        return min(end, start + 3)
    return min(end, start + 4)


def _run_before(scene: Scene, sentence: Sentence, end: int) -> tuple[int, int] | None:
    tokens = scene.tokens
    start = end
    while start > sentence.i and end - start < 4 and tokens.is_word(start - 1) and not _blocked(sentence, start - 1):
        start -= 1
    return (start, end) if end - start >= 1 and end > start else None


def _find_bare(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Find names without a title: known ones, and those that read as Vietnamese."""
    tokens = scene.tokens
    k = sentence.i
    while k < sentence.j:
        busy = any(p.i <= k < p.j for p in [*sentence.people, *sentence.places, *sentence.bodies])
        if busy or not tokens.is_word(k) or not tokens.is_capital(k) or _blocked(sentence, k):
            k += 1
            continue
        end = _capital_run(scene, sentence, k)
        surface = tokens.surface(k, end)
        folded = fold_loose(surface)
        whole = folded in known
        vietnamese = 2 <= len(folded.split()) <= 4 and is_vietnamese_name(surface, scene.article.lang) >= 0.9
        apposed = end < sentence.j and tokens.folds[end] in {",", "(", "-"} and any(h.i in (end + 1, end + 2) and h.has("post") for h in sentence.hits)
        if end - k >= 2 and (whole or vietnamese or apposed):
            _register(scene, sentence, k, end, known)
        k = max(end, k + 1)


def _register(scene: Scene, sentence: Sentence, i: int, j: int, known: dict[str, str]) -> None:
    surface = scene.surface(i, j)
    surface, j = _without_ending(scene, surface, i, j)
    folded = fold_loose(surface)
    if not folded or (scene.lexicon.profile.case_marks_names and folded in known and "place/" in known[folded]):
        return
    key = known.get(folded) or _known_longer(folded, known)
    if key is None:
        key = person_key(surface, scene.article.lang)
        known[folded] = key
    if key in _historical():
        return
    phrase = PersonPhrase(i, j, surface, key)
    sentence.people.append(phrase)
    label = latin_name(surface, scene.article.lang)
    scene.add(Entity("person", key, label, reason="name beside a post or title"), surface)


@lru_cache(maxsize=1)
def _historical() -> frozenset[str]:
    return frozenset(person_key(name) for name in historical_names())


def _without_ending(scene: Scene, surface: str, i: int, j: int) -> tuple[str, int]:
    """Cut a case ending off the last word of a name, in scripts that write them on."""
    profile = scene.lexicon.profile
    if profile.case_marks_names or profile.scriptio_continua:
        return surface, j
    for ending in sorted({*profile.genitive, *profile.object}, key=len, reverse=True):
        if len(ending) >= 2 and surface.endswith(ending) and len(surface) - len(ending) >= 4:
            return surface[: -len(ending)].rstrip("- "), j
    return surface, j


def _known_longer(folded: str, known: dict[str, str]) -> str | None:
    """Return the key of the one known name whose words include all of these."""
    words = set(folded.split())
    keys = {key for name, key in known.items() if words <= set(name.split())}
    return keys.pop() if len(keys) == 1 else None


def _join_posts(scene: Scene, sentence: Sentence) -> None:
    """Give each person the posts that stand in one phrase with the name."""
    posts = [h for h in sentence.hits if h.has("post") and not _inside_name(sentence, h)]
    for person in sentence.people:
        for hit in _chain_before(scene, sentence, person, posts):
            person.posts.append(_post_of(scene, sentence, hit))
        for hit in _chain_after(scene, sentence, person, posts):
            person.posts.append(_post_of(scene, sentence, hit))


def _inside_name(sentence: Sentence, hit: Hit) -> bool:
    return any(p.i <= hit.i < p.j for p in sentence.people)


_APPOSITION = frozenset({",", "-", "–", "(", ")", "،", "、", ":", "."})


def _chain_before(scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]) -> list[Hit]:
    chain: list[Hit] = []
    edge = person.i
    floor = max((p.j for p in sentence.people if p.j <= person.i), default=sentence.i)
    for hit in reversed([h for h in posts if floor <= h.i < person.i]):
        body = _body_of(scene, sentence, hit)
        end = max(hit.j, body.j if body and body.i >= hit.i else 0)
        if not _is_gap(scene, sentence, end, edge):
            break
        chain.append(hit)
        edge = min(hit.i, body.i if body else hit.i)
    return chain[::-1]


def _chain_after(scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]) -> list[Hit]:
    if person.j >= sentence.j or scene.tokens.folds[person.j] not in _APPOSITION - {":", "."}:
        return []
    chain: list[Hit] = []
    edge = person.j
    nearest = min((p.i for p in sentence.people if p.i > person.i), default=sentence.j)
    for hit in [h for h in posts if person.j <= h.i < nearest]:
        body = _body_of(scene, sentence, hit)
        begin = min(hit.i, body.i if body else hit.i)
        if not _is_gap(scene, sentence, edge, begin):
            break
        end = max(hit.j, body.j if body else 0)
        if nearest < sentence.j and _is_gap(scene, sentence, end, nearest) and scene.tokens.folds[end:nearest] == ():
            break  # the post belongs to the next name
        chain.append(hit)
        edge = end
    return chain


def _is_gap(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only signs, titles and words of a name's phrase stand between."""
    for k in range(start, end):
        word = scene.tokens.folds[k]
        if word in _APPOSITION or word in scene.lexicon.profile.genitive:
            continue
        hit = next((h for h in sentence.hits if h.i <= k < h.j), None)
        if hit and (hit.has("title") or hit.has("rel") in ("rel:of", "rel:and", "rel:in") or hit.has("adj") or hit.has("place-type") or hit.has("spec") or hit.has("post")):
            continue
        if any(p.i <= k < p.j for p in sentence.places) or any(b.i <= k < b.j for b in sentence.bodies):
            continue
        if any(h.i <= k < h.j and ("cue:former" in h.concepts) for h in sentence.hits):
            continue
        return False
    return True


def _post_of(
    scene: Scene, sentence: Sentence, hit: Hit
) -> tuple[str, BodyPhrase | None, str | None]:
    body = _body_of(scene, sentence, hit)
    if body is not None and not body.explicit and hit.all("post")[0] in NATIONAL_POSTS:
        body = None  # the state's own government; a place nearby is not its
    place = body.place if body else _place_of(scene, sentence, hit)
    return hit.all("post")[0], body, place


def _place_of(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    """Return the place that a governor or mayor governs: beside the post."""
    after = next((p for p in sentence.places if 0 <= p.i - hit.j <= 2), None)
    before = next((p for p in reversed(sentence.places) if 0 <= hit.i - p.j <= 2), None)
    first = scene.lexicon.profile.head_order == "first"
    of = any("rel:of" in h.concepts and hit.j <= h.i <= hit.j + 1 for h in sentence.hits)
    chosen = after if first or (of and after) else before or (after if of else None)
    return chosen.key if chosen else None


def _body_of(scene: Scene, sentence: Sentence, hit: Hit) -> BodyPhrase | None:
    """Return the body that a post is held in: beside it in the order of the language."""
    after = next((b for b in sentence.bodies if 0 <= b.i - hit.j <= 1), None)
    before = next((b for b in reversed(sentence.bodies) if 0 <= hit.i - b.j <= 1), None)
    if scene.lexicon.profile.head_order == "first":
        return after
    of = any("rel:of" in h.concepts and hit.j <= h.i <= hit.j + 1 for h in sentence.hits)
    if of:
        far = next((b for b in sentence.bodies if 0 <= b.i - hit.j <= 3), None)
        return far or before
    return before or after
