"""Places that share a name, at different levels: told apart where the text does so."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES, entity_iri
from kg.namespaces import COOP

TOLD = [
    ("vi", "đoàn thủ đô Viêng Chăn (Lào)", "LA-VT"),
    ("vi", "đoàn tỉnh Viêng Chăn (Lào)", "LA-VI"),
    ("en", "a delegation of Vientiane Capital, Laos", "LA-VT"),
    ("en", "a delegation of Vientiane province, Laos", "LA-VI"),
    ("en", "a delegation of Moscow Oblast, Russia", "RU-MOS"),
    ("en", "a delegation of the city of Moscow, Russia", "RU-MOW"),
    ("vi", "đoàn thành phố Lạng Sơn", "gn-1576633"),
    ("vi", "đoàn tỉnh Lạng Sơn", "VN-09"),
    ("vi", "đoàn thành phố Bắc Ninh", "gn-1591449"),
    ("vi", "đoàn tỉnh Bắc Ninh", "VN-56"),
    ("vi", "đoàn tỉnh Nam Định", "VN-67"),
    ("zh", "万象省代表团(老挝)", "LA-VI"),
    ("zh", "万象市代表团(老挝)", "LA-VT"),
    ("bn", "লাওসের ভিয়েনতিয়েন প্রদেশের প্রতিনিধিদল", "LA-VI"),
    ("bn", "লাওসের রাজধানী ভিয়েনতিয়েনের প্রতিনিধিদল", "LA-VT"),
    ("ar", "وفد مقاطعة فيينتيان في لاوس", "LA-VI"),
    ("ru", "делегация Московской области", "RU-MOS"),
    ("ru", "делегация города Москвы", "RU-MOW"),
    ("es", "una delegación de la provincia de Pinar del Río (Cuba)", "CU-01"),
    ("es", "una delegación de la provincia de Badajoz", "ES-BA"),
]


@pytest.mark.parametrize(("lang", "text", "key"), TOLD)
def test_the_word_beside_the_name_tells(lang: str, text: str, key: str) -> None:
    scene = scene_of(f"1\n{text}.", lang)
    places = [p for s in scene.sentences for p in s.places if p.kind != "country"]
    assert [p.key for p in places] == [key]
    assert scene.entities["place", key].candidates == ()


@pytest.mark.parametrize(
    ("text", "key", "others"),
    [
        ("đoàn Viêng Chăn (Lào)", "LA-VI", {"LA-VT", "gn-1651944"}),
        ("đoàn Lạng Sơn", "VN-09", {"gn-1576633"}),
    ],
)
def test_a_name_alone_keeps_what_else_it_may_mean(text: str, key: str, others: set[str]) -> None:
    entity = scene_of(f"1\n{text}.", "vi").entities["place", key]
    assert others <= set(entity.candidates)
    assert entity.score < 1
    assert "usual meaning" in entity.reason


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Córdoba recibió a un grupo de Entre Ríos", "AR-X"),
        ("Córdoba recibió a un grupo de Mérida y Badajoz, en España", "gn-2519240"),
        ("el alcalde de Zamora visitó el norte de Portugal", "gn-3104342"),
    ],
)
def test_a_name_of_several_countries_lies_where_its_neighbours_do(text: str, key: str) -> None:
    assert ("place", key) in scene_of(f"1\n{text}.", "es").entities


def test_a_word_elsewhere_in_the_article_settles_it() -> None:
    scene = scene_of("1\nTỉnh Lạng Sơn đón khách. Lạng Sơn mến khách.", "vi")
    assert scene.entities["place", "VN-09"].candidates == ()


def test_the_graph_says_what_is_not_settled() -> None:
    reading = reading_of(
        "Hải Phòng tiếp đoàn Viêng Chăn (Lào)\nThành phố Hải Phòng tiếp đoàn đại biểu Viêng Chăn.",
        "vi",
        "VN-HP",
    )
    triples = build_article_graph(reading, DEFAULT_BASES, "run")
    candidates = {
        t.object.value for t in triples if t.predicate.value == str(COOP["linkCandidate"])
    }
    assert entity_iri("place", "LA-VT") in candidates


def test_a_unit_has_the_rank_of_its_time() -> None:
    early = scene_of("1\nNăm 2025, tỉnh Quảng Ninh đón khách Lào.", "vi")
    assert early.entities["place", "VN-13"].code == "province"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Делегация посетила Смоленск.", {"gn-491687"}),
        ("Между Витебском и Смоленском подписано соглашение.", {"gn-620127", "gn-491687"}),
        ("Мэр принял гостей из Иркутска, Брянска и Красноярска.",
         {"gn-2023469", "gn-571476", "gn-1502026"}),
        ("Приехала витебская делегация.", {"BY-VI"}),
        ("Встреча была в Ульяновском государственном университете.", {"RU-ULY"}),
    ],
)  # fmt: skip
def test_a_town_is_not_the_region_whose_adjective_it_begins(text: str, keys: set[str]) -> None:
    scene = scene_of(text, "ru")
    assert {p.key for s in scene.sentences for p in s.places} == keys


@pytest.mark.parametrize(
    ("text", "lang", "whole"),
    [
        ("Mérida y la ciudad china de Chengdu acordaron un festival.", "es", "ciudad china de"),
        ("Nantes et la ville japonaise de Niigata ont un projet.", "fr", "ville japonaise de"),
    ],
)
def test_a_nations_adjective_stands_between_a_type_word_and_its_name(
    text: str, lang: str, whole: str
) -> None:
    scene = scene_of(f"X\n\n{text}", lang)
    (sentence, *_) = [s for s in scene.sentences if s.places]
    phrase = next(p for p in sentence.places if p.i < p.name_i)
    assert scene.tokens.surface(phrase.i, phrase.name_i) == whole
    assert not [a for a in sentence.actors if "from" in a.marks]


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        (
            "en",
            "Mayor receives guests\nThe city of Leeds is twinned with Antofagasta, the mayor said.",
            "gn-3899539",
        ),
        (
            "en",
            "Governor receives guests\nGyeonggi province, Aichi province and Antofagasta met.",
            "CL-AN",
        ),
        (
            "de",
            "Bürgermeister empfängt Gäste\nDie Stadt Bremen ist Partnerstadt von Opole.",
            "gn-3090048",
        ),
        (
            "en",
            "Mayor receives guests\nThe mayor of Lyon received a delegation of Lang Son.",
            "VN-09",
        ),
    ],
)
def test_in_news_of_a_city_a_shared_name_is_the_citys(lang: str, text: str, key: str) -> None:
    assert key in [p.key for s in scene_of(text, lang).sentences for p in s.places]
