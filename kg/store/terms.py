"""RDF terms as text, and text that may be asked.

Terms everywhere in `kg.store` are those of pyoxigraph. They are written with the
library's own N-Triples escaping, the only way a value ever gets into a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import QueryError

if TYPE_CHECKING:
    from rdflib.graph import Graph

Term: TypeAlias = NamedNode | BlankNode | Literal

#: One row of values for parameters, on a line of its own: `VALUES (?a ?b) { (... ...) }`.
_BLOCK = re.compile(r"^([ \t]*VALUES[ \t]*)\(([^()\n]*)\)([ \t]*)\{.*\}[ \t]*$", re.MULTILINE)
_TOKENS = re.compile(
    r"""(?P<skip>"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|\#[^\n]*
    |[?$]\w+|@[\w-]+|(?:\w[\w.-]*)?:(?:[\w.%:-]|\\.)*)|(?P<word>\w+)|(?P<brace>[{}])""",
    re.VERBOSE | re.DOTALL,
)
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def term_text(term: Term) -> str:
    r"""Return a term as SPARQL text.

    A backslash before `u` is written so that engines that decode `\u` escapes
    ahead of parsing (SPARQL 1.1, section 19.2) read the same string.

    >>> print(term_text(Literal('say "hi"', language="en")))
    "say \"hi\""@en
    >>> print(term_text(Literal(chr(92) + "u0041")))
    "\\\u00750041"
    """
    return sparql_text(str(term))


def sparql_text(text: str) -> str:
    """Return N-Triples as they stand in a request; see `term_text`."""
    return text.replace("\\\\u", "\\\\\\u0075")


def iri(text: str) -> NamedNode:
    """Return an IRI, checked.

    Raises:
        QueryError: the text is no absolute IRI.
    """
    try:
        return NamedNode(text)
    except ValueError as error:
        raise QueryError(
            "this is not an absolute IRI.", where=text[:200], advice="Give one such as https://…"
        ) from error


def bind_values(query: str, bindings: Mapping[str, Term | None]) -> str:
    """Fill the parameter lines of a query.

    A parameter line is a `VALUES` block with one row on a line of its own whose
    variables are all among `bindings`. A variable bound to None is left out of it,
    which means the same as `UNDEF`, and Virtuoso joins `UNDEF` with nothing.

    Raises:
        QueryError: a binding is named by no such line.

    >>> bind_values("VALUES (?x ?y) { (UNDEF 1) }", {"x": Literal("a"), "y": None})
    'VALUES (?x) { ("a") }'
    """
    seen: set[str] = set()

    def fill(match: re.Match[str]) -> str:
        names = [word.lstrip("?$") for word in match[2].split()]
        if not names or not set(names) <= set(bindings):
            return match[0]
        seen.update(names)
        bound = {name: value for name in names if (value := bindings[name]) is not None}
        if not bound:
            return ""
        variables = " ".join(f"?{name}" for name in bound)
        row = " ".join(term_text(value) for value in bound.values())
        return f"{match[1]}({variables}){match[3]}{{ ({row}) }}"

    text = _BLOCK.sub(fill, query)
    if unknown := sorted(set(bindings) - seen):
        raise QueryError(
            f"the query has no parameter line for {', '.join(unknown)}.",
            advice="Write one such as VALUES (?name) { (UNDEF) } on a line of its own.",
        )
    return text


def words_of(query: str) -> Iterator[str]:
    """Yield a query's bare words in upper case: no strings, IRIs, names or comments."""
    for match in _TOKENS.finditer(query):
        if match["word"]:
            yield match["word"].upper()


def outer_words(query: str) -> Iterator[str]:
    """Yield the words that stand outside of all braces: those of the query's own modifiers.

    >>> list(outer_words("SELECT ?x { SELECT ?x {} LIMIT 9 } ORDER BY ?x"))
    ['SELECT', 'ORDER', 'BY']
    """
    depth = 0
    for match in _TOKENS.finditer(query):
        if match["brace"]:
            depth += 1 if match["brace"] == "{" else -1
        elif match["word"] and not depth:
            yield match["word"].upper()


def query_form(query: str) -> str:
    r"""Return `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`; empty if it is none of them.

    >>> query_form("# SELECT\nPREFIX select: <urn:ASK> CONSTRUCT WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    return next((word for word in words_of(query) if word in _FORMS), "")


def check_query(query: str) -> None:
    """Refuse a query that would make the engine call another server.

    Raises:
        QueryError: it holds `SERVICE`.
    """
    plain = _CODEPOINT.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    if any(word == "SERVICE" for text in (query, plain) for word in words_of(text)):
        raise QueryError(
            "SERVICE is not allowed: queries are answered from this store alone.",
            advice="Ask the other endpoint by itself with --endpoint.",
        )


def as_triples(triples: Iterable[Any] | Graph) -> list[Triple]:
    """Return triples of pyoxigraph, in the order given; rdflib's `(s, p, o)` are taken too."""
    return [t if isinstance(t, Triple) else _from_rdflib(*t) for t in triples]


def graph_text(triples: Iterable[Any] | bytes) -> bytes:
    """Return triples as canonical N-Triples in UTF-8; what is such text already stays."""
    if isinstance(triples, bytes):
        return triples
    return serialize(as_triples(triples), format=RdfFormat.N_TRIPLES) or b""


def _from_rdflib(s: Any, p: Any, o: Any) -> Triple:
    return Triple(NamedNode(str(s)), NamedNode(str(p)), _object_from_rdflib(o))


def _object_from_rdflib(o: Any) -> NamedNode | Literal:
    if isinstance(o, NamedNode | Literal):
        return o
    if not hasattr(o, "language"):
        return NamedNode(str(o))
    if o.language:
        return Literal(str(o), language=o.language)
    return Literal(str(o), datatype=NamedNode(str(o.datatype))) if o.datatype else Literal(str(o))
