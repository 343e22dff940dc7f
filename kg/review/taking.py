"""Take decisions: look a claim up in the store and bind the decision to what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, cast, get_args

from pyoxigraph import Literal

from kg.errors import ReviewError
from kg.iris import hash_of
from kg.model import Article, ClaimType, Modality
from kg.queries import thing_ending
from kg.review.decisions import NONE, Decision, Decisions, Verdict, property_of
from kg.review.turtle import role_of
from kg.roles import ROLES
from kg.stated import find_quote
from kg.store import Store, iri, plain

_CLAIM: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?article ?hash ?type ?candidate ?modality ?quote WHERE {
  VALUES (?said) { (UNDEF) }
  GRAPH ?article {
    ?said a coop:Claim ; coop:claimType ?type ; coop:candidate ?candidate ;
      coop:modality ?modality ; coop:bestEvidence/oa:hasSelector/oa:exact ?quote .
    ?article coop:textHash ?hash .
  }
}"""
_VALUES: Final = """SELECT ?p ?o WHERE {
  VALUES (?said) { (UNDEF) }
  GRAPH ?g { ?said ?p ?o }
}"""
_SAYINGS: Final = """PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?said WHERE {
  VALUES (?thing) { (UNDEF) }
  ?thing prov:wasDerivedFrom ?said
} ORDER BY ?said"""
_READS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?read WHERE {
  VALUES (?thing) { (UNDEF) }
  ?thing prov:wasDerivedFrom ?reading .
  GRAPH ?graph { ?reading coop:reads ?read }
}"""
_ARTICLE: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?article WHERE {
  VALUES (?id) { (UNDEF) }
  GRAPH ?article { ?article a coop:Article ; dcterms:identifier ?id }
} ORDER BY ?article"""
_DATE: Final = re.compile(r"[\dXu~?%./-]{4,25}")


def now() -> str:
    """Return the time as decisions write it, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def find_iri(store: Store, text: str) -> str:
    """Return the IRI that a person means by it or by its end.

    Raises:
        ReviewError: nothing, or several things, end like that.
    """
    found = text if ":" in text else thing_ending(store, text)
    if not found:
        raise ReviewError(
            "nothing in the store has this IRI.",
            where=text[:200],
            advice="Take it from `kg review list` or the first column of a table.",
        )
    return found


def article_named(store: Store, identifier: str) -> str:
    """Return the IRI of an article of the store by its identifier.

    Raises:
        ReviewError: the store has no such article.
    """
    rows = list(store.select(_ARTICLE, {"id": Literal(identifier)}))
    if not rows:
        raise ReviewError(
            "the store has no article with this identifier.",
            where=identifier[:200],
            advice="Build it first; the identifier is the stem of its file, or its record's id.",
        )
    return plain(rows[0][0])


def sayings(store: Store, text: str, earlier: Decisions = NONE) -> list[str]:
    """Return the IRIs of the claims of articles behind a merged claim, or the one named.

    Args:
        store: Where they are looked up.
        text: An IRI, or the end of one.
        earlier: Decisions, for claims that a rejection took out of the store.

    Raises:
        ReviewError: there is none.
    """
    try:
        return _sayings(store, text)
    except ReviewError:
        if gone := sorted({decision.on for decision in earlier.about(text)}):
            return gone
        raise


def _sayings(store: Store, text: str) -> list[str]:
    named = find_iri(store, text)
    if "#" in named:
        return [named]
    found = [plain(row[0]) for row in store.select(_SAYINGS, {"thing": iri(named)})]
    if not found:
        raise ReviewError("no claim is known by this IRI.", where=named)
    return found


def bound_decision(store: Store, said: str, verdict: Verdict, by: str, why: str = "") -> Decision:
    """Return a decision on a claim of an article, bound to what it says now.

    Raises:
        ReviewError: the store has no such claim.
    """
    rows = list(store.select(_CLAIM, {"said": iri(said)}))
    if not rows:
        raise ReviewError(
            "the store has no such claim of an article.",
            where=said,
            advice="Build the store again; `kg review list` shows what can be decided.",
        )
    article, text_hash, kind, candidate, modality, quote = map(plain, rows[0])
    known = [("claim", kind.rpartition("#")[2].lower()), ("candidate", candidate)]
    known.append(("modality", modality.rpartition("/")[2]))
    for name, value in store.select(_VALUES, {"said": iri(said)}):
        role, text = role_of(plain(name)), plain(value)
        if role and role != "modality":
            known.append((role, text.rpartition("/")[2] if "/scheme/" in text else text))
    return Decision(
        on=said, verdict=verdict, by=by, when=now(), why=why, article=article,
        text_hash=text_hash, quote=quote, as_read=tuple(sorted(known)),
    )  # fmt: skip


def correction(
    store: Store, said: str, role: str, values: Sequence[str], by: str, why: str = ""
) -> Decision:
    """Return the decision that a role of a claim is to hold other values; none takes it away.

    Raises:
        ReviewError: there is no such claim or role, or a value cannot stand in it.
    """
    bound = bound_decision(store, said, "correct", by, why)
    decision = replace(bound, role=role, values=tuple(sorted(values)))
    property_of(decision)
    _check_values(cast("ClaimType", decision.claim_type), role, values)
    return decision


def _check_values(kind: ClaimType, role: str, values: Sequence[str]) -> None:
    shape = "modality" if role == "modality" else ROLES[kind][role].kind
    for value in values:
        if shape == "modality" and value not in get_args(Modality):
            raise ReviewError(
                "'{value}' is no modality.",
                advice="Use {values}.",
                value=value,
                values=", ".join(get_args(Modality)),
            )
        if shape == "date" and not _DATE.fullmatch(value):
            raise ReviewError(
                "'{value}' is no EDTF date.", advice="Write it as 2025-09-26.", value=value
            )


def merges(store: Store, goes: str, stays: str, by: str, why: str = "") -> list[Decision]:
    """Return the decisions that one merged claim, or entity, is another.

    For merged claims one decision for each claim behind it, so that they stay together
    when their content is read better one day; for entities one for each IRI by which
    articles know them.

    Raises:
        ReviewError: one of them is unknown, or they are of different kinds.
    """
    source, target = find_iri(store, goes), find_iri(store, stays)
    kinds = [text.rpartition("/")[0].rpartition("/")[2] for text in (source, target)]
    if kinds[0] != kinds[1] or source == target or kinds[0] == "place":
        raise ReviewError(
            "only two different things of one kind, and no places, can be merged.",
            where=f"{source} {target}",
            advice="Places belong to the gazetteer: ontology/gazetteer/overrides.tsv.",
        )
    if kinds[0] not in ROLES:
        _ = sayings(store, target)
        reads = sorted({plain(row[0]) for row in store.select(_READS, {"thing": iri(source)})})
        if not reads:
            raise ReviewError("no entity is known by this IRI.", where=source)
        when = now()
        return [Decision(one, "merge", by, when, why, target=target) for one in reads]
    said = [*sayings(store, source), *sayings(store, target)]
    bound = (bound_decision(store, one, "merge", by, why) for one in said)
    return [replace(decision, target=target) for decision in bound]


def split(store: Store, said: str, by: str, why: str = "") -> Decision:
    """Return the decision that a claim, or an article's reading of an entity, is another thing.

    Raises:
        ReviewError: it is neither.
    """
    if "#entity-" not in said:
        return bound_decision(store, said, "split", by, why)
    article = said.partition("#")[0]
    version = store.article_hashes().get(article)
    if version is None:
        raise ReviewError("the store has no such article.", where=article)
    return Decision(
        on=said, verdict="split", by=by, when=now(), why=why, article=article,
        text_hash=version.text_hash,
    )  # fmt: skip


def addition(
    article: Article,
    article_iri: str,
    sentence: str,
    claim_type: ClaimType,
    roles: Sequence[tuple[str, str]],
    by: str,
    why: str = "",
) -> Decision:
    """Return the decision that an article says something which the machine missed.

    Args:
        article: With its text.
        article_iri: Its IRI.
        sentence: The words that say so, as they stand in a region that can support claims.
        claim_type: What is claimed.
        roles: Role and value, as often as needed; values as in `kg.stated`.
        by: The reviewer.
        why: The reason.

    Raises:
        ReviewError: the words do not stand there, or a role or value is wrong.
    """
    found = find_quote(article, sentence)
    if found is None:
        raise ReviewError(
            "these words do not stand in headline, lead, body or captions.",
            where=article.path or article.id,
            advice="Copy the sentence from the article.",
        )
    if claim_type not in ROLES:
        raise ReviewError(
            "'{type}' is no type of claim.",
            advice="Use {values}.",
            type=claim_type,
            values=", ".join(ROLES),
        )
    for role, value in roles:
        if role != "modality" and role not in ROLES[claim_type]:
            raise ReviewError(
                "a claim of type '{type}' has no role '{role}'.",
                advice="It has {roles}.",
                type=claim_type,
                role=role,
                roles=", ".join([*ROLES[claim_type], "modality"]),
            )
        _check_values(claim_type, role, [value])
    said = (("claim", claim_type), *sorted(roles))
    digest = hash_of(["added", found.quote, *(f"{role}={value}" for role, value in said)])
    return Decision(
        on=f"{article_iri}#claim-{digest}", verdict="add", by=by, when=now(), why=why,
        article=article_iri, text_hash=article.sha256, quote=found.quote, as_read=said,
    )  # fmt: skip
