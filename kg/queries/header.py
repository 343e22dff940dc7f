"""Saved questions: find them, and read what their headers say.

A question is one `.rq` file that runs unchanged in any SPARQL 1.1 tool. Its header
is made of `#+` lines that hold YAML, in the style of grlc: summary, description,
tags, params and columns, texts in English and Vietnamese (docs/queries.md). The
user's own folder of questions may stand beside ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import QueryError
from kg.resources import queries_dir
from kg.store import query_form

ParamType = Literal[
    "iri", "place", "body", "person", "text", "date", "code", "int", "number", "lang", "claim"
]
#: Between the values of one cell (DESIGN, the eight tables).
SEPARATOR = " | "
_TYPES = frozenset(get_args(ParamType))


@dataclass(frozen=True, slots=True)
class ValuesFrom:
    """Where known values of a parameter are listed: a column of another question."""

    query: str
    column: str


@dataclass(frozen=True, slots=True)
class Param:
    """A value that a question takes.

    Attributes:
        name: As the user writes it.
        variable: As the query binds it, without the question mark.
        type: How the user's text becomes an RDF term; see `kg.queries.binding`.
        required: Whether the question makes no sense without it.
        default: Text that stands for it if none is given; empty if none.
        example: Text to show.
        values: The only texts allowed; empty if any is.
        values_from: Where the values that a store knows are listed; others are
            allowed, and find nothing.
        description: What it means; `description_vi` in Vietnamese.
    """

    name: str
    variable: str
    type: ParamType
    required: bool = False
    default: str = ""
    example: str = ""
    values: tuple[str, ...] = ()
    values_from: ValuesFrom | None = None
    description: str = ""
    description_vi: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer; `multi` if a cell may hold several values."""

    name: str
    description: str = ""
    description_vi: str = ""
    multi: bool = False


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its text and what its header says."""

    name: str
    text: str
    path: Path
    summary: str
    summary_vi: str = ""
    description: str = ""
    description_vi: str = ""
    tags: tuple[str, ...] = ()
    params: tuple[Param, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def is_graph(self) -> bool:
        """Whether the answer is a graph (CONSTRUCT, DESCRIBE) and not a table."""
        return query_form(self.text) in {"CONSTRUCT", "DESCRIBE"}

    def param(self, name: str) -> Param | None:
        """Return the parameter of a name (`as-of` is `as_of`), or None."""
        wanted = name.replace("-", "_")
        return next((param for param in self.params if param.name == wanted), None)


@lru_cache(maxsize=4)
def list_queries(folder: Path | None = None) -> tuple[SavedQuery, ...]:
    """Return every saved question, by name.

    Args:
        folder: Where they are; the shipped ones if None.

    Raises:
        QueryError: a file or its header cannot be read.
        ResourceError: the shipped ones are missing.
    """
    return tuple(read_query(path) for path in sorted((folder or queries_dir()).glob("*.rq")))


def load_query(name: str, folder: Path | None = None) -> SavedQuery:
    """Return one saved question.

    Raises:
        QueryError: there is none of that name; the message names near ones.
    """
    wanted = name.replace("_", "-")
    known = {path.stem: path for path in (folder or queries_dir()).glob("*.rq")}
    if wanted in known:
        return read_query(known[wanted])
    from difflib import get_close_matches

    near = get_close_matches(wanted, sorted(known), n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(near)}? " if near else ""
    raise QueryError(
        "there is no question of this name.",
        where=name[:100],
        advice=f"{hint}List them with: kg queries",
    )


@lru_cache(maxsize=256)
def read_query(path: Path) -> SavedQuery:
    """Read one `.rq` file.

    Raises:
        QueryError: it is not UTF-8, or its header is missing or broken.
    """
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
        # The loader in C, where PyYAML was built with it, takes a tenth of the time.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        header = yaml.load("\n".join(line.removeprefix(" ") for line in lines), loader)  # noqa: S506
        return _from_header(path, text, header)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise QueryError(
            f"the header of this question cannot be read: {error}.",
            where=path,
            advice="It needs '#+' lines of YAML with at least a summary.",
        ) from error


def _from_header(path: Path, text: str, header: dict[str, Any]) -> SavedQuery:
    return SavedQuery(
        name=path.stem,
        text=text,
        path=path,
        summary=header["summary"],
        summary_vi=header.get("summary_vi", ""),
        description=header.get("description", ""),
        description_vi=header.get("description_vi", ""),
        tags=tuple(header.get("tags", ())),
        params=tuple(_param(path, entry) for entry in header.get("params") or ()),
        columns=tuple(_column(entry) for entry in header.get("columns") or ()),
    )


def _column(entry: dict[str, Any]) -> Column:
    return Column(
        name=entry["name"],
        description=entry.get("en", ""),
        description_vi=entry.get("vi", ""),
        multi=bool(entry.get("multi", False)),
    )


def _param(path: Path, entry: dict[str, Any]) -> Param:
    if entry["type"] not in _TYPES:
        raise QueryError(
            f"parameter type '{entry['type']}' is unknown.",
            where=path,
            advice=f"Use one of {', '.join(sorted(_TYPES))}.",
        )
    return Param(
        name=entry["name"],
        variable=entry.get("variable", entry["name"]),
        type=entry["type"],
        required=bool(entry.get("required", False)),
        default=str(entry.get("default", "")),
        example=str(entry.get("example", "")),
        values=tuple(str(value) for value in entry.get("values", ())),
        values_from=ValuesFrom(**entry["values_from"]) if "values_from" in entry else None,
        description=entry.get("en", ""),
        description_vi=entry.get("vi", ""),
    )
