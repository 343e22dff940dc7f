"""Sentences that speak of cooperation but gave nothing: where to add a claim by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LexiconError
from kg.extraction.engine import read_claims, read_scene
from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Article, Span
from kg.reading import read_articles
from kg.reading.files import OnProblem


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence that no claim quotes.

    Attributes:
        article: Identifier of the article.
        span: Where it stands, in code points.
        text: The sentence.
        cues: Why it seems to speak of cooperation.
        names: Places and bodies in it.
    """

    article: str
    span: Span
    text: str
    cues: tuple[str, ...]
    names: tuple[str, ...]


def find_missed(paths: Iterable[Path | str], on_problem: OnProblem) -> Iterator[Missed]:
    """Yield the sentences that speak of cooperation but gave nothing, article by article.

    A sentence speaks of cooperation if it holds a cue of a tie or a document, or a verb of
    signing, and names a place or a body.

    Args:
        paths: Articles, as `kg.reading.read_articles` takes them.
        on_problem: Gets what cannot be read.
    """
    for article in read_articles(paths, on_problem=on_problem):
        try:
            yield from _in_article(article)
        except LexiconError as error:
            on_problem(error)


def _in_article(article: Article) -> Iterator[Missed]:
    language, frames, gazetteer = load_language(article.lang), load_frames(), load_gazetteer()
    scene = read_scene(article, language, gazetteer, frames)
    reading = read_claims(article, language, gazetteer, frames)
    quoted = [e.span for claim in reading.claims for e in claim.evidence]
    telling = frozenset({*frames.tie, *frames.document, "cue:sign"})
    for sentence in scene.sentences:
        cues = {c for hit in sentence.hits for c in hit.concepts if c in telling}
        names = _names(scene, sentence)
        span = scene.evidence(sentence).span
        if cues and names and not any(q.start < span.end and span.start < q.end for q in quoted):
            labels = tuple(sorted(cue.partition(":")[2] for cue in cues))
            yield Missed(article.id, span, span.of(article.text), labels, names)


def _names(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    keys = [("place", p.key) for p in sentence.places] + [("body", b.key) for b in sentence.bodies]
    found = (scene.entities.get(key) for key in dict.fromkeys(keys))
    return tuple(entity.label for entity in found if entity)
