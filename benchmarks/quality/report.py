"""The text of `docs/quality.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.quality.calibrate import Bin, calibration_error
from benchmarks.quality.trial import CLAIM_TABLES, Judged

INTRO = """\
The articles are a development set: rules and labels were mended with their misses in view. Expect
less on articles never seen.

## Precision, recall and F1

`F1` counts a row that names the same thing as gold, `strict` only one whose kind, status, date
and unit are right, too."""
CONFIDENCE = """\
## Does confidence mean what it says?

Of the claims whose stated confidence lies in a band, how many name something in gold.
`kg info --reliability` prints the second table."""
BY_HEART = """\
{labels} labels of the lexicon fire in exactly one article (`--singles FILE` lists them with file
and line); word frequencies being what they are, most words of any language do. Rules that made
claims in exactly one: {rules}. Without them, everything else equal:

{table}

The fall without single labels bounds from above what learning by heart could give: a rare word
that the language has falls with a word that only one article has."""
CORPUS = """\
On 5,000 articles of a public corpus of Vietnamese news of 2017 (repository magizbox/scraper;
not shipped),

```sh
python benchmarks/off_theme.py vn_news/data --take 5000 --seed S --sample 50 \\
    --on benchmarks/theme-2017.txt
```

printed 0.70 claims for each 100 articles off the theme with seed 9001 and 0.40 with seed 8123; all
come from four or five articles: a city that orders its departments, several stories in one, firms
abroad. Who is on the theme was judged by one reader, who looked only at articles that gave
something. Of 50 claims drawn with seed 7027 another found 30 right and 13 with one attribute wrong;
of the 7 others three were of articles off the theme.

Fitted anew and cross-validated (`python -m benchmarks.fit_theme --take 5000`, with sets of
articles that are not shipped), the gate keeps 363 of 366 articles of contact and lets 14 of 4,993
others through at a threshold of 0.12, 364 and 15 at 0.1; 0.115 is used. Programmes are weighed as
before. What tells of no contact at all is left out besides. It still loses fairs and gifts from
abroad in which no foreign authority is named, and places that no list knows."""
#: Characters of a quote: to find it again, not to print articles.
QUOTED = 60
#: Failures shown for each table.
SHOWN = 3


@dataclass(slots=True)
class Findings:
    """What was measured.

    Attributes:
        command: The command line that printed this.
        score: What the measure says of the tables.
        stated: Reliability of the confidence as shipped.
        unseen: Reliability on articles that the curves were not fitted on.
        labels: How many labels of the lexicon fire in exactly one article.
        rules: Rules that made claims in exactly one article, with that article.
        without_labels: What the measure says without those labels.
        without_rules: What the measure says without those rules.
        off_theme: Number of articles off the theme and rows by table; empty if not run.
        judged: Every row held against gold.
    """

    command: str
    score: dict[str, Any]
    stated: list[Bin]
    unseen: list[Bin]
    labels: int
    rules: Mapping[str, str]
    without_labels: dict[str, Any]
    without_rules: dict[str, Any]
    off_theme: dict[str, int] = field(default_factory=dict)
    judged: Sequence[Judged] = ()


def write_report(found: Findings) -> str:
    """Return the page as Markdown."""
    parts = [
        "# How right the claims are",
        f"Everything on this page was printed by\n\n```sh\n{found.command}\n```",
        INTRO,
        _scores("table", found.score["kinds"]),
        _scores("language", {**found.score["languages"], "all": found.score["all"]}),
        f"Macro F1 over the tables: {found.score['macro_f1']:.3f}.",
        CONFIDENCE,
        _fitted("As shipped, on the articles the curves were fitted on", found.stated),
        _fitted(
            "Five-fold cross-validation by article: claims under curves fitted on other articles",
            found.unseen,
        ),
        "## Is it learnt by heart?",
        _by_heart(found),
    ]
    if found.off_theme:
        parts += ["## Articles off the theme", _off_theme(found.off_theme)]
    parts += ["## Known failures", CORPUS, _failures(found.judged)]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines)


def _scores(name: str, rows: Mapping[str, dict[str, Any]]) -> str:
    columns = ("gold", "predicted", "matched", "precision", "recall", "f1", "strict_f1")
    head = (name, "gold", "found", "right", "precision", "recall", "F1", "strict")
    return _table(head, ([key, *(row[c] for c in columns)] for key, row in rows.items()))


def _fitted(title: str, bins: Sequence[Bin]) -> str:
    error = f"{title} (expected calibration error {calibration_error(bins):.3f}):"
    return (
        error
        + "\n\n"
        + _table(
            ("confidence", "claims", "mean stated", "right", "strictly right"),
            ((f"{b.low:.1f}-{b.high:.1f}", b.claims, b.stated, b.right, b.strict) for b in bins),
        )
    )


def _by_heart(found: Findings) -> str:
    def line(name: str, score: dict[str, Any]) -> tuple[object, ...]:
        return name, score["all"]["f1"], score["all"]["strict_f1"], score["macro_f1"]

    rules = ", ".join(f"`{rule}` ({article})" for rule, article in found.rules.items())
    table = _table(
        ("what stands", "F1", "strict", "macro F1"),
        [
            line("everything", found.score),
            line("without the single labels", found.without_labels),
            line("without the single rules", found.without_rules),
        ],
    )
    return BY_HEART.format(labels=found.labels, rules=rules or "none", table=table)


def _off_theme(counts: Mapping[str, int]) -> str:
    rows = [(name, counts[name]) for name in counts if name != "articles"]
    return f"{counts['articles']} articles that should give nothing gave:\n\n" + _table(
        ("table", "rows"), rows
    )


def _failures(judged: Sequence[Judged]) -> str:
    lines = ["The surest claims that gold does not have, by table:", ""]
    for table in CLAIM_TABLES:
        wrong = [c for c in judged if c.table == table and not c.right]
        for claim in sorted(wrong, key=lambda c: -c.confidence)[:SHOWN]:
            quote = " ".join(claim.row["quote"].split())[:QUOTED]
            lines.append(
                f"- {table}, {claim.article}, {claim.confidence:.2f}, {_what(claim)}: “{quote}”"
            )
    return "\n".join(lines)


def _what(claim: Judged) -> str:
    names = ("type", "kind", "status", "speaker", "parties", "a", "b", "value", "unit")
    return ", ".join(claim.row[name] for name in names if claim.row.get(name))
