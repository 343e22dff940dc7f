"""One article from text to a checked graph: pure work that processes share out."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import KgError, LexiconError
from kg.extraction.engine import read_claims
from kg.foreign.claims import StatedClaim, with_foreign
from kg.foreign.extractors import extracted
from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, Bases, article_iri
from kg.languages import load_frames, load_language
from kg.messages import Message
from kg.model import Article
from kg.resources import ontology_dir
from kg.review.apply import decided_graph
from kg.review.shares import NOTHING, Share
from kg.shapes import Report, check_graph
from kg.stated import Words, places_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article, built: its graph as N-Triples, and what the shapes say."""

    article: str
    id: str
    path: str
    graph: bytes
    claims: int
    report: Report | None
    problem: KgError | None = None
    notes: tuple[Message, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Job:
    """One article, and what others say of it.

    Attributes:
        article: To be read.
        share: What reviewers decided.
        stated: Claims of others.
        run: What decides the result besides the article; names the reading.
    """

    article: Article
    share: Share = NOTHING
    stated: tuple[StatedClaim, ...] = ()
    run: str = ""


def build_article(
    job: Job, bases: Bases = DEFAULT_BASES, extractors: tuple[str, ...] = ()
) -> Outcome:
    """Take one article from text to a checked graph, with what others say of it.

    An article in a language without label files gives no claims and a problem. Claims of
    others that do not conform are left out and noted; they cannot take the article along.
    """
    clock, article = time.perf_counter, job.article
    begin = clock()
    iri = article_iri(article.id, bases)
    try:
        reading = read_claims(article, load_language(article.lang), load_gazetteer(), load_frames())
    except LexiconError as error:
        return Outcome(iri, article.id, article.path, b"", 0, None, error)
    stated = [*job.stated, *extracted(article, extractors)]
    words = Words(reading.entities, places_of(load_gazetteer()), bases)
    whole, notes = with_foreign(reading, stated, words) if stated else (reading, [])
    read = clock()
    data = decided_graph(whole, job.share, bases, job.run)
    built = clock()
    report = check_graph(data)
    if not report.conforms and whole is not reading:
        reason = report.violations[0].line
        notes.append(Message("claims of others are left out: {reason}", reason=reason))
        data = decided_graph(reading, job.share, bases, job.run)
        report = check_graph(data)
    checked = clock()
    stages = (("claims", read - begin), ("graph", built - read), ("shapes", checked - built))
    claims = len(whole.claims)
    return Outcome(iri, article.id, article.path, data, claims, report, None, tuple(notes), stages)


def build_or_report(job: Job, bases: Bases, extractors: tuple[str, ...]) -> Outcome:
    """Build an article; a mistake in the program, or in an extractor, costs that one alone.

    Raises:
        KgError: what concerns more than this article, such as decisions that cannot be used.
    """
    try:
        return build_article(job, bases, extractors)
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001 - told with the name of the article
        problem = KgError(
            "the program failed on this article: {error}.",
            advice="It is left out. Please report it with the article.",
            error=f"{type(error).__name__}: {error}",
        )
        article = job.article
        iri = article_iri(article.id, bases)
        return Outcome(iri, article.id, article.path, b"", 0, None, problem)
