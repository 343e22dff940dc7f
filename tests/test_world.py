from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple
from rdf_cases import HP, LA, make_entities, make_reading

from kg.graph import build_article_graph
from kg.iris import Bases, article_iri, entity_iri
from kg.merging import BEARING, NAMED_BY
from kg.model import Claim, Entity, Modality, Reading
from kg.statements import iri_in, told_by
from kg.terms import node, ntriples, read_ntriples, term
from kg.world import article_summary, derive_many, derive_world, touched

PLACE = entity_iri("place", "VN-HP")
OTHER = entity_iri("place", "LA-VI")


def graph(reading: Reading) -> list[Triple]:
    return build_article_graph(reading, Bases(), "run")


def triples(lines: Iterable[str]) -> list[Triple]:
    return read_ntriples("".join(f"{line}\n" for line in lines).encode())


def summary_of(graph: list[Triple]) -> list[Triple]:
    return triples(article_summary(ntriples(graph).decode().splitlines()))


def derive(iri: str, pile: list[Triple], reference: Iterable[Triple] = ()) -> list[Triple]:
    return triples(derive_many([iri], told_by(pile, BEARING), lambda _iri: reference))


def only(reading: Reading, kind: str, **change: object) -> Reading:
    claims = tuple(replace(c, **change) for c in reading.claims if c.type == kind)
    return replace(reading, claims=claims)


def values(world: list[Triple], name: str, subject: str = "") -> list[str]:
    found = (t for t in world if t.predicate == term(name))
    return sorted(t.object.value for t in found if t.subject.value.startswith(subject))


def three() -> list[list[Triple]]:
    return [
        graph(make_reading("case-1", "vi", "w1")),
        graph(make_reading("case-2", "bn", "w1")),
        graph(make_reading("case-3", "bn", "w2")),
    ]


def test_a_world_is_a_function_of_the_set_of_graphs() -> None:
    graphs = three()
    world = derive_world(graphs)
    random.Random(3).shuffle(graphs)
    for one in graphs:
        random.Random(4).shuffle(one)
    assert derive_world(graphs) == world == sorted(set(world), key=str)


def test_updating_what_is_touched_equals_deriving_all() -> None:
    """What a store does when articles come and go, in every order."""
    graphs = dict(enumerate(three()))
    names = [node(iri_in(text)) for text in NAMED_BY]
    world: set[Triple] = set()
    held: dict[int, list[Triple]] = {}
    for key, comes in [(0, True), (2, True), (1, True), (0, False), (0, True), (2, False)]:
        things = touched(told_by(graphs[key], BEARING))
        article = article_iri(f"case-{key + 1}")
        if comes:
            held[key] = graphs[key]
        else:
            del held[key]
        about = [
            Quad(t.subject, t.predicate, t.object, node(f"urn:{k}"))
            for k, g in held.items()
            for t in g
            if any(x.subject == t.subject and x.predicate in names for x in g)
        ]
        gone = {*things, article}
        world = {t for t in world if t.subject.value not in gone}
        world.update(triples(derive_many(things, told_by(about, BEARING))))
        world.update(summary_of(graphs[key]) if comes else [])
        assert sorted(world, key=str) == derive_world(held.values())


def test_every_triple_has_the_resource_as_its_subject() -> None:
    graphs = three()
    pile = [t for g in graphs for t in g]
    for thing in touched(told_by(pile, BEARING)):
        derived = derive(thing, pile)
        assert derived
        assert {t.subject for t in derived} == {node(thing)}


def test_versions_of_one_work_count_once() -> None:
    one, two, three_ = (only(make_reading(f"c{i}", "vi", w), "event") for i, w in enumerate("aab"))
    world = derive_world(map(graph, (one, two)))
    assert values(world, "coop:supportingWorks") == ["1"]
    assert values(world, "coop:confidence") == ["0.8"]
    world = derive_world(map(graph, (one, two, three_)))
    assert values(world, "coop:supportingWorks") == ["2"]
    assert values(world, "coop:confidence") == ["0.96"]
    assert len(values(world, "prov:wasDerivedFrom", Bases().things + "event/")) == 3
    assert len(values(world, "coop:mergeReason", Bases().things + "event/")) == 1


def test_nothing_is_certain() -> None:
    many = [only(make_reading(f"c{i}", "vi", f"w{i}"), "event", confidence=1.0) for i in range(3)]
    assert values(derive_world(map(graph, many)), "coop:confidence") == ["0.99"]


def test_a_denial_supports_nothing() -> None:
    yes = only(make_reading("c1", "vi", "w1"), "event")
    no = only(make_reading("c2", "vi", "w2"), "event", modality="negated", confidence=0.9)
    world = derive_world(map(graph, (yes, no)))
    assert values(world, "coop:confidence") == ["0.8"]
    assert values(world, "coop:supportingWorks") == ["1"]
    assert [m.rsplit("/", 1)[1] for m in values(world, "coop:modality")] == ["asserted", "negated"]
    assert values(derive_world([graph(no)]), "coop:confidence") == ["0.9"]


def test_conflicting_values_are_all_kept() -> None:
    def dated(name: str, since: str) -> Reading:
        reading = only(make_reading(name, "vi", name), "partnership")
        claim = reading.claims[0]
        return replace(reading, claims=(replace(claim, roles={**claim.roles, "since": (since,)}),))

    world = derive_world(map(graph, (dated("c1", "1998"), dated("c2", "1999"))))
    assert values(world, "coop:since") == ["1998", "1999"]


@pytest.mark.parametrize(
    ("kind", "modality", "shortcut"),
    [
        ("twinned", "asserted", True),
        ("twinned", "planned", False),
        ("twinned", "negated", False),
        ("friendship", "asserted", False),
    ],
)
def test_the_twin_shortcut(kind: str, modality: Modality, shortcut: bool) -> None:
    claim = Claim(
        "partnership",
        {"a": (HP,), "b": (LA,), "kind": (kind,)},
        make_reading().claims[0].evidence,
        "sign",
        modality=modality,
    )
    world = derive_world([graph(replace(make_reading(), claims=(claim,)))])
    twins = {
        (t.subject.value, t.object.value) for t in world if t.predicate == term("coop:twinnedWith")
    }
    assert twins == ({(PLACE, OTHER), (OTHER, PLACE)} if shortcut else set())


def test_status_climbs_the_ladder() -> None:
    def at(name: str, status: str) -> Reading:
        reading = only(make_reading(name, "vi", "w"), "agreement")
        claim = reading.claims[0]
        roles = {**claim.roles, "status": (status,), "date": ("2025",)}
        return replace(reading, claims=(replace(claim, roles=roles),))

    world = derive_world(map(graph, (at("c1", "signed"), at("c2", "planned"))))
    assert [v.rsplit("/", 1)[1] for v in values(world, "coop:currentStatus")] == ["signed"]
    assert len(values(world, "coop:agreementStatus")) == 2


def test_entities() -> None:
    world = derive(PLACE, graph(make_reading()))
    assert values(world, "skos:prefLabel") == ["Hai Phong"]
    assert values(world, "skos:altLabel") == ["Hải Phòng", "হাইফোং"]
    types = {iri.rsplit("#", 1)[1] for iri in values(world, "rdf:type")}
    assert types == {"City", "Locality"}
    assert values(world, "coop:within") == [entity_iri("place", "VN")]
    assert values(world, "coop:locality") == []
    assert values(world, "skos:exactMatch") == values(world, "coop:wikidata")
    body = make_entities()[0]
    derived = derive(entity_iri("body", body.key), graph(make_reading()))
    assert values(derived, "coop:locality") == [PLACE]
    assert len(values(derived, "rdf:type")) == 2


def test_the_shortest_label_is_preferred() -> None:
    def named(name: str, label: str) -> Reading:
        return Reading(make_reading(name).article, (Entity("person", "an", label),))

    world = derive_world(map(graph, (named("c1", "An Minh Nguyen"), named("c2", "An Nguyen"))))
    assert values(world, "skos:prefLabel") == ["An Nguyen"]
    assert values(world, "skos:altLabel") == ["An Minh Nguyen"]
    assert len(values(world, "foaf:name")) == 2


def test_reference_data_come_with_what_is_named_only() -> None:
    def reference(iri: str) -> list[Triple]:
        label = term("skos:altLabel")
        return [
            Triple(node(iri), label, Literal("Hai Phong", language="en")),
            Triple(node(iri), label, Literal("Haiphong", language="fr")),
        ]

    pile = graph(make_reading())
    world = derive(PLACE, pile, reference(PLACE))
    assert values(world, "skos:altLabel") == ["Haiphong", "Hải Phòng", "হাইফোং"]
    nowhere = entity_iri("place", "XX")
    assert list(derive_many([nowhere], told_by(pile, BEARING), reference)) == []


def test_the_summary_of_an_article() -> None:
    one = graph(make_reading(url="https://example.org/a"))
    summary = summary_of(one)
    assert {t.subject for t in summary} == {NamedNode(article_iri("case-1"))}
    assert values(summary, "schema:url") == ["https://example.org/a"]
    assert values(summary, "prov:wasGeneratedBy") == []
