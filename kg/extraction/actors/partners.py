"""Whose partners a clause names: its subject, and the units that "with" governs.

"With A, the province signed ...", "B keeps up relations with C, D and E": where one word
marks the partners, what else the clause names (where it was signed, who saw it) is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.actors.parties import is_both, is_foreign_pair, units_of
from kg.extraction.actors.sides import holders
from kg.extraction.clauses import bears_and, has_and
from kg.extraction.names.light_words import CLOSE, COLON, OPEN, is_light, is_plain
from kg.extraction.names.unspaced_names import script_at
from kg.extraction.scene import Actor, Scene, Sentence, grouped
from kg.extraction.topic import body_kind_of, country_of, is_substate, is_unlisted, kind_of
from kg.lexicon import Hit

_FAR = 6  # words between "with" and a partner
_ASIDE = frozenset({"in", "object", "from"})
_AUTHORITIES = frozenset({"people_committee", "committee", "other"})
_HAN = frozenset({"han", "kana"})


@dataclass(frozen=True, slots=True)
class Partners:
    """The two sides of a clause whose partners are marked.

    Attributes:
        subjects: Keys of the units whose partners they are.
        partners: Keys of the units that "with" governs.
        named: The clause itself names a subject.
        in_order: Each subject has its own partner: "A and B with C and D respectively".
    """

    subjects: tuple[str, ...]
    partners: tuple[str, ...]
    named: bool
    in_order: bool = False

    def pairs(self) -> list[tuple[str, str]]:
        """Return each subject with each partner, or with its own."""
        if self.in_order:
            return list(zip(self.subjects, self.partners, strict=True))
        return [(a, b) for a in self.subjects for b in self.partners]


def partners_of(
    scene: Scene,
    sentence: Sentence,
    start: int,
    end: int,
    anchor: Hit,
    others: frozenset[str] = frozenset(),
) -> Partners | None:
    """Return the sides of a clause in which "with" marks one; None if it marks none.

    A clause without a subject of its own speaks of the home unit; `others` are partners
    that another part of the clause has.
    """
    actors = [a for a in sentence.actors if start <= a.i < end and units_of(scene, [a])]
    actors = _innermost(scene, actors)
    left_out = others | holders(scene, sentence)
    actors = [a for a in actors if not left_out.issuperset(a.locality) and not is_both(a)]
    lists = _runs(scene, sentence, actors)
    runs = [run for run in lists if _is_governed(scene, sentence, run)]
    runs = [run for run in runs if all(_stands_for_unit(scene, a) for a in run)]
    if not runs:
        return _joined(scene, sentence, lists, anchor)
    runs = [_without_subject(scene, sentence, run) for run in runs]
    run = min(runs, key=lambda r: _away(r, anchor))
    partners = units_of(scene, [a for r in _going_on(sentence, runs, run) for a in r])
    marked = {id(a) for r in runs for a in r}
    subjects = _subjects(scene, sentence, [a for a in actors if id(a) not in marked], run)
    named = bool(subjects)
    if not subjects and scene.home and is_substate(scene, scene.home):
        subjects = (scene.home,)
    partners = tuple(k for k in partners if _is_abroad(scene, subjects, k))
    if not subjects or not partners:
        return None
    in_order = sentence.has("cue:respectively") and len(subjects) == len(partners) > 1
    return Partners(subjects, partners, named, in_order)


def _innermost(scene: Scene, actors: list[Actor]) -> list[Actor]:
    """Leave out places written as one with a place behind them, which lies there: 龙州县水口镇."""
    if not scene.lexicon.profile.scriptio_continua:
        return actors
    tokens = scene.tokens
    begun = {
        a.i for a in actors if a.kind == "place" and tokens.starts[a.i] == tokens.ends[a.i - 1]
    }
    return [a for a in actors if a.kind != "place" or a.j not in begun]


def _without_subject(scene: Scene, sentence: Sentence, run: list[Actor]) -> list[Actor]:
    """Return a list without the unit behind its last comma that begins the main clause.

    "Ten years after a pact with A, the city has ...": no "and" joins it, and it lies at home.
    """
    if len(run) < 2 or scene.lexicon.profile.adposition == "after":
        return run
    last = run[-1]
    joined = any(run[-2].j <= h.i < last.i for h in sentence.cues("rel:and"))
    joined = joined or has_and(scene, last.i)
    home, lands = country_of(scene, scene.home), {country_of(scene, a.keys[0]) for a in run[:-1]}
    own = home not in lands and {country_of(scene, k) for k in last.locality} == {home}
    return run[:-1] if own and not joined else run


def _going_on(sentence: Sentence, runs: list[list[Actor]], run: list[Actor]) -> list[list[Actor]]:
    """Return a list with those behind it that share its verb: "with A since 2007, with B since"."""
    found = [run]
    for other in runs[runs.index(run) + 1 :]:
        between = [h for h in sentence.hits if found[-1][-1].j <= h.i < other[0].i]
        verbs = [h for h in between if h.has("cue") and "cue:since" not in h.concepts]
        if verbs or any(found[-1][-1].j <= a.i < other[0].i for a in sentence.actors):
            break
        found.append(other)
    return found


def _joined(
    scene: Scene, sentence: Sentence, lists: list[list[Actor]], anchor: Hit
) -> Partners | None:
    """Return two units that "and" joins, where no list knows the country of one.

    Of two that no list knows, if they are said to be twins: in news of partners abroad.
    """
    pairs = [run for run in lists if len(run) == 2 and len({a.kind for a in run}) == 1]
    pairs = [run for run in pairs if run[0].kind in ("place", "person")]  # or their mayors
    near = min(pairs, key=lambda r: _away(r, anchor), default=None)
    keys = [k for a in near for k in a.locality] if near else []
    keys = keys if len(keys) == 2 else []
    local = [k for k in keys if is_unlisted(k)]
    unknown = [k for k in local if not country_of(scene, k)]
    twins = bool(scene.partners) and sentence.has("cue:twinned")
    fit = len(unknown) == 1 or (bool(local) and twins)
    return Partners((keys[0],), (keys[1],), named=True) if fit else None


def _away(run: list[Actor], anchor: Hit) -> int:
    """Return the words between actors and the word for their tie."""
    return max(run[0].i - anchor.j, anchor.i - run[-1].j, 0)


def _after_count(scene: Scene, sentence: Sentence, low: int, high: int) -> int:
    """Pass over what a list sums up: "with five regions abroad: A", "with towns such as A"."""
    opened = [h.j for h in sentence.cues("rel:such-as") if low <= h.i and h.j <= high]
    folds, starts = scene.tokens.folds, [scene.tokens.at(n.span.start) for n in sentence.numbers]
    verbs = [h for h in sentence.hits if low <= h.i < high and h.has("cue")]
    if not all(is_plain(h) for h in verbs):
        return low
    colon = next((k for k in range(low, high) if folds[k] in COLON), None)
    counted = any(low <= k <= low + 1 for k in starts)
    if opened:
        return opened[-1]
    return colon if colon is not None else high if counted else low


def _is_abroad(scene: Scene, subjects: tuple[str, ...], key: str) -> bool:
    """Say whether a partner lies in another country than the subjects.

    One that no list knows and no words place does: at home it would not need a tie.
    """
    unknown = is_unlisted(key) and not country_of(scene, key)
    return bool(subjects) and (unknown or is_foreign_pair(scene, (*subjects, key)))


def _stands_for_unit(scene: Scene, actor: Actor) -> bool:
    """Say whether an actor is a unit, or the authority that is one: "with the city council"."""
    return actor.kind == "place" or body_kind_of(scene, actor) in _AUTHORITIES


def _subjects(
    scene: Scene, sentence: Sentence, actors: list[Actor], run: list[Actor]
) -> tuple[str, ...]:
    """Return the units that stand as subject: nearest before the partners, else behind them."""
    free = [a for a in actors if not _ASIDE & a.marks]
    free = [a for a in free if not _speaks(sentence, a, run)] or free
    marked = [a for a in free if "subject" in a.marks]
    before = [a for a in marked or free if a.j <= run[0].i]
    if before:
        near = next(r for r in reversed(_runs(scene, sentence, before)) if before[-1] in r)
        keys = units_of(scene, near)
        return before[-1].locality[:1] if is_foreign_pair(scene, keys) else keys
    behind = [a for a in marked or free if a.i >= run[-1].j]
    keys = units_of(scene, _runs(scene, sentence, behind)[0]) if behind else ()
    theirs = {country_of(scene, k) for k in units_of(scene, run)}
    apart = theirs.isdisjoint(country_of(scene, k) for k in keys)
    return keys if apart else units_of(scene, behind[:1])


def _speaks(sentence: Sentence, actor: Actor, run: list[Actor]) -> bool:
    """Say whether an actor only says what follows: "the mayor said that A is twinned with B"."""
    said = sentence.cues("cue:say", "cue:stress", "cue:inform")
    return any(actor.j <= h.i < run[0].i for h in said)


def _runs(scene: Scene, sentence: Sentence, actors: list[Actor]) -> list[list[Actor]]:
    """Group actors that stand in one list."""
    return grouped(actors, lambda one, two: is_listed(scene, sentence, one.j, two.i))


def is_listed(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether a list mark or "and", and nothing that claims, stands between two words."""
    marks = scene.lexicon.profile.pauses - COLON
    between = _outside_brackets(scene, low, high)
    tied = has_and(scene, high) or bears_and(scene, low)
    if not between and _is_spaced(scene, high):
        return True
    if not (between or tied) or len(between) > scene.reach(_FAR):
        return False
    joints = {k for h in sentence.cues("rel:and") for k in range(h.i, h.j)}
    joined = tied or any(k in joints or scene.tokens.folds[k] in marks for k in between)
    return joined and all(is_light(scene, sentence, k) for k in between)


def _is_spaced(scene: Scene, high: int) -> bool:
    """Say whether a space parts a name from the one before, as in lists where words have none.

    Nothing else does, or the country in brackets: "กับมิวนิก (เยอรมนี) เสิ่นหยาง (จีน)".
    """
    tokens = scene.tokens
    spaced = scene.lexicon.profile.scriptio_continua and script_at(scene, high) not in _HAN
    return spaced and tokens.starts[high] > tokens.ends[high - 1]


def _outside_brackets(scene: Scene, low: int, high: int) -> list[int]:
    """Return the words between two that no brackets hold; none if a bracket is left open."""
    found, depth = [], 0
    for k in range(low, high):
        word = scene.tokens.folds[k]
        depth += (word in OPEN) - (word in CLOSE)
        if depth == 0 and word not in CLOSE:
            found.append(k)
    return [] if depth > 0 else found


def _is_governed(scene: Scene, sentence: Sentence, run: list[Actor]) -> bool:
    """Say whether "with" governs a list: before its first unit, or behind its last one."""
    if scene.lexicon.profile.adposition == "after":
        return "with" in run[-1].marks
    if "with" in run[0].marks:
        return True
    nouns = {h.j for h in sentence.cues("cue:relations", "cue:cooperation")}
    hits = [h for h in sentence.cues("rel:with", "rel:to") if h.j <= run[0].i]
    hits = [h for h in hits if "rel:with" in h.concepts or h.i in nouns]  # "ties to A"
    hits += [h for h in sentence.cues("cue:twinned") if _ends_in_with(scene, h)]
    far, first = scene.reach(_FAR), run[0].i
    marks = {h.j: _after_count(scene, sentence, h.j, first) for h in hits if h.j <= first}
    near = [j for j, low in marks.items() if first - low <= far and low - j <= 2 * far]
    return any(_leads_to(scene, sentence, j, first) for j in near)


def _ends_in_with(scene: Scene, hit: Hit) -> bool:
    """Say whether a word for a tie ends in the "with" that marks the partner."""
    inner = scene.lexicon.find(scene.tokens.folds, hit.j - 1, hit.j) if hit.j - hit.i > 1 else ()
    return any("rel:with" in h.concepts for h in inner)


def _leads_to(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether nothing between "with" and a unit claims: an article, a country."""
    between = [a for a in sentence.actors if low <= a.i < high]
    if any(kind_of(scene, k) != "country" for a in between for k in a.keys):
        return False
    if low < high and scene.tokens.folds[low] in COLON:
        return False  # "helfen mit: Lille schickt"
    low = _after_count(scene, sentence, low, high)
    if any(a.i >= low for a in between):
        return False
    parted = not set(scene.lexicon.profile.list_mark).isdisjoint(scene.tokens.folds[low:high])
    return not parted and all(is_light(scene, sentence, k) for k in range(low, high))
