"""Profiles: the graph as others take it, each a folder of queries under `queries/export/`.

`profiles.toml` there says of each its title, its usual format and how its queries
become an export. To add one, add a folder and an entry; Python is not needed.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from kg.errors import ExportError
from kg.export.names import EXPORT_PREFIXES
from kg.queries import SavedQuery, read_query, run_query
from kg.resources import queries_dir
from kg.store import LocalStore, Store

Way = Literal["construct", "nanopubs", "rows"]
_FOLDER: Final = "export"


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to see the graph.

    Attributes:
        name: Of its folder.
        title: What it holds, in English.
        title_vi: The same in Vietnamese.
        format: Written if the user says none.
        way: How its queries become an export.
        of_data: Whether it is made of the shipped lexicon and gazetteer, not of a store.
        queries: Its queries by name.
        prefixes: For its Turtle.
    """

    name: str
    title: str
    title_vi: str
    format: str
    way: Way
    of_data: bool
    queries: MappingProxyType[str, SavedQuery]
    prefixes: MappingProxyType[str, str]


@lru_cache(maxsize=4)
def list_profiles(folder: Path | None = None) -> tuple[Profile, ...]:
    """Return every profile, in the order of `profiles.toml`.

    Raises:
        ExportError: that file is missing or broken, or a profile has no queries.
        QueryError: a query's header cannot be read.
    """
    folder = folder or queries_dir() / _FOLDER
    path = folder / "profiles.toml"
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_profile(folder / name, entry) for name, entry in entries.items())
    except (OSError, ValueError, KeyError) as error:
        raise ExportError(
            f"The profiles of exports cannot be read: {error}.",
            where=path,
            advice="Install the package again, or mend the file.",
        ) from error


def load_profile(name: str) -> Profile:
    """Return one profile.

    Raises:
        ExportError: there is none of that name.
    """
    known = {profile.name: profile for profile in list_profiles()}
    if name not in known:
        raise ExportError(
            "There is no profile of this name.",
            where=name[:100],
            advice=f"Profiles are {', '.join(known)}.",
        )
    return known[name]


def _profile(folder: Path, entry: dict[str, Any]) -> Profile:
    queries = {path.stem: read_query(path) for path in sorted(folder.glob("*.rq"))}
    if not queries:
        raise ValueError(f"{folder.name} has no queries")
    return Profile(
        name=folder.name,
        title=entry["title"],
        title_vi=entry["title_vi"],
        format=entry["format"],
        way=entry.get("way", "construct"),
        of_data=entry.get("from") == "data",
        queries=MappingProxyType(queries),
        prefixes=MappingProxyType({**EXPORT_PREFIXES, **entry.get("prefixes", {})}),
    )


def profile_lines(profile: Profile, store: Store) -> Iterator[bytes]:
    """Yield what the CONSTRUCT queries of a profile make of a store, in no particular order."""
    for query in profile.queries.values():
        yield from (f"{triple} .".encode() for triple in store.construct(query.text))


def row_lines(profile: Profile, store: Store) -> Iterator[bytes]:
    """Yield the rows of a profile's one SELECT as lines of CSV, the names of columns first."""
    (query,) = profile.queries.values()
    yield _csv([column.name for column in query.columns])
    for row in run_query(store, query):
        yield _csv(["" if cell is None else cell.value for cell in row])


def _csv(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue().encode()


def shipped_data() -> LocalStore:
    """Return schemes, lexicon and gazetteer as a store in memory, for profiles made of them.

    Raises:
        GazetteerError: a table is broken.
    """
    from pyoxigraph import RdfFormat

    from kg.reference import gazetteer_triples
    from kg.resources import ontology_dir

    store = LocalStore.in_memory()
    for part in ("schemes", "lexicon"):
        for path in sorted((ontology_dir() / part).rglob("*.ttl")):
            store.load(path.read_bytes(), RdfFormat.TURTLE)
    lines = (f"{triple} ." for triple in gazetteer_triples())
    store.load("\n".join(lines), RdfFormat.N_TRIPLES)
    return store
