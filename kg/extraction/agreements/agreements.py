"""Agreements: mentions of documents merged into one claim for each document."""

from __future__ import annotations

from kg.extraction.actors.parties import are_units
from kg.extraction.agreements.document_status import LADDER
from kg.extraction.agreements.documents import find_documents
from kg.extraction.agreements.paper_records import DISTINCT, Document
from kg.extraction.agreements.signings import FOUNDED, NAMED
from kg.extraction.agreements.ties import Tie, find_ties, partnership, told_ties
from kg.extraction.scene import Scene, unique
from kg.model import Claim, Modality, Ref, Value

_PURPOSE = frozenset({"twinning", "friendship_cooperation"})
_BEHIND = 2  # sentences behind a document that may tell who signed it
_YEAR = 4  # letters of a date that is only a year
_AHEAD = frozenset({"proposed", "planned"})
_STANDING = frozenset({"in_force", "renewed", "ended"})
_PAST = _STANDING | {"signed"}


def find_agreements(scene: Scene) -> list[Claim]:
    """Return the agreements and partnerships of an article."""
    told = told_ties(scene)
    documents = _merge(scene, find_documents(scene))
    _name_purpose(documents, told)
    ties = find_ties(scene, told, documents)
    founded = [_founding(t) for t in ties if t.made and _is_unnamed(scene, t, documents)]
    papers = [_agreement(d) for d in documents if not d.summed]
    return papers + founded + [partnership(t) for t in ties]


def _is_unnamed(scene: Scene, tie: Tie, documents: list[Document]) -> bool:
    """Say whether two became twins, and no paper of theirs is named by which they did."""
    papers = [d for d in documents if _pair(d) == (tie.a, tie.b)]
    units = are_units(scene, (tie.a, tie.b))
    return tie.kind == "twinned" and units and not any(d.kind == "twinning" for d in papers)


def _founding(tie: Tie) -> Claim:
    """Return the agreement by which two places became twins on the date that is told."""
    roles: dict[str, tuple[Value, ...]] = {
        "kind": ("twinning",),
        "status": ("signed",),
        "party": (Ref("place", tie.a), Ref("place", tie.b)),
        "date": (str(tie.made),),
    }
    reasons = ("that they became twins is told, and no paper named",)
    evidence = tuple(tie.evidence[:2])
    return Claim("agreement", roles, evidence, FOUNDED, "asserted", 0.5, reasons)


def _name_purpose(documents: list[Document], told: list[Tie]) -> None:
    """Let "the agreement" of two twins that was signed long ago be the one that twinned them.

    Not one that says what it is on, nor one beside another that is said to be on twinning.
    """
    twins = {(t.a, t.b) for t in told if t.kind == "twinned" and t.explicit}
    named = {_pair(d) for d in documents if d.kind == "twinning"}
    for doc in documents:
        keys = _pair(doc)
        bare = doc.bare and bool(doc.date) and (not doc.fresh or len(str(doc.date)) == _YEAR)
        if keys in twins and keys not in named and bare and doc.status in _PAST:
            doc.kind = "twinning"


def _pair(doc: Document) -> tuple[str, ...]:
    """Return the keys of the parties in the order in which ties keep theirs."""
    return tuple(sorted(p.key for p in doc.parties))


def _merge(scene: Scene, documents: list[Document]) -> list[Document]:
    """One document per parties and date; later mentions complete the first."""
    merged: list[Document] = []
    for doc in sorted(documents, key=lambda d: (not d.named, not d.date, d.index)):
        same = next((m for m in merged if _one(m, doc)), None)
        if same is None:
            merged.append(doc)
        else:
            _complete(same, doc)
    merged = _without_units(scene, merged)
    for doc in merged:
        if doc.status == "mentioned":
            doc.status = "signed" if doc.fresh else "in_force"
    return sorted(merged, key=lambda d: d.index)


def _without_units(scene: Scene, documents: list[Document]) -> list[Document]:
    """Leave out what headline or lead tell of two units where bodies of theirs signed it."""
    kept: list[Document] = []
    signed = [d for d in documents if any(p.kind == "body" for p in d.parties)]
    for doc in documents:
        whole = any(p.kind == "place" for p in doc.parties)
        twin = next((d for d in signed if whole and _may_be_of_bodies(scene, doc, d)), None)
        if twin is None:
            kept.append(doc)
            continue
        _complete(twin, doc)
    return kept


def _may_be_of_bodies(scene: Scene, doc: Document, signed: Document) -> bool:
    """Say whether what two units are told to have signed may be a paper of bodies of theirs.

    Not what is told of the units again behind the lead, nor a paper on twinning or friendship
    or of a form that is not that of the bodies: then there are two.
    """
    if doc is signed or not doc.fresh or doc.restated:
        return False
    if doc.status not in (signed.status, "mentioned"):
        return False
    if {doc.kind, signed.kind} & _PURPOSE and doc.kind != signed.kind:
        return False
    alike = doc.form in (signed.form, "cooperation_agreement")
    same = _units_of(scene, signed) == _units_of(scene, doc)
    return alike and doc.index != signed.index and same


def _units_of(scene: Scene, doc: Document) -> set[str | None]:
    """Return the units that sign a document, and those of bodies that do."""
    return {
        p.key if p.kind == "place" else scene.entities[p.kind, p.key].locality for p in doc.parties
    }


def _one(a: Document, b: Document) -> bool:
    """Say whether two mentions may name one document."""
    if _is_signed_by(a, b) or _is_signed_by(b, a):
        return True
    if set(a.parties) != set(b.parties):
        return False
    if _is_renewed_from(a, b):
        return True
    if a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return False
    if a.period and b.period and a.period != b.period:
        return False  # the next document follows the one that ends
    if a.form != b.form and (a.listed or b.listed):
        return False
    if _is_next(a, b) or _is_next(b, a) or _is_over(a, b) or _is_over(b, a):
        return False
    if a.form != b.form and {a.form, b.form} & DISTINCT and not _is_called(a, b):
        return False
    return a.kind == b.kind or not ({a.kind, b.kind} <= _PURPOSE and a.date and b.date)


def _is_signed_by(doc: Document, later: Document) -> bool:
    """Say whether right behind a document stands which people signed it, for one of its parties.

    "The two cities signed a pact. It was signed by the governor and the mayor of B."
    """
    follows = later.by_people and not doc.by_people and 0 < later.index - doc.index <= _BEHIND
    alike = doc.form == later.form or "cooperation_agreement" in (doc.form, later.form)
    fresh = doc.status == later.status == "signed" and later.date in (None, doc.date)
    return follows and alike and fresh and not set(doc.parties).isdisjoint(later.parties)


def _is_renewed_from(doc: Document, first: Document) -> bool:
    """Say whether one is told to be renewed, and the other, only called so, how it began.

    "The two cities renewed their twinning pact. The agreement was first signed in 2014."
    """
    early = bool(first.date) and not first.named and first.status in ("signed", "in_force")
    near = 0 <= first.index - doc.index <= _BEHIND
    return doc.status == "renewed" and early and near and first.form == "cooperation_agreement"


def _is_next(doc: Document, earlier: Document) -> bool:
    """Say whether a document is still to come, and the other one was signed long before it."""
    past = earlier.status in _STANDING or (bool(earlier.date) and not earlier.fresh)
    return doc.status in _AHEAD and past and earlier.status not in _AHEAD


def _is_over(doc: Document, other: Document) -> bool:
    """Say whether a document has ended, and the other one is signed just now."""
    return doc.status == "ended" and other.fresh and other.status in ("signed", "planned")


def _is_called(a: Document, b: Document) -> bool:
    """Say whether a paper is called only "the document" where it is named again: by its day."""
    plain = any(d.form == "cooperation_agreement" and (d.bare or d.fresh) for d in (a, b))
    news = any(d.form == "cooperation_agreement" and d.fresh and not d.date for d in (a, b))
    dated = bool(a.date) and a.date == b.date
    return (dated or news) and plain and a.status == b.status


def _complete(same: Document, doc: Document) -> None:
    same.evidence += doc.evidence
    if _is_renewed_from(same, doc):
        same.since = same.since or doc.date
        return
    same.date = same.date or doc.date
    same.period = same.period or doc.period
    same.fields = unique((*same.fields, *doc.fields))
    same.restated = same.restated or same.fresh != doc.fresh
    same.fresh = same.fresh or doc.fresh
    same.listed = same.listed or doc.listed
    same.bare = same.bare and doc.bare
    same.index = min(same.index, doc.index)
    news = same.fresh and (same.status, doc.status) == ("signed", "in_force")
    ahead = next((d for d in (same, doc) if d.status == "planned"), None)
    if ahead is not None and (same.agreed or doc.agreed):
        same.status, same.date = "planned", ahead.date
    elif LADDER.index(doc.status) > LADDER.index(same.status) and not news:
        same.status = doc.status  # what was signed just now is news, though it is valid at once
    if same.kind == "cooperation_agreement" or (same.kind == "mou" and doc.kind in _PURPOSE):
        same.kind = doc.kind


def _agreement(doc: Document) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {
        "kind": (doc.kind,),
        "status": (doc.status,),
        "party": doc.parties,
    }
    if doc.fields:
        roles["field"] = doc.fields
    if doc.date:
        roles["date"] = (doc.date,)
    if doc.period:
        roles["period"] = (doc.period,)
    evidence = tuple(dict.fromkeys(doc.evidence))[:4]
    confidence = 0.5 + (0.2 if doc.named else 0.0) + 0.07 * min(3, len(evidence))
    modality: Modality = "planned" if doc.status == "planned" else "asserted"
    if doc.status == "proposed":
        modality = "proposed"
    return Claim(
        "agreement", roles, evidence, f"agreement/{doc.kind}", modality, round(confidence, 2),
        (NAMED if doc.named else "parties from the article's topic",),
    )  # fmt: skip
