"""Which things an answer speaks of, so that the part of the graph behind it can be exported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import ExportError
from kg.export.selection import world_things
from kg.namespaces import ONTOLOGY
from kg.queries import SavedQuery, bind_params, run_query
from kg.store import Store, Term, plain
from kg.store.terms import query_form

_XSD_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
#: The claims of an article that rest on a quote: what a row with offsets shows.
_QUOTED: Final = f"""PREFIX coop: <{ONTOLOGY}>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?thing WHERE {{
  VALUES (?id ?start ?end) {{ (UNDEF UNDEF UNDEF) }}
  GRAPH ?graph {{
    ?claim coop:candidate ?thing ; coop:inArticle/dcterms:identifier ?id ;
      coop:bestEvidence/oa:hasSelector ?position .
    ?position oa:start ?start ; oa:end ?end .
  }}
}}"""


def things_of(store: Store, query: SavedQuery, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the IRIs of what a saved question's answer speaks of, sorted.

    Of a CONSTRUCT these are its subjects; of rows the IRIs in their cells, else the
    claims whose best quote a row shows by article and offsets.

    Raises:
        ExportError: the rows name nothing, so it is not known what is meant.
        QueryError: a parameter is wrong.
        StoreError: the store cannot be read.
    """
    if query_form(query.text) in {"CONSTRUCT", "DESCRIBE"}:
        bindings = bind_params(query, values, store)
        return tuple(
            sorted({_iri(t.subject) for t in store.construct(query.text, bindings)} - {""})
        )
    answer = run_query(store, query, values)
    rows = [dict(zip(answer.variables, row, strict=True)) for row in answer]
    known = world_things(store, {_iri(cell) for row in rows for cell in row.values()} - {""})
    found: set[str] = set()
    for row in rows:
        named = {_iri(cell) for cell in row.values()} & known
        found |= named or set(_quoted(store, row))
    if rows and not found:
        raise ExportError(
            "The rows of this question name no thing and show no quote.",
            where=query.name,
            advice="Export with --about, or take another question.",
        )
    return tuple(sorted(found))


def _iri(cell: object) -> str:
    return cell.value if isinstance(cell, NamedNode) else ""


def _quoted(store: Store, cells: Mapping[str, Term | None]) -> Iterator[str]:
    article, start, end = (plain(cells.get(name)) for name in ("article", "start", "end"))
    if not (article and start and end):
        return
    bindings: dict[str, Term | None] = {
        "id": Literal(article),
        "start": Literal(start, datatype=_XSD_INTEGER),
        "end": Literal(end, datatype=_XSD_INTEGER),
    }
    yield from (plain(row[0]) for row in store.select(_QUOTED, bindings))
