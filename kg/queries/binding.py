"""From the texts a user gives to the RDF terms a question binds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.queries.header import Param, SavedQuery
from kg.queries.names import resolve_name
from kg.store import Store, Term, iri, plain

#: Digits are ASCII: `\d` would let other scripts' digits into typed terms.
_DATE: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*")
_LANG: Final = re.compile(r"[a-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_INT: Final = re.compile(r"-?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?")
_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_DECIMAL: Final = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
#: Ends of the IRIs of things and claims that a person may give instead of the whole.
_SHORT: Final = re.compile(r"[\w.%-]+(/[\w.%-]+|#claim-[\w-]+)")
_ENDS_WITH: Final = """PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?thing WHERE {
  VALUES (?end) { (UNDEF) }
  { ?thing prov:wasDerivedFrom ?any } UNION { ?any prov:wasDerivedFrom ?thing }
  FILTER (STRENDS(STR(?thing), ?end))
} ORDER BY ?thing LIMIT 2"""


def bind_params(
    query: SavedQuery, values: Mapping[str, str], store: Store
) -> dict[str, Term | None]:
    """Turn a user's texts into the terms that a question binds.

    Args:
        query: The question.
        values: Texts by parameter name; parameters left out take their default.
        store: Where names are looked up.

    Returns:
        A term by variable, None where the parameter is left free.

    Raises:
        QueryError: a parameter is unknown, missing or of the wrong form, or a name
            is not found or means several things.
    """
    given = {name.replace("-", "_"): text for name, text in values.items()}
    if unknown := sorted(set(given) - {param.name for param in query.params}):
        known = ", ".join(f"--{param.name.replace('_', '-')}" for param in query.params)
        raise QueryError(
            f"this question has no parameter '{unknown[0][:60]}'.",
            where=query.name,
            advice=f"It takes {known}." if known else "It takes none.",
        )
    return {p.variable: _bind(query, p, given.get(p.name, p.default), store) for p in query.params}


def _bind(query: SavedQuery, param: Param, text: str, store: Store) -> Term | None:
    if not text.strip():
        if param.required:
            raise QueryError(
                f"the parameter '{param.name}' is missing.",
                where=query.name,
                advice=f"Give it, for example: --{param.name.replace('_', '-')} '{param.example}'",
            )
        return None
    if param.values and text not in param.values:
        raise _wrong(param, text, f"It is one of {', '.join(param.values)}.")
    return _MAKERS[param.type](param, text, store)


def _wrong(param: Param, text: str, advice: str) -> QueryError:
    return QueryError(
        f"this is no {param.type} for '{param.name}'.", where=repr(text[:100]), advice=advice
    )


def _named(param: Param, text: str, store: Store) -> Term:
    """Bind an IRI, the end of one, or a name."""
    if re.match(r"[a-z][a-z0-9+.-]*:[^\s]", text):
        return iri(text)
    if _SHORT.fullmatch(text) and (found := thing_ending(store, text)):
        return iri(found)
    kind = param.type if param.type in {"place", "body", "person"} else ""
    return iri(resolve_name(store, text, kind))


def thing_ending(store: Store, end: str) -> str | None:
    """Return the IRI that ends in `/end`, if just one thing or claim of the store does."""
    found = [plain(row[0]) for row in store.select(_ENDS_WITH, {"end": Literal(f"/{end}")})]
    return found[0] if len(found) == 1 else None


def _claim(param: Param, text: str, store: Store) -> Term:
    if re.match(r"[a-z][a-z0-9+.-]*:[^\s]", text):
        return iri(text)
    if found := _SHORT.fullmatch(text) and thing_ending(store, text):
        return iri(found)
    raise _wrong(param, text, "Give the IRI of a claim as the first column of a table shows it.")


def _matching(
    pattern: re.Pattern[str], advice: str, datatype: NamedNode | None = None
) -> Callable[[Param, str, Store], Term]:
    def make(param: Param, text: str, _store: Store) -> Term:
        if not pattern.fullmatch(text):
            raise _wrong(param, text, advice)
        return Literal(text, datatype=datatype) if datatype else Literal(text)

    return make


def _text(_param: Param, text: str, _store: Store) -> Term:
    return Literal(text)


_MAKERS: Final[dict[str, Callable[[Param, str, Store], Term]]] = {
    "iri": _named,
    "place": _named,
    "body": _named,
    "person": _named,
    "claim": _claim,
    "text": _text,
    "date": _matching(_DATE, "Write it as 2025, 2025-09 or 2025-09-26."),
    "code": _matching(_CODE, "Codes are lower-case letters, digits and underscores."),
    "int": _matching(_INT, "Write a whole number.", _INTEGER),
    "number": _matching(_NUMBER, "Write a number such as 0.7.", _DECIMAL),
    "lang": _matching(_LANG, "Write a language tag such as vi or en."),
}
