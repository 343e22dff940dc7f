"""What is exported is read back equal by the RDF tools that others use; full tier."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from fixture_store import given_store
from pyoxigraph import Quad, RdfFormat
from test_export import nasty

from kg.export import FORMATS, Order, export_to
from kg.namespaces import CLASSES, PROPERTIES
from kg.resources import ontology_dir

CONFORMANCE = Path(__file__).parent / "conformance"
WRITTEN = ("turtle", "longturtle", "trig", "nt", "nq", "jsonld", "rdfxml")
#: Our formats by the names of each reader; what is not listed it cannot read.
RAPPER = {
    "turtle": "turtle",
    "longturtle": "turtle",
    "trig": "trig",
    "nt": "ntriples",
    "nq": "nquads",
    "rdfxml": "rdfxml",
}
N3 = {
    "turtle": "Turtle",
    "longturtle": "Turtle",
    "trig": "TriG",
    "nt": "N-Triples",
    "nq": "N-Quads",
}
RDFLIB = {
    "turtle": "turtle",
    "longturtle": "turtle",
    "trig": "trig",
    "nt": "nt",
    "nq": "nquads",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Exports of a store that also holds what is hard to write."""
    folder = tmp_path_factory.mktemp("written")
    store = given_store()
    store.load("\n".join(f"{triple} ." for triple in nasty()), RdfFormat.N_TRIPLES)
    found = {name: folder / f"{name}{FORMATS[name].suffix}" for name in WRITTEN}
    for name, path in found.items():
        export_to(store, path, Order(name))
    return found


@pytest.fixture(scope="module")
def wanted(files: dict[str, Path]) -> dict[str, set[Quad]]:
    """What each file holds: the dataset, or all its triples in one graph."""
    quads = set(read_quads(files["nq"].read_bytes()))
    triples = {Quad(q.subject, q.predicate, q.object) for q in quads}
    return {name: quads if name in {"trig", "nq", "jsonld"} else triples for name in WRITTEN}


def read_quads(data: bytes | str) -> Iterator[Quad]:
    return pyoxigraph.parse(data, format=RdfFormat.N_QUADS)


def run(*command: str | Path) -> bytes:
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout


def by_rapper(path: Path, form: str, _modules: Path) -> set[Quad]:
    return set(read_quads(run("rapper", "-q", "-i", RAPPER[form], "-o", "nquads", path)))


def by_n3(path: Path, form: str, modules: Path) -> set[Quad]:
    return set(read_quads(run("node", CONFORMANCE / "read_with_n3.mjs", modules, path, N3[form])))


def by_rdflib(path: Path, form: str, _modules: Path) -> set[Quad]:
    dataset = rdflib.Dataset()
    dataset.parse(path, format=RDFLIB[form])
    text = dataset.serialize(format="nquads")
    # rdflib names the graph of a file without graphs after the file.
    names = {path.as_uri(), "urn:x-rdflib:default"}
    return {
        Quad(q.subject, q.predicate, q.object) if str(q.graph_name).strip("<>") in names else q
        for q in read_quads(text)
    }


READERS: dict[str, tuple[Callable[[Path, str, Path], set[Quad]], dict[str, str]]] = {
    "raptor": (by_rapper, RAPPER),
    "N3.js": (by_n3, N3),
    "rdflib": (by_rdflib, RDFLIB),
}


@pytest.mark.parametrize(
    ("reader", "form"), [(name, form) for name, (_, forms) in READERS.items() for form in forms]
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_read_back_equal(
    files: dict[str, Path],
    wanted: dict[str, set[Quad]],
    node_modules: Path,
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
    form: str,
) -> None:
    # rdflib would rewrite times (Z to +00:00) on reading, which tells nothing of our files.
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    assert READERS[reader][0](files[form], form, node_modules) == wanted[form]


def test_jena_reads_all_formats(
    files: dict[str, Path], wanted: dict[str, set[Quad]], jars: Path
) -> None:
    run(sys.executable, CONFORMANCE / "jvm.py", "read", *files.values())
    for form, path in files.items():
        found = set(read_quads(Path(f"{path}.read.nq").read_bytes()))
        assert found == wanted[form], form


def test_a_json_ld_processor_reads_json_ld(
    files: dict[str, Path], wanted: dict[str, set[Quad]]
) -> None:
    from pyld import jsonld

    document = json.loads(files["jsonld"].read_text(encoding="utf-8"))
    text = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert set(read_quads(text)) == wanted["jsonld"]


def test_canonical_n_quads_are_what_rdfc_gives(files: dict[str, Path]) -> None:
    dataset = pyoxigraph.Dataset(read_quads(files["nq"].read_bytes()))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(f"{quad} .\n".encode() for quad in dataset)
    assert files["nq"].read_bytes() == b"".join(lines)


def test_the_ontology_opens_in_an_owl_checker(jars: Path) -> None:
    command = [sys.executable, str(CONFORMANCE / "jvm.py"), "owl", str(ontology_dir() / "core.ttl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    *violations, total = done.stdout.splitlines()
    assert total == f"{len(violations)} violations of OWL 2 DL", done.stderr[-2000:]
    # xsd:date is no datatype of OWL 2, though of XML Schema: docs/exports.md says so.
    assert [line.partition(" [")[0] for line in violations] == [
        "Use of undeclared datatype: xsd:date"
    ]


def test_the_page_of_the_ontology_tells_of_every_term(tmp_path: Path) -> None:
    script = Path(__file__).parent.parent / "docs" / "ontology_page.py"
    for lang, title in (("en", "twinned with"), ("vi", "kết nghĩa với")):
        run(sys.executable, script, tmp_path / f"{lang}.html", "--lang", lang)
        page = (tmp_path / f"{lang}.html").read_text(encoding="utf-8")
        assert f"<h1>{'Ontology' if lang == 'en' else 'Bản'}" in page
        assert title in page
        assert not [name for name in (*CLASSES, *PROPERTIES) if f"ontology#{name}<" not in page]
