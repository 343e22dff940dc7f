"""The tables of ontology/names: readable, consistent with one another, without doubles."""

from __future__ import annotations

import unicodedata

import pytest

from kg.errors import GazetteerError, ResourceError
from kg.names import tables
from kg.names.syllables import is_syllable, load_inventory, name_units, split_words

TABLES = {
    "phones.tsv": ("script", "text"),
    "costs.tsv": ("unit", "phones"),
    "syllables.tsv": ("kind", "text"),
    "family-names.tsv": ("name",),
    "han-readings.tsv": ("reading",),
    "classes.tsv": ("kind", "text"),
    "surnames.tsv": ("lang", "text"),
    "given-names.tsv": ("lang", "text"),
    "scripts.tsv": ("script",),
    "body-words.tsv": ("lang", "text"),
}


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    keys = [tuple(row[column] for column in TABLES[name]) for row in tables.read_table(name)]
    doubles = {key for key in keys if keys.count(key) > 1}
    assert doubles == set()


def test_every_phone_of_a_script_has_a_price() -> None:
    priced = {
        phone
        for row in tables.read_table("costs.tsv")
        for phone in row["phones"].split()
        if row["unit"] not in ("+", "-")
    }
    used = {
        phone
        for sounds in tables.load_sounds().values()
        for sound in sounds.values()
        for phone in sound.phones
    }
    assert used <= priced


def test_every_unit_of_the_inventory_has_a_price_and_every_consonant_a_class() -> None:
    priced = {row["unit"] for row in tables.read_table("costs.tsv")}
    classed = {row["text"] for row in tables.read_table("classes.tsv") if row["kind"] == "unit"}
    units = {unit for syllable in load_inventory() for unit in name_units(syllable)}
    assert units <= priced
    assert {unit for unit in units if not unit.startswith("V")} <= classed


def test_family_names_and_name_syllables_can_be_vietnamese() -> None:
    families = [row["name"] for row in tables.read_table("family-names.tsv")]
    names = [
        name for row in tables.read_table("name-syllables.tsv") for name in row["names"].split()
    ]
    odd = [name for name in [*families, *names] if not all(map(is_syllable, split_words(name)))]
    # Jarai and Hmong names are listed though they break the rules of Vietnamese spelling.
    assert set(odd) <= {"Siu", "Rơ", "Ksor", "Hùynh", "Páo"}
    assert len(families) >= 110


def test_each_text_belongs_to_its_script_and_is_normalised() -> None:
    for row in tables.read_table("phones.tsv"):
        text = row["text"].removeprefix("^")
        assert unicodedata.is_normalized("NFC", text)
        points = [ord(char) for char in text]
        ranges = tables.load_scripts()[row["script"]].ranges
        assert all(any(low <= point <= high for low, high in ranges) for point in points), text


def test_costs_are_shares() -> None:
    assert all(0 <= float(row["cost"]) <= 1 for row in tables.read_table("costs.tsv"))


def test_a_missing_table_is_named() -> None:
    with pytest.raises(ResourceError, match="no-such"):
        tables.read_table("no-such.tsv")


def test_a_broken_row_is_named(tmp_path, monkeypatch) -> None:
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "bad.tsv").write_text("a\tb\n1\n", encoding="utf-8")
    monkeypatch.setattr(tables, "ontology_dir", lambda: tmp_path)
    with pytest.raises(GazetteerError, match=r"bad\.tsv:2"):
        tables.read_table("bad.tsv")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Đắk Lắk", "latn"),
        ("ল্যাং সন", "beng"),
        ("ہنوئی", "arab"),
        ("Ханой", "cyrl"),
        ("河内", "hani"),
        ("하노이", "hang"),
        ("12:30", ""),
        ("", ""),
    ],
)
def test_script_of(text: str, script: str) -> None:
    assert tables.script_of(text) == script
