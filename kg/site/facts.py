"""Claims with their quotes, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal

from kg.roles import ROLES
from kg.site.model import Fact, Quote, Roles, Value, Verdict
from kg.site.source import Source
from kg.store import Term, plain
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


def as_value(found: Term) -> Value:
    """Return a term as pages hold it."""
    if isinstance(found, Literal):
        return Value(found.value, found.language or "")
    return Value(iri=plain(found))


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
    triples = sorted(source.triples(claim, graph), key=str)
    held = dict(reversed(triples))
    world = plain(held[_CANDIDATE]) if graph else claim
    kind = source.kind_of(world)
    if kind not in ROLES:
        return None
    roles = _roles(kind, triples)
    by_name = dict(roles)
    said = [claim] if graph else [plain(v) for p, v in triples if p == _DERIVED]
    quotes = read_quotes(source, said, most)
    status = held.get(_STATUS) or held.get(_MODALITY)
    return Fact(
        iri=world,
        kind=kind,
        code=next((v.iri for role in _TYPES for v in by_name.get(role, ())), ""),
        date=next((v.text for role in _DATES for v in by_name.get(role, ())), ""),
        state=plain(status),
        confidence=plain(held.get(_CONFIDENCE)),
        roles=tuple((role, values) for role, values in roles if role not in _TYPES),
        quotes=quotes,
        told=len(said),
        inherited=_inherited(source, by_name) if kind == "partnership" else (),
    )


_CANDIDATE: Final = term("coop:candidate").value
_DERIVED: Final = term("prov:wasDerivedFrom").value
_STATUS: Final = term("coop:currentStatus").value
_MODALITY: Final = term("coop:modality").value
_CONFIDENCE: Final = term("coop:confidence").value


def _roles(kind: str, triples: Iterable[tuple[str, Term]]) -> Roles:
    found: dict[str, list[Value]] = {}
    for prop, value in triples:
        if role := _ROLE[kind].get(prop):
            found.setdefault(role, []).append(as_value(value))
    order = list(ROLES[kind])
    return tuple((r, tuple(found[r])) for r in sorted(found, key=order.index))


def _inherited(source: Source, roles: dict[str, tuple[Value, ...]]) -> tuple[str, ...]:
    sides = [value.iri for role in ("a", "b") for value in roles.get(role, ())]
    return tuple(side for side in sides if source.value(side, "coop:mergedInto"))


def read_quotes(source: Source, claims: Iterable[str], most: int) -> tuple[Quote, ...]:
    """Return the best quote of each claim, the surest first, at most `most` of them.

    Versions of one work stand beside each other.
    """
    found = [quote for claim in claims if (quote := read_quote(source, claim))]
    best: dict[str, float] = {}
    for quote in found:
        best[quote.work] = max(best.get(quote.work, 0.0), float(quote.confidence or 0))
    found.sort(key=lambda q: (-best[q.work], q.work, q.lang, q.article, q.start, q.claim))
    return tuple(found[:most])


def read_quote(source: Source, claim: str) -> Quote | None:
    """Return the best quote of what an article claims; None if the claim is not there."""
    article = claim.partition("#")[0]
    held = dict(source.triples(claim, article))
    proof = plain(held.get(term("coop:bestEvidence").value))
    if not proof:
        return None
    text, lang, start, end = "", "", 0, 0
    for selector in source.values(proof, "oa:hasSelector", article):
        parts = dict(source.triples(plain(selector), article))
        if words := parts.get(term("oa:exact").value):
            text = plain(words)
            lang = words.language or "" if isinstance(words, Literal) else ""
        else:
            start = int(plain(parts.get(term("oa:start").value)) or 0)
            end = int(plain(parts.get(term("oa:end").value)) or 0)
    return Quote(
        text=text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…",
        lang=lang,
        article=article,
        claim=claim,
        work=plain(held.get(term("coop:work").value)),
        start=start,
        end=end,
        confidence=plain(held.get(_CONFIDENCE)),
        modality=plain(held.get(_MODALITY)),
        rule=plain(held.get(term("coop:rule").value)),
        verdicts=_verdicts(source, claim, article),
    )


def _verdicts(source: Source, claim: str, article: str) -> tuple[Verdict, ...]:
    found = []
    for decision in source.subjects("coop:decisionOn", claim, article):
        held = {prop: plain(value) for prop, value in source.triples(decision, article)}
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
