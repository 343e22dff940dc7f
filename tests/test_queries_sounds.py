"""The 63 units of Vietnam by their names in every script, in listed and unlisted spellings."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize

from kg.errors import QueryError
from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, entity_iri
from kg.queries import resolve_name
from kg.queries.sounds import places_by_sound
from kg.reference import place_triples
from kg.resources import ontology_dir
from kg.show import describe
from kg.store import LocalStore
from kg.terms import node, term
from kg.text import fold_loose

SPELLINGS = Path(__file__).parent / "names" / "places.tsv"
LANGUAGES = tuple("vi en bn ur ar fr ru zh lo km th ja ko hi es id de".split(" "))  # noqa: SIM905


#: Names that a unit of Vietnam shares with one of China.
SHARED = ("Hà Nam", "河南")


def units() -> list[str]:
    with (ontology_dir() / "gazetteer" / "vn-provinces.csv").open(encoding="utf-8") as table:
        return [row["iso_3166_2"] for row in csv.DictReader(table)]


@pytest.fixture(scope="module")
def store() -> LocalStore:
    """A store that speaks of the 63 units, and of units of Laos and China that sound alike."""
    from pyoxigraph import Triple

    gazetteer = load_gazetteer()
    opened = LocalStore.in_memory()
    for key in (*units(), "LA-VI", "LA-XE", "CN-HA", "CN-HE"):
        iri = entity_iri("place", key)
        triples = [
            Triple(node(iri), term("rdf:type"), term("coop:Locality")),
            *place_triples(iri, gazetteer, DEFAULT_BASES),
        ]
        data = serialize(triples, format=RdfFormat.N_TRIPLES)
        assert data is not None
        opened.load(data, RdfFormat.N_TRIPLES)
    return opened


def found(store: LocalStore, name: str) -> str:
    """Return the key of the place that a name means; the message if it means several."""
    try:
        return resolve_name(store, name).rpartition("/")[2]
    except QueryError as error:
        return str(error)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_unit_by_its_name_in_each_language(store: LocalStore, lang: str) -> None:
    labels = {key: load_gazetteer().label(key, lang) for key in units()}
    assert len(labels) == 63
    assert all(labels.values())
    wrong = {
        name: answer
        for key, name in labels.items()
        if (answer := found(store, name)) != key and name not in SHARED
    }
    assert wrong == {}


def test_a_name_that_two_units_share_is_asked_about(store: LocalStore) -> None:
    for name in SHARED:
        told = found(store, name)
        assert "2 things have this name" in told
        assert "VN-63" in told
        assert "CN-HA" in told


def test_each_unit_in_other_habits_of_writing(store: LocalStore) -> None:
    wrong = []
    for key in units():
        name = load_gazetteer().label(key, "vi")
        for form in (
            name.upper(),
            unicodedata.normalize("NFD", name),
            "-".join(name.lower().split()),
            fold_loose(name),
            "  ".join(name.split()),
        ):
            if found(store, form) != key and found(store, name) == key:
                wrong.append((form, found(store, form)))
    assert wrong == []


def test_spellings_that_no_list_holds() -> None:
    rows = [line.split("\t") for line in SPELLINGS.read_text("utf-8").splitlines()]
    pairs = [row for row in rows if len(row) == 2 and row[0] != "key"]
    wrong = [
        (spelling, key)
        for key, spelling in pairs
        if [iri for iri, _ in places_by_sound(spelling)] != [entity_iri("place", key)]
    ]
    assert len(wrong) <= 0.05 * len(pairs), wrong


@pytest.mark.parametrize(
    "name",
    [
        "হাই ফং",
        "হাই ফোং",
        "হাইফোং",
        "hai-phong",
        "HẢI PHÒNG",
        "Ha\u0309i Pho\u0300ng",
        "thành phố Hải Phòng",
    ],
)
def test_hai_phong_however_it_is_spelled(store: LocalStore, name: str) -> None:
    assert found(store, name) == "VN-HP"


@pytest.mark.parametrize("name", ["Улан-Батор", "Springfield Heights", "হাজার", "qwerty"])
def test_what_only_begins_alike_is_not_found(store: LocalStore, name: str) -> None:
    assert not found(store, name).startswith("VN-")


def test_a_unit_that_no_article_speaks_of_is_shown_from_the_gazetteer() -> None:
    portrait = describe(LocalStore.in_memory(), "Hải Dương")
    assert portrait.iri == entity_iri("place", "VN-61")
    assert portrait.facts["mergedInto"] == ["Hai Phong"]
    assert portrait.facts["mergedOn"] == ["2025-07-01"]
    assert portrait.quotes == 0
