"""`kg export`: the graph, or a part of it, to a file that others can read."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import DEFAULT_STORE, EndpointOption, StoreOption, guarded, opened, say

if TYPE_CHECKING:
    from kg.export import Selection
    from kg.store import Store

_FORMATS = "turtle, longturtle, trig, nt, nq, jsonld, rdfxml"
_PROFILES = "core, schema, org, wikidata, nanopub, plover, skos"


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("export")(export)


@guarded
def export(
    out: Annotated[Path, typer.Argument(help="File to write; - is standard output.")],
    form: Annotated[
        str, typer.Option("--format", "-f", help=f"{_FORMATS}; else by the file's ending.")
    ] = "",
    profile: Annotated[
        str, typer.Option("--profile", help=f"As others take it: {_PROFILES}.")
    ] = "",
    about: Annotated[
        list[str] | None,
        typer.Option("--about", help="Only what concerns this entity or claim; by name or IRI."),
    ] = None,
    query: Annotated[
        str, typer.Option("--query", help="Only what the answer to this saved question speaks of.")
    ] = "",
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="A parameter of that question as name=value."),
    ] = None,
    articles: Annotated[
        str, typer.Option("--articles", help="Only from these articles: identifiers, by commas.")
    ] = "",
    since: Annotated[
        str, typer.Option("--since", help="Only from articles published on or after this date.")
    ] = "",
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Only claims as sure as this.")
    ] = 0.0,
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help="Only what a reviewer accepted or corrected.")
    ] = False,
    evidence: Annotated[
        bool,
        typer.Option("--with-evidence/--without-evidence", help="With the article graphs or not."),
    ] = True,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Write the graph, or the part that is asked for, to a file; the same bytes each time.

    A description in DCAT and VoID is written beside it, as OUT.void.ttl.

    Example: kg export graph.trig
    Example: kg export hp.ttl --about "Hải Phòng" --since 2025
    Example: kg export twins.qs --profile wikidata
    """
    from kg.export import Order, export_into, export_to, load_profile
    from kg.store import LocalStore

    of_data = bool(profile) and load_profile(profile).of_data
    with nullcontext(LocalStore.in_memory()) if of_data else opened(store, endpoint) as source:
        selection = _selection(
            source, about or (), query, param or (), articles, since, min_confidence, reviewed_only
        )
        words = _in_words(
            about or (), query, param or (), articles, since, min_confidence, reviewed_only
        )
        order = Order(form, profile, selection, words, evidence)
        if str(out) == "-":
            written = export_into(source, sys.stdout.buffer, order)
        else:
            written = export_to(source, out, order)
    say(f"{written.statements} statements, {written.size} bytes written to {out}")


def _selection(
    store: Store,
    about: Sequence[str],
    query: str,
    param: Sequence[str],
    articles: str,
    since: str,
    min_confidence: float,
    reviewed_only: bool,
) -> Selection:
    from kg.errors import QueryError
    from kg.export import Selection
    from kg.export.asked import things_of
    from kg.queries import load_query

    if since and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", since):
        raise QueryError("this is no date.", where=since[:40], advice="Write it as 2025-09-26.")
    things = [_thing(store, name) for name in about]
    if query:
        things += things_of(store, load_query(query), _values(param))
    return Selection(
        about=tuple(things) if about or query else None,
        articles=tuple(part.strip() for part in articles.split(",")) if articles else None,
        since=since,
        min_confidence=min_confidence,
        reviewed_only=reviewed_only,
    )


def _thing(store: Store, text: str) -> str:
    """Return the IRI that is meant by an IRI, the end of one, or a name."""
    from kg.queries import resolve_name, thing_ending

    if re.match(r"[a-z][a-z0-9+.-]*:[^\s]", text):
        return text
    return ("/" in text and thing_ending(store, text)) or resolve_name(store, text, "")


def _values(pairs: Sequence[str]) -> dict[str, str]:
    from kg.errors import QueryError

    for pair in pairs:
        if "=" not in pair:
            raise QueryError("this is no parameter.", where=pair[:100], advice="Write name=value.")
    return {pair.partition("=")[0]: pair.partition("=")[2] for pair in pairs}


def _in_words(
    about: Sequence[str],
    query: str,
    param: Sequence[str],
    articles: str,
    since: str,
    min_confidence: float,
    reviewed_only: bool,
) -> str:
    """Return the selection as the head of the file tells it."""
    parts = [f"about {name}" for name in about]
    if query:
        parts.append(f"what answers {' '.join([query, *param])}")
    if articles:
        parts.append(f"from the articles {articles}")
    if since:
        parts.append(f"published since {since}")
    if min_confidence:
        parts.append(f"with a confidence of {min_confidence:g} or more")
    if reviewed_only:
        parts.append("accepted by a reviewer")
    return ", ".join(parts)
