"""Write anew the rows that the questions are expected to give, after a wanted change.

Look at the difference before committing it: what stands here is what tests hold true.
`expected.csv` (or `expected.ttl`) is the answer to `values.toml`; `params.toml` says for
each parameter a value that changes that answer, and the cells of one column then.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from fixture_store import FOLDER, given_store
from query_cases import answer, graph_answer, params_of

from kg.queries import list_queries
from kg.queries.header import SavedQuery


def record(query: SavedQuery) -> None:
    folder, store = FOLDER / query.name, given_store()
    folder.mkdir(exist_ok=True)
    if query.is_graph:
        (folder / "expected.ttl").write_text(graph_answer(store, query), encoding="utf-8")
        return
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(answer(store, query))
    (folder / "expected.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    lines: list[str] = []
    for name, case in params_of(query.name).items():
        rows = answer(store, query, {name: case["value"]})
        at = rows[0].index(case["column"])
        text = {key: json.dumps(case[key], ensure_ascii=False) for key in ("value", "column")}
        cells = ", ".join(json.dumps(row[at], ensure_ascii=False) for row in rows[1:])
        lines += [f"[{name}]", *(f"{k} = {v}" for k, v in text.items()), f"cells = [{cells}]", ""]
    if lines:
        (folder / "params.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    for found in list_queries():
        record(found)
