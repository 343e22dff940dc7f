"""The whole way of an export: what is wanted, in which shape, to a file and its description.

    store -> content -> graphs of sorted lines -> format -> file, and FILE.void.ttl beside it

Equal input gives equal bytes on every machine: nothing is written in the order in which
a store happens to hold it, and no time of day is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from kg.errors import ExportError
from kg.export.description import (
    LICENCE,
    Copy,
    Counts,
    Facts,
    describe,
    head_comment,
    read_sources,
)
from kg.export.formats import Format, format_of
from kg.export.graphs import Content, content_of, in_named_graphs, part_of
from kg.export.lines import LineSorter
from kg.export.names import Names
from kg.export.nanopubs import nanopub_graphs
from kg.export.profiles import Profile, load_profile, profile_lines, row_lines, shipped_data
from kg.export.selection import Selection
from kg.export.turtle import NamedLines
from kg.store import Store

TITLE: Final = "Provincial international cooperation: claims of the press with their evidence"
_BUFFER: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Order:
    """What the user wants.

    Attributes:
        format: Name of the format; by the file's ending if empty.
        profile: Name of the profile; the graph as it is if empty.
        selection: Which part.
        in_words: The selection as the user gave it, for the head of the file.
        evidence: Whether the article graphs come along; profiles decide by themselves.
        licence: IRI of the licence.
    """

    format: str = ""
    profile: str = ""
    selection: Selection = field(default_factory=Selection)
    in_words: str = ""
    evidence: bool = True
    licence: str = LICENCE


@dataclass(frozen=True, slots=True)
class Written:
    """What an export came to: statements (or rows), bytes, and the checksum in hex."""

    statements: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An order that can be carried out: the profile, if any, and the format."""

    order: Order
    profile: Profile | None
    format: Format


def plan_of(order: Order, out: Path) -> Plan:
    """Return how an order is carried out.

    Raises:
        ExportError: there is no such format or profile, or the two do not fit.
    """
    profile = load_profile(order.profile) if order.profile else None
    usual = profile.format if profile and out.suffix in {"", ".json"} else ""
    form = format_of(order.format or usual, out)
    if form.of_profile and form.of_profile != order.profile:
        raise ExportError(
            f"The format {form.name} belongs to the profile {form.of_profile}.",
            where=out,
            advice=f"Give --profile {form.of_profile}, or another format.",
        )
    fits = {
        "construct": True,
        "nanopubs": form.arrange is in_named_graphs,
        "rows": form.name == "csv",
    }
    if profile and not fits[profile.way]:
        raise ExportError(
            f"The profile {profile.name} cannot be written as {form.name}.",
            where=out,
            advice=f"Its format is {profile.format}.",
        )
    return Plan(order, profile, form)


def export_to(store: Store, out: Path, order: Order) -> Written:
    """Write an export to a file, and its description to `OUT.void.ttl`.

    The file appears when it is complete, or not at all.

    Raises:
        ExportError: the format does not fit, a part is not there, or the disk fails.
        StoreError: the store cannot be read.
    """
    plan = plan_of(order, out)
    part = out.with_name(out.name + ".part")
    try:
        try:
            with part.open("wb", buffering=_BUFFER) as file:
                facts, counts, written = _write(store, file, plan)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
        copy = Copy(out.name, plan.format.media_type, written.size, written.sha256)
        out.with_name(out.name + ".void.ttl").write_bytes(describe(facts, counts, copy))
    except OSError as error:
        raise ExportError(f"It cannot be written: {error.strerror}.", where=out) from error
    return written


def export_into(store: Store, file: BinaryIO, order: Order) -> Written:
    """Write an export into an open binary file; its description is not written.

    Errors: as `export_to`.
    """
    return _write(store, file, plan_of(order, Path("-")))[2]


def _write(store: Store, file: BinaryIO, plan: Plan) -> tuple[Facts, Counts, Written]:
    content = content_of(store, plan.order.selection, evidence=plan.order.evidence)
    facts, counts = _facts(content, plan), Counts()
    names = Names(plan.profile.prefixes) if plan.profile else Names()
    digest, size = hashlib.sha256(), 0
    with LineSorter(by_reading=plan.format.by_reading) as sorter:
        rows = plan.profile is not None and plan.profile.way == "rows"
        graphs = (counts.over_rows if rows else counts.over)(_graphs(content, plan, sorter))
        for chunk in plan.format.write(graphs, head_comment(facts), names):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return facts, counts, Written(counts.statements, size, digest.hexdigest())


def _facts(content: Content, plan: Plan) -> Facts:
    import kg

    articles = content.choice.articles if content.choice else None
    return Facts(
        title=plan.profile.title if plan.profile else TITLE,
        version=kg.__version__,
        licence=plan.order.licence,
        sources=read_sources(content.store, articles),
        selection=plan.order.in_words,
    )


def _graphs(content: Content, plan: Plan, sorter: LineSorter) -> Iterable[NamedLines]:
    profile = plan.profile
    if profile is None:
        return plan.format.arrange(content, sorter)
    if profile.way == "nanopubs":
        return nanopub_graphs(profile, content)
    if profile.way == "rows":
        return [(None, row_lines(profile, part_of(content)))]
    sorter.add(profile_lines(profile, shipped_data() if profile.of_data else part_of(content)))
    return [(None, sorter)]
