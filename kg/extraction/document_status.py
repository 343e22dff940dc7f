"""How far a document has come: mentioned, proposed, planned, signed, in force, renewed, ended."""

from __future__ import annotations

from kg.extraction.document_dates import is_ahead, is_set_for, lies_ahead
from kg.extraction.paper_words import (
    BESIDE,
    NEAR,
    WIDE,
    gap,
    is_exchanged,
    is_parted,
    named_gap,
    words_between,
)
from kg.extraction.renewals import is_behind_sides, is_later, renewing
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

LADDER = ("mentioned", "proposed", "planned", "signed", "in_force", "renewed", "ended")
_REACH = 10  # words over which a cue of modality reaches the verb
_GOVERNS = 7  # words between "agreed" and "to sign": when, where, with whom
_AHEAD = ("cue:plan", "cue:will")
WISH = ("cue:wish", "cue:propose", "cue:request", "cue:must", "cue:if")
#: Documents that are spoken of by name also where nobody is said to sign.
_FIRM = ("cue:mou", "cue:agreement", "cue:letter-of-intent")


def status_of(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> str | None:
    """Climb the ladder as far as the clause asserts; a wish is no document."""
    signs = [h for h in hits if "cue:sign" in h.concepts]
    days = any(d[2] == "day" for d in sentence.dates)
    if _has_ended(scene, sentence, hits, papers):
        return "ended"
    if _is_draft(scene, sentence, hits, papers):
        asked = not signs and (scene.is_ordered(papers[0].i) or not _is_firm(papers))
        return None if asked or _is_dropped(scene, hits, signs) else "planned"
    if _carried_out(scene, hits, signs, papers) and not (signs and days):
        return "in_force"  # carried out since: the signing is told only to name the document
    if any("cue:valid" in h.concepts and not _is_denied(scene, hits, h) for h in hits):
        return "in_force"
    if _is_due(scene, sentence, hits, papers):
        return "in_force"
    verb = signs[0] if signs else papers[0]
    around = _around(scene, sentence, hits, verb, ahead=_AHEAD if signs else _AHEAD[:1])
    wished = signs and _wished(scene, sentence, hits, verb)
    if wished or around & {"cue:not", *WISH} or _denied_after(scene, hits, verb):
        return None
    ahead = signs and (agreed_to(scene, sentence, hits, verb) or lies_ahead(scene, sentence, verb))
    ahead = ahead or (signs and is_set_for(scene, sentence, verb, papers))
    if ahead or not around.isdisjoint(_AHEAD):
        return "planned" if signs or _is_firm(papers) else None  # "will draw up a plan of action"
    return "proposed" if "cue:may" in around else _achieved(scene, sentence, hits, papers)


def _is_due(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document is to be renewed: until then the one that there is holds."""
    if not any({"cue:sign", "cue:end"} & set(h.concepts) for h in hits):
        return False  # nothing is told of the one that there is
    near = [h for h in hits if "cue:renew" in h.concepts and gap(h, papers) <= scene.reach(WIDE)]
    for hit in near:
        around = _around(scene, sentence, hits, hit)
        due = scene.is_ordered(hit.i) or not around.isdisjoint(_AHEAD)
        signed = any("cue:sign" in h.concepts and gap(h, [hit]) <= 1 for h in hits)
        if due and not around & {"cue:not", *WISH} and not signed:
            return True
    return False


def _achieved(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> str | None:
    """Return how far a document has come of which nothing is denied, wished or planned."""
    signs = [h for h in hits if "cue:sign" in h.concepts]
    told = [h for h in hits if "cue:renew" in h.concepts]
    if renewing(scene, hits, papers) is not None:
        return "renewed"  # "renewed the pact that they had signed in 1998"
    if signs and any(is_later(scene, hits, h, papers) for h in told):
        return "renewed"  # "the pact, signed in 2012, was renewed"
    anew = [h for h in told if "cue:sign" in h.concepts]  # a verb for "to sign again"
    reach = 1 if signs and not anew else scene.reach(NEAR)
    if any(
        gap(h, papers) <= reach or is_behind_sides(scene, sentence, h, papers) for h in anew or told
    ):
        return "renewed"
    if signs and _is_past(scene, sentence, hits, signs[0]):
        return "in_force"
    if signs:
        return "signed"
    if is_exchanged(scene, sentence, papers):
        return "signed"
    if any("cue:agree" in h.concepts and gap(h, papers) <= NEAR for h in hits):
        denied = any("cue:not" in h.concepts for h in hits)
        return "planned" if denied else "signed"  # "agreed, but not one signature is on it"
    kept = {"cue:since", "cue:maintain"}  # "an agreement has bound the two cities since"
    if any(kept & set(h.concepts) and gap(h, papers) <= NEAR for h in hits):
        return "in_force"
    return "mentioned" if any(set(_FIRM) & set(h.concepts) for h in papers) else None


def _is_draft(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document is only being drawn up: "a draft of the accord", "was drafted".

    A draft whose signing has a past date is one no more.
    """
    plans = [h for h in papers if "cue:plan" in h.concepts]  # "draft agreement" in one label
    drafts = [*plans, *(h for h in hits if "cue:draft" in h.concepts)]
    if not any(gap(h, papers) <= scene.reach(WIDE) for h in drafts):
        return False
    past = [d[0] for d in sentence.dates if not is_ahead(scene, d[1])]
    signs = [h for h in hits if "cue:sign" in h.concepts]
    return not any(
        -1 <= at - s.j <= BESIDE or 0 <= s.i - at <= BESIDE for at in past for s in signs
    )


def _is_firm(papers: list[Hit]) -> bool:
    """Say whether a paper is one that two sides sign, and no plan that one of them draws up."""
    return any(set(_FIRM) & set(h.concepts) for h in papers)


def _is_dropped(scene: Scene, hits: list[Hit], signs: list[Hit]) -> bool:
    """Say whether something is denied of a draft but that it was signed: it was given up."""
    reach = scene.reach(BESIDE)
    denied = [h for h in hits if "cue:not" in h.concepts]
    return any(all(gap(h, [s]) > reach for s in signs) for h in denied)


def _is_past(scene: Scene, sentence: Sentence, hits: list[Hit], verb: Hit) -> bool:
    """Say whether the signing only dates what came of it: "since the two signed a pact, ..."."""
    for hit in hits:
        if "cue:since" not in hit.concepts:
            continue
        low, high = (hit.j, verb.i) if hit.j <= verb.i else (verb.j, hit.i)
        dated = any(min(hit.i, low) <= d[0] < high for d in sentence.dates)
        if 0 <= high - low <= scene.reach(_REACH) and not dated:
            return True
    return False


def _has_ended(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document is over: it ran out, was ended, or was not renewed.

    What will end one day, or is renewed for all that, is not over.
    """
    apart = {"cue:will", "cue:plan", "cue:may", "cue:if", "cue:wish", "cue:propose", "cue:must"}
    renewed = [h for h in hits if "cue:renew" in h.concepts]
    lapsed = [h for h in renewed if _is_denied(scene, hits, h)]
    if len(lapsed) < len(renewed):
        return False
    ends = [h for h in hits if "cue:end" in h.concepts and not _is_of_talks(scene, hits, h)]
    for hit in [*lapsed, *ends]:
        ahead = any(is_ahead(scene, d[1]) and hit.j <= d[0] <= hit.j + NEAR for d in sentence.dates)
        near = named_gap(sentence, hit, papers) <= scene.reach(WIDE)
        if near and not ahead and not apart & _around(scene, sentence, hits, hit):
            return hit in lapsed or not _is_denied(scene, hits, hit)
    return False


def _is_of_talks(scene: Scene, hits: list[Hit], end: Hit) -> bool:
    """Say whether it is a meeting that ended before a signing: "after the talks ended"."""
    talks = [h for h in hits if not set(scene.frames.event).isdisjoint(h.concepts)]
    return any(max(h.i - end.j, end.i - h.j) <= 1 for h in talks)


def _is_denied(scene: Scene, hits: list[Hit], verb: Hit) -> bool:
    """Say whether "not" stands right beside a verb, and no other such verb between the two."""
    reach = scene.reach(BESIDE)
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    after = reach if verb_last else 1  # "продлён он не был"
    acts = [h.i for h in hits if {"cue:sign", "cue:renew", "cue:end"} & set(h.concepts)]
    return "cue:not" in verb.concepts or any(
        "cue:not" in h.concepts
        and (0 <= verb.i - h.j <= reach or 0 <= h.i - verb.j <= after)
        and not any(verb.j <= k < (h.i if verb_last else h.j + 1) for k in acts)
        for h in hits
    )


def _denied_after(scene: Scene, hits: list[Hit], verb: Hit) -> bool:
    """Say whether what a noun names is denied behind it: "the pact was rejected by ..."."""
    for hit in hits:
        if "cue:not" in hit.concepts and 0 <= hit.i - verb.j <= scene.reach(NEAR):
            between = [h for h in hits if verb.j <= h.i < hit.i and h.has("cue")]
            parted = is_parted(scene, verb.j, hit.i)
            if not parted and not any({"cue:sign", "cue:say"} & set(h.concepts) for h in between):
                return True
    return False


def _carried_out(scene: Scene, hits: list[Hit], signs: list[Hit], papers: list[Hit]) -> bool:
    """Say whether the document is carried out: "implementing the agreement that was signed".

    In "signed an agreement on implementing ..." the verb belongs to what the paper is about.
    """
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    for hit in hits:
        if "cue:in-force" not in hit.concepts or gap(hit, papers) > scene.reach(WIDE):
            continue
        paper = min(papers, key=lambda p: abs(p.i - hit.i))
        governs = (hit.i > paper.i) == verb_last
        low, high = sorted((hit.i, paper.i))
        act = any(low < s.i < high for s in signs)  # "performed the signing of the agreement"
        if governs and not act and gap(hit, [paper]) <= scene.reach(NEAR) - 2:
            return True
        if not governs and not any((s.i > paper.i) == verb_last for s in signs):
            return True
    return False


def intent_of(scene: Scene, sentence: Sentence, hits: list[Hit]) -> str | None:
    """Twinning that is planned or looked into, before any document of it is named."""
    for hit in hits:
        if "cue:twinned" in hit.concepts:
            verb = next((h for h in hits if "cue:establish" in h.concepts
                         and 0 <= hit.i - h.j <= NEAR), hit)  # fmt: skip
            around = _around(scene, sentence, hits, verb)
            denied = any({"cue:not", "cue:anniversary"} & set(h.concepts) for h in hits)
            if denied or around & set(WISH):
                return None
            if not around & {"cue:will", "cue:plan", "cue:may"} and _is_renewed(scene, hits, hit):
                return "renewed"
            if not around.isdisjoint(_AHEAD) or is_agreed(scene, hits, verb, hit):
                return "planned"
            return "proposed" if "cue:may" in around else None
    return None


def _is_renewed(scene: Scene, hits: list[Hit], tie: Hit) -> bool:
    """Say whether a tie itself is renewed: "extended their sister-province cooperation"."""
    return any("cue:renew" in h.concepts and gap(h, [tie]) <= scene.reach(BESIDE) for h in hits)


def is_agreed(scene: Scene, hits: list[Hit], verb: Hit, hit: Hit) -> bool:
    """Say whether a tie is only what both sides agree to make ("agreed to establish")."""
    makes = verb is not hit or "cue:establish" in hit.concepts
    low, high = min(verb.i, hit.i), max(verb.j, hit.j)
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    return makes and any(
        "cue:agree" in h.concepts and (h.i >= high if verb_last else h.j <= low) for h in hits
    )


def _around(
    scene: Scene,
    sentence: Sentence,
    hits: list[Hit],
    verb: Hit,
    ahead: tuple[str, ...] = _AHEAD[:1],
) -> set[str]:
    """Return the concepts before a verb, in an SOV language also those after it.

    A word that also means one of those in `ahead` ("soll", "shall sign") obliges nobody.
    """
    after = scene.lexicon.profile.clause_order == "SOV"
    found: set[str] = set(verb.concepts)  # a future form says itself that it lies ahead
    for hit in hits:
        before = 0 <= verb.i - hit.j <= scene.reach(_REACH)
        dated = before and any(hit.j + 1 < d[0] < verb.i for d in sentence.dates)
        if before and "cue:not" in hit.concepts and is_parted(scene, hit.j, verb.i):
            continue
        if (before and not dated) or (after and 0 <= hit.i - verb.j <= _REACH // 2):
            plans = not set(ahead).isdisjoint(hit.concepts)
            found.update(c for c in hit.concepts if not (plans and c == "cue:must"))
    return found


def _wished(scene: Scene, sentence: Sentence, hits: list[Hit], verb: Hit) -> bool:
    """Say whether the signing stands in what somebody asks for, and is not told as past."""
    told = [d[1] for d in sentence.dates] + [
        str(n.value) for n in sentence.numbers if n.kind == "year"
    ]
    if any(not is_ahead(scene, d) for d in told) or sentence.has("cue:previously"):
        return False
    return any(set(WISH[:3]) & set(h.concepts) and h.i < verb.i for h in hits)


def agreed_to(scene: Scene, sentence: Sentence, hits: list[Hit], verb: Hit) -> bool:
    """Say whether the verb of agreeing governs that of signing ("agreed to sign in May")."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    apart = {*scene.lexicon.profile.list_mark, *scene.lexicon.profile.clause_mark}
    for hit in hits:
        if "cue:agree" not in hit.concepts or set(hit.concepts) & set(scene.frames.document):
            continue
        low, high = (verb.j, hit.i) if verb_last else (hit.j, verb.i)
        joined = any("rel:and" in h.concepts and low <= h.i < high for h in hits)
        if not verb_last and low < high and scene.tokens.folds[low] in apart:
            low += 1  # "双方商定，明年签署", "they agreed: to sign"
        if (
            high - low >= 0
            and words_between(sentence, low, high) <= scene.reach(_GOVERNS)
            and not joined
            and _is_bare(scene, hits, low, high, apart)
        ):
            return True
    return False


def _is_bare(scene: Scene, hits: list[Hit], low: int, high: int, apart: set[str]) -> bool:
    """Say whether no document and no mark of a list stands between two words."""
    papers = any(low <= h.i < high and set(h.concepts) & set(scene.frames.document) for h in hits)
    return not papers and apart.isdisjoint(scene.tokens.folds[low:high])
