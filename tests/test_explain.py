from __future__ import annotations

import pytest
from fixture_store import EVENT, HAI_PHONG, given_store
from query_cases import rows

from kg.errors import QueryError
from kg.explain import explain_claim, explain_triples
from kg.show import count_things, describe


def test_every_article_that_tells_it() -> None:
    found = explain_claim(given_store(), EVENT)
    assert (found.claim, found.type) == (EVENT, "Event")
    assert {s.article: s.confidence for s in found.sayings} == {
        "hp-vi": 0.8,
        "hp-en": 0.8,
        "again": 0.6,
    }
    russian = next(s for s in found.sayings if s.article == "again")
    quote = russian.quotes[0]
    assert quote.text == "26 сентября Хайфон принял Кагосиму"
    assert quote.end - quote.start == len(quote.text)
    assert quote.before.endswith("году. ")
    assert quote.after.startswith(". ")
    assert ("guest", "Kagoshima") in russian.roles
    assert ("eventType", "reception") in russian.roles
    assert {role for role, _ in russian.roles} == {"eventType", "party", "host", "guest", "date"}
    assert russian.rule == "event-frame"
    assert russian.reasons == ("cue and two sides",)


def test_language_versions_that_do_not_tell_it() -> None:
    store = given_store()
    figure = next(row["figure"] for row in rows(store, "figures") if row["value"] == "300")
    found = explain_claim(store, figure)
    assert {v.article: v.tells for v in found.versions} == {"hp-vi": True, "hp-en": False}


def test_by_the_article_claim_or_the_end_of_an_iri() -> None:
    store = given_store()
    whole = explain_claim(store, EVENT)
    assert explain_claim(store, "event/5b06fdcc8ff9117f") == whole
    one = explain_claim(store, whole.sayings[0].iri)
    assert one.claim == EVENT
    assert one.sayings == whole.sayings[:1]
    assert explain_claim(store, whole.sayings[0].iri.rpartition("/")[2]) == one


@pytest.mark.parametrize("claim", ["urn:x", "event/nothing", "", "x> {", "https://x y", HAI_PHONG])
def test_unknown_claims(claim: str) -> None:
    with pytest.raises(QueryError):
        explain_claim(given_store(), claim)


def test_a_portrait() -> None:
    found = describe(given_store(), "hải phòng", "vi")
    assert found.iri == HAI_PHONG
    assert found.label == "Hải Phòng"
    assert found.facts["iso"] == ["VN-HP"]
    assert found.facts["kindCode"] == ["city"]
    assert {tie["partner"] for tie in found.ties} == {"Primorsky", "Vientiane Province"}
    assert found.happenings[0]["date"] == "2010"
    assert found.mentions["party"] == 7
    assert found.quotes > 4
    with pytest.raises(QueryError, match="speaks of"):
        describe(given_store(), "urn:nothing")


def test_counts() -> None:
    counts = count_things(given_store())
    assert counts["article"] == 6
    assert counts["partnership"] == 3
    assert counts["claims"] == 32


def test_independent_works_and_conflicts() -> None:
    found = explain_claim(given_store(), EVENT)
    assert found.works == 2  # the two versions of one work are one voice
    assert {role for role, _ in found.conflicts} >= {"eventType"}


def test_what_contradicts_a_claim_is_told_from_both_sides() -> None:
    store = given_store()
    told = rows(store, "contradictions")
    signed = next(row for row in told if row["property"] == "date")
    for one, other, ours, theirs in (
        (signed["claim"], signed["other"], "2010", "2011"),
        (signed["other"], signed["claim"], "2011", "2010"),
    ):
        (found,) = explain_claim(store, one).contradictions
        assert (found.claim, found.property, found.ours, found.theirs) == (
            other,
            "date",
            ours,
            theirs,
        )
    assert explain_claim(store, EVENT).contradictions == ()


def test_as_rdf() -> None:
    store = given_store()
    triples = explain_triples(store, explain_claim(store, EVENT))
    text = "\n".join(map(str, triples))
    assert f"<{EVENT}>" in text
    for name in ("oa#exact", "oa#start", "dc/terms/identifier", "wasDerivedFrom"):
        assert name in text
    others = [t for t in triples if "figure/" in str(t.subject)]
    assert others == []
