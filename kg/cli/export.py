"""`kg export`: the graph, or a part of it, to a file that others can read."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import (
    DEFAULT_STORE,
    EndpointOption,
    PageOption,
    StoreOption,
    guarded,
    opened,
    say,
)

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
    page: PageOption = 0,
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

    wish = _Wish(
        tuple(about or ()),
        query,
        tuple(param or ()),
        articles,
        since,
        min_confidence,
        reviewed_only,
    )
    of_data = bool(profile) and load_profile(profile).of_data
    with (
        nullcontext(LocalStore.in_memory())
        if of_data
        else opened(store, endpoint, page=page) as source
    ):
        order = Order(form, profile, wish.selection(source), wish.in_words(), evidence)
        if str(out) == "-":
            written = export_into(source, sys.stdout.buffer, order)
        else:
            written = export_to(source, out, order)
    say(f"{written.statements} statements, {written.size} bytes written to {out}")


@dataclass(frozen=True, slots=True)
class _Wish:
    """The part that the user asks for, as given."""

    about: tuple[str, ...]
    query: str
    params: tuple[str, ...]
    articles: str
    since: str
    min_confidence: float
    reviewed_only: bool

    def selection(self, store: Store) -> Selection:
        """Return what is meant: names become IRIs, a question what its answer speaks of."""
        from kg.errors import QueryError
        from kg.export import Selection
        from kg.export.asked import things_of
        from kg.queries import load_query

        if self.since and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", self.since):
            raise QueryError(
                "this is no date.", where=self.since[:40], advice="Write it as 2025-09-26."
            )
        things = [_thing(store, name) for name in self.about]
        if self.query:
            things += things_of(store, load_query(self.query), _values(self.params))
        listed = tuple(part.strip() for part in self.articles.split(","))
        return Selection(
            about=tuple(things) if self.about or self.query else None,
            articles=listed if self.articles else None,
            since=self.since,
            min_confidence=self.min_confidence,
            reviewed_only=self.reviewed_only,
        )

    def in_words(self) -> str:
        """Return the wish as the head of the file tells it."""
        parts = [f"about {name}" for name in self.about]
        if self.query:
            parts.append(f"what answers {' '.join([self.query, *self.params])}")
        if self.articles:
            parts.append(f"from the articles {self.articles}")
        if self.since:
            parts.append(f"published since {self.since}")
        if self.min_confidence:
            parts.append(f"with a confidence of {self.min_confidence:g} or more")
        if self.reviewed_only:
            parts.append("accepted by a reviewer")
        return ", ".join(parts)


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
