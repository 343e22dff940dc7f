"""SPARQL 1.0 and 1.1, query and update, asked of the store as the product opens it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat
from rdflib import RDF, RDFS, Graph, URIRef
from w3c_suite import FORMATS, MF, Entry, Outcome, Result, Suite, iri_of, same

from kg.errors import KgError
from kg.store import LocalStore, Rows

QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
XSD = "http://www.w3.org/2001/XMLSchema#"
_FROM = re.compile(r"^\s*FROM\s+(?:NAMED\s+)?<([^>]+)>", re.IGNORECASE | re.MULTILINE)
#: What a suite asks for that the product has not, and why.
NOT_APPLICABLE = {
    "GraphStoreProtocolTest": "the product offers no Graph Store Protocol",
    "ServiceDescriptionTest": "a test of a server; the endpoint has tests of its own",
    "entailment": "no entailment regime is offered: queries see what is stated",
    "service": "SERVICE is refused",
    "syntax-fed": "SERVICE is refused",
}
#: A row, or a triple of an answer: its terms by variable.
Row = dict[str, object]
Answer = bool | list[Row] | list[Quad]
#: From the text of a query and the data to an answer.
Engine = Callable[[str, list[Quad]], Answer]


def oxigraph(text: str, data: list[Quad]) -> Answer:
    """Ask a store in memory, opened as the product opens it."""
    store = LocalStore.in_memory()
    store._inner.extend(data)
    found = store.query(text)
    if isinstance(found, bool):
        return found
    if isinstance(found, Rows):
        return [dict(zip(found.variables, row, strict=True)) for row in found]
    return [Quad(t.subject, t.predicate, t.object) for t in found]


def rdflib_engine(text: str, data: list[Quad]) -> Answer:
    """Ask rdflib, for comparison."""
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in data), format="nquads")
    found = dataset.query(text)
    if found.type == "ASK":
        return bool(found.askAnswer)
    if found.type == "SELECT":
        names = [str(v) for v in found.vars or ()]
        return [dict(zip(names, map(_term, row), strict=True)) for row in found]  # type: ignore[call-overload]
    return [Quad(*map(_term, triple)) for triple in found.graph or ()]  # type: ignore[arg-type]


def _term(term: rdflib.term.Node | None) -> object:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        kind = None if term.language or not term.datatype else NamedNode(str(term.datatype))
        return Literal(str(term), language=term.language or None, datatype=kind)
    return None


ENGINES: dict[str, Engine] = {"oxigraph": oxigraph, "rdflib": rdflib_engine}


def run_sparql(suite: Suite, engine: Engine) -> Iterator[Result]:
    """Yield the results of SPARQL 1.0, then 1.1."""
    for name, folder in (("SPARQL 1.0", "sparql10"), ("SPARQL 1.1", "sparql11")):
        for entry in suite.entries(suite.root / "sparql" / folder):
            if entry.kind == "ProtocolTest":
                continue  # `w3c_protocol`
            yield _run(suite, f"{name} {_part(entry)}", entry, engine)


def _part(entry: Entry) -> str:
    if "Update" in entry.kind:
        return "update"
    if entry.folder.name in {"csv-tsv-res", "json-res"}:
        return "results formats"
    return "syntax" if "Syntax" in entry.kind else "query"


def _run(suite: Suite, name: str, entry: Entry, engine: Engine) -> Result:
    reason = NOT_APPLICABLE.get(entry.kind) or NOT_APPLICABLE.get(entry.folder.name)
    if reason:
        return Result(name, entry.name, "not applicable", reason)
    try:
        if "Syntax" in entry.kind:
            return Result(name, entry.name, *_syntax(suite, entry, engine))
        if entry.kind == "UpdateEvaluationTest":
            return Result(name, entry.name, *_update(suite, entry))
        return Result(name, entry.name, *_query(suite, entry, engine))
    except (KgError, SyntaxError, ValueError) as error:
        return Result(name, entry.name, "fail", " ".join(str(error).split()))
    except Exception as error:  # noqa: BLE001 - another engine may fail in any way
        return Result(name, entry.name, "fail", f"{type(error).__name__}: {error}")


def _text(suite: Suite, iri: URIRef) -> str:
    return f"BASE <{iri}>\n" + suite.path(iri).read_text(encoding="utf-8")


def _syntax(suite: Suite, entry: Entry, engine: Engine) -> tuple[Outcome, str]:
    action = iri_of(entry.graph, entry.node, MF.action)
    assert action is not None
    good = "Positive" in entry.kind
    try:
        if "Update" in entry.kind:
            LocalStore.in_memory().update(_text(suite, action))
        else:
            engine(_text(suite, action), [])
    except Exception as error:  # noqa: BLE001 - whatever it says, it refused
        text = " ".join(str(error).split())
        # What is read, but asks for a function or a file that is not there, is no syntax error.
        read = not isinstance(error, SyntaxError) and "cannot be read" not in text
        return ("fail", text) if good and not read else ("pass", "")
    return ("pass", "") if good else ("fail", "it was taken, though it is wrong")


def _query(suite: Suite, entry: Entry, engine: Engine) -> tuple[Outcome, str]:
    graph = entry.graph
    action = graph.value(entry.node, MF.action)
    assert action is not None
    query = iri_of(graph, action, QT.query)
    result = iri_of(graph, entry.node, MF.result)
    assert query is not None
    text = _text(suite, query)
    data = [q for iri in graph.objects(action, QT.data) for q in suite.read(iri)]
    data += [
        q for iri in graph.objects(action, QT.graphData) for q in suite.read(iri, graph=str(iri))
    ]
    data += _asked_for(suite, text, query)
    found = engine(text, data)
    if result is None:
        return "pass", ""
    expected = _expected(suite, result)
    if graph.value(entry.node, MF.resultCardinality) == MF.LaxCardinality:
        found, expected = _as_set(found), _as_set(expected)
    return compare(found, expected, csv=result.endswith(".csv"))


def _as_set(answer: Answer) -> Answer:
    """Return each row once: REDUCED may give it once or more often."""
    if isinstance(answer, bool):
        return answer
    return list({str(sorted((k, str(v)) for k, v in row.items())): row for row in answer}.values())  # type: ignore[union-attr,return-value]


def _asked_for(suite: Suite, text: str, base: URIRef) -> list[Quad]:
    """Read what FROM and FROM NAMED name, which no engine here fetches."""
    found = []
    for name in re.findall(
        r"^\s*FROM\s+(?:NAMED\s+)?<([^>]+)>", text, re.IGNORECASE | re.MULTILINE
    ):
        iri = URIRef(name, base=base)
        if suite.path(iri).suffix in FORMATS and suite.path(iri).exists():
            found += suite.read(iri, graph=str(iri))
    return found


def _expected(suite: Suite, iri: URIRef) -> Answer:
    path = suite.path(iri)
    forms = {
        ".srx": QueryResultsFormat.XML,
        ".srj": QueryResultsFormat.JSON,
        ".tsv": QueryResultsFormat.TSV,
    }
    if path.suffix == ".csv":
        return _csv(path)
    if path.suffix in forms:
        found = pyoxigraph.parse_query_results(path.read_bytes(), format=forms[path.suffix])
        if isinstance(found, pyoxigraph.QueryBoolean):
            return bool(found)
        names = [v.value for v in found.variables]
        return [{n: row[n] for n in names} for row in found]
    quads = suite.read(iri)
    graph = Graph().parse(path, format="xml" if path.suffix == ".rdf" else "turtle", publicID=iri)
    if (None, RDF.type, RS.ResultSet) in graph:
        return _result_set(graph)
    return quads


def _bound(graph: Graph, binding: rdflib.term.Node) -> object:
    return _term(graph.value(binding, RS.value))


def _csv(path: Path) -> list[Row]:
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]


def _result_set(graph: Graph) -> Answer:
    """Read an answer in the vocabulary of the Data Access Working Group."""
    (answer,) = graph.subjects(RDF.type, RS.ResultSet)
    value = graph.value(answer, RS.boolean)
    if value is not None:
        return str(value) == "true"
    rows = []
    for solution in graph.objects(answer, RS.solution):
        pairs = graph.objects(solution, RS.binding)
        rows.append(
            {str(graph.value(b, RS.variable)): _term(graph.value(b, RS.value)) for b in pairs}
        )
    return rows


def compare(found: Answer, expected: Answer, *, csv: bool = False) -> tuple[Outcome, str]:
    """Compare two answers; blank nodes by isomorphism, numbers also by value."""
    if isinstance(found, bool) or isinstance(expected, bool):
        return ("pass", "") if found is expected else ("fail", f"{found}, not {expected}")
    if csv:
        return _compare_csv(found, expected)  # type: ignore[arg-type]
    if same(_as_quads(found), _as_quads(expected)):
        return "pass", ""
    if same(_as_quads(found, by_value=True), _as_quads(expected, by_value=True)):
        return "by value", ""
    return "fail", f"{len(found)} rows, {len(expected)} expected, or other values"


def _compare_csv(found: list[Row], expected: list[Row]) -> tuple[Outcome, str]:
    """Compare as CSV tells: text alone, where a blank node is any blank node."""

    def text(term: object) -> str:
        if isinstance(term, BlankNode) or (isinstance(term, str) and term.startswith("_:")):
            return "_:"
        return _value(term if isinstance(term, str) else getattr(term, "value", "") or "")

    rows = [
        sorted(sorted((k, text(v)) for k, v in row.items()) for row in part)
        for part in (found, expected)
    ]
    return ("pass", "") if rows[0] == rows[1] else ("fail", "other rows")


def _value(text: str) -> str:
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return text


def _as_quads(answer: Iterable[Row] | Iterable[Quad], *, by_value: bool = False) -> list[Quad]:
    """Return rows as statements about a blank node each, which compares them as a bag."""
    found = []
    for number, item in enumerate(answer):
        if isinstance(item, Quad):
            value = _by_value(item.object) if by_value else item.object
            found.append(Quad(item.subject, item.predicate, value))  # type: ignore[arg-type]
            continue
        row = BlankNode(f"row{number}")
        found.append(Quad(row, NamedNode("urn:row"), Literal("")))
        for name, term in item.items():
            if term is not None:
                value = _by_value(term) if by_value else term
                found.append(Quad(row, NamedNode(f"urn:var:{name}"), value))  # type: ignore[arg-type]
    return found


def _by_value(term: object) -> object:
    """Return a number in one form, whatever type of number it is derived from."""
    if not isinstance(term, Literal) or not term.datatype.value.startswith(XSD):
        return term
    if term.datatype.value == XSD + "boolean":
        return Literal(
            {"1": "true", "0": "false"}.get(term.value, term.value), datatype=term.datatype
        )
    try:
        number = Decimal(term.value)
    except InvalidOperation:
        return term
    kind = term.datatype.value.removeprefix(XSD)
    if kind in {"double", "float"}:
        return Literal(repr(float(number)), datatype=term.datatype)
    return (
        Literal(str(number.normalize() + 0), datatype=term.datatype) if kind != "string" else term
    )


def _update(suite: Suite, entry: Entry) -> tuple[Outcome, str]:
    graph = entry.graph
    action, result = graph.value(entry.node, MF.action), graph.value(entry.node, MF.result)
    assert action is not None
    request = iri_of(graph, action, UT.request)
    assert request is not None
    store = LocalStore.in_memory()
    store._inner.extend(_dataset(suite, graph, action))
    store.update(_text(suite, request))
    expected = _dataset(suite, graph, result) if result is not None else []
    if same(store.quads(), expected):
        return "pass", ""
    return "fail", "another dataset"


def _dataset(suite: Suite, graph: Graph, node: rdflib.term.Node) -> list[Quad]:
    found = [q for iri in graph.objects(node, UT.data) for q in suite.read(iri)]
    for part in graph.objects(node, UT.graphData):
        file = graph.value(part, UT.graph)
        name = graph.value(part, RDFS.label)
        found += suite.read(
            file if file is not None else part, graph=str(name if name is not None else part)
        )
    return found
