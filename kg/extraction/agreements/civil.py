"""Bodies that put their own name to a document: universities, firms, departments, hospitals.

"Hung Vuong University and Nara University of Education exchanged a letter of intent": two
bodies joined by "and" or "with" beside the verb sign for themselves, whatever unit they lie in.
"""

from __future__ import annotations

from kg.extraction.actors.parties import is_both
from kg.extraction.agreements.body_sides import (
    shared_noun,
    twin_of,
    two_bodies,
    where_signed,
    with_holders,
)
from kg.extraction.agreements.paper_words import is_exchanged
from kg.extraction.bodies.body_pairs import paired, under_one_verb
from kg.extraction.clauses import bears_and, has_and
from kg.extraction.scene import Actor, BodyPhrase, Scene, Sentence, grouped
from kg.extraction.topic import country_of, is_international, kind_of
from kg.lexicon import Hit
from kg.model import Ref
from kg.names import is_vietnamese_name

#: Kinds of bodies that sign for themselves; all others sign for the place they govern.
CIVIL = frozenset({"enterprise", "university", "association", "other"})
#: Bodies that are their unit or state, and missions, which only look on.
_STANDS_FOR = frozenset({"government", "people-committee"})
_LOOKS_ON = frozenset({"embassy", "consulate", "consulate-general", "national-assembly"})
_BESIDE = 4  # words between authorities and their verb
_REST = 2  # words of a body's name that were not read as such
_GAP = 4  # words between two bodies that are joined


def joined_bodies(
    scene: Scene, sentence: Sentence, start: int, end: int, anchor: Hit
) -> list[tuple[Ref, ...]]:
    """Return the parties of each document where bodies joined beside its verb sign it.

    Returns:
        Bodies, and the units that a people's committee or government stands for; empty
        unless they are of two countries and a body among them signs for itself; a document
        without parties where two bodies sign of which nothing is known.
    """
    both = two_bodies(scene, sentence, start, end, CIVIL | {"department"})
    if both is not None:
        return [_parties(scene, both)]
    named = [b for b in sentence.bodies if start <= b.i < end]
    found = [b for b in with_holders(sentence, named) if _may_sign(scene, sentence, b)]

    def together(one: BodyPhrase, two: BodyPhrase) -> bool:
        return _is_joined(scene, sentence, one, two) or _signs_with(
            scene, sentence, one, two, anchor
        )

    fit = [
        pair
        for run in grouped(found, together)
        for pair in paired(scene, sentence, run)
        if _are_partners(scene, sentence, pair)
        and any(_signs(scene, sentence, bodies, anchor) for bodies in (run, pair))
    ]
    fit = fit or _of_one_noun(scene, sentence, found, anchor)
    fit = fit or _at_one(scene, sentence, found, anchor)
    if not fit:
        return []
    near = min(fit, key=lambda run: min(abs(b.i - anchor.i) for b in run))
    told = under_one_verb(scene, sentence, fit, near)
    return list(dict.fromkeys(_parties(scene, bodies) for bodies in told))


def _of_one_noun(
    scene: Scene, sentence: Sentence, found: list[BodyPhrase], anchor: Hit
) -> list[list[BodyPhrase]]:
    """Return the pairs of bodies that share their noun and sign: "the universities of A and B"."""
    own = (b for b in found if b.head not in _STANDS_FOR)
    pairs = (shared_noun(scene, sentence, b) for b in own)
    return [p for p in pairs if p and _signs(scene, sentence, p, anchor)]


def _at_one(
    scene: Scene, sentence: Sentence, found: list[BodyPhrase], anchor: Hit
) -> list[list[BodyPhrase]]:
    """Return the body at which a paper was signed, and the only one named that it is with."""
    if len(found) != 1 or "cue:sign" not in anchor.concepts or found[0].head in _STANDS_FOR:
        return []
    partner = found[0]
    if "with" not in _marks(sentence, partner) or not partner.explicit:
        return []
    own = where_signed(scene, sentence, partner, CIVIL)
    return [[own, partner]] if own is not None else []


def _parties(scene: Scene, bodies: list[BodyPhrase]) -> tuple[Ref, ...]:
    """Return who signs one document; beside a department a government is a body, too."""
    alone = any(scene.frames.body_kind.get(b.head) in ("department", "other") for b in bodies)
    return tuple(dict.fromkeys(_party(body, alone=alone) for body in bodies))


def _signs(scene: Scene, sentence: Sentence, run: list[BodyPhrase], anchor: Hit) -> bool:
    """Say whether a verb of signing stands beside bodies; authorities must be its subject.

    "The two offices go on talking, so that a memorandum may be signed" says nothing of them.
    """
    kinds = {scene.frames.body_kind.get(b.head) for b in run}
    peers = len(kinds) == 1 and not any(b.head in _STANDS_FOR for b in run)
    handed = is_exchanged(scene, sentence, [anchor])
    act = handed or "cue:sign" in anchor.concepts or sentence.has("cue:draft")
    if kinds <= CIVIL or (peers and act and run[-1].j <= anchor.i):
        return True
    act = handed or "cue:sign" in anchor.concepts
    marked = any("subject" in _marks(sentence, b) for b in run)
    marked = marked or (peers and "between" in _marks(sentence, run[0]))
    if act and (marked or run[0].j <= anchor.i < run[-1].i):
        return True  # "A signed with B"
    low, high = (run[-1].j, anchor.i) if anchor.i >= run[-1].j else (anchor.j, run[0].i)
    marks = scene.lexicon.profile.pauses
    return (
        "cue:sign" in anchor.concepts
        and 0 <= high - low <= scene.reach(_BESIDE)
        and marks.isdisjoint(scene.tokens.folds[low:high])
    )


def _may_sign(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    kind = scene.frames.body_kind.get(body.head, "other")
    if body.head in scene.frames.groups["generic_heads"]:
        return False
    marks = _marks(sentence, body)
    where = "in" in marks and "with" not in marks
    return kind != "party_committee" and body.head not in _LOOKS_ON and not where


def _marks(sentence: Sentence, body: BodyPhrase) -> frozenset[str]:
    return next((a.marks for a in sentence.actors if a.i == body.i), frozenset())


def _is_joined(scene: Scene, sentence: Sentence, one: BodyPhrase, other: BodyPhrase) -> bool:
    """Say whether "and", "with" or a list mark, and no verb, stands between two bodies."""
    tied = scene.lexicon.profile.adposition == "after" and "with" in _marks(sentence, one)
    tied = tied or has_and(scene, other.i) or bears_and(scene, one.j)
    if not (0 if tied else 1) <= other.i - one.j <= _GAP:
        return False
    between = [h for h in sentence.hits if one.j <= h.i < other.i]
    if any(h.has("cue") or h.has("post") for h in between):
        return False
    gap = scene.tokens.folds[one.j : other.i]
    joints = tied or any({"rel:and", "rel:with"} & set(h.concepts) for h in between)
    return joints or not set(scene.lexicon.profile.list_mark).isdisjoint(gap)


def _signs_with(
    scene: Scene, sentence: Sentence, one: BodyPhrase, other: BodyPhrase, anchor: Hit
) -> bool:
    """Say whether one body signs with the next: "A signed a letter of intent with B"."""
    between = [a for a in sentence.actors if one.j <= a.i < other.i]
    verb = "cue:sign" in anchor.concepts and anchor.i >= one.j
    marked = "with" in _marks(sentence, other) or _is_apposed(scene, sentence, other)
    between = [a for a in between if kind_of(scene, a.keys[0]) != "country"]
    return verb and marked and not between


def _is_apposed(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Say whether only a noun for a partner stands between "with" and a body.

    "With its Italian partner, the hospital of Bologna".
    """
    light = {*scene.lexicon.profile.determiner, *scene.lexicon.profile.list_mark}
    told = {k for h in sentence.cues("unit:partners") for k in range(h.i, h.j)}
    light_at = {
        k for h in sentence.hits if h.has("nation") or h.has("place") for k in range(h.i, h.j)
    }
    for mark in sentence.cues("rel:with"):
        between = range(mark.j, body.i)
        if told & set(between) and all(
            k in told or k in light_at or scene.tokens.folds[k] in light for k in between
        ):
            return True
    return False


def _seat(scene: Scene, sentence: Sentence, body: BodyPhrase) -> str | None:
    """Return the place right behind a name that was not read to its end: "Institute of X Nara"."""
    if scene.lexicon.profile.head_order != "first":
        return None
    joints = {h.i for h in sentence.cues("rel:and", "rel:with", "cue:sign")}
    others = {k for b in sentence.bodies if b is not body for k in range(b.i, b.j)}
    near = (p for p in sentence.places if 0 <= p.i - body.j <= _REST and p.i not in others)
    return next((p.key for p in near if joints.isdisjoint(range(body.j, p.i))), None)


def _are_partners(scene: Scene, sentence: Sentence, run: list[BodyPhrase]) -> bool:
    """Say whether bodies are of two countries, and not all of them stand for their unit.

    A firm or university of a country that no words tell may come from anywhere; an
    authority without a place is at home.
    """
    if len(run) < 2 or all(b.head in _STANDS_FOR for b in run):
        return False
    lands = {country_of(scene, b.place or _seat(scene, sentence, b)) for b in run}
    if len(lands - {""}) > 1:
        return True
    open_ = [b for b in run if _is_unplaced(scene, sentence, b)]
    known = {country_of(scene, b.place) for b in run if b not in open_} - {""}
    named = [b.raw_spec or " ".join(b.spec) for b in open_]
    home = country_of(scene, scene.home)
    native = home == "VN" and any(is_vietnamese_name(n, scene.article.lang) >= 0.5 for n in named)
    return bool(open_) and (known != {home} or not native) and all(named)


def _is_unplaced(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Say whether a body that signs for itself may lie anywhere: its name tells no place."""
    own = scene.frames.body_kind.get(body.head) in CIVIL and not body.level
    placed = body.explicit or _seat(scene, sentence, body) or is_international(scene, body.key)
    return own and not placed


def _party(body: BodyPhrase, *, alone: bool) -> Ref:
    if body.head in _STANDS_FOR and body.place and not alone:
        return Ref("place", body.place)
    return Ref("body", body.key)


def bodies_of_both(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Ref]:
    """Return the bodies of one name that two units have: "the women's unions of the two provinces".

    Returns:
        One for each unit, registered; empty if the words name none.
    """
    for both in (a for a in sentence.actors if start <= a.i < end and is_both(a)):
        for body in sentence.bodies:
            if _is_owned(scene, sentence, body, both) and body.head not in _STANDS_FOR | _LOOKS_ON:
                twins = (twin_of(scene, sentence, body, place) for place in both.locality)
                return [Ref("body", twin.key) for twin in twins]
    return []


def _is_owned(scene: Scene, sentence: Sentence, body: BodyPhrase, both: Actor) -> bool:
    """Say whether "the two cities" stand right behind a body, or right before it."""
    own = {k for h in sentence.cues("rel:of") for k in range(h.i, h.j)}
    own |= {k for k in range(sentence.i, sentence.j) if scene.tokens.folds[k] in _owners(scene)}
    first = scene.lexicon.profile.head_order == "first" or scene.lexicon.profile.case_marks_names
    behind = first and body.j <= both.i and all(k in own for k in range(body.j, both.i))
    before = scene.lexicon.profile.head_order == "last" and both.j <= body.i
    return behind or (before and all(k in own for k in range(both.j, body.i)))


def _owners(scene: Scene) -> set[str]:
    return {*scene.lexicon.profile.genitive, *scene.lexicon.profile.determiner, "'", "’", "s"}
