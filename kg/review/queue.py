"""What a person should look at first: the queue, ordered by what a look would gain.

The gain of a look at a claim is a number from 0 to 1: how unsure the claim is (1 at a
confidence of one half, 0 at none and at 1), more for claims about things that many
claims speak of, and more where articles or the versions of a work disagree. Above it
stand what was decided once and must be looked at again: decisions whose evidence
changed, and reviewers who disagree. What was decided and holds is not in the queue.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.disputed import Contradiction, contradictions_of
from kg.messages import Message
from kg.queries import load_query, run_query
from kg.review.decisions import Decision, Decisions
from kg.review.standing import states_of
from kg.store import Store, plain

_CLAIMS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?said ?claim ?class ?confidence ?article ?words WHERE {
  GRAPH ?graph {
    ?said a coop:Claim ; coop:claimType ?class ; coop:candidate ?claim ;
      coop:confidence ?confidence ; coop:inArticle/dcterms:identifier ?article ;
      coop:bestEvidence/oa:hasSelector/oa:exact ?words .
  }
} ORDER BY ?said"""
_THINGS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?said ?thing WHERE {
  GRAPH ?graph { ?said a coop:Claim ; ?role ?thing . ?reading coop:reads ?thing }
} ORDER BY ?said ?thing"""
_MERGED: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?who (COUNT(DISTINCT ?work) AS ?works) (COUNT(DISTINCT ?label) AS ?labels)
  (GROUP_CONCAT(DISTINCT STR(?label); separator=" | ") AS ?names) (MIN(?id) AS ?article)
WHERE {
  ?who a foaf:Person ; prov:wasDerivedFrom ?reading .
  GRAPH ?graph {
    ?reading coop:label ?label ; coop:inArticle ?source .
    ?source coop:work ?work ; dcterms:identifier ?id .
  }
} GROUP BY ?who HAVING (COUNT(DISTINCT ?work) > 1 && COUNT(DISTINCT ?label) > 1) ORDER BY ?who"""
_OPEN: Final = """PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?who ?label ?other ?theirs WHERE {
  ?who a foaf:Person ; skos:closeMatch ?other ; skos:prefLabel ?label .
  ?other skos:prefLabel ?theirs
  FILTER (STR(?who) < STR(?other))
} ORDER BY ?who ?other"""
_CONFLICT, _VERSIONS, _MERGE = 0.4, 0.2, 0.3
_AGAIN, _DISAGREEMENT = 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at.

    Attributes:
        gain: What a look would gain: 0 to 1, above that if it was decided once.
        why: Reasons, the strongest first.
        said: IRI of the claim of an article (of the person, for a merge of people).
        claim: IRI of the merged claim; empty for people.
        type: Type of claim, or `person`.
        article: Identifier of an article.
        quote: The words.
        confidence: 0 to 1.
    """

    gain: float
    why: tuple[str, ...]
    said: str
    claim: str
    type: str
    article: str
    quote: str
    confidence: float


def review_queue(store: Store, decisions: Decisions) -> list[Item]:
    """Return what a person should look at, the most rewarding first.

    Args:
        store: As it was built last.
        decisions: Of the file; those that hold take their claims off the queue.

    Raises:
        StoreError: the store cannot be read.
    """
    settled, again = _told(store, decisions)
    items = [item for item in _claims(store) if item.said not in settled]
    right = {(d.on, d.quote) for d in decisions.decisions if d.verdict == "accept"}
    people = (item for item in _people(store) if item.said not in settled)
    items += [item for item in people if (item.said, item.quote) not in right]
    deferred = {d.on for d in decisions.decisions if d.verdict == "defer"}
    items = [_later(item) if item.said in deferred else item for item in items]
    known = {item.said: item for item in items}
    first = [_returned(known.get(d.on), d, state) for d, state in again]
    returned = {item.said for item in first}
    rest = (item for item in items if item.said not in returned)
    return sorted((*first, *rest), key=lambda item: (-item.gain, item.said, item.why))


def _told(store: Store, decisions: Decisions) -> tuple[set[str], list[tuple[Decision, str]]]:
    """Return what is decided and holds, and the decisions that must be looked at again."""
    settled: set[str] = set()
    again: list[tuple[Decision, str]] = []
    for decision, state in states_of(store, decisions):
        if state in ("overruled", "stale"):
            again.append((decision, state))
        elif decision.verdict != "defer" and not decision.is_on_names:
            settled.add(decision.on)
    return settled - {d.on for d, _ in again}, again


def _returned(item: Item | None, decision: Decision, state: str) -> Item:
    """Return a decided claim as an item again, with why."""
    said = f"{decision.by}: {decision.verdict}" + (f" ({decision.why})" if decision.why else "")
    if state == "stale":
        gain, why = _AGAIN, Message("decided, but its evidence changed; {decision}", decision=said)
    else:
        gain, why = (
            _DISAGREEMENT,
            Message("reviewers disagree; overruled: {decision}", decision=said),
        )
    if item is None:
        article = decision.article.rpartition("/")[2]
        kind = decision.claim_type or "entity"
        item = Item(0, (), decision.on, "", kind, article, decision.quote, 0.0)
    return replace(item, gain=gain, why=(why, *item.why))


def _later(item: Item) -> Item:
    return replace(item, gain=round(item.gain / 10, 3), why=("deferred", *item.why))


def _claims(store: Store) -> Iterator[Item]:
    uses, things = _uses(store)
    conflicts: dict[str, list[str]] = defaultdict(list)
    for row in run_query(store, load_query("conflicts")):
        differs = Message("{role} differs: {values}", role=plain(row[2]), values=plain(row[3]))
        conflicts[plain(row[0])].append(differs)
    for disputed, others in contradictions_of(store).items():
        conflicts[disputed] += map(_contradicting, others)
    missing = {
        plain(r[0]): plain(r[4]) for r in run_query(store, load_query("version-differences"))
    }
    most = max(uses.values(), default=1)
    for said, claim, kind, confidence, article, words in store.select(_CLAIMS):
        sure = float(plain(confidence))
        used = max((uses[thing] for thing in things[plain(said)]), default=0)
        gain, why = _doubt(sure, used, most)
        for found in conflicts.get(plain(claim), ()):
            gain, why = gain + _CONFLICT, [*why, found]
        if other := missing.get(plain(claim)):
            gain, why = gain + _VERSIONS, [*why, Message("not told by {article}", article=other)]
        kind_name = plain(kind).rpartition("#")[2].lower()
        yield Item(
            round(min(gain, 1.0), 3), tuple(why), plain(said), plain(claim), kind_name,
            plain(article), " ".join(plain(words).split()), sure,
        )  # fmt: skip


def _doubt(sure: float, used: int, most: int) -> tuple[float, list[str]]:
    """Return what a look at a claim gains by its confidence and use, and the reasons."""
    use = math.log1p(used) / math.log1p(most)
    gain = 4 * sure * (1 - sure) * (0.4 + 0.2 * use)
    return gain, [
        Message("confidence {value:g}", value=sure),
        Message("its parties stand in {count} claims", count=used),
    ]


def _contradicting(other: Contradiction) -> str:
    return Message(
        "contradicts {claim}: {role} {ours}, there {theirs}",
        claim="/".join(other.claim.rsplit("/", 2)[1:]),
        role=other.property,
        ours=other.ours,
        theirs=other.theirs,
    )


def _uses(store: Store) -> tuple[Counter[str], dict[str, list[str]]]:
    """Count the claims that speak of each thing; return the things of each claim, too."""
    uses, things = Counter[str](), defaultdict[str, list[str]](list)
    for said, thing in store.select(_THINGS):
        things[plain(said)].append(plain(thing))
    for found in things.values():
        uses.update(set(found))
    return uses, things


def _people(store: Store) -> Iterable[Item]:
    """Yield people of several works whose names differ, and who else somebody may be."""
    for who, works, labels, names, article in store.select(_MERGED):
        ordered = " | ".join(sorted(plain(names).split(" | ")))
        why = Message(
            "one person of {works} works under {names} names",
            works=plain(works),
            names=plain(labels),
        )
        yield Item(_MERGE, (why,), plain(who), "", "person", plain(article), ordered, 0.0)
    for who, label, other, theirs in store.select(_OPEN):
        both = f"{plain(label)} | {plain(theirs)}"
        why = Message("may be the same person as {other}", other=plain(other))
        yield Item(_MERGE, (why,), plain(who), "", "person", "", both, 0.0)
