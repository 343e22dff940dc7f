"""SPARQL 1.1 Protocol, the query part: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from kg.server import negotiate
from kg.server.jobs import Answer, Job
from kg.server.pool import Keeper
from kg.server.problems import ProblemError
from kg.server.settings import Limits

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
#: Parameters that this endpoint knows; a client's own are left aside.
_GRAPHS = ("default-graph-uri", "named-graph-uri")


async def read_job(request: Request, limits: Limits) -> Job:
    """Return what a request asks.

    Raises:
        ProblemError: it is none of the three forms of the protocol, it is an update, or too large.
    """
    pairs = request.query_params.multi_items()
    text: str | None = None
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await read_body(request, limits)
        if media == FORM:
            pairs += parse_qsl(body, keep_blank_values=True)
        elif media == QUERY:
            text = body
        elif media == UPDATE:
            raise ProblemError(403, "Updates are refused", "This endpoint only reads.")
        else:
            raise ProblemError(
                415, "Not a form of the SPARQL protocol", f"Send {QUERY} or {FORM}, as UTF-8."
            )
    if any(name == "update" for name, _ in pairs):
        raise ProblemError(403, "Updates are refused", "This endpoint only reads.")
    queries = [value for name, value in pairs if name == "query"]
    queries += [text] if text is not None else []
    if len(queries) != 1:
        raise ProblemError(400, "There must be exactly one query", f"{len(queries)} were sent.")
    default, named = (tuple(v for n, v in pairs if n == graphs) for graphs in _GRAPHS)
    return Job(
        kind="sparql",
        text=queries[0],
        accept=wanted(request, dict(pairs)),
        default_graphs=default,
        named_graphs=named,
        base=str(request.url.replace(query="", fragment="")),
        seconds=seconds(dict(pairs), limits),
    )


async def read_body(request: Request, limits: Limits) -> str:
    """Return a request's body as text.

    Raises:
        ProblemError: 413 if it is too large, 400 if it is not UTF-8.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limits.body:
            raise ProblemError(413, "The request is too large", f"{limits.body} bytes are allowed.")
        parts.append(part)
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError(400, "The request is not UTF-8", str(error)) from error


def wanted(request: Request, pairs: Mapping[str, str]) -> str:
    """Return the media types a client wants: `?format=csv` before its `Accept` header.

    Raises:
        ProblemError: 406 if the short name is unknown.
    """
    short = pairs.get("format", "")
    if not short:
        return request.headers.get("accept", "")
    media = negotiate.SHORT.get(short, short if "/" in short else "")
    if not media:
        raise ProblemError(406, "No such format", f"Use one of {', '.join(negotiate.SHORT)}.")
    return media


def seconds(pairs: Mapping[str, str], limits: Limits) -> float:
    """Return the time a request may take: what it asks for, at most what is allowed.

    Raises:
        ProblemError: 400 if that is no number above 0.
    """
    try:
        asked = float(pairs.get("timeout", limits.seconds))
    except ValueError:
        asked = 0.0
    if not asked > 0:
        raise ProblemError(
            400, "The timeout is no number of seconds", "Send one such as timeout=5."
        )
    return min(asked, limits.seconds)


async def reply(request: Request, keeper: Keeper, job: Job) -> Response:
    """Do a job and make the response, which a client may keep until the store changes."""
    return as_response(request, await keeper.pool.do(job))


def as_response(request: Request, answer: Answer) -> Response:
    """Return an answer with its validator, or 304 if the client has it already."""
    headers = {"Vary": "Accept, Accept-Language", **answer.headers}
    if answer.status == 200:
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
        headers |= {"ETag": tag, "Cache-Control": "no-cache"}
        known = request.headers.get("if-none-match", "")
        if tag in [each.strip() for each in known.split(",")]:
            return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers, media_type=answer.media)
