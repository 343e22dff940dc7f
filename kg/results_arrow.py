"""Rows as Arrow IPC streams and Parquet files, for data people; a batch in memory at a time.

A column is a number if all its terms in the first batch are; everything else is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import Literal

from kg.errors import QueryError, ResourceError
from kg.store import Rows, Term, plain

if TYPE_CHECKING:
    import pyarrow

#: Rows in one record batch.
BATCH: Final = 10_000
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_WHOLE: Final = frozenset(_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger"))
_REAL: Final = frozenset(_XSD + name for name in ("decimal", "double", "float"))
_Row = tuple[Term | None, ...]


def write_arrow(rows: Rows, form: str, out: BinaryIO) -> int:
    """Write rows as `arrow` (an IPC stream) or `parquet`.

    Args:
        rows: From `kg.queries.run_query` or a store.
        form: `arrow` or `parquet`.
        out: Where to.

    Returns:
        How many rows were written.

    Raises:
        ResourceError: pyarrow is not installed.
        QueryError: a column of numbers holds text further down.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ResourceError(
            "Arrow and Parquet need the library pyarrow, which is not installed.",
            advice="Install it with: pip install 'coopkg[arrow]'",
        ) from error
    batches = _batches(rows)
    first = next(batches, [])
    schema = pyarrow.schema(
        [(name, _type(pyarrow, [row[i] for row in first])) for i, name in enumerate(rows.variables)]
    )
    if form == "arrow":
        writer = pyarrow.ipc.new_stream(out, schema)
    else:
        writer = pyarrow.parquet.ParquetWriter(out, schema, compression="zstd")
    count = 0
    with writer:
        for batch in chain([first], batches):
            writer.write_batch(_record_batch(pyarrow, schema, batch))
            count += len(batch)
    return count


def _batches(rows: Rows) -> Iterator[list[_Row]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch


def _type(pa: pyarrow, terms: Sequence[Term | None]) -> pyarrow.DataType:
    kinds = {t.datatype.value if isinstance(t, Literal) else "" for t in terms if t is not None}
    if kinds and kinds <= _WHOLE:
        return pa.int64()
    return pa.float64() if kinds and kinds <= _WHOLE | _REAL else pa.string()


def _record_batch(pa: pyarrow, schema: pyarrow.Schema, batch: list[_Row]) -> pyarrow.RecordBatch:
    columns = []
    for i, field in enumerate(schema):
        texts = [None if row[i] is None else plain(row[i]) for row in batch]
        try:
            columns.append(pa.array(texts, pa.string()).cast(field.type))
        except pa.ArrowInvalid as error:
            raise QueryError(
                f"the column '{field.name}' holds numbers first and text further down.",
                advice="Write it as csv, or make it text in the query: STR(…).",
            ) from error
    return pa.record_batch(columns, schema=schema)
