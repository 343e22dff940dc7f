"""`kg show`, `kg explain`, `kg info`: one thing, one claim, the store as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.common import (
    DEFAULT_STORE,
    EndpointOption,
    JsonOption,
    StoreOption,
    guarded,
    opened,
    print_json,
)

if TYPE_CHECKING:
    from kg.explain import Explanation, Saying
    from kg.show import Portrait


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("show")(show)
    app.command("explain")(explain)
    app.command("info")(info)


@guarded
def show(
    name: Annotated[str, typer.Argument(help="A name in any script, or an IRI.")],
    lang: Annotated[str, typer.Option("--lang", help="Language of labels.")] = "en",
    limit: Annotated[int, typer.Option("--limit", min=0, help="Happenings to show.")] = 20,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Show a place, body, person or programme and what is known of it.

    Example: kg show "Hải Phòng"
    """
    from kg.show import describe

    with opened(store, endpoint) as source:
        portrait = describe(source, name, lang)
    if json:
        from dataclasses import asdict

        print_json(asdict(portrait))
    else:
        _print_portrait(portrait, limit)


def _print_portrait(portrait: Portrait, limit: int) -> None:
    typer.echo(f"{portrait.label}  <{portrait.iri}>")
    for name, values in portrait.facts.items():
        typer.echo(f"  {name}: {', '.join(values)}")
    for title, lines in (("Ties", portrait.ties), ("Happenings", portrait.happenings)):
        if lines:
            typer.echo(f"\n{title} ({len(lines)})")
        for line in lines[:limit]:
            typer.echo("  " + "  ".join(part for part in line.values() if part))
        if len(lines) > limit:
            typer.echo(
                f"  … and {len(lines) - limit} more; see: kg query timeline --a {portrait.iri}"
            )
    counts = ", ".join(f"{name} {count}" for name, count in portrait.mentions.items())
    typer.echo(f"\nSeen as: {counts or 'none'}; quotes: {portrait.quotes}")


@guarded
def explain(
    claim: Annotated[
        str,
        typer.Argument(help="IRI of a claim, or its end; with --layers a file of articles"),
    ],
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
    form: Annotated[str, typer.Option("--format", help="text, json or turtle.")] = "text",
    layers: Annotated[
        bool, typer.Option("--layers", help="Show what every layer of the reading finds.")
    ] = False,
) -> None:
    """Print a claim's quotes, where they stand, the rule, the confidence and the versions.

    With --layers: print what labels, places, people and actors are found in a file.

    Example: kg explain event/5b06fdcc8ff9117f

    Example: kg explain --layers seeds/003_ddaf27edcdf2dd70.txt
    """
    from kg.explain import explain_claim, explain_triples
    from kg.export.turtle import turtle_text

    if layers:
        from kg.layers import describe_layers

        for line in describe_layers(claim):
            typer.echo(line)
        return
    with opened(store, endpoint) as source:
        found = explain_claim(source, claim)
        if form == "turtle":
            typer.echo(turtle_text(explain_triples(source, found)), nl=False)
            return
    if json or form == "json":
        from dataclasses import asdict

        print_json(asdict(found))
    else:
        _print_explanation(found)


def _print_explanation(found: Explanation) -> None:
    articles = {saying.article for saying in found.sayings}
    if any(saying.quotes for saying in found.sayings):
        support = f"told by {len(articles)} articles, {found.works} independent works"
    else:
        support = "rejected by reviewers"
    typer.echo(f"{found.type} <{found.claim}>, {support}")
    for role, values in found.conflicts:
        typer.echo(f"  {role} differs: {values}")
    for other in found.contradictions:
        typer.echo(
            f"  {other.property} {other.ours}, but {other.theirs} by {other.articles}: "
            f"contradicts <{other.claim}>"
        )
    for saying in found.sayings:
        print_saying(saying)
    if len(found.versions) > len(articles):
        typer.echo("\nLanguage versions:")
        for version in found.versions:
            told = "tells it" if version.tells else "does not tell it"
            typer.echo(f"  {version.article} ({version.lang}) {told}  {version.url}".rstrip())


def print_saying(saying: Saying) -> None:
    """Print what one article says: decisions, quotes in context, roles, rule and confidence."""
    lang = f" ({saying.lang})" if saying.lang else ""
    typer.echo(f"\n{saying.article}{lang}  {saying.url}".rstrip() + f"\n  {saying.iri}")
    for ruling in saying.decisions:
        what = f" {ruling.correction}" if ruling.correction else ""
        why = f" ({ruling.why})" if ruling.why else ""
        typer.echo(
            f"  decided by {ruling.by} on {ruling.when[:10]}: {ruling.verdict}{what}{why}, "
            f"{ruling.state}"
        )
    if not saying.quotes:
        return  # rejected: the decision is all that is left
    for quote in saying.quotes:
        before, after = (" ".join(text.split()) for text in (quote.before, quote.after))
        words = " ".join(quote.text.split())
        typer.echo(
            f"  [{quote.start}–{quote.end}] {before} >>{words}<< {after}".replace("  >>", " >>")
        )
    typer.echo("  " + "; ".join(f"{role}: {value}" for role, value in saying.roles))
    reasons = f" ({'; '.join(saying.reasons)})" if saying.reasons else ""
    typer.echo(
        f"  rule {saying.rule}, {saying.modality}, confidence {saying.confidence:g}{reasons}"
    )


@guarded
def info(
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="How far a stated confidence holds.")
    ] = False,
) -> None:
    """Print versions, counts, and where things are; or what a confidence is worth.

    Example: kg info --json
    """
    from kg.show import count_things

    if reliability:
        _print_reliability(json)
        return

    facts: dict[str, Any] = _versions()
    facts["store"] = endpoint or str(store.resolve())
    with opened(store, endpoint) as source:
        facts |= count_things(source)
    if not endpoint:
        facts["rejected"] = len(list((store / "rejected").glob("*.json")))
    if json:
        print_json(facts)
        return
    for name, value in facts.items():
        typer.echo(f"{name:14} {value}")


def _print_reliability(json: bool) -> None:
    """Print, for bands of confidence, how many claims a careful reader had found too."""
    from kg.languages import load_calibration

    found = load_calibration()
    if json:
        print_json(found)
        return
    typer.echo(
        f"Claims of {found['articles']} articles held against a careful reader's, under\n"
        "curves fitted on other articles (docs/quality.md):\n\n"
        "confidence  claims  stated  right  strictly right"
    )
    for band in found["reliability"]:
        typer.echo(
            f"{band['low']:.1f} to {band['high']:.1f}  {band['claims']:6}  {band['stated']:6.2f}"
            f"  {band['right']:5.2f}  {band['strict']:14.2f}"
        )


def _versions() -> dict[str, str]:
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from kg.resources import ontology_dir, queries_dir
    from kg.store import FORMAT

    try:
        ours = version("coopkg")
    except PackageNotFoundError:
        ours = "not installed"
    return {
        "coopkg": ours,
        "python": platform.python_version(),
        "pyoxigraph": version("pyoxigraph"),
        "store format": str(FORMAT),
        "ontology": str(ontology_dir()),
        "queries": str(queries_dir()),
    }
