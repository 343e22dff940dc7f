"""One article from text to a checked graph: pure work that processes share out."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import LexiconError
from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, Bases, article_iri
from kg.languages import load_frames, load_language
from kg.model import Article
from kg.resources import ontology_dir
from kg.review.apply import decided_graph
from kg.review.shares import NOTHING, Share
from kg.shapes import Report, check_graph
from kg.terms import ntriples


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article, built: its graph as N-Triples, and what the shapes say."""

    article: str
    id: str
    path: str
    graph: bytes
    claims: int
    report: Report | None
    problem: str = ""
    stages: tuple[tuple[str, float], ...] = ()


@lru_cache(maxsize=1)
def run_key() -> str:
    """Return a hash of code and data: what decides a reading besides the article."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parent
    data = ontology_dir()
    files = [
        *package.rglob("*.py"),
        *data.rglob("*.ttl"),
        *data.rglob("*.tsv"),
        *data.rglob("*.t*ml"),
        *data.rglob("*.txt"),
    ]
    for path in sorted(files, key=lambda p: (p.name, str(p))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def build_article(
    article: Article, share: Share = NOTHING, bases: Bases = DEFAULT_BASES, run: str = ""
) -> Outcome:
    """Take one article from text to a checked graph, with what reviewers decided on it.

    An article in a language without label files gives no claims and a problem.
    """
    clock = time.perf_counter
    begin = clock()
    iri = article_iri(article.id, bases)
    try:
        reading = read_claims(article, load_language(article.lang), load_gazetteer(), load_frames())
    except LexiconError as error:
        return Outcome(iri, article.id, article.path, b"", 0, None, str(error))
    read = clock()
    data = ntriples(decided_graph(reading, share, bases, run))
    built = clock()
    report = check_graph(data)
    checked = clock()
    stages = (("claims", read - begin), ("graph", built - read), ("shapes", checked - built))
    return Outcome(iri, article.id, article.path, data, len(reading.claims), report, "", stages)


def build_one(job: tuple[Article, Share], bases: Bases, run: str) -> Outcome:
    """Take one article with its share of decisions; what workers do."""
    return build_article(*job, bases=bases, run=run)
