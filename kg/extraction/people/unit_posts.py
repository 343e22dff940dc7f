"""Who heads the government of a unit below the state: its chairman is no prime minister."""

from __future__ import annotations

from kg.extraction.marks import past_of
from kg.extraction.people.remits import remit_span
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of, is_substate, kind_of
from kg.lexicon import Hit


def read_unit_posts(scene: Scene, sentence: Sentence) -> None:
    """Read "(deputy) chairman of the government" of a region as a post of the region.

    So it is where the words name the government and a unit, or a word for one, is beside them.
    """
    known = scene.frames.unit_post
    for n, hit in enumerate(sentence.hits):
        if known.keys().isdisjoint(posts := hit.all("post")):
            continue
        if _names_government(scene, hit) and _is_of_unit(scene, sentence, hit):
            told = tuple("post:" + known.get(post, post) for post in posts)
            others = tuple(c for c in hit.concepts if not c.startswith("post:"))
            sentence.hits[n] = Hit(hit.i, hit.j, (*told, *others))


def _names_government(scene: Scene, hit: Hit) -> bool:
    """Say whether one of the words of a post is the word for a government."""
    folds = scene.tokens.folds
    return any(
        "body:government" in found.concepts
        for k in range(hit.i, hit.j)
        for found in scene.lexicon.find(folds, k, k + 1)
    )


def _is_of_unit(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a unit below the state, named or not, follows a post or owns it."""
    end = past_of(sentence, hit.j)
    last = scene.lexicon.profile.head_order == "last"
    for place in sentence.places:
        beside = place.i in (hit.j, end) or (last and place.j == hit.i)
        if beside:
            return is_substate(scene, place.key)
    kinds = [t for h in sentence.hits if h.i in (hit.j, end) for t in h.all("place-type")]
    units = scene.frames.groups["substate_kinds"]
    return any(scene.frames.place_kind.get(kind) in units for kind in kinds)


def unit_of_state(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    """Return the one side of the news in a federation that "the state" beside a post means.

    "The industries minister of the state", "राज्य के उद्योग मंत्री"; a place beside it says more.
    """
    if scene.frames.groups["unit_ministers"].isdisjoint(hit.all("post")):
        return None
    start, end = remit_span(scene, sentence, hit)
    end = past_of(sentence, end)
    ends = {start, *(h.i for h in sentence.cues("rel:of") if h.j == start)}
    words = [h for h in sentence.hits if h.i == end or h.j in ends]
    told = [h for h in words if "state" in h.all("place-type")]
    named = (p for p in sentence.places for h in told if p.i - 1 <= h.j <= p.i or p.i <= h.i < p.j)
    if not told or any(named):
        return None
    federal = scene.frames.groups["federal_states"]
    sides = [k for k in (scene.home, *scene.partners) if k and country_of(scene, k) in federal]
    units = [k for k in sides if kind_of(scene, k) == "province"]
    return units[0] if len(units) == 1 else None
