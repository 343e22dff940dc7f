"""Documents and ties: what was signed between whom, and who is twinned with whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.clauses import clause_of, fields_in, modality_of, negated
from kg.extraction.parties import are_units, completed, is_foreign_pair, pairs_of, parties_in
from kg.extraction.scene import Scene, Sentence, unique
from kg.lexicon import Hit
from kg.model import Claim, Evidence, Modality, Ref, Value

_LADDER = ("mentioned", "proposed", "planned", "signed", "in_force", "renewed", "ended")


@dataclass(slots=True)
class _Document:
    """One mention of a document, and after merging one document."""

    kind: str
    status: str
    parties: tuple[str, ...]
    explicit: bool
    sentence: Sentence
    date: str | None
    period: str | None
    fields: tuple[str, ...]
    named: bool
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(slots=True)
class _Tie:
    a: str
    b: str
    kind: str
    since: str | None
    explicit: bool
    rule: str
    evidence: list[Evidence] = field(default_factory=list)


def find_agreements(scene: Scene) -> list[Claim]:
    """Return the agreements and partnerships of an article."""
    documents = _merge([d for s in scene.sentences for d in _documents(scene, s)])
    ties = _ties(scene, documents)
    return [_agreement(d) for d in documents] + [_partnership(t) for t in ties]


def _documents(scene: Scene, sentence: Sentence) -> list[_Document]:
    hits = [h for h in sentence.hits if any(c in scene.frames.document for c in h.concepts)]
    if not hits:
        return []
    status = _status(scene, sentence, hits[0])
    if status is None:
        return []
    explicit = parties_in(scene, sentence, *clause_of(scene, sentence, hits[0].i))
    parties = completed(scene, explicit)
    if not is_foreign_pair(scene, parties):
        return []
    kind = _kind(scene, sentence, hits)
    date, period = _dates(sentence, hits[0])
    codes = fields_in(scene, sentence, sentence.i, sentence.j)
    named = is_foreign_pair(scene, explicit)
    return [
        _Document(
            kind,
            status,
            pair,
            named,
            sentence,
            date,
            period,
            codes,
            named,
            [scene.evidence(sentence)],
        )
        for pair in pairs_of(scene, parties)
        if are_units(scene, pair)
    ]


def _status(scene: Scene, sentence: Sentence, document: Hit) -> str | None:
    """Climb the ladder as far as the sentence asserts; a wish stays a proposal."""
    signs = sentence.cues("cue:sign", "cue:establish")
    if sentence.has("cue:in-force") and not any(d[2] == "day" for d in sentence.dates):
        return "in_force"  # carried out since: the signing is told only to name the document
    if signs:
        modality = modality_of(scene, sentence, signs[0])
        if modality == "negated":
            return None
        if modality in ("planned", "proposed", "hypothetical"):
            return "planned" if modality == "planned" else "proposed"
        return "signed"
    if sentence.has("cue:end"):
        return "ended"
    if sentence.has("cue:renew"):
        return "renewed"
    if modality_of(scene, sentence, document) in ("planned", "proposed"):
        return "planned" if sentence.has("cue:will", "cue:plan") else "proposed"
    return None


def _kind(scene: Scene, sentence: Sentence, hits: list[Hit]) -> str:
    """Purpose before form: twinning and friendship override the kind of paper."""
    near = [h for h in sentence.hits if any(abs(h.i - d.i) <= 12 for d in hits)]
    concepts = {c for h in near for c in h.concepts}
    if "cue:twinned" in concepts:
        return "twinning"
    if "cue:friendship" in concepts:
        return "friendship_cooperation"
    for hit in hits:
        for concept in hit.concepts:
            if concept in scene.frames.document and concept != "cue:agreement":
                return scene.frames.document[concept]
    return scene.frames.document["cue:agreement"]


def _dates(sentence: Sentence, hit: Hit) -> tuple[str | None, str | None]:
    points = [d for d in sentence.dates if d[2] in ("day", "month", "year") and "/" not in d[1]]
    ranges = [d for d in sentence.dates if "/" in d[1]]
    order = {"day": 0, "month": 1, "year": 2}
    best = min(points, key=lambda d: (order[d[2]], abs(d[0] - hit.i)), default=None)
    return (best[1] if best else None), (ranges[0][1] if ranges else None)


def _merge(documents: list[_Document]) -> list[_Document]:
    """One document per pair and date; later mentions complete the first."""
    merged: list[_Document] = []
    for doc in sorted(documents, key=lambda d: (not d.named, d.sentence.index)):
        same = next(
            (m for m in merged if set(m.parties) == set(doc.parties) and _one(m, doc)), None
        )
        if same is None:
            merged.append(doc)
            continue
        same.evidence += doc.evidence
        same.date = same.date or doc.date
        same.period = same.period or doc.period
        same.fields = unique((*same.fields, *doc.fields))
        if _LADDER.index(doc.status) > _LADDER.index(same.status):
            same.status = doc.status
        if (
            same.kind in ("cooperation_agreement", "mou")
            and doc.kind
            in (
                "twinning",
                "friendship_cooperation",
            )
        ) or same.kind == "cooperation_agreement":
            same.kind = doc.kind
    return merged


def _one(a: _Document, b: _Document) -> bool:
    if a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return False
    firm = {"twinning", "friendship_cooperation"}
    return a.kind == b.kind or not (a.kind in firm and b.kind in firm and a.date and b.date)


def _agreement(doc: _Document) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {
        "kind": (doc.kind,),
        "status": (doc.status,),
        "party": tuple(Ref("place", p) for p in doc.parties),
    }
    if doc.fields:
        roles["field"] = doc.fields
    if doc.date:
        roles["date"] = (doc.date,)
    if doc.period:
        roles["period"] = (doc.period,)
    evidence = tuple(dict.fromkeys(doc.evidence))[:4]
    confidence = 0.5 + (0.2 if doc.explicit else 0.0) + 0.07 * min(3, len(evidence))
    modality: Modality = "planned" if doc.status == "planned" else "asserted"
    if doc.status == "proposed":
        modality = "proposed"
    return Claim(
        "agreement", roles, evidence, f"agreement/{doc.kind}", modality, round(confidence, 2),
        ("both parties in the sentence" if doc.explicit else "parties from the article's topic",),
    )  # fmt: skip


def _ties(scene: Scene, documents: list[_Document]) -> list[_Tie]:
    ties: dict[tuple[str, str], _Tie] = {}
    for sentence in scene.sentences:
        for tie in _sentence_ties(scene, sentence):
            _keep(scene, ties, tie)
    for doc in documents:
        if doc.status in ("signed", "in_force", "renewed"):
            kind = {"twinning": "twinned", "friendship_cooperation": "friendship"}.get(
                doc.kind, "cooperation"
            )
            since = (
                doc.date[:4]
                if doc.date and doc.status == "signed" and not doc.date.startswith("X")
                else None
            )
            a, b = sorted(doc.parties)
            _keep(
                scene,
                ties,
                _Tie(a, b, kind, since, doc.explicit, "tie/agreement", doc.evidence[:1]),
            )
    return list(ties.values())


def _keep(scene: Scene, ties: dict[tuple[str, str], _Tie], tie: _Tie) -> None:
    """Keep the strongest kind of a pair, with the evidence for it first."""
    strength = list(scene.frames.tie.values())
    known = ties.get((tie.a, tie.b))
    if known is None:
        ties[tie.a, tie.b] = tie
    elif strength.index(tie.kind) < strength.index(known.kind):
        ties[tie.a, tie.b] = tie
        tie.since = tie.since or (known.since if tie.kind == known.kind else None)
    elif tie.kind == known.kind:
        known.evidence += tie.evidence
        known.since = known.since or tie.since


def _sentence_ties(scene: Scene, sentence: Sentence) -> list[_Tie]:
    found = []
    for cue, kind in scene.frames.tie.items():
        for hit in sentence.cues(cue):
            if not _standing(sentence, hit, kind):
                continue
            if negated(sentence, sentence.i, sentence.j) or modality_of(scene, sentence, hit) in (
                "proposed",
                "hypothetical",
                "negated",
            ):
                continue
            explicit = parties_in(scene, sentence, *clause_of(scene, sentence, hit.i))
            parties = explicit
            if kind == "twinned" and not is_foreign_pair(scene, parties):
                parties = completed(scene, explicit)
            if not is_foreign_pair(scene, parties):
                continue
            since = _since(sentence)
            for a, b in pairs_of(scene, parties):
                if kind != "twinned" and not are_units(scene, (a, b)):
                    continue  # friendship of a province with a country is no tie of two places
                a, b = sorted((a, b))
                found.append(
                    _Tie(
                        a,
                        b,
                        kind,
                        since,
                        parties is explicit,
                        f"tie/{kind}",
                        [scene.evidence(sentence)],
                    )
                )
        if found:
            break
    return found


def _standing(sentence: Sentence, hit: Hit, kind: str) -> bool:
    """A tie is spoken of as standing: twinning by its word, others with "relations between"."""
    if kind == "twinned":
        return True
    relations = [h for h in sentence.cues("cue:relations") if abs(h.i - hit.i) <= 6]
    between = [h for h in sentence.cues("rel:between", "rel:with") if abs(h.i - hit.i) <= 8]
    return bool(relations) and bool(between or kind == "friendship")


def _since(sentence: Sentence) -> str | None:
    if not sentence.has("cue:since", "cue:establish", "cue:sign"):
        return None
    years = [d[1][:4] for d in sentence.dates if d[1][:4].isdigit()]
    return min(years) if years else None


def _partnership(tie: _Tie) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {
        "a": (Ref("place", tie.a),),
        "b": (Ref("place", tie.b),),
        "kind": (tie.kind,),
    }
    if tie.since:
        roles["since"] = (tie.since,)
    evidence = tuple(dict.fromkeys(tie.evidence))[:4]
    confidence = 0.5 + (0.25 if tie.explicit else 0.0) + 0.06 * min(3, len(evidence))
    return Claim(
        "partnership", roles, evidence, tie.rule, "asserted", round(confidence, 2),
        ("both sides in the sentence" if tie.explicit else "sides from the article's topic",),
    )  # fmt: skip
