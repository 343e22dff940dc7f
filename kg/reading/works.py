"""Tell which work an article is a version of, who published it, and where that is at home.

Aggregators publish one article in many languages and put the language into the
address; mobile and campaign addresses differ only in what is not content.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from kg.errors import ResourceError
from kg.resources import ontology_dir

_COOP = "https://w3id.org/coopkg/ontology#"
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_LANGUAGE = re.compile(
    r"(?:ar|bn|bg|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|km|ko|lo|ms|my|nl|no|pl|pt|"
    r"ro|ru|sk|sr|sv|ta|te|th|tr|uk|ur|vi|zh)(?:[-_](?:[a-z]{2}|[a-z]{4}|419))?"
)
#: Parameters that say where a reader came from or how the page is shown.
_TRACKING = re.compile(r"(?:utm_.*|[a-z]*clid|ref|from|source|lang|language|hl|amp|print|share.*)")
#: Pages whose content is chosen by the query: the last segment is a program, or there is none.
_PROGRAM = re.compile(r"(?:.*\.(?:php|aspx?|jsp|do|cgi|html?))?")


def normalise_address(url: str) -> str:
    """Return what two addresses of one article have in common.

    Without scheme, port, `www.`, `m.`, language segment, query, fragment and trailing
    slash, percent-decoded. The query stays, sorted and without tracking, where the
    path names only a program (`view.aspx?id=5`), for there it is the address.

    >>> normalise_address("https://www.example.org/bn/news/a-b-1.html?utm_source=x#top")
    'example.org/news/a-b-1.html'
    >>> normalise_address("http://m.example.org/zh-CN/news/a-b-1.html/")
    'example.org/news/a-b-1.html'
    >>> normalise_address("https://example.org/view.aspx?lang=vi&id=5")
    'example.org/view.aspx?id=5'
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    host, path, query = parts
    segments = [s for s in path.split("/") if s]
    if len(segments) > 1 and _LANGUAGE.fullmatch(segments[0].lower()):
        del segments[0]
    address = "/".join([host, *segments])
    last = segments[-1].lower() if segments else ""
    if query and _PROGRAM.fullmatch(last) and not re.search(r"\d{3}|-.*-", last):
        kept = [p for p in sorted(parse_qsl(query)) if not _TRACKING.fullmatch(p[0].lower())]
        address += f"?{urlencode(kept)}" if kept else ""
    return address


def _split(url: str) -> tuple[str, str, str] | None:
    """Return host, path and query of an address, or None if it has no host."""
    text = url.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text.removeprefix('//')}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if "." not in host:
        return None
    return _PREFIX.sub("", host), normalize("NFC", unquote(parts.path)), parts.query


def work_key(url: str | None, sha256: str) -> str:
    """Return the key that all versions of a work share: 16 hexadecimal digits.

    Args:
        url: Source address; None if unknown.
        sha256: Hash of the text, which stands in for an address that is missing.
    """
    if not url:
        return sha256[:16]
    return hashlib.sha256(normalise_address(url).encode("utf-8", "replace")).hexdigest()[:16]


def publisher(url: str | None) -> str | None:
    """Return the host that published an address, without `www.` and `m.`.

    >>> publisher("https://www.example.org:443/a")
    'example.org'
    """
    parts = _split(url) if url else None
    return parts[0] if parts else None


@dataclass(frozen=True, slots=True)
class Registry:
    """Publishers by host: home localities and aggregators.

    Attributes:
        homes: Gazetteer key of the home locality by host.
        aggregators: Hosts that republish what others wrote.
    """

    homes: dict[str, str]
    aggregators: frozenset[str]

    def home(self, host: str | None) -> str | None:
        """Return the home locality of a host or of the domain above it, or None."""
        while host and "." in host:
            if host in self.aggregators:
                return None
            if host in self.homes:
                return self.homes[host]
            host = host.partition(".")[2]
        return None


@lru_cache(maxsize=1)
def load_publishers() -> Registry:
    """Return the shipped registry `ontology/publishers.ttl`; empty if there is none.

    Raises:
        ResourceError: the file is not Turtle.
    """
    import pyoxigraph

    path = ontology_dir() / "publishers.ttl"
    values: dict[str, dict[str, str]] = {}
    try:
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            entry = values.setdefault(str(triple.subject), {})
            predicate = triple.predicate.value
            entry[predicate.removeprefix(_COOP)] = getattr(triple.object, "value", "")
    except (SyntaxError, ValueError, OSError) as error:
        raise ResourceError(
            f"not readable as Turtle: {error}", where=path, advice="Mend the line it names."
        ) from error
    entries = [e for e in values.values() if "hostName" in e]
    return Registry(
        {
            e["hostName"]: e["homeLocality"].rpartition("/")[2]
            for e in entries
            if "homeLocality" in e
        },
        frozenset(e["hostName"] for e in entries if e.get("aggregator") == "true"),
    )
