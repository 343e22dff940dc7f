"""Write rows as csv, tsv, json, xml, Markdown or Turtle; rows go out as they come in.

Source: SPARQL 1.1 Query Results JSON, XML, CSV and TSV formats (W3C, 2013).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, TextIO

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import QueryError
from kg.store import Rows, Term, plain

_RESULT_SET: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_XML_HEAD: Final = (
    '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
)
#: Control characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML: Final = {
    code: "\ufffd" for code in (*range(32), 0xFFFE, 0xFFFF) if code not in {9, 10, 13}
}


def write_rows(rows: Rows, form: str, out: TextIO) -> int:
    """Write rows in a format.

    Args:
        rows: From `kg.queries.run_query` or a store.
        form: `csv`, `tsv`, `json`, `xml`, `md` or `ttl`.
        out: Where to; opened with `newline=""` if it is a file.

    Returns:
        How many rows were written.

    Raises:
        QueryError: the format is unknown.
    """
    writer = FORMATS.get(form)
    if writer is None:
        raise QueryError(
            "this format is unknown.", where=form, advice=f"Use one of {', '.join(FORMATS)}."
        )
    counter = _Counter()
    writer(Rows(rows.variables, counter.count(rows)), out)
    return counter.seen


def limit_rows(rows: Rows, limit: int | None) -> Rows:
    """Return at most `limit` rows; all if it is None."""
    return rows if limit is None else Rows(rows.variables, islice(rows, limit))


class _Counter:
    def __init__(self) -> None:
        self.seen = 0

    def count(self, rows: Rows) -> Iterator[tuple[Term | None, ...]]:
        for row in rows:
            self.seen += 1
            yield row


def write_csv(rows: Rows, out: TextIO, *, head: bool = True) -> int:
    """Write rows as CSV, lines ending in a line feed; arguments and result as in `write_rows`.

    Without `head` the names of the columns are left out.
    """
    writer, counter = csv.writer(out, lineterminator="\n"), _Counter()
    if head:
        writer.writerow(rows.variables)
    writer.writerows([plain(term) for term in row] for row in counter.count(rows))
    return counter.seen


def _tsv(rows: Rows, out: TextIO) -> None:
    out.write("\t".join(f"?{name}" for name in rows.variables) + "\n")
    for row in rows:
        # A term's own text escapes tabs and line ends.
        out.write("\t".join("" if term is None else str(term) for term in row) + "\n")


def _json(rows: Rows, out: TextIO) -> None:
    head = json.dumps({"vars": list(rows.variables)}, ensure_ascii=False)
    out.write(f'{{"head": {head}, "results": {{"bindings": [')
    for number, row in enumerate(rows):
        bound = {n: json_term(t) for n, t in zip(rows.variables, row, strict=True) if t is not None}
        out.write((",\n" if number else "\n") + json.dumps(bound, ensure_ascii=False))
    out.write("\n]}}\n")


def json_term(term: Term) -> dict[str, str]:
    """Return a term as SPARQL's JSON results write it."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        return found | {"xml:lang": term.language}
    return found if term.datatype.value == _STRING else found | {"datatype": term.datatype.value}


def _xml(rows: Rows, out: TextIO) -> None:
    from xml.sax.saxutils import quoteattr  # brings half of the HTTP library along

    names = "".join(f"<variable name={quoteattr(name)}/>" for name in rows.variables)
    out.write(f"{_XML_HEAD}<head>{names}</head>\n<results>\n")
    for row in rows:
        cells = zip(rows.variables, row, strict=True)
        bound = "".join(
            f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>" for n, t in cells if t
        )
        out.write(f"<result>{bound}</result>\n")
    out.write("</results>\n</sparql>\n")


def _xml_term(term: Term) -> str:
    from xml.sax.saxutils import escape, quoteattr

    text = escape(term.value.translate(_NOT_XML), {"\r": "&#13;"})
    if not isinstance(term, Literal):
        return f"<uri>{text}</uri>" if isinstance(term, NamedNode) else f"<bnode>{text}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{text}</literal>"
    if term.datatype.value == _STRING:
        return f"<literal>{text}</literal>"
    return f"<literal datatype={quoteattr(term.datatype.value)}>{text}</literal>"


def _ttl(rows: Rows, out: TextIO) -> None:
    """Write a result as RDF, in the vocabulary of the W3C's tests of SPARQL."""
    out.write(f"@prefix rs: <{_RESULT_SET}> .\n\n[] a rs:ResultSet ;\n    rs:resultVariable ")
    out.write(", ".join(f'"{name}"' for name in rows.variables))
    for row in rows:
        cells = zip(rows.variables, row, strict=True)
        bound = " , ".join(
            f'[ rs:variable "{n}" ; rs:value {t} ]' for n, t in cells if t is not None
        )
        out.write(f" ;\n    rs:solution [ {f'rs:binding {bound} ' if bound else ''}]")
    out.write(" .\n")


def _md(rows: Rows, out: TextIO) -> None:
    out.write("| " + " | ".join(rows.variables) + " |\n")
    out.write("|" + " --- |" * len(rows.variables) + "\n")
    for row in rows:
        out.write("| " + " | ".join(as_markdown(plain(term)) for term in row) + " |\n")


def as_markdown(text: str) -> str:
    """Return text that Markdown shows as it stands: no markup, no HTML, one line."""
    marked = "".join(f"\\{c}" if c in "\\`*_[]|~" else c for c in " ".join(text.split()))
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


#: Writers by name of the format.
FORMATS: Final[dict[str, Callable[[Rows, TextIO], object]]] = {
    "csv": write_csv,
    "tsv": _tsv,
    "json": _json,
    "xml": _xml,
    "md": _md,
    "ttl": _ttl,
}
