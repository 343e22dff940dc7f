"""Take a person out of an article's graph: what names them goes, the rest stays true.

A quote is verbatim or it is not there. So a piece of evidence that names the person
goes whole, and a claim without evidence goes with it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final
from unicodedata import normalize

from pyoxigraph import Literal, NamedNode, Triple

from kg.stated import folded
from kg.terms import term, text_literal

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARK: Final = re.compile("[\u0300-\u036f]")
_LONGEST: Final = 6  # words of a name
_NAMES: Final = frozenset(term(n) for n in ("coop:printedForm", "coop:label", "coop:name"))
_PERSON: Final = term("foaf:Person")
_READS: Final = term("coop:reads")
_EVIDENCE: Final = term("coop:evidence")
_BEST: Final = term("coop:bestEvidence")
_EXACT: Final = term("oa:exact")
_CONTEXT: Final = frozenset((term("oa:prefix"), term("oa:suffix")))


def secret(text: str) -> str:
    """Return the hash by which a record knows something without naming it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def removed_iri(iri: str) -> str:
    """Return how a takedown refers to a thing that it takes out."""
    return f"urn:coopkg:removed:{secret(iri)}"


def name_hashes(names: Iterable[str]) -> frozenset[str]:
    """Return the hashes of names of two words and more: shorter ones are anybody's."""
    several = (name for name in names if len(_words(name)) > 1)
    return frozenset(secret(" ".join(_words(name))) for name in several)


def names_person(text: str, hashes: Collection[str]) -> bool:
    """Say whether a text holds one of the names that were hashed."""
    words = _words(text)
    return any(
        secret(" ".join(words[i : i + n])) in hashes
        for i in range(len(words))
        for n in range(2, min(_LONGEST, len(words) - i) + 1)
    )


def _words(text: str) -> list[str]:
    """Return the words of a text as names are compared: Latin ones without diacritics."""
    plain = _MARK.sub("", normalize("NFKD", text)).replace("đ", "d").replace("Đ", "d")
    return [folded(word) for word in _WORD.findall(normalize("NFC", plain))]


def redact(
    triples: Iterable[Triple], people: Collection[str], hashes: Collection[str]
) -> list[Triple] | None:
    """Take people out of the graph of an article.

    Args:
        triples: The graph.
        people: `removed_iri` of each.
        hashes: Of their names (`name_hashes`) and of IRIs by which articles know them.

    Returns:
        What stays, sorted; None if the graph names none of them.
    """
    graph = list(triples)
    persons = {t.subject for t in graph if t.object == _PERSON}
    named = {t.subject for t in graph if t.predicate in _NAMES and names_person(_text(t), hashes)}
    gone = {
        t.object
        for t in graph
        if t.predicate == _READS
        and (
            removed_iri(_iri(t.object)) in people
            or secret(_iri(t.object)) in hashes
            or t.subject in named & persons
        )
    }
    readings = {t.subject for t in graph if t.predicate == _READS and t.object in gone}
    forms = {_text(t) for t in graph if t.subject in readings and t.predicate in _NAMES}

    def names(text: str) -> bool:
        return any(f in text for f in forms) or names_person(text, hashes)

    literals = {t for t in graph if isinstance(t.object, Literal) and names(_text(t))}
    if not gone and not literals:
        return None
    quotes = {t.subject for t in literals if t.predicate == _EXACT}
    dropped: set[object] = {*readings, *quotes, *_evidence_of(graph, quotes)}
    dropped |= {t.subject for t in graph if t.object in gone and t.predicate != _READS}
    dropped |= _without_evidence(graph, dropped)
    kept = (t for t in graph if t.subject not in dropped and t.object not in dropped)
    return sorted(
        _mended([t for t in kept if t not in literals or t.predicate in _CONTEXT]), key=str
    )


def _evidence_of(graph: list[Triple], quotes: Collection[object]) -> set[object]:
    """Return the evidence with these quotes, and its other selectors."""
    found: set[object] = {t.subject for t in graph if t.object in quotes}
    return found | {
        t.object for t in graph if t.subject in found and t.predicate == term("oa:hasSelector")
    }


def _without_evidence(graph: list[Triple], dropped: Collection[object]) -> set[object]:
    claims: set[object] = {t.subject for t in graph if t.predicate == _EVIDENCE}
    told = {t.subject for t in graph if t.predicate == _EVIDENCE and t.object not in dropped}
    return claims - told


def _mended(graph: list[Triple]) -> Iterator[Triple]:
    """Yield the graph with a best piece of evidence for each claim, and no context of quotes."""
    best = {t.subject for t in graph if t.predicate == _BEST}
    for t in sorted(graph, key=str):
        if t.predicate in _CONTEXT:
            yield Triple(t.subject, t.predicate, text_literal(""))
            continue
        yield t
        if t.predicate == _EVIDENCE and t.subject not in best:
            best.add(t.subject)
            yield Triple(t.subject, _BEST, t.object)


def _iri(value: object) -> str:
    return value.value if isinstance(value, NamedNode) else ""


def _text(triple: Triple) -> str:
    return triple.object.value if isinstance(triple.object, Literal) else ""
