"""What others take for the same work, measured in the same run, one process each.

- Names found: spaCy's PhraseMatcher and EntityRuler in a blank multilingual pipeline, and one
  regular expression, each over the labels that our lexicon has of the language. They find
  mentions and stop there; we go on to linked places, bodies, people and claims with quotes.
- Graphs checked: pyshacl, article by article and on the whole graph at once, and the gate.
- Graphs stored: Oxigraph's own bulk loader, and rdflib's store in memory, on the same graphs.

Times are processor seconds of this process, so that a busy machine changes them little; the
order of what is compared alternates.
"""

from __future__ import annotations

import gc
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pyshacl
import rdflib

from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, article_iri
from kg.languages import load_frames, load_language
from kg.mapping import Job, build_article
from kg.model import Article
from kg.place_labels import place_labels
from kg.profiles import read_language
from kg.quick_shapes import with_claim_types
from kg.resources import ontology_dir
from kg.shapes import check_graph, judge_graph
from kg.store import ArticleChange, LocalStore
from kg.terms import read_ntriples

#: Name of what is measured, what it worked on, how much a second, and how often ours does it.
Row = tuple[str, str, float, float]


def spent(work: Callable[[], object]) -> float:
    """Return the processor seconds of a call."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def labels_of(lang: str) -> list[str]:
    """Return every label that the lexicon compiles for a language."""
    own = read_language(lang, ontology_dir() / "lexicon" / lang)[1]
    return sorted({label for label, _ in [*own, *place_labels(lang)]})


def reading(articles: list[Article]) -> Callable[[], object]:
    """Return our work: text to claims."""
    gazetteer, frames = load_gazetteer(), load_frames()

    def work() -> None:
        for article in articles:
            read_claims(article, load_language(article.lang), gazetteer, frames)

    return work


def matchers(langs: set[str]) -> Iterator[tuple[str, Callable[[Article], object]]]:
    """Yield the finders of names of others, by name; spaCy only if it is installed."""
    labels = {lang: labels_of(lang) for lang in langs}
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("spaCy is not installed: pip install -e '.[bench]'")
    else:
        blank = spacy.blank("xx")
        phrases = {}
        rulers = {}
        for lang in langs:
            phrases[lang] = PhraseMatcher(blank.vocab, attr="LOWER")
            phrases[lang].add("label", [blank.make_doc(label) for label in labels[lang]])
            rulers[lang] = spacy.blank("xx")
            ruler = rulers[lang].add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
            ruler.add_patterns([{"label": "L", "pattern": label} for label in labels[lang]])
        yield (
            "spaCy PhraseMatcher",
            lambda article: phrases[article.lang](blank.make_doc(article.text)),
        )
        yield "spaCy EntityRuler", lambda article: rulers[article.lang](article.text)
    forms = {
        lang: re.compile("|".join(map(re.escape, sorted(labels[lang], key=len, reverse=True))))
        for lang in langs
    }
    yield "one regular expression", lambda article: forms[article.lang].findall(article.text)


def compare_reading(name: str, articles: list[Article]) -> Iterator[Row]:
    """Compare text to claims with finding names alone, after a warm-up on a quarter."""
    warm, rest = articles[: len(articles) // 4], articles[len(articles) // 4 :]
    size = sum(len(article.text) for article in rest) / 2000
    reading(warm)()
    ours = size / spent(reading(rest))
    yield "kg: text to claims", name, ours, 1.0
    for other, find in matchers({article.lang for article in articles}):
        few = rest[: max(1, len(rest) // 50)] if other.startswith("one") else rest
        share = sum(len(article.text) for article in few) / 2000
        for article in warm[:20]:
            find(article)
        theirs = share / spent(lambda find=find, few=few: [find(article) for article in few])
        yield other, name, theirs, ours / theirs


def graphs_of(articles: list[Article]) -> list[tuple[str, bytes]]:
    """Return the graphs of articles as N-Triples, by IRI."""
    outcomes = [build_article(Job(article)) for article in articles]
    return [(article_iri(o.id, DEFAULT_BASES), o.graph) for o in outcomes if o.graph]


def compare_shapes(
    graphs: list[tuple[str, bytes]], at_once: list[int], few: int = 40
) -> Iterator[Row]:
    """Compare the gate with pyshacl, from N-Triples to a verdict.

    Args:
        graphs: As many as the largest number that pyshacl gets at once.
        at_once: How many those are.
        few: How many pyshacl gets one by one.
    """
    parsed = [read_ntriples(data) for _, data in graphs[:few]]
    check_graph(graphs[0][1])
    judge_graph(parsed[0])
    ours = len(graphs) / spent(lambda: [check_graph(data) for _, data in graphs])
    yield "kg: the gate, article by article", f"{len(graphs):,} graphs", ours, 1.0
    single = few / spent(lambda: [judge_graph(graph) for graph in parsed])
    yield "pyshacl, article by article", f"{few} graphs", single, ours / single
    shapes = rdflib.Graph()
    for path in sorted((ontology_dir() / "shapes").glob("*.ttl")):
        if path.name != "house-style.ttl":
            shapes.parse(path)
    for count in at_once:
        union = rdflib.Graph()
        text = b"".join(with_claim_types(data) for _, data in graphs[:count]).decode()
        parsing = spent(lambda union=union, text=text: union.parse(data=text, format="nt"))
        checking = spent(lambda union=union: pyshacl.validate(union, shacl_graph=shapes))
        whole, alone = count / (parsing + checking), count / checking
        work = f"{count:,} graphs"
        yield "pyshacl, the whole graph at once", work, whole, ours / whole
        yield "the same, parsed before by rdflib", work, alone, ours / alone


def compare_stores(graphs: list[tuple[str, bytes]]) -> Iterator[Row]:
    """Compare loading the same graphs."""
    lines = b"".join(d.replace(b" .\n", b" <%s> .\n" % i.encode()) for i, d in graphs)
    quads = lines.count(b"\n")
    changes = [ArticleChange(iri, data) for iri, data in graphs]
    work = f"{quads} quads"
    with tempfile.TemporaryDirectory(prefix="coopkg-bench-") as folder:
        with LocalStore.open(Path(folder) / "ours") as store:
            ours = quads / spent(lambda: (store.replace_articles(changes), store.flush()))
        yield "kg: batches behind a note", work, ours, 1.0
        inner = pyoxigraph.Store(str(Path(folder) / "bulk"))
        form = pyoxigraph.RdfFormat.N_QUADS
        bulk = quads / spent(lambda: (inner.bulk_load(lines, format=form), inner.flush()))
        yield "Oxigraph's bulk loader", work, bulk, ours / bulk
        plain = pyoxigraph.Store(str(Path(folder) / "plain"))
        slow = quads / spent(lambda: (plain.load(lines, format=form), plain.flush()))
        yield "Oxigraph, one transaction", work, slow, ours / slow
    memory = rdflib.Dataset()
    text = lines.decode()
    rate = quads / spent(lambda: memory.parse(data=text, format="nquads"))
    yield "rdflib's store in memory", work, rate, ours / rate
