"""The queue as a table to fill in: CSV out, CSV in.

Columns to fill in: `verdict`, and where it needs them `role` and `value` (several values
separated by ` | `), `why`. A claim that the machine missed is a row with the verdict `add`,
its `article`, `type` and `quote`, and `value` as `a=VN-22; b=JP-10; kind=friendship`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TextIO, cast

from kg.errors import QueryError, ReviewError
from kg.model import Article, ClaimType
from kg.review.decisions import NONE, VERDICTS, Decision, Decisions, Verdict
from kg.review.queue import Item
from kg.review.taking import (
    addition,
    article_named,
    correction,
    find_iri,
    merges,
    split,
)
from kg.review.verdicts import names_person, verdict_on
from kg.store import Store

#: Columns that the queue fills, then those that a person fills.
COLUMNS: Final = (
    "gain", "reasons", "type", "article", "confidence", "quote", "said", "claim",
    "verdict", "role", "value", "why",
)  # fmt: skip
#: Gives an article with its text by its identifier; None if it is not at hand.
FindArticle = Callable[[str], Article | None]
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_sheet(items: Iterable[Item], out: TextIO) -> int:
    """Write the queue as CSV; return the number of rows.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for item in items:
        cells = (
            f"{item.gain:g}", "; ".join(item.why), item.type, item.article,
            f"{item.confidence:g}", item.quote, item.said, item.claim,
        )  # fmt: skip
        writer.writerow([*map(_plain, cells), "", "", "", ""])
        count += 1
    return count


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def read_sheet(
    file: TextIO,
    store: Store,
    by: str,
    find_article: FindArticle,
    where: str,
    earlier: Decisions = NONE,
) -> Iterator[Decision]:
    """Yield the decisions of a table that a person filled in; rows without verdict are left.

    Args:
        file: CSV with a head; opened with `newline=""`.
        store: Where the claims are looked up.
        by: The reviewer.
        find_article: For additions.
        where: Name of the file, for messages.
        earlier: What was decided before, for claims that are gone by it.

    Raises:
        ReviewError: a row cannot be understood; says which, and nothing is half done.
    """
    try:
        reader = csv.DictReader(file, strict=True)
        missing = {"said", "verdict"} - set(reader.fieldnames or ())
        if missing:
            raise ReviewError(
                "has no column {columns}.",
                where=where,
                advice="Fill in the table that `kg review list --csv` writes.",
                columns=", ".join(sorted(missing)),
            )
        for row in reader:
            cells = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
            if cells.get("verdict"):
                line = f"{where}:{reader.line_num}"
                yield from _row(cells, store, by, find_article, line, earlier)
    except (csv.Error, UnicodeDecodeError) as error:
        raise ReviewError("is no CSV in UTF-8: {error}.", where=where, error=error) from error


def _row(
    cells: Mapping[str, str],
    store: Store,
    by: str,
    find_article: FindArticle,
    where: str,
    earlier: Decisions,
) -> list[Decision]:
    verdict = cells["verdict"].lower()
    if verdict not in VERDICTS:
        raise ReviewError(
            "'{verdict}' is no verdict.",
            where=where,
            advice="Use {values}.",
            verdict=verdict[:40],
            values=", ".join(VERDICTS),
        )
    try:
        return row_decisions(verdict, cells, store, by, find_article, earlier)
    except (ReviewError, QueryError) as error:  # the latter for what is no IRI
        raise ReviewError(
            error.what, where=f"{where}: {error.where}", advice=error.advice
        ) from error


def row_decisions(
    verdict: str,
    cells: Mapping[str, str],
    store: Store,
    by: str,
    find_article: FindArticle = lambda _name: None,
    earlier: Decisions = NONE,
) -> list[Decision]:
    """Return the decisions that one row, or one answer at a terminal, means.

    Args:
        verdict: One of `VERDICTS`.
        cells: Of `COLUMNS`, what the verdict needs.
        store: Where the claims are looked up.
        by: The reviewer.
        find_article: For additions.
        earlier: What was decided before, for claims that are gone by it.

    Raises:
        ReviewError: the claim is not there, or a value cannot be understood.
    """
    said, why, value = cells["said"], cells.get("why", ""), cells.get("value", "")
    if verdict == "add":
        return [_addition(cells, store, by, find_article)]
    if verdict == "merge":
        return merges(store, cells.get("claim") or said, value, by, why)
    if verdict == "split":
        return [split(store, find_iri(store, said), by, why)]
    if verdict == "correct":
        values = [part.strip() for part in value.split(" | ") if part.strip()]
        return [correction(store, said, cells.get("role", ""), values, by, why)]
    named = find_iri(store, said) if names_person(said) else said
    shown = cells.get("quote", "")
    return [verdict_on(store, named, cast("Verdict", verdict), by, why, shown, earlier)]


def _addition(
    cells: Mapping[str, str], store: Store, by: str, find_article: FindArticle
) -> Decision:
    name = cells.get("article", "")
    article = find_article(name)
    if article is None:
        raise ReviewError(
            "the text of this article is not at hand.",
            where=name,
            advice="Name the folder of articles with --articles.",
        )
    pairs = [part.partition("=") for part in cells.get("value", "").split(";") if part.strip()]
    roles = [(role.strip(), value.strip()) for role, _, value in pairs]
    kind = cast("ClaimType", cells.get("type", ""))
    return addition(
        article, article_named(store, name), cells["quote"], kind, roles, by, cells.get("why", "")
    )
