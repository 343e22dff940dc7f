"""What things are called, in every language of a site."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pyoxigraph
from pyoxigraph import Literal

from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES
from kg.resources import ontology_dir
from kg.site.model import Value
from kg.site.source import Source
from kg.terms import term

#: Properties that name a thing, the best first.
_NAMING: Final = ("skos:prefLabel", "schema:headline", "foaf:name", "skos:altLabel")
_PLACE: Final = DEFAULT_BASES.things + "place/"


class Names:
    """Looks up what to call things; keeps what it found."""

    def __init__(self, source: Source, langs: Iterable[str]) -> None:
        """Take the languages that pages are made in; English is always among them."""
        self._source = source
        self._langs = frozenset(langs) | {"en"}
        self.labels = source.reads.remember(self._labels, 200_000)

    def _labels(self, thing: str) -> tuple[Value, ...]:
        """Return one name for each language of the site that has one, and one more for none."""
        found: dict[str, str] = {}
        rest: list[Value] = []
        for name in all_names(self._source, thing):
            if name.lang in self._langs:
                found.setdefault(name.lang, name.text)
            else:
                rest.append(name)
        if thing.startswith(_PLACE):
            for lang in self._langs - {"en"}:
                if label := load_gazetteer().label(thing.removeprefix(_PLACE), lang):
                    found[lang] = label
        if not found:
            return tuple(rest[:1])
        return tuple(Value(text, lang) for lang, text in sorted(found.items()))


def all_names(source: Source, thing: str) -> list[Value]:
    """Return every name of a thing, the preferred ones first, then the shortest."""
    found: dict[Value, None] = {}
    for prop in _NAMING:
        names = (name for name in source.values(thing, prop) if name.text)
        found |= dict.fromkeys(sorted(names, key=lambda name: (len(name.text), name)))
    return list(found)


def printed_forms(source: Source, thing: str) -> list[Value]:
    """Return how articles print a thing's name, by language."""
    forms = (form for form in source.values(thing, "coop:printedForm") if form.text)
    return sorted(forms, key=lambda form: (form.lang, form.text))


@lru_cache(maxsize=1)
def concept_labels() -> dict[str, dict[str, str]]:
    """Return the labels of all concepts of the schemes: by IRI, then by language."""
    store = pyoxigraph.Store()
    for path in sorted((ontology_dir() / "schemes").glob("*.ttl")):
        store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    found: dict[str, dict[str, str]] = {}
    for quad in store.quads_for_pattern(None, term("skos:prefLabel"), None):
        label, subject = quad.object, quad.subject
        if isinstance(label, Literal) and isinstance(subject, pyoxigraph.NamedNode):
            found.setdefault(subject.value, {})[label.language or ""] = label.value
    return found
