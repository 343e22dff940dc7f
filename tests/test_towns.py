"""The table of small towns, and its reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GazetteerError
from kg.gazetteer import load_gazetteer
from kg.resources import ontology_dir
from kg.towns import Towns

HEADER = "geonames\twithin\tlabel\tlat\tlon\tpopulation\tnames\n"
ROW = "3020810\tFR-28\tDreux\t48.74\t1.37\t31058\tДрё|ドルー\n"


def test_towns_lie_in_listed_places_and_are_listed_once() -> None:
    gazetteer = load_gazetteer()
    codes = {p.country for p in gazetteer.places.values()}
    for country in sorted(codes - {""}):
        for key, town in gazetteer.towns.of(country).items():
            assert key not in gazetteer.places
            assert town.within in gazetteer.places
            assert int(town.population) >= 5_000


def test_a_town_is_a_place(tmp_path: Path) -> None:
    (tmp_path / "towns.tsv").write_text(HEADER + ROW, "utf-8")
    towns = Towns(tmp_path / "towns.tsv")
    assert towns.named("FR", "Dreux") == towns.named("FR", "ドルー") == ("gn-3020810",)
    assert towns.named("BE", "Dreux") == ()
    place = load_gazetteer().place("gn-3020810")
    assert place is not None
    assert (place.kind, place.country, place.type_word) == ("city", "FR", "town")
    assert [p.key for p in load_gazetteer().containers(place.key)][-1] == "FR"


def test_unknown_keys_are_no_towns(tmp_path: Path) -> None:
    towns = Towns(tmp_path / "none.tsv")
    assert towns.town("gn-1") is None
    assert load_gazetteer().place("gn-0") is None
    assert load_gazetteer().place("local/dreux") is None


@pytest.mark.parametrize("row", ["3020810\tFR-28\n", ROW.replace("\t", " ")])
def test_a_broken_row_is_an_error(tmp_path: Path, row: str) -> None:
    (tmp_path / "towns.tsv").write_text(HEADER + row, "utf-8")
    with pytest.raises(GazetteerError, match="cells"):
        Towns(tmp_path / "towns.tsv").of("FR")


def test_the_table_is_small() -> None:
    assert (ontology_dir() / "gazetteer" / "towns.tsv").stat().st_size < 5_000_000
