"""One document as an article tells of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Evidence, Ref

#: How far papers have come that are there.
STANDING = ("mentioned", "signed", "in_force", "renewed")
#: Papers that are never called by the name of another paper.
DISTINCT = frozenset({"letter_of_intent", "minutes", "project_agreement"})


@dataclass(slots=True)
class Document:
    """One mention of a document, and after merging one document.

    Attributes:
        kind: Purpose if there is one, else the form of the paper.
        form: Form of the paper, whatever it is for.
        named: The clause itself names the parties.
        fresh: Told in headline or lead, so news and no standing arrangement.
        index: Number of the sentence.
        listed: One of several papers under one verb.
        restated: Told in headline or lead, and behind it again.
        agreed: Signed only by "agreed on": where the lead says "agreed to sign", it is to come.
        summed: One of many that are only counted: "has signed with 7 towns, among them A and B".
        since: When what is renewed now was first signed.
        bare: Called an agreement and nothing else: no word of the clause says what it is for.
        by_people: The clause only names people who sign, and so whom they act for.
    """

    kind: str
    form: str
    status: str
    parties: tuple[Ref, ...]
    named: bool
    fresh: bool
    index: int
    date: str | None
    period: str | None
    fields: tuple[str, ...]
    evidence: list[Evidence] = field(default_factory=list)
    listed: bool = False
    by_people: bool = False
    bare: bool = False
    restated: bool = False
    since: str | None = None
    agreed: bool = False
    summed: bool = False
