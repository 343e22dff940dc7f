"""Scenes from small invented articles, for the tests of the extraction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.extraction.engine import read_claims, read_places, read_scene
from kg.extraction.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Article, Entity, Reading, Ref, Region, Span, Value

#: Governors of two countries receive one another: whoever is spoken of after it is known.
RECEPTIONS = {
    "en": (
        "West Java and Shizuoka look for new fields of cooperation\n"
        "On March 12, Governor Dedi Mulyadi of West Java Province, Indonesia, received a "
        "delegation from Shizuoka Prefecture, Japan, headed by Governor Yasutomo Suzuki.\n"
    ),
    "ru": (
        "Вологодская область и провинция Кханьхоа расширяют сотрудничество\n"
        "Губернатор Вологодской области Георгий Филимонов 12 марта принял делегацию провинции "
        "Кханьхоа (Вьетнам) во главе с председателем народного комитета Нгуен Тан Туаном.\n"
    ),
}


def article_of(text: str, lang: str, home: str | None = None) -> Article:
    """Return an article whose first line is the headline and whose others are body."""
    regions, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            kind = "body" if regions else "headline"
            regions.append(Region(kind, Span(start, end), lang))
        start = end + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article("t", text, lang, tuple(regions), "t", digest, home=home)


def scene_of(text: str, lang: str, home: str | None = None) -> Scene:
    """Return the scene of a text."""
    article = article_of(text, lang, home)
    return read_scene(article, load_language(lang), load_gazetteer(), load_frames())


def places_of(text: str, lang: str, home: str | None = None) -> Scene:
    """Return the scene of a text of which bodies and people are not known yet."""
    article = article_of(text, lang, home)
    return read_places(article, load_language(lang), load_gazetteer(), load_frames())


def reading_of(text: str, lang: str, home: str | None = None) -> Reading:
    """Return the reading of a text."""
    article = article_of(text, lang, home)
    return read_claims(article, load_language(lang), load_gazetteer(), load_frames())


def names_of(scene: Scene, refs: Iterable[Value]) -> str:
    """Return the printed names of people and the labels of all else, with " + " between them."""
    return _named(scene.entities, refs)


def names_in(reading: Reading, refs: Iterable[Value]) -> str:
    """Return the same of what refers to the entities of a reading."""
    known: dict[tuple[str, str], Entity] = {(e.kind, e.key): e for e in reading.entities}
    return _named(known, refs)


def _named(known: dict[tuple[str, str], Entity], refs: Iterable[Value]) -> str:
    entities = [known[ref.kind, ref.key] for ref in refs if isinstance(ref, Ref)]
    return " + ".join(e.printed[0].text if e.kind == "person" else e.label for e in entities)
