"""Whether a clause tells of a tie that stands, and not of a wish, a plan, a denial or an end."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.actors.joint_actors import is_link
from kg.extraction.actors.parties import is_both
from kg.extraction.actors.partners import partners_of
from kg.extraction.agreements.civil import joined_bodies
from kg.extraction.agreements.document_modality import (
    agreed_to,
    is_agreed,
    is_talked_over,
    is_told_of_old,
    is_weighed,
)
from kg.extraction.agreements.pairs import COUNTED, is_of_name
from kg.extraction.agreements.tie_parts import TiePart
from kg.extraction.clauses import modality_of, negated
from kg.extraction.marks import TWO
from kg.extraction.quantities.document_dates import is_ahead
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.model import Modality

_QUALIFIED = 5  # words of praise between "cooperation" and "between"
_ENDS = 2  # words or signs behind the last word of a headline
_AHEAD = 6  # words over which "will" reaches a tie
_DRAFT = 3  # words between a draft and the tie that it is of
_LED = 8  # words between "the time has come" and a tie
_TALKED = 2  # words between cooperation and the word for talking of it
#: Counted nouns that name localities.


def is_of_bodies(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether bodies sign for themselves: "an accord of the two chambers of commerce"."""
    signs = [h for h in sentence.cues("cue:sign") if start <= h.i < end]
    papers = [h for h in sentence.cues(*scene.frames.document) if start <= h.i < end]
    anchor = next(iter((*signs, *papers)), None)
    return anchor is not None and bool(joined_bodies(scene, sentence, start, end, anchor))


def _is_talked_of(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether cooperation is only what is talked about: "held talks on cooperation"."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    talks = sentence.cues("cue:meeting")
    gaps = (h.i - hit.j if verb_last else hit.i - h.j for h in talks)
    return any(0 <= n <= scene.reach(_TALKED) for n in gaps)


def is_fact(scene: Scene, sentence: Sentence, hit: Hit, kind: str, part: TiePart) -> bool:
    """Say whether a clause tells of a tie that is: not denied, ended, wished for or to come."""
    start, end = part.start, part.last
    if _is_negated(scene, sentence, hit, start, end):
        return False
    if any(start <= h.i < end for h in sentence.cues("cue:end")):
        return False
    own = [h for h in sentence.hits if part.first <= h.i < part.last]
    meant = [h for h in own if "cue:sign" in h.concepts]
    if any(is_talked_over(scene, own, h) or is_weighed(scene, own, h) for h in meant):
        return False
    if kind == "cooperation" and _is_of_both(sentence, hit):
        return True
    if is_told_of_old(scene, sentence, hit, start):
        return True
    if _is_to_come(scene, sentence, hit):
        return False
    modality = modality_of(scene, sentence, hit, end)
    if modality in ("proposed", "hypothetical", "negated"):
        return False
    if kind == "twinned" and (
        _is_discussed(scene, sentence, hit) or _is_intent(scene, sentence, hit, part)
    ):
        return False
    signs = any(start <= h.i < hit.i for h in sentence.cues("cue:sign"))
    made = kind == "friendship" and not any(start <= h.i < end for h in sentence.cues("cue:since"))
    founds = any(start <= h.i < hit.j for h in sentence.cues("cue:establish"))
    made = made or (kind == "twinned" and founds and not is_dated(sentence, start, end))
    aim = (kind == "cooperation" or signs or made) and _is_aim(sentence, hit, start)
    return not aim and not _is_ahead(scene, sentence, hit, modality, part)


def _is_to_come(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether two are only on the way to a tie, or the time has come for it.

    Not whose twin somebody is said to be by name.
    """
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    apart = set(scene.lexicon.profile.clause_mark)
    drafts = [h for h in sentence.cues("cue:draft") if max(h.i - hit.j, hit.i - h.j) <= _DRAFT]
    talks = [h for h in sentence.cues("cue:discuss") if verb_last and h.i == hit.j]
    if drafts or talks:
        return not is_of_name(sentence, hit)
    for mark in sentence.cues("rel:towards"):
        low, high = (mark.j, hit.i) if mark.j <= hit.i else (hit.j, mark.i)
        far = _LED if mark.j <= hit.i else _TALKED if verb_last else -1
        between = scene.tokens.folds[low:high]
        if 0 <= high - low <= scene.reach(far) and apart.isdisjoint(between):
            return not is_of_name(sentence, hit)
    return False


def _is_of_both(sentence: Sentence, hit: Hit) -> bool:
    """Say whether cooperation of "the two provinces" is spoken of: what is deepened is there."""
    both = [h for h in sentence.cues(*TWO) if max(h.i - hit.j, hit.i - h.j) <= 3]
    made = sentence.cues("cue:establish", "cue:sign")
    return bool(both) and not any(abs(h.i - hit.i) <= 2 * _AHEAD for h in made)


def is_dated(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a clause tells since when or when a tie was made."""
    since = any(start <= h.i < end for h in sentence.cues("cue:since"))
    return since or any(start <= d[0] < end for d in sentence.dates)


def _is_negated(scene: Scene, sentence: Sentence, hit: Hit, start: int, end: int) -> bool:
    """Say whether a tie is denied: before it, or behind it and not of what a tie of long did.

    "Our twin city since 2003 came without a delegation" denies no tie. Nor does what stands far
    behind it where no sign ends a sentence: it may be of the next.
    """
    since = any(max(h.i - hit.j, hit.i - h.j) <= _AHEAD for h in sentence.cues("cue:since"))
    near = since or bool(scene.lexicon.profile.opening)
    return negated(sentence, start, min(end, hit.j + scene.reach(_AHEAD)) if near else end)


def _is_intent(scene: Scene, sentence: Sentence, hit: Hit, part: TiePart) -> bool:
    """Say whether twinning is what a letter of intent is on: it is to come."""
    letters = [h for h in sentence.cues("cue:letter-of-intent") if part.start <= h.i < part.last]
    return any(max(h.i - hit.j, hit.i - h.j) <= scene.reach(2 * _AHEAD) for h in letters)


def _is_discussed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether to twin is what is talked about: "discuss twinning X with Y".

    Where verbs end clauses, an infinitive stands between ("to make (them) twins on talks"):
    "the meeting of the twin cities" is told of twins.
    """
    talks = [h for h in sentence.cues("cue:meeting") if h is not hit]
    if is_of_name(sentence, hit):
        return False
    if scene.lexicon.profile.clause_order != "SOV":
        return any(0 <= hit.i - h.j <= 1 for h in talks)
    if any(0 <= hit.i - h.j <= 1 for h in talks) and sentence.j - hit.j <= _ENDS:
        return True  # a headline: "the mayors meet, in talks: sister cities"
    near = [h for h in talks if 0 < h.i - hit.j <= _AHEAD]
    named = {
        k for h in sentence.hits if h.has("place-type") or h.has("rel") for k in (h.i, h.j - 1)
    }
    owns = {*scene.lexicon.profile.genitive}
    return any(
        k not in named and scene.tokens.folds[k] not in owns and scene.tokens.is_word(k)
        for h in near[:1]
        for k in range(hit.j, h.i)
    )


def _is_ahead(
    scene: Scene, sentence: Sentence, hit: Hit, modality: Modality, part: TiePart
) -> bool:
    """Say whether the tie itself is planned ("will sign a twinning agreement", "plan to twin").

    What partners who are twinned already will do leaves the tie as it is; what they agree
    to establish is still to come.
    """
    makers = [h for h in sentence.cues("cue:establish") if abs(h.i - hit.i) <= _AHEAD]
    signs = [h for h in sentence.cues("cue:sign") if abs(h.i - hit.i) <= _AHEAD]
    own = [h for h in sentence.hits if part.start <= h.i < part.last]
    if any(agreed_to(scene, sentence, own, h) for h in signs if h in own):
        return True
    if any(is_agreed(scene, sentence.hits, h, hit) for h in makers):
        return True
    days = [d for d in sentence.dates if part.first <= d[0] < part.last]
    near = min(days, key=lambda d: abs(d[0] - hit.i), default=None)
    if makers and near is not None and is_ahead(scene, near[1]):
        return True  # "decided to raise it to a twinning next year"
    if modality != "planned" or _is_kept(sentence, hit, part.start):
        return False
    aims = {"cue:will", "cue:plan"}
    before = [h for h in sentence.hits if h.j <= hit.i and hit.i - h.j <= _AHEAD]
    after = [h for h in sentence.hits if 0 <= h.i - hit.j <= _AHEAD]
    made = after if scene.lexicon.profile.clause_order == "SOV" else before
    makes = any({"cue:sign", "cue:establish"} & set(h.concepts) for h in made)
    beside = made if made is after else before  # "sister cities will-become"
    return makes or any(
        aims & set(h.concepts) and max(hit.i - h.j, h.i - hit.j) <= 1 for h in beside
    )


def _is_kept(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Say whether relations are what somebody will keep up: "plans to maintain relations"."""
    return any(start <= h.i and h.j <= hit.i for h in sentence.cues("cue:maintain"))


def _is_aim(sentence: Sentence, hit: Hit, start: int) -> bool:
    """Say whether cooperation is what somebody will set up, wherever in the clause he says so."""
    if _is_kept(sentence, hit, start):
        return False
    before = {c for h in sentence.hits if start <= h.i and h.j <= hit.i for c in h.concepts}
    aims = {"cue:will", "cue:plan", "cue:wish", "cue:propose", "cue:request", "cue:must"}
    return not aims.isdisjoint(before)


def standing(
    scene: Scene, sentence: Sentence, hit: Hit, kind: str, start: int, end: int
) -> tuple[int, int] | None:
    """Return where the sides of a standing tie stand; None if it is a feeling or a wish.

    Twinning is by its word; friendship as "relations of friendship" or "friendship city";
    cooperation as "cooperation between A and B".
    """
    if kind == "cooperation":
        if _is_talked_of(scene, sentence, hit):
            return None
        kept_up = _is_of_both(sentence, hit) or _is_kept_up(scene, sentence, hit, start, end)
        if kept_up:
            return start, end
        between = _between(scene, sentence, hit, start, end)
        return None if between and _is_matter(scene, sentence, between[1]) else between
    near = scene.reach(_AHEAD)
    relations = any(abs(h.i - hit.i) <= near for h in sentence.cues("cue:relations"))
    if kind == "friendship" and not relations and not _friend_city(sentence, hit):
        return None
    return start, end


def _is_matter(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether what is told up to word `k` is a matter of talks: "was the topic of"."""
    if scene.lexicon.profile.clause_order == "SOV":
        return False
    return any(h.i == k for h in sentence.cues("cue:discuss"))


def _friend_city(sentence: Sentence, hit: Hit) -> bool:
    return any(
        (set(COUNTED) & set(h.concepts) or h.has("adj")) and (h.i == hit.j or hit.i == h.j)
        for h in sentence.hits
    )


def _is_kept_up(scene: Scene, sentence: Sentence, hit: Hit, start: int, end: int) -> bool:
    """Say whether relations are told as a fact: "has had cooperative relations with B since".

    Cooperation that no word for relations goes with must be kept up, or date from a year.
    """
    told = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    beside = [h for h in sentence.cues("cue:relations") if max(h.i - hit.j, hit.i - h.j) <= 1]
    made = "cue:establish" in told and bool(beside)
    if not made and {"cue:since", "cue:maintain"}.isdisjoint(told):
        return False
    acting = [a for a in sentence.actors if start <= a.i < end]
    marked = any("with" in a.marks or is_both(a) for a in acting)
    subject = [a for a in acting if a.kind == "place" and a.j <= hit.i]
    pairs = pairwise(subject)  # "A and B have kept up a partnership"
    marked = marked or any(is_link(scene, sentence, a, b) for a, b in pairs)
    return marked or partners_of(scene, sentence, start, end, hit) is not None


def _between(
    scene: Scene, sentence: Sentence, hit: Hit, start: int, end: int
) -> tuple[int, int] | None:
    """Return the words that "between" governs, as far as the next verb or noun of doing."""
    after = scene.lexicon.profile.adposition == "after"
    cues = [h for h in sentence.hits if h.has("cue") and not TWO & set(h.concepts)]
    for mark in sentence.cues("rel:between"):
        if after and 0 <= hit.i - mark.j <= 3:
            return max((h.j for h in cues if h.j <= mark.i), default=start), mark.j
        if not after and 0 <= mark.i - hit.j <= _QUALIFIED:
            return mark.i, min((h.i for h in cues if h.i >= mark.j), default=end)
    return None
