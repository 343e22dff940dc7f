"""How well names are matched across scripts.

    python benchmarks/name_matching.py [--misses]

Places: each published label of a Vietnamese province in a phonetic script is looked up in an
index that holds the 63 Vietnamese names and no foreign label; the first answer must be the
province. People: pairs of spellings in `tests/names/pairs.tsv`, made from how names are
transliterated, with the verdict of a careful reader: same, different, or tie.
Ends with 1 if a bar fails.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from kg.names.measure import PairScore, PlaceScore, measure_pairs, measure_places
from kg.names.tables import load_scripts

PAIRS = Path(__file__).parents[1] / "tests" / "names" / "pairs.tsv"
FIRST_RIGHT, PRECISION, RECALL = 0.97, 0.98, 0.92


def by_script(scores: dict[str, PlaceScore]) -> dict[str, tuple[list[str], int, int]]:
    """Sum the scores of languages that share a script: (languages, right, total)."""
    script_of_lang = {lang: code for code, s in load_scripts().items() for lang in s.langs}
    groups: dict[str, list[str]] = defaultdict(list)
    for lang in scores:
        groups[script_of_lang[lang]].append(lang)
    return {
        code: (langs, sum(scores[x].right for x in langs), sum(scores[x].total for x in langs))
        for code, langs in groups.items()
    }


def print_places(scores: dict[str, PlaceScore], misses: bool) -> bool:
    """Print the labels of places by script; True if the bar holds."""
    print("script  languages   labels  first right  share")
    rows = by_script(scores)
    for code, (langs, right, total) in sorted(rows.items()):
        print(f"{code:7} {' '.join(langs):11} {total:6} {right:12} {right / total:6.3f}")
    right, total = (sum(row[n] for row in rows.values()) for n in (1, 2))
    print(f"{len(rows)} scripts {'':10} {total:6} {right:12} {right / total:6.3f}")
    for lang, score in scores.items():
        for label, key, answer in score.misses if misses else ():
            print(f"  {lang} {label}: {key} wanted, {answer or 'nothing'} found")
    return right / total >= FIRST_RIGHT


def print_pairs(score: PairScore, misses: bool) -> bool:
    """Print the verdicts on pairs; True if the bars hold."""
    print(f"\n{sum(score.verdicts.values())} pairs of names of people")
    print("wanted     same   tie  different")
    for wanted in ("same", "tie", "different"):
        given = [score.verdicts.get((wanted, v), 0) for v in ("same", "tie", "different")]
        print(f"{wanted:10} {given[0]:4} {given[1]:5} {given[2]:10}")
    print(f"same: precision {score.precision:.3f}, recall {score.recall:.3f}")
    for wanted, given, one, two in score.errors if misses else ():
        print(f"  {one} | {two}: {wanted} wanted, {given} given")
    return score.precision >= PRECISION and score.recall >= RECALL


def main() -> int:
    """Print both lists; 1 if a bar fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    misses = parser.parse_args().misses
    places = print_places(measure_places(), misses)
    pairs = print_pairs(measure_pairs(PAIRS), misses)
    return 0 if places and pairs else 1


if __name__ == "__main__":
    sys.exit(main())
