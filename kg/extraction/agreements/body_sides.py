"""Bodies that sign though no plain name of theirs does: by their heads, under a shared noun.

"The director of hospital A and the director of hospital B signed", "the universities of A and
B", "the two universities".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.actors.parties import are_units, is_both
from kg.extraction.bodies.body_names import complete_body
from kg.extraction.bodies.listed_bodies import is_plural
from kg.extraction.clauses import bears_and, has_and
from kg.extraction.scene import BodyPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of

_BACK = 2  # sentences back in which two bodies may be named
_NEAR = 3  # words between a noun and the second of the places that share it
_FOR_OTHERS = ("rel:on-behalf", "rel:between")


def with_holders(sentence: Sentence, bodies: list[BodyPhrase]) -> list[BodyPhrase]:
    """Return bodies with the words of who holds a post in them: who signs, signs for them.

    Not where the sentence says for whom or between whom else the paper is.
    """
    if sentence.has(*_FOR_OTHERS):
        return bodies
    holders = [a for a in sentence.actors if a.kind in ("person", "group")]
    spans = {b.i: (a.i, a.j) for b in bodies for a in holders if a.i <= b.i < a.j and b.j <= a.j}
    return [replace(b, i=spans[b.i][0], j=spans[b.i][1]) if b.i in spans else b for b in bodies]


def shared_noun(scene: Scene, sentence: Sentence, body: BodyPhrase) -> list[BodyPhrase]:
    """Return a body and the one of another state that its noun names as well, in text order.

    "The universities of A and B", "A and B chambers of commerce": the second place is bare.

    Returns:
        Two, the second registered; empty if the noun names one body.
    """
    common = scene.frames.groups["common_heads"] | {"association"}
    if body.head in common and not body.spec:
        return []  # "the institutions of A and B" are many
    first = scene.lexicon.profile.head_order == "first"
    of = first or scene.lexicon.profile.case_marks_names  # "the universities of A and B"
    for place in sentence.places:
        behind = of and _is_joined(scene, sentence, body.j, place.i)
        ahead = not first and _is_joined(scene, sentence, place.j, body.i)
        if not (behind or ahead) or not _is_other(scene, place, body):
            continue
        if is_plural(scene, sentence, body):
            twin = twin_of(scene, sentence, body, place.key)
            twin.i, twin.j = place.i, place.j
            return [body, twin] if behind else [twin, body]
    return []


def _is_other(scene: Scene, place: PlacePhrase, body: BodyPhrase) -> bool:
    """Say whether a place is a unit named alone, of another state than that of a body."""
    bare = (place.i, place.j) == (place.name_i, place.name_j) and not place.container
    lands = {country_of(scene, place.key), country_of(scene, body.place)} - {""}
    return bare and body.explicit and are_units(scene, (place.key,)) and len(lands) > 1


def _is_joined(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether "and", and else only "of", an article or "the two places", stands between."""
    if not 0 <= high - low <= _NEAR:
        return False
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    light = {*profile.determiner, *profile.genitive}
    hits = [h for h in sentence.hits if low <= h.i < high]
    joints = {k for h in hits if "rel:and" in h.concepts for k in range(h.i, h.j)}
    of = {k for h in hits if "rel:of" in h.concepts for k in range(h.i, h.j)}
    tied = has_and(scene, high) or bears_and(scene, low)
    return (tied or bool(joints)) and all(
        k in joints or k in of or folds[k] in light for k in range(low, high)
    )


def twin_of(scene: Scene, sentence: Sentence, body: BodyPhrase, place: str) -> BodyPhrase:
    """Return the body of the same noun that another place has, registered."""
    own = replace(body, place=place, key="")
    complete_body(scene, sentence, own)
    return own


def two_bodies(
    scene: Scene, sentence: Sentence, start: int, end: int, kinds: frozenset[str]
) -> list[BodyPhrase] | None:
    """Return the two bodies that "the two universities" are: the last two that were named.

    Args:
        scene: With its sentences.
        sentence: That may have such words.
        start: First word of the part.
        end: Word after the last.
        kinds: Kinds of bodies that sign for themselves.

    Returns:
        Two bodies of two states; empty if the words name others, None if there are none.
    """
    words = [h for h in sentence.cues("cue:two-bodies") if start <= h.i < end]
    if not words:
        return None
    first = max(0, sentence.index - _BACK)
    earlier = [b for s in scene.sentences[first : sentence.index] for b in s.bodies]
    named = [*earlier, *(b for b in sentence.bodies if b.j <= words[0].i)]
    found: dict[str, BodyPhrase] = {}
    for body in reversed(named):
        if scene.frames.body_kind.get(body.head) in kinds:
            found.setdefault(body.key, body)
    pair = list(found.values())[:2]
    lands = {country_of(scene, b.place) for b in pair}
    if len(lands) == len(pair) == 2:
        return pair[::-1]
    beside = [b for b in sentence.bodies if start <= b.i < end and b.i >= words[0].j]
    return None if beside else []  # "there the two hospitals signed with hospital B"


def where_signed(
    scene: Scene, sentence: Sentence, partner: BodyPhrase, kinds: frozenset[str]
) -> BodyPhrase | None:
    """Return the body in whose house somebody signs with another: "There a pact was signed with B".

    It is the last one named, here or in the sentence before, and nobody else acts since.

    Args:
        scene: With its sentences.
        sentence: That tells of the signing.
        partner: Who is signed with.
        kinds: Kinds of bodies that sign for themselves.
    """
    before = scene.sentences[max(0, sentence.index - 1) : sentence.index]
    near = [s for s in before if s.paragraph == sentence.paragraph]
    named = [b for s in [*near, sentence] for b in s.bodies if b.j <= partner.i]
    named = [b for b in named if scene.frames.body_kind.get(b.head) in kinds]
    own = named[-1] if named else None
    if own is None or own.raw_spec or len({country_of(scene, own.place), ""}) == 1:
        return None
    since = [a for a in sentence.actors if own.j <= a.i < partner.i]
    acting = [a for a in since if "in" not in a.marks and not is_both(a)]
    told = [h for h in sentence.hits if own.j <= h.i < partner.i]
    subject = any(h.has("place-type") or h.has("post") for h in told)  # "the city signed with"
    abroad = country_of(scene, own.place) != country_of(scene, partner.place)
    return own if abroad and not acting and not subject else None
