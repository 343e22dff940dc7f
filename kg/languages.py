"""Load what the extraction needs: languages, gazetteer and frames, each once."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from typing import Any

from kg.errors import LexiconError
from kg.extraction.calibration import Curve
from kg.extraction.engine import Language
from kg.extraction.frames import Frames
from kg.lexicon import load_lexicon
from kg.lexicon_quantities import load_date_profile, load_number_profile
from kg.resources import ontology_dir
from kg.text import fold

_SKOS = "http://www.w3.org/2004/02/skos/core#prefLabel"
_SCHEME = "https://w3id.org/coopkg/scheme/"


@cache
def load_language(lang: str) -> Language:
    """Return lexicon, numbers and dates of a language.

    Raises:
        LexiconError: the language has no folder, or a file of it is broken.
    """
    primary = lang.split("-")[0].lower()
    return Language(load_lexicon(primary), load_number_profile(primary), load_date_profile(primary))


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """Return the frame definitions with the English labels of all concepts.

    Raises:
        LexiconError: a file of frames, curves, weights or schemes in `ontology/` is broken.
    """
    tables = _read_toml("frames.toml")
    tables["groups"] = {name: frozenset(codes) for name, codes in tables["groups"].items()}
    words = ("name_particles", "son_of", "name_nouns")  # of texts, and so folded as these are
    tables["groups"] |= {name: frozenset(map(fold, tables["groups"][name])) for name in words}
    labels = _english_labels()
    fields = frozenset(c.partition(":")[2] for c in labels if c.startswith("field:"))
    curves = {name: Curve(**curve) for name, curve in load_calibration()["curve"].items()}
    theme, topic = _read_toml("theme.toml"), _read_toml("topic.toml")["unit"]
    models = {"calibration": curves, "theme": theme, "topic": topic}
    likely = _read_toml("likelihood.toml")
    return Frames(**tables, labels=labels, fields=fields, likelihood=likely, **models)


def load_calibration() -> dict[str, Any]:
    """Return `ontology/calibration.toml`: curves by type of claim, and how well they held.

    Raises:
        LexiconError: the file is broken.
    """
    return _read_toml("calibration.toml")


def _read_toml(name: str) -> dict[str, Any]:
    path = ontology_dir() / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(
            "not readable as TOML: {error}", where=path, advice="Mend that line.", error=error
        ) from error


def _english_labels() -> dict[str, str]:
    import pyoxigraph

    labels: dict[str, str] = {}
    for path in sorted((ontology_dir() / "schemes").glob("*.ttl")):
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            if not isinstance(subject, pyoxigraph.NamedNode) or not isinstance(
                value, pyoxigraph.Literal
            ):
                continue
            if triple.predicate.value != _SKOS or value.language != "en":
                continue
            scheme, _, code = subject.value.removeprefix(_SCHEME).partition("/")
            labels[f"{scheme}:{code}"] = value.value
    return labels
