"""When an article was published, and where its story begins behind its dateline."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import read_articles
from kg.extraction.quantities.dateline import read_dateline
from kg.languages import load_language

REST = {
    "en": "The governor of Gangwon received the mayor of Hue on Monday at the provincial hall.",
    "de": "Der Ministerpräsident von Sachsen empfing am Montag eine Delegation aus der Stadt Hue.",
    "es": "El gobernador de Jalisco recibió ayer a una delegación de la provincia de Binh Dinh.",
    "fr": "Le maire de Lyon a reçu mardi une délégation de la province de Yen Bai à la mairie.",
    "ru": "Губернатор области принял сегодня делегацию провинции Куангнинь в здании правительства.",
    "zh": "省长今日会见了来访的越南广宁省代表团,双方就口岸合作交换了意见。",
    "id": "Gubernur Jawa Timur menerima delegasi dari Provinsi Quang Ninh, Vietnam, "
    "pada hari Senin.",
    "bn": "মেয়র আজ কুয়াং নিন প্রদেশের প্রতিনিধিদলের সঙ্গে নগর ভবনে বৈঠক করেছেন।",
    "vi": "Chủ tịch UBND tỉnh đã tiếp đoàn đại biểu tỉnh Vân Nam đến thăm và làm việc tại tỉnh.",
}
HEADS = {
    "en": "Gangwon and Hue look for new ties between their ports",
    "de": "Sachsen und Hue wollen enger zusammenarbeiten bei der Ausbildung",
    "es": "Jalisco y Binh Dinh buscan acercar a sus productores de café",
    "fr": "Lyon et Yen Bai veulent relancer leur coopération décentralisée",
    "ru": "Область и провинция Куангнинь обсудили развитие портов и туризма",
    "zh": "我省与广宁省商谈口岸合作",
    "id": "Jawa Timur dan Quang Ninh menjajaki kerja sama pelabuhan dan wisata",
    "bn": "কুয়াং নিন প্রদেশের সঙ্গে নগরের সহযোগিতা নিয়ে আলোচনা",
    "vi": "Tỉnh mở rộng hợp tác với các địa phương của Vân Nam",
}


def read(tmp_path: Path, lang: str, opening: str, tail: str = "") -> tuple[str | None, str]:
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADS[lang]}\n\n{opening}{REST[lang]}\n\n{tail}\n", encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang == lang
    published, end = read_dateline(article, load_language(lang).dates)
    return published, article.text[end:].lstrip()[:12] if end else ""


@pytest.mark.parametrize(
    ("lang", "opening", "published"),
    [
        ("en", "CHUNCHEON, 14 October 2025 – ", "2025-10-14"),
        ("en", "Chuncheon, March 3, 2024 (KNS) - ", "2024-03-03"),
        ("de", "Dresden/Hue, 21. November 2024 (dpx) – ", "2024-11-21"),
        ("es", "Guadalajara, Jal., 6 de marzo de 2024.- ", "2024-03-06"),
        ("es", "Guadalajara, 19 jul.- ", "XXXX-07-19"),
        ("fr", "Lyon/Yen Bai, 17 févr. 2017 (AXP) - ", "2017-02-17"),
        ("ru", "Владивосток, 4 сентября 2024 года. ", "2024-09-04"),
        ("ru", "Самарканд, 16 мая. ИА «Заря». – ", "XXXX-05-16"),
        ("zh", "本社昆明2024年10月20日电(记者 王明)", "2024-10-20"),
        ("bn", "ঢাকা, ১২ মার্চ ২০২৪ (বাসক) : ", "2024-03-12"),
        ("bn", "রাজশাহী, ৭ মে ২০২৪। ", "2024-05-07"),
    ],
)
def test_a_dateline_tells_the_day_of_publication(
    tmp_path: Path, lang: str, opening: str, published: str
) -> None:
    assert read(tmp_path, lang, opening) == (published, REST[lang][:12])


@pytest.mark.parametrize(
    ("lang", "opening"),
    [
        ("en", "On 14 October 2025 - the day of the festival - "),
        ("en", "At the talks of March 3, 2024, "),
        ("vi", "Sáng 14/3 - "),
        ("vi", "Ngày 14/3/2024, tại TP Hạ Long, "),
        ("fr", "Le 17 février 2017, "),
        ("zh", "2024年10月20日,"),
        ("ru", "В Самарканде 16 мая 2024 года "),
    ],
)
def test_a_date_in_the_story_is_no_dateline(tmp_path: Path, lang: str, opening: str) -> None:
    assert read(tmp_path, lang, opening) == (None, "")


def test_the_address_tells_the_day_where_nothing_else_does(tmp_path: Path) -> None:
    source = "Source: https://news.example.org/2024/05/16/gangwon-hue"
    assert read(tmp_path, "en", "", source)[0] == "2024-05-16"
    twice = "Source: https://news.example.org/20240516/gangwon-20240611.html"
    assert read(tmp_path, "en", "", twice)[0] is None
    number = "Source: https://news.example.org/story-2024139912.html"
    assert read(tmp_path, "en", "", number)[0] is None


def test_a_line_below_the_story_tells_the_day_if_it_names_just_one(tmp_path: Path) -> None:
    long = {lang: f"{REST[lang]} " * 8 for lang in ("fr", "ru")}
    assert read(tmp_path, "fr", long["fr"], "Publié le 8 octobre 2024")[0] == "2024-10-08"
    assert read(tmp_path, "ru", long["ru"], "20.05.2022")[0] == "2022-05-20"
    twice = "Publié le 8 octobre 2024\n\nMis à jour le 9 octobre 2024"
    assert read(tmp_path, "fr", long["fr"], twice)[0] is None


def test_a_full_date_near_by_tells_the_year_of_a_dateline(tmp_path: Path) -> None:
    tail = "The two sides had talks on 12 May 2024 and signed a plan for 2026 to 2030."
    assert read(tmp_path, "en", "CHUNCHEON, 16 May (KNS) – ", tail)[0] == "2024-05-16"
    assert read(tmp_path, "en", "CHUNCHEON, 16 May (KNS) – ")[0] == "XXXX-05-16"
