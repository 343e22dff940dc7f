"""Places that stand in what an article tells, whether or not a claim gives them a role.

"Besides Busan, the city works with Incheon and Gwangju; the guests went on to Suwon": what the
sentence says of each may be past reading, but they are places that the article is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.clauses import negated
from kg.extraction.places.passing_places import is_in_passing
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.theme.authorities import typed_places
from kg.extraction.theme.contact import told_of_contact
from kg.model import Claim, Evidence

#: Signs that part what a sentence tells, besides those of the language.
_PARTING = frozenset({":", "："})


def named_places(scene: Scene, claims: Sequence[Claim]) -> dict[str, Evidence]:
    """Return the keys of such places, each with the first sentence that names it.

    They stand in a sentence that proves a claim, or in one that tells of contact, if it is not
    denied; or have their type word ("the Lao village of Densavanh"). States are left out, and
    names that are part of a body's.
    """
    proofs = [e.span for claim in claims for e in claim.evidence]
    told = {id(sentence) for sentence in told_of_contact(scene)}
    found: dict[str, Evidence] = {}
    for sentence in scene.sentences:
        span = scene.tokens.span(sentence.i, sentence.j)
        proves = any(p.start < span.end and span.start < p.end for p in proofs)
        tells = proves or id(sentence) in told
        typed = typed_places(scene, sentence, but="place-type:capital")  # that only describes
        named = [p for p in sentence.places if tells or p.key in typed]
        units = _units(scene, sentence, named)
        for begin, end in _clauses(scene, sentence) if units else ():
            if not proves and _is_denied(sentence, begin, end):
                continue
            for place in units:
                if begin <= place.i < end:
                    found.setdefault(place.key, scene.evidence(sentence))
    return found


def _units(scene: Scene, sentence: Sentence, places: list[PlacePhrase]) -> list[PlacePhrase]:
    """Return those of the places of a sentence that are units below the state and named as such."""
    units = [p for p in places if p.kind != "country" and not _is_in_body(scene, sentence, p)]
    return [p for p in units if not is_in_passing(scene, sentence, p)]


def _clauses(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence between semicolons, colons and dashes: each tells its own."""
    marks, begin = {*scene.lexicon.profile.clause_mark, *_PARTING}, sentence.i
    for k in range(sentence.i, sentence.j):
        if scene.tokens.folds[k] in marks or _is_dash(scene, k):
            yield begin, k
            begin = k + 1
    yield begin, sentence.j


def _is_dash(scene: Scene, k: int) -> bool:
    """Say whether a dash stands apart between two words."""
    tokens = scene.tokens
    if tokens.folds[k] != "-" or not 0 < k < len(tokens) - 1:
        return False
    return tokens.ends[k - 1] < tokens.starts[k] and tokens.ends[k] < tokens.starts[k + 1]


def _is_denied(sentence: Sentence, begin: int, end: int) -> bool:
    """Say whether a clause denies what it tells; who denies that a tie ends has one."""
    ends = any("cue:end" in h.concepts and begin <= h.i < end for h in sentence.hits)
    return not ends and negated(sentence, begin, end)


def names_of_bodies(scene: Scene) -> frozenset[str]:
    """Return the keys of places that stand nowhere but in the names of bodies."""
    inside: set[str] = set()
    free: set[str] = set()
    for sentence in scene.sentences:
        for place in sentence.places:
            (inside if _is_in_body(scene, sentence, place) else free).add(place.key)
    return frozenset(inside - free)


def _is_in_body(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a place only stands in the name of a body; by its authority a unit acts."""
    acting = scene.frames.groups["acting_heads"]
    return any(
        body.i <= place.i < body.j and not (body.head in acting and body.place == place.key)
        for body in sentence.bodies
    )
