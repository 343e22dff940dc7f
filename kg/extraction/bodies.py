"""Names of bodies: head, what it deals with, and the locality it acts for."""

from __future__ import annotations

from kg.extraction.scene import BodyPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of, kind_of, label_of
from kg.lexicon import Hit
from kg.model import Entity
from kg.names import family_name
from kg.text import fold_loose

_LEVEL = {"province": "Provincial", "city": "City", "district": "District", "commune": "Commune", "country": "", "other": ""}  # fmt: skip
#: Heads that only Vietnamese (or sister party) units have: a missing place is the home unit.
_LOCAL_HEADS = frozenset(
    "people-committee people-council party-committee provincial-party-committee city-party-committee "
    "district-party-committee party-commission department division fatherland-front police military-command "
    "border-guard working-group steering-committee sector agencies people-committees-lower newspaper radio-television "
    "friendship-union youth-union womens-union".split()
)


#: Plurals that can be given a task, but are no body of their own.
GENERIC_HEADS = frozenset({"sector", "agencies", "enterprises", "people-committees-lower"})
#: Heads that belong to a state if no place says otherwise.
_STATE_HEADS = frozenset({"ministry", "national-assembly", "political-party", "party-central-committee", "agency", "embassy"})
#: Heads that say enough alone, with the home unit to complete them.
_LOCAL_BY_NAME = frozenset(
    "people-committee people-council provincial-party-committee city-party-committee district-party-committee "
    "fatherland-front military-command border-guard working-group steering-committee sector agencies "
    "people-committees-lower friendship-union youth-union womens-union party-central-committee national-assembly".split()
)
#: Heads that are followed by a name of their own in languages that put the head first.
_NAMED_HEADS = frozenset(
    "university college school hospital company corporation group bank newspaper political-party association "
    "centre institute fund agency club".split()
)


def find_bodies(scene: Scene) -> None:
    """Fill `bodies` of every sentence with phrases that carry a key.

    A head alone ("the committee") stands for the last body with that head, if any.
    """
    last: dict[str, BodyPhrase] = {}
    for sentence in scene.sentences:
        taken = sentence.i
        for n, hit in enumerate(sentence.hits):
            head = next(iter(hit.all("body")), None)
            if head is None or hit.i < taken:
                continue
            body = _grow(scene, sentence, n, head, taken)
            if body is None:
                continue
            taken = body.j
            if _is_bare(body):
                earlier = last.get(body.head)
                if earlier is None:
                    continue  # "the committee" of nobody
                body.place, body.spec, body.key = earlier.place, earlier.spec, earlier.key
            else:
                _complete(scene, sentence, body)
                last[body.head] = body
            sentence.bodies.append(body)


def _is_bare(body: BodyPhrase) -> bool:
    return body.head not in _LOCAL_BY_NAME and not (body.spec or body.raw_spec or body.place or body.level)


def _grow(scene: Scene, sentence: Sentence, n: int, head: str, floor: int) -> BodyPhrase | None:
    hits = sentence.hits
    body = BodyPhrase(hits[n].i, hits[n].j, head, spec=hits[n].all("spec")[:1])
    _grow_right(scene, sentence, body, hits[n + 1 :])
    _grow_left(scene, sentence, body, hits[:n], floor)
    if scene.lexicon.profile.case_marks_names:
        _grow_name(scene, sentence, body, floor)
    return body


def _links(scene: Scene, start: int, end: int, sentence: Sentence) -> bool:
    """Say whether the words between two positions only join parts of one name."""
    if end - start > 2:
        return False
    for k in range(start, end):
        word = scene.tokens.folds[k]
        if word in ("-", "'", "s", '"', "“", "”", "«", "»") or word in scene.lexicon.profile.genitive:
            continue
        marks = {c for h in sentence.hits if h.i <= k < h.j for c in h.concepts}
        if marks & {"rel:of", "rel:in"} or ("rel:and" in marks and _spec_both(sentence, start, end)):
            continue
        return False
    return True


def _spec_both(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether an "and" joins two parts of one specialisation."""
    before = any(h.j == start and (h.has("spec") or h.has("body")) for h in sentence.hits)
    return before and any(h.i == end and (h.has("spec") or h.has("body")) for h in sentence.hits)


def _take(scene: Scene, body: BodyPhrase, hit: Hit, sentence: Sentence) -> bool:
    """Add what a neighbouring hit says to the body; False if it is no part of a name."""
    place = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
    if place is not None:
        if body.place is not None:
            if place.kind == "country" and body.head == "friendship-association" and not body.second:
                body.second = place.key
                return True
            return place.container or _inside(scene, body.place, place)
        body.place = place.key
        return True
    for spec in hit.all("spec"):
        body.spec = tuple(dict.fromkeys((*body.spec, spec)))
        return True
    level = next(iter(hit.all("adj")), None)
    if level:
        body.level = body.level or level
        return True
    if hit.has("place-type"):
        kind = scene.frames.place_kind.get(hit.all("place-type")[0], "")
        level_word = {"province": "provincial", "city": "municipal", "district": "district"}.get(kind)
        if level_word and not body.level:
            body.level = level_word
            return True
    return False


def _inside(scene: Scene, key: str, outer: PlacePhrase) -> bool:
    return outer.kind == "country" and outer.country == country_of(scene, key)


def _grow_right(scene: Scene, sentence: Sentence, body: BodyPhrase, hits: list[Hit]) -> None:
    last = scene.lexicon.profile.head_order == "last"
    for k, hit in enumerate(hits):
        if hit.i < body.j:
            continue
        if set(hit.concepts) & {"rel:of", "rel:in", "rel:and"}:
            continue
        place = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
        if not _links(scene, body.j, place.i if place else hit.i, sentence):
            break
        if last and not scene.lexicon.profile.case_marks_names and not _is_own_spec(body, hit, hits[k + 1 :]):
            break  # in head-last languages what follows belongs to the next phrase
        if place and hit.has("place-type") and hit.i < place.name_i:
            continue
        if not _take(scene, body, hit, sentence):
            break
        body.j = max(body.j, hit.j, place.j if place else 0)


def _is_own_spec(body: BodyPhrase, hit: Hit, following: list[Hit]) -> bool:
    """In Urdu what a body deals with may follow at once, unless another head follows that."""
    if hit.i != body.j or body.spec or not hit.all("spec"):
        return False
    return not (following and following[0].i - hit.j <= 1 and following[0].has("body"))


def _grow_left(scene: Scene, sentence: Sentence, body: BodyPhrase, hits: list[Hit], floor: int) -> None:
    if scene.lexicon.profile.head_order == "first":
        return
    for hit in reversed(hits):
        if hit.j > body.i:
            continue
        if hit.i < floor or not _links(scene, hit.j, body.i, sentence):
            break
        if set(hit.concepts) & {"rel:of", "rel:and"}:
            continue
        if not _take(scene, body, hit, sentence):
            break
        place = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
        body.i = min(body.i, place.i if place else hit.i)


def _grow_name(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    """Take the capitalised words around a head as part of the printed name."""
    tokens = scene.tokens
    if scene.lexicon.profile.head_order == "first":
        end = body.j
        if body.spec or body.head not in _NAMED_HEADS or family_name(tokens.surface(end, min(end + 1, sentence.j))):
            return
        while end < sentence.j and tokens.is_word(end) and tokens.is_capital(end) and not _starts_other(sentence, end):
            end += 1
        if end > body.j:
            body.raw_spec = tokens.surface(body.j, end)
            body.j = end
        return
    i = body.i
    while i > floor and i > sentence.i and (_capital_name(scene, sentence, i - 1)):
        i -= 1
    if i < body.i and not (i == sentence.i and body.i - i == 1 and not _in_hit(sentence, i)):
        body.raw_spec = tokens.surface(i, body.i)
        body.i = i


def _capital_name(scene: Scene, sentence: Sentence, k: int) -> bool:
    tokens = scene.tokens
    if not (tokens.is_word(k) and tokens.is_capital(k)):
        return False
    return not any(h.i <= k < h.j and (h.has("post") or h.has("title") or h.has("rel") or h.has("body")) for h in sentence.hits)


def _in_hit(sentence: Sentence, k: int) -> bool:
    return any(h.i <= k < h.j for h in sentence.hits)


def _starts_other(sentence: Sentence, k: int) -> bool:
    return any(
        h.i <= k < h.j and (h.has("post") or h.has("title") or h.has("body") or h.has("place")) for h in sentence.hits
    ) or any(p.i <= k < p.j for p in sentence.places)


def _complete(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Give the body its locality and key, and register it."""
    reason = "named beside it"
    if body.head in ("board", "department", "division", "committee"):
        body.head = next((h for s in body.spec if (h := scene.frames.spec_head.get(s))), body.head)
    body.explicit = body.place is not None
    if body.place is None:
        body.place, reason = _context_place(scene, sentence, body)
    head = body.head
    if head == "ministry" and reason != "named beside it" and _is_provincial_desk(scene, sentence):
        head, reason = "department", "a province has departments; the translation says ministry"
        body.head, body.place = head, scene.home
    kind = scene.frames.body_kind.get(head, "other")
    label = body_label(scene, body)
    body.key = body_key(body, label)
    scene.add(
        Entity("group" if head in GENERIC_HEADS else "body", body.key, label, kind, locality=body.place, reason=reason, score=0.9 if reason == "named beside it" else 0.6),
        scene.surface(body.i, body.j),
    )  # fmt: skip


def _is_provincial_desk(scene: Scene, sentence: Sentence) -> bool:
    """A provincial paper on its own province, in translation, with no country in the sentence."""
    if scene.article.lang == "vi" or kind_of(scene, scene.home) not in ("province", "city"):
        return False
    return scene.article.home is not None and not any(p.kind == "country" for p in sentence.places)


def _context_place(scene: Scene, sentence: Sentence, body: BodyPhrase) -> tuple[str | None, str]:
    near = [p for p in sentence.places if not p.container and p.kind != "country" and p.j <= body.i]
    wanted = {"provincial": "province", "municipal": "city", "district": "district"}.get(body.level, "")
    if wanted or body.head in ("provincial-party-committee", "city-party-committee", "district-party-committee"):
        wanted = wanted or {"provincial-party-committee": "province", "city-party-committee": "city"}.get(body.head, "district")
        for phrase in reversed(near):
            if phrase.kind == wanted:
                return phrase.key, "nearest place of that level"
    if body.head in _LOCAL_HEADS:
        return scene.home, "home of the article"
    if near and body.head in ("committee", "government", "council"):
        return near[-1].key, "nearest place before"
    if body.head in _STATE_HEADS:
        states = [p for p in sentence.places if p.kind == "country"]
        nearest = min(states, key=lambda p: abs(p.i - body.i), default=None)
        return (nearest.key, "nearest country") if nearest else (None, "context")
    return (scene.home if body.level else None), "context"


def body_key(body: BodyPhrase, label: str) -> str:
    """Return a key from what identifies a body: head, specialisation and place."""
    if body.name or body.raw_spec:
        return f"{body.place or 'any'}/{fold_loose(label).replace(' ', '-')}"
    spec = "+".join(sorted(body.spec))
    second = f"+{body.second}" if body.second else ""
    return f"{body.place or 'any'}{second}/{body.head}{'/' + spec if spec else ''}"


def body_label(scene: Scene, body: BodyPhrase) -> str:
    """Compose the English name of a body by the patterns of the frames file."""
    place = label_of(scene, body.place)
    spec = " and ".join(scene.frames.labels.get("spec:" + s, s) for s in body.spec) or body.raw_spec
    if body.raw_spec and not body.spec and scene.lexicon.profile.head_order == "last":
        return " ".join(scene.surface(body.i, body.j).split())
    if body.head == "friendship-association" and body.second:
        return f"{place}–{label_of(scene, body.second)} Friendship Association"
    pattern = scene.frames.body_label.get(body.head)
    head = scene.frames.labels.get("body:" + body.head, body.head)
    if pattern is None or (not spec and "{spec}" in pattern):
        pattern = "{place} " + head + (" of {spec}" if spec else "")
    level = _LEVEL.get(kind_of(scene, body.place), "")
    text = pattern.format(place=place, spec=spec, level=level)
    if not place:
        text = text.removesuffix(" of ").replace(" of the  ", " ")
    return " ".join(text.split())
