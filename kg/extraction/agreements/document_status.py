"""How far a document has come: mentioned, proposed, planned, signed, in force, renewed, ended."""

from __future__ import annotations

from kg.extraction.agreements.document_modality import (
    AHEAD,
    WISH,
    agreed_to,
    around,
    is_agreed,
    is_asked_for,
    is_talked_of,
    is_talked_over,
    is_told_of_old,
    is_weighed,
    is_wished,
)
from kg.extraction.agreements.paper_words import (
    BESIDE,
    NEAR,
    WIDE,
    gap,
    is_exchanged,
    is_parted,
    is_under,
    named_gap,
    words_between,
)
from kg.extraction.agreements.renewals import is_behind_sides, is_later, renewing
from kg.extraction.quantities.document_dates import (
    is_ahead,
    is_set_for,
    lies_ahead,
    year_of_article,
)
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

LADDER = ("mentioned", "proposed", "planned", "signed", "in_force", "renewed", "ended")
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
    if _holds(scene, sentence, hits, papers):
        return "in_force"
    verb = signs[0] if signs else papers[0]
    told = around(scene, sentence, hits, verb, ahead=AHEAD if signs else AHEAD[:1])
    wished = signs and is_wished(scene, sentence, hits, verb)
    if _denied_after(scene, hits, verb):
        return None
    if is_asked_for(scene, hits, papers, told) and _is_firm(papers):
        return "proposed"
    if wished or told & {"cue:not", *WISH}:
        return None
    if signs and is_talked_over(scene, hits, verb):
        return None
    if signs and is_weighed(scene, hits, verb):
        return "proposed"
    ahead = signs and (agreed_to(scene, sentence, hits, verb) or lies_ahead(scene, sentence, verb))
    ahead = ahead or (signs and is_set_for(scene, sentence, verb, papers))
    if ahead or not told.isdisjoint((*AHEAD, "rel:towards")):
        return "planned" if signs or _is_firm(papers) else None  # "will draw up a plan of action"
    return "proposed" if "cue:may" in told else _achieved(scene, sentence, hits, papers)


def _holds(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document is told to be valid: still, till it is renewed, or till it ends."""
    if any("cue:valid" in h.concepts and not _is_denied(scene, hits, h) for h in hits):
        return True
    if _is_due(scene, sentence, hits, papers) or _is_to_end(scene, sentence, hits, papers):
        return True
    signed = any("cue:sign" in h.concepts for h in hits)
    return not signed and _is_early(scene, sentence) and is_under(scene, sentence, papers)


def _is_due(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document is to be renewed: until then the one that there is holds."""
    if not any({"cue:sign", "cue:end"} & set(h.concepts) for h in hits):
        return False  # nothing is told of the one that there is
    near = [h for h in hits if "cue:renew" in h.concepts and gap(h, papers) <= scene.reach(WIDE)]
    for hit in near:
        told = around(scene, sentence, hits, hit)
        due = scene.is_ordered(hit.i) or not told.isdisjoint(AHEAD)
        signed = any("cue:sign" in h.concepts and gap(h, [hit]) <= 1 for h in hits)
        if due and not told & {"cue:not", *WISH} and not signed:
            return True
    return False


def _achieved(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> str | None:
    """Return how far a document has come of which nothing is denied, wished or planned."""
    signs = [h for h in hits if "cue:sign" in h.concepts]
    told = [h for h in hits if "cue:renew" in h.concepts]
    if renewing(scene, sentence, hits, papers) is not None:
        return "renewed"  # "renewed the pact that they had signed in 1998"
    if signs and any(is_later(scene, hits, h, papers) for h in told):
        return "renewed"  # "the pact, signed in 2012, was renewed"
    anew = [h for h in told if "cue:sign" in h.concepts]  # a verb for "to sign again"
    reach = 1 if signs and not anew else scene.reach(NEAR)
    if any(
        gap(h, papers) <= reach or is_behind_sides(scene, sentence, h, papers) for h in anew or told
    ):
        return "renewed"
    if signs:
        return "signed"
    if is_exchanged(scene, sentence, papers):
        return "signed"
    agreed = [h for h in hits if "cue:agree" in h.concepts and gap(h, papers) <= NEAR]
    if any(is_talked_of(hits, h, papers) for h in agreed):
        return "proposed"
    if agreed:
        denied = any("cue:not" in h.concepts for h in hits)
        return "planned" if denied else "signed"  # "agreed, but not one signature is on it"
    kept = {"cue:since", "cue:maintain"}  # "an agreement has bound the two cities since"
    if any(kept & set(h.concepts) and gap(h, papers) <= NEAR for h in hits):
        return "in_force"
    if not _is_firm(papers):
        return None
    return "proposed" if _is_negotiated(scene, sentence, hits, papers) else "mentioned"


def _is_negotiated(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a paper of no earlier year is still negotiated: "open talks on a pact"."""
    if _is_early(scene, sentence) or any("cue:renew" in h.concepts for h in hits):
        return False
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    paper, apart = papers[0], set(scene.lexicon.profile.list_mark)
    for hit in (h for h in hits if "cue:negotiate" in h.concepts):
        low, high = (paper.j, hit.i) if verb_last else (hit.j, paper.i)
        near = low <= high and words_between(sentence, low, high) <= scene.reach(NEAR)
        if near and apart.isdisjoint(scene.tokens.folds[low:high]):
            return True
    return False


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


def _has_ended(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document is over: it ran out, was ended, or was not renewed.

    What will end one day, or is renewed for all that, is not over.
    """
    apart = {"cue:will", "cue:plan", "cue:may", "cue:if", "cue:wish", "cue:propose", "cue:must"}
    renewed = [h for h in hits if "cue:renew" in h.concepts]
    lapsed = [h for h in renewed if _is_denied(scene, hits, h)]
    if len(lapsed) < len(renewed):
        return False
    for hit in [*lapsed, *_ends(scene, hits)]:
        ahead = any(is_ahead(scene, d[1]) and hit.j <= d[0] <= hit.j + NEAR for d in sentence.dates)
        ahead = ahead or "cue:present" in hit.concepts
        near = named_gap(sentence, hit, papers) <= scene.reach(WIDE)
        if near and not ahead and not apart & around(scene, sentence, hits, hit):
            return hit in lapsed or not _is_denied(scene, hits, hit)
    return False


def _ends(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Return the verbs of ending that are not said of talks."""
    return [h for h in hits if "cue:end" in h.concepts and not _is_of_talks(scene, hits, h)]


def _is_to_end(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a document of an earlier year is told to end: till then it holds.

    "Signed in 2015, the accord expires in December"; not what is signed now and ends one day.
    """
    if any("cue:sign" in h.concepts for h in hits) and not _is_early(scene, sentence):
        return False
    present = [h for h in _ends(scene, hits) if "cue:present" in h.concepts]
    return any(named_gap(sentence, h, papers) <= scene.reach(WIDE) for h in present)


def _is_early(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence names a year before that of the news."""
    now = year_of_article(scene)
    told = [d[1][:4] for d in sentence.dates]
    told += [str(n.value) for n in sentence.numbers if n.kind == "year"]
    return any(year.isdigit() and year < now for year in told)


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
    for hit in (*hits, *_within_plans(scene, hits)):
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


def _within_plans(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Return the words for carrying out inside labels of plans: "kế hoạch triển khai"."""
    plans = [h for h in hits if "cue:action-plan" in h.concepts and h.j - h.i > 1]
    return [h for p in plans for h in scene.lexicon.find(scene.tokens.folds, p.i + 1, p.j)]


def intent_of(scene: Scene, sentence: Sentence, hits: list[Hit]) -> str | None:
    """Twinning that is planned or looked into, before any document of it is named."""
    for hit in hits:
        if "cue:twinned" in hit.concepts:
            if is_told_of_old(scene, sentence, hit, sentence.i):
                return None
            verb = next((h for h in hits if "cue:establish" in h.concepts
                         and 0 <= hit.i - h.j <= NEAR), hit)  # fmt: skip
            told = around(scene, sentence, hits, verb)
            denied = any({"cue:not", "cue:anniversary"} & set(h.concepts) for h in hits)
            if denied or told & set(WISH):
                return None
            if not told & {"cue:will", "cue:plan", "cue:may"} and _is_renewed(scene, hits, hit):
                return "renewed"
            if not told.isdisjoint(AHEAD) or is_agreed(scene, hits, verb, hit):
                return "planned"
            return "proposed" if "cue:may" in told else None
    return None


def _is_renewed(scene: Scene, hits: list[Hit], tie: Hit) -> bool:
    """Say whether a tie itself is renewed: "extended their sister-province cooperation"."""
    return any("cue:renew" in h.concepts and gap(h, [tie]) <= scene.reach(BESIDE) for h in hits)
