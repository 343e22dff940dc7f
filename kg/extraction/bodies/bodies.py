"""Names of bodies: head, what it deals with, and the locality it acts for."""

from __future__ import annotations

from kg.extraction.bodies.attributes import take_central
from kg.extraction.bodies.body_links import is_glued, is_inside, leads_on, links
from kg.extraction.bodies.body_names import complete_body
from kg.extraction.bodies.joined_names import quoted_siblings, take_joined_name
from kg.extraction.bodies.listed_bodies import listed_bodies
from kg.extraction.bodies.plain_names import is_definite
from kg.extraction.bodies.proper_names import (
    country_inside,
    find_short_names,
    grow_name,
    order_sides,
)
from kg.extraction.bodies.syllabic_names import take_syllabic_name
from kg.extraction.bodies.type_names import take_type
from kg.extraction.brackets import before_brackets
from kg.extraction.marks import bears, past_of
from kg.extraction.people.envoys import seat_mission
from kg.extraction.people.posts import owner_before
from kg.extraction.places.local_runs import is_free_capital
from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import label_of
from kg.lexicon import Hit

#: What a head alone may also stand for: "the committee" is the People's Committee named before.
_SHORT_FOR = {
    "committee": frozenset({"people_committee", "party_committee", "committee"}),
    "council": frozenset({"people_committee", "committee"}),
}
#: Heads that what they deal with may follow at once ("محکمہ تعلیم"); others own what follows.
_SPECIFIED = frozenset({"department", "ministry", "division", "bureau", "committee", "board"})


def find_bodies(scene: Scene) -> None:
    """Fill `bodies` of every sentence with phrases that carry a key.

    A head alone ("the committee") stands for the last body with that head, if any.
    """
    last: dict[str, BodyPhrase] = {}
    for sentence in scene.sentences:
        taken = sentence.i
        for n, hit in enumerate(sentence.hits):
            head = _head(scene, hit)
            if head is None or hit.i < taken or _is_member(scene, sentence, hit):
                continue
            if hit.has("place-type") and _is_unit(scene, sentence, hit):
                continue
            body = _grow(scene, sentence, n, head, taken)
            if body is None:
                continue
            body, *listed = listed_bodies(scene, sentence, body)
            taken = body.j
            if _is_bare(scene, body):
                earlier = last.get(body.head)
                if earlier is not None and _means_earlier(scene, hit):
                    body.head = earlier.head
                    body.place, body.spec, body.key = earlier.place, earlier.spec, earlier.key
                elif _has_holder(scene, sentence, body):
                    complete_body(scene, sentence, body)
                else:
                    continue  # "the committee" of nobody
            else:
                complete_body(scene, sentence, body)
                for short in (body.head, *_short_names(scene, body)):
                    last[short] = body
            sentence.bodies.append(body)
            for sibling in (*listed, *quoted_siblings(scene, sentence, body)):
                complete_body(scene, sentence, sibling)
                sentence.bodies.append(sibling)
                taken = sibling.j
    find_short_names(scene)


def _short_names(scene: Scene, body: BodyPhrase) -> list[str]:
    """Return the heads that stand alone for a body of a unit from then on."""
    kind = scene.frames.body_kind.get(body.head)
    return [head for head, kinds in _SHORT_FOR.items() if body.place and kind in kinds]


def _head(scene: Scene, hit: Hit) -> str | None:
    """Return the head of a body that a label is; an organisation's own name goes before others."""
    heads = hit.all("body")
    own = (h for h in heads if h in scene.frames.groups["organisations"])
    return next(own, None) or next(iter(heads), None)


def _is_member(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word for a body is the post of who is named next: "Stadtrat Andreas Bauer"."""
    if not hit.has("post") or not scene.lexicon.profile.case_marks_names:
        return False
    end = hit.j
    while end < sentence.j and is_free_capital(scene, sentence, end):
        end += 1
    return end - hit.j >= 2


def _is_unit(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word for a body is that for a unit, too, and its name follows.

    "Le département de la Savoie"; what a body deals with would stand there. A municipality,
    as Arabic calls it, is what governs the town.
    """
    named = any(p.i <= hit.i < p.j for p in sentence.places)
    if named and scene.lexicon.profile.case_marks_names:
        return True
    if scene.lexicon.profile.head_order != "first" or "body:government" in hit.concepts:
        return False
    return named or any(p.i == past_of(sentence, hit.j) for p in sentence.places)


def _is_bare(scene: Scene, body: BodyPhrase) -> bool:
    groups = scene.frames.groups
    if body.head in {*groups["telling_heads"], *groups["organisations"]}:
        return False
    return not (body.spec or body.raw_spec or body.place or body.level)


def _has_holder(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Say whether a post is held in a body: "the president of the chamber", "市議会議長"."""
    posts = [h for h in sentence.hits if h.has("post")]
    if body.head in scene.frames.groups["state_heads"]:
        return False  # a party has a name
    if scene.lexicon.profile.head_order != "first" and any(h.i == body.j for h in posts):
        return True
    of = {h.i: h.j for h in sentence.cues("rel:of")}
    return any(of.get(h.j, h.j) == body.i and h.j < body.i for h in posts) or (
        scene.lexicon.profile.head_order == "first" and any(h.j == body.i for h in posts)
    )


def _means_earlier(scene: Scene, hit: Hit) -> bool:
    """Say whether a head alone stands for a body named before: with the article, where it has one.

    "جامعة" is some university, "الجامعة" that one, and "جامعته" his. What a number counts is none.
    """
    if hit.i and scene.tokens.folds[hit.i - 1].isdecimal():
        return False
    return not scene.lexicon.profile.definite or is_definite(scene, hit.i)


def _grow(scene: Scene, sentence: Sentence, n: int, head: str, floor: int) -> BodyPhrase | None:
    hits = sentence.hits
    body = BodyPhrase(hits[n].i, hits[n].j, head)
    if head in scene.frames.groups["organisations"]:
        return body
    if head not in scene.frames.groups["remit_heads"]:
        body.spec = hits[n].all("spec")[:1]
    body.level = next(iter(hits[n].all("adj")), "")  # "county council" in one word
    body.raw_spec = next(iter(hits[n].all("named")), "")
    take_joined_name(scene, sentence, body, floor)
    take_syllabic_name(scene, sentence, body)
    _grow_right(scene, sentence, body, hits[n + 1 :])
    take_central(scene, body, hits[n + 1 :])
    if not hits[n].has("held") or scene.lexicon.profile.head_order == "first":
        _grow_left(scene, sentence, body, hits[:n], floor)
    if body.place is None:
        held = hits[n].all("held")  # in one word with its place
        body.place = held[0] if held else country_inside(scene, hits[n])
        if held and body.raw_spec:
            body.raw_spec = f"{label_of(scene, held[0])} {body.raw_spec}"
    order_sides(sentence, body)
    seat_mission(scene, sentence, body)
    take_type(scene, sentence, body, floor)
    grow_name(scene, sentence, body, floor)
    if body.raw_spec and body.place is None:
        _grow_left(scene, sentence, body, hits[:n], floor)  # "Yokohama's Waterworks Bureau"
    return body


def _take(scene: Scene, body: BodyPhrase, hit: Hit, sentence: Sentence) -> bool:
    """Add what a neighbouring hit says to the body; False if it is no part of a name."""
    place = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
    if place is not None:
        if body.place is not None:
            if (
                place.kind == "country"
                and body.head == "friendship-association"
                and not body.second
            ):
                body.second = place.key
                return True
            if place.i - 1 == body.j and is_glued(scene, body.j):
                return True  # "the Nagpur-Bath Twinning Association"
            return place.container or is_inside(scene, body.place, place)
        body.place = None if leads_on(scene, sentence, place) else place.key
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
        levels = scene.frames.level_kind
        level_word = next((level for level, of in levels.items() if of == kind), None)
        if level_word and not body.level:
            body.level = level_word
            return True
    return False


def _grow_right(scene: Scene, sentence: Sentence, body: BodyPhrase, hits: list[Hit]) -> None:
    last = scene.lexicon.profile.head_order == "last"
    for k, hit in enumerate(hits):
        if hit.i < body.j:
            continue
        if set(hit.concepts) & {"rel:of", "rel:in", "rel:and"}:
            continue
        place = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
        if not links(scene, body.j, place.i if place else hit.i, sentence):
            break
        if (
            last
            and not scene.lexicon.profile.case_marks_names
            and not _is_own_spec(scene, body, hit, hits[k + 1 :])
        ):
            break  # in head-last languages what follows belongs to the next phrase
        if place and hit.has("place-type") and hit.i < place.name_i:
            continue
        if _is_next_word(scene, sentence, body, hit) or not _take(scene, body, hit, sentence):
            break
        body.j = max(body.j, hit.j, place.j if place else 0)


def _is_next_word(scene: Scene, sentence: Sentence, body: BodyPhrase, hit: Hit) -> bool:
    """Say whether a word behind a whole name goes on with the sentence: "UBND tỉnh tổ chức".

    A name is whole with its place or level, or with what it deals with if that begins with a
    capital or a verb follows; schools and firms are not named by what they deal with.
    """
    profile = scene.lexicon.profile
    if profile.head_order != "first" or not profile.case_marks_names or hit.i != body.j:
        return False
    if not hit.has("spec") or hit.has("place") or scene.tokens.is_capital(hit.i):
        return False
    named = any(
        h.j == body.j and h.has("spec") and scene.tokens.is_capital(h.i) for h in sentence.hits
    )
    is_verb = hit.has("cue") and (body.spec or body.head not in _SPECIFIED)
    is_verb = is_verb or body.head in scene.frames.groups["telling_heads"]  # "Tỉnh đoàn xây dựng"
    return bool(body.place or body.level or is_verb or (body.spec and named))


def _is_own_spec(scene: Scene, body: BodyPhrase, hit: Hit, following: list[Hit]) -> bool:
    """In Urdu what a body deals with may follow at once, unless another head follows that.

    That one has a remit of its own behind it: "the Department Culture with the Department Health".
    An ending ends the name: "বিভাগকে সীমান্ত মেলা".
    """
    if bears(scene, body.j, scene.lexicon.profile.suffix):
        return False
    if hit.i != body.j or body.spec or not hit.all("spec") or hit.has("cue"):
        return False
    if body.head not in _SPECIFIED:
        return False
    if not (following and following[0].i - hit.j <= 1 and following[0].has("body")):
        return True
    return any(h.i == following[0].j and h.has("spec") for h in following[1:2])


def _grow_left(
    scene: Scene, sentence: Sentence, body: BodyPhrase, hits: list[Hit], floor: int
) -> None:
    if scene.lexicon.profile.head_order == "first":
        _take_owner(scene, sentence, body, floor)
        return
    for hit in reversed(hits):
        start = before_brackets(scene, sentence, body.i)
        if hit.j > start:
            continue
        if hit.i < floor or not links(scene, hit.j, start, sentence):
            break
        if set(hit.concepts) & {"rel:of", "rel:and"}:
            continue
        held = body.place
        if not _take(scene, body, hit, sentence):
            break
        place = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
        if place is not None and held is not None and place.key not in (held, body.second):
            break  # it only says where the body's own place lies
        body.i = min(body.i, place.i if place else hit.i)


def _take_owner(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    """Take the place right before a head that owns it: "Hessens Landtag", "Erlanger Stadtrat"."""
    owner = owner_before(scene, sentence, body.i) if body.place is None else None
    if owner is not None and owner.i >= floor:
        body.place, body.i = owner.key, owner.i
