"""How fast articles go from reading to stored and validated, and what memory that takes.

    python benchmarks/bench_build.py [N ...] [--jobs J] [--floor RATE] [--texts FOLDER]

Makes N articles of about 2,000 characters (default 100 and 1000; up to 10000 is what
we look at) in Vietnamese, English, Bengali, Urdu and Arabic from `templates.toml`, with
varied places, names, dates and figures, or takes N texts of a folder, the same ones each time,
and builds each pile in a fresh process into an empty store. Prints one table:

- articles/s: articles divided by wall time, loading of languages and gazetteer included
- steady/s: the same without the time until the first batch of articles was stored
- aside: articles whose graph does not conform; should be none
- triples, claims: per article, as stored in its graph
- read ... store: share of each stage in the seconds of work of all processes
- MB: most memory of the main process and of the largest worker (resident set, 10^6 bytes)

`performance.py` prints more of what is measured here: disk, tables, questions, one article more.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg import LocalStore, Summary, build
from kg.queries import load_query, run_query
from kg.resources import ontology_dir
from kg.tables import TABLES, table_rows, write_tables

STAGES = ("read", "claims", "graph", "shapes", "world", "store")
LENGTH = 2000
WHOLE = 2000  # articles up to which the engine answers a whole table at once beside us

#: Prefixes of the ISO codes of the places that articles are about.
OURS = ("VN-",)
THEIRS = ("LA-", "CN-", "JP-", "KR-", "KH-", "TH-")
TEMPLATES = tomllib.loads(Path(__file__).with_name("templates.toml").read_text(encoding="utf-8"))
LANGUAGES = tuple(TEMPLATES)


def make_articles(count: int, length: int = LENGTH) -> Iterator[dict[str, str]]:
    """Yield records of JSON Lines of about `length` characters; the same ones each time."""
    chance = random.Random(2025)
    for number in range(count):
        lang = LANGUAGES[number % len(LANGUAGES)]
        text = make_text(lang, chance, length)
        yield {"id": f"made-{number:06}", "lang": lang, "text": text}


def make_text(lang: str, chance: random.Random, length: int) -> str:
    """Return a headline, the story, and paragraphs up to about `length` characters."""
    forms = TEMPLATES[lang]
    ours, theirs = (chance.choice(units(lang, side)) for side in (OURS, THEIRS))
    first = [fill(form, lang, ours, theirs, chance) for form in forms["story"]]
    paragraphs = [fill(forms["headline"], lang, ours, theirs, chance), " ".join(first)]
    while sum(map(len, paragraphs)) < length - 150:
        picked = [chance.choice(forms["more"]), *chance.sample(forms["around"], 3)]
        paragraphs.append(" ".join(fill(form, lang, ours, theirs, chance) for form in picked))
    return "\n".join(paragraphs)


@lru_cache
def units(lang: str, countries: tuple[str, ...]) -> list[str]:
    """Return what the first-level units of some countries are called in a language, sorted."""
    names = ontology_dir() / "gazetteer" / "names" / f"{lang}.tsv"
    with names.open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if row[0].startswith(countries)]
    return sorted(TEMPLATES[lang]["unit"].format(row[1]) for row in rows if row[2] == "p")


def person(lang: str, chance: random.Random) -> str:
    """Return a made-up name of three parts."""
    return " ".join(chance.choice(part.split()) for part in TEMPLATES[lang]["names"])


def fill(form: str, lang: str, ours: str, theirs: str, chance: random.Random) -> str:
    """Fill one sentence with names, a date and figures."""
    return form.format(
        a=ours,
        b=theirs,
        p=person(lang, chance),
        q=person(lang, chance),
        d=chance.randint(1, 28),
        m=chance.choice(TEMPLATES[lang]["months"]),
        y=chance.randint(2019, 2025),
        z=chance.randint(1990, 2018),
        n=chance.randint(20, 900),
    )


def pick_texts(folder: Path, count: int) -> list[Path]:
    """Return some texts of a folder, the same ones each time."""
    files = sorted(path for path in folder.rglob("*.txt") if path.is_file())
    random.Random(7).shuffle(files)
    return files[:count]


def write_articles(count: int, path: Path) -> int:
    """Write made articles as JSON Lines; return how many characters they have."""
    characters = 0
    with path.open("w", encoding="utf-8") as out:
        for record in make_articles(count):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            characters += len(record["text"])
    return characters


def measure(count: int, jobs: int, texts: Path | None = None) -> dict[str, float]:
    """Build `count` articles in this process and return what was measured."""
    first: list[tuple[float, int]] = []

    def note(summary: Summary) -> None:
        if not first:
            first.append((time.perf_counter() - started, summary.built))

    with tempfile.TemporaryDirectory(prefix="coopkg-bench-") as folder:
        pile = [Path(folder) / "made.jsonl"]
        if texts is None:
            characters = write_articles(count, pile[0])
        else:
            pile = pick_texts(texts, count)
            count = len(pile)
            characters = sum(len(path.read_text("utf-8", "replace")) for path in pile)
        started, cpu = time.perf_counter(), worked()
        summary = build(pile, Path(folder) / "store", processes=jobs, on_progress=note)
        seconds, cpu = time.perf_counter() - started, worked() - cpu
        memory = {"main": peak(resource.RUSAGE_SELF), "worker": peak(resource.RUSAGE_CHILDREN)}
        asked = ask(Path(folder) / "store", count)
    if summary.problems:
        print(
            f"{len(summary.problems)} problems, the first: {summary.problems[0]}", file=sys.stderr
        )
    work = sum(summary.stages.values())
    until, done = first[0]
    rest = summary.built - done
    return {
        "articles": count,
        "aside": summary.rejected,
        "characters": characters / count,
        "seconds": seconds,
        "rate": count / seconds,
        "steady": rest / (seconds - until) if rest else float("nan"),
        "triples": summary.triples / max(summary.built, 1),
        "claims": summary.claims / max(summary.built, 1),
        **{f"share of {stage}": summary.stages.get(stage, 0.0) / work for stage in STAGES},
        "cpu": cpu / count,
        **asked,
        **memory,
    }


def worked() -> float:
    """Return the processor seconds of this process and of its workers that have ended."""
    found = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in found)


def ask(path: Path, count: int) -> dict[str, float]:
    """Measure the store: its size, questions, tables, and one article more."""
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    found: dict[str, float] = {"disk": size / 1e6}
    with LocalStore.open(path, read_only=True) as store:
        for name in TABLES:
            started = time.perf_counter()
            rows = iter(table_rows(store, name))
            next(rows, None)
            found[f"first {name}"] = time.perf_counter() - started
            rows.close()  # type: ignore[attr-defined]
        started = time.process_time()
        write_tables(store, path.parent / "tables")
        found["tables"] = time.process_time() - started
        found["engine"] = whole_tables(store) if count <= WHOLE else 0.0
        twinning = load_query("twinning")
        times = []
        for _ in range(5):
            started = time.perf_counter()
            list(run_query(store, twinning, {"locality": "Hải Phòng"}))
            times.append(time.perf_counter() - started)
        found["twinning"] = min(times)
    more = path.parent / "more.jsonl"
    record = list(make_articles(count + 1))[-1]
    more.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    started = time.perf_counter()
    assert build([more], path, processes=1).built == 1
    found["one more"] = time.perf_counter() - started
    return found


def whole_tables(store: LocalStore) -> float:
    """Return the processor seconds in which the engine answers all tables, each at once."""
    started = time.process_time()
    for name in TABLES:
        for _ in run_query(store, load_query(name)):
            pass
    return time.process_time() - started


def peak(who: int) -> float:
    """Return the largest resident set in 10^6 bytes; Linux counts in kibibytes, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / 1e6


def run_apart(count: int, jobs: int, texts: Path | None = None) -> dict[str, float]:
    """Measure in a process of its own, so that peaks of memory do not add up."""
    command = [sys.executable, __file__, str(count), "--jobs", str(jobs), "--inside"]
    command += ["--texts", str(texts)] if texts else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def print_row(row: dict[str, float]) -> None:
    """Print one measurement under the head of the table."""
    shares = " ".join(f"{row[f'share of {stage}']:6.1%}" for stage in STAGES)
    print(
        f"{row['articles']:8.0f} {row['aside']:5.0f} {row['characters']:5.0f} "
        f"{row['seconds']:7.1f} {row['rate']:10.1f} {row['steady']:8.1f} "
        f"{row['triples']:7.1f} {row['claims']:6.1f}  {shares}  "
        f"{row['main']:7.0f} {row['worker']:9.0f}",
        flush=True,
    )


def main() -> int:
    """Measure each size; exit 1 if one is slower than the floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000], metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--floor", type=float, default=0.0, help="articles/s below which to fail")
    parser.add_argument("--texts", type=Path, help="folder of plain texts instead of made ones")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.inside:
        print(json.dumps(measure(args.counts[0], args.jobs, args.texts)))
        return 0
    print(f"{args.jobs} processes, Python {sys.version.split()[0]}")
    stages = " ".join(f"{stage:>6}" for stage in STAGES)
    head = "articles aside chars seconds articles/s steady/s triples claims"
    print(f"{head}  {stages}  main MB worker MB")
    rows = []
    for count in args.counts:
        rows.append(run_apart(count, args.jobs, args.texts))
        print_row(rows[-1])
    return 0 if all(row["rate"] >= args.floor for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
