"""The job: what is grouped by what. The door to Spark, which comes with the extra `spark`.

Articles are brought together by identifier, mapped, and kept as mapped on the disk of the
cluster; everything after is made from that, so that a lost worker or a killed job costs no
article twice. Spark's committer moves a task's part into its place once, whole, whichever
attempt ends first.

Parts, in the folder of the job:

- `articles/`: N-Quads, gzip; one named graph for each article.
- `world/`: N-Quads, gzip; the default graph.
- `rejected/`: one JSON object a line: graphs that do not conform, whole, with their reports.
- `problems/`: one line for each thing that could not be read.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from kg.errors import StoreError
from kg.spark.files import Files
from kg.spark.inputs import key_of, read_archive, read_line, read_row, with_own_ids
from kg.spark.mapping import (
    Counts,
    Mapped,
    Settings,
    map_all,
    quads_of,
    records_of_takedowns,
)
from kg.spark.world import (
    Pile,
    bearing,
    contradictions,
    derive,
    facts_of_people,
    join_named,
    keyed_claims,
    people_in,
    piles_of,
    sources_of,
    unified,
)
from kg.statements import lines_of
from kg.world import article_summary

if TYPE_CHECKING:
    from pyspark import RDD, SparkContext
    from pyspark.sql import SparkSession

FORMATS: Final = ("jsonl", "parquet", "warc")
_GZIP: Final = "org.apache.hadoop.io.compress.GzipCodec"
_ENDINGS: Final = MappingProxyType(
    {
        "articles": ".nq.gz",
        "world": ".nq.gz",
        "rejected": ".jsonl.gz",
        "problems": ".txt.gz",
    }
)
_MAPPED: Final = "mapped"
_JOB: Final = "job"


@dataclass(frozen=True, slots=True)
class Task:
    """What a job is to do.

    Attributes:
        inputs: Files, folders or patterns, as Spark takes them.
        form: One of `FORMATS`.
        out: Folder for the parts, on disk or in a file system that all workers reach.
        partitions: Into how many parts; 0 for two for each core.
    """

    inputs: tuple[str, ...]
    form: str
    out: str
    partitions: int = 0

    def mark(self, settings: Settings) -> str:
        """Return what tells this job from others that could have the same folder."""
        told = "".join(records_of_takedowns(settings.decisions))
        decided = sorted(d.iri for d in settings.decisions.decisions)
        bases = settings.bases.things, settings.bases.articles
        return json.dumps([self.inputs, self.form, settings.run, bases, decided, told])


def open_session(master: str = "") -> SparkSession:
    """Return a session on a cluster; what `spark-submit` set up is taken, if it did.

    Args:
        master: Address of the cluster, `local[*]` for this machine; empty for what the
            surroundings say, this machine if they say nothing.

    Raises:
        StoreError: pyspark is not installed.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise StoreError("Spark is missing.", advice="pip install 'coopkg[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("kg spark")
    if master:
        builder = builder.master(master)
    return builder.getOrCreate()


def run_job(
    session: SparkSession,
    task: Task,
    settings: Settings,
    notice: Callable[[str], object] = len,
) -> Counts:
    """Map articles on a cluster and write what a build would store, as parts.

    A job that was cut off goes on after the last part that it wrote whole.

    Args:
        session: Of `open_session`.
        task: What to do.
        settings: What decides the result besides the articles.
        notice: Told of the progress; nobody if left out.

    Raises:
        StoreError: the folder holds something else.
    """
    context = session.sparkContext
    parts = task.partitions or 2 * context.defaultParallelism
    files = Files(context, task.out)
    _claim(files, context, task.mark(settings))
    if not files.is_whole(_MAPPED):
        notice("articles are mapped")
        files.clear(_MAPPED)
        reads = _reads(session, task).keyBy(key_of).groupByKey(parts).values()
        own = reads.flatMap(with_own_ids)
        own.mapPartitions(partial(map_all, settings=settings)).saveAsPickleFile(files.path(_MAPPED))
    mapped = context.pickleFile(files.path(_MAPPED))
    told = {"articles": quads_of, "rejected": _rejected, "problems": _problems}
    for name, lines in told.items():
        _write(files, name, mapped.flatMap(lines), notice)
    _write(files, "world", _world(context, mapped, settings, parts), notice)
    return mapped.map(_counts).fold(Counts(), add)


def _claim(files: Files, context: SparkContext, mark: str) -> None:
    """Take the folder for this job.

    Raises:
        StoreError: it holds something else.
    """
    if files.is_whole(_JOB):
        if context.textFile(files.path(_JOB)).collect() == [mark]:
            return
        raise StoreError(
            "the folder holds the parts of another job, or of another version of it.",
            where=files.root,
            advice="Give a new folder with --out, or remove this one.",
        )
    if not files.is_empty():
        raise StoreError(
            "the folder holds other things.", where=files.root, advice="Give a new one with --out."
        )
    context.parallelize([mark], 1).saveAsTextFile(files.path(_JOB))


def _write(files: Files, name: str, lines: RDD[str], notice: Callable[[str], object]) -> None:
    """Write one kind of parts, unless they are there whole."""
    if not files.is_whole(name):
        notice(f"{name} are written")
        files.clear(name)
        lines.saveAsTextFile(files.path(name), _GZIP)
    files.name_parts(name, _ENDINGS[name])


def _reads(session: SparkSession, task: Task) -> RDD[Any]:
    """Read the inputs, whatever their form."""
    context, joined = session.sparkContext, ",".join(task.inputs)
    if task.form == "parquet":
        rows = session.read.parquet(*task.inputs).rdd
        return rows.flatMap(lambda row: read_row(row.asDict(), joined))
    if task.form == "warc":
        return context.binaryFiles(joined).flatMap(lambda pair: read_archive(pair[1], pair[0]))
    return context.textFile(joined).flatMap(lambda line: read_line(line, joined))


def _rejected(mapped: Mapped) -> Iterator[str]:
    if mapped.rejected:
        yield mapped.rejected


def _problems(mapped: Mapped) -> Iterator[str]:
    yield from (" ".join(problem.split()) for problem in mapped.problems)


def _counts(mapped: Mapped) -> Counts:
    return mapped.counts


def _world(context: SparkContext, mapped: RDD[Any], settings: Settings, parts: int) -> RDD[str]:
    """Return the lines of the default graph."""
    from pyspark import StorageLevel

    graphs = mapped.filter(lambda m: m.graph).map(lambda m: (m.article, m.graph))
    told = graphs.mapValues(bearing).persist(StorageLevel.DISK_ONLY)
    joined = (
        told.values()
        .flatMap(facts_of_people)
        .distinct(parts)
        .groupByKey(parts)
        .map(lambda pair: join_named(*pair))
        .persist(StorageLevel.DISK_ONLY)
    )
    moves = joined.flatMap(lambda found: found[0])
    named = told.flatMap(lambda pair: [(who, pair[0]) for who in people_in(pair[1])])
    moving = named.join(moves, parts).map(lambda pair: (pair[1][0], (pair[0], pair[1][1])))
    whole = (
        told.leftOuterJoin(moving.groupByKey(parts), parts)
        .values()
        .map(lambda pair: unified(pair[0], pair[1] or ()))
        .persist(StorageLevel.DISK_ONLY)
    )
    piles = whole.flatMap(piles_of).reduceByKey(Pile.join, parts)
    rivals = whole.flatMap(keyed_claims).groupByKey(parts)
    return context.union(
        [
            graphs.values().flatMap(lambda graph: article_summary(lines_of(graph))),
            joined.flatMap(lambda found: found[1]),
            whole.flatMap(sources_of),
            piles.flatMap(lambda pair: derive(pair[0], pair[1], settings.bases)),
            rivals.flatMap(lambda pair: contradictions(*pair)).distinct(parts),
            context.parallelize(list(records_of_takedowns(settings.decisions)), 1),
        ]
    )
