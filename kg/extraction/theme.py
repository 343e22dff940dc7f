"""Whether an article is on the theme at all (docs: scope).

On the theme is an article in which an authority below the state acts with a foreign
partner, or runs a programme that gives tasks to its own bodies. All else gives no claim.
No single sign says so: a logistic model (`ontology/theme.toml`) weighs how many sentences
tell of contact, how early, who acts, and whether ties of two countries came out of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, replace

from kg.extraction.parties import is_foreign_pair, parties_in
from kg.extraction.programmes import is_programme, programmes_in
from kg.extraction.scene import Actor, Scene, Sentence, Signs
from kg.extraction.topic import body_kind_of, country_of, is_substate
from kg.extraction.weak_names import ends_in_type
from kg.model import Claim, Ref

_CONTACT = (
    "cue:meeting",
    "cue:reception",
    "cue:visit",
    "cue:sign",
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:relations",
    "cue:delegation",
    "cue:mou",
    "cue:agreement",
    "cue:ceremony",
    "cue:conference",
)
_FIRM = (
    "cue:twinned",
    "cue:friendship",
    "cue:delegation",
    "cue:mou",
    "cue:reception",
    "cue:cooperation",
    "cue:sign",
)


#: Contact that a sentence may tell of without naming an official: documents and ties.
_TIE = (
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:relations",
    "cue:sign",
    "cue:mou",
    "cue:agreement",
)
#: Claims that are a tie, or found one.
_TIES = ("agreement", "partnership")
#: What sentences weigh together where contact is what an article is about, and no
#: programme of the unit's own.
_ENOUGH = 2.0
_CHARGED = 4  # tasks that make a plan


def judge_theme(scene: Scene) -> None:
    """Set whether a scene may be on the theme, `programme`, and `domestic`.

    Domestic is a programme without a partner. Whether an article of contact is on the
    theme is for `is_on_theme` to say, once its claims are read; where even the most that
    they could say would not do, `on_theme` is false at once.
    """
    scene.signs, weight = _signs(scene)
    scene.programme = is_programme(scene)
    scene.domestic = scene.programme and weight < _ENOUGH
    most = replace(scene.signs, ties=1.0)
    scene.on_theme = scene.programme or _is_likely(scene, most)


def is_on_theme(scene: Scene, claims: Sequence[Claim]) -> bool:
    """Say whether an article is on the theme, by its sentences and by what they gave.

    A programme is one whose tasks were found, or that the headline names; one merely
    spoken of is not.
    """
    tasks = sum(c.type == "task" for c in claims)
    if scene.programme and (tasks or _is_headline(scene)):
        return True
    if scene.on_theme and scene.signs.contact and tasks >= _CHARGED:
        return True  # a plan of work with partners abroad, shared out among the unit's bodies
    return scene.on_theme and _is_likely(scene, theme_signs(scene, claims))


def _is_headline(scene: Scene) -> bool:
    return any(programmes_in(scene, s) for s in scene.sentences if s.region == "headline")


def theme_signs(scene: Scene, claims: Sequence[Claim]) -> Signs:
    """Return what speaks for the theme in an article and in the claims read from it."""
    ties = sum(c.type in _TIES and _is_between(scene, c) for c in claims)
    return replace(scene.signs, ties=_part(ties, 3))


def _is_likely(scene: Scene, signs: Signs) -> bool:
    model = scene.frames.theme
    odds = model["intercept"] + sum(model[name] * v for name, v in asdict(signs).items())
    return 1 / (1 + math.exp(-odds)) >= model["threshold"]


def _signs(scene: Scene) -> tuple[Signs, float]:
    """Return the signs in an article's sentences, and what they weigh as contact."""
    told = [s for s in scene.sentences if s.has(*_CONTACT)]
    early = [s for s in told if s.region in ("headline", "lead")]
    weight = sum(_contact(scene, s) for s in told)
    signs = Signs(
        contact=_part(weight, 6),
        share=_part(weight / max(len(scene.sentences), 1), 0.5),
        early=_part(sum(_names_foreign(scene, s) for s in early), 2),
        units=_part(len(_acting_units(scene)), 2),
    )
    return signs, weight


def _acting_units(scene: Scene) -> set[str]:
    """Return the officials and authorities of units below the state that are named."""
    return {
        actor.keys[0]
        for sentence in scene.sentences
        for actor in sentence.actors
        if _units(scene, actor)
        and (actor.kind == "person" or _is_authority(scene, sentence, actor))
    }


def _part(amount: float, whole: float) -> float:
    return min(amount, whole) / whole


def _names_foreign(scene: Scene, sentence: Sentence) -> bool:
    home = country_of(scene, scene.home)
    return any(country_of(scene, k) not in ("", home) for k in parties_in(scene, sentence))


def _has_official(scene: Scene, sentence: Sentence) -> bool:
    return any(_is_official(scene, sentence, a) for a in sentence.actors)


def _is_between(scene: Scene, claim: Claim) -> bool:
    """Say whether a claim joins two countries, a unit below the state among them."""
    refs = [v for values in claim.roles.values() for v in values if isinstance(v, Ref)]
    entities = [e for r in refs if (e := scene.entities.get((r.kind, r.key))) is not None]
    places = {e.key if e.kind == "place" else e.locality for e in entities} - {None}
    lands = {country_of(scene, key) for key in places} - {""}
    return len(lands) > 1 and any(is_substate(scene, key) for key in places)


def _contact(scene: Scene, sentence: Sentence) -> float:
    """Weigh how much a sentence tells of contact of an authority with a foreign partner."""
    parties = parties_in(scene, sentence)
    if not is_foreign_pair(scene, parties):
        return 0.0
    if not _has_official(scene, sentence) and not (
        sentence.has(*_TIE) and _are_partners(scene, sentence, parties)
    ):
        return 0.0
    if (
        sentence.has("cue:twinned")
        and sentence.has("cue:since")
        and _are_partners(scene, sentence, parties)
    ):
        return _ENOUGH  # "twinned since 1989" says enough
    weight = 1.5 if sentence.region in ("headline", "lead") else 1.0
    return weight * (1.5 if sentence.has(*_FIRM) or _meet(scene, sentence) else 0.75)


def _meet(scene: Scene, sentence: Sentence) -> bool:
    """Say whether people in office of two countries stand in a sentence, one below the state."""
    people = [a for a in sentence.actors if a.kind in ("person", "group") and a.locality]
    sides = {country_of(scene, k) for a in people for k in a.locality} - {""}
    return len(sides) >= 2


def _units(scene: Scene, actor: Actor) -> list[str]:
    return [k for k in actor.locality if is_substate(scene, k) and country_of(scene, k)]


def _is_official(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether somebody acts in office for a unit below the state.

    A delegation or the leaders of a unit do, holders of its posts, and its bodies of
    public authority; its enterprises, newspapers and police are no partners abroad.
    """
    if not _units(scene, actor):
        return False
    if {"delegation", "leaders"} & actor.marks or _sends(scene, sentence, actor):
        return True
    return actor.kind in ("person", "group") or _is_authority(scene, sentence, actor)


def _is_authority(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether an actor is a body of public authority, a government or one of its kinds."""
    if actor.kind != "body":
        return False
    governs = any(b.key == actor.keys[0] and b.head == "government" for b in sentence.bodies)
    return governs or body_kind_of(scene, actor) in scene.frames.groups["unit_authorities"]


def _sends(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """In head-last languages "X's foreign delegation" may hold words between."""
    if scene.lexicon.profile.head_order == "first" or scene.lexicon.profile.case_marks_names:
        return False
    following = [a.i for a in sentence.actors if a.i >= actor.j]
    stop = min(following, default=sentence.j)
    return any(0 <= h.i - actor.j <= _REACH and h.i < stop for h in sentence.cues("cue:delegation"))


#: Words between a delegation and whose it is.
_REACH = 6


def _are_partners(scene: Scene, sentence: Sentence, parties: tuple[str, ...]) -> bool:
    """Say whether two units themselves are the partners of a document or tie.

    A capital named alone often means its state: it counts only with its type word, or
    as a twin, which states never are.
    """
    twins = sentence.has("cue:twinned")
    typed = {
        p.key
        for p in sentence.places
        if (p.i, p.j) != (p.name_i, p.name_j) or ends_in_type(scene, p.name_j)
    }
    units = [
        k
        for k in parties
        if is_substate(scene, k) and (twins or k in typed or k not in scene.gazetteer.capitals)
    ]
    return len(units) >= 2 and is_foreign_pair(scene, tuple(units))
