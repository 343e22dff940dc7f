"""Read what each language says about numbers and dates from Turtle.

`ontology/lexicon/<lang>/numbers.ttl` and `dates.ttl` give labels to the concepts of
`ontology/schemes/number.ttl` and `date.ttl`; the schemes themselves hold what needs no
language (`%`, `USD`, `2025-09-26`), tagged `mul`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.errors import LexiconError
from kg.extraction.numbers.quantity_data import DateProfile, Labels, NumberProfile
from kg.resources import ontology_dir

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEME = "https://w3id.org/coopkg/scheme/"
_MATCHING = {_SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel")}
#: ISO 639-2 for "multiple languages": labels that hold in every text.
_ANY = "mul"


@lru_cache(maxsize=64)
def load_number_profile(lang: str) -> NumberProfile:
    """Return the number profile of a language (`zh-Hant` reads `zh` if it has no own).

    Raises:
        LexiconError: there is no such language, or its file is broken.
    """
    return NumberProfile(lang, _labels("number", "numbers.ttl", lang))


@lru_cache(maxsize=64)
def load_date_profile(lang: str) -> DateProfile:
    """Return the date profile of a language (`zh-Hant` reads `zh` if it has no own).

    Raises:
        LexiconError: there is no such language, or its file is broken.
    """
    return DateProfile(lang, _labels("date", "dates.ttl", lang))


def quantity_languages() -> tuple[str, ...]:
    """Return the languages with both files, sorted."""
    folders = (ontology_dir() / "lexicon").iterdir()
    names = (f.name for f in folders if (f / "numbers.ttl").is_file())
    return tuple(sorted(n for n in names if _file(n, "dates.ttl") is not None))


def _labels(scheme: str, name: str, lang: str) -> Labels:
    path = _file(lang, name) or _file(lang.split("-")[0], name)
    if path is None:
        raise LexiconError(
            f"there is no '{name}' for the language '{lang}'.",
            where=ontology_dir() / "lexicon" / lang,
            advice="Copy the file of a language near to it and translate the labels.",
        )
    concepts = dict(_read(ontology_dir() / "schemes" / f"{scheme}.ttl", scheme, None))
    found: dict[str, set[str]] = {code: set() for code in concepts}
    for code, label in _read(ontology_dir() / "schemes" / f"{scheme}.ttl", scheme, _ANY):
        found[code].add(label)
    for code, label in _read(path, scheme, path.parent.name):
        if code not in found:
            raise _unknown(code, scheme, path)
        found[code].add(label)
    return {code: tuple(sorted(labels)) for code, labels in sorted(found.items()) if labels}


def _file(lang: str, name: str) -> Path | None:
    path = ontology_dir() / "lexicon" / lang / name
    return path if path.is_file() else None


def _read(path: Path, scheme: str, lang: str | None) -> Iterator[tuple[str, str]]:
    """Yield concept code and label, in NFC, of one language tag (all if None)."""
    base = f"{_SCHEME}{scheme}/"
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            subject, label = quad.subject, quad.object
            if quad.predicate.value not in _MATCHING or not isinstance(label, Literal):
                continue
            named = isinstance(subject, NamedNode) and subject.value.startswith(base)
            if named and lang in (None, label.language):
                yield subject.value[len(base) :], unicodedata.normalize("NFC", label.value)
    except (SyntaxError, OSError) as error:
        raise LexiconError(str(error), where=path, advice="Mend the Turtle there.") from error


def _unknown(code: str, scheme: str, path: Path) -> LexiconError:
    return LexiconError(
        f"'{code}' is no concept of the scheme '{scheme}'.",
        where=path,
        advice=f"See ontology/schemes/{scheme}.ttl for the concepts, or add it there.",
    )
