"""Graphs that do not conform, kept aside whole with their reports in the folder of the store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError
from kg.messages import Message
from kg.redaction import names_person
from kg.shapes import Report
from kg.terms import read_ntriples, term


def _file(folder: Path, article: str) -> Path:
    name = hashlib.sha256(article.encode()).hexdigest()[:16]
    return folder / "rejected" / f"{name}.json"


def set_aside(
    folder: Path | None, article: str, name: str, path: str, graph: bytes, report: Report
) -> KgError:
    """Keep a graph that does not conform whole, with its report.

    Args:
        folder: Of the store; None for a store that is not in a folder: nothing is kept.
        article: IRI of the article.
        name: Its identifier.
        path: Where it was read from.
        graph: Its graph as N-Triples.
        report: What the shapes say.

    Returns:
        What to tell the user.
    """
    problem = KgError(
        "the graph of article '{name}' does not conform: {reason}",
        where=path,
        advice="`kg rejected` lists all reasons.",
        name=name,
        reason=_first(report, graph),
    )
    if folder is None:
        return problem
    keep(folder, record_of(article, name, path, graph, report))
    return problem


def record_of(article: str, name: str, path: str, graph: bytes, report: Report) -> dict[str, Any]:
    """Return what is kept of a graph that does not conform; see `set_aside`."""
    return {
        "id": name,
        "article": article,
        "path": path,
        "violations": [asdict(v) for v in report.violations],
        "graph": graph.decode("utf-8"),
    }


def keep(folder: Path, record: Mapping[str, Any]) -> None:
    """Write what is kept of a graph into the folder of a store."""
    file = _file(folder, record["article"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def _first(report: Report, graph: bytes) -> Message:
    """Return the first rule that is broken, with the sentence it is broken on, if any."""
    if not report.violations:
        return Message("")
    first = report.violations[0]
    quote = " ".join(_quote_of(read_ntriples(graph), first.claim or first.focus).split())
    if not quote:
        return first.message
    return Message("{reason} “{quote}”.", reason=first.message, quote=quote)


def reasons(record: Mapping[str, Any], lang: str = "en") -> Iterator[str]:
    """Yield, for each violation of a record of `set_aside`, what is wrong and where it stands.

    Args:
        record: As it stands in the file.
        lang: `vi` for Vietnamese; anything else is English.
    """
    graph = read_ntriples(str(record.get("graph", "")).encode())
    for violation in record["violations"]:
        message = violation.get(f"message_{lang}") or violation["message_en"]
        value = f": {violation['value']}" if violation.get("value") else ""
        yield f"{message} [{violation.get('path', '')}{value}] <{violation['focus']}>"
        if quote := _quote_of(graph, violation.get("claim") or violation["focus"]):
            yield f"    “{' '.join(quote.split())}”"


def _quote_of(graph: Iterable[Triple], claim: str) -> str:
    """Return the words on which a claim stands; empty if it has none."""
    told = {(t.subject.value, t.predicate.value): t.object for t in graph}  # type: ignore[union-attr]
    evidence = told.get((claim, term("coop:bestEvidence").value))
    if not isinstance(evidence, NamedNode):
        return ""
    quote = evidence.value.replace("#evidence-", "#quote-")
    exact = told.get((quote, term("oa:exact").value))
    return exact.value if isinstance(exact, Literal) else ""


def forget(folder: Path | None, article: str) -> None:
    """An article that conforms again leaves the list of those set aside."""
    if folder is not None:
        _file(folder, article).unlink(missing_ok=True)


def forget_naming(folder: Path | None, hashes: frozenset[str]) -> None:
    """Throw away what was set aside and names a person who was taken down."""
    if folder is not None:
        for file in sorted((folder / "rejected").glob("*.json")):
            if names_person(file.read_text(encoding="utf-8"), hashes):
                file.unlink()
