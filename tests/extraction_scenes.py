"""Scenes from small invented articles, for the tests of the extraction."""

from __future__ import annotations

import hashlib

from kg.extraction.engine import read_claims, read_places, read_scene
from kg.extraction.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Article, Reading, Region, Span


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
