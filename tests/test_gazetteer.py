"""The shipped gazetteer, and the loader on broken tables."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kg.coverage import BARS, VIETNAM_FORMER, VIETNAM_NOW, Labels, below_bars, coverage
from kg.errors import GazetteerError
from kg.gazetteer import PARTNER_COUNTRIES, Gazetteer, Place, load_gazetteer
from kg.resources import ontology_dir

FOLDER = ontology_dir() / "gazetteer"
HEADER = "# comment\nkey\tkind\n"
FIRST_CLASS = ("vi", "en", "ur", "ar", "fr", "ru", "zh")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def merger() -> list[dict[str, str]]:
    with (FOLDER / "vn-provinces.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def keys(gazetteer: Gazetteer, name: str, lang: str) -> set[str]:
    return {key for text, key, _, _ in gazetteer.iter_names({lang}) if text == name}


def test_249_countries_and_kosovo(gazetteer: Gazetteer) -> None:
    countries = [p for p in gazetteer.places.values() if p.kind == "country"]
    assert len(countries) == 249 + 1
    assert "XK" in {p.key for p in countries}
    assert all(p.key == p.country and re.fullmatch("[A-Z]{2}", p.key) for p in countries)


def test_63_names_findable(gazetteer: Gazetteer, merger: list[dict[str, str]]) -> None:
    assert len(merger) == 63
    for row in merger:
        for lang in ("vi", "en"):
            assert row["iso_3166_2"] in keys(gazetteer, row[f"predecessor_{lang}"], lang)


def test_34_units_go_on_and_29_are_absorbed(
    gazetteer: Gazetteer, merger: list[dict[str, str]]
) -> None:
    units = [p for p in gazetteer.children("VN") if p.iso]
    now = {p.key for p in units if not p.merged_into}
    assert (len(units), len(now)) == (63, 34)
    heirs = {
        r["unit_2025_vi"]: r["iso_3166_2"] for r in merger if "role=absorbed" not in r["notes"]
    }
    for row in merger:
        place = gazetteer.place(row["iso_3166_2"])
        assert place is not None
        if "role=absorbed" in row["notes"]:
            assert place.merged_into == heirs[row["unit_2025_vi"]]
            assert (place.merged_on, place.legal_act) == ("2025-07-01", "202/2025/QH15")
            assert place.valid_until == "2025-06-30"
        else:
            assert (place.merged_into, place.valid_until) == ("", "")


def test_absorbed_units_of_hai_phong(gazetteer: Gazetteer) -> None:
    assert [p.label for p in gazetteer.absorbed("VN-HP")] == ["Hai Duong"]


def test_rank_on_a_day(gazetteer: Gazetteer) -> None:
    assert gazetteer.kind_on("VN-13", "2026-08-31") == "province"
    assert gazetteer.kind_on("VN-13", "2026-09-01") == "city"
    assert gazetteer.kind_on("VN-13", None) == "city"
    assert gazetteer.kind_on("VN-26", "2024-12") == "province"
    assert gazetteer.kind_on("VN-09", "2026-10-01") == "province"
    assert gazetteer.kind_on("nowhere", None) == ""
    cities = {p.key for p in gazetteer.children("VN") if p.iso and p.kind == "city"}
    assert len(cities) == 9


def test_changes_name_known_units(gazetteer: Gazetteer) -> None:
    assert len([c for c in gazetteer.changes if c.what == "extent"]) == 29
    assert list(gazetteer.changes) == sorted(gazetteer.changes, key=lambda c: (c.key, c.date))
    for change in gazetteer.changes:
        assert gazetteer.place(change.key)
        if change.what == "extent":
            absorbed = gazetteer.place(change.new)
            assert absorbed is not None
            assert absorbed.merged_into == change.key


def test_three_places_called_vientiane(gazetteer: Gazetteer) -> None:
    province, prefecture = gazetteer.place("LA-VI"), gazetteer.place("LA-VT")
    assert province is not None
    assert prefecture is not None
    assert (province.kind, prefecture.kind) == ("province", "city")
    assert province.wikidata != prefecture.wikidata
    found = keys(gazetteer, "Vientiane", "en") | keys(gazetteer, "Vientiane", "und")
    assert {"LA-VI", "LA-VT", "gn-1651944"} <= found
    assert gazetteer.country_of("gn-1651944") == "LA"


@pytest.mark.parametrize(
    ("name", "lang", "key"),
    [
        ("Hải Dương", "vi", "VN-61"),
        ("Thừa Thiên Huế", "vi", "VN-26"),
        ("Quảng Tây", "vi", "CN-GX"),
        ("Hồng Hà", "vi", "cn-honghe"),
        ("Hủa Phăn", "vi", "LA-HO"),
        ("Xiêm Riệp", "vi", "KH-17"),
        ("Mỹ", "vi", "US"),
        ("USA", "en", "US"),
        ("Udomxay", "en", "LA-OU"),
        ("Jeonbuk", "en", "KR-45"),
        ("전북", "ko", "KR-45"),
        ("ল্যাং সন", "bn", "VN-09"),
        ("سینٹ پیٹرزبرگ", "ur", "RU-SPE"),
        ("Ульяновской области", "ru", "RU-ULY"),
        ("云南", "zh", "CN-YN"),
        ("云南省", "zh", "CN-YN"),
        ("栃木県", "ja", "JP-09"),
        ("ແຂວງ", "lo", ""),
        ("Val-de-Marne", "fr", "FR-94"),
        ("Trường Sa", "vi", "vn-dk-truong-sa"),
        ("Đông Nam Bộ", "vi", "x-southeast"),
    ],
)
def test_names(gazetteer: Gazetteer, name: str, lang: str, key: str) -> None:
    towns = {k for k in keys(gazetteer, name, lang) if k.startswith("gn-")}
    assert keys(gazetteer, name, lang) - towns == ({key} if key else set())


def test_common_words_are_weak(gazetteer: Gazetteer) -> None:
    def weak(name: str, lang: str) -> set[bool]:
        return {w for text, _, _, w in gazetteer.iter_names({lang}) if text == name}

    assert weak("اور", "ur") <= {True}
    assert weak("Hòa Bình", "vi") == {True}
    assert weak("Nice", "und") | weak("Nice", "fr") == {True}
    assert weak("Reading", "und") == {True}
    assert weak("Lạng Sơn", "vi") == {False}
    assert weak("Lào", "vi") == {False}


def test_a_foreign_homonym_of_a_province_is_weak(gazetteer: Gazetteer) -> None:
    flags = {key: weak for name, key, _, weak in gazetteer.iter_names({"vi"}) if name == "Sơn Tây"}
    assert flags["CN-SX"] is True


def test_units_table_is_sound(gazetteer: Gazetteer) -> None:
    table = rows(FOLDER / "units.tsv")
    listed = [row[0] for row in table]
    assert listed == sorted(set(listed))
    kinds = {"country", "province", "city", "district", "commune", "other"}
    for place in gazetteer.places.values():
        assert place.kind in kinds
        assert place.label
        assert not place.iso or re.fullmatch("[A-Z]{2}-[A-Z0-9]{1,3}", place.iso)
        assert not place.iso or place.iso[:2] == place.country
        assert not place.within or place.within in gazetteer.places
        assert not place.merged_into or place.merged_into in gazetteer.places
        assert not place.wikidata or re.fullmatch(r"Q\d+", place.wikidata)
        assert place.lat is None or (place.lon is not None and abs(place.lat) <= 90)


def test_one_wikidata_id_is_one_place(gazetteer: Gazetteer) -> None:
    ids = [p.wikidata for p in gazetteer.places.values() if p.wikidata]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", sorted((FOLDER / "names").glob("*.tsv")), ids=lambda p: p.stem)
def test_names_table_is_sound(gazetteer: Gazetteer, path: Path) -> None:
    table = rows(path)
    pairs = [(key, name) for key, name, _, _ in table]
    assert pairs == sorted(set(pairs))
    assert all(key in gazetteer.places for key, _ in pairs)
    assert not [name for _, name in pairs if re.search(r"[¹²³⁰-⁹\[\]|\d\u200e\u200f]", name)]
    assert not [name for _, name in pairs if name != name.strip() or not name]
    assert {flags for _, _, flags, _ in table} <= {"", "p", "w", "pw"}
    preferred = [key for key, _, flags, _ in table if "p" in flags]
    assert sorted(preferred) == sorted({key for key, _ in pairs})


def test_every_place_has_a_name(gazetteer: Gazetteer) -> None:
    assert [p.key for p in gazetteer.places.values() if not gazetteer.names(p.key)] == []


def test_preferred_name_comes_first(gazetteer: Gazetteer) -> None:
    russian = [name for name, lang in gazetteer.names("CN-GX") if lang == "ru"]
    assert russian[0] == gazetteer.label("CN-GX", "ru")
    assert gazetteer.label("VN-HP", "vi") == "Hải Phòng"
    assert gazetteer.label("VN-HP", "xx") == ""


def test_bars_of_the_units_of_vietnam_hold(gazetteer: Gazetteer) -> None:
    groups = coverage(gazetteer)
    assert {g.name: g.size for g in groups[:2]} == {VIETNAM_NOW: 34, VIETNAM_FORMER: 29}
    assert list(below_bars(groups)) == []
    eight = ("vi", "en", "zh", "ru", "fr", "ja", "ko", "ar")
    five = ("bn", "ur", "th", "lo", "hi")
    for group in groups[:2]:
        assert all(group.labels[lang].published >= 0.95 * group.size for lang in eight)
        assert all(group.labels[lang].published >= 0.80 * group.size for lang in five)


def test_what_is_published_by_hand_and_by_rule_is_counted_apart(tmp_path: Path) -> None:
    rows = ["VN-HP\tprovince\tA\tVN\tVN-HP", "VN-HN\tprovince\tB\tVN\tVN-HN"]
    table = "".join(row + "\t" * 6 + "0" + "\t" * 6 + "\n" for row in rows)
    names = tmp_path / "names"
    names.mkdir()
    (tmp_path / "units.tsv").write_text(HEADER + table, encoding="utf-8")
    listed = "VN-HP\tA\tp\tC\nVN-HP\tAa\t\tR\nVN-HN\tBb\tp\tH\n"
    for lang in BARS:
        (names / f"{lang}.tsv").write_text(HEADER + listed, encoding="utf-8")
    now = coverage(Gazetteer(tmp_path))[0]
    assert now.labels["bn"] == Labels(published=1, by_hand=1, by_rule=0)
    assert now.labels["bn"].total == now.size == 2
    assert {lang for _, lang, _, _ in below_bars((now,))} == set(BARS)


def test_units_of_the_commonest_partners_have_labels(gazetteer: Gazetteer) -> None:
    groups = {g.name: g for g in coverage(gazetteer)}
    assert set(groups) == {
        VIETNAM_NOW,
        VIETNAM_FORMER,
        "countries",
        "cities",
        *PARTNER_COUNTRIES,
    }
    assert len(PARTNER_COUNTRIES) == 20
    for name in ("LA", "KH", "TH", "CN", "JP", "KR", "RU"):
        group = groups[name]
        assert all(group.labels[lang].total == group.size for lang in (*FIRST_CLASS, "bn"))


def test_containers_and_codes(gazetteer: Gazetteer) -> None:
    assert [p.key for p in gazetteer.containers("gn-1651944")] == ["LA-VT", "LA"]
    assert gazetteer.by_code("vn-hp") == gazetteer.place("VN-HP")
    assert gazetteer.by_code("VN") == gazetteer.place("VN")
    assert gazetteer.by_code("VN-ZZ") is None
    assert gazetteer.place("nowhere") is None
    assert gazetteer.names("nowhere") == ()


def test_unknown_language_has_no_names(gazetteer: Gazetteer) -> None:
    assert list(gazetteer.iter_names({"tlh"})) == []


def test_loaded_once() -> None:
    assert load_gazetteer() is load_gazetteer()


def small(folder: Path, row: str) -> Gazetteer:
    (folder / "units.tsv").write_text(HEADER + row + "\n", encoding="utf-8")
    return Gazetteer(folder)


def test_a_row_becomes_a_place(tmp_path: Path) -> None:
    row = "XX-1\tprovince\tSome\tXX\tXX-1\tXX\t1.5\t-2\tQ1\t7\t12\t\t\t\t\t\tprovince"
    assert small(tmp_path, row).place("XX-1") == Place(
        "XX-1", "province", "Some", "XX", "XX-1", "XX", 1.5, -2.0, "Q1", "7", 12, "province"
    )


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("XX\tcountry", "2 cells instead of 17"),
        ("XX\tcountry\tX\tXX\t\t\tnorth\t1\t\t\t0\t\t\t\t\t\t", "broken number"),
    ],
)
def test_a_broken_row_is_told(tmp_path: Path, row: str, what: str) -> None:
    with pytest.raises(GazetteerError, match=what):
        small(tmp_path, row)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"units\.tsv"):
        Gazetteer(tmp_path)


def test_capitals_are_cities(gazetteer: Gazetteer) -> None:
    assert {"VN-HN", "RU-MOW", "CN-BJ", "LA-VT"} <= gazetteer.capitals
    assert not {"LA-VI", "VN-SG", "RU-SPE"} & gazetteer.capitals
    units = {key for key in gazetteer.capitals if gazetteer.places[key].kind != "city"}
    assert {"EG-C", "SA-01"} <= units  # Cairo, Riyadh: the unit is called like the city
    assert not {"BD-13", "IT-62", "SG", "DJ"} & units  # Dhaka's is a division, Rome's is Lazio
