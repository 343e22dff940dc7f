"""Valid inputs that the fuzzers of `fuzz.py` begin with, taken from the tests and the questions.

A fuzzer that begins with nothing spends its time on finding out what JSON or Turtle is. From
whole inputs it goes on to what stands behind the syntax.
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from kg import LocalStore, build
from kg.iris import article_iri
from kg.model import Article
from kg.queries import list_queries
from kg.reading import make_article
from kg.reading.records import Record
from kg.review.decisions import Decision, Decisions
from kg.review.queue import review_queue
from kg.review.sheet import COLUMNS
from kg.review.taking import addition, bound_decision, correction, merges
from kg.review.turtle import write_decisions

_TESTS = Path(__file__).resolve().parents[1] / "tests"
#: What the files of the target `reader` are called, by their first byte.
SUFFIXES = (".txt", ".md", ".jsonl", ".html")
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "cp1258",
    "iso8859-6",
    "cp1251",
    "cp1252",
)
STORY = "story"
_QUOTE = "have been friends since 2015"
_TEXT = (
    "Nghe An receives delegation from Gunma\n\nOn 3 June 2024 Vice Chairman of the Nghe An "
    "Provincial People's Committee Le Van Bao received a delegation from Gunma led by Governor "
    f"Ichiro Yamada. Nghe An Province and Gunma Prefecture {_QUOTE}. The two sides signed a "
    "memorandum of understanding on tourism. Gunma has taken in nearly 300 workers.\n"
)


@lru_cache(maxsize=1)
def told_store() -> LocalStore:
    """Return a store in memory with one article."""
    store = LocalStore.in_memory()
    with TemporaryDirectory() as folder:
        (Path(folder) / f"{STORY}.txt").write_text(_TEXT, encoding="utf-8")
        summary = build([folder], store, processes=1)
    assert summary.built == 1, summary
    assert summary.claims > 3, summary
    return store


def told_article() -> Article:
    """Return that article."""
    return make_article(Record(STORY, _TEXT, STORY, STORY))


def _texts() -> Iterator[str]:
    """Yield the first made-up story of each language."""
    for path in sorted(_TESTS.glob("lang/*/claims.toml")):
        yield tomllib.loads(path.read_text(encoding="utf-8"))["case"][0]["text"].strip()


def _shapes(*kinds: str) -> Iterator[bytes]:
    """Yield the graphs that conform, of some classes or of all."""
    for path in sorted(_TESTS.glob("shapes/*/pass-*.ttl")):
        if not kinds or path.parent.name in kinds:
            yield path.read_bytes()


def _reader() -> Iterator[bytes]:
    """Yield files, each behind a byte that says by which of `SUFFIXES` its name ends."""
    for text in _texts():
        yield from (b"\0" + text[:400].encode(encoding, "ignore") for encoding in _ENCODINGS)
        head, _, rest = text.partition("\n")
        yield b"\1" + f"---\ndate: 2024-05-03\n---\n# {head}\n\n> **{rest}**\n".encode()
        record = {"id": "a", "lang": "x", "title": head, "date": "3/5/2024", "text": text[:400]}
        yield b"\2" + json.dumps(record, ensure_ascii=False).encode() + b"\n{}\n"


def _page() -> Iterator[bytes]:
    yield (_TESTS / "fixtures/reading/page.html").read_bytes()
    for text in _texts():
        head, *rest = text.split("\n")
        body = "".join(f"<p>{line}" for line in rest if line)
        yield f"<html lang=x><h1>{head}</h1><article>{body}</article>".encode()


def _extractor() -> Iterator[bytes]:
    yield from (text.encode() for text in _texts())


def _parameters() -> Iterator[bytes]:
    given = [param for query in list_queries() for param in query.params]
    yield from (bytes([i % 256]) + str(p.example).encode() for i, p in enumerate(given))


def _taken() -> list[Decision]:
    """Return decisions of several kinds on the article of `told_store`."""
    store, article = told_store(), told_article()
    said = [item.said for item in review_queue(store, Decisions()) if "#" in item.said]
    events = sorted({i.claim for i in review_queue(store, Decisions()) if i.type == "event"})
    return [
        bound_decision(store, said[0], "accept", "An"),
        bound_decision(store, said[1], "reject", "An", "called off"),
        correction(store, said[2], "modality", ["planned"], "Bình"),
        *(merges(store, *events[:2], "An") if len(events) > 1 else ()),
        addition(article, article_iri(STORY), _QUOTE, "partnership", [("a", "VN-22")], "An"),
    ]


def _decisions() -> Iterator[bytes]:
    yield from _shapes("review-decision", "takedown")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.ttl"
        write_decisions(path, Decisions(tuple(_taken())))
        yield path.read_bytes()


def _sheet() -> Iterator[bytes]:
    rows = [
        ("accept", "", ""), ("reject", "", ""), ("defer", "", ""), ("split", "", ""),
        ("correct", "date", "2023-06-03"), ("correct", "modality", "planned"), ("merge", "", ""),
    ]  # fmt: skip
    items = review_queue(told_store(), Decisions())
    for item, (verdict, role, value) in zip(items * len(rows), rows, strict=False):
        yield _row(said=item.said, claim=item.claim, quote=item.quote, verdict=verdict, role=role,
                   value=value or item.claim)  # fmt: skip
    yield _row(article=STORY, type="partnership", quote=_QUOTE, verdict="add",
               value="a=VN-22; b=JP-10; kind=friendship")  # fmt: skip


def _row(**cells: str) -> bytes:
    out = io.StringIO()
    csv.DictWriter(out, COLUMNS).writerow(cells)
    return out.getvalue().encode()


def _claims() -> Iterator[bytes]:
    roles = {"a": "VN-22", "b": "Gunma", "kind": "friendship", "since": 2015}
    claim = {"article": STORY, "type": "partnership", "roles": roles, "quote": _QUOTE}
    yield json.dumps(claim).encode()
    more = {"source": "x", "confidence": 0.7, "modality": "planned", "quote": [_QUOTE, "Gunma"]}
    yield json.dumps(claim | more).encode()


def _graphs() -> Iterator[bytes]:
    yield from (b"t" + data for data in _shapes())
    store, name = told_store(), article_iri(STORY)
    lines = (f"{triple} <{name}> .\n".encode() for triple in store.article_graph(name))
    yield b"q" + b"".join(lines)


_SEEDS: dict[str, Callable[[], Iterator[bytes]]] = {
    "reader": _reader, "page": _page, "extractor": _extractor, "parameters": _parameters,
    "decisions": _decisions, "sheet": _sheet, "claims": _claims, "graphs": _graphs,
}  # fmt: skip


def write_seeds(target: str, folder: Path) -> int:
    """Write the inputs that a target begins with, a file each; return the size of the largest."""
    folder.mkdir(parents=True, exist_ok=True)
    largest = 0
    for number, data in enumerate(_SEEDS[target]()):
        (folder / f"{number:03}").write_bytes(data)
        largest = max(largest, len(data))
    return largest
