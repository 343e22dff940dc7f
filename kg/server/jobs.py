"""What a worker does: answer one query, one saved question, or tell of one resource.

Runs in a process that may be ended at any moment; nothing here writes to the store.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, TypeVar

import pyoxigraph

from kg.errors import KgError, QueryError, StoreError
from kg.export.turtle import turtle_text
from kg.queries import load_query, run_query
from kg.results import write_rows
from kg.server import negotiate
from kg.server.problems import MEDIA, ProblemError, from_error
from kg.server.resources import describe_resource
from kg.server.settings import Limits
from kg.store import LocalStore, Rows, check_query, words_of

T = TypeVar("T")
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"})


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked.

    Attributes:
        kind: A query, a saved question by its name, or a resource by its IRI.
        text: The query, the name or the IRI.
        accept: The client's `Accept` header, or one media type.
        values: Parameters of a saved question by name; of a page its language and part.
        default_graphs: Graphs that together are the default graph; the store's own if empty.
        named_graphs: Named graphs that may be asked; all if both are empty.
        base: Address of the endpoint, which relative IRIs of a query are relative to.
        seconds: Time it may take.
    """

    kind: Literal["sparql", "saved", "resource", "counts"]
    text: str = ""
    accept: str = ""
    values: tuple[tuple[str, str], ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str | None = None
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the client."""

    status: int
    media: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def do(job: Job, store: LocalStore, limits: Limits) -> Answer:
    """Do a job; what goes wrong on the asker's side is an answer as well."""
    try:
        if job.kind == "saved":
            return _saved(job, store, limits)
        if job.kind == "resource":
            return describe_resource(store, job.text, job.accept, dict(job.values))
        if job.kind == "counts":
            return _counts(store)
        return _sparql(job, store, limits)
    except ProblemError as problem:
        return refused(problem)
    except StoreError as error:
        return refused(from_error(error, 500))
    except KgError as error:
        return refused(from_error(error))


def refused(problem: ProblemError) -> Answer:
    """Return a problem as an answer."""
    return Answer(problem.status, MEDIA, problem.body(), problem.headers)


def _sparql(job: Job, store: LocalStore, limits: Limits) -> Answer:
    check_query(job.text)
    try:
        found = store.query(
            job.text,
            default_graphs=job.default_graphs,
            named_graphs=job.named_graphs,
            base=job.base,
        )
    except QueryError:
        if first := next((word for word in words_of(job.text) if word in UPDATES), ""):
            raise ProblemError(
                403, "Updates are refused", f"This endpoint only reads; {first} is an update."
            ) from None
        raise
    if isinstance(found, bool):
        return _boolean(found, job.accept)
    if isinstance(found, Rows):
        return _rows(found, job.accept, limits)
    return write_triples(_limited(found, limits.rows), job.accept)


def _saved(job: Job, store: LocalStore, limits: Limits) -> Answer:
    rows = run_query(store, load_query(job.text), dict(job.values))
    return _rows(rows, job.accept, limits)


def _counts(store: LocalStore) -> Answer:
    import json

    from kg.show import count_things

    return Answer(200, "application/json", json.dumps(count_things(store)).encode())


def _rows(rows: Rows, accept: str, limits: Limits) -> Answer:
    media = negotiate.choose(accept, tuple(negotiate.ROWS))
    out = io.StringIO(newline="")
    write_rows(Rows(rows.variables, _limited(rows, limits.rows)), negotiate.ROWS[media], out)
    return Answer(200, media, out.getvalue().encode())


def _limited(items: Iterable[T], most: int) -> Iterator[T]:
    """Yield items, and refuse when there are more than allowed: half an answer is a wrong one."""
    iterator = iter(items)
    yield from islice(iterator, most)
    if next(iterator, None) is not None:
        raise ProblemError(
            422,
            "The answer is too long",
            f"It has more than {most} rows, which is all that this server gives at once. "
            "Ask for parts of it with ORDER BY, LIMIT and OFFSET.",
        )


def _boolean(value: bool, accept: str) -> Answer:
    media = negotiate.choose(accept, tuple(negotiate.BOOLEANS))
    word = "true" if value else "false"
    text = {
        "json": f'{{"head":{{}},"boolean":{word}}}',
        "xml": '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        f"<head/><boolean>{word}</boolean></sparql>",
    }
    return Answer(200, media, text[negotiate.BOOLEANS[media]].encode())


def write_triples(triples: Iterable[pyoxigraph.Triple], accept: str) -> Answer:
    """Return triples in the format that suits the client, the same bytes each time."""
    media = negotiate.choose(accept, negotiate.TRIPLES)
    form = pyoxigraph.RdfFormat.from_media_type(negotiate.MEANT.get(media, media))
    assert form is not None
    found = sorted(triples, key=str)
    if form == pyoxigraph.RdfFormat.TURTLE and not any(map(_has_blank, found)):
        return Answer(200, media, turtle_text(found).encode())
    body = pyoxigraph.serialize(found, format=form)
    assert body is not None
    return Answer(200, media, body)


def _has_blank(triple: pyoxigraph.Triple) -> bool:
    return any(isinstance(t, pyoxigraph.BlankNode) for t in (triple.subject, triple.object))
