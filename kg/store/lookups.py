"""What the store asks of itself, as SPARQL; `%s` is the place of values or of one IRI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_COOP = "https://w3id.org/coopkg/ontology#"
HASHES = f"""PREFIX coop: <{_COOP}> PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?article ?text ?reading WHERE {{
  GRAPH ?article {{
    ?article coop:textHash ?text .
    OPTIONAL {{ ?article prov:wasGeneratedBy ?reading }}
  }}
}} ORDER BY ?article ?text ?reading"""
#: Properties through which claims and readings name the world resources they bear on.
NAMING = tuple(_COOP + name for name in ("candidate", "partnerA", "partnerB", "reads"))
#: Properties of a reading that tell a person from others, first the name key.
SKETCHED = tuple(_COOP + name for name in ("nameKey", "reads", "printedForm", "identifiedBy"))
ABOUT = f"""SELECT DISTINCT ?g ?s ?p ?o WHERE {{
  VALUES ?thing {{ %s }}
  VALUES ?names {{ {" ".join(f"<{name}>" for name in NAMING)} }}
  GRAPH ?g {{ ?s ?names ?thing ; ?p ?o }}
}}"""
TOUCHED = f"""PREFIX coop: <{_COOP}>
SELECT DISTINCT ?thing WHERE {{ GRAPH %s {{ ?s coop:candidate|coop:reads ?thing }} }}
ORDER BY ?thing"""
LABELS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label WHERE { VALUES ?thing { %s } ?thing skos:prefLabel ?label
  FILTER (LANG(?label) = "en") }"""
BLOCKING_KEY = _COOP + "blockingKey"
KEYED = f"""SELECT DISTINCT ?g ?s ?p ?o WHERE {{
  VALUES ?key {{ %s }}
  GRAPH ?g {{ ?s <{BLOCKING_KEY}> ?key ; ?p ?o }}
}}"""
SAID = "SELECT ?s ?p ?o WHERE { VALUES ?s { %s } VALUES ?p { %s } ?s ?p ?o }"
VALUES_IN = f"""PREFIX coop: <{_COOP}>
SELECT DISTINCT ?value WHERE {{ GRAPH %s {{ ?s coop:%s ?value }} }}"""
CLAIMED = f"""PREFIX coop: <{_COOP}>
SELECT DISTINCT ?thing WHERE {{
  VALUES ?entity {{ %s }}
  GRAPH ?g {{ ?claim ?role ?entity ; coop:candidate ?thing }}
}}"""
#: IRIs in one VALUES block; keeps a request well under the limits of common servers.
_BATCH = 500


def told_with(names: Sequence[str]) -> str:
    """Return a query for what is told through some properties by what has values in the first."""
    among = " ".join(f"<{name}>" for name in names)
    return (
        f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?value {{ %s }} VALUES ?p {{ {among} }} "
        f"GRAPH ?g {{ ?s <{names[0]}> ?value ; ?p ?o }} }}"
    )


def blocks(values: Iterable[object]) -> Iterator[str]:
    """Yield the texts of values for VALUES blocks."""
    texts = [str(value) for value in values]
    for start in range(0, len(texts), _BATCH):
        yield " ".join(texts[start : start + _BATCH])
