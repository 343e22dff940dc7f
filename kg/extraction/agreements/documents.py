"""Mentions of documents: what kind, how far it has come, between whom, when, on what."""

from __future__ import annotations

from kg.extraction.actors.both_sides import BOTH
from kg.extraction.actors.parties import is_both, units_of
from kg.extraction.agreements.coverage import coverage
from kg.extraction.agreements.document_status import intent_of, status_of
from kg.extraction.agreements.implied_papers import signed_tie, so_called, verb_before, within_verbs
from kg.extraction.agreements.pairs import is_summed
from kg.extraction.agreements.paper_lists import acts_in, beside_own, dated_papers, joined_papers
from kg.extraction.agreements.paper_records import STANDING, Document
from kg.extraction.agreements.paper_words import NEAR, WIDE, gap
from kg.extraction.agreements.renewals import renewing
from kg.extraction.agreements.signatories import signatories
from kg.extraction.agreements.tie_dates import own_years, paper_date, standing_date
from kg.extraction.agreements.tie_parts import TiePart, tie_parts
from kg.extraction.agreements.told_later import complete_last
from kg.extraction.clauses import fields_in, is_question, is_refuted
from kg.extraction.quantities.document_dates import covers_now, dated_by_news, dates_of, is_news
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.model import Ref


def find_documents(scene: Scene) -> list[Document]:
    """Return the mentions of documents in text order."""
    found: list[Document] = []
    for sentence in scene.sentences:
        if is_question(scene, sentence) or is_refuted(scene, sentence):
            continue
        for part in tie_parts(scene, sentence):
            acts = acts_in(scene, sentence, part)
            for start, end in acts:
                told = _in_part(scene, sentence, part, start, end)
                told = [d for d in told if not _goes_on(d, found)]
                for doc in told:
                    doc.listed = doc.listed or len(acts) > 1
                if not told:
                    complete_last(scene, sentence, part, found)
                found += told
    return found


def _goes_on(doc: Document, found: list[Document]) -> bool:
    """Say whether a paper without parties is that of other parties of the sentence before.

    "The two schools signed a memorandum. The memorandum is valid for three years."
    """
    last = found[-1] if found else None
    if last is None or doc.named or doc.index - last.index != 1 or doc.status not in STANDING:
        return False
    return last.form == doc.form and last.parties != doc.parties and not doc.date


def _in_part(
    scene: Scene, sentence: Sentence, part: TiePart, start: int, end: int
) -> list[Document]:
    """Return the documents between two words of a part, whose sides may stand around them."""
    hits = [h for h in sentence.hits if start <= h.i < end]
    papers = [h for h in hits if any(c in scene.frames.document for c in h.concepts)]
    papers = [h for h in papers if not any(b.i <= h.i < b.j for b in sentence.bodies)]
    papers = papers or within_verbs(scene, hits) or signed_tie(scene, sentence, hits)
    papers = papers or so_called(scene, sentence, hits, part)
    hits = [*verb_before(scene, sentence, part), *hits]
    read = status_of(scene, sentence, hits, papers) if papers else None
    status = read if papers else intent_of(scene, sentence, hits)
    if status is None:
        return []
    beside = papers or [h for h in hits if "cue:twinned" in h.concepts] or hits
    anchor = next((h for h in hits if "cue:sign" in h.concepts), beside[0])
    anchor = (renewing(scene, sentence, hits, papers) or anchor) if status == "renewed" else anchor
    sets, named = signatories(scene, sentence, part.start, part.last, anchor, part.others)
    date, period = dates_of(scene, sentence, anchor, start, end, status)
    if status == "mentioned" and not (named and _by_name(sentence, sets, part.start, end)):
        if not (date and _is_dated(sentence, hits, start, end)):
            return []
        status = "in_force"
    if not named and sentence.has(*BOTH):
        first = scene.partners[:1]  # "the two cities" are one pair
        sets = [s for s in sets if {p.key for p in s} & set(first)] or sets
    if status == "signed" and not date and covers_now(scene, period):
        status = "in_force"
    if status == "in_force":
        date = standing_date(scene, sentence, hits, papers, date)
    if status in ("signed", "renewed"):
        signing = _is_signing(scene, sentence, sets)
        date = dated_by_news(scene, sentence, date, signing=signing)
        signs = [h for h in hits if "cue:sign" in h.concepts]
        date = paper_date(scene, sentence, signs, papers, date)
    codes = coverage(scene, sentence, start, end, sets)
    fresh = sentence.region in ("headline", "lead") or _is_exchanged(scene, sentence, sets)
    told = dated_papers(sentence, papers, start, end) if status == "signed" else ()
    if not told and status in ("signed", "planned"):
        told = tuple((date, own) for own in joined_papers(scene, sentence, papers))
    quote, listed = [scene.evidence(sentence)], len(told) > 1
    years = _own_years(scene, sentence, start, end, sets)
    bare = _is_bare(scene, sentence, hits, papers)
    agreed = status == "signed" and not any("cue:sign" in h.concepts for h in hits)
    summed = sentence.has("rel:such-as") and is_summed(scene, sentence, start, end)
    people = named and _is_by_people(scene, sentence, start, end)
    return [
        Document(kind, form, status, p, named, fresh, sentence.index, years.get(p, day), period,
                 codes, quote[:], listed, people, bare, agreed=agreed, summed=summed)
        for p in sets
        for day, own in told or ((date, papers),)
        for kind, form in [kind_of(scene, beside_own(hits, papers, own), own)]
    ]  # fmt: skip


def _is_bare(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a paper is only called an agreement: no cooperation, form or field is named."""
    plain = all("cue:agreement" in h.concepts for h in papers)
    if not papers or not plain or any("cue:cooperation" in h.concepts for h in hits):
        return False
    end = papers[-1].j + scene.reach(NEAR)
    return not fields_in(scene, sentence, papers[0].i, min(end, sentence.j))


def _is_dated(sentence: Sentence, hits: list[Hit], start: int, end: int) -> bool:
    """Say whether a clause that dates a paper names nobody: "this agreement was made in 1975"."""
    if any({"cue:sign", "cue:will", "cue:plan", "cue:must"} & set(h.concepts) for h in hits):
        return False
    return not any(start <= a.i < end and "in" not in a.marks for a in sentence.actors)


def _is_by_people(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a clause names only people: "the text was signed by governor A and mayor B"."""
    acting = [a for a in sentence.actors if start <= a.i < end and units_of(scene, [a])]
    kinds = [a.kind for a in acting if "in" not in a.marks]
    return "person" in kinds and "place" not in kinds


def _own_years(
    scene: Scene, sentence: Sentence, start: int, end: int, sets: list[tuple[Ref, ...]]
) -> dict[tuple[Ref, ...], str | None]:
    """Return the year of each of several documents of two, if each has its own."""
    pairs = [(p[0].key, p[1].key) for p in sets if len(p) == 2]
    if len(sets) < 2 or len(pairs) < len(sets):
        return {}
    years = own_years(scene, sentence, start, end, pairs)
    return dict(zip(sets, years, strict=True)) if years else {}


def _is_exchanged(scene: Scene, sentence: Sentence, sets: list[tuple[Ref, ...]]) -> bool:
    """Say whether bodies do something with a document on the day of the news.

    "After the talks, the two universities exchanged a letter of intent"; not what is said of it.
    """
    bodies = any(p.kind == "body" for parties in sets for p in parties)
    spoken = sentence.has("cue:say", "cue:stress", "cue:inform", *scene.frames.statement)
    return bodies and not spoken and is_news(scene, sentence)


def _is_signing(scene: Scene, sentence: Sentence, sets: list[tuple[Ref, ...]]) -> bool:
    """Say whether bodies, both sides as such, or the two that the news is of sign one paper."""
    if any(p.kind == "body" for parties in sets for p in parties):
        return True
    main = {scene.home, *scene.partners[:1]}
    of_main = len(sets) == 1 and all(p.key in main for p in sets[0])
    return of_main or any(is_both(a) for a in sentence.actors)


def _by_name(sentence: Sentence, sets: list[tuple[Ref, ...]], start: int, end: int) -> bool:
    """Say whether the parties stand in the clause as such and not only as where it is."""
    acting = [a for a in sentence.actors if start <= a.i < end and "in" not in a.marks]
    keys = {k for a in acting for k in (*a.keys, *a.locality)}
    return all(p.kind != "place" or p.key in keys for parties in sets for p in parties)


def kind_of(scene: Scene, hits: list[Hit], papers: list[Hit]) -> tuple[str, str]:
    """Return (kind, form): purpose before form, so twinning and friendship override the paper."""
    codes = [scene.frames.document[c] for h in papers for c in h.concepts
             if c in scene.frames.document]  # fmt: skip
    form = next((c for c in codes if c != "cooperation_agreement"), "cooperation_agreement")
    near = papers or hits
    denied = [h.j for h in hits if "cue:not" in h.concepts]
    twins = [h for h in hits if "cue:twinned" in h.concepts and gap(h, near) <= WIDE]
    twins = [h for h in twins if not _is_of_old(hits, h, papers)]
    if form == "letter_of_intent" and twins:
        return form, form  # what is intended is no tie yet
    if any(not any(0 <= h.i - j <= 2 for j in denied) for h in twins):  # "never twinned, but"
        return "twinning", form
    if any("cue:friendship" in h.concepts and _is_aim(h, hits, near) for h in hits):
        return "friendship_cooperation", form
    on_project = any("unit:projects" in h.concepts and _is_about(scene, h, near) for h in hits)
    if form == "cooperation_agreement" and papers and on_project:
        return "project_agreement", form
    return form, form


def _is_of_old(hits: list[Hit], twin: Hit, papers: list[Hit]) -> bool:
    """Say whether it is told how long two have been twins: "twinned since 2003, they signed"."""
    since = any("cue:since" in h.concepts and gap(h, [twin]) <= 1 for h in hits)
    since = since or any("cue:anniversary" in h.concepts and gap(h, [twin]) <= 2 for h in hits)
    return since and gap(twin, papers) > 1


def _is_aim(friendship: Hit, hits: list[Hit], papers: list[Hit]) -> bool:
    """Say whether a paper is for friendship: beside it, or what it shall establish."""
    made = any("cue:establish" in h.concepts and gap(h, papers) <= NEAR
               and gap(h, [friendship]) <= NEAR for h in hits)  # fmt: skip
    return gap(friendship, papers) <= (WIDE if made else NEAR)


def _is_about(scene: Scene, project: Hit, papers: list[Hit]) -> bool:
    """Say whether a document is on a project: "an accord on this project"; not on 12 of them."""
    first = scene.lexicon.profile.head_order == "first" or scene.lexicon.profile.case_marks_names
    after = [project.i - p.j for p in papers if p.j <= project.i]
    before = [p.i - project.j for p in papers if project.j <= p.i]
    return any(0 <= n <= scene.reach(3) for n in ((*after,) if first else (*after, *before)))
