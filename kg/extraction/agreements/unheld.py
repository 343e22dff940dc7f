"""What words tell of an event that is not, or not yet: called off, denied, only agreed on."""

from __future__ import annotations

from kg.extraction.agreements.commemorated import is_commemorated
from kg.extraction.agreements.paper_words import gap
from kg.extraction.clauses import modality_of
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.model import Modality

_SIGNS = frozenset({"cue:sign", "cue:renew"})
_EVOKES = _SIGNS | {"cue:exchange"}  # "the two schools exchanged a memorandum"
_TOPIC = 3  # words between "discuss" and the signing that is discussed
_JOINS = frozenset({"rel:and", "rel:with", "rel:between"})
_TELLS = frozenset({"cue:request", "cue:meeting", "cue:reception", "cue:sign", "cue:thank"})
_THINKS = (
    "cue:say",
    "cue:stress",
    "cue:agree",
    "cue:propose",
    "cue:will",
    "cue:commit",
    "cue:wish",
)
_CROWDS = ("unit:visitors", "unit:tourists", "unit:people", "unit:guests", "unit:passengers")
_FEW = 2  # visits that news tells one by one
_AGREED = 8  # words between "agreed" and "to sign"
_BEHIND = 1  # words between a verb and a negation behind it
_PREDICATE = 10  # words between a noun and what is said of it
_BESIDE = 2  # words between "will" and "be held", or "planned for" and a date
_CROWD = 5  # words between "received" and how many
_MANY = 1000  # guests that no one reception has
_CLAUSE = 8  # words between "held" and when
_RATE = 4  # words between "each year" and how many
_GATHERINGS = frozenset({"cue:conference", "cue:training", "cue:other-event"})
_UNDONE = 24  # words between an event and the verb that undoes it


def modality_of_event(scene: Scene, sentence: Sentence, hit: Hit) -> Modality:
    """Return the modality of an event: as the words around it say, or the verb that undoes it.

    What was called off or put off did not take place; what two sides agreed to sign is
    still to be signed.
    """
    if _is_called_off(scene, sentence, hit) or _is_denied(scene, sentence, hit):
        return "negated"
    if "cue:sign" in hit.concepts and is_commemorated(scene, sentence, hit):
        return "hypothetical"
    if "cue:sign" in hit.concepts and _is_discussed(scene, sentence, hit):
        return "proposed"
    if is_told_beside(scene, sentence, hit):
        return "planned"
    if _is_invited(scene, sentence, hit):
        return "proposed"
    often = _is_often(scene, sentence, hit) or _is_sum(scene, sentence, hit)
    if _is_habit(scene, sentence, hit) or often:
        return "hypothetical"
    if "cue:sign" in hit.concepts and _is_agreed(scene, sentence, hit):
        return "planned"
    found = modality_of(scene, sentence, hit)
    if found == "proposed" and _is_due(sentence):
        return "asserted" if sentence.region == "lead" else "planned"
    ahead = found == "asserted" and _is_to_be_held(scene, sentence, hit)
    return "planned" if ahead else found


def is_told_beside(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a clause of its own tells when a gathering is to be.

    "He invited them to the forum that will be held in Osh in May."
    """
    if not _GATHERINGS.intersection(hit.concepts) or not sentence.dates:
        return False
    marks, dates = set(scene.lexicon.profile.clause_mark), [d[0] for d in sentence.dates]
    ahead = [h.i for h in sentence.cues("cue:will", "cue:present", "cue:plan")]
    before, reach = scene.lexicon.profile.clauses_precede_nouns, scene.reach(_CLAUSE)
    for held in (h.i for h in sentence.cues("cue:host")):
        low, high = (held - reach, hit.i) if before else (hit.j, held + reach)
        beside = 0 <= (hit.i - held if before else held - hit.j) <= scene.reach(_PREDICATE)
        told = any(low <= k < high for k in dates) and any(low <= k < high for k in ahead)
        apart = scene.tokens.folds[min(held, hit.j) : max(held, hit.i)]
        if beside and told and marks.isdisjoint(apart):
            return True
    return False


def _is_habit(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a sentence tells what happens year by year, and of no day: "each year 30 go".

    What a document that is signed is to bring each year is no habit of signing: "signed a
    contract for 120 tonnes a year".
    """
    if any(precision in ("day", "range") for _, _, precision in sentence.dates):
        return False
    habits = sentence.cues("cue:habit")
    if not _SIGNS.isdisjoint(hit.concepts):
        counts = [scene.tokens.at(n.span.start) for n in sentence.numbers if n.kind == "quantity"]
        reach = scene.reach(_RATE)
        habits = [h for h in habits if not any(-reach <= k - h.i <= reach for k in counts)]
    return bool(habits)


def _is_due(sentence: Sentence) -> bool:
    """Say whether what has to be has its day or month, and nobody wishes or asks for it.

    "A committee is to meet in Lyon in May"; in the lead it is what came about: "the jam meant
    that both sides had to meet on 9 January".
    """
    fine = any(precision in ("day", "range", "month") for _, _, precision in sentence.dates)
    asked = sentence.has("cue:wish", "cue:propose", "cue:request", "cue:may", "cue:say")
    return fine and sentence.has("cue:must") and not asked


def _is_often(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the words tell what was done more than once: "often receives delegations".

    No other verb stands between the two, and no date beside it; signings are each their own.
    Where verbs end clauses, such words stand before them.
    """
    often = sentence.cues("cue:often")
    if scene.lexicon.profile.clause_order == "SOV":
        often = [word for word in often if word.j <= hit.i]
    if not often or "cue:sign" in hit.concepts or any(d[2] != "year" for d in sentence.dates):
        return False
    others = [
        h for h in sentence.hits if h is not hit and (evokes(scene, h) or _TELLS & {*h.concepts})
    ]
    others += sentence.cues(*_THINKS)
    return any(
        not any(min(hit.j, word.j) <= h.i < max(hit.i, word.i) for h in others) for word in often
    )


def _is_sum(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the word is only counted, as are things: "46 delegations came, 7 visits went".

    So is a crowd that comes: "13,500 tourists visited the town".
    """
    counts = [n for n in sentence.numbers if n.kind == "quantity" and n.value > _FEW]
    counted = {scene.tokens.at(n.unit_start): n.value for n in counts}
    if hit.i in counted and hit.has("unit"):  # "65 years" are no sum of ceremonies
        return True
    if all(scene.frames.event.get(c) != "visit" for c in hit.concepts):
        return False
    crowds = sentence.cues(*_CROWDS)
    return any(counted.get(k, 0) >= _MANY for h in crowds for k in range(h.i, h.j))


def _is_to_be_held(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun is said to be held or planned: "a forum will be held", "is set for May".

    What a visit "will strengthen" or "aims to" do tells nothing of when it is: a verb of
    holding stands beside "will", a date beside "planned".
    """
    if scene.lexicon.profile.clause_order == "SOV" or "cue:sign" in hit.concepts:
        return False
    marks, reach = {*scene.lexicon.profile.clause_mark}, scene.reach(_PREDICATE)
    dates, held = [d[0] for d in sentence.dates], [h.i for h in sentence.cues("cue:host")]
    verbs = sentence.cues(*scene.frames.event, "cue:sign", "cue:say")
    for ahead in sentence.cues("cue:will", "cue:plan"):
        low, high = hit.j, ahead.i
        if not 0 <= high - low <= reach or any(low <= h.i < high for h in verbs):
            continue
        if not marks.isdisjoint(scene.tokens.folds[low:high]):
            continue
        first, last = high - scene.reach(_BESIDE), ahead.j + scene.reach(_BESIDE)
        dated = "cue:plan" in ahead.concepts and any(first <= k <= last for k in dates)
        if dated or ("cue:will" in ahead.concepts and any(high <= k <= last for k in held)):
            return True
    return False


def _is_called_off(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the event is the one nearest to a verb of calling off, in its clause."""
    marks = set(scene.lexicon.profile.clause_mark)
    for verb in sentence.cues("cue:called-off"):
        near = [h for h in sentence.hits if evokes(scene, h) and h is not verb]
        first = min(near, key=lambda h: gap(h, [verb]), default=None)
        between = scene.tokens.folds[min(hit.j, verb.j) : max(hit.i, verb.i)]
        if first == hit and gap(hit, [verb]) <= scene.reach(_UNDONE) and marks.isdisjoint(between):
            return True
    return False


def evokes(scene: Scene, hit: Hit) -> bool:
    """Say whether a word can name an event."""
    if not _EVOKES.isdisjoint(hit.concepts):
        return True
    return any(c in scene.frames.event for c in hit.concepts)


def _is_denied(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a negation follows the verb at once: "подписано не было"."""
    marks = scene.lexicon.profile.pauses
    return any(
        0 <= h.i - hit.j <= _BEHIND and marks.isdisjoint(scene.tokens.folds[hit.j : h.i])
        for h in sentence.cues("cue:not")
    )


def _is_invited(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an event is what somebody is asked to come to: "invited X to the forum in May".

    The verb of asking is the last that tells something before it.
    """
    if scene.lexicon.profile.clause_order == "SOV":
        return False
    told = [h for h in sentence.hits if h.j <= hit.i and _TELLS & set(h.concepts)]
    if not told or "cue:request" not in told[-1].concepts:
        return False
    profile, j = scene.lexicon.profile, told[-1].j
    noun = any(h.i == j and "rel:of" in h.concepts for h in sentence.hits)  # "invitation of"
    if noun or scene.tokens.folds[j] in profile.list_mark:
        return False
    return set(profile.clause_mark).isdisjoint(scene.tokens.folds[j : hit.i])


def _is_discussed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether signing is what is talked about: "met to discuss the signing of a pact".

    Nobody stands between the two words, and no comma: "after the talks, A and B signed".
    """
    profile = scene.lexicon.profile
    if profile.clause_order == "SOV":
        return False
    marks = profile.pauses
    for talk in sentence.cues("cue:meeting"):
        if _is_crowned(sentence, talk, hit):
            continue
        between = scene.tokens.folds[talk.j : hit.i]
        near = 0 <= hit.i - talk.j <= scene.reach(_TOPIC) and marks.isdisjoint(between)
        joined = any(talk.j <= h.i < hit.i and _JOINS & set(h.concepts) for h in sentence.hits)
        if near and not joined and not any(talk.j <= a.i < hit.i for a in sentence.actors):
            return True
    return False


def _is_crowned(sentence: Sentence, talk: Hit, hit: Hit) -> bool:
    """Say whether talks are those at which, or at the end of which, something was signed.

    "The talks ended with the signing of", "the meeting saw"; in Arabic the verb stands before.
    "During" and "after" stand before everywhere, an article between: "durante el encuentro".
    """
    beside = range(talk.i - 1, hit.i)
    leads = any(h.i in beside or h.j - 1 in beside for h in sentence.cues("cue:leads-to"))
    during = sentence.cues("cue:during", "cue:occasion", "cue:after")
    return leads or any(0 <= talk.i - h.j <= 1 for h in during)


def _is_agreed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether signing is what is agreed on: "agreed to sign", but not "agreed and signed"."""
    reach = scene.reach(_AGREED)
    if scene.lexicon.profile.clause_order == "SOV":
        return any(0 <= h.i - hit.j <= reach for h in sentence.cues("cue:agree"))
    marks = scene.lexicon.profile.pauses
    agreed = [h for h in sentence.cues("cue:agree") if h.j <= hit.i]
    if agreed and any(agreed[-1].j <= h.i < hit.i for h in sentence.cues("cue:draft")):
        return True  # "agreed to exchange drafts and to sign the accord"
    joined = any(h.j == hit.i for h in sentence.cues("rel:and"))
    return not joined and any(
        0 <= hit.i - h.j <= reach and marks.isdisjoint(scene.tokens.folds[h.j : hit.i])
        for h in sentence.cues("cue:agree")
    )


def is_of_things(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether what is received is no guest: "received certificates", "welcomed 5,000 tourists".

    Nobody who can act is named behind the verb, and no words stand for guests.
    """
    if scene.lexicon.profile.clause_order == "SOV" or "cue:courtesy-call" in hit.concepts:
        return False
    low, high = hit.j, hit.j + scene.reach(_CROWD)
    counts = (n for n in sentence.numbers if n.kind == "quantity" and n.value >= _MANY)
    if any(low <= scene.tokens.at(n.span.start) < high for n in counts):
        return True
    told = any(a.j > hit.j and "in" not in a.marks for a in sentence.actors)
    told = told or any(h.i >= hit.j and (h.has("post") or h.has("title")) for h in sentence.hits)
    told = told or sentence.has("cue:delegation", "cue:visitors", "cue:guest")
    return not told and low < sentence.j - 1 and not sentence.has("rel:by")
