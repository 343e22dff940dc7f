"""SHACL core and SHACL-SPARQL: the gate's engines against the reports that the suite expects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import rdflib
from rdflib import RDF, Graph
from rdflib.compare import to_canonical_graph
from w3c_suite import MF, Outcome, Result

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
#: From data and shapes to a report, or None if the engine tells only whether it conforms.
Engine = Callable[[Graph, Graph], tuple[bool, Graph | None]]
_PARTS = (SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent, SH.value)


def pyshacl(data: Graph, shapes: Graph) -> tuple[bool, Graph | None]:
    """Validate with the reference of the gate, with SHACL-SPARQL and without inference."""
    import pyshacl as engine

    conforms, report, _ = engine.validate(data, shacl_graph=shapes, advanced=False)
    if not isinstance(report, Graph):
        raise TypeError(str(report))
    return bool(conforms), report


def shacl(data: Graph, shapes: Graph) -> tuple[bool, Graph | None]:
    """Validate with the quick engine of the gate, of which only the verdict is used."""
    from shacl import Shapes

    compiled = Shapes.from_text(shapes.serialize(format="turtle"), "turtle")
    return bool(compiled.validate_text(data.serialize(format="nt"), "ntriples")), None


ENGINES: dict[str, Engine] = {"pyshacl": pyshacl, "shacl": shacl}


def run_shacl(root: Path, engine: Engine, name: str) -> Iterator[Result]:
    """Yield the results of all tests below the suite's folder."""
    for path in sorted(root.rglob("*.ttl")):
        graph = Graph().parse(path, format="turtle", publicID=path.as_uri())
        for test in graph.subjects(RDF.type, SHT.Validate):
            part = path.relative_to(root).parts[0]
            suite = f"SHACL {'core' if part == 'core' else 'SPARQL'} by {name}"
            label = f"{path.parent.name}/{path.stem}"
            yield Result(suite, label, *_validate(path, graph, test, engine))


def _validate(
    path: Path, graph: Graph, test: rdflib.term.Node, engine: Engine
) -> tuple[Outcome, str]:
    action, expected = graph.value(test, MF.action), graph.value(test, MF.result)
    data, shapes = (_graph(path, graph, action, name) for name in (SHT.dataGraph, SHT.shapesGraph))
    try:
        conforms, report = engine(data, shapes)
    except Exception as error:  # noqa: BLE001 - a failure is what some tests expect
        if expected == SHT.Failure:
            return "pass", ""
        return "fail", f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    if expected == SHT.Failure:
        return "fail", "it was judged, though it cannot be"
    wanted = str(graph.value(expected, SH.conforms)) == "true"
    if conforms != wanted:
        return "fail", f"conforms is {conforms}, not {wanted}"
    if report is None:
        return "pass", ""
    found = _results(report, next(iter(report.subjects(RDF.type, SH.ValidationReport))))
    wanted_results = _results(graph, expected)
    return ("pass", "") if found == wanted_results else ("fail", "other results")


def _graph(path: Path, graph: Graph, action: rdflib.term.Node | None, name: rdflib.URIRef) -> Graph:
    iri = graph.value(action, name)
    file = Path(str(iri).removeprefix("file://"))
    if file == path:
        return Graph().parse(path, format="turtle", publicID=path.as_uri())
    return Graph().parse(file, format="turtle", publicID=file.as_uri())


def _results(graph: Graph, report: rdflib.term.Node | None) -> Counter[tuple[str, ...]]:
    """Return results as a bag; a blank node is written as what stands below it."""
    return Counter(
        tuple(_text(graph, graph.value(result, part)) for part in _PARTS)
        for result in graph.objects(report, SH.result)
    )


def _text(graph: Graph, node: rdflib.term.Node | None) -> str:
    if not isinstance(node, rdflib.BNode):
        return "" if node is None else node.n3()
    below = Graph()
    fresh = {node}
    while fresh:
        triples = [t for n in fresh for t in graph.triples((n, None, None))]
        fresh = {o for _, _, o in triples if isinstance(o, rdflib.BNode)} - set(below.subjects())
        for triple in triples:
            below.add(triple)
    return "\n".join(sorted(to_canonical_graph(below).serialize(format="nt").splitlines()))
