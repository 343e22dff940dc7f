"""Build a page of all terms of the ontology with pyLODE, in one language.

    python docs/ontology_page.py OUT.html [--lang en|vi]

pyLODE comes with the extra `full`. Texts in other languages are left out, because it would
take any of them for the title; what has no text in that language keeps its English one.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path

import rdflib

from kg.resources import ontology_dir


def in_one_language(graph: rdflib.Graph, lang: str) -> rdflib.Graph:
    """Return a graph without the texts of other languages, where there is one in this."""
    chosen = rdflib.Graph()
    for prefix, namespace in graph.namespaces():
        chosen.bind(prefix, namespace)
    for subject, predicate, value in graph:
        tag = value.language if isinstance(value, rdflib.Literal) else None
        others = {getattr(o, "language", None) for o in graph.objects(subject, predicate)}
        if tag is None or tag == lang or (lang not in others and tag == "en"):
            chosen.add((subject, predicate, value))
    return chosen


def main() -> int:
    """Read the ontology, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=["en", "vi"], default="en")
    given = parser.parse_args()
    logging.disable(logging.INFO)
    from pylode import OntPub

    graph = rdflib.Graph().parse(ontology_dir() / "core.ttl")
    page = OntPub(ontology=in_one_language(graph, given.lang), sort_subjects=True)
    page.make_html(destination=given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
