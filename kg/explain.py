"""What stands behind a claim: its quotes in their context, rule, confidence, versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from kg.disputed import Contradiction, contradictions_of
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
_DECIDED = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?verdict ?state ?who ?when ?why ?property ?value WHERE {
  VALUES (?said) { (UNDEF) }
  GRAPH ?graph {
    ?decision coop:decisionOn ?said ; coop:verdict ?verdict ; coop:decisionState ?state ;
      prov:wasAttributedTo ?who ; dcterms:created ?when .
    OPTIONAL { ?decision coop:reason ?why }
    OPTIONAL { ?decision coop:correctedProperty ?property }
    OPTIONAL { ?decision coop:correctedValue ?value }
  }
} ORDER BY ?when ?value"""
_DECIDED_ON = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT DISTINCT ?said WHERE {
  VALUES (?end) { (UNDEF) }
  GRAPH ?graph {
    ?decision coop:decisionOn ?said .
    OPTIONAL { ?decision coop:asRead ?read . FILTER (STRSTARTS(?read, "candidate=")) }
  }
  FILTER (STRENDS(CONCAT("/", STR(?said)), ?end)
    || STRENDS(REPLACE(?read, "^candidate=", "/"), ?end))
} ORDER BY ?said"""
_WORKS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?works WHERE {
  VALUES (?claim) { (UNDEF) }
  ?claim coop:supportingWorks ?works
}"""
_ABOUT = """CONSTRUCT { ?claim ?p ?o } WHERE {
  VALUES (?claim) { (UNDEF) }
  ?claim ?p ?o
}"""
#: Roles that should have one value.
_SINGLE = frozenset(
    (
        *("date", "since", "period", "deadline", "place", "value", "qualifier"),
        *("agreementKind", "agreementStatus", "eventType"),
    )
)
#: What a claim holds besides its roles.
_NOT_ROLES = frozenset(
    (
        *("type", "inArticle", "claimType", "candidate", "modality", "rule", "confidence"),
        *("reason", "evidence", "bestEvidence", "blockingKey", "work"),
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
class Ruling:
    """A reviewer's decision on what an article claims, and what became of it."""

    verdict: str
    state: str
    by: str
    when: str
    why: str = ""
    correction: str = ""


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
    decisions: tuple[Ruling, ...] = ()


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
    """All that stands behind a merged claim.

    Attributes:
        works: How many independent works support it; versions of one work are no more
            than one. 0 if nothing of it stands any more.
        conflicts: Properties in which its articles differ, with the values.
        contradictions: Other claims that cannot be right together with it.
    """

    claim: str
    type: str
    sayings: tuple[Saying, ...]
    versions: tuple[Version, ...] = field(default=())
    works: int = 0
    conflicts: tuple[tuple[str, str], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


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
    if not rows and (gone := tuple(_rejected(store, claim))):
        return Explanation(claim if ":" in claim else gone[0].iri, "Claim", gone)
    if not rows:
        raise QueryError(
            "no claim is known by this IRI.",
            where=claim[:200],
            advice="Take it from the first column of a table, for example: kg query events",
        )
    merged = plain(rows[0][0])
    said = {plain(row[1]): row for row in rows}
    sayings = tuple(_saying(store, row) for row in said.values())
    works = [int(plain(row[0])) for row in store.select(_WORKS, {"claim": iri(merged)})]
    return Explanation(
        merged,
        plain(rows[0][2]),
        sayings,
        _versions(store, sayings),
        max(works, default=0),
        tuple(_conflicts(sayings)),
        contradictions_of(store, merged)[merged],
    )


def _rejected(store: Store, claim: str) -> Iterable[Saying]:
    """Yield what reviewers decided on claims that are gone, by their IRIs or that of the merged."""
    for row in store.select(_DECIDED_ON, {"end": Literal(f"/{claim}")}):
        said = plain(row[0])
        article, rulings = said.partition("#")[0], decisions_on(store, said)
        yield Saying(said, article, "", "", "", "", "", 0.0, (), (), (), rulings)


def _conflicts(sayings: tuple[Saying, ...]) -> Iterable[tuple[str, str]]:
    """Yield the roles that should have one value and have several, with the values."""
    values: dict[str, set[str]] = {"modality": {saying.modality for saying in sayings}}
    for saying in sayings:
        for role, value in saying.roles:
            if role in _SINGLE:
                values.setdefault(role, set()).add(value)
    return ((role, " | ".join(sorted(v))) for role, v in sorted(values.items()) if len(v) > 1)


def explain_triples(store: Store, found: Explanation) -> list[Triple]:
    """Return what stands behind a claim as RDF: the claim, its evidence, decisions, articles."""
    kept: set[Triple] = set(store.construct(_ABOUT, {"claim": iri(found.claim)}))
    for saying in found.sayings:
        article = saying.iri.partition("#")[0]
        graph = store.article_graph(article)
        subjects = {saying.iri, article}
        subjects |= {t.subject.value for t in graph if _object(t) == saying.iri}  # type: ignore[union-attr]
        for _ in range(2):  # from the claim to its evidence, and on to the selectors
            subjects |= {_object(t) for t in graph if t.subject.value in subjects - {article}}  # type: ignore[union-attr]
        kept.update(t for t in graph if t.subject.value in subjects)  # type: ignore[union-attr]
    return sorted(kept, key=str)


def _object(triple: Triple) -> str:
    return triple.object.value if isinstance(triple.object, NamedNode) else ""


def decisions_on(store: Store, said: str) -> tuple[Ruling, ...]:
    """Return the decisions on a claim of an article, in order of time; also if it was rejected."""
    found: dict[tuple[str, ...], list[str]] = {}
    for verdict, state, who, when, why, name, value in store.select(_DECIDED, {"said": iri(said)}):
        key = (*map(plain, (verdict, state, who, when, why)), plain(name).rpartition("#")[2])
        found.setdefault(key, []).append(plain(value))
    return tuple(
        Ruling(
            verdict, state, unquote(who.rpartition("/")[2]), when, why,
            f"{name}: {', '.join(filter(None, values)) or 'nothing'}" if name else "",
        )
        for (verdict, state, who, when, why, name), values in found.items()
    )  # fmt: skip


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
        decisions=decisions_on(store, plain(row[1])),
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
