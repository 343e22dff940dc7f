"""Events: who met, received, visited, signed or celebrated with whom, where and when."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.clauses import modality_of
from kg.extraction.parties import completed, is_foreign_pair, parties_in
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit
from kg.model import Claim, Evidence, Modality, Ref, Value

_WEIGHT = {"headline": 3.0, "lead": 3.0, "body": 1.0, "caption": 0.8}


#: A reception is also a meeting; the narrower word wins where both are used.
_SPECIFIC = {"online_meeting": 2, "reception": 1}


@dataclass(slots=True)
class _Draft:
    """One mention of an event, and after merging one event."""

    type: str
    group: str
    parties: tuple[str, ...]
    explicit: int
    weight: float
    sentence: Sentence
    hit: Hit
    modality: Modality
    date: str | None
    place: str | None
    leader: str | None = None
    receiver: str | None = None
    visitor: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    types: dict[str, float] = field(default_factory=dict)


def find_events(scene: Scene) -> list[Claim]:
    """Return the events of an article, each told once, in text order."""
    drafts = [d for s in scene.sentences for d in _drafts(scene, s)]
    merged = _merge(scene, drafts)
    return [_claim(scene, draft) for draft in merged]


def _drafts(scene: Scene, sentence: Sentence) -> list[_Draft]:
    found: dict[str, _Draft] = {}
    for hit in sentence.hits:
        kind = _type_of(scene, sentence, hit)
        if kind is None:
            continue
        known = found.get(scene.frames.event_group[kind])
        if known is not None:
            known.types.setdefault(kind, known.weight)
            continue
        draft = _draft(scene, sentence, hit, kind)
        if draft is not None:
            draft.types[kind] = draft.weight
            found[draft.group] = draft
    return list(found.values())


def _type_of(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    if "cue:sign" in hit.concepts:
        return "signing" if sentence.has(*scene.frames.document, "cue:twinned") else None
    for cue, kind in scene.frames.event.items():
        if cue in hit.concepts:
            if kind in ("meeting", "conference", "reception") and sentence.has("cue:online"):
                return "online_meeting"
            return kind
    return None


def _draft(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> _Draft | None:
    explicit = parties_in(scene, sentence)
    parties = completed(scene, explicit)
    if scene.domestic and not is_foreign_pair(scene, parties):
        parties = explicit or ((scene.home,) if scene.home else ())
    elif not is_foreign_pair(scene, parties):
        return None
    modality = modality_of(scene, sentence, hit)
    if modality in ("negated", "hypothetical", "proposed"):
        return None
    weight = _WEIGHT[sentence.region] * (1.0 if is_foreign_pair(scene, explicit) else 0.5)
    group = scene.frames.event_group[kind]
    draft = _Draft(
        kind,
        group,
        parties,
        len(explicit),
        weight,
        sentence,
        hit,
        modality,
        _date(sentence, hit),
        _where(sentence),
    )
    draft.leader = _leader(scene, sentence)
    draft.receiver, draft.visitor = _sides(scene, sentence, hit, kind)
    return draft


def _date(sentence: Sentence, hit: Hit) -> str | None:
    """Return the date nearest to the verb, finer ones first; ranges only for want of better."""
    order = {"day": 0, "month": 1, "range": 2, "year": 3, "relative": 4}
    near = sorted(sentence.dates, key=lambda d: (order.get(d[2], 5), abs(d[0] - hit.i)))
    return near[0][1] if near else None


def _where(sentence: Sentence) -> str | None:
    for actor in sentence.actors:
        if "in" in actor.marks and actor.kind == "place" and "pronoun" not in actor.marks:
            return actor.keys[0]
    return None


def _leader(scene: Scene, sentence: Sentence) -> str | None:
    """Return the person beside "led by", "head of the delegation"."""
    marks = [
        h for h in sentence.hits if "cue:lead" in h.concepts or "post:delegation-head" in h.concepts
    ]
    people = [a for a in sentence.actors if a.kind == "person"]
    if not marks or not people:
        return None
    hit = marks[0]
    before_verb = scene.lexicon.profile.clause_order == "SOV"
    side = [a for a in people if (a.i < hit.i) == before_verb] or people
    return min(side, key=lambda a: abs(a.i - hit.i)).keys[0]


def _sides(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> tuple[str | None, str | None]:
    """Return (who receives, who comes), as far as the sentence marks them."""
    guests = [a for a in sentence.actors if "delegation" in a.marks and a.locality]
    visitor = guests[0].locality[0] if guests else None
    if kind == "reception":
        order = scene.lexicon.profile.clause_order
        side = [
            a
            for a in sentence.actors
            if a.locality and (a.i < hit.i if order != "VSO" else a.i > hit.i)
        ]
        side = [a for a in side if a.locality[0] != visitor and "object" not in a.marks]
        receiver = side[0].locality[0] if side else None
        return receiver, visitor
    return None, visitor


def _compatible(a: str | None, b: str | None) -> bool:
    """Say whether two EDTF dates may name one day: one missing, or one a coarser form."""
    if not a or not b or a == b:
        return True
    short, long = sorted((a, b), key=len)
    if long.startswith(short):
        return True
    return (a.startswith("XXXX") or b.startswith("XXXX")) and a[4:] == b[4:]


def _merge(scene: Scene, drafts: list[_Draft]) -> list[_Draft]:
    """Join the mentions of one happening; later ones complete the first."""
    events: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.sentence.index)):
        same = next((e for e in events if _same(e, draft)), None)
        if same is None:
            if not scene.domestic and not _stands(draft, bool(events)):
                continue
            draft.evidence = [scene.evidence(draft.sentence)]
            events.append(draft)
            continue
        for kind, weight in draft.types.items():
            same.types[kind] = same.types.get(kind, 0.0) + weight
        same.evidence.append(scene.evidence(draft.sentence))
        if draft.date and len(draft.date) > len(same.date or ""):
            same.date = draft.date
        same.place = same.place or draft.place
        same.leader = same.leader or draft.leader
        same.receiver = same.receiver or draft.receiver
        same.visitor = same.visitor or draft.visitor
        if same.modality == "planned" and draft.modality == "asserted":
            same.modality = "asserted"
    return sorted(events, key=lambda e: e.sentence.index)


def _stands(draft: _Draft, others: bool) -> bool:
    """Say whether a mention is an event of its own, and not a word said in passing.

    It is if the headline or lead tells it of both sides, or any sentence says who and
    when; a lone meeting or signing counts where the article tells of nothing else.
    """
    both = draft.explicit >= 2
    if draft.group == "other":
        return both and draft.date is not None
    if draft.sentence.region in ("headline", "lead"):
        return both or not others
    return (
        (both and draft.date is not None)
        or (not others and both)
        or (both and draft.group in ("talks", "signing"))
    )


def _same(event: _Draft, draft: _Draft) -> bool:
    if event.group != draft.group or not _compatible(event.date, draft.date):
        return False
    return bool(set(event.parties) & set(draft.parties)) and (
        draft.explicit < 2
        or set(draft.parties) <= set(event.parties)
        or set(event.parties) <= set(draft.parties)
    )


def _claim(scene: Scene, draft: _Draft) -> Claim:
    top = max(draft.types.values())
    kind = max(
        draft.types,
        key=lambda t: (_SPECIFIC.get(t, 0) if draft.types[t] >= top / 2 else -1, draft.types[t], t),
    )
    host, guest = _host_guest(scene, draft)
    roles: dict[str, tuple[Value, ...]] = {"type": (kind,)}
    roles["party"] = tuple(Ref("place", k) for k in draft.parties)
    if host:
        roles["host"] = (Ref("place", host),)
    if guest:
        roles["guest"] = (Ref("place", guest),)
    place = draft.place or (host if kind in ("reception", "meeting", "visit", "signing") else None)
    if place:
        roles["place"] = (Ref("place", place),)
    leader = draft.leader
    if leader:
        roles["leader"] = (Ref("person", leader),)
    if draft.date:
        roles["date"] = (draft.date,)
    evidence = tuple(dict.fromkeys(draft.evidence))[:4]
    confidence = min(
        0.95,
        0.45
        + 0.08 * len(evidence)
        + (0.15 if draft.explicit >= 2 else 0.0)
        + (0.1 if draft.date else 0.0),
    )
    reasons = (f"{draft.explicit} parties in the sentence", f"told in {len(evidence)} sentences")
    return Claim(
        "event", roles, evidence, f"event/{kind}", draft.modality, round(confidence, 2), reasons
    )


def _host_guest(scene: Scene, draft: _Draft) -> tuple[str | None, str | None]:
    """Tell the host from the guest: by who receives, who comes, and where it is."""
    parties = list(draft.parties)
    if len(parties) < 2:
        return (parties[0] if parties else None), None
    home = country_of(scene, scene.home)
    guest = draft.visitor if draft.visitor in parties else None
    host = draft.receiver if draft.receiver in parties and draft.receiver != guest else None
    if host is None and draft.place:
        country = country_of(scene, draft.place)
        host = (
            draft.place
            if draft.place in parties
            else next((p for p in parties if country_of(scene, p) == country), None)
        )
    if host is None and guest is not None:
        host = next((p for p in parties if country_of(scene, p) != country_of(scene, guest)), None)
    if host is None:
        host = next((p for p in parties if country_of(scene, p) == home), None)
    if guest is None or guest == host:
        guest = next((p for p in parties if country_of(scene, p) != country_of(scene, host)), None)
    return host, guest
