"""Run the W3C suites against the parts as the product configures them.

    python tests/conformance/w3c.py SUITES [--write docs/conformance.md]
        [--sparql oxigraph|rdflib] [--shacl pyshacl shacl] [--only parsing sparql protocol shacl]

SUITES is a folder with checkouts of w3c/rdf-tests and w3c/data-shapes. Prints numbers by
suite and each failure with its explanation out of `w3c-notes.toml`; exit code 1 if a failure
has none, or a test with a note passes.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import w3c_protocol  # noqa: E402
import w3c_shacl  # noqa: E402
import w3c_sparql  # noqa: E402
from w3c_parsing import run_parsing  # noqa: E402
from w3c_suite import Result, Suite  # noqa: E402

_HEAD = """# Conformance

The W3C test suites (w3c/rdf-tests, w3c/data-shapes) against the parts as we configure them.
This page is written by

```sh
python tests/conformance/w3c.py SUITES --write docs/conformance.md
```

where `SUITES` holds checkouts of both. *By value* means that the answer is right, but a number
or date is written in another of its forms: Oxigraph keeps values, not spellings. *Not
applicable* are tests of what the product does not offer; why is said below.
"""


def run(given: argparse.Namespace) -> Iterator[Result]:
    """Yield the results of all suites that were asked for."""
    suite = Suite((given.suites / "rdf-tests").resolve())
    if "parsing" in given.only:
        yield from run_parsing(suite)
    if "sparql" in given.only:
        yield from w3c_sparql.run_sparql(suite, w3c_sparql.ENGINES[given.sparql])
    if "protocol" in given.only:
        yield from w3c_protocol.run_protocol(suite)
    if "shacl" in given.only:
        tests = (given.suites / "data-shapes/data-shapes-test-suite/tests").resolve()
        for name in given.shacl:
            yield from w3c_shacl.run_shacl(tests, w3c_shacl.ENGINES[name], name)


def explained(results: list[Result]) -> tuple[dict[str, list[Result]], list[Result]]:
    """Return failures by their note, and those without one."""
    notes = tomllib.loads((HERE / "w3c-notes.toml").read_text(encoding="utf-8"))
    found: dict[str, list[Result]] = defaultdict(list)
    rest = []
    for result in results:
        if result.outcome != "fail":
            continue
        key = f"{result.suite}: {result.test}"
        why = [n["why"] for n in notes["note"] if any(fnmatchcase(key, p) for p in n["tests"])]
        (found[why[0]] if why else rest).append(result)
    return found, rest


def page(results: list[Result], notes: dict[str, list[Result]], rest: list[Result]) -> str:
    """Return the document."""
    names = ("pyoxigraph", "rdflib", "pyshacl", "shacl")
    lines = [_HEAD, f"Versions: {', '.join(f'{name} {version(name)}' for name in names)}.\n"]
    lines += [
        "| suite | tests | pass | by value | fail | not applicable |",
        "|---|---|---|---|---|---|",
    ]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        counts[result.suite][result.outcome] += 1
    for suite, by in counts.items():
        cells = [by[k] for k in ("pass", "by value", "fail", "not applicable")]
        lines.append(f"| {suite} | {by.total()} | {' | '.join(map(str, cells))} |")
    lines += ["", "## Every failure", ""]
    for note, failed in [*notes.items(), *([("Not explained yet.", rest)] if rest else [])]:
        lines.append(f"- {note}")
        by_suite: dict[str, list[str]] = defaultdict(list)
        for result in failed:
            by_suite[result.suite].append(f"`{result.test}`")
        lines += [f"  - {suite}: {', '.join(sorted(tests))}" for suite, tests in by_suite.items()]
    lines += ["", "## Not applicable", ""]
    reasons = Counter(r.why for r in results if r.outcome == "not applicable")
    lines += [f"- {number} tests: {why}" for why, number in sorted(reasons.items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("suites", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--sparql", choices=sorted(w3c_sparql.ENGINES), default="oxigraph")
    parser.add_argument(
        "--shacl", nargs="+", choices=sorted(w3c_shacl.ENGINES), default=["pyshacl", "shacl"]
    )
    parser.add_argument("--only", nargs="+", default=["parsing", "sparql", "protocol", "shacl"])
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    results = list(run(given))
    notes, rest = explained(results)
    text = page(results, notes, rest)
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    print(text)
    for result in rest:
        print(f"unexplained: {result.suite}: {result.test}: {result.why[:200]}", file=sys.stderr)
    return int(bool(rest))


if __name__ == "__main__":
    sys.exit(main())
