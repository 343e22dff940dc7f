"""Ties of two places: who is twinned, befriended or in standing cooperation with whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.actors.parties import are_units, completed, is_foreign_pair
from kg.extraction.actors.partners import partners_of
from kg.extraction.actors.sides import acting_in, sides_of
from kg.extraction.actors.unknown_partners import follows_name, has_stranger, is_noun, owns_name
from kg.extraction.agreements.apposed_ties import apposed_pair
from kg.extraction.agreements.pairs import (
    exemplified,
    is_counted,
    is_of_name,
    listed_pairs,
    of_visitors,
    ordered_pairs,
    pair_between,
)
from kg.extraction.agreements.paper_records import Document
from kg.extraction.agreements.tie_dates import act_date, own_years, since_years, so_long
from kg.extraction.agreements.tie_facts import is_dated, is_fact, is_of_bodies, standing
from kg.extraction.agreements.tie_parts import TiePart, tie_parts
from kg.extraction.clauses import is_question, is_refuted
from kg.extraction.marks import TWO
from kg.extraction.quantities.document_dates import year_of_news
from kg.extraction.scene import Scene, Sentence, unique
from kg.extraction.topic import country_of
from kg.lexicon import Hit
from kg.model import Claim, Evidence, Ref, Value

_KIND = {"twinning": "twinned", "friendship_cooperation": "friendship"}
_LIST = 3  # places that are a list of partners
#: What tells that a tie holds where its clause names one side: "A's sister cities" does not.
_TELLING = (
    "cue:since", "cue:establish", "cue:sign", "cue:both-sides", "cue:renew", "rel:with",
    "rel:between", *TWO,
)  # fmt: skip


@dataclass(slots=True)
class Tie:
    """A tie of two places as one sentence or document tells it.

    Attributes:
        made: When it was made, if that is told as an act: "became sister cities in 1985".
    """

    a: str
    b: str
    kind: str
    since: str | None
    explicit: bool
    rule: str
    evidence: list[Evidence] = field(default_factory=list)
    made: str | None = None


def told_ties(scene: Scene) -> list[Tie]:
    """Return the ties that the sentences speak of, in text order."""
    return [t for s in scene.sentences for t in _in_sentence(scene, s)]


def find_ties(scene: Scene, told: list[Tie], documents: list[Document]) -> list[Tie]:
    """Return the ties that the sentences told of or documents found, one of a kind and pair."""
    found = list(told)
    found += [t for doc in documents for t in _of_document(scene, doc)]
    ahead = _all_are(documents, ("planned", "proposed"))
    over = _all_are(documents, ("ended",))
    found = [t for t in found if (t.a, t.b, t.kind) not in over]
    now = year_of_news(scene)
    found = [t for t in found if (t.a, t.b, t.kind) not in ahead or (t.since or now) < now]
    return _kept(scene, found)


def _all_are(documents: list[Document], statuses: tuple[str, ...]) -> set[tuple[str, str, str]]:
    """Return the ties of two that have documents, and none of any other status."""
    found: dict[tuple[str, str, str], bool] = {}
    for doc in documents:
        keys = sorted(p.key for p in doc.parties)
        if len(keys) == 2:
            tie = (keys[0], keys[1], _KIND.get(doc.kind, "cooperation"))
            found[tie] = found.get(tie, True) and doc.status in statuses
    return {tie for tie, all_are in found.items() if all_are}


def _kept(scene: Scene, ties: list[Tie]) -> list[Tie]:
    """Keep the strongest kind of a pair; beside it only a friendship that it grew out of."""
    strength = list(scene.frames.tie.values())
    kept: list[Tie] = []
    for tie in sorted(ties, key=lambda t: strength.index(t.kind)):
        same = [k for k in kept if (k.a, k.b) == (tie.a, tie.b)]
        alike = next((k for k in same if k.kind == tie.kind), None)
        if alike is not None:
            alike.evidence += tie.evidence
            alike.made = alike.made or tie.made
            alike.since = min(filter(None, (alike.since, tie.since)), default=None)
        elif not same or (tie.kind == "friendship" and all(_is_earlier(tie, k) for k in same)):
            kept.append(tie)
    return kept


def _is_earlier(one: Tie, other: Tie) -> bool:
    """Say whether a tie is told to have begun in an earlier year than another."""
    return bool(one.since and other.since) and str(one.since) < str(other.since)


def _of_document(scene: Scene, doc: Document) -> list[Tie]:
    """A document in force makes a tie of the places that signed it.

    One of intent makes none, nor do the minutes of a meeting.
    """
    if doc.form == "letter_of_intent" or doc.kind == "minutes":
        return []
    keys = tuple(p.key for p in doc.parties if p.kind == "place")
    if doc.status not in ("signed", "in_force", "renewed") or len(keys) < len(doc.parties):
        return []
    known = doc.status in ("signed", "in_force") and doc.date and doc.date[0] != "X"
    dated = doc.date if known else doc.since
    kind = _KIND.get(doc.kind, "cooperation")
    since = dated[:4] if dated else None
    return [
        _tie(pair, kind, since, doc.named, "tie/agreement", doc.evidence[:1])
        for pair in _pairs(scene, scene.sentences[doc.index], keys)
    ]


def _tie(
    pair: tuple[str, str],
    kind: str,
    since: str | None,
    explicit: bool,
    rule: str,
    evidence: list[Evidence],
) -> Tie:
    a, b = sorted(pair)
    return Tie(a, b, kind, since, explicit, rule, evidence)


def _pairs(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    own, foreign = sides_of(scene, sentence, keys)
    in_order = ordered_pairs(scene, sentence, keys)
    return in_order or [(a, b) for a in own for b in foreign]


def _headed(sentence: Sentence, keys: tuple[str, ...], tie: Hit) -> list[tuple[str, str]]:
    """Return the pairs of one place with each of a list behind the word of the tie.

    A partner of the own country stands among the others: "A is twinned with B, C and D".
    """
    first = {p.key: p.i for p in reversed(sentence.places)}
    ahead = [k for k in keys if first.get(k, tie.i) < tie.i]
    behind = [k for k in keys if first.get(k, 0) >= tie.j]
    if len(ahead) != 1 or len(behind) < _LIST or len(behind) + 1 != len(keys):
        return []
    return [(ahead[0], key) for key in behind]


def _of_home(
    scene: Scene, sentence: Sentence, keys: tuple[str, ...], reach: tuple[int, int]
) -> list[tuple[str, str]]:
    """Return the pairs of the home unit with places abroad, where "with" opens the clause.

    "And signed with A of X, B of Y": whose partners they are was said before.
    """
    land = country_of(scene, scene.home)
    first = next((a for a in sentence.actors if reach[0] <= a.i < reach[1]), None)
    if first is None or "with" not in first.marks or not scene.home:
        return []
    if scene.lexicon.profile.clause_order != "SVO":
        return []
    return (
        [] if any(country_of(scene, k) == land for k in keys) else [(scene.home, k) for k in keys]
    )


def _in_sentence(scene: Scene, sentence: Sentence) -> list[Tie]:
    found: list[Tie] = []
    if not sentence.has(*scene.frames.tie, "cue:relations"):
        return []
    if is_question(scene, sentence) or is_refuted(scene, sentence):
        return []
    for part in tie_parts(scene, sentence):
        for cue, kind in scene.frames.tie.items():
            cues = (cue, "cue:relations") if kind == "cooperation" else (cue,)
            hits = [h for c in cues for h in sentence.cues(c) if part.first <= h.i < part.last]
            ties = [t for h in hits for t in _at(scene, sentence, h, kind, part)]
            if ties:
                found += ties
                break
    return found


def _at(scene: Scene, sentence: Sentence, hit: Hit, kind: str, part: TiePart) -> list[Tie]:
    """Return the ties that one word of a clause speaks of."""
    start, end = part.start, part.last
    meant = "cue:letter-of-intent" in hit.concepts  # "友好城市意向书": only meant to come
    if meant or not is_fact(scene, sentence, hit, kind, part):
        return []
    reach = standing(scene, sentence, hit, kind, start, end)
    if reach is None or (kind != "twinned" and is_of_bodies(scene, sentence, start, end)):
        return []
    listed = apposed_pair(scene, sentence, hit) if kind == "twinned" else []
    listed = listed or listed_pairs(scene, sentence, *reach, hit)
    listed = listed or pair_between(scene, sentence, start, end)
    governed = None if listed else partners_of(scene, sentence, *reach, hit, part.others)
    listed = governed.pairs() if governed is not None else listed
    explicit = unique(k for p in listed for k in p)
    if not listed:
        acting = acting_in(scene, sentence, *reach, hit)
        explicit = tuple(k for k in acting if k not in part.others)
    if is_counted(scene, sentence, explicit, part.first, end, hit):
        return []
    parties = explicit
    if not listed and not is_foreign_pair(scene, explicit):
        if has_stranger(scene, sentence, *reach):
            return []
        if kind == "twinned" and _is_told(scene, sentence, part, named=bool(explicit)):
            parties = completed(scene, explicit)
        if not is_foreign_pair(scene, parties):
            return []
    pairs = listed or exemplified(scene, sentence, *reach, part.others)
    pairs = pairs or _of_home(scene, sentence, parties, reach)
    pairs = pairs or _headed(sentence, parties, hit) or of_visitors(scene, sentence, parties, hit)
    pairs = pairs or _pairs(scene, sentence, parties)
    since = since_years(scene, sentence, part.first, part.last, pairs)
    if _is_told_with(scene, sentence, hit, part):
        since = own_years(scene, sentence, part.first, part.last, pairs) or [None] * len(pairs)
    found = [
        _tie(pair, kind, year, parties is explicit, f"tie/{kind}", [scene.evidence(sentence)])
        for pair, year in zip(pairs, since, strict=True)
        if are_units(scene, pair) or (kind == "twinned" and _may_be_state(scene, sentence, pair))
    ]  # friendship with a state is no tie of two, and a headline shortens a town to its state
    for tie in found:
        tie.made = act_date(scene, sentence, part.first, part.last, tie.since)
    return found


def _is_told(scene: Scene, sentence: Sentence, part: TiePart, *, named: bool) -> bool:
    """Say whether a clause that names one side, or none, tells that there is a tie.

    Where none is named, it tells since when: "the twinning established in 1998".
    """
    long = so_long(scene, sentence, part.first, part.last) is not None
    dated = is_dated(sentence, part.first, part.last) and sentence.has("cue:since", "cue:establish")
    return long or (sentence.has(*_TELLING) if named else dated)


def _is_told_with(scene: Scene, sentence: Sentence, tie: Hit, part: TiePart) -> bool:
    """Say whether a tie only tells with whom something is done: "signed it with twin town Lille".

    The day is that of the deed, unless since when they are twins is told, or how they became so.
    """
    told = sentence.cues("cue:since", "cue:anniversary")
    apposed = any(p.i == tie.j for p in sentence.places)
    joined = any(0 <= tie.i - h.j <= 1 for h in sentence.cues("rel:with"))
    verb_last = scene.lexicon.profile.clause_order == "SOV"  # "자매결연을 맺은 X" tells the act
    if not joined and is_of_name(sentence, tie) and (tie.has("unit") or not verb_last):
        joined, told = True, [*told, *sentence.cues("cue:establish", "cue:sign")]
    return apposed and joined and not any(part.first <= h.i < part.last for h in told)


def _may_be_state(scene: Scene, sentence: Sentence, pair: tuple[str, str]) -> bool:
    """Say whether a state may be a twin: headlines shorten a town to it, and it may own one."""
    states = [a for a in sentence.actors if set(a.keys) & set(pair) and not is_noun(scene, a)]
    told = owns_name(scene, sentence, pair) or follows_name(scene, sentence, pair)
    return sentence.region != "headline" and not states and not told


def partnership(tie: Tie) -> Claim:
    """Return the claim of a tie."""
    roles: dict[str, tuple[Value, ...]] = {
        "a": (Ref("place", tie.a),),
        "b": (Ref("place", tie.b),),
        "kind": (tie.kind,),
    }
    if tie.since:
        roles["since"] = (tie.since,)
    evidence = tuple(dict.fromkeys(tie.evidence))[:4]
    confidence = 0.5 + (0.25 if tie.explicit else 0.0) + 0.06 * min(3, len(evidence))
    return Claim(
        "partnership", roles, evidence, tie.rule, "asserted", round(confidence, 2),
        ("both sides in the sentence" if tie.explicit else "sides from the article's topic",),
    )  # fmt: skip
