"""The file of decisions: Turtle that people keep under version control.

It is sorted, one value a line, so that a change of one decision is a change of a few
lines. Source: docs/reviewing.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, cast
from urllib.parse import quote, unquote

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat, Triple

from kg.errors import ReviewError
from kg.export.turtle import turtle_text
from kg.iris import DEFAULT_BASES
from kg.namespaces import ONTOLOGY, PREFIXES
from kg.review.decisions import NONE, Decision, Decisions, Takedown, Verdict, property_of
from kg.roles import ROLES
from kg.shapes import check_world
from kg.terms import node, term, text_literal

#: Largest file of decisions that is read, in bytes: about 100,000 decisions.
MAX_BYTES: Final = 100_000_000
_REVIEWER: Final = DEFAULT_BASES.things + "reviewer/"
#: The role that a property writes; a property has one name in all types of claim.
_ROLE_OF: Final = {
    term(shape.name).value: role for roles in ROLES.values() for role, shape in roles.items()
} | {term("coop:modality").value: "modality"}
_TIME: Final = NamedNode(PREFIXES["xsd"] + "dateTime")


def role_of(property_iri: str) -> str:
    """Return the role that a property writes; empty if it writes none."""
    return _ROLE_OF.get(property_iri, "")


def decision_triples(decision: Decision, *, binding: bool) -> Iterator[Triple]:
    """Yield a decision as RDF.

    Args:
        decision: Any.
        binding: With what finds the claim again (the file), or without (article graphs,
            where the claim itself stands).
    """
    subject = node(decision.iri)

    def put(name: str, *values: NamedNode | pyoxigraph.Literal) -> Iterator[Triple]:
        return (Triple(subject, term(name), value) for value in values)

    yield from put("rdf:type", term("coop:ReviewDecision"))
    yield from put("coop:decisionOn", node(decision.on))
    yield from put("coop:verdict", text_literal(decision.verdict))
    yield from put("prov:wasAttributedTo", node(_REVIEWER + quote(decision.by, safe="")))
    yield from put("dcterms:created", pyoxigraph.Literal(decision.when, datatype=_TIME))
    if decision.why:
        yield from put("coop:reason", text_literal(decision.why))
    if decision.role:
        yield from put("coop:correctedProperty", term(property_of(decision)))
        yield from put("coop:correctedValue", *map(text_literal, decision.values))
    if decision.target:
        yield from put("coop:mergesWith", node(decision.target))
    read = decision.as_read
    if (
        not binding
    ):  # by what merged claim it was known, so that it can be explained when it is gone
        read = tuple(pair for pair in read if pair[0] == "candidate")
    yield from put("coop:asRead", *(text_literal(f"{role}={value}") for role, value in read))
    if binding:
        if decision.article:
            yield from put("coop:inArticle", node(decision.article))
            yield from put("coop:textHash", text_literal(decision.text_hash))
        if decision.quote:
            yield from put("oa:exact", text_literal(decision.quote))


def takedown_triples(takedown: Takedown, *, binding: bool) -> Iterator[Triple]:
    """Yield a takedown as RDF; with `binding`, the hashes by which it is recognised."""
    subject = node(takedown.iri)
    yield Triple(subject, term("rdf:type"), term("coop:Takedown"))
    yield Triple(subject, term("coop:takesDown"), node(takedown.what))
    yield Triple(subject, term("coop:takedownKind"), text_literal(takedown.kind))
    yield Triple(subject, term("coop:reason"), text_literal(takedown.why))
    created = pyoxigraph.Literal(takedown.when, datatype=_TIME)
    yield Triple(subject, term("dcterms:created"), created)
    if binding:
        for value in sorted(takedown.hashes):
            yield Triple(subject, term("coop:textHash"), text_literal(value))


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write the file anew: beside its place first, so that a full disk harms nothing.

    Raises:
        ReviewError: it cannot be written.
    """
    triples = [t for d in decisions.decisions for t in decision_triples(d, binding=True)]
    triples += [t for d in decisions.takedowns for t in takedown_triples(d, binding=True)]
    text = turtle_text(triples)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise ReviewError(
            "the decisions cannot be written: {error}.",
            where=path,
            advice="Look at the free space and the permissions; the file is as it was.",
            error=error.strerror or error,
        ) from error


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions; one that is not there holds none.

    Raises:
        ReviewError: it cannot be read, is no Turtle, or a decision breaks a shape.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return NONE
    except OSError as error:
        raise ReviewError(
            "cannot be read ({error}).", where=path, error=error.strerror or error
        ) from error
    if len(data) > MAX_BYTES:
        raise ReviewError(
            "is larger than {limit:,} bytes.", where=path, advice="Split it.", limit=MAX_BYTES
        )
    return parse_decisions(data, str(path))


def parse_decisions(data: bytes, where: str) -> Decisions:
    """Read decisions from Turtle.

    Raises:
        ReviewError: see `read_decisions`.
    """
    try:
        triples = [quad.triple for quad in pyoxigraph.parse(data, format=RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise ReviewError(
            "is no Turtle: {error}.",
            where=where,
            advice="Mend that line, or take an older version of the file.",
            error=error,
        ) from error
    _check(triples, where)
    found: dict[str, dict[str, list[str]]] = {}
    for t in triples:
        values = found.setdefault(str(t.subject), {})
        values.setdefault(t.predicate.value, []).append(getattr(t.object, "value", ""))
    things = [_Values(values, where) for values in found.values()]
    taken = (t.takedown() for t in things if t.is_a("Takedown"))
    decided = (t.decision() for t in things if t.is_a("ReviewDecision"))
    return Decisions(takedowns=tuple(sorted(taken, key=lambda t: t.iri))).with_(*decided)


def _check(triples: list[Triple], where: str) -> None:
    if any(not isinstance(part, NamedNode) for t in triples for part in (t.subject, t.predicate)):
        raise ReviewError("has blank nodes.", where=where, advice="Give each decision an IRI.")
    report = check_world(triples)
    if not report.conforms:
        raise ReviewError(
            "does not conform: {reason}",
            where=where,
            advice="Mend that decision; `kg validate FILE` lists all that is wrong.",
            reason=report.violations[0].line,
        )


class _Values:
    """The values of one resource of the file, by property."""

    def __init__(self, values: dict[str, list[str]], where: str) -> None:
        self._values, self._where = values, where

    def is_a(self, name: str) -> bool:
        return ONTOLOGY + name in self._values.get(PREFIXES["rdf"] + "type", ())

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self._values.get(term(name).value, ())))

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    def decision(self) -> Decision:
        pairs = (text.partition("=") for text in self.all("coop:asRead"))
        return Decision(
            on=self.one("coop:decisionOn"),
            verdict=cast("Verdict", self.one("coop:verdict")),
            by=unquote(self.one("prov:wasAttributedTo").removeprefix(_REVIEWER)),
            when=self.one("dcterms:created"),
            why=self.one("coop:reason"),
            role=role_of(self.one("coop:correctedProperty")),
            values=self.all("coop:correctedValue"),
            target=self.one("coop:mergesWith"),
            article=self.one("coop:inArticle"),
            text_hash=self.one("coop:textHash"),
            quote=self.one("oa:exact"),
            as_read=tuple((role, value) for role, _, value in pairs),
        )

    def takedown(self) -> Takedown:
        return Takedown(
            what=self.one("coop:takesDown"),
            kind=self.one("coop:takedownKind"),
            why=self.one("coop:reason"),
            when=self.one("dcterms:created"),
            hashes=frozenset(self.all("coop:textHash")),
        )
