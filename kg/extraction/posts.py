"""The posts of a person: those in one phrase with the name, and the bodies they are held in."""

from __future__ import annotations

from kg.extraction.explained_names import is_apposed, is_title, past_brackets
from kg.extraction.scene import BodyPhrase, PersonPhrase, PlacePhrase, Scene, Sentence
from kg.lexicon import Hit

#: Words between a post and the place that it governs.
_FAR = 5
_APPOSITION = frozenset({",", "-", "–", "(", ")", "،", "、", ":", "."})


def join_posts(scene: Scene, sentence: Sentence) -> None:
    """Give each person the posts that stand in one phrase with the name.

    Those that explain a name ("X, chairman of A, and Y") are not also of the next one.
    """
    posts = [h for h in sentence.hits if h.has("post") and not _inside_name(sentence, h)]
    told = sentence.i  # where what explains the names before ends
    for person in sentence.people:
        posts = [h for h in posts if h.i >= told or not _is_parted(scene, sentence, h, person)]
        behind = _behind(scene, sentence, person, posts)
        after = behind or _chain_after(scene, sentence, person, posts)
        for hit in (*_chain_before(scene, sentence, person, posts), *after):
            person.posts.append(post_of(scene, sentence, hit))
        told = max((h.j for h in after), default=told)


def _is_parted(scene: Scene, sentence: Sentence, hit: Hit, person: PersonPhrase) -> bool:
    """Say whether a sign or "and" parts a post from a name; a space does without spaces."""
    profile, between = scene.lexicon.profile, range(hit.j, person.i)
    if profile.scriptio_continua or profile.post_follows_name:
        return True
    marks = any(scene.tokens.folds[k] in profile.list_mark for k in between)
    return marks or any(h.i in between for h in sentence.cues("rel:and"))


def _inside_name(sentence: Sentence, hit: Hit) -> bool:
    return any(p.i <= hit.i < p.j for p in sentence.people)


def _chain_before(
    scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]
) -> list[Hit]:
    chain: list[Hit] = []
    edge = person.i
    floor = max((p.j for p in sentence.people if p.j <= person.i), default=sentence.i)
    for hit in reversed([h for h in posts if floor <= h.i < person.i]):
        body = _body_of(scene, sentence, hit)
        end = max(hit.j, body.j if body and body.i >= hit.i else 0)
        apposed = edge == person.i and is_apposed(scene, sentence, end, edge, person.j)
        gap = apposed or _is_gap(scene, sentence, end, edge)
        if not gap or _is_another(scene, sentence, end, edge):
            break
        chain.append(hit)
        edge = min(hit.i, body.i if body else hit.i)
    return chain[::-1]


def _is_another(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether "and" parts a post from a name: it ends another name where posts follow them."""
    joins = any(start <= h.i < end for h in sentence.cues("rel:and"))
    return joins and scene.lexicon.profile.post_follows_name


def _behind(scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]) -> list[Hit]:
    """Return the post right behind a name, where posts follow names.

    It is held in the body between the two, or in what stands before the name: then it is
    read as if it began there.
    """
    if not scene.lexicon.profile.post_follows_name:
        return []
    seated = next((h for h in sentence.cues("rel:of") if h.i == person.j), None)
    start = seated.j if seated else person.j  # "X, resident in Korea, Japan's ambassador"
    body = next((b for b in sentence.bodies if b.i == start), None)
    if body is not None:
        return [h for h in posts if h.i == body.j][:1]
    post = next((h for h in posts if h.i == start), None)
    if post is None:
        place = next((p for p in sentence.places if p.i == start), None)
        return [h for h in posts if place and h.i == place.j][:1]
    anothers = any(h.has("post") and h.j == person.i for h in sentence.hits)
    return [post if post.has("held") or anothers else Hit(person.i, post.j, post.concepts)]


def _chain_after(
    scene: Scene, sentence: Sentence, person: PersonPhrase, posts: list[Hit]
) -> list[Hit]:
    edge = past_brackets(scene, sentence, person.j, posts)
    if edge >= sentence.j or not (edge > person.j or _explains(scene, edge, posts)):
        return []
    chain: list[Hit] = []
    nearest = min((p.i for p in sentence.people if p.i > person.i), default=sentence.j)
    for hit in [h for h in posts if person.j <= h.i < nearest]:
        body = _body_of(scene, sentence, hit)
        begin = min(hit.i, body.i if body else hit.i)
        if not _is_gap(scene, sentence, edge, begin):
            break
        end = max(hit.j, body.j if body else 0)
        if (
            nearest < sentence.j
            and _is_gap(scene, sentence, end, nearest)
            and _are_titles(scene, sentence, end, nearest)
        ):
            return _before_last_mark(scene, sentence, chain, begin)  # of the next name
        chain.append(hit)
        edge = end
    return chain


def _are_titles(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether nothing but titles, and the place that a post governs, stands between."""
    titles = {k for h in sentence.hits if is_title(scene, h) for k in range(h.i, h.j)}
    if scene.lexicon.profile.case_marks_names:  # elsewhere a title begins the next name
        titles |= {k for p in sentence.places if p.i == start for k in range(p.i, p.j)}
    return titles.issuperset(k for k in range(start, end) if scene.tokens.is_word(k))


def _explains(scene: Scene, k: int, posts: list[Hit]) -> bool:
    """Say whether a sign opens an explanation at word `k`; a space does in Thai, Lao and Khmer."""
    if scene.lexicon.profile.scriptio_continua and any(h.i == k for h in posts):
        return True
    return scene.tokens.folds[k] in _APPOSITION - {":", "."}


def _before_last_mark(scene: Scene, sentence: Sentence, chain: list[Hit], start: int) -> list[Hit]:
    """Leave out posts that no sign parts from word `start`: they belong to the name after it."""
    kept = list(chain)
    while kept:
        body = _body_of(scene, sentence, kept[-1])
        end = max(kept[-1].j, body.j if body else 0)
        if any(w in _APPOSITION for w in scene.tokens.folds[end:start]):
            break
        start = min(kept[-1].i, body.i if body else kept[-1].i)
        kept.pop()
    return kept


def _is_gap(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only signs, titles and words of a name's phrase stand between."""
    for k in range(start, end):
        word = scene.tokens.folds[k]
        if word in _APPOSITION or word in scene.lexicon.profile.genitive:
            continue
        hit = next((h for h in sentence.hits if h.i <= k < h.j), None)
        if hit and (
            is_title(scene, hit)
            or hit.has("rel") in ("rel:of", "rel:and", "rel:in")
            or hit.has("adj")
            or hit.has("place-type")
            or hit.has("spec")
            or hit.has("post")
        ):
            continue
        if any(p.i <= k < p.j for p in sentence.places) or any(
            b.i <= k < b.j for b in sentence.bodies
        ):
            continue
        if any(h.i <= k < h.j and ("cue:former" in h.concepts) for h in sentence.hits):
            continue
        return False
    return True


def post_of(
    scene: Scene, sentence: Sentence, hit: Hit
) -> tuple[str, BodyPhrase | None, str | None]:
    """Return post code, body and place of a post; None for what is not said."""
    body = _body_of(scene, sentence, hit)
    if (
        body is not None
        and not body.explicit
        and hit.all("post")[0] in scene.frames.groups["national_posts"]
    ):
        body = None  # the state's own government; a place nearby is not its
    place = body.place if body else _place_of(scene, sentence, hit)
    return hit.all("post")[0], body, place


def _place_of(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    """Return the place that a governor or mayor governs: beside the post."""
    if hit.has("held"):
        return next((p.key for p in sentence.places if p.i == hit.i), None)
    follow = [
        p for p in sentence.places if 0 <= p.i - hit.j <= 2 or _leads_to(scene, sentence, hit, p)
    ]
    after = next((p for p in follow if not p.container), next(iter(follow), None))
    before = next((p for p in reversed(sentence.places) if 0 <= hit.i - p.j <= 2), None)
    first = scene.lexicon.profile.head_order == "first"
    of = any("rel:of" in h.concepts and hit.j <= h.i <= hit.j + 1 for h in sentence.hits)
    if after and _is_definite(scene, hit, after.i):
        after = None
    if after and governs_next(scene, sentence, hit, after):
        return after.key
    chosen = after if first or (of and after) else before or (after if of else None)
    chosen = chosen or (owner_before(scene, sentence, hit.i) if first else None)
    return chosen.key if chosen else None


def _leads_to(scene: Scene, sentence: Sentence, hit: Hit, place: PlacePhrase) -> bool:
    """Say whether nothing but "of", articles and words for places parts a post from a place.

    "Le gouverneur de la province chinoise du Jiangsu".
    """
    profile = scene.lexicon.profile
    if not profile.case_marks_names or not 0 < place.i - hit.j <= _FAR:
        return False
    told = [
        h for h in sentence.hits if h.has("place-type") or h.has("nation") or "rel:of" in h.concepts
    ]
    return all(
        scene.tokens.folds[k] in profile.genitive
        or scene.tokens.folds[k] in profile.stopwords
        or any(h.i <= k < h.j for h in told)
        for k in range(hit.j, place.i)
    ) and any(h.i == hit.j and "rel:of" in h.concepts for h in told)


def owner_before(scene: Scene, sentence: Sentence, k: int) -> PlacePhrase | None:
    """Return the place right before word `k` that owns it, in languages that decline names.

    "Thüringens Ministerpräsident", "der Leipziger Stadtrat", "вьетнамское посольство".
    """
    if not scene.lexicon.profile.declension:
        return None
    owner = next((p for p in sentence.places if p.j == k and p.i >= sentence.i), None)
    if owner is None or any(h.has("nation") and h.i == owner.name_i for h in sentence.hits):
        return owner
    joined = any(h.has("rel") and h.j == owner.i for h in sentence.hits)
    return None if joined else owner  # "signed in Hanoi by the mayor": Hanoi owns nothing


def ends_in_place(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Say whether a chain ends in a place, where the post stands last before the name.

    "The ambassador Sylhet's waste ..." begins the next phrase and names nobody.
    """
    profile = scene.lexicon.profile
    if not profile.names_are_plain or profile.head_order == "first" or profile.post_follows_name:
        return False
    posts = [h for h in sentence.hits if h.has("post") or h.has("title")]
    last = next((p for p in sentence.places if p.j == end), None)
    if last is None or any(h.j == end for h in posts):
        return False
    return not any(governs_next(scene, sentence, h, last) for h in posts)


def governs_next(scene: Scene, sentence: Sentence, hit: Hit, place: PlacePhrase) -> bool:
    """Say whether a post governs the place right behind it, where heads stand last.

    "Governor Punjab" in Urdu; not where a place before the post owns it, nor where the one
    behind bears a case or is where something happens.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if not profile.names_are_plain or profile.head_order == "first":
        return False
    if place.i != hit.j or not scene.frames.groups["placed_posts"] & set(hit.all("post")):
        return False
    owned = any(p.j == hit.i or _owns(scene, p.j, hit.i) for p in sentence.places)
    bare = scene.lexicon.knows(folds[place.j - 1])
    located = any("rel:in" in h.concepts and h.i == place.j for h in sentence.hits)
    return not owned and bare and not located


def _owns(scene: Scene, start: int, end: int) -> bool:
    return end - start == 1 and scene.tokens.folds[start] in scene.lexicon.profile.genitive


def _body_of(scene: Scene, sentence: Sentence, hit: Hit) -> BodyPhrase | None:
    """Return the body that a post is held in: beside it in the order of the language."""
    of = max((h.j for h in sentence.cues("rel:of") if h.i == hit.j), default=hit.j)
    after = next((b for b in sentence.bodies if b.i >= hit.j and b.i - of <= 1), None)
    if after and any(hit.j <= p.i and p.j <= after.i for p in sentence.people):
        after = None  # "Governor X and the council": it begins another phrase
    before = next((b for b in reversed(sentence.bodies) if 0 <= hit.i - b.j <= 1), None)
    if scene.lexicon.profile.head_order == "first":
        return None if after and _is_definite(scene, hit, after.i) else after
    if any("rel:of" in h.concepts and hit.j <= h.i <= hit.j + 1 for h in sentence.hits):
        far = next((b for b in sentence.bodies if 0 <= b.i - hit.j <= 3), None)
        return far or before
    return before or after


def _is_definite(scene: Scene, hit: Hit, following: int) -> bool:
    """Say whether a post with the article owns nothing: "the governor" in Arabic is nobody's.

    Only a preposition tied to the next word makes that its place.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if not profile.definite or not folds[hit.i].startswith(profile.definite):
        return False
    return not any(w.startswith(profile.genitive) for w in folds[hit.j : following + 1])
