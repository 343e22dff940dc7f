"""Count the claims in a folder of tables, and fail if there are too many.

    count_claims.py TABLES --most N

Figures, people, places and bodies are aside: a claim is an event, agreement,
partnership or statement (tasks included).
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

CLAIMS = ("events", "agreements", "partnerships", "statements")


def main() -> int:
    """Print the number of claims by table; exit 1 if they are more than allowed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tables", type=Path)
    parser.add_argument("--most", type=int, default=1)
    args = parser.parse_args()
    total = 0
    for name in CLAIMS:
        with (args.tables / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
            rows = {(row[name[:-1]], row["article"]) for row in csv.DictReader(handle)}
        print(f"{name}: {len(rows)}")
        total += len(rows)
    print(f"claims: {total}, allowed: {args.most}")
    return 0 if total <= args.most else 1


if __name__ == "__main__":
    sys.exit(main())
