"""Who puts its name to a document: places, or bodies that act for themselves."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from kg.extraction.actors.parties import are_units, completed, is_both, is_foreign_pair
from kg.extraction.actors.partners import is_listed, partners_of
from kg.extraction.actors.sides import acting_in, acts, sides_of
from kg.extraction.actors.unknown_partners import has_stranger
from kg.extraction.agreements.civil import CIVIL, bodies_of_both, joined_bodies
from kg.extraction.agreements.pairs import is_counted, listed_pairs, ordered_pairs, pair_between
from kg.extraction.scene import BodyPhrase, Scene, Sentence, unique
from kg.extraction.topic import country_of, is_national
from kg.lexicon import Hit
from kg.model import Ref

_NAME = 3  # words of a name before its noun
_STATE = frozenset({"government"})
_NAMING = (
    "cue:sign",
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:agreement",
    "cue:mou",
)


def signatories(
    scene: Scene,
    sentence: Sentence,
    start: int,
    end: int,
    anchor: Hit,
    others: frozenset[str] = frozenset(),
) -> tuple[list[tuple[Ref, ...]], bool]:
    """Return the sets of parties that a clause gives a document, and whether it names them.

    Several partners of one unit have a document each; several units of both sides share one.
    """
    listed = joined_bodies(scene, sentence, start, end, anchor)
    if listed:  # "between school A and school B, and between the cities of A and B"
        return [*filter(None, listed), *map(refs, pair_between(scene, sentence, start, end))], True
    pairs = listed_pairs(scene, sentence, start, end, anchor)
    pairs = pairs or pair_between(scene, sentence, start, end)
    if pairs:
        return [refs(pair) for pair in pairs], True
    bodies = bodies_of_both(scene, sentence, start, end)
    if bodies:
        return [tuple(bodies)], True
    both = next((a for a in sentence.actors if start <= a.i < end and is_both(a)), None)
    if both and is_counted(scene, sentence, both.locality, start, end, anchor):
        return [], False  # "seven pairs of villages of the two districts"
    governed = partners_of(scene, sentence, start, end, anchor, others)
    civil = _civil(scene, sentence, start, end)
    if governed is not None and not civil:
        own = governed.subjects
        joint = len(own) > 1 and not governed.in_order
        sets = [(*own, *governed.partners)] if joint else governed.pairs()
        return [refs(keys) for keys in sets], True
    explicit = acting_in(scene, sentence, start, end, anchor)
    explicit = tuple(k for k in explicit if k not in others)
    by_name = {k for a in sentence.actors if a.i not in {b.i for b in civil} for k in a.locality}
    places = tuple(k for k in explicit if k in by_name)
    if civil and not (is_foreign_pair(scene, places) and are_units(scene, places)):
        return _with_bodies(scene, places, civil)
    named = is_foreign_pair(scene, explicit) and are_units(scene, explicit)
    if "cue:sign" in anchor.concepts:
        state = _with_state(scene, sentence, start, end, explicit)
        if state:
            return [refs(state)], True
    if not named and _is_of_others(scene, sentence, explicit, start, end, anchor):
        return [], False
    parties = explicit if named else _before(scene, sentence, start, explicit)
    parties = parties or _from_topic(scene, explicit)
    if not is_foreign_pair(scene, parties):
        return [], False
    sets = sets_of(scene, sentence, parties)
    return [refs(s) for s in sets if are_units(scene, s)], named


def _is_of_others(
    scene: Scene, sentence: Sentence, named: tuple[str, ...], start: int, end: int, anchor: Hit
) -> bool:
    """Say whether those whose paper it is are no places: some counted, a stranger, two states."""
    states = any(start <= h.i < anchor.i for h in sentence.cues("cue:two-countries"))
    return (
        states  # "firms of the two countries signed papers"
        or is_counted(scene, sentence, named, start, end, anchor)
        or has_stranger(scene, sentence, start, end)
        or _names_civil(scene, sentence, start, end)
    )


def refs(keys: tuple[str, ...]) -> tuple[Ref, ...]:
    """Return places as references."""
    return tuple(Ref("place", key) for key in keys)


def sets_of(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """One pair for each partner of a single unit; all together if both sides are several."""
    own, foreign = sides_of(scene, sentence, keys)
    if not own or not foreign:
        return []
    pairs = ordered_pairs(scene, sentence, keys)
    if pairs:
        return list(pairs)
    if len(own) == 1 and not _is_one_list(scene, sentence, keys, foreign):
        return [(own[0], other) for other in foreign]
    return [(*own, *foreign)]


def _is_one_list(
    scene: Scene, sentence: Sentence, keys: tuple[str, ...], foreign: list[str]
) -> bool:
    """Say whether units of three countries stand in one list: "A, B and C signed"."""
    if len({country_of(scene, k) for k in foreign}) < 2:
        return False
    named = [a for a in sentence.actors if a.kind == "place" and set(a.keys) & set(keys)]
    return len(named) == len(keys) and all(
        is_listed(scene, sentence, one.j, two.i) for one, two in pairwise(named)
    )


def _names_civil(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether "between" or "with" stands right before a word for such a body."""
    marks = {h.j for h in sentence.cues("rel:between", "rel:with") if start <= h.i < end}
    heads = [h for h in sentence.hits if any(_is_civil(scene, code) for code in h.all("body"))]
    return any(0 <= h.i - j <= _NAME for h in heads for j in marks)


def _is_civil(scene: Scene, head: str) -> bool:
    return scene.frames.body_kind.get(head, "other") in CIVIL - {"other"} or head == "institute"


def _civil(scene: Scene, sentence: Sentence, start: int, end: int) -> list[BodyPhrase]:
    """Return the bodies between two words that can be a party by themselves."""
    local = scene.frames.groups["local_heads"] | scene.frames.groups["state_heads"] | _STATE
    where = {a.i for a in sentence.actors if "in" in a.marks and "with" not in a.marks}
    found: dict[str, BodyPhrase] = {}
    for body in sentence.bodies:
        if not start <= body.i < end or body.head in local or body.i in where:
            continue
        if scene.frames.body_kind.get(body.head, "other") in CIVIL and not _is_described(
            sentence, body
        ):
            found.setdefault(body.key, body)
    return list(found.values())


def _is_described(sentence: Sentence, body: BodyPhrase) -> bool:
    """Say whether words only say what the body right behind is: "Thai company X Group"."""
    nameless = not (body.raw_spec or body.spec)
    return nameless and any(b.i == body.j for b in sentence.bodies)


def _with_bodies(
    scene: Scene, explicit: tuple[str, ...], civil: list[BodyPhrase]
) -> tuple[list[tuple[Ref, ...]], bool]:
    """Pair two bodies, or a body with the unit that signs with it."""
    generic = scene.frames.groups["generic_heads"]
    bodies = [Ref("group" if b.head in generic else "body", b.key) for b in civil]
    home = country_of(scene, scene.home)
    places = {b.place for b in civil}
    units = [k for k in explicit if are_units(scene, (k,)) and k not in places]
    own = [k for k in units if (country_of(scene, k) or home) == home]
    if len(bodies) == 1 and own and country_of(scene, civil[0].place) != home:
        return [(Ref("place", own[0]), bodies[0])], True
    if len(bodies) == 2 and not units:
        countries = {country_of(scene, b.place) for b in civil} - {""}
        if len(countries) != 1:
            return [tuple(bodies)], True
    return [], False


def _with_state(
    scene: Scene, sentence: Sentence, start: int, end: int, explicit: tuple[str, ...]
) -> tuple[str, ...]:
    """Return a unit and the state that signs with it: "Rhineland-Palatinate and Rwanda signed".

    The state is named as a party: joined to the unit, or by the holder of a national post.
    """
    units = [k for k in explicit if are_units(scene, (k,))]
    if len(explicit) != 2 or len(units) != 1 or not is_foreign_pair(scene, explicit):
        return ()
    state = next(k for k in explicit if k not in units)
    acting = [a for a in sentence.actors if start <= a.i < end]
    sides = [[a for a in acting if k in a.locality] for k in (units[0], state)]
    joined = any(
        is_listed(scene, sentence, min(a.j, b.j), max(a.i, b.i)) for a in sides[0] for b in sides[1]
    )
    held = any(a.kind == "person" and is_national(scene, a.keys[0]) for a in sides[1])
    return explicit if joined or held else ()


def _before(
    scene: Scene, sentence: Sentence, start: int, explicit: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the pair of the clause before, if this one names at most where: "A meets B; in C"."""
    acting = [a for a in sentence.actors if a.i >= start and "in" not in a.marks]
    if {k for a in acting for k in a.locality} & set(explicit):
        return ()
    earlier = [a for a in sentence.actors if a.i < start and "in" not in a.marks]
    keys = unique(k for a in earlier for k in a.locality)
    pair = len(keys) == 2 and is_foreign_pair(scene, keys) and are_units(scene, keys)
    return keys if pair else ()


def _from_topic(scene: Scene, explicit: tuple[str, ...]) -> tuple[str, ...]:
    """Complete what a clause leaves out by the pair that the article tells of most."""
    pair = _main_pair(scene)
    if pair and set(explicit) <= set(pair):
        return pair
    if len(explicit) > 1:
        return ()
    keys = completed(scene, explicit)
    return keys if all(k in explicit or k == scene.home or acts(scene, k) for k in keys) else ()


def _main_pair(scene: Scene) -> tuple[str, ...]:
    """Return the two units of two countries that stand together most beside words of ties."""
    seen: Counter[tuple[str, ...]] = Counter()
    for sentence in scene.sentences:
        if sentence.has(*_NAMING):
            anchor = sentence.cues(*_NAMING)[0]
            keys = acting_in(scene, sentence, sentence.i, sentence.j, anchor)
            if len(keys) == 2 and is_foreign_pair(scene, keys) and are_units(scene, keys):
                seen[tuple(sorted(keys))] += 2 if sentence.region in ("headline", "lead") else 1
    return max(seen, key=lambda p: (seen[p], p)) if seen else ()
