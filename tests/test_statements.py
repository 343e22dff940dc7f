"""Terms as texts mean what the library's terms mean."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.statements import Values, lexical, lines_of, prop, told_by, told_in, union
from kg.terms import ntriples, term

LABEL, NAME = prop("skos:prefLabel"), prop("foaf:name")
ODD = ['say "hi"', "a\\nb", "a\nb", "\\u0041", "\t\b\f\r", "\x01\x7f\x85\u2028", "‫ا‬", "😀", ""]


@pytest.mark.parametrize("text", ODD)
def test_the_characters_of_a_literal(text: str) -> None:
    for literal in (Literal(text), Literal(text, language="en"), Literal(text + "\\")):
        assert lexical(str(literal)) == literal.value


@pytest.mark.parametrize("text", ODD)
def test_lines_tell_what_triples_tell(text: str) -> None:
    one, two = NamedNode("urn:one"), NamedNode("urn:two")
    triples = [
        Triple(one, term("skos:prefLabel"), Literal(text, language="vi")),
        Triple(one, term("skos:prefLabel"), Literal(text)),
        Triple(two, term("foaf:name"), one),
        Triple(two, term("foaf:age"), Literal("unheard")),
    ]
    told = told_in(lines_of(ntriples(triples)), frozenset({LABEL, NAME}))
    assert told == told_by(triples, frozenset({LABEL, NAME}))
    assert told == {
        "<urn:one>": {LABEL: {str(triples[0].object), str(triples[1].object)}},
        "<urn:two>": {NAME: {"<urn:one>"}},
    }
    quads = [Quad(t.subject, t.predicate, t.object, two) for t in triples]
    assert told_by(quads, frozenset({LABEL, NAME})) == told


def test_nothing_told_is_nothing() -> None:
    assert told_in(lines_of(b""), frozenset({LABEL})) == {}
    assert Values()[LABEL] == set()


def test_a_union_leaves_its_parts_alone() -> None:
    one = {"<urn:a>": Values({LABEL: {'"a"'}})}
    two = {"<urn:a>": Values({LABEL: {'"b"'}}), "<urn:b>": Values()}
    assert union([one, two]) == {"<urn:a>": {LABEL: {'"a"', '"b"'}}, "<urn:b>": {}}
    assert one == {"<urn:a>": {LABEL: {'"a"'}}}
    assert two["<urn:a>"] == {LABEL: {'"b"'}}
