"""The remote door: any SPARQL 1.1 endpoint, through SPARQLWrapper.

Short queries go by GET (caches like them), long ones and updates by POST. A
server that is busy (429, 503) is asked again, later each time. Who we are comes
from `KG_ENDPOINT_USER` and `KG_ENDPOINT_PASSWORD`, else from the netrc file.
"""

from __future__ import annotations

import ast
import netrc
import os
import re
import time
import urllib.error
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph

from kg.errors import PartialAnswerError, QueryError, StoreError
from kg.store.base import Rows, Store
from kg.store.terms import Term, outer_words, query_form

#: Bytes of a query above which it is sent by POST: below what common servers take in an address.
_GET_LIMIT = 1800
BUSY = frozenset({429, 503})
_LONGEST_WAIT = 30.0
_TAG = re.compile(r"<[^<>]*>")
_QUADS = "SELECT ?s ?p ?o ?g WHERE { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a remote store is and how it is asked.

    Attributes:
        url: Address of the query service.
        update_url: Address for updates; by default `url`, or `…/update` beside `…/query`.
        timeout: Seconds to wait for an answer.
        retries: How often a busy server is asked again.
        pause: Seconds before the first repetition; doubled each time.
        page: Rows asked for at a time; 0 for as many as the server says it gives. Only
            queries in a fixed order (ORDER BY) and without a LIMIT of their own are
            asked in pages.
    """

    url: str
    update_url: str = ""
    timeout: int = 60
    retries: int = 4
    pause: float = 0.5
    page: int = 0

    def for_updates(self) -> str:
        """Return the address that takes updates."""
        if self.update_url:
            return self.update_url
        head, _, tail = self.url.rpartition("/")
        return f"{head}/update" if tail == "query" else self.url


class RemoteStore(Store):
    """A store behind a SPARQL 1.1 endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Keep the address; nothing is sent yet.

        Raises:
            StoreError: the address is not http or https.
        """
        if urlsplit(endpoint.url).scheme not in {"http", "https"}:
            raise StoreError(
                "the endpoint's address is neither http nor https.",
                where=endpoint.url,
                advice="Give one such as http://localhost:7878/query.",
            )
        self.endpoint = endpoint
        self.gives_all = not endpoint.page

    def query(self, text: str) -> Rows | Iterator[pyoxigraph.Triple] | bool:
        """Send one query; the answer is read as it comes."""
        if _is_graph_query(text):
            return self._triples(self._send(text, update=False, graph=True))
        rows, most = self._rows(self._first_page(text))
        if isinstance(rows, bool):
            return rows
        if _can_be_paged(text):
            return Rows(rows.variables, self._pages(text, rows, most))
        return Rows(rows.variables, self._uncut(rows, most)) if most else rows

    def _first_page(self, text: str) -> str:
        page = self.endpoint.page
        return f"{text}\nLIMIT {page}" if page and _can_be_paged(text) else text

    def _pages(self, text: str, rows: Rows | bool, most: int) -> Iterator[tuple[Term | None, ...]]:
        """Yield rows, page after page, if that is wished or the server gave no more at once.

        The last page is the empty one: a short one may have been cut by the server.
        """
        page, offset = self.endpoint.page, 0
        while isinstance(rows, Rows):
            count = 0
            for row in rows:
                count += 1
                yield row
            if not count or not (page or count == most):
                return
            page = page or most
            offset += count
            rows, _ = self._rows(f"{text}\nLIMIT {page} OFFSET {offset}")

    def _rows(self, text: str) -> tuple[Rows | bool, int]:
        """Return an answer, and the most rows that the server says it gives; 0 if it does not."""
        response = self._send(text, update=False, graph=False)
        most = response.headers.get("X-SPARQL-MaxRows", "")
        results = self._guarded(
            lambda: pyoxigraph.parse_query_results(
                response, format=pyoxigraph.QueryResultsFormat.JSON
            )
        )
        if isinstance(results, pyoxigraph.QueryBoolean):
            return bool(results), 0
        names = tuple(variable.value for variable in results.variables)
        rows = Rows(names, self._solutions(results, len(names)))
        return rows, int(most) if most.isdigit() else 0

    def _uncut(self, rows: Rows, most: int) -> Iterator[tuple[Term | None, ...]]:
        """Yield rows; an answer that the server has cut must not pass for a whole one."""
        for number, row in enumerate(rows, 1):
            yield row
            if number == most:
                raise PartialAnswerError(
                    f"the endpoint gives no more than {most} rows at a time.",
                    where=self.endpoint.url,
                    advice="Give the query an ORDER BY, and it is asked in pages.",
                )

    def update(self, text: str) -> None:
        """Send one update request; SPARQL 1.1 Update asks servers to take it as a whole."""
        self._send(text, update=True, graph=False).read()

    def quads(self) -> Iterator[pyoxigraph.Quad]:
        """Return every quad; a triple of a named graph is not repeated for the default one."""
        named: set[tuple[Any, ...]] = set()
        rest: list[tuple[Any, ...]] = []
        for s, p, o, g in self.select(_QUADS):
            if g is None:
                rest.append((s, p, o))
            else:
                named.add((s, p, o))
                yield pyoxigraph.Quad(s, p, o, g)  # type: ignore[arg-type]
        yield from (pyoxigraph.Quad(*spo) for spo in rest if spo not in named)

    def close(self) -> None:
        """Nothing is held open between requests."""

    def _send(self, text: str, *, update: bool, graph: bool) -> Any:
        from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

        pause = self.endpoint.pause
        for attempt in range(self.endpoint.retries + 1):
            try:
                return self._request(text, update=update, graph=graph).query().response
            except urllib.error.HTTPError as error:
                if error.code not in BUSY or attempt == self.endpoint.retries:
                    raise self._failed(f"it answered {error.code} {error.reason}") from error
                asked = retry_after(error)
                if asked is not None and asked > self.endpoint.timeout:
                    raise self._failed(f"it is busy and asks to wait {asked:.0f} s") from error
                time.sleep(min(_LONGEST_WAIT, pause) if asked is None else asked)
                pause *= 2
            except (OSError, ValueError) as error:
                raise self._failed(str(getattr(error, "reason", error))) from error
            except QueryBadFormed as error:
                raise QueryError(f"the endpoint cannot read the query: {_said(error)}") from error
            except SPARQLWrapperException as error:
                raise self._failed(_said(error)) from error
        raise AssertionError("the last attempt returns or raises")

    def _request(self, text: str, *, update: bool, graph: bool) -> Any:
        from SPARQLWrapper import CONSTRUCT, GET, INSERT, JSON, POST, SELECT, TURTLE, SPARQLWrapper

        # queryType is set and not guessed: guessing runs a regex over the whole text.
        wrapper = SPARQLWrapper(
            self.endpoint.url, updateEndpoint=self.endpoint.for_updates(), agent="coopkg"
        )
        wrapper.queryString = text
        wrapper.queryType = INSERT if update else (CONSTRUCT if graph else SELECT)
        wrapper.setReturnFormat(TURTLE if graph else JSON)
        post = update or len(text.encode()) > _GET_LIMIT
        wrapper.setMethod(POST if post else GET)
        wrapper.setTimeout(self.endpoint.timeout)
        if found := credentials(self.endpoint.for_updates() if update else self.endpoint.url):
            wrapper.setCredentials(*found)
        return wrapper

    def _solutions(
        self, results: pyoxigraph.QuerySolutions, width: int
    ) -> Iterator[tuple[Term | None, ...]]:
        try:
            while (row := self._guarded(next, results, None)) is not None:
                yield tuple(row[i] for i in range(width))
        finally:
            del results  # here: frames of an error may end in a thread that may not drop it

    def _triples(self, response: Any) -> Iterator[pyoxigraph.Triple]:
        parsed = pyoxigraph.parse(response, format=pyoxigraph.RdfFormat.TURTLE)
        while (quad := self._guarded(lambda: next(parsed, None))) is not None:
            yield quad.triple

    def _guarded(self, read: Callable[..., Any], *given: Any) -> Any:
        try:
            return read(*given)
        except (SyntaxError, ValueError, OSError) as error:
            raise self._failed(f"its answer cannot be read: {error}") from error
        finally:
            del given  # see `_solutions`

    def _failed(self, what: str) -> StoreError:
        return StoreError(
            f"the endpoint failed: {what}.",
            where=self.endpoint.url,
            advice="Look at the address, the network and who may ask; or wait and try again.",
        )


def credentials(url: str) -> tuple[str, str] | None:
    """Return user and password for an address, from the environment or the netrc file.

    Raises:
        StoreError: the netrc file cannot be read.
    """
    user, password = os.environ.get("KG_ENDPOINT_USER"), os.environ.get("KG_ENDPOINT_PASSWORD")
    if user and password is not None:
        return user, password
    try:
        found = netrc.netrc(os.environ.get("NETRC")).authenticators(urlsplit(url).hostname or "")
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError) as error:
        raise StoreError(f"the netrc file cannot be used: {error}.") from error
    return (found[0], found[2] or "") if found and found[0] else None


def _said(error: Exception) -> str:
    """Return in one line what SPARQLWrapper says of an error, and what the server says."""
    about, _, body = str(error).partition("\n\nResponse:\n")
    page = ast.literal_eval(body).decode(errors="replace") if body else ""
    return " ".join(f"{about} {_TAG.sub(' ', page)}".split()).rstrip(". ")[:400]


def _is_graph_query(text: str) -> bool:
    return query_form(text) in {"CONSTRUCT", "DESCRIBE"}


def _can_be_paged(text: str) -> bool:
    words = set(outer_words(text))
    return "ORDER" in words and not words & {"LIMIT", "OFFSET", "VALUES"}


def retry_after(error: urllib.error.HTTPError) -> float | None:
    """Return the seconds to wait; the header holds them, or a date (RFC 9110, 10.2.3)."""
    value = error.headers.get("Retry-After", "")
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None
