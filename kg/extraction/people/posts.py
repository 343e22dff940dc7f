"""What a post says by itself: the body that it is held in and the place that it governs."""

from __future__ import annotations

from kg.extraction.brackets import before_brackets
from kg.extraction.marks import carries, is_located, past_of
from kg.extraction.people.envoys import is_sent_by, state_beside
from kg.extraction.people.remits import remit_span
from kg.extraction.people.unit_posts import unit_of_state
from kg.extraction.places.local_runs import past_nation
from kg.extraction.scene import BodyPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_envoy, kind_of
from kg.lexicon import Hit

#: Words between a post and the place that it governs.
_FAR = 5
#: Words between a country and its unit: "('s) (state of)".
_OWNED = 3


def post_of(
    scene: Scene, sentence: Sentence, hit: Hit
) -> tuple[str, BodyPhrase | None, str | None]:
    """Return post code, body and place of a post; None for what is not said."""
    body = body_of(scene, sentence, hit)
    if (
        body is not None
        and not body.explicit
        and hit.all("post")[0] in scene.frames.groups["national_posts"]
    ):
        body = None  # the state's own government; a place nearby is not its
    place = body.place if body else _place_of(scene, sentence, hit)
    if is_envoy(scene, hit) and not is_sent_by(scene, sentence, hit, place):
        place = state_beside(scene, sentence, hit.i, hit.j)  # the town is where he resides
    return _code_of(scene, hit, place), body, place


def _code_of(scene: Scene, hit: Hit, place: str | None) -> str:
    """Return the post that a word means: of one for heads of several kinds, that of the place.

    An "intendente" governs a province or a city; without a place it is the home unit's kind.
    """
    codes, governs = hit.all("post"), scene.frames.governs
    kind = kind_of(scene, place or scene.home)
    if len(codes) > 1 and all(code in governs for code in codes):
        return next((code for code in codes if governs[code] == kind), codes[0])
    return codes[0]


def _place_of(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    """Return the place that a governor or mayor governs: beside the post."""
    if hit.has("held"):
        return next((p.key for p in sentence.places if p.i == hit.i), None)
    if unit := unit_of_state(scene, sentence, hit):
        return unit
    hit = hit._replace(j=remit_span(scene, sentence, hit)[1])  # "secretaria de Turismo de Jujuy"
    follow = [
        p
        for p in sentence.places
        if (0 <= p.i - hit.j <= 2 and not _is_parted(scene, sentence, hit.j, p.i))
        or _leads_to(scene, sentence, hit, p)
    ]
    after = next((p for p in follow if not p.container), next(iter(follow), None))
    start = before_brackets(scene, sentence, hit.i)
    before = next((p for p in reversed(sentence.places) if 0 <= start - p.j <= 2), None)
    if before and _is_parted(scene, sentence, before.j, start):
        before = None
    if before and is_located(scene, before.j) and not _may_govern(scene, hit, before):
        before = None  # "in Dong Ha Deputy Governor X": he is not the town's
    envoy = is_envoy(scene, hit)
    if before and envoy and scene.lexicon.profile.adposition == "before":
        before = _sender(sentence, before)
    first = scene.lexicon.profile.head_order == "first"
    of = any("rel:of" in h.concepts and hit.j <= h.i <= hit.j + 1 for h in sentence.hits)
    if after and _is_definite(scene, hit, after.i):
        after = None
    if after and envoy and any(h.j == after.i for h in sentence.cues("rel:in")):
        after = None  # "the German consul general in Hanoi": there the consulate has its seat
    if after and governs_next(scene, sentence, hit, after):
        return after.key
    chosen = after if first or (of and after) else before or (after if of else None)
    chosen = chosen or (owner_before(scene, sentence, hit.i) if first else None)
    return _innermost(scene, sentence, chosen).key if chosen else None


def _may_govern(scene: Scene, hit: Hit, place: PlacePhrase) -> bool:
    """Say whether who holds a post may govern a place of this kind; any, if no kind is told."""
    kinds = {scene.frames.governs[p] for p in hit.all("post") if p in scene.frames.governs}
    return not kinds or place.kind in kinds


def _innermost(scene: Scene, sentence: Sentence, outer: PlacePhrase) -> PlacePhrase:
    """Return the unit of a country that the country's name or adjective leads to at once.

    "The governor of the Mexican state of Jalisco", "of China's Guangdong province".
    """
    if outer.kind != "country":
        return outer
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    types = {k for h in sentence.hits if h.has("place-type") for k in range(h.i, h.j)}
    ties = {"'", "s", *profile.genitive}
    for inner in sentence.places:
        if not 0 <= inner.i - outer.j <= _OWNED or inner.country != outer.key:
            continue
        if all(k in types or folds[k] in ties for k in range(outer.j, inner.i)):
            return inner
    return outer


def _is_parted(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a comma, an article or a verb parts a post from a place beside it.

    "In Berlin, the chairwoman", "the governor proposed to the Vietnamese partners".
    """
    profile = scene.lexicon.profile
    signs = {*profile.pauses, *profile.determiner}
    if not signs.isdisjoint(scene.tokens.folds[start:end]):
        return True
    return any(h.has("cue") and start <= h.i and h.j <= end for h in sentence.hits)


def _sender(sentence: Sentence, seat: PlacePhrase) -> PlacePhrase:
    """Return the country that sends an envoy, where the one that he resides in follows it.

    比利时驻越南大使: "Belgium in Vietnam ambassador".
    """
    within = next((h for h in sentence.cues("rel:in") if h.j == seat.i), None)
    sender = within and next((p for p in sentence.places if p.j == within.i), None)
    return sender or seat


def _leads_to(scene: Scene, sentence: Sentence, hit: Hit, place: PlacePhrase) -> bool:
    """Say whether nothing but "of", articles and words for places parts a post from a place.

    "Le gouverneur de la province chinoise du Jiangsu".
    """
    profile = scene.lexicon.profile
    if not profile.case_marks_names or not 0 < place.i - hit.j <= _FAR:
        return False
    told = [
        h
        for h in sentence.hits
        if h.has("place-type")
        or h.has("nation")
        or "rel:of" in h.concepts
        or past_nation(scene, sentence, h.i) > h.i
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
    if not profile.names_are_plain or profile.head_order == "first" or profile.post_follows_name:
        return False
    groups, posts = scene.frames.groups, set(hit.all("post"))
    if place.i != hit.j or not _is_placed(scene, sentence, hit, place):
        return False
    if groups["envoy_posts"] & posts and place.kind != "country":
        return False  # "the ambassador Chittagong port visited"
    owned = any(p.j == hit.i or _owns(scene, p.j, hit.i) for p in sentence.places)
    bare = not profile.suffix or scene.lexicon.knows(folds[place.j - 1])
    located = any("rel:in" in h.concepts and h.i == place.j for h in sentence.hits)
    return not owned and bare and not located


def _is_placed(scene: Scene, sentence: Sentence, hit: Hit, place: PlacePhrase) -> bool:
    """Say whether the word of a post may be followed by its place: "Minister of health Sindh X".

    Those of many places only where no owner's mark follows: "the minister Sindh's people ...".
    """
    posts, groups = set(hit.all("post")), scene.frames.groups
    if groups["placed_posts"] & posts:
        return True
    owns = place.j < sentence.j and scene.tokens.folds[place.j] in scene.lexicon.profile.genitive
    return bool(groups["seated_posts"] & posts) and not owns


def _owns(scene: Scene, start: int, end: int) -> bool:
    return end - start == 1 and scene.tokens.folds[start] in scene.lexicon.profile.genitive


def body_of(scene: Scene, sentence: Sentence, hit: Hit) -> BodyPhrase | None:
    """Return the body that a post is held in: beside it in the order of the language."""
    if hit.has("body"):  # of one word: "인민위원장" is the chairman of a people's committee
        return next((b for b in sentence.bodies if b.i <= hit.i and b.j == hit.j), None)
    start, end = remit_span(scene, sentence, hit)  # "начальник отдела внешних связей горисполкома"
    of = past_of(sentence, end)
    after = next((b for b in sentence.bodies if b.i >= hit.j and b.i - of <= 1), None)
    if after and any(hit.j <= p.i and p.j <= after.i for p in sentence.people):
        after = None  # "Governor X and the council": it begins another phrase
    if after and _is_told(scene, sentence, hit, after):
        after = None  # "the governor instructed the department"
    before = next((b for b in reversed(sentence.bodies) if 0 <= start - b.j <= 1), None)
    if (
        before
        and before.j < hit.i
        and scene.tokens.folds[before.j] in scene.lexicon.profile.list_mark
    ):
        before = None  # "Secretary of the Party Committee, Governor"
    if scene.lexicon.profile.head_order == "first":
        return None if after and _is_definite(scene, hit, after.i) else after
    if scene.lexicon.profile.post_follows_name:
        return before if before and not _is_parted_by_name(before, hit) else None
    if any("rel:of" in h.concepts and hit.j <= h.i <= hit.j + 1 for h in sentence.hits):
        far = next((b for b in sentence.bodies if 0 <= b.i - hit.j <= 3), None)
        return far or before
    return before or after


def _is_parted_by_name(body: BodyPhrase, hit: Hit) -> bool:
    """Say whether a name parts a body from a post that is in one word with its own place.

    "경기도청에서 무크바트 투브도지사": the governor is not the city hall's.
    """
    return bool(hit.has("held")) and body.j < hit.i


def _is_told(scene: Scene, sentence: Sentence, hit: Hit, body: BodyPhrase) -> bool:
    """Say whether a body behind a post is whom its holder tells something, and not his own.

    A verb or the mark of the subject stands between them, or a mark of the object behind it.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    between = range(hit.j, body.i)
    if any(h.has("cue") and h.i in between for h in sentence.hits):
        return True
    if profile.adposition != "after":
        return False
    if any(folds[k] in profile.subject for k in between):
        return True
    return carries(scene, sentence, body.j, profile.object)


def _is_definite(scene: Scene, hit: Hit, following: int) -> bool:
    """Say whether a post with the article owns nothing: "the governor" in Arabic is nobody's.

    Of several words the last bears it ("the vice-chairman"). Only a preposition tied to the
    next word makes that its place.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if not profile.definite or not folds[hit.j - 1].startswith(profile.definite):
        return False
    return not any(w.startswith(profile.genitive) for w in folds[hit.j : following + 1])
