"""Lists of all things of a kind, in parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from kg.namespaces import SCHEMES
from kg.site.entry import COLUMNS, Entry
from kg.site.files import File, digest
from kg.site.jsonld import describe_list
from kg.site.links import StaticLinks, page_path, part_path
from kg.site.render import Frame, plural, render
from kg.site.texts import Texts

#: Rows of one part of a list.
ROWS = 250
_COUNTRY = SCHEMES + "place-kind/country"
#: Columns of countries: of those of places, all but kind and country.
_OF_COUNTRIES = slice(2, None)

#: A row: path of the page, title, text and tag of cells.
Row = tuple[str, str, Sequence[tuple[str, str]]]


def list_files(
    entries: Mapping[str, Sequence[Entry]], texts: Texts, frame: Frame
) -> Iterator[File]:
    """Yield the files of every list in one language."""
    for kind, columns in COLUMNS.items():
        yield from _list(kind, columns, entries.get(kind, ()), texts, frame)
    countries = [e for e in entries.get("place", ()) if e.held.get("kind") == _COUNTRY]
    columns = COLUMNS["place"][_OF_COUNTRIES]
    yield from _list("country", columns, countries, texts, frame)


def _list(
    name: str, columns: Sequence[str], entries: Sequence[Entry], texts: Texts, frame: Frame
) -> Iterator[File]:
    lines = [(e.lines[texts.lang], page_path(e.kind, e.iri), bool(e.claim)) for e in entries]
    newest_first = any(claim for _, _, claim in lines)
    lines.sort(key=lambda one: (one[0].order, one[0].title, one[1]), reverse=newest_first)
    rows: list[Row] = [(to, line.title, line.cells[-len(columns) :]) for line, to, _ in lines]
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)] or [[]]
    for number, part in enumerate(parts, 1):
        path = part_path(f"{name}/index", number)
        make = partial(
            _rendered, name, columns, part, (number, len(parts), len(rows)), texts, frame
        )
        yield File(f"{texts.lang}/{path}.html", digest((part, number, len(parts), len(rows))), make)


def _rendered(
    name: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    numbers: tuple[int, int, int],
    texts: Texts,
    frame: Frame,
) -> str:
    part, parts, total = numbers
    path = f"{name}/index"
    links = StaticLinks(texts.lang, part_path(path, part))
    title = texts("kinds.countries" if name == "country" else plural(name))
    return render(
        "list.html", texts, links, frame, title=title,
        columns=[_heading(column, texts) for column in columns], rows=rows, total=total,
        part=part, parts=parts, path=path, part_path=part_path,
        jsonld=describe_list(title, texts.lang),
    )  # fmt: skip


def _heading(column: str, texts: Texts) -> str:
    own = {"facts": "page.facts", "state": "roles.status", "confidence": "roles.confidence"}
    return texts(own.get(column, f"roles.{column}"))
