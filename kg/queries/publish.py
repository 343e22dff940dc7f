"""Saved questions in forms that other tools serve: grlc and SHACL.

grlc makes a web API of a folder of queries. SIB's sparql-examples form describes each
query in Turtle, as SPARQL editors and catalogues of examples read it.

Sources: grlc's query decorators; SHACL Advanced Features, section 5 (SPARQL
executables, W3C); the layout of the repository sib-swiss/sparql-examples.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import ExportError
from kg.namespaces import PREFIXES
from kg.queries.binding import bind_params
from kg.queries.header import Param, SavedQuery
from kg.store import LocalStore

_BLOCK: Final = re.compile(r"^([ \t]*)VALUES[ \t]*\(([^()\n]*)\)[ \t]*\{.*\}[ \t]*$", re.MULTILINE)
#: What grlc makes of a parameter; text stays a plain literal.
_GRLC: Final = {
    **dict.fromkeys(("iri", "place", "body", "person", "claim"), "iri"),
    **dict.fromkeys(("int", "number"), "number"),
}
_EXAMPLES: Final = "https://w3id.org/coopkg/query/"
_RDF_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")


def write_grlc(queries: Iterable[SavedQuery], folder: Path, endpoint: str) -> int:
    """Write a folder that grlc serves as a web API.

    Parameters become grlc's variables; those that hold a thing take its IRI, because
    grlc cannot look names up.

    Args:
        queries: What to write, a file each.
        folder: Made if it is not there.
        endpoint: Address of the SPARQL service that grlc is to ask.

    Returns:
        Number of files written.

    Raises:
        ExportError: the folder cannot be written.
    """
    return _write(folder, {f"{q.name}.rq": grlc_text(q, endpoint) for q in queries})


def grlc_text(query: SavedQuery, endpoint: str) -> str:
    """Return a question as grlc reads it."""
    params = {param.variable: param for param in query.params}

    def bind(match: re.Match[str]) -> str:
        names = [word.lstrip("?$") for word in match[2].split()]
        if not names or not set(names) <= set(params):
            return match[0]
        # A variable that grlc leaves standing is unbound: BIND then binds nothing.
        return "\n".join(f"{match[1]}BIND ({_grlc_name(params[n])} AS ?{n})" for n in names)

    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    decorators = {
        "summary": query.summary,
        "description": query.description,
        "endpoint": endpoint,
        "endpoint-method": "POST",
        "tags": list(query.tags),
    }
    lines = [f"#+ {key}: {_yaml(value)}" for key, value in decorators.items()]
    lines += _grlc_list("defaults", {p.name: p.default for p in query.params if p.default})
    lines += _grlc_list("enumerate", {p.name: list(p.values) for p in query.params if p.values})
    return "\n".join(lines) + "\n\n" + _BLOCK.sub(bind, body).strip() + "\n"


def _grlc_name(param: Param) -> str:
    """Return `?_name_type`, with two underscores if it may be left out."""
    marks = "_" if param.required else "__"
    return f"?{marks}{param.name.replace('_', '')}_{_GRLC.get(param.type, 'literal')}"


def _grlc_list(key: str, values: dict[str, object]) -> list[str]:
    found = [f"#+   - {name.replace('_', '')}: {_yaml(value)}" for name, value in values.items()]
    return [f"#+ {key}:", *found] if found else []


def _yaml(value: object) -> str:
    # JSON is YAML, too, and quotes whatever needs it.
    return json.dumps(value, ensure_ascii=False)


def write_shacl(queries: Iterable[SavedQuery], folder: Path, endpoint: str) -> int:
    """Write each question as a Turtle file in the form of SIB's sparql-examples.

    Args:
        queries: What to write, a file each; examples stand for required parameters.
        folder: Made if it is not there.
        endpoint: Address of the SPARQL service that the questions are for.

    Returns:
        Number of files written.

    Raises:
        ExportError: the folder cannot be written.
    """
    return _write(folder, {f"{q.name}.ttl": shacl_text(q, endpoint) for q in queries})


def shacl_text(query: SavedQuery, endpoint: str) -> str:
    """Return a question as a `sh:SPARQLExecutable` in Turtle.

    The query brings its prefixes along, so there are none to declare beside it.
    """
    sh, schema = PREFIXES["sh"], PREFIXES["schema"]
    me = NamedNode(_EXAMPLES + query.name)
    kind, text = ("Construct", "construct") if query.is_graph else ("Select", "select")
    comments = (Literal(query.summary, language="en"), Literal(query.summary_vi, language="vi"))
    triples = [
        Triple(me, _RDF_TYPE, NamedNode(f"{sh}SPARQLExecutable")),
        Triple(me, _RDF_TYPE, NamedNode(f"{sh}SPARQL{kind}Executable")),
        *(Triple(me, NamedNode(PREFIXES["rdfs"] + "comment"), comment) for comment in comments),
        Triple(me, NamedNode(sh + text), Literal(_example(query))),
        *(Triple(me, NamedNode(f"{schema}keywords"), Literal(tag)) for tag in query.tags),
    ]
    if endpoint:
        triples.append(Triple(me, NamedNode(f"{schema}target"), NamedNode(endpoint)))
    used = {name: PREFIXES[name] for name in ("rdfs", "schema", "sh")}
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=used)
    assert written is not None
    return written.decode()


def _example(query: SavedQuery) -> str:
    """Return the query with its examples for required parameters and defaults for others."""
    with LocalStore.in_memory() as empty:
        needed = {p.name: p.example for p in query.params if p.required}
        text = empty.ask_text(query.text, bind_params(query, needed, empty))
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip()


def _write(folder: Path, files: dict[str, str]) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(
            f"the questions cannot be written: {error.strerror or error}.",
            where=folder,
            advice="Look at the folder's permissions and the free space.",
        ) from error
    return len(files)
