"""The job on a real cluster: a standalone master and two workers on loopback."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from engines import WORLD, virtuoso_server

from kg.iris import DEFAULT_BASES
from kg.pipeline import build
from kg.spark.parts import load_parts
from kg.store import LocalStore, plain
from kg.store.remote import Endpoint, RemoteStore

pytestmark = pytest.mark.full
COUNT = 40
KG = [sys.executable, "-c", "from kg.cli import main; main()"]
PAIRS = (
    ("Hải Phòng", "Viêng Chăn (Lào)"),
    ("Nghệ An", "Gunma (Nhật Bản)"),
    ("Lạng Sơn", "Quảng Tây (Trung Quốc)"),
)
TEXT = (
    "{0} tiếp đoàn tỉnh {1}\nNgày {day}/4/2025, {who}, Chủ tịch UBND {0}, tiếp đoàn đại biểu tỉnh "
    "{1}. Hai bên đã ký thỏa thuận hợp tác về du lịch ngày {day}/5/2010. Ông cảm ơn tỉnh {1}."
)


def spark_class(*arguments: str, log: Path) -> subprocess.Popen[bytes]:
    """Start a daemon of Spark in a process group of its own."""
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    with log.open("wb") as out:
        return subprocess.Popen(
            [str(program), *arguments], stdout=out, stderr=out, start_new_session=True
        )


def end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def said(log: Path, pattern: str, process: subprocess.Popen[bytes]) -> str:
    """Wait until a daemon says something; return the first group."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := re.search(pattern, log.read_text(encoding="utf-8", errors="replace")):
            return found[1]
        assert process.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        time.sleep(0.1)
    raise TimeoutError(pattern)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Yield the master's address and the two workers."""
    package = "org.apache.spark.deploy"
    log = tmp_path / "master.log"
    here = ("--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
    master = spark_class(f"{package}.master.Master", *here, log=log)
    workers: list[subprocess.Popen[bytes]] = []
    try:
        address = said(log, r"Starting Spark master at (spark://\S+)", master)
        for number in range(2):
            log = tmp_path / f"worker-{number}.log"
            size = ("--cores", "1", "--memory", "1500m", "--work-dir", str(tmp_path / f"w{number}"))
            worker = spark_class(f"{package}.worker.Worker", *here, *size, address, log=log)
            workers.append(worker)
            said(log, r"Successfully (registered) with master", worker)
        yield address, workers
    finally:
        for process in (*workers, master):
            end(process)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Write articles of three provinces, in two languages' names of one person, as JSON Lines."""
    path = tmp_path / "news.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(COUNT):
            here, there = PAIRS[number % 3]
            who = ("Nguyễn Văn Hùng", "Nguyen Van Hung", "Trần Thị Lan")[number % 7 % 3]
            text = TEXT.format(here, there, who=who, day=number % 28 + 1)
            out.write(json.dumps({"id": f"a{number}", "text": text, "lang": "vi"}) + "\n")
        out.write('{"id": "broken"\n')
    return path


def run(articles: Path, out: Path, master: str, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*KG, "spark", str(articles), "--out", str(out), "--master", master, "--json", *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"},
    )


def counts(process: subprocess.Popen[str], exit_code: int = 1) -> dict[str, int]:
    out, err = process.communicate(timeout=300)
    assert process.returncode == exit_code, err
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def quads(store: LocalStore) -> list[str]:
    return sorted(map(str, store.quads()))


def loaded(out: Path, folder: Path) -> list[str]:
    with LocalStore.open(folder) as store:
        load_parts(out, store)
        return quads(store)


def built(articles: Path) -> list[str]:
    store = LocalStore.in_memory()
    build([articles], store, processes=1)
    return quads(store)


def test_a_job_gives_what_a_build_gives_though_a_worker_is_lost(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], articles: Path, tmp_path: Path
) -> None:
    """One of two workers is killed, with its executor, while articles are mapped."""
    master, workers = cluster
    out = tmp_path / "parts"
    job = run(articles, out, master, "--partitions", "12")
    until = time.monotonic() + 120
    while not list(out.glob("mapped/_temporary/*/_temporary/*")):
        assert job.poll() is None, job.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)
    end(workers[0])
    done = counts(job)
    assert (done["built"], done["rejected"], done["problems"]) == (COUNT, 0, 1)
    assert loaded(out, tmp_path / "store") == built(articles)
    problems = [gzip.decompress(p.read_bytes()) for p in (out / "problems").glob("part-*")]
    assert b"no JSON" in b"".join(problems)
    again = run(articles, out, master, "--base", "https://example.org/")
    assert "another" in again.communicate(timeout=120)[1]
    assert again.returncode == 2


def test_a_job_that_was_killed_goes_on_where_it_stopped(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "parts"
    first = run(articles, out, "local[2]")
    until = time.monotonic() + 120
    while not (out / "articles" / "_SUCCESS").exists():
        assert first.poll() is None, first.communicate()
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    stamps = {path: path.stat().st_mtime_ns for path in (out / "mapped").glob("part-*")}
    assert counts(run(articles, out, "local[2]"))["built"] == COUNT
    assert stamps == {path: path.stat().st_mtime_ns for path in (out / "mapped").glob("part-*")}
    assert loaded(out, tmp_path / "store") == built(articles)


def test_parquet_gives_the_same_and_a_server_takes_the_parts_by_its_own_loader(
    articles: Path, tmp_path: Path
) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()[:9]]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet")
    few = tmp_path / "few.jsonl"
    few.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out = tmp_path / "parts"
    done = counts(run(tmp_path / "news.parquet", out, "local[1]", "--format", "parquet"), 0)
    assert done["built"] == 9
    assert loaded(out, tmp_path / "store") == built(few)
    (tmp_path / "virtuoso").mkdir()
    with virtuoso_server(tmp_path / "virtuoso", parts=out) as url:
        count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(%s) }"
        ours = f"STRSTARTS(STR(?g), '{DEFAULT_BASES.articles}') || ?g = <{WORLD}>"
        (row,) = RemoteStore(Endpoint(url)).select(count % ours)
    assert plain(row[0]) == str(len(built(few)))
