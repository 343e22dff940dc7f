"""Two builds compared as claims: what is new, gone or changed, and why.

A claim of an article is the same in two builds if it has the same IRI, or else the same
article, type and quote. Why something changed is read off the builds: the article came,
went or has another text; the program or its data read it anew; a reviewer decided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.errors import ForeignError
from kg.namespaces import ONTOLOGY, PREFIXES
from kg.store import LocalStore
from kg.terms import term

#: What a claim holds that is neither a role nor about certainty.
_LEFT_OUT: Final = frozenset(
    ONTOLOGY + name
    for name in ("inArticle", "claimType", "evidence", "bestEvidence", "blockingKey", "work")
)
_TYPE: Final = PREFIXES["rdf"] + "type"
_Values: TypeAlias = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Saying:
    """What one article claims in one build.

    Attributes:
        iri: Of the claim.
        article: IRI of the article.
        type: Class name (`Event`).
        quote: Best quote.
        values: By property, as local name; roles, modality, confidence, rule, candidate.
    """

    iri: str
    article: str
    type: str
    quote: str
    values: _Values


@dataclass(frozen=True, slots=True)
class Build:
    """The claims of a build, with what decided each article: text and reading."""

    sayings: tuple[Saying, ...]
    articles: Mapping[str, tuple[str, str]]
    decisions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """A claim in both builds whose values differ: by property, before and after."""

    saying: Saying
    why: str
    values: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two builds; each list sorted by article and claim."""

    new: tuple[tuple[Saying, str], ...]
    gone: tuple[tuple[Saying, str], ...]
    changed: tuple[Change, ...]
    same: int


def read_sayings(path: Path) -> Build:
    """Read the claims of a store's folder or of an export with article graphs.

    Raises:
        ForeignError: it is no such export.
        StoreError: the store cannot be opened.
    """
    if path.is_dir():
        with LocalStore.open(path, read_only=True) as store:
            return _build(store.quads())
    form = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}.get(path.suffix.lower())
    if form is None:
        raise ForeignError(
            "this is neither a store nor an export with article graphs.",
            where=path,
            advice="Give a store's folder, or what `kg export graph.nq` or .trig wrote.",
        )
    try:
        return _build(pyoxigraph.parse(path=str(path), format=form))
    except (OSError, SyntaxError, ValueError) as error:
        raise ForeignError(f"cannot be read: {error}.", where=path) from error


def _build(quads: Iterable[Quad]) -> Build:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode) and isinstance(quad.subject, NamedNode):
            value = getattr(quad.object, "value", "")
            found[quad.subject.value][quad.predicate.value].add(value)
    claims = [(iri, v) for iri, v in found.items() if ONTOLOGY + "Claim" in v.get(_TYPE, ())]
    articles = {
        iri: (_one(v, "coop:textHash"), _one(v, "prov:wasGeneratedBy"))
        for iri, v in found.items()
        if ONTOLOGY + "Article" in v.get(_TYPE, ())
    }
    decided = {
        _one(v, "coop:decisionOn")
        for v in found.values()
        if ONTOLOGY + "ReviewDecision" in v.get(_TYPE, ())
    }
    sayings = (_saying(iri, values, found) for iri, values in claims)
    ordered = tuple(sorted(sayings, key=lambda s: (s.article, s.iri)))
    return Build(ordered, articles, frozenset(decided))


def _one(values: Mapping[str, set[str]], name: str) -> str:
    return min(values.get(term(name).value, {""}))


def _saying(
    iri: str, values: Mapping[str, set[str]], every: Mapping[str, Mapping[str, set[str]]]
) -> Saying:
    evidence = every.get(_one(values, "coop:bestEvidence"), {})
    selectors = evidence.get(PREFIXES["oa"] + "hasSelector", set())
    quotes = [_one(every[s], "oa:exact") for s in sorted(selectors) if s in every]
    told = {
        name.rpartition("#")[2]: tuple(
            sorted(v.rpartition("/")[2] if "://" in v else v for v in got)
        )
        for name, got in values.items()
        if name != _TYPE and name not in _LEFT_OUT
    }
    kind = _one(values, "coop:claimType").rpartition("#")[2]
    return Saying(iri, _one(values, "coop:inArticle"), kind, max(quotes, default=""), told)


def diff_claims(old: Build, new: Build) -> Difference:
    """Compare two builds."""
    before, after = ({s.iri: s for s in b.sayings} for b in (old, new))
    pairs = [(before[iri], after[iri]) for iri in before.keys() & after.keys()]
    lost = [s for s in old.sayings if s.iri not in after]
    found = [s for s in new.sayings if s.iri not in before]
    again = _same_words(lost, found)
    pairs += again
    matched = {s.iri for pair in again for s in pair}
    changed = []
    for was, now in sorted(pairs, key=lambda p: (p[1].article, p[1].iri)):
        keys = sorted(was.values.keys() | now.values.keys())
        differ = {k: (was.values.get(k, ()), now.values.get(k, ())) for k in keys}
        differ = {k: v for k, v in differ.items() if v[0] != v[1]}
        if differ:
            changed.append(Change(now, _why(old, new, now), differ))
    return Difference(
        tuple((s, _why(old, new, s)) for s in found if s.iri not in matched),
        tuple((s, _why(old, new, s)) for s in lost if s.iri not in matched),
        tuple(changed),
        len(pairs) - len(changed),
    )


def _same_words(lost: list[Saying], found: list[Saying]) -> list[tuple[Saying, Saying]]:
    """Pair claims that one article reads from the same words, where that is unambiguous."""

    def key(saying: Saying) -> tuple[str, str, str]:
        return saying.article, saying.type, saying.quote

    once = [Counter(map(key, side)) for side in (lost, found)]
    by_key = {key(s): s for s in lost}
    return [(by_key[key(s)], s) for s in found if once[0][key(s)] == once[1][key(s)] == 1]


def _why(old: Build, new: Build, saying: Saying) -> str:
    """Return what lies behind a difference in an article."""
    was, now = old.articles.get(saying.article), new.articles.get(saying.article)
    if was is None:
        return "new article"
    if now is None:
        return "the article is gone"
    if was[0] != now[0]:
        return "the article's text changed"
    if (saying.iri in old.decisions) != (saying.iri in new.decisions):
        return "decided by a reviewer"
    return "other rules or data" if was[1] != now[1] else "another article or decision"


def write_notes(found: Difference) -> str:
    """Return a difference as Markdown, for release notes."""
    counts = (len(found.new), len(found.gone), len(found.changed), found.same)
    lines = [f"{counts[0]} new, {counts[1]} gone, {counts[2]} changed, {counts[3]} as before.", ""]
    for title, entries in (("New", found.new), ("Gone", found.gone)):
        reasons = Counter(why for _, why in entries)
        lines += _head(title, reasons)
        lines += [f"- {_line(saying)} ({why})" for saying, why in entries] + [""] * bool(entries)
    lines += _head("Changed", Counter(change.why for change in found.changed))
    for change in found.changed:
        lines.append(f"- {_line(change.saying)} ({change.why})")
        for name, (was, now) in change.values.items():
            lines.append(f"  - {name}: {_cell(was)} → {_cell(now)}")
    return "\n".join(lines).rstrip() + "\n"


def _head(title: str, reasons: Counter[str]) -> list[str]:
    if not reasons:
        return []
    told = ", ".join(f"{count} {why}" for why, count in sorted(reasons.items()))
    return [f"## {title}: {told}", ""]


def _line(saying: Saying) -> str:
    words = " ".join(saying.quote.split())
    return f"{saying.type} in `{saying.article.rpartition('/')[2]}`: “{_plain(words)}”"


def _cell(values: tuple[str, ...]) -> str:
    return _plain(", ".join(values)) or "nothing"


def _plain(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    marked = "".join(f"\\{c}" if c in "\\`*_[]|" else c for c in text)
    return marked.replace("&", "&amp;").replace("<", "&lt;")
