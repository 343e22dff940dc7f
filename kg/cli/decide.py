"""`kg review accept`, `reject`, `correct` and so on: take one decision and keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.common import (
    DEFAULT_DECISIONS,
    DEFAULT_STORE,
    DecisionsOption,
    EndpointOption,
    StoreOption,
    guarded,
    opened,
    say,
    tell,
)
from kg.messages import Message

if TYPE_CHECKING:
    from kg.model import Article, ClaimType
    from kg.review.decisions import Decision

ByOption = Annotated[
    str, typer.Option("--by", envvar="KG_REVIEWER", help="Your name, kept with the decision.")
]
WhyOption = Annotated[str, typer.Option("--why", help="The reason.")]
ClaimArgument = Annotated[str, typer.Argument(help="IRI of a claim, or its end.")]
NamedArgument = Annotated[
    str, typer.Argument(help="IRI of a claim, or of a person to accept or defer; or its end.")
]


def register_decisions(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for verdict in _VERDICTS:
        app.command(verdict)(_verdict_on_claim(verdict))
    for command in (correct, merge, split, add):
        app.command(command.__name__)(command)


def keep(decisions: Path, new: Iterable[Decision]) -> None:
    """Add decisions to the file and say so."""
    from kg.review.settling import overruled_by
    from kg.review.turtle import read_decisions, write_decisions

    added = list(new)
    kept = read_decisions(decisions).with_(*added)
    write_decisions(decisions, kept)
    say(
        Message(
            "{count} kept in {file}; they apply at the next kg build",
            count=len(added),
            file=decisions,
        )
    )
    for other in overruled_by(kept.decisions, added):
        say(
            Message(
                "{who} decided otherwise ({verdict}) on {claim}: the later decision holds, and "
                "`kg review list` shows both until one gives way",
                who=other.by,
                verdict=other.verdict,
                claim=other.on,
            )
        )


def reviewer(by: str) -> str:
    """Return who decides.

    Raises:
        QueryError: nobody was named.
    """
    from kg.errors import QueryError

    if not by.strip():
        raise QueryError("who decides?", advice="Give --by NAME, or set KG_REVIEWER.")
    return by.strip()


def read_all(paths: Iterable[str]) -> list[Article]:
    """Return the articles of files and folders; what is wrong with some is said."""
    from kg.reading import read_articles

    return list(read_articles(paths, on_problem=tell))


#: What each verdict that needs nothing but a claim says of it, as its help.
_VERDICTS: Final = {
    "accept": """Say that a claim is right, or that a person of several names is rightly one.

    Example: kg review accept partnership/178ef492942a52d3 --by An
    """,
    "reject": """Say that a claim is wrong; it leaves the graph.

    Example: kg review reject event/5b06fdcc8ff9117f --by An --why "the visit was called off"
    """,
    "defer": """Put a claim or a person at the end of the queue.

    Example: kg review defer event/5b06fdcc8ff9117f --by An --why "ask the department"
    """,
}


def _verdict_on_claim(verdict: str) -> Callable[..., None]:
    """Return the command that takes one of `_VERDICTS`."""

    @guarded
    def command(
        claim: NamedArgument,
        by: ByOption = "",
        why: WhyOption = "",
        decisions: DecisionsOption = DEFAULT_DECISIONS,
        store: StoreOption = DEFAULT_STORE,
        endpoint: EndpointOption = "",
    ) -> None:
        _decide(verdict, claim, by, why, decisions, store, endpoint)

    command.__doc__ = _VERDICTS[verdict]
    return command


def _decide(
    verdict: str, claim: str, by: str, why: str, decisions: Path, store: Path, endpoint: str
) -> None:
    from kg.review.decisions import VERDICTS
    from kg.review.taking import find_iri, sayings
    from kg.review.turtle import read_decisions
    from kg.review.verdicts import names_person, verdict_on

    who, chosen = reviewer(by), next(v for v in VERDICTS if v == verdict)
    earlier = read_decisions(decisions)
    with opened(store, endpoint) as source:
        person = names_person(claim)
        named = [find_iri(source, claim)] if person else sayings(source, claim, earlier)
        taken = [verdict_on(source, one, chosen, who, why, earlier=earlier) for one in named]
    keep(decisions, taken)


@guarded
def correct(
    claim: ClaimArgument,
    role: Annotated[str, typer.Argument(help="Role, such as date, party, kind or modality.")],
    values: Annotated[
        list[str] | None, typer.Argument(help="What it is to hold; none takes it away.")
    ] = None,
    by: ByOption = "",
    why: WhyOption = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Correct a role of a claim: codes, EDTF dates, place keys, names or IRIs.

    Example: kg review correct agreement/8af7bea8b12e6e52 date 2023-06-03 --by An
    """
    from kg.review.taking import correction, sayings

    who = reviewer(by)
    with opened(store, endpoint) as source:
        said = sayings(source, claim)
        keep(decisions, [correction(source, one, role, values or [], who, why) for one in said])


@guarded
def merge(
    goes: Annotated[str, typer.Argument(help="Merged claim or entity that is the other one.")],
    stays: Annotated[str, typer.Argument(help="The one that stays.")],
    by: ByOption = "",
    why: WhyOption = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Take two events, agreements, people or bodies for one.

    Example: kg review merge person/a-1234567890 person/b-0987654321 --by An
    """
    from kg.review.taking import merges

    with opened(store, endpoint) as source:
        keep(decisions, merges(source, goes, stays, reviewer(by), why))


@guarded
def split(
    said: Annotated[str, typer.Argument(help="Claim, or reading of an entity, of one article.")],
    by: ByOption = "",
    why: WhyOption = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Say that what one article speaks of is another thing than it was merged with.

    Example: kg review split "003_ddaf#claim-92e389076a4e4181" --by An
    """
    from kg.review.taking import find_iri
    from kg.review.taking import split as split_

    with opened(store, endpoint) as source:
        keep(decisions, [split_(source, find_iri(source, said), reviewer(by), why)])


@guarded
def add(
    article: Annotated[str, typer.Argument(help="File of the article.")],
    mark: Annotated[str, typer.Option("--mark", help="The words that say so, as they stand.")],
    kind: Annotated[str, typer.Option("--type", help="Type of claim.")],
    role: Annotated[
        list[str] | None, typer.Option("--role", "-r", help="role=value, as often as needed.")
    ] = None,
    by: ByOption = "",
    why: WhyOption = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Add a claim that was missed, by marking the words that say it.

    Example: kg review add a.txt --mark "have been friends since 2015" --type partnership
    -r a=VN-22 -r b=JP-10 -r kind=friendship --by An
    """
    from kg.review.taking import addition, article_named

    found = next(iter(read_all([article])), None)
    if found is None:
        raise typer.Exit(1)
    pairs = [text.partition("=") for text in role or ()]
    roles = [(name.strip(), value.strip()) for name, _, value in pairs]
    chosen: ClaimType = kind  # type: ignore[assignment]
    with opened(store, endpoint) as source:
        where = article_named(source, found.id)
        keep(decisions, [addition(found, where, mark, chosen, roles, reviewer(by), why)])
