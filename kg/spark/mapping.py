"""One article of a job: from its record to what goes into which part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.iris import DEFAULT_BASES, Bases, article_iri
from kg.mapping import Job, Outcome, build_article
from kg.reading import make_article
from kg.rejected import record_of
from kg.review.decisions import NONE, Decisions
from kg.review.removed import is_taken_down
from kg.review.shares import Shares
from kg.review.turtle import takedown_triples
from kg.spark.inputs import Problem, Read
from kg.terms import ntriples


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides a job's result besides the articles.

    Attributes:
        run: Hash of program and data.
        bases: Where the IRIs of things and articles begin.
        decisions: What reviewers decided.
    """

    run: str
    bases: Bases = DEFAULT_BASES
    decisions: Decisions = NONE


@dataclass(slots=True)
class Counts:
    """What a job did; `+` sums up.

    Attributes:
        built: Articles whose graphs conform.
        rejected: Articles kept aside because theirs do not.
        left_out: Articles that were taken down.
        claims: Claims in the articles built.
        triples: Triples in their graphs.
        problems: What could not be read, or had to be assumed.
    """

    built: int = 0
    rejected: int = 0
    left_out: int = 0
    claims: int = 0
    triples: int = 0
    problems: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return both together."""
        return Counts(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))


@dataclass(frozen=True, slots=True)
class Mapped:
    """What one article, or one that could not be read, comes to.

    Attributes:
        article: IRI; empty if there is none.
        graph: Canonical N-Triples; empty if the graph is not to be stored.
        rejected: The record of a graph that does not conform, as JSON; empty if there is none.
        problems: In words.
        counts: Of this article.
    """

    article: str = ""
    graph: bytes = b""
    rejected: str = ""
    problems: tuple[str, ...] = ()
    counts: Counts = field(default_factory=Counts)


def map_all(reads: Iterator[Read], settings: Settings) -> Iterator[Mapped]:
    """Map the articles of one partition."""
    shares = Shares(settings.decisions)
    for read in reads:
        if isinstance(read, Problem):
            yield Mapped(problems=(read.text,), counts=Counts(problems=1))
            continue
        article = make_article(read)
        iri = article_iri(article.id, settings.bases)
        if is_taken_down(iri, article.sha256, settings.decisions.takedowns):
            yield Mapped(iri, counts=Counts(left_out=1))
            continue
        job = Job(article, shares.of(iri, article.sha256), run=settings.run)
        yield _mapped(build_article(job, settings.bases))


def _mapped(outcome: Outcome) -> Mapped:
    if outcome.problem:
        where = outcome.path or outcome.id
        problem = f"{where}: {outcome.problem.said()}"
        return Mapped(outcome.article, problems=(problem,), counts=Counts(problems=1))
    if outcome.report is not None and not outcome.report.conforms:
        record = record_of(outcome.article, outcome.id, outcome.path, outcome.graph, outcome.report)
        text = json.dumps(record, ensure_ascii=False)
        return Mapped(outcome.article, rejected=text, counts=Counts(rejected=1))
    triples = outcome.graph.count(b"\n")
    counts = Counts(built=1, claims=outcome.claims, triples=triples)
    return Mapped(outcome.article, outcome.graph, counts=counts)


def quads_of(mapped: Mapped) -> Iterator[str]:
    """Yield the lines of an article's graph as N-Quads, without line ends."""
    tail = f"<{mapped.article}> ."
    for line in mapped.graph.decode().splitlines():
        yield line.removesuffix(".") + tail


def records_of_takedowns(decisions: Decisions) -> Iterator[str]:
    """Yield the lines that say that something was taken down."""
    for takedown in decisions.takedowns:
        yield from ntriples(takedown_triples(takedown, binding=False)).decode().splitlines()
