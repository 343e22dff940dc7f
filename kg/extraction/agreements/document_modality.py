"""What is told around a verb of signing: that it is wished, agreed to, weighed or talked over."""

from __future__ import annotations

from kg.extraction.agreements.paper_words import is_parted, words_between
from kg.extraction.clauses import frames_verb
from kg.extraction.quantities.document_dates import is_ahead, year_of_article
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

WISH = ("cue:wish", "cue:propose", "cue:request", "cue:must", "cue:if")
AHEAD = ("cue:plan", "cue:will")
_REACH = 10  # words over which a cue of modality reaches the verb
_GOVERNS = 7  # words between "agreed" and "to sign": when, where, with whom
_WEIGHED = 4  # words between "consider" and the signing
#: What is said of papers that there are.
_OLD = frozenset({"cue:in-force", "cue:previously", "cue:renew"})
_BEHIND = 6  # words between a year and the tie that it dates
#: What may stand between the two.
_BEGINS = frozenset({"cue:since", "cue:establish", "cue:sign", "cue:relations", "cue:per-year"})
_TALKED = 3  # words between "discussed" and the signing


def is_agreed(scene: Scene, hits: list[Hit], verb: Hit, hit: Hit) -> bool:
    """Say whether a tie is only what both sides agree to make ("agreed to establish")."""
    makes = verb is not hit or "cue:establish" in hit.concepts
    low, high = min(verb.i, hit.i), max(verb.j, hit.j)
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    return makes and any(
        "cue:agree" in h.concepts and (h.i >= high if verb_last else h.j <= low) for h in hits
    )


def around(
    scene: Scene,
    sentence: Sentence,
    hits: list[Hit],
    verb: Hit,
    ahead: tuple[str, ...] = AHEAD[:1],
) -> set[str]:
    """Return the concepts before a verb, in an SOV language also those after it.

    A word that also means one of those in `ahead` ("soll", "shall sign") obliges nobody.
    """
    after = scene.lexicon.profile.clause_order == "SOV"
    found: set[str] = set(verb.concepts)  # a future form says itself that it lies ahead
    for hit in hits:
        before = 0 <= verb.i - hit.j <= scene.reach(_REACH)
        framed = frames_verb(scene, hit, verb)
        dated = before and any(
            hit.j + 1 < d[0] < verb.i and not is_ahead(scene, d[1]) for d in sentence.dates
        )
        if before and "cue:not" in hit.concepts and is_parted(scene, hit.j, verb.i):
            continue
        if framed or (before and not dated) or (after and 0 <= hit.i - verb.j <= _REACH // 2):
            plans = not set(ahead).isdisjoint(hit.concepts)
            own = AHEAD if not before and _is_event(scene, hit) else ()  # "... and will meet"
            told = (c for c in hit.concepts if c not in own)
            found.update(c for c in told if not (plans and c == "cue:must"))
    return found


def is_asked_for(scene: Scene, hits: list[Hit], papers: list[Hit], told: set[str]) -> bool:
    """Say whether a paper is proposed, and not that one of old be carried out or renewed.

    Who asks for one says that it be signed; "asked to apply the accords signed" is of old ones.
    """
    if told & {"cue:not", "cue:if", "cue:wish"} or not told & {"cue:propose", "cue:request"}:
        return False
    if any(_OLD & set(h.concepts) for h in hits):
        return False
    if "cue:propose" in told:
        return True
    signs = [h for h in hits if "cue:sign" in h.concepts]
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    named = any(s.i == p.j for s in signs for p in papers) and not verb_last
    return bool(signs) and not named


def is_wished(scene: Scene, sentence: Sentence, hits: list[Hit], verb: Hit) -> bool:
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
    apart = scene.lexicon.profile.pauses
    for hit in hits:
        if "cue:agree" not in hit.concepts or set(hit.concepts) & set(scene.frames.document):
            continue
        low, high = (verb.j, hit.i) if verb_last else (hit.j, verb.i)
        joined = any("rel:and" in h.concepts and low <= h.i < high for h in hits)
        if verb_last and any(low <= h.i < high and _is_event(scene, h) for h in hits):
            continue  # "signed the minutes and agreed to meet", where no "and" stands
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


def _is_event(scene: Scene, hit: Hit) -> bool:
    return any(c in scene.frames.event and c != "cue:sign" for c in hit.concepts)


def _is_bare(scene: Scene, hits: list[Hit], low: int, high: int, apart: frozenset[str]) -> bool:
    """Say whether no document and no mark of a list stands between two words."""
    papers = any(low <= h.i < high and set(h.concepts) & set(scene.frames.document) for h in hits)
    return not papers and apart.isdisjoint(scene.tokens.folds[low:high])


def is_weighed(scene: Scene, hits: list[Hit], verb: Hit) -> bool:
    """Say whether a signing is only looked into: "agreed to study the signing of a pact"."""
    words = 1 if scene.lexicon.profile.clause_order == "SOV" else scene.reach(_WEIGHED)
    looks = [h for h in hits if {"cue:may", "cue:weigh"} & set(h.concepts)]
    return any(_leads(scene, hits, h, verb, words) or _closes(scene, hits, h, verb) for h in looks)


def _closes(scene: Scene, hits: list[Hit], hit: Hit, verb: Hit) -> bool:
    """Say whether a word ends the clause that a verb of agreeing opened: "..., X zu prüfen"."""
    marks = {*scene.lexicon.profile.list_mark, *scene.lexicon.profile.sentence_end}
    folds = scene.tokens.folds
    ends = hit.j >= len(folds) or folds[hit.j] in marks
    whole = marks.isdisjoint(folds[verb.j : hit.i]) and verb.j <= hit.i
    agreed = any("cue:agree" in h.concepts and h.j <= verb.i for h in hits)
    return ends and whole and agreed and scene.lexicon.profile.clause_order != "SOV"


def is_talked_over(scene: Scene, hits: list[Hit], verb: Hit) -> bool:
    """Say whether a signing is only what is talked about: "exchanged views on signing"."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    words = scene.reach(1 if verb_last else _TALKED)
    return "cue:discuss" in verb.concepts or any(
        "cue:discuss" in h.concepts and _leads(scene, hits, h, verb, words) for h in hits
    )


def is_talked_of(hits: list[Hit], verb: Hit, papers: list[Hit]) -> bool:
    """Say whether what is agreed on are talks of a paper: "agreed to open talks about a pact"."""
    talks = {"cue:discuss", "cue:meeting", "cue:weigh"}
    low, high = min(verb.j, papers[0].i), max(verb.i, papers[-1].j)
    return any(low <= h.i < high and talks & set(h.concepts) for h in hits)


def _leads(scene: Scene, hits: list[Hit], hit: Hit, verb: Hit, words: int) -> bool:
    """Say whether a word governs a verb: before it, or behind it where verbs end clauses.

    Neither "and", a mark of a list nor a document stands between the two.
    """
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    low, high = (verb.j, hit.i) if verb_last else (hit.j, verb.i)
    marks = scene.lexicon.profile.pauses
    joined = any("rel:and" in h.concepts and low <= h.i < high for h in hits)
    near = 0 <= high - low <= words and not _has_gap(scene, low, high)
    return near and not joined and _is_bare(scene, hits, low, high, marks)


def _has_gap(scene: Scene, low: int, high: int) -> bool:
    """Say whether a space ends a clause between two words, where words have none."""
    tokens = scene.tokens
    unspaced = scene.lexicon.profile.scriptio_continua
    return unspaced and any(tokens.starts[k] > tokens.ends[k - 1] for k in range(low, high + 1))


def is_told_of_old(scene: Scene, sentence: Sentence, hit: Hit, start: int) -> bool:
    """Say whether since when there is a tie, or the year in which it began, is told beside it."""
    return _is_told_of_past(scene, sentence, hit, start) or _is_of_old(scene, sentence, hit)


def _is_of_old(scene: Scene, sentence: Sentence, tie: Hit) -> bool:
    """Say whether it is told how long there is a tie: "the twinning that it has had since 1960".

    Also where the act follows: "15 years since they declared each other sister cities". No word
    that founds the tie, or for what is to come, stands between the two.
    """
    made = {*WISH, *AHEAD, "cue:sign", "cue:renew"}
    near = scene.reach(2 * _BEHIND)
    for mark in sentence.cues("cue:since"):
        low, high = (mark.j, tie.i) if mark.j <= tie.i else (tie.j, mark.i)
        between = {c for h in sentence.hits if low <= h.i < high for c in h.concepts}
        if 0 <= high - low <= near and made.isdisjoint(between):
            return True
    return False


def _is_told_of_past(scene: Scene, sentence: Sentence, hit: Hit, start: int) -> bool:
    """Say whether right before a tie stands the year before that of the news in which it began.

    "They have been twins since 2013 and wish to do more"; nothing but a verb of beginning,
    or "since", stands between the two.
    """
    now = year_of_article(scene)
    for at, edtf, _ in sentence.dates:
        early = edtf[:4].isdigit() and edtf[:4] < now and "/" not in edtf
        if early and start <= at < hit.i and hit.i - at <= scene.reach(_BEHIND):
            between = [h for h in sentence.hits if at <= h.i < hit.i and h.has("cue")]
            if all(_BEGINS & set(h.concepts) for h in between):
                return True
    return False
