"""What each layer of the extraction found in an article, so that a miss is found where it arose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import ArticleError, KgError
from kg.extraction.engine import find_claims, read_scene
from kg.extraction.scene import Scene, Sentence
from kg.extraction.theme.theme import is_on_theme
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.reading import read_articles


def describe_layers(path: Path | str) -> Iterator[str]:
    """Yield lines that show the layers of every article in a file or folder.

    For each sentence: its region, the labels found, places, bodies, people with their
    posts, actors with the marks beside them, dates and numbers.

    Raises:
        ArticleError: nothing could be read there.
        LexiconError: the article's language has no label files.
    """
    problems: list[KgError] = []
    articles = list(read_articles([path], on_problem=problems.append))
    if not articles:
        raise problems[0] if problems else ArticleError("no article to read", where=path)
    for article in articles:
        language = load_language(article.lang)
        scene = read_scene(article, language, load_gazetteer(), load_frames())
        yield from _article(scene)


def _article(scene: Scene) -> Iterator[str]:
    article = scene.article
    on_theme = is_on_theme(scene, find_claims(scene))
    theme = "programme" if scene.domestic else "partners" if on_theme else "off the theme"
    partners = ", ".join(scene.partners) or "none"
    home = scene.home or "unknown"
    yield f"# {article.id} ({article.lang}): {theme}; home {home}; partners {partners}"
    for sentence in scene.sentences:
        words = " ".join(scene.surface(sentence.i, sentence.j).split())
        yield f"\n[{sentence.region}] {words}"
        for name, found in _layers(scene, sentence):
            if found:
                yield f"  {name}: {'; '.join(found)}"


def _layers(scene: Scene, sentence: Sentence) -> Iterator[tuple[str, list[str]]]:
    def text(i: int, j: int) -> str:
        return " ".join(scene.surface(i, j).split())

    yield "labels", [f"{text(h.i, h.j)} = {', '.join(h.concepts)}" for h in sentence.hits]
    yield (
        "places",
        [
            f"{text(p.i, p.j)} = {p.key} ({p.kind}{', container' if p.container else ''})"
            for p in sentence.places
        ],
    )
    yield "bodies", [f"{text(b.i, b.j)} = {b.key}" for b in sentence.bodies]
    yield (
        "people",
        [
            f"{p.name} = {p.key}: {', '.join(post for post, _, _ in p.posts) or 'no post'}"
            for p in sentence.people
        ],
    )
    yield (
        "actors",
        [
            f"{text(a.i, a.j)} = {a.kind} {', '.join(a.keys)} {sorted(a.marks) or ''}".rstrip()
            for a in sentence.actors
        ],
    )
    yield "dates", [f"{edtf} ({precision})" for _, edtf, precision in sentence.dates]
    yield "numbers", [f"{n.raw} = {n.value} ({n.kind}, {n.qualifier})" for n in sentence.numbers]
