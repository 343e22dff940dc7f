"""Graphs that do not conform, kept aside whole with their reports in the folder of the store."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from kg.errors import KgError
from kg.redaction import names_person
from kg.shapes import Report


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
    first = report.violations[0].message_en if report.violations else ""
    problem = KgError(
        f"the graph of article '{name}' does not conform: {first}",
        where=path,
        advice="`kg rejected` lists all reasons.",
    )
    if folder is None:
        return problem
    file = _file(folder, article)
    file.parent.mkdir(parents=True, exist_ok=True)
    record = {
        "id": name,
        "article": article,
        "path": path,
        "violations": [asdict(v) for v in report.violations],
        "graph": graph.decode("utf-8"),
    }
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    return problem


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
