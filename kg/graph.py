"""Readings to RDF: the only place that knows how a claim looks in triples.

See docs/graph-model.md. An article graph holds no blank node, only canonical
lexical forms, and comes sorted, so that equal readings give equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg import identity, iris
from kg.blocking import blocking_keys
from kg.errors import KgError
from kg.iris import Bases
from kg.model import Article, Claim, Entity, Evidence, Reading, Ref, Span, Value
from kg.namespaces import PREFIXES, concept_iri
from kg.roles import CLAIM_CLASSES, ENTITY_CLASSES, KIND_SCHEMES, ROLES
from kg.statements import prop, ref
from kg.terms import date_literal, decimal_literal, integer_literal, read_ntriples, text_literal

_CONTEXT: Final = 32  # characters of a quote's prefix and suffix


class _Writer:
    """Collects the lines of one article."""

    def __init__(self, reading: Reading, bases: Bases) -> None:
        self.reading = reading
        self.bases = bases
        self.article = iris.article_iri(reading.article.id, bases)
        self.lines: set[str] = set()
        self.names = identity.name_keys(reading)

    def add(self, subject: str, name: str, value: str | Literal) -> None:
        """Add a statement: a subject's IRI, a prefixed name, and a term or its text."""
        self.lines.add(f"{ref(subject)} {prop(name)} {value} .\n")

    def entity(self, key: Ref) -> str:
        """Return the text of an entity."""
        return ref(iris.entity_iri(key.kind, key.key, self.bases))

    def lang_at(self, span: Span) -> str:
        """Return the language of the region that holds a span."""
        article = self.reading.article
        inside = (r.lang for r in article.regions if r.span.start <= span.start < r.span.end)
        return next(inside, "") or article.lang


def article_lines(
    reading: Reading, bases: Bases, run: str, names: Sequence[tuple[str, str]] | None = None
) -> set[str]:
    """Write the graph of one article, as read.

    Args:
        reading: An article with its entities and claims.
        bases: Where the IRIs of things and articles begin.
        run: What decides the result besides the article (a hash over package
            version, rules and data); names the reading in provenance.
        names: IRI and world resource of each claim, where reviewers decided on some;
            None takes both from the claims' content.

    Returns:
        Lines of canonical N-Triples with their ends. The graph's name is
        `kg.iris.article_iri(reading.article.id, bases)`.

    Raises:
        KgError: a role, code, number or language tag that cannot be written.

    Source: docs/graph-model.md; W3C Web Annotation Data Model, selectors.
    """
    writer = _Writer(reading, bases)
    _write_article(writer, reading.article, run)
    for entity in reading.entities:
        _write_entity(writer, entity)
    if names is None:
        iris_ = identity.claim_iris(reading, bases)
        names = tuple(zip(iris_, identity.claim_candidates(reading, bases), strict=True))
    for claim, (iri, candidate) in zip(reading.claims, names, strict=True):
        _write_claim(writer, claim, iri, candidate)
    return writer.lines


def build_article_graph(
    reading: Reading, bases: Bases, run: str, names: Sequence[tuple[str, str]] | None = None
) -> list[Triple]:
    """Return what `article_lines` does as triples, sorted as lines; errors as there."""
    return read_ntriples("".join(sorted(article_lines(reading, bases, run, names))).encode())


def _write_article(writer: _Writer, article: Article, run: str) -> None:
    iri, bases = writer.article, writer.bases
    writer.add(iri, "rdf:type", prop("coop:Article"))
    writer.add(iri, "rdf:type", prop("schema:NewsArticle"))
    writer.add(iri, "dcterms:identifier", text_literal(article.id))
    writer.add(iri, "schema:inLanguage", text_literal(article.lang))
    writer.add(iri, "coop:work", ref(iris.work_iri(article.work, bases)))
    writer.add(iri, "coop:textHash", text_literal(article.sha256))
    writer.add(iri, "prov:wasGeneratedBy", ref(iris.run_iri(run, bases)))
    if article.title:
        writer.add(iri, "schema:headline", text_literal(article.title, article.lang))
    if article.url:
        writer.add(iri, "schema:url", _address(article.url))
    if article.published:
        writer.add(iri, "schema:datePublished", text_literal(article.published))
    if article.publisher:
        writer.add(iri, "schema:publisher", ref(iris.publisher_iri(article.publisher, bases)))
    if article.home:
        writer.add(iri, "coop:homeLocality", ref(iris.entity_iri("place", article.home, bases)))


def _address(url: str) -> str | Literal:
    """Return an address as an IRI, or as text where it is none (schema.org allows both)."""
    try:
        return str(NamedNode(iris.escape_iri(url.strip())))
    except ValueError:
        return text_literal(url)


def _write_entity(writer: _Writer, entity: Entity) -> None:
    iri = iris.entity_reading_iri(writer.article, entity.kind, entity.key)
    writer.add(iri, "rdf:type", prop("coop:EntityReading"))
    writer.add(iri, "coop:inArticle", ref(writer.article))
    writer.add(iri, "coop:reads", writer.entity(Ref(entity.kind, entity.key)))
    writer.add(iri, "coop:entityType", prop(ENTITY_CLASSES[entity.kind]))
    writer.add(iri, "coop:label", text_literal(entity.label, "en"))
    writer.add(iri, "coop:linkScore", decimal_literal(entity.score))
    if entity.reason:
        writer.add(iri, "coop:linkReason", text_literal(entity.reason))
    for key in entity.candidates:
        writer.add(iri, "coop:linkCandidate", writer.entity(Ref(entity.kind, key)))
    for name in entity.printed:
        writer.add(iri, "coop:printedForm", text_literal(name.text, name.lang))
    for name in entity.names:
        writer.add(iri, "coop:name", text_literal(name.text, name.lang))
    if entity.name_key and not entity.key.startswith(writer.bases.things):
        # A key that is an IRI is a reviewer's choice: the world compares it with nobody.
        writer.add(iri, "coop:nameKey", text_literal(entity.name_key))
        for held in entity.holds:
            writer.add(iri, "coop:identifiedBy", text_literal(held))
    for index, evidence in enumerate(entity.evidence):
        _write_evidence(writer, iri, evidence, best=index == 0)
    _write_description(writer, iri, entity)


def _write_description(writer: _Writer, iri: str, entity: Entity) -> None:
    """Write the codes and ties of an entity, from which the world's are made."""
    if entity.code and entity.kind in KIND_SCHEMES:
        kind = concept_iri(KIND_SCHEMES[entity.kind], _code(entity.code))
        writer.add(iri, "coop:kindCode", ref(kind))
    if entity.country:
        writer.add(iri, "coop:country", writer.entity(Ref("place", entity.country)))
    if entity.iso:
        writer.add(iri, "coop:iso", text_literal(entity.iso))
    if entity.wikidata:
        writer.add(iri, "coop:wikidata", ref(PREFIXES["wd"] + entity.wikidata))
    if entity.locality:
        writer.add(iri, "coop:locality", writer.entity(Ref("place", entity.locality)))
    if entity.parent:
        writer.add(iri, "coop:partOf", writer.entity(Ref("body", entity.parent)))


def _write_claim(writer: _Writer, claim: Claim, iri: str, candidate: str) -> None:
    writer.add(iri, "rdf:type", prop("coop:Claim"))
    writer.add(iri, "coop:inArticle", ref(writer.article))
    writer.add(iri, "coop:claimType", prop(CLAIM_CLASSES[claim.type]))
    writer.add(iri, "coop:candidate", ref(candidate))
    writer.add(iri, "coop:work", ref(iris.work_iri(writer.reading.article.work, writer.bases)))
    writer.add(iri, "coop:modality", ref(concept_iri("modality", claim.modality)))
    writer.add(iri, "coop:rule", text_literal(claim.rule))
    writer.add(iri, "coop:confidence", decimal_literal(claim.confidence))
    for reason in claim.reasons:
        writer.add(iri, "coop:reason", text_literal(reason))
    if claim.type == "task":
        writer.add(iri, "coop:statementType", ref(concept_iri("statement-type", "task")))
    for name, value in _role_values(writer, claim):
        writer.add(iri, name, value)
    for key in blocking_keys(identity.by_name(claim, writer.names), writer.reading.article):
        writer.add(iri, "coop:blockingKey", text_literal(key))
    for index, evidence in enumerate(claim.evidence):
        _write_evidence(writer, iri, evidence, best=index == 0)


def _role_values(writer: _Writer, claim: Claim) -> Iterator[tuple[str, str | Literal]]:
    """Yield property and value of every role; partners come sorted by IRI."""
    roles = dict(claim.roles)
    if claim.type == "partnership" and roles.get("a") and roles.get("b"):
        first, second = sorted((roles["a"], roles["b"]), key=lambda side: _iri_of(writer, side[0]))
        roles |= {"a": first, "b": second}
    lang = writer.lang_at(claim.evidence[0].span) if claim.evidence else ""
    for role, values in roles.items():
        shape = ROLES[claim.type].get(role)
        if shape is None:
            raise KgError(
                f"A claim of type '{claim.type}' has no role '{role}'.",
                where=writer.article,
                advice=f"Its roles are {', '.join(ROLES[claim.type])}.",
            )
        for value in values:
            yield shape.name, _role_value(writer, shape.kind, value, lang)


def _iri_of(writer: _Writer, value: Value) -> str:
    return writer.entity(value) if isinstance(value, Ref) else str(value)


_TEXTS: Final[dict[str, Callable[[str, str], Literal]]] = {
    "date": lambda text, _lang: date_literal(text),
    "text": text_literal,
    "en": lambda text, _lang: text_literal(text, "en"),
    "plain": lambda text, _lang: text_literal(text),
}


def _role_value(writer: _Writer, kind: str, value: Value, lang: str) -> str | Literal:
    fits = isinstance(value, {"ref": Ref, "decimal": Decimal}.get(kind, str))
    if not fits:
        raise KgError(f"'{value}' cannot fill a role that takes {kind}.", where=writer.article)
    if isinstance(value, Ref):
        return writer.entity(value)
    if isinstance(value, Decimal):
        return decimal_literal(value)
    if kind in _TEXTS:
        return _TEXTS[kind](value, lang)
    return ref(concept_iri(kind, _code(value)))


def _code(text: str) -> str:
    """Return a code as it stands in IRIs (`more than` becomes `more_than`)."""
    return iris.escape_iri(text.strip().replace(" ", "_"))


def _write_evidence(writer: _Writer, claim: str, evidence: Evidence, *, best: bool) -> None:
    text, span = writer.reading.article.text, evidence.span
    iri = iris.evidence_iri(writer.article, span)
    quote, position = iris.quote_iri(writer.article, span), iris.position_iri(writer.article, span)
    writer.add(claim, "coop:evidence", ref(iri))
    if best:
        writer.add(claim, "coop:bestEvidence", ref(iri))
    writer.add(iri, "rdf:type", prop("coop:Evidence"))
    writer.add(iri, "rdf:type", prop("oa:SpecificResource"))
    writer.add(iri, "oa:hasSource", ref(writer.article))
    writer.add(iri, "oa:hasSelector", ref(quote))
    writer.add(iri, "oa:hasSelector", ref(position))
    writer.add(quote, "rdf:type", prop("oa:TextQuoteSelector"))
    writer.add(quote, "oa:exact", text_literal(evidence.quote, writer.lang_at(span)))
    before = text[max(0, span.start - _CONTEXT) : span.start]
    writer.add(quote, "oa:prefix", text_literal(before))
    writer.add(quote, "oa:suffix", text_literal(text[span.end : span.end + _CONTEXT]))
    writer.add(position, "rdf:type", prop("oa:TextPositionSelector"))
    writer.add(position, "oa:start", integer_literal(span.start))
    writer.add(position, "oa:end", integer_literal(span.end))
