"""Labels and rules that fire on exactly one article: what might have been learnt by heart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import rdflib
from rdflib.namespace import SKOS

from benchmarks.quality.trial import CLAIM_TABLES, ROOT, Judged, read_rows, write_rows
from kg.extraction.engine import read_scene
from kg.extraction.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.lexicon import Lexicon, label_words
from kg.reading import read_articles

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
SCHEME = "https://w3id.org/coopkg/scheme/"
PLACE = "https://w3id.org/coopkg/id/place/"


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A label of the lexicon: its language, concept (`cue:sign`), text, and where it stands."""

    lang: str
    concept: str
    text: str
    source: str


@cache
def labels_of(lang: str) -> dict[str, list[Label]]:
    """Return the labels of a language by concept, each with its file and line."""
    found: defaultdict[str, list[Label]] = defaultdict(list)
    for path in sorted((ROOT / "ontology" / "lexicon" / lang).glob("*.ttl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for subject, predicate, value in rdflib.Graph().parse(path):
            if predicate in LABELS and (concept := concept_of(str(subject))):
                quoted = str(value.n3()).rpartition("@")[0]
                at = next((n for n, line in enumerate(lines, 1) if quoted in line), 0)
                source = f"{path.relative_to(ROOT)}:{at}"
                found[concept].append(Label(lang, concept, str(value), source))
    return dict(found)


def concept_of(iri: str) -> str:
    """Return the compact id of a concept or place, empty for what is neither."""
    if iri.startswith(SCHEME):
        return iri[len(SCHEME) :].replace("/", ":", 1)
    return "place:" + iri[len(PLACE) :] if iri.startswith(PLACE) else ""


def single_labels(articles: Iterable[Path]) -> dict[Label, str]:
    """Return the labels that stand in exactly one of the articles, with that article."""
    where: defaultdict[Label, set[str]] = defaultdict(set)
    for article in read_articles(list(articles), on_problem=lambda _: None):
        language = load_language(article.lang)
        scene = read_scene(article, language, load_gazetteer(), load_frames())
        if scene.contact or scene.programme:
            for label in _fired(scene, language.lexicon):
                where[label].add(article.id)
    return {label: ids.pop() for label, ids in sorted(where.items()) if len(ids) == 1}


def _fired(scene: Scene, lexicon: Lexicon) -> Iterator[Label]:
    for sentence in scene.sentences:
        for hit in sentence.hits:
            keys = [set(lexicon.keys(fold)) for fold in scene.tokens.folds[hit.i : hit.j]]
            for concept in hit.concepts:
                for label in labels_of(lexicon.profile.tag).get(concept, ()):
                    words = label_words(label.text)
                    if len(words) == len(keys) and all(map(set.__contains__, keys, words)):
                        yield label


def remove_labels(ontology: Path, labels: Iterable[Label]) -> None:
    """Take labels out of the files of a copied `ontology/` folder."""
    gone: defaultdict[Path, set[tuple[str, str]]] = defaultdict(set)
    for label in labels:
        file = ontology.parent / label.source.rpartition(":")[0]
        gone[file].add((label.concept, label.text))
    for file, pairs in gone.items():
        graph = rdflib.Graph().parse(file)
        for subject, predicate, value in list(graph):
            if predicate in LABELS and (concept_of(str(subject)), str(value)) in pairs:
                graph.remove((subject, predicate, value))
        graph.serialize(file, format="turtle", encoding="utf-8")


def single_rules(judged: Iterable[Judged]) -> dict[str, str]:
    """Return the rules that made claims in exactly one article, with that article."""
    where: defaultdict[str, set[str]] = defaultdict(set)
    for claim in judged:
        if claim.rule:
            where[claim.rule].add(claim.article)
    return {rule: ids.pop() for rule, ids in sorted(where.items()) if len(ids) == 1}


def drop_rules(tables: Path, rules: Iterable[str]) -> None:
    """Take the rows that rest on one of the rules out of the tables in a folder."""
    names = set(rules)
    gone = {
        (row["thing"], row["article"])
        for row in read_rows(tables / "claims.csv")
        if row["rule"] in names
    }
    for table in CLAIM_TABLES:
        rows = read_rows(tables / f"{table}.csv")
        kept = [r for r in rows if (next(iter(r.values())), r["article"]) not in gone]
        if rows:
            write_rows(tables / f"{table}.csv", list(rows[0]), kept)
