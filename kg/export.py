"""Write graphs so that equal triples give equal bytes, in four formats.

Our graphs hold no blank node, so order is all that has to be fixed: subjects,
predicates and objects come sorted as in N-Triples, and nothing else decides.
All writers stream from sorted triples; `sort_triples` makes them so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final, TextIO, TypeAlias

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import ExportError
from kg.namespaces import PREFIXES

#: A graph's IRI (None for the default graph) and its sorted triples.
NamedGraph: TypeAlias = tuple[str | None, Iterable[Triple]]

_RDF_TYPE: Final = PREFIXES["rdf"] + "type"
_XSD: Final = PREFIXES["xsd"]
# Narrower than Turtle's grammar, so that no name ever needs an escape.
_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_BARE: Final = MappingProxyType(
    {
        _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
        _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
        _XSD + "boolean": re.compile(r"true|false"),
    }
)
_Names: TypeAlias = Mapping[str, str]


def sort_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Return triples in the order of their N-Triples lines, without repetition."""
    return sorted(set(triples), key=str)


def write_ntriples(triples: Iterable[Triple], out: TextIO) -> None:
    """Write sorted triples as N-Triples, which without blank nodes is canonical."""
    for subject, group in _by_subject(triples):
        for triple in group:
            _checked(triple.object, subject)
            out.write(f"{triple} .\n")


def write_turtle(
    triples: Iterable[Triple], out: TextIO, prefixes: Mapping[str, str] = PREFIXES
) -> None:
    r"""Write sorted triples as Turtle, one line a value, so that diffs stay small.

    Args:
        triples: Sorted, see `sort_triples`; streamed, one subject in memory at a time.
        out: A text file in UTF-8 with `newline="\n"`.
        prefixes: All are declared, used or not: the head must not depend on the data.

    Raises:
        ExportError: a blank node, or subjects out of order.

    Source: W3C RDF 1.1 Turtle.
    """
    _write_prefixes(out, prefixes)
    _write_subjects(triples, out, _reversed(prefixes), "")


def write_trig(
    graphs: Iterable[NamedGraph], out: TextIO, prefixes: Mapping[str, str] = PREFIXES
) -> None:
    """Write graphs as TriG, in the order given (by convention the default graph first).

    Errors: as `write_turtle`.
    """
    _write_prefixes(out, prefixes)
    names = _reversed(prefixes)
    for name, triples in graphs:
        if name is None:
            _write_subjects(triples, out, names, "")
            continue
        out.write(f"\n{NamedNode(name)} {{")
        _write_subjects(triples, out, names, "    ")
        out.write("}\n")


def write_jsonld(
    triples: Iterable[Triple], out: TextIO, prefixes: Mapping[str, str] = PREFIXES
) -> None:
    """Write sorted triples as flattened JSON-LD 1.1 with our prefixes as context.

    Errors: as `write_turtle`.
    """
    names = _reversed(prefixes)
    out.write('{"@context": ' + json.dumps(dict(prefixes), indent=1) + ',\n"@graph": [')
    for index, (subject, group) in enumerate(_by_subject(triples)):
        resource: dict[str, object] = {"@id": subject.value}
        for predicate, objects in groupby(group, key=lambda t: t.predicate):
            values = [_checked(t.object, subject) for t in objects]
            if predicate.value == _RDF_TYPE and all(isinstance(v, NamedNode) for v in values):
                resource["@type"] = [_compact(v.value, names) or v.value for v in values]
            else:
                key = _compact(predicate.value, names) or predicate.value
                resource[key] = [_json_value(value) for value in values]
        out.write(",\n" if index else "\n")
        out.write(json.dumps(resource, ensure_ascii=False))
    out.write("\n]}\n")


#: Writers of one graph by the name of the format.
WRITERS: Final[Mapping[str, Callable[[Iterable[Triple], TextIO], None]]] = MappingProxyType(
    {"turtle": write_turtle, "ntriples": write_ntriples, "jsonld": write_jsonld}
)


def _by_subject(triples: Iterable[Triple]) -> Iterator[tuple[NamedNode, Iterator[Triple]]]:
    """Group sorted triples; subjects out of order would be written twice."""
    last = ""
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        line = str(subject)
        if not isinstance(subject, NamedNode):
            raise ExportError("A blank node stands in the graph.", where=line)
        if line <= last:
            raise ExportError(
                "The triples are not sorted.", where=line, advice="Pass them to sort_triples first."
            )
        last = line
        yield subject, group


def _checked(value: object, subject: NamedNode) -> NamedNode | Literal:
    if isinstance(value, NamedNode | Literal):
        return value
    raise ExportError(
        "A value is neither an IRI nor a literal.",
        where=subject.value,
        advice="Give blank nodes IRIs.",
    )


def _reversed(prefixes: Mapping[str, str]) -> _Names:
    return {namespace: prefix for prefix, namespace in prefixes.items()}


def _write_prefixes(out: TextIO, prefixes: Mapping[str, str]) -> None:
    for prefix, namespace in sorted(prefixes.items()):
        out.write(f"@prefix {prefix}: <{namespace}> .\n")


def _write_subjects(triples: Iterable[Triple], out: TextIO, names: _Names, margin: str) -> None:
    for subject, group in _by_subject(triples):
        out.write(f"\n{margin}{_iri(subject, names)}")
        end = ""
        for predicate, objects in _types_first(group):
            verb = "a" if predicate == _RDF_TYPE else _iri(NamedNode(predicate), names)
            out.write(f"{end}\n{margin}    {verb}")
            texts = [_text(_checked(value, subject), names) for value in objects]
            out.write(f" {texts[0]}" if len(texts) == 1 else "")
            if len(texts) > 1:
                out.write("".join(f"\n{margin}        {text} ," for text in texts)[:-2])
            end = " ;"
        out.write(" .\n")


def _types_first(group: Iterable[Triple]) -> list[tuple[str, list[object]]]:
    values: dict[str, list[object]] = {}
    for triple in group:
        values.setdefault(triple.predicate.value, []).append(triple.object)
    return sorted(values.items(), key=lambda item: item[0] != _RDF_TYPE)


def _compact(iri: str, names: _Names) -> str:
    """Return a prefixed name, or an empty string if no prefix fits."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = names.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri, cut) else ""


def _iri(term: NamedNode, names: _Names) -> str:
    return _compact(term.value, names) or str(term)


def _text(term: NamedNode | Literal, names: _Names) -> str:
    if isinstance(term, NamedNode):
        return _iri(term, names)
    kind = term.datatype.value
    if term.language or kind == _XSD + "string":
        return str(term)
    if kind in _BARE and _BARE[kind].fullmatch(term.value):
        return term.value
    return f"{Literal(term.value)}^^{_iri(term.datatype, names)}"


def _json_value(term: NamedNode | Literal) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _XSD + "string":
        return {"@value": term.value}
    return {"@value": term.value, "@type": term.datatype.value}
