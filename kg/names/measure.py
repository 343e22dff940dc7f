"""Measure the name matcher: places against published labels, people against pairs.

Nothing here is needed for use; the tests pin the numbers.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import GazetteerError
from kg.names.index import NameIndex
from kg.names.persons import same_person
from kg.names.skeleton import ACCEPT
from kg.resources import ontology_dir

#: Labels of these languages are transliterations of the Vietnamese names.
PLACE_LANGS = ("ar", "bn", "fa", "hi", "ja", "ko", "lo", "ru", "th", "ur")


@dataclass(slots=True)
class PlaceScore:
    """How many published labels of one language lead to their place first.

    Attributes:
        right: Labels whose first answer is the place.
        accepted: Those of `right` that cost no more than the bound of acceptance.
        total: Labels tried.
        misses: (label, key, first answer or empty) of the others.
    """

    right: int = 0
    accepted: int = 0
    total: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PairScore:
    """Verdicts on pairs of names.

    Attributes:
        verdicts: Count of each (expected, given) pair of verdicts.
        errors: (expected, given, one, two) where they differ.
    """

    verdicts: dict[tuple[str, str], int]
    errors: tuple[tuple[str, str, str, str], ...]

    @property
    def precision(self) -> float:
        """Return the share of answers `same` that are right."""
        given = sum(n for (_, verdict), n in self.verdicts.items() if verdict == "same")
        return self.verdicts.get(("same", "same"), 0) / given if given else 0.0

    @property
    def recall(self) -> float:
        """Return the share of pairs of one name that are answered `same`."""
        wanted = sum(n for (verdict, _), n in self.verdicts.items() if verdict == "same")
        return self.verdicts.get(("same", "same"), 0) / wanted if wanted else 0.0


def _rows(path: Path) -> list[list[str]]:
    """Return the cells of a commented, tab-separated file without its header."""
    if not path.is_file():
        raise GazetteerError("a file to measure against is missing", where=path)
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _provinces() -> list[str]:
    """Return the keys of the 63 provinces as of before the merger of 2025."""
    path = ontology_dir() / "gazetteer" / "vn-provinces.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["iso_3166_2"] for row in csv.DictReader(file)]


def _strip_type(label: str, words: list[tuple[str, str]]) -> str:
    """Cut one word for the kind of unit off the edge of a label."""
    for where, word in words:
        if where == "before" and label.startswith(word + " "):
            return label[len(word) + 1 :]
        if where == "after" and label.endswith(" " + word):
            return label[: -len(word) - 1]
        if where == "glued" and label.endswith(word) and len(label) > len(word) + 1:
            return label[: -len(word)]
    return label


def _type_words(lang: str) -> list[tuple[str, str]]:
    rows = _rows(ontology_dir() / "gazetteer" / "typewords.tsv")
    words = [(row[1], row[2]) for row in rows if row[0] == lang and row[3] in ("*", "VN")]
    return sorted(words, key=lambda pair: len(pair[1]), reverse=True)


def province_index() -> NameIndex[str]:
    """Return an index of the Vietnamese names of the 63 provinces, and of nothing else."""
    keys = set(_provinces())
    rows = _rows(ontology_dir() / "gazetteer" / "names" / "vi.tsv")
    return NameIndex((row[0], row[1]) for row in rows if row[0] in keys)


def measure_places(langs: tuple[str, ...] = PLACE_LANGS) -> dict[str, PlaceScore]:
    """Look up each published foreign label of a province among the Vietnamese names.

    The labels themselves are not in the index, so each is as good as unseen.

    Returns:
        Score by language, in the order of `langs`.
    """
    keys, index = set(_provinces()), province_index()
    scores: dict[str, PlaceScore] = {}
    for lang in langs:
        score = scores.setdefault(lang, PlaceScore())
        words = _type_words(lang)
        for row in _rows(ontology_dir() / "gazetteer" / "names" / f"{lang}.tsv"):
            if row[0] not in keys or "p" not in row[2]:
                continue
            score.total += 1
            found = index.search(_strip_type(row[1], words), 1, max_cost=2 * ACCEPT)
            if found and found[0][0] == row[0]:
                score.right += 1
                score.accepted += found[0][1] <= ACCEPT
            else:
                score.misses.append((row[1], row[0], found[0][0] if found else ""))
    return scores


def measure_pairs(path: Path) -> PairScore:
    """Compare each pair of a file (verdict, one, two, note) and count the verdicts."""
    counts: Counter[tuple[str, str]] = Counter()
    errors: list[tuple[str, str, str, str]] = []
    for verdict, one, two, *_ in _rows(path):
        given = same_person(one, two).verdict
        counts[verdict, given] += 1
        if given != verdict:
            errors.append((verdict, given, one, two))
    return PairScore(dict(counts), tuple(errors))
