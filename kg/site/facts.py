"""Claims with their quotes, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import unquote

from kg.roles import ROLES
from kg.site.model import Fact, Quote, Roles, Value, Verdict
from kg.site.source import Pair, Source
from kg.terms import term

#: Longest quote that a page shows, in code points; the whole stands in the graph.
LONGEST_QUOTE: Final = 3000
#: Roles that say what type a claim has; they are shown in its heading.
_TYPES: Final = {"type", "kind", "qualifier"}
_DATES: Final = ("date", "since", "deadline", "period")
_ROLE: Final = {
    kind: {term(shape.name).value: role for role, shape in roles.items()}
    for kind, roles in ROLES.items()
}


def read_fact(source: Source, claim: str, *, most: int, graph: str = "") -> Fact | None:
    """Read a claim of the world, or one of an article as it was read there.

    Args:
        source: Where to look.
        claim: Its IRI.
        most: How many quotes to take along; at least one.
        graph: Graph of the article; the world if empty.

    Returns:
        The claim; None if it is none.
    """
    triples = sorted(pairs_of(source, claim, graph))
    held = {prop: value.iri or value.text for prop, value in reversed(triples)}
    world = held.get(_CANDIDATE, "") if graph else claim
    kind = source.kind_of(world) if world else ""
    if kind not in ROLES:
        return None
    roles = _roles(kind, triples)
    by_name = dict(roles)
    said = [claim] if graph else [value.iri for prop, value in triples if prop == _DERIVED]
    return Fact(
        iri=world,
        kind=kind,
        code=next((v.iri for role in _TYPES for v in by_name.get(role, ())), ""),
        date=next((v.text for role in _DATES for v in by_name.get(role, ())), ""),
        state=held.get(_STATUS) or held.get(_MODALITY, ""),
        confidence=held.get(_CONFIDENCE, ""),
        roles=tuple((role, values) for role, values in roles if role not in _TYPES),
        quotes=read_quotes(source, said, most, whole=bool(graph)),
        told=len(said),
        inherited=_inherited(source, by_name) if kind == "partnership" else (),
    )


_CANDIDATE: Final = term("coop:candidate").value
_DERIVED: Final = term("prov:wasDerivedFrom").value
_STATUS: Final = term("coop:currentStatus").value
_MODALITY: Final = term("coop:modality").value
_CONFIDENCE: Final = term("coop:confidence").value
_EXACT: Final = term("oa:exact").value
_SELECTOR: Final = term("oa:hasSelector").value
_DECISION: Final = term("coop:decisionOn").value


def pairs_of(source: Source, subject: str, graph: str, *, whole: bool = True) -> Iterable[Pair]:
    """Return what is said of a subject; of an article, out of its graph read as a whole."""
    if graph and whole:
        return source.article(graph).get(subject, ())
    return source.triples(subject, graph)


def _roles(kind: str, triples: Iterable[Pair]) -> Roles:
    found: dict[str, list[Value]] = {}
    for prop, value in triples:
        if role := _ROLE[kind].get(prop):
            found.setdefault(role, []).append(value)
    order = list(ROLES[kind])
    return tuple((r, tuple(found[r])) for r in sorted(found, key=order.index))


def _inherited(source: Source, roles: dict[str, tuple[Value, ...]]) -> tuple[str, ...]:
    sides = [value.iri for role in ("a", "b") for value in roles.get(role, ())]
    return tuple(side for side in sides if source.value(side, "coop:mergedInto"))


#: Claims of articles that are looked at for the best quotes of one fact.
_LOOKED_AT: Final = 20


def read_quotes(
    source: Source, claims: Sequence[str], most: int, *, whole: bool = False
) -> tuple[Quote, ...]:
    """Return the best quote of each claim, the surest first, at most `most` of them.

    Versions of one work stand beside each other.
    """
    looked_at = claims[: max(most, _LOOKED_AT)]
    found = [quote for claim in looked_at if (quote := read_quote(source, claim, whole=whole))]
    best: dict[str, float] = {}
    for quote in found:
        best[quote.work] = max(best.get(quote.work, 0.0), float(quote.confidence or 0))
    found.sort(key=lambda q: (-best[q.work], q.work, q.lang, q.article, q.start, q.claim))
    return tuple(found[:most])


def read_quote(source: Source, claim: str, *, whole: bool = False) -> Quote | None:
    """Return the best quote of what an article claims; None if the claim is not there.

    Args:
        source: Where to look.
        claim: IRI of the article's claim.
        whole: Whether more of the article is wanted, so that reading all of it pays.
    """
    article = claim.partition("#")[0]
    held = {p: v.iri or v.text for p, v in pairs_of(source, claim, article, whole=whole)}
    proof = held.get(term("coop:bestEvidence").value, "")
    if not proof:
        return None
    words, start, end = Value(), 0, 0
    for prop, selector in pairs_of(source, proof, article, whole=whole):
        if prop != _SELECTOR:
            continue
        parts = dict(pairs_of(source, selector.iri, article, whole=whole))
        if _EXACT in parts:
            words = parts[_EXACT]
        else:
            start = int(parts.get(term("oa:start").value, Value("0")).text)
            end = int(parts.get(term("oa:end").value, Value("0")).text)
    text = words.text
    return Quote(
        text=text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…",
        lang=words.lang,
        article=article,
        claim=claim,
        work=held.get(term("coop:work").value, ""),
        start=start,
        end=end,
        confidence=held.get(_CONFIDENCE, ""),
        modality=held.get(_MODALITY, ""),
        rule=held.get(term("coop:rule").value, ""),
        verdicts=_verdicts(source, claim, article, whole=whole),
    )


def _verdicts(source: Source, claim: str, article: str, *, whole: bool) -> tuple[Verdict, ...]:
    if whole:
        graph = source.article(article)
        decisions = [s for s, pairs in graph.items() if (_DECISION, Value(iri=claim)) in pairs]
    else:
        decisions = source.subjects("coop:decisionOn", claim, article)
    found = []
    for decision in decisions:
        pairs = pairs_of(source, decision, article, whole=whole)
        held = {prop: value.iri or value.text for prop, value in pairs}
        found.append(
            Verdict(
                verdict=held.get(term("coop:verdict").value, ""),
                by=unquote(held.get(term("prov:wasAttributedTo").value, "").rpartition("/")[2]),
                when=held.get(term("dcterms:created").value, ""),
                why=held.get(term("coop:reason").value, ""),
                state=held.get(term("coop:decisionState").value, ""),
            )
        )
    return tuple(sorted(found, key=lambda verdict: verdict.when))
