"""Labels, cues and parameters of a language, compiled for matching.

A lexicon is read from `ontology/lexicon/<lang>/*.ttl` and the gazetteer, compiled
into a tree of words and kept in the cache (`kg.cache`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from kg.automaton import END, Automaton, Tree
from kg.cache import cached, code
from kg.clitics import stems_and_endings, without_article, without_endings, without_front
from kg.compounds import compound_keys, part_keys
from kg.declension import Endings, nominative
from kg.errors import LexiconError
from kg.place_labels import place_labels
from kg.profiles import Profile, read_language, short_forms
from kg.resources import ontology_dir
from kg.text import find_tokens

#: Words whose keys a lexicon remembers, so that memory stays flat.
_MOST = 300_000
#: Modules on which a compiled lexicon depends.
_CODE = (
    "lexicon",
    "profiles",
    "text",
    "clitics",
    "declension",
    "compounds",
    "gazetteer",
    "rows",
    "place_labels",
)


@lru_cache(maxsize=65536)
def _codes_of(concepts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the codes of some concepts by scheme, in the order given."""
    codes: dict[str, tuple[str, ...]] = {}
    for concept in concepts:
        scheme, _, code = concept.partition(":")
        codes[scheme] = (*codes.get(scheme, ()), code)
    return codes


class Hit(NamedTuple):
    """Words `i` to `j` (end excluded) are a label of `concepts`."""

    i: int
    j: int
    concepts: tuple[str, ...]

    def has(self, scheme: str) -> str | None:
        """Return the first concept of a scheme (`cue`, `place`), or None."""
        codes = _codes_of(self.concepts).get(scheme)
        return f"{scheme}:{codes[0]}" if codes else None

    def all(self, scheme: str) -> tuple[str, ...]:
        """Return every concept of a scheme without the scheme's name."""
        return _codes_of(self.concepts).get(scheme, ())


class Lexicon:
    """Labels of one language as a tree of words, with the language's profile.

    A word may stand under several keys (without its case ending, say), so that a text walks
    several branches at once (`kg.automaton`).

    Attributes:
        profile: Parameters of the language.
        shorts: Concepts of labels that are a few capitals ("SA", "CHU"), by folded word.
        things: Words that count only beside a place's name; None in a lexicon of such words.
    """

    def __init__(
        self,
        profile: Profile,
        tree: Tree,
        stems: frozenset[str],
        shorts: Mapping[str, frozenset[str]] = MappingProxyType({}),
        things: Lexicon | None = None,
    ) -> None:
        self.profile = profile
        self.shorts = shorts
        self.things = things
        self._tree = tree
        self._stems = stems
        self._endings = Endings(profile.declension)
        joined = (profile.prefix, profile.suffix, profile.joined_ending, profile.definite)
        self._inflects = any((*joined, stems, profile.declension, profile.compound))
        self._known: dict[str, tuple[str, ...]] = {}
        self._automaton = self._new_automaton()

    def keys(self, word: str) -> tuple[str, ...]:
        """Return every key under which a folded word may stand in the tree."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST:
                self._known.clear()
            known = self._known[word] = self._find_keys(word)
        return known

    def knows(self, word: str) -> bool:
        """Say whether a folded word begins a label."""
        return word in self._tree

    def _fronts(self, word: str) -> frozenset[str]:
        """Return the keys of a folded word without what is joined to its front but an article."""
        if not self.profile.prefix:
            return frozenset()
        own = {word, *without_article(word, self.profile)}
        cut = set(without_front(word, self.profile)) - own
        return frozenset(cut.union(without_endings(cut, self.profile)) - own)

    def _find_keys(self, word: str) -> tuple[str, ...]:
        if not self._inflects:
            return (word,)
        stems = [word, *without_front(word, self.profile)]
        forms = dict.fromkeys([*stems, *without_endings(stems, self.profile)])
        found = list(forms)
        for form in forms:
            found += filter(self._stems.__contains__, stems_and_endings(form))
            found += self._endings.keys(form)
        if self.profile.compound and not any(form in self._tree for form in forms):
            found += next(filter(None, (compound_keys(f, self._tree) for f in forms)), ())
        return tuple(dict.fromkeys(found))

    def find(self, folds: tuple[str, ...], start: int, end: int) -> Iterator[Hit]:
        """Yield the longest labels between two words, from left to right.

        Args:
            folds: Folded words, see `kg.text.Tokens`.
            start: First word.
            end: Word after the last.
        """
        if self._automaton.is_full:
            self._automaton = self._new_automaton()
        first, done, new = self._automaton, start, tuple.__new__
        steps, ends = first.steps, first.concepts
        for i, state in enumerate(map(first.__getitem__, folds[start:end]), start):
            if not state or i < done:
                continue
            j = i + 1
            concepts, last = ends[state], j
            while j < end and (known := steps[state]) is not None:
                word = folds[j]
                state = known[word] if word in known else first.step(state, word)
                if not state:
                    break
                j += 1
                if ends[state]:
                    concepts, last = ends[state], j
            if concepts:
                yield new(Hit, (i, last, concepts))  # three times faster than the class's own
                done = last

    def _new_automaton(self) -> Automaton:
        return Automaton(self._tree, self.keys, self._fronts)


def languages() -> tuple[str, ...]:
    """Return the tags of all languages that have a folder, sorted."""
    folder = ontology_dir() / "lexicon"
    return tuple(sorted(p.name for p in folder.iterdir() if (p / "profile.ttl").is_file()))


@cache
def load_lexicon(lang: str) -> Lexicon:
    """Return the compiled lexicon of a language.

    Args:
        lang: BCP 47 tag; only its primary language counts.

    Raises:
        LexiconError: the language has no folder, or a file of it is broken.
    """
    primary = lang.split("-")[0].lower()
    folder = ontology_dir() / "lexicon" / primary
    if not (folder / "profile.ttl").is_file():
        raise LexiconError(
            "the text is in '{lang}', not one of the languages that can be read",
            where=ontology_dir() / "lexicon",
            advice="These are {languages}. docs/languages.md says how to add one.",
            lang=primary,
            languages=", ".join(languages()),
        )
    sources = [*_sources(folder), *code(*_CODE)]
    found = cached(f"lexicon-{primary}", folder, sources, lambda: _compile(primary, folder))
    values, tree, things, stems, shorts = found
    profile = Profile(*values)
    return Lexicon(profile, tree, stems, shorts, Lexicon(profile, things, stems))


def _sources(folder: Path) -> list[Path]:
    gazetteer = ontology_dir() / "gazetteer"
    return [*folder.glob("*.ttl"), *folder.glob("*.txt"), *gazetteer.rglob("*.tsv")]


def _compile(
    lang: str, folder: Path
) -> tuple[tuple[Any, ...], Tree, Tree, frozenset[str], dict[str, frozenset[str]]]:
    """Return what the cache keeps: profile, trees of labels and of things, stems, short forms."""
    profile, labels = read_language(lang, folder)
    tree: Tree = {}
    things: Tree = {}
    stems: set[str] = set()
    forms = str.maketrans({pair[0]: pair[1] for pair in profile.letter_forms})
    for label, concept in labels:
        where = things if concept.startswith("thing:") else tree
        for form in (label, *_respelt(label, profile.respelling, forms)):
            words = label_words(form)
            stems |= {word for word in words if len(word) > 1 and "-" in (word[0], word[-1])}
            _insert(where, form, words, concept, profile)
    for name, concept in place_labels(lang):  # no stems: "Skeiða- og Gnúpverjahreppur"
        for form in (name, *_respelt(name, profile.respelling, forms)):
            _insert(tree, form, list(find_tokens(form).folds), concept, profile)
    shorts = short_forms(labels) if profile.case_marks_names else {}
    values = tuple(getattr(profile, f.name) for f in fields(Profile))
    return values, tree, things, frozenset(stems), shorts


def _insert(tree: Tree, label: str, words: list[str], concept: str, profile: Profile) -> None:
    if not words:
        return
    variants = [words]
    if profile.declension and concept.startswith("place:"):
        variants.append([nominative(word, profile.declension) for word in words])
    if profile.compound and len(words) == 1:
        variants += [[key] for key in part_keys(label, words[0], concept, profile.compound)]
    for variant in variants:
        node = tree
        for word in variant:
            node = node.setdefault(word, {})
        node[END] = tuple(sorted({*node.get(END, ()), concept}))


def _respelt(label: str, pairs: tuple[tuple[str, str], ...], forms: dict[int, str]) -> list[str]:
    """Return how others spell a label, by one habit or all: ノヴォシビルスク is ノボシビルスク."""
    single, whole = [label.replace(*pair) for pair in pairs], label
    for pair in pairs:
        whole = whole.replace(*pair)
    return sorted({*single, whole.translate(forms)} - {label})


def label_words(label: str) -> list[str]:
    """Fold the words of a label; a hyphen glued to a word marks a stem, or before it an ending."""
    tokens, words = find_tokens(label), list[str]()
    for i, word in enumerate(tokens.folds):
        glued = i and tokens.starts[i] == tokens.ends[i - 1]
        last = i + 1 == len(tokens) or tokens.starts[i + 1] > tokens.ends[i]
        if glued and words and (words == ["-"] or (word == "-" and last)):
            words[-1] += word
        else:
            words.append(word)
    return words
