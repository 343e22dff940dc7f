"""Put a whole graph in the place of what stood there, by the Graph Store Protocol.

Source: SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013), section 5.3. Who we are comes
from where `kg.store.remote` takes it; servers may ask for it by Basic or Digest.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from typing import Any

from kg.errors import StoreError
from kg.store.remote import BUSY, credentials, retry_after
from kg.store.terms import graph_text


def put_graph(
    url: str,
    graph: str,
    triples: Iterable[Any],
    *,
    timeout: int = 60,
    retries: int = 4,
    pause: float = 0.5,
) -> None:
    """Replace one named graph; servers do it as a whole or not at all.

    Args:
        url: Address of the graph store, without a query string.
        graph: IRI of the graph.
        triples: Of pyoxigraph or rdflib.
        timeout: Seconds to wait for an answer.
        retries: How often a busy server is asked again.
        pause: Seconds before the first repetition; doubled each time.

    Raises:
        StoreError: the address is wrong, or the server refuses or fails.
    """
    if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
        raise StoreError("the graph store's address is neither http nor https.", where=url)
    body = graph_text(triples)
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        f"{url}?{urllib.parse.urlencode({'graph': graph})}",
        data=body,
        headers={"Content-Type": "application/n-triples", "User-Agent": "coopkg"},
        method="PUT",
    )
    opener = _opener(url)
    for attempt in range(retries + 1):
        try:
            opener.open(request, timeout=timeout).close()
            return
        except urllib.error.HTTPError as error:
            if error.code not in BUSY or attempt == retries:
                raise _failed(url, f"it answered {error.code} {error.reason}") from error
            time.sleep(min(timeout, retry_after(error) or pause))
            pause *= 2
        except OSError as error:
            raise _failed(url, str(getattr(error, "reason", error))) from error


def _opener(url: str) -> urllib.request.OpenerDirector:
    found = credentials(url)
    if not found:
        return urllib.request.build_opener()
    known = urllib.request.HTTPPasswordMgrWithPriorAuth()
    known.add_password(None, url, *found)
    return urllib.request.build_opener(
        urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)
    )


def _failed(url: str, what: str) -> StoreError:
    return StoreError(
        f"the graph store failed: {what}.",
        where=url,
        advice="Look at the address, the network and who may write; then push again.",
    )
