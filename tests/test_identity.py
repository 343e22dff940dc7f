"""When two claims speak of one thing, and when not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from rdf_cases import HP, LA, PERSON, make_reading

from kg.identity import claim_candidate, claim_candidates, claim_iri, claim_iris
from kg.model import Claim, ClaimType, Evidence, Ref, Span, Value


def claim(kind: ClaimType, /, **roles: Value | tuple[Value, ...]) -> Claim:
    values = {k: v if isinstance(v, tuple) else (v,) for k, v in roles.items()}
    return Claim(kind, values, (Evidence(Span(0, 1), "x"),), "rule")


def same(one: Claim, two: Claim, works: tuple[str, str] = ("w1", "w2")) -> bool:
    return claim_candidate(one, works[0]) == claim_candidate(two, works[1])


def test_one_occasion_by_three_names_on_one_day() -> None:
    a = claim("event", type="meeting", party=(HP, LA), date="2025-09-26")
    b = claim("event", type="reception", party=(LA, HP), date="2025-09-26", leader=PERSON)
    assert same(a, b)
    assert not same(a, claim("event", type="signing", party=(HP, LA), date="2025-09-26"))
    assert not same(a, claim("event", type="meeting", party=(HP, LA), date="2025-09-27"))


def test_an_event_without_day_or_second_party_stays_in_its_work() -> None:
    for roles in ({"date": "2025-09"}, {}, {"date": "XXXX-09-26"}):
        event = claim("event", type="visit", party=(HP, LA), **roles)
        assert not same(event, event)
        assert same(event, event, ("w1", "w1"))
    alone = claim("event", type="visit", party=HP, date="2025-09-26")
    group = claim("event", type="visit", party=(HP, Ref("group", "officials")), date="2025-09-26")
    assert not same(alone, alone)
    assert not same(group, group)


def test_an_event_without_parties_is_told_by_who_stood_there_and_where() -> None:
    a = claim("event", type="conference", place=HP)
    assert not same(a, claim("event", type="conference", place=LA), ("w", "w"))


def test_agreements_meet_by_year() -> None:
    a = claim("agreement", kind="mou", status="signed", party=(HP, LA), date="2019")
    assert same(a, claim("agreement", kind="mou", status="planned", party=(LA, HP), date="2019"))
    undated = claim("agreement", kind="mou", status="planned", party=(HP, LA))
    assert not same(undated, undated)


def test_partnerships_have_no_direction_and_no_work() -> None:
    a = claim("partnership", a=HP, b=LA, kind="twinned")
    assert same(a, claim("partnership", a=LA, b=HP, kind="twinned", since="1998"))
    assert not same(a, claim("partnership", a=LA, b=HP, kind="friendship"))


def test_memberships_and_figures() -> None:
    a = claim("membership", person=PERSON, locality=HP, post="Chairman")
    assert same(a, claim("membership", person=PERSON, locality=HP, post="chairman", date="2025"))
    f = claim("figure", value=Decimal("300"), raw="300", unit="students", owner=HP)
    g = claim("figure", value=Decimal("3E2"), raw="৩০০", unit="Students", owner=HP)
    assert same(f, g, ("w", "w"))
    assert not same(f, g)


def test_versions_of_one_work_share_statements_by_order() -> None:
    one = make_reading("case-1", "vi", "w")
    two = make_reading("case-2", "bn", "w")
    assert claim_candidates(one) == claim_candidates(two)
    other = make_reading("case-3", "bn", "v")
    shared = set(claim_candidates(one)) & set(claim_candidates(other))
    assert {iri.split("/")[-2] for iri in shared} == {"event", "partnership", "membership"}


def test_equals_are_numbered_in_the_order_of_telling() -> None:
    reading = make_reading()
    statement = next(c for c in reading.claims if c.type == "statement")
    early = replace(statement, evidence=(Evidence(Span(0, 5), "x"),))
    both = replace(reading, claims=(statement, early))
    first, second = claim_candidates(both)
    assert (second, first) == claim_candidates(replace(reading, claims=(early, statement)))
    assert claim_iris(both)[0].endswith("-2")
    assert claim_iris(both)[1] == claim_iri(claim_iris(both)[1].split("#")[0], early)


def test_a_claim_keeps_its_iri_when_the_rules_get_better() -> None:
    a = claim("event", type="visit", party=(HP, LA))
    b = replace(a, rule="other", confidence=0.9, modality="planned", reasons=("x",))
    assert claim_iri("https://a.org/1", a) == claim_iri("https://a.org/1", b)
    assert claim_iri("https://a.org/1", a) != claim_iri("https://a.org/2", a)
