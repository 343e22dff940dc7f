"""Build articles with a copy of the program whose data may be changed, and judge its rows."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TABLES = (
    "places", "people", "organisations", "events", "agreements", "partnerships", "statements",
    "figures",
)  # fmt: skip


#: The tables whose first column names a claim, not somebody or something.
CLAIM_TABLES = ("events", "agreements", "partnerships", "statements", "figures")
#: What each article claims, with the thing that a table's first column names.
CLAIMS = """
PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?thing ?article ?class ?rule ?confidence
  (GROUP_CONCAT(?reason; SEPARATOR="; ") AS ?reasons) WHERE {
  GRAPH ?graph {
    ?claim coop:candidate|org:member ?thing ; coop:claimType ?class ; coop:rule ?rule ;
      coop:confidence ?confidence ; coop:inArticle/dcterms:identifier ?article .
    OPTIONAL { ?claim coop:reason ?reason }
  }
}
GROUP BY ?thing ?article ?class ?rule ?confidence ?claim
ORDER BY ?article ?thing ?confidence
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of a table held against gold.

    Attributes:
        table: Name of the table.
        article: Identifier in the gold.
        row: Its cells by column.
        right: It names something that gold has.
        strict: Its kind, status, date and unit are right as well.
        type: Type of the claim behind it (`event`); empty for places and bodies.
        rule: Rule that made the claim.
        confidence: Confidence of the claim.
        reasons: Why, as the claim says.
    """

    table: str
    article: str
    row: dict[str, str]
    right: bool
    strict: bool
    type: str = ""
    rule: str = ""
    confidence: float = 0.0
    reasons: frozenset[str] = frozenset()


def run_trial(
    articles: Iterable[Path], folder: Path, change: Callable[[Path], None] | None = None
) -> Path:
    """Build and write the eight tables with a copy of program and data.

    Args:
        articles: Files and folders to read.
        folder: Where the copy, its store and its tables go.
        change: Changes the `ontology/` folder of the copy before it is used.

    Returns:
        The folder of the tables.
    """
    tree, store, tables = folder / "tree", folder / "store", folder / "tables"
    for name in ("kg", "ontology", "queries"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    if change:
        change(tree / "ontology")
    env = {**os.environ, "PYTHONPATH": str(tree), "COOPKG_CACHE": str(folder / "cache")}
    kg = [sys.executable, "-c", "from kg.cli import main; main()"]
    paths = [str(path.resolve()) for path in articles]
    question = folder / "claims.rq"
    question.write_text(CLAIMS, encoding="utf-8")
    ask = ["sparql", str(question), "--format", "csv"]
    for command in (["build", *paths], ["tables", str(tables)], ask):
        done = subprocess.run(
            [*kg, *command, "--store", str(store)],
            cwd=tree, env=env, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        # 1 says that some files gave trouble, which the build has named.
        if done.returncode > 1:
            raise SystemExit(f"kg {command[0]} failed:\n{done.stderr}")
    (tables / "claims.csv").write_text(done.stdout, encoding="utf-8")
    return tables


def load_score(path: Path) -> ModuleType:
    """Return the measure as a module: `pair`, `attributes`, `neutral`, `optional`, `STRICT`."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_gold(score: ModuleType, folder: Path) -> dict[str, dict[str, Any]]:
    """Return the gold documents by identifier, speakers with all spellings of their names."""
    files = sorted(folder.glob("*.json"))
    gold = {doc["id"]: doc for doc in (json.loads(f.read_text("utf-8")) for f in files)}
    for doc in gold.values():
        known = [score.spellings(person) for person in doc.get("people") or []]
        for row in doc.get("statements") or []:
            named = (n for n in known if any(score.similar(row.get("by"), y) >= 0.9 for y in n))
            row["by_names"] = [name for names in named for name in names]
    return gold


def judge(score: ModuleType, gold: dict[str, dict[str, Any]], tables: Path) -> list[Judged]:
    """Hold every row of the tables against gold; rows that gold leaves open are left out."""
    judged: list[Judged] = []
    claims = _claims(tables)
    for table in TABLES:
        rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for row in read_rows(tables / f"{table}.csv"):
            rows[score.SEED.sub(r"seed-\1", row["article"])].append(row)
        for article, doc in gold.items():
            expected, found = doc.get(table) or [], rows[article]
            pairs = {j: i for i, j in score.pair(table, expected, found)}
            for j, row in enumerate(found):
                if j not in pairs and score.neutral(table, row, doc):
                    continue
                strict = j in pairs and _is_strict(score, table, expected[pairs[j]], row)
                told = claims.get((next(iter(row.values())), row["article"]), {})
                judged.append(Judged(table, article, row, j in pairs, strict, **told))
    return judged


def _claims(tables: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return type, rule and confidence of the surest claim by thing and article."""
    return {
        (row["thing"], row["article"]): {
            "type": row["class"].rpartition("#")[2].lower(),
            "rule": row["rule"],
            "confidence": float(row["confidence"]),
            "reasons": frozenset(row["reasons"].split("; ")),
        }
        for row in read_rows(tables / "claims.csv")
    }


def _is_strict(score: ModuleType, table: str, gold: dict[str, Any], row: dict[str, str]) -> bool:
    got = score.attributes(table, gold, row)
    return all(got.get(name, 1.0) == 1.0 for name in score.STRICT[table])


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def write_rows(path: Path, columns: list[str], rows: Iterable[dict[str, str]]) -> None:
    """Write rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns)
        writer.writeheader()
        writer.writerows(rows)


def totals(measure: Path, gold: Path, tables: Path) -> dict[str, Any]:
    """Run the measure as its users do, and return what it writes as JSON."""
    out = tables / "score.json"
    command = [sys.executable, str(measure), str(gold), str(tables), "--json", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return json.loads(out.read_text(encoding="utf-8"))
