"""Mentions of documents: what kind, how far it has come, between whom, when, on what."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.clauses import fields_in, is_question, items
from kg.extraction.paper_lists import beside_own, dated_papers
from kg.extraction.scene import Scene, Sentence, unique
from kg.extraction.signatories import signatories
from kg.lexicon import Hit
from kg.model import Evidence, Ref

LADDER = ("mentioned", "proposed", "planned", "signed", "in_force", "renewed", "ended")
_REACH = 10  # words over which a cue of modality reaches the verb
_NEAR = 6  # words between a document and a word that says what it is for
_WIDE = 12  # the same for twinning, which is never said in passing
_BESIDE = 2  # words between a verb and its date
_GOVERNS = 7  # words between "agreed" and "to sign": when, where, with whom
_FOLLOW = 3  # sentences that may go on telling what a document covers
_WISH = ("cue:wish", "cue:propose", "cue:request", "cue:must", "cue:if")
_BOTH = ("cue:both-sides", "cue:two-localities", "cue:two-provinces", "cue:two-cities")
#: Documents that are spoken of by name also where nobody is said to sign.
_FIRM = ("cue:mou", "cue:agreement", "cue:letter-of-intent")


@dataclass(slots=True)
class Document:
    """One mention of a document, and after merging one document.

    Attributes:
        kind: Purpose if there is one, else the form of the paper.
        form: Form of the paper, whatever it is for.
        named: The clause itself names the parties.
        fresh: Told in headline or lead, so news and no standing arrangement.
        index: Number of the sentence.
    """

    kind: str
    form: str
    status: str
    parties: tuple[Ref, ...]
    named: bool
    fresh: bool
    index: int
    date: str | None
    period: str | None
    fields: tuple[str, ...]
    evidence: list[Evidence] = field(default_factory=list)


def find_documents(scene: Scene) -> list[Document]:
    """Return the mentions of documents in text order."""
    found: list[Document] = []
    for sentence in scene.sentences:
        if is_question(scene, sentence):
            continue
        before = len(found)
        for start, end in items(scene, sentence.i, sentence.j):
            found += _in_clause(scene, sentence, start, end)
        if len(found) == before:
            _complete_last(sentence, found)
    return found


def _in_clause(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Document]:
    hits = [h for h in sentence.hits if start <= h.i < end]
    papers = [h for h in hits if any(c in scene.frames.document for c in h.concepts)]
    papers = [h for h in papers if not any(b.i <= h.i < b.j for b in sentence.bodies)]
    status = _status(scene, sentence, hits, papers) if papers else _intent(scene, sentence, hits)
    if status is None:
        return []
    anchor = next((h for h in hits if "cue:sign" in h.concepts), papers[0] if papers else hits[0])
    sets, named = signatories(scene, sentence, start, end, anchor)
    if status == "mentioned" and not (named and _by_name(sentence, sets, start, end)):
        return []
    if not named and sentence.has(*_BOTH):
        first = scene.partners[:1]  # "the two cities" are one pair
        sets = [s for s in sets if {p.key for p in s} & set(first)] or sets
    date, period = _dates(sentence, anchor, start, end)
    if status == "signed" and not date and not sentence.has("cue:previously", "cue:since"):
        date = _day_of_news(scene)
    codes = _coverage(scene, sentence, start, end)
    fresh, quote = sentence.region in ("headline", "lead"), [scene.evidence(sentence)]
    told = dated_papers(sentence, papers, start, end) if status == "signed" else ()
    return [
        Document(kind, form, status, p, named, fresh, sentence.index, day, period, codes, quote[:])
        for p in sets
        for day, own in told or ((date, papers),)
        for kind, form in [_kind(scene, beside_own(hits, papers, own), own)]
    ]


def _status(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> str | None:
    """Climb the ladder as far as the clause asserts; a wish is no document."""
    signs = [h for h in hits if "cue:sign" in h.concepts]
    verb = signs[0] if signs else papers[0]
    around = _around(scene, sentence, hits, verb)
    if _carried_out(scene, hits, signs, papers) and not any(d[2] == "day" for d in sentence.dates):
        return "in_force"  # carried out since: the signing is told only to name the document
    if "cue:not" in around or around & set(_WISH) or (signs and _wished(hits, verb, sentence)):
        return None
    if around & {"cue:will", "cue:plan"} or (signs and _agreed_to(scene, hits, verb)):
        return "planned"
    if "cue:may" in around:
        return "proposed"
    for cue, status in (("cue:end", "ended"), ("cue:renew", "renewed")):
        told = [h for h in hits if cue in h.concepts]
        anew = [h for h in told if "cue:sign" in h.concepts]  # a verb for "to sign again"
        reach = 1 if signs and not anew else scene.reach(_NEAR)
        if papers and any(_gap(h, papers) <= reach for h in anew or told):
            return status
    if signs or any("cue:agree" in h.concepts and _gap(h, papers) <= _NEAR for h in hits):
        return "signed"
    if papers and any("cue:since" in h.concepts and _gap(h, papers) <= _NEAR for h in hits):
        return "in_force"  # "an agreement has bound the two cities since"
    return "mentioned" if any(set(_FIRM) & set(h.concepts) for h in papers) else None


def _carried_out(scene: Scene, hits: list[Hit], signs: list[Hit], papers: list[Hit]) -> bool:
    """Say whether the document is carried out: "implementing the agreement that was signed".

    In "signed an agreement on implementing ..." the verb belongs to what the paper is about.
    """
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    for hit in hits:
        if "cue:in-force" not in hit.concepts or _gap(hit, papers) > scene.reach(_WIDE):
            continue
        paper = min(papers, key=lambda p: abs(p.i - hit.i))
        governs = (hit.i > paper.i) == verb_last
        low, high = sorted((hit.i, paper.i))
        act = any(low < s.i < high for s in signs)  # "performed the signing of the agreement"
        if governs and not act and _gap(hit, [paper]) <= scene.reach(_NEAR) - 2:
            return True
        if not governs and not any((s.i > paper.i) == verb_last for s in signs):
            return True
    return False


def _by_name(sentence: Sentence, sets: list[tuple[Ref, ...]], start: int, end: int) -> bool:
    """Say whether the parties stand in the clause as such and not only as where it is."""
    acting = [a for a in sentence.actors if start <= a.i < end and "in" not in a.marks]
    keys = {k for a in acting for k in (*a.keys, *a.locality)}
    return all(p.kind != "place" or p.key in keys for parties in sets for p in parties)


def _day_of_news(scene: Scene) -> str | None:
    """Return the day that the lead tells of, if it names just one with its year."""
    days = {
        d[1]
        for s in scene.in_regions("headline", "lead")
        for d in s.dates
        if d[2] == "day" and "/" not in d[1] and d[1][0] != "X"
    }
    return days.pop() if len(days) == 1 else None


def _intent(scene: Scene, sentence: Sentence, hits: list[Hit]) -> str | None:
    """Twinning that is planned or looked into, before any document of it is named."""
    for hit in hits:
        if "cue:twinned" in hit.concepts:
            verb = next((h for h in hits if "cue:establish" in h.concepts
                         and 0 <= hit.i - h.j <= _NEAR), hit)  # fmt: skip
            around = _around(scene, sentence, hits, verb)
            denied = any("cue:not" in h.concepts for h in hits)
            if denied or around & set(_WISH):
                return None
            if around & {"cue:will", "cue:plan"} or is_agreed(scene, hits, verb, hit):
                return "planned"
            return "proposed" if "cue:may" in around else None
    return None


def is_agreed(scene: Scene, hits: list[Hit], verb: Hit, hit: Hit) -> bool:
    """Say whether a tie is only what both sides agree to make ("agreed to establish")."""
    makes = verb is not hit or "cue:establish" in hit.concepts
    low, high = min(verb.i, hit.i), max(verb.j, hit.j)
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    return makes and any(
        "cue:agree" in h.concepts and (h.i >= high if verb_last else h.j <= low) for h in hits
    )


def _around(scene: Scene, sentence: Sentence, hits: list[Hit], verb: Hit) -> set[str]:
    """Return the concepts before a verb, in an SOV language also those after it."""
    after = scene.lexicon.profile.clause_order == "SOV"
    found: set[str] = set(verb.concepts)  # a future form says itself that it lies ahead
    for hit in hits:
        before = 0 <= verb.i - hit.j <= scene.reach(_REACH)
        dated = before and any(hit.j + 1 < d[0] < verb.i for d in sentence.dates)
        if before and "cue:not" in hit.concepts and _is_parted(scene, hit.j, verb.i):
            continue
        if (before and not dated) or (after and 0 <= hit.i - verb.j <= _REACH // 2):
            found.update(hit.concepts)
    return found


def _is_parted(scene: Scene, low: int, high: int) -> bool:
    """Say whether a comma stands between two words: "never twinned, but an agreement"."""
    return not set(scene.lexicon.profile.list_mark).isdisjoint(scene.tokens.folds[low:high])


def _wished(hits: list[Hit], verb: Hit, sentence: Sentence) -> bool:
    """Say whether the signing stands in what somebody asks for, and is not told as past."""
    if sentence.dates or sentence.has("cue:previously"):
        return False
    return any(set(_WISH[:3]) & set(h.concepts) and h.i < verb.i for h in hits)


def _agreed_to(scene: Scene, hits: list[Hit], verb: Hit) -> bool:
    """Say whether the verb of agreeing governs that of signing ("agreed to sign in May")."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    apart = {*scene.lexicon.profile.list_mark, *scene.lexicon.profile.clause_mark}
    for hit in hits:
        if "cue:agree" not in hit.concepts or set(hit.concepts) & set(scene.frames.document):
            continue
        low, high = (verb.j, hit.i) if verb_last else (hit.j, verb.i)
        joined = any("rel:and" in h.concepts and low <= h.i < high for h in hits)
        if 0 <= high - low <= _GOVERNS and not joined and _is_bare(scene, hits, low, high, apart):
            return True
    return False


def _is_bare(scene: Scene, hits: list[Hit], low: int, high: int, apart: set[str]) -> bool:
    """Say whether no document and no mark of a list stands between two words."""
    papers = any(low <= h.i < high and set(h.concepts) & set(scene.frames.document) for h in hits)
    return not papers and apart.isdisjoint(scene.tokens.folds[low:high])


def _gap(hit: Hit, papers: list[Hit]) -> int:
    return min((max(p.i - hit.j, hit.i - p.j, 0) for p in papers), default=99)


def _kind(scene: Scene, hits: list[Hit], papers: list[Hit]) -> tuple[str, str]:
    """Return (kind, form): purpose before form, so twinning and friendship override the paper."""
    codes = [scene.frames.document[c] for h in papers for c in h.concepts
             if c in scene.frames.document]  # fmt: skip
    form = next((c for c in codes if c != "cooperation_agreement"), "cooperation_agreement")
    near = papers or hits
    denied = [h.j for h in hits if "cue:not" in h.concepts]
    twins = [h for h in hits if "cue:twinned" in h.concepts and _gap(h, near) <= _WIDE]
    if any(not any(0 <= h.i - j <= 2 for j in denied) for h in twins):  # "never twinned, but"
        return "twinning", form
    if any("cue:friendship" in h.concepts and _gap(h, near) <= _NEAR for h in hits):
        return "friendship_cooperation", form
    return form, form


def _dates(sentence: Sentence, anchor: Hit, start: int, end: int) -> tuple[str | None, str | None]:
    """Return the finest date nearest to the verb, in its clause first, and the period."""
    points = [d for d in sentence.dates if d[2] in ("day", "month", "year") and "/" not in d[1]]
    inside = [d for d in points if start <= d[0] < end]
    ranges = [d[1] for d in sentence.dates if "/" in d[1]]
    order = {"day": 0, "month": 1, "year": 2}

    def rank(date: tuple[int, str, str]) -> tuple[bool, int, int]:
        beside = 0 <= date[0] - anchor.j <= _BESIDE  # "signed in 1998 and lapsing in May"
        return not beside, order[date[2]], abs(date[0] - anchor.i)

    best = min(inside or points, key=rank, default=None)
    return (best[1] if best else None), (ranges[0] if ranges else None)


def _coverage(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return what the document covers: fields of its clause and of what follows on it."""
    codes = list(fields_in(scene, sentence, start, end))
    before = scene.sentences[max(0, sentence.index - 1)]
    if before.has("cue:agree") and before.has(*_BOTH) and before.region == "body":
        codes += fields_in(scene, before, before.i, before.j)  # what was agreed was then signed
    for other in scene.sentences[sentence.index + 1 : sentence.index + 1 + _FOLLOW]:
        goes_on = other.has(*_BOTH, "cue:cooperation") or other.has(*scene.frames.document)
        goes_on = goes_on or _is_of_it(sentence, other)
        if goes_on and other.region != "caption" and not other.has("cue:say"):
            codes += fields_in(scene, other, other.i, other.j)
    return unique(codes)


def _is_of_it(sentence: Sentence, other: Sentence) -> bool:
    """Say whether the sentence right behind speaks of nobody: "It covers health and tourism"."""
    near = other.index == sentence.index + 1 and other.paragraph == sentence.paragraph
    return near and not any("pronoun" not in a.marks for a in other.actors)


def _complete_last(sentence: Sentence, found: list[Document]) -> None:
    """Let a signing without its document complete the one before ("The text was signed on")."""
    signs = sentence.cues("cue:sign", "cue:renew")
    if not signs or not found or not 0 < sentence.index - found[-1].index <= 2:
        return
    last = found[-1]
    if "cue:renew" in signs[0].concepts and last.status == "in_force":
        if not sentence.has(*_WISH, "cue:will", "cue:plan", "cue:not", "cue:may"):
            last.status = "renewed"
        return
    is_open = last.status in ("mentioned", "signed") and not last.date
    if "cue:sign" not in signs[0].concepts or not is_open:
        return
    last.status = "signed"
    date, period = _dates(sentence, signs[0], sentence.i, sentence.j)
    last.date = date
    last.period = last.period or period
