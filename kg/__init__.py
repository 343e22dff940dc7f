"""Read news about the foreign partners of provinces and cities into a knowledge graph.

The public names below are loaded when they are first used; importing the package
opens no file and loads no library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.extraction.engine import read_claims
    from kg.graph import build_article_graph
    from kg.languages import load_frames, load_language
    from kg.model import Article, Claim, Entity, Evidence, Reading
    from kg.pipeline import Summary, build
    from kg.reading import read_articles
    from kg.shapes import check_graph
    from kg.store import LocalStore
    from kg.store.remote import RemoteStore

__version__ = "0.1.0"

_HOMES = {
    "Article": "kg.model",
    "Claim": "kg.model",
    "Entity": "kg.model",
    "Evidence": "kg.model",
    "KgError": "kg.errors",
    "LocalStore": "kg.store",
    "Reading": "kg.model",
    "RemoteStore": "kg.store.remote",
    "Summary": "kg.pipeline",
    "build": "kg.pipeline",
    "build_article_graph": "kg.graph",
    "check_graph": "kg.shapes",
    "load_frames": "kg.languages",
    "load_language": "kg.languages",
    "read_articles": "kg.reading",
    "read_claims": "kg.extraction.engine",
}

__all__ = [
    "Article",
    "Claim",
    "Entity",
    "Evidence",
    "KgError",
    "LocalStore",
    "Reading",
    "RemoteStore",
    "Summary",
    "build",
    "build_article_graph",
    "check_graph",
    "load_frames",
    "load_language",
    "read_articles",
    "read_claims",
]


def __getattr__(name: str) -> object:
    """Load a public name from its module (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'kg' has no attribute '{name}'")
    return getattr(import_module(home), name)
