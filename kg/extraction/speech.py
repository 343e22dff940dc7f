"""Statements: who proposes, asks, promises or praises what, to whom, in which fields."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.clauses import fields_in, items, negated
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.topic import country_of
from kg.lexicon import Hit
from kg.model import Claim, Evidence, Ref, Value

_BESIDE = 3  # words between a subject and its verb


@dataclass(slots=True)
class _Speech:
    type: str
    speaker: Actor
    addressee: tuple[Ref, ...]
    fields: tuple[str, ...]
    content: tuple[int, int]
    sentence: Sentence
    certain: bool


def find_statements(scene: Scene) -> list[Claim]:
    """Return the statements of an article in text order.

    One claim per speaker, addressee, type and item of content; items of one sentence
    with equal fields stay together.
    """
    found: list[_Speech] = []
    speaker: Actor | None = None
    for sentence in scene.sentences:
        if sentence.region == "caption":
            continue
        speeches = _in_sentence(scene, sentence, speaker)
        found += speeches
        people = [a for a in sentence.actors if a.kind == "person"]
        if speeches:
            speaker = speeches[-1].speaker
        elif people and sentence.has("cue:say", "cue:stress", "cue:inform"):
            speaker = people[0]
    return _claims(scene, found)


def _verbs(scene: Scene, sentence: Sentence) -> list[tuple[Hit, str]]:
    """Return the verbs of speech with their type, one per stretch of a clause."""
    verbs: list[tuple[Hit, str]] = []
    for hit in sentence.hits:
        kind = next(
            (scene.frames.statement[c] for c in hit.concepts if c in scene.frames.statement), None
        )
        if kind is None and "cue:stress" in hit.concepts:
            kind = "stress"
        if kind is not None and not (verbs and _is_nested(scene, sentence, verbs[-1], hit, kind)):
            verbs.append((hit, kind))
    return verbs


def _is_nested(
    scene: Scene, sentence: Sentence, outer: tuple[Hit, str], hit: Hit, kind: str
) -> bool:
    """Say whether a verb stands in what another one asks for or promises.

    "Asks Seoul to create conditions" promises nothing; only a verb joined by a comma,
    a clause mark or "and" begins a statement of its own.
    """
    if scene.lexicon.profile.clause_order == "SOV" or kind != "commitment":
        return False
    if outer[1] not in ("request", "proposal", "commitment"):
        return False
    marks = {*scene.lexicon.profile.clause_mark, *scene.lexicon.profile.list_mark}
    before = range(max(outer[0].j, hit.i - 2), hit.i)
    joined = any(scene.tokens.folds[k] in marks for k in before)
    return not joined and not any("rel:and" in h.concepts and h.i in before for h in sentence.hits)


def _in_sentence(scene: Scene, sentence: Sentence, last: Actor | None) -> list[_Speech]:
    verbs = _verbs(scene, sentence)
    if not verbs:
        return []
    found: list[_Speech] = []
    speaker = _speaker(scene, sentence, verbs[0][0], last)
    if speaker is None:
        return []
    for n, (hit, kind) in enumerate(verbs):
        start, end = _content(scene, sentence, verbs, n)
        if negated(sentence, max(sentence.i, hit.i - 3), hit.i):
            continue
        own = (
            _speaker_between(sentence, verbs[n - 1][0].j if n else sentence.i, hit.i) if n else None
        )
        speaker = own or speaker
        if kind == "stress":
            meant = _stressed(sentence, start, end, verbs, n)
            if meant is None:
                continue
            kind = meant
        found += _items(scene, sentence, speaker, kind, hit, start, end)
    return found


def _stressed(
    sentence: Sentence, start: int, end: int, verbs: list[tuple[Hit, str]], n: int
) -> str | None:
    """What is stressed is a promise if it lies ahead, praise if it is a relation."""
    if any(start <= other.i < end for other, kind in verbs[n + 1 :] if kind != "stress"):
        return None
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    if "cue:will" in inside and "cue:support" in inside:
        return "commitment"
    return "praise" if "cue:relations" in inside or "cue:friendship" in inside else None


def _content(
    scene: Scene, sentence: Sentence, verbs: list[tuple[Hit, str]], n: int
) -> tuple[int, int]:
    """Return the words that a verb speaks of: up to the next verb of speech.

    In verb-final languages they stand before the verb, from the verb before it on.
    """
    hit = verbs[n][0]
    if scene.lexicon.profile.clause_order == "SOV":
        start = verbs[n - 1][0].j if n else sentence.i
        marks = {":", *scene.lexicon.profile.clause_mark}
        if hit.j < sentence.j and (
            scene.tokens.folds[hit.j] in marks
            or any(scene.tokens.folds[k] == ":" for k in range(hit.j, min(hit.j + 3, sentence.j)))
        ):
            return hit.j, verbs[n + 1][0].i if n + 1 < len(verbs) else sentence.j
        that = sentence.j - hit.j > 8 and n + 1 == len(verbs)
        return (hit.j, sentence.j) if that else (start, hit.i)
    return hit.j, verbs[n + 1][0].i if n + 1 < len(verbs) else sentence.j


def _speaker(scene: Scene, sentence: Sentence, hit: Hit, last: Actor | None) -> Actor | None:
    """Return who speaks: the actor on the subject's side of the verb, nearest first."""
    order = scene.lexicon.profile.clause_order
    before = [a for a in sentence.actors if a.j <= hit.i and "object" not in a.marks]
    after = [a for a in sentence.actors if a.i >= hit.j]
    by = [a for a in after if "by" in a.marks and a.kind in ("person", "group")]
    if by:
        return by[0]
    if order == "VSO":
        near = [a for a in after if a.i - hit.j <= 4]
        pool = near or before
    else:
        pool = before or _quoted_after(hit, after)
    for kinds in (("person",), ("group",), ("body", "place")):
        chosen = [
            a
            for a in pool
            if a.kind in kinds and not ({"in", "with"} & a.marks and a.kind == "place")
        ]
        if chosen:
            subject = [a for a in chosen if "subject" in a.marks]
            beside = [a for a in chosen if order == "SVO" and 0 <= hit.i - a.j <= _BESIDE]
            found = (subject or beside[-1:] or chosen)[0]
            if kinds == ("body", "place") and last and set(last.locality) & set(found.locality):
                return last  # he goes on speaking of his own place
            return found
    return last


def _quoted_after(hit: Hit, after: list[Actor]) -> list[Actor]:
    """In "..., said X" the speaker stands right behind the verb."""
    return [a for a in after if a.kind == "person" and a.i - hit.j <= 1]


def _speaker_between(sentence: Sentence, start: int, end: int) -> Actor | None:
    people = [
        a
        for a in sentence.actors
        if a.kind in ("person", "group") and start <= a.i < end and "object" not in a.marks
    ]
    return people[0] if people and people[0].j <= end and end - people[-1].j <= 3 else None


def _items(
    scene: Scene, sentence: Sentence, speaker: Actor, kind: str, hit: Hit, start: int, end: int
) -> list[_Speech]:
    if kind == "praise":
        parts = [(start, end)]
    else:
        parts = items(scene, start, end) or [(start, end)]
    addressee = _addressee(scene, sentence, speaker, start, end)
    grouped: dict[tuple[str, ...], tuple[int, int]] = {}
    for i, j in parts:
        codes = fields_in(scene, sentence, i, j)
        if not codes and grouped:
            continue
        if codes not in grouped or len(parts) > 2:
            grouped.setdefault(codes, (i, j))
    if len(grouped) > 1:
        grouped.pop((), None)
    if (
        kind == "proposal"
        and "cue:wish" in hit.concepts
        and addressee
        and _asks(sentence, addressee, hit)
    ):
        kind = "request"
    return [
        _Speech(
            kind,
            speaker,
            addressee,
            codes or ("other",),
            part,
            sentence,
            "pronoun" not in speaker.marks,
        )
        for codes, part in grouped.items()
    ]


def _asks(sentence: Sentence, addressee: tuple[Ref, ...], hit: Hit) -> bool:
    """A wish that somebody else do something is a request."""
    side = [a for a in sentence.actors if 0 <= a.i - hit.j <= 2]
    return any(Ref(a.kind, a.keys[0]) in addressee for a in side if a.keys)


def _addressee(
    scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int
) -> tuple[Ref, ...]:
    """Return to whom it is said: the marked or next other side, else the other party."""
    own = {country_of(scene, k) for k in speaker.locality}
    others = [
        a
        for a in sentence.actors
        if a is not speaker and a.keys != speaker.keys and not set(a.keys) & set(speaker.keys)
    ]
    others = [
        a
        for a in others
        if not a.locality or not own or any(country_of(scene, k) not in own for k in a.locality)
    ]
    marked = [a for a in others if "object" in a.marks and "pronoun" not in a.marks]
    inside = [a for a in others if start <= a.i < end and len(a.keys) == 1]
    for pool in (marked, inside, others):
        if pool:
            return tuple(Ref(pool[0].kind, k) for k in pool[0].keys)
    for key in [scene.home, *scene.partners]:
        if key and own and country_of(scene, key) not in own:
            return (Ref("place", key),)
    return ()


def _claims(scene: Scene, found: list[_Speech]) -> list[Claim]:
    """Make claims; the same statement told twice is one with two quotes."""
    merged: dict[tuple[object, ...], tuple[_Speech, list[Evidence]]] = {}
    for speech in found:
        key = (speech.type, speech.speaker.keys, speech.fields, speech.addressee)
        quote = scene.evidence(speech.sentence)
        if key in merged and merged[key][0].sentence.region in ("headline", "lead"):
            merged[key][1].append(quote)
        else:
            merged[(*key, len(merged)) if key in merged else key] = (speech, [quote])
    return [_claim(scene, speech, quotes) for speech, quotes in merged.values()]


def _claim(scene: Scene, speech: _Speech, quotes: list[Evidence]) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {
        "type": (speech.type,),
        "speaker": tuple(Ref(speech.speaker.kind, k) for k in speech.speaker.keys),
        "field": unique(speech.fields),
        "content": (scene.surface(*speech.content).strip(),),
    }
    if speech.addressee:
        roles["addressee"] = speech.addressee
    confidence = 0.45 + (0.2 if speech.certain else 0.05) + (0.1 if speech.addressee else 0.0)
    reasons = ("speaker named in the sentence" if speech.certain else "speaker carried over",)
    return Claim(
        "statement",
        roles,
        tuple(dict.fromkeys(quotes)),
        f"statement/{speech.type}",
        "reported",
        round(confidence, 2),
        reasons,
    )
