"""Turtle, TriG, N-Triples, N-Quads, RDF/XML: Oxigraph's parsers, and our writers after them.

Where the manifest of a suite is not at hand, the suites' own file names say what is
expected: `…-bad-…` must be refused, a file with an N-Triples or N-Quads twin must equal it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad
from rdflib import Graph
from w3c_suite import BASE, FORMATS, MF, Entry, Result, Suite, iri_of, same, without_blanks

from kg.errors import ExportError
from kg.export.formats import FORMATS as WRITERS
from kg.export.lines import LineSorter
from kg.export.names import Names

FOLDERS = {
    "Turtle": ("rdf-turtle", ".ttl", ".nt"),
    "TriG": ("rdf-trig", ".trig", ".nq"),
    "N-Triples": ("rdf-n-triples", ".nt", ""),
    "N-Quads": ("rdf-n-quads", ".nq", ""),
    "RDF/XML": ("rdf-xml", ".rdf", ".nt"),
}
_READ_BACK = {
    "turtle": ".ttl",
    "longturtle": ".ttl",
    "nt": ".nt",
    "rdfxml": ".rdf",
    "trig": ".trig",
}


def run_parsing(suite: Suite) -> Iterator[Result]:
    """Yield the results of all five suites, then those of our writers."""
    for name, (folder, suffix, twin) in FOLDERS.items():
        path = suite.root / "rdf/rdf11" / folder
        cases = list(_by_manifest(suite, path) or _by_names(path, suffix, twin))
        for action, expected, good in cases:
            yield _parse(suite, name, action, expected, good)
        for action, _, good in cases:
            if good:
                yield from _write(suite, f"our writers, fed with {name}", action)


Case = tuple[Path, Path | None, bool]


def _by_manifest(suite: Suite, folder: Path) -> list[Case]:
    if not (folder / "manifest.ttl").exists():
        return []
    return [_case(suite, entry) for entry in suite.entries(folder)]


def _case(suite: Suite, entry: Entry) -> Case:
    graph: Graph = entry.graph
    action, result = iri_of(graph, entry.node, MF.action), iri_of(graph, entry.node, MF.result)
    expected = suite.path(result) if result else None
    return suite.path(action), expected, "Negative" not in entry.kind


def _by_names(folder: Path, suffix: str, twin: str) -> Iterator[Case]:
    for path in sorted(folder.glob(f"*{suffix}")):
        expected = path.with_suffix(twin)
        yield path, expected if expected.exists() else None, "-bad-" not in path.name


def _quads(suite: Suite, path: Path) -> list[Quad]:
    base = suite.iri(path)
    return list(pyoxigraph.parse(path.read_bytes(), format=FORMATS[path.suffix], base_iri=base))


def _parse(suite: Suite, name: str, action: Path, expected: Path | None, good: bool) -> Result:
    test = f"{action.parent.name}/{action.name}"
    try:
        found = _quads(suite, action)
    except (SyntaxError, ValueError) as error:
        return Result(name, test, "fail" if good else "pass", str(error) if good else "")
    if not good:
        return Result(name, test, "fail", "it was read, though it is wrong")
    if expected is None:
        return Result(name, test, "pass")
    equal = same(found, _quads(suite, expected))
    return Result(name, test, "pass" if equal else "fail", "" if equal else "other statements")


def _write(suite: Suite, name: str, action: Path) -> Iterator[Result]:
    """Write what was read in each of our formats and read it back; blank nodes become IRIs."""
    try:
        quads = without_blanks(_quads(suite, action))
    except (SyntaxError, ValueError):
        return  # the parsers' own failure, told above
    named = any(not isinstance(q.graph_name, pyoxigraph.DefaultGraph) for q in quads)
    for form, suffix in _READ_BACK.items():
        if named and form != "trig":
            continue
        test = f"{action.parent.name}/{action.name} as {form}"
        try:
            data = b"".join(_chunks(form, quads))
        except ExportError as error:
            yield Result(name, test, "fail", str(error))
            continue
        found = list(pyoxigraph.parse(data, format=FORMATS[suffix], base_iri=BASE))
        equal = set(found) == set(quads)
        yield Result(name, test, "pass" if equal else "fail", "" if equal else "other statements")


def _chunks(form: str, quads: list[Quad]) -> Iterator[bytes]:
    writer = WRITERS[form]
    graphs = []
    for graph in sorted({q.graph_name for q in quads}, key=str):
        lines = LineSorter(by_reading=writer.by_reading)
        lines.add(f"{q.triple} .".encode() for q in quads if q.graph_name == graph)
        named = isinstance(graph, pyoxigraph.NamedNode)
        graphs.append((graph.value if named else None, lines))
    yield from writer.write(graphs, "", Names())
