"""Statements told twice: in the headline and the body, or in two verbs of one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.model import Ref

_PLAIN = frozenset({"other", "economy"})  # fields of good wishes
_ALIKE = 0.7  # share of the shorter content's words that the longer one repeats


@dataclass(slots=True)
class Speech:
    """One act of speech on its way to a claim.

    Attributes:
        content: First word and word after the last of what is said.
        certain: The speaker is named in the sentence.
        agreed: It is said that they agreed on it.
        teller: Who tells what another side promises; None if the speaker says it himself.
        retold: Other sentences that tell the same.
    """

    type: str
    speaker: Actor
    addressee: tuple[Ref, ...]
    fields: tuple[str, ...]
    content: tuple[int, int]
    sentence: Sentence
    certain: bool
    agreed: bool = False
    teller: Actor | None = None
    retold: list[Sentence] = field(default_factory=list)


def merged(scene: Scene, found: Iterable[Speech]) -> list[Speech]:
    """Return the statements once each.

    Thanks and praise of one sentence in the same fields are one; what headline and lead
    tell ahead is one with what the body tells.
    """
    kept: list[Speech] = []
    for speech in found:
        twin = next((k for k in kept if _is_one_praise(scene, k, speech)), None)
        if twin is not None:
            _absorb_praise(twin, speech)
            continue
        ahead = next((k for k in kept if _is_retold(scene, k, speech)), None)
        if ahead is not None:
            kept.remove(ahead)
            speech.retold += [ahead.sentence, *ahead.retold]
        kept.append(speech)
    return kept


def _is_one_praise(scene: Scene, one: Speech, other: Speech) -> bool:
    """Say whether two verbs of praise have the same object, or only a comma between them."""
    if not one.type == other.type == "praise" or one.sentence is not other.sentence:
        return False
    if one.speaker.keys != other.speaker.keys:
        return False
    gap = scene.tokens.folds[one.content[0] : other.content[0]]
    near = set(scene.lexicon.profile.clause_mark).isdisjoint(gap)
    plain = [fields for fields in (one.fields, other.fields) if _PLAIN.issuperset(fields)]
    return one.fields == other.fields or (near and (one.fields == ("other",) or len(plain) == 2))


def _absorb_praise(one: Speech, other: Speech) -> None:
    one.fields = unique(f for f in (*one.fields, *other.fields) if f != "other") or ("other",)
    one.content = (one.content[0], max(one.content[1], other.content[1]))
    one.addressee = one.addressee or other.addressee


def _is_retold(scene: Scene, one: Speech, other: Speech) -> bool:
    """Say whether a statement of headline or lead is told again by the same side."""
    if one.sentence is other.sentence or one.sentence.region not in ("headline", "lead"):
        return False
    if one.type != other.type or not set(one.speaker.locality) & set(other.speaker.locality):
        return False
    same = (one.speaker.keys, one.fields) == (other.speaker.keys, other.fields)
    return same or _likeness(scene, one.content, other.content) >= _ALIKE


def _likeness(scene: Scene, one: tuple[int, int], other: tuple[int, int]) -> float:
    first, second = (set(scene.tokens.folds[i:j]) for i, j in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))
