"""The pages of things, claims and articles, read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.namespaces import SCHEMES
from kg.site.facts import read_fact
from kg.site.model import CLAIMS, Fact, Page, Roles, Section, Thing, Value
from kg.site.names import Names, all_names, printed_forms
from kg.site.source import Source
from kg.terms import term

#: Facts in one section; there may be more, of which the page then tells the number.
MOST_FACTS: Final = {"partnership": 300, "agreement": 300}
_MOST_OTHERS: Final = 100
#: Quotes beside each other under a fact in a list, and on the page of a claim.
_FEW, _MANY = 3, 60
#: What one page may hold, in bytes of its facts before they are marked up, and facts.
PAGE_BYTES, PAGE_FACTS = 40_000, 40
#: Facts about things that are shown beside their names: property and what pages call it.
_ABOUT: Final = {
    term(name).value: role
    for name, role in {
        "coop:kindCode": "kind", "coop:locality": "acts_for", "coop:partOf": "part_of",
        "coop:within": "within", "coop:country": "country", "coop:iso": "iso",
        "coop:mergedInto": "merged_into", "coop:mergedOn": "merged_on",
        "coop:mergedBy": "merged_by", "coop:latitude": "latitude", "coop:longitude": "longitude",
        "skos:exactMatch": "same_as", "schema:url": "address", "schema:inLanguage": "language",
        "schema:datePublished": "published", "schema:publisher": "publisher",
        "coop:homeLocality": "home",
    }.items()
}  # fmt: skip
_FIELD: Final = SCHEMES + "field/"
_ORDER: Final = list(_ABOUT.values())
#: What has the thing as its value, and what pages call that.
_BACK: Final = {
    term("coop:mergedInto").value: "absorbed",
    term("coop:locality").value: "bodies",
    term("coop:partOf").value: "parts",
}
_CLAIMS_OF: Final = (
    "coop:date", "coop:since", "coop:deadline", "coop:period",
)  # fmt: skip


class Reader:
    """Reads pages from a store; keeps what several pages need."""

    def __init__(self, source: Source, langs: Iterable[str]) -> None:
        """Take the store and the languages in which names are wanted."""
        self.source = source
        self.names = Names(source, langs)
        self._fact = source.reads.remember(self._read_fact, 20_000)

    def pages(self, kind: str, thing: str) -> list[Page]:
        """Return the pages of one thing, in order; a page about nothing is none."""
        if kind == "article":
            page = self._article(thing)
        elif kind in CLAIMS:
            page = self._claim(kind, thing)
        elif kind == "field":
            facts = self._facts_of([thing])
            page = Page("field", thing, (), (), self._sections(facts))
        else:
            page = self._entity(kind, thing)
        return [self._complete(part) for part in _parts(page)]

    def _entity(self, kind: str, thing: str) -> Page:
        roles = self._about(thing)
        back = self._back(thing)
        held = dict(back)
        ours = [thing, *(v.iri for role in ("absorbed", "bodies") for v in held.get(role, ()))]
        ties: list[str] = []
        if kind == "place" and not self.source.value(thing, "coop:within"):
            ties = self.source.subjects("coop:country", thing)
        facts = self._facts_of(ours if kind == "place" else [thing], ties)
        names = (*all_names(self.source, thing), *printed_forms(self.source, thing))
        sections = self._sections(facts)
        if kind == "person":  # first of all, who that is
            sections = tuple(sorted(sections, key=lambda section: section.name != "membership"))
        return Page(kind, thing, tuple(dict.fromkeys(names)), roles + back, sections, ())

    def _about(self, thing: str) -> Roles:
        found: dict[str, list[Value]] = defaultdict(list)
        for prop, value in sorted(self.source.triples(thing)):
            if role := _ABOUT.get(prop):
                found[role].append(value)
        return tuple((r, tuple(found[r])) for r in sorted(found, key=_ORDER.index))

    def _back(self, thing: str) -> Roles:
        found: dict[str, set[str]] = defaultdict(set)
        for prop, subject in self.source.naming(thing):
            role = _BACK.get(prop)
            if role and self.source.kind_of(subject) in {"place", "body"}:
                found[role].add(subject)
        return tuple((r, tuple(Value(iri=i) for i in sorted(found[r]))) for r in sorted(found))

    def _facts_of(
        self, things: Sequence[str], ties_of: Sequence[str] = ()
    ) -> dict[str, dict[str, str]]:
        """Return by kind the claims in which things take part, with their dates.

        Args:
            things: Any role counts.
            ties_of: Of these only ties and agreements count.
        """
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for number, thing in enumerate((*things, *ties_of)):
            for _, subject in self.source.naming(thing):
                kind = self.source.kind_of(subject)
                wanted = CLAIMS if number < len(things) else ("partnership", "agreement")
                if kind in wanted and subject not in found[kind]:
                    found[kind][subject] = self._date(subject)
        return {
            kind: {
                claim: found[kind][claim]
                for claim in sorted(found[kind], key=lambda c: (found[kind][c], c), reverse=True)
            }
            for kind in CLAIMS
            if kind in found
        }

    def _date(self, claim: str) -> str:
        return next((d for name in _CLAIMS_OF if (d := self.source.value(claim, name))), "")

    def _sections(self, facts: dict[str, dict[str, str]]) -> tuple[Section, ...]:
        found = []
        for kind, claims in facts.items():
            read = [
                self._fact(claim) for claim in list(claims)[: MOST_FACTS.get(kind, _MOST_OTHERS)]
            ]
            found.append(Section(kind, len(claims), len(read), tuple(filter(None, read))))
        return tuple(found)

    def _read_fact(self, claim: str) -> Fact | None:
        return read_fact(self.source, claim, most=_FEW)

    def _claim(self, kind: str, claim: str) -> Page:
        fact = read_fact(self.source, claim, most=_MANY)
        reasons = tuple(self.source.values(claim, "coop:mergeReason"))
        roles: Roles = (("merged", reasons),) if reasons else ()
        return Page(kind, claim, (), roles, fact=fact)

    def _article(self, article: str) -> Page:
        work = self.source.value(article, "coop:work")
        others = (
            [a for a in self.source.subjects("coop:work", work) if a != article] if work else []
        )
        versions = tuple(Value(iri=a) for a in others if self.source.kind_of(a) == "article")
        roles = self._about(article) + ((("versions", versions),) if versions else ())
        names = [Value(v.text, v.lang) for v in all_names(self.source, article)]
        identifier = self.source.value(article, "dcterms:identifier")
        facts: dict[str, list[Fact]] = defaultdict(list)
        for claim in sorted(self.source.article(article)):
            if "#claim-" in claim and (fact := self._told(claim, article)):
                facts[fact.kind].append(fact)
        sections = tuple(
            Section(
                kind,
                len(facts[kind]),
                len(facts[kind]),
                tuple(sorted(facts[kind], key=_place_in_text)),
            )
            for kind in CLAIMS
            if kind in facts
        )
        return Page("article", article, (*names, Value(identifier)), roles, sections)

    def _told(self, claim: str, article: str) -> Fact | None:
        return read_fact(self.source, claim, most=1, graph=article)

    def _complete(self, page: Page) -> Page:
        facts = [fact for section in page.sections for fact in section.facts]
        facts += [page.fact] if page.fact else []
        named = {page.iri} | {value.iri for _, values in page.roles for value in values}
        for fact in facts:
            named |= {value.iri for _, values in fact.roles for value in values}
            named |= {quote.article for quote in fact.quotes} | set(fact.inherited)
        return replace(page, things=tuple(self.thing(iri) for iri in sorted(named - {""})))

    def thing(self, iri: str) -> Thing:
        """Return what to call a thing and what kind it is."""
        kind = "field" if iri.startswith(_FIELD) else self.source.kind_of(iri)
        return Thing(iri, kind, self.names.labels(iri))


def _place_in_text(fact: Fact) -> tuple[int, str]:
    return (fact.quotes[0].start if fact.quotes else 0), fact.iri


def _weight(fact: Fact) -> int:
    """Return the bytes of what is read in a fact; markup comes on top."""
    said = sum(len(quote.text.encode()) for quote in fact.quotes)
    return said + sum(len(v.text.encode()) for _, values in fact.roles for v in values)


def _parts(page: Page) -> Iterator[Page]:
    """Split a page that would be too long; sections go on on the next part."""
    parts: list[list[Section]] = [[]]
    # An article shows each of its claims with one quote.
    whole = (60_000, 60) if page.kind == "article" else (PAGE_BYTES, PAGE_FACTS)
    room, left = whole
    for section in page.sections:
        taken: list[Fact] = []
        for fact in section.facts:
            if left == 0 or (room < _weight(fact) and left < whole[1]):
                parts[-1] += [replace(section, facts=tuple(taken))] if taken else []
                parts.append([])
                taken, (room, left) = [], whole
            taken.append(fact)
            room, left = room - _weight(fact), left - 1
        if taken:
            parts[-1].append(replace(section, facts=tuple(taken)))
    for number, sections in enumerate(parts, 1):
        yield replace(page, sections=tuple(sections), part=number, parts=len(parts))
