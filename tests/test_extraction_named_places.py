"""Places that stand in what is told, though no claim takes them."""

from __future__ import annotations

from extraction_scenes import reading_of

from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES
from kg.namespaces import COOP
from kg.terms import term

NEWS = (
    "Da Nang, Busan sign cooperation deal\n"
    "The city of Da Nang and the city of Busan signed a cooperation agreement on 5 May 2024.\n"
    "{}\n"
)


def told(sentence: str) -> dict[str, str]:
    """Return the quotes of the places that only the last sentence names, by label."""
    entities = reading_of(NEWS.format(sentence), "en", "VN-DN").entities
    return {e.label: e.evidence[0].quote for e in entities if e.evidence}


def test_a_place_beside_a_tie_stands_for_itself() -> None:
    sentence = "Cooperation of Daegu and Ulsan, officials noted, grew as well."
    assert told(sentence) == {"Daegu": sentence, "Ulsan": sentence}


def test_what_is_denied_names_nobody() -> None:
    assert not told("Daegu and Ulsan, officials noted, are not twinned.")


def test_a_tie_that_ended_or_is_not_broken_off_had_two_sides() -> None:
    assert set(told("Cooperation with Incheon has ended.")) == {"Incheon"}
    assert set(told("Da Nang denied that it would terminate ties with Daegu.")) == {"Daegu"}


def test_a_place_in_the_sentence_of_a_claim_stands_for_itself() -> None:
    quotes = told("Mayor Le Trung Chinh received guests of Busan who had come from Ulsan by train.")
    assert list(quotes) == ["Ulsan"]


def test_a_place_of_which_nothing_is_told_is_none() -> None:
    assert not told("Buses from Daegu to Ulsan were late in heavy rain.")


def test_a_place_with_its_type_word_is_told_unless_it_only_describes() -> None:
    assert set(told("Floods hit the city of Daegu.")) == {"Daegu"}
    assert not told("Ulsan is known for its whales.")


def test_a_unit_acts_by_its_authority() -> None:
    assert "Daegu" in told("The government of Daegu attended the ceremony, too.")
    assert not told("Daegu University attended the ceremony, too.")


def test_a_seat_a_gate_or_an_airport_is_none() -> None:
    assert not told("The Consul General of Japan in Ulsan attended the signing.")
    assert not told("They agreed on cooperation of Incheon International Airport.")


def test_a_name_inside_a_body_is_none() -> None:
    assert "Daegu" not in told("Cooperation with Daegu University, Ulsan and Busan grew.")


def test_a_place_of_a_claim_needs_none() -> None:
    assert "Busan" not in told("Cooperation of Daegu and Busan grew.")


def test_the_graph_quotes_the_sentence() -> None:
    reading = reading_of(NEWS.format("Cooperation of Daegu and Ulsan, too, grew."), "en", "VN-DN")
    triples = build_article_graph(reading, DEFAULT_BASES, "run")
    proofs = {t.subject for t in triples if t.predicate.value == str(COOP["evidence"])}
    readings = {t.subject for t in triples if t.object == term("coop:EntityReading")}
    assert len(proofs & readings) == 2


def test_only_the_clause_that_denies_a_tie_names_nobody() -> None:
    sentence = "Besides, cooperation of Daegu and Ulsan grew; that with Incheon does not exist."
    assert set(told(sentence)) == {"Daegu", "Ulsan"}
    sentence = "Daegu is not a partner - cooperation with Ulsan and Incheon grew."
    assert set(told(sentence)) == {"Ulsan", "Incheon"}


def test_what_contains_a_place_is_named_by_more_than_a_body() -> None:
    def printed(sentence: str) -> list[bool]:
        entities = reading_of(NEWS.format(sentence), "en", "VN-DN").entities
        return [bool(e.printed) for e in entities if e.key == "KR-48"]

    assert printed("Students of Gyeongnam University came, too.") == [False]
    assert printed("Gyeongnam University is in Gyeongnam Province.") == [True]
