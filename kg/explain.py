"""What stands behind a claim: its quotes in their context, rule, confidence, versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.errors import QueryError
from kg.queries import load_query, run_query, thing_ending
from kg.store import Store, Term, iri, plain

_DETAILS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
SELECT ?start ?end ?before ?quote ?after WHERE {
  VALUES (?said) { (UNDEF) }
  GRAPH ?graph {
    ?said coop:evidence ?proof .
    ?proof oa:hasSelector ?words, ?position .
    ?words oa:exact ?quote .
    ?position oa:start ?start ; oa:end ?end .
    OPTIONAL { ?words oa:prefix ?before }
    OPTIONAL { ?words oa:suffix ?after }
  }
} ORDER BY ?start ?end"""
_ROLES = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?role ?value ?label WHERE {
  VALUES (?said) { (UNDEF) }
  GRAPH ?graph {
    ?said ?role ?value .
    OPTIONAL { ?reading coop:reads ?value ; coop:label ?label }
  }
} ORDER BY ?role ?value"""
_VERSIONS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
SELECT DISTINCT ?article ?lang ?url WHERE {
  VALUES (?work) { (UNDEF) }
  ?source a coop:Article ; coop:work ?work ; dcterms:identifier ?article ; schema:inLanguage ?lang .
  OPTIONAL { ?source schema:url ?url }
} ORDER BY ?lang ?article"""
#: What a claim holds besides its roles.
_NOT_ROLES = frozenset(
    (
        *("type", "inArticle", "claimType", "candidate", "modality", "rule", "confidence"),
        *("reason", "evidence", "bestEvidence", "work"),
    )
)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote with what stands around it; offsets are code points into the article's text."""

    start: int
    end: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Saying:
    """What one article says: the claim as read there, with its evidence."""

    iri: str
    article: str
    lang: str
    work: str
    url: str
    rule: str
    modality: str
    confidence: float
    reasons: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A language version of a work that some article of the explanation belongs to."""

    work: str
    article: str
    lang: str
    url: str
    tells: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that stands behind a merged claim."""

    claim: str
    type: str
    sayings: tuple[Saying, ...]
    versions: tuple[Version, ...] = field(default=())


def explain_claim(store: Store, claim: str) -> Explanation:
    """Explain a claim.

    Args:
        store: Where to look.
        claim: IRI of a merged claim or of what one article claims, or the end of
            one (`event/5b06fdcc8ff9117f`).

    Raises:
        QueryError: nothing is known by this IRI.
    """
    wanted = claim if ":" in claim else (thing_ending(store, claim) or "")
    rows = list(run_query(store, load_query("evidence"), {"claim": wanted})) if wanted else []
    if not rows:
        raise QueryError(
            "no claim is known by this IRI.",
            where=claim[:200],
            advice="Take it from the first column of a table, for example: kg query events",
        )
    merged = plain(rows[0][0])
    said = {plain(row[1]): row for row in rows}
    sayings = tuple(_saying(store, row) for row in said.values())
    return Explanation(merged, plain(rows[0][2]), sayings, _versions(store, sayings))


def _saying(store: Store, row: tuple[Term | None, ...]) -> Saying:
    rule, modality, confidence, reasons, article, lang, work, url = map(plain, row[8:16])
    said = {"said": iri(plain(row[1]))}
    return Saying(
        iri=plain(row[1]), article=article, lang=lang, work=work, url=url, rule=rule,
        modality=modality, confidence=float(confidence),
        reasons=tuple(reasons.split(" | ")) if reasons else (),
        roles=tuple(_roles(store.select(_ROLES, said))),
        quotes=tuple(
            Quote(int(plain(r[0])), int(plain(r[1])), *map(plain, r[2:]))
            for r in store.select(_DETAILS, said)
        ),
    )  # fmt: skip


def _roles(rows: Iterable[tuple[Term | None, ...]]) -> Iterable[tuple[str, str]]:
    seen = set()
    for role, value, label in rows:
        name = plain(role).rpartition("#")[2]
        if name in _NOT_ROLES:
            continue
        text = plain(label) or plain(value)
        shown = text.rpartition("/")[2] if "/scheme/" in text else text
        if (name, shown) not in seen:
            seen.add((name, shown))
            yield name, shown


def _versions(store: Store, sayings: Iterable[Saying]) -> tuple[Version, ...]:
    tellers = {saying.article for saying in sayings}
    return tuple(
        Version(work, plain(article), plain(lang), plain(url), plain(article) in tellers)
        for work in sorted({saying.work for saying in sayings})
        for article, lang, url in store.select(_VERSIONS, {"work": iri(work)})
    )
