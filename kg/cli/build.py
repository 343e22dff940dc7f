"""`kg build` and `kg rejected`: articles into the store, and what was kept aside."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.common import (
    DEFAULT_DECISIONS,
    DEFAULT_STORE,
    DecisionsOption,
    EndpointOption,
    JsonOption,
    LangOption,
    StoreOption,
    guarded,
    opened,
    phrase,
    print_json,
    say,
)
from kg.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.iris import Bases
    from kg.pipeline import Summary
    from kg.translation import Complaint
#: What a program is told of a build.
_TOLD = (
    "articles", "built", "unchanged", "rejected", "left_out", "claims", "seconds", "absent",
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("build")(build)
    app.command("rejected")(rejected)


@guarded
def build(
    paths: Annotated[list[str], typer.Argument(help="Files or folders of articles; - is stdin.")],
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    base: Annotated[
        str, typer.Option("--base", help="Base of the IRIs of things and articles; ends in /.")
    ] = "",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", help="Processes; 0 for one per core.", min=0)
    ] = 0,
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    claims: Annotated[
        Path | None, typer.Option("--claims", help="JSON Lines of claims of others.")
    ] = None,
    extractor: Annotated[
        list[str] | None, typer.Option("--extractor", help="Ask this one, too: module:callable.")
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove articles that are not among PATHS any more.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Prune without asking.")] = False,
    lang: LangOption = "",
    json: JsonOption = False,
) -> None:
    """Read articles, map them, validate and store them.

    Articles that have not changed are skipped. Exit code 1 if a file could not be
    read or an article was kept aside; the rest is stored all the same.

    Example: kg build articles/ --store kg-store
    """
    from kg.iris import DEFAULT_BASES, Bases
    from kg.pipeline import build as run_build
    from kg.translation import complaints, spoken

    bases = Bases(f"{base}id/", f"{base}article/") if base else DEFAULT_BASES
    options: dict[str, Any] = {
        "bases": bases,
        "decisions": decisions,
        "claims": claims,
        "extractors": extractor or (),
        "processes": jobs or None,
        "find_absent": prune,
    }
    if endpoint:
        with opened(store, endpoint, write=True) as target:
            summary = run_build(paths, target, **options)
    else:  # the build opens the folder itself, to keep its reports there
        summary = run_build(paths, store, on_progress=_progress, **options)
    found = complaints(summary.problems, spoken(lang))
    _report(summary, found, json)
    pruned = _prune(summary, store, endpoint, bases, yes=yes) if prune else True
    if summary.problems or not pruned:
        raise typer.Exit(1)


def _prune(summary: Summary, store: Path, endpoint: str, bases: Bases, *, yes: bool) -> bool:
    """Say what would go, ask, and remove it; False if it stays."""
    from kg.errors import ArticleError, AssumptionError
    from kg.removal import remove_articles

    if not summary.absent:
        say("nothing to prune")
        return True
    count = len(summary.absent)
    say(Message("{count} articles of the store are not among the files:", count=count))
    for article in summary.absent:
        say(Message("prune: {article}", article=article))
    unread = (p for p in summary.problems if isinstance(p, ArticleError))
    if any(not isinstance(problem, AssumptionError) for problem in unread):
        say(Message("{count} articles stay, as some files could not be read", count=count))
        return False
    if not yes and not (sys.stdin.isatty() and typer.confirm(phrase("Remove these?"), err=True)):
        say(Message("{count} articles stay; --yes removes them", count=count))
        return False
    with opened(store, endpoint, write=True) as target:
        remove_articles(target, summary.absent, bases, None if endpoint else store)
    say(Message("{count} articles removed", count=count))
    return True


def _progress(summary: Summary) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{summary.articles} articles, {summary.claims} claims")
        sys.stderr.flush()


def _report(summary: Summary, found: Sequence[Complaint], as_json: bool) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r")
    for complaint in found:
        typer.echo(f"kg: {complaint.text}", err=True)
    if as_json:
        problems = [{"what": c.what, "where": c.where, "advice": c.advice} for c in found]
        print_json({name: getattr(summary, name) for name in _TOLD} | {"problems": problems})
        return
    typer.echo(
        phrase(
            Message(
                "{articles} articles: {built} built, {unchanged} unchanged, {rejected} kept aside; "
                "{claims} claims; {seconds:.1f} s",
                **{name: getattr(summary, name) for name in _TOLD},
            )
        )
    )
    if summary.left_out:
        say(Message("{count} articles left out: they were taken down", count=summary.left_out))


@guarded
def rejected(
    store: StoreOption = DEFAULT_STORE, lang: LangOption = "", json: JsonOption = False
) -> None:
    """List the articles that SHACL kept aside, and why.

    Each reason names the rule, the value, and the sentence it stands on. Exit code 1 if
    there are any.

    Example: kg rejected --lang vi
    """
    from kg.rejected import reasons
    from kg.translation import spoken

    chosen = spoken(lang)
    reports = [report for path in sorted((store / "rejected").glob("*.json"))
               if (report := _read_report(path))]  # fmt: skip
    if json:
        print_json([{k: v for k, v in report.items() if k != "graph"} for report in reports])
    else:
        for report in reports:
            typer.echo(f"{report['id']}\t{report['path']}")
            for reason in reasons(report, chosen):
                typer.echo(f"  {reason}")
    if not reports:
        say("no article is kept aside")
    elif not json:
        say(
            Message(
                "{count} articles kept aside; every kg build tries them again: correct the text, "
                "the label or the rule that gives the value, and build",
                count=len(reports),
            )
        )
    if reports:
        raise typer.Exit(1)


def _read_report(path: Path) -> dict[str, Any]:
    import json

    from kg.errors import StoreError

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(
            "this report cannot be read: {error}.",
            where=path,
            advice="Remove it and build again.",
            error=error,
        ) from error
    assert isinstance(found, dict)
    return found
