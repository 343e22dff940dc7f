"""Which share of places the gazetteer names in each language.

    python benchmarks/gazetteer_coverage.py

Rows are groups of places: the units of Vietnam after and before 1 July 2025, the first-level
units (ISO 3166-2) of the twenty commonest partner countries, countries, and cities. A cell
is how many have a published label; `+2h` are named by our own table only, `+2r` by rule only
(spellings derived from another label). Ends with 1 if a bar of `kg.coverage.BARS` fails.
"""

from __future__ import annotations

import sys

from kg.coverage import BARS, Group, Labels, below_bars, coverage
from kg.gazetteer import load_gazetteer

LANGUAGES = tuple("vi en zh ru fr ja ko ar bn ur th lo hi km es id de".split(" "))  # noqa: SIM905 - read as a row


def cell(labels: Labels) -> str:
    """Return the counts of one group in one language as text."""
    text = str(labels.published)
    for count, mark in ((labels.by_hand, "h"), (labels.by_rule, "r")):
        text += f"+{count}{mark}" if count else ""
    return text


def print_table(groups: tuple[Group, ...]) -> None:
    """Print one row per group, the languages as columns."""
    rows = [["group", "places", *LANGUAGES]]
    for group in groups:
        cells = [cell(group.labels[lang]) for lang in LANGUAGES]
        rows.append([group.name, str(group.size), *cells])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *others = (text.rjust(width) for text, width in zip(row, widths, strict=True))
        print(first.strip().ljust(widths[0]), *others)


def main() -> int:
    """Print the table and whether the bars hold."""
    groups = coverage(load_gazetteer())
    print_table(groups)
    failed = list(below_bars(groups))
    for name, lang, share, bar in failed:
        print(f"below the bar: {name}, {lang}: {share:.0%} published, {bar:.0%} wanted")
    if not failed:
        bars = "; ".join(
            f"{' '.join(lang for lang, value in BARS.items() if value == bar)} {bar:.0%}"
            for bar in sorted(set(BARS.values()), reverse=True)
        )
        print(f"all bars of Vietnam's units hold (published labels): {bars}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
