"""What frames an event, what never took place, and what is only to come."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of

from kg.model import Ref


def events(lang: str, text: str) -> list[tuple[str, str]]:
    """Return type and date of the events of a text."""
    found = [c for c in reading_of(text, lang).claims if c.type == "event"]
    return sorted((str(c.one("type")), str(c.one("date") or "")) for c in found)


HEAD = {
    "en": "Quang Ninh Province and Gangwon Province of the Republic of Korea deepen ties",
    "vi": "Tỉnh Quảng Ninh và tỉnh Gangwon (Hàn Quốc) tăng cường hợp tác",
    "fr": "La province de Quang Ninh et la province de Gangwon (République de Corée) coopèrent",
    "ru": "Провинция Куангнинь и провинция Канвондо (Республика Корея) развивают связи",
    "zh": "越南广宁省与韩国江原道加强合作",
    "es": "La provincia de Quang Ninh y la provincia de Gangwon (Corea del Sur) cooperan",
}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "en",
            (
                "During a working visit to Gangwon Province on March 4, 2024, leaders of Quang "
                "Ninh "
                "Province signed a memorandum of understanding with Gangwon Province."
            ),
        ),
        (
            "vi",
            (
                "Ngày 4/3/2024, trong chuyến thăm tỉnh Gangwon, lãnh đạo tỉnh Quảng Ninh và tỉnh "
                "Gangwon ký bản ghi nhớ hợp tác."
            ),
        ),
        (
            "fr",
            (
                "Le 4 mars 2024, lors d'une visite dans la province de Gangwon, la province de "
                "Quang "
                "Ninh et la province de Gangwon ont signé un mémorandum d'entente."
            ),
        ),
        (
            "zh",
            "2024年3月4日,访问江原道期间,广宁省与江原道签署了谅解备忘录。",
        ),
    ],
)
def test_a_visit_during_which_a_document_is_signed_is_told_by_the_signing(
    lang: str, sentence: str
) -> None:
    assert events(lang, f"{HEAD[lang]}\n\n{sentence}") == [("signing", "2024-03-04")]


def test_a_guest_on_a_visit_is_told_by_the_reception_but_dates_of_its_own_make_a_visit() -> None:
    text = (
        f"{HEAD['en']}\n\nOn March 4, 2024, Chairman of the Quang Ninh provincial People's "
        "Committee Cao Tuong Huy received Governor of Gangwon Province Kim Jin-tae, who "
        "was visiting "
        "Quang Ninh Province{}."
    )
    assert events("en", text.format("")) == [("reception", "2024-03-04")]
    stay = events("en", text.format(" from March 3 to March 6, 2024"))
    assert stay == [("reception", "2024-03-04"), ("visit", "2024-03-03/2024-03-06")]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "en",
            (
                "On March 4, 2024, the signing of a memorandum of understanding between Quang Ninh "
                "Province and Gangwon Province was called off."
            ),
        ),
        (
            "en",
            (
                "A memorandum of understanding between Quang Ninh Province and Gangwon Province "
                "was "
                "to be signed on March 4, 2024."
            ),
        ),
        (
            "en",
            (
                "Quang Ninh Province and Gangwon Province agreed to sign a cooperation agreement "
                "on "
                "October 4, 2024."
            ),
        ),
        (
            "vi",
            "Chuyến thăm tỉnh Gangwon ngày 4/3/2024 của đoàn tỉnh Quảng Ninh đã bị hoãn.",
        ),
        (
            "fr",
            (
                "La visite de la province de Gangwon à la province de Quang Ninh le 4 mars 2024 "
                "a été annulée."
            ),
        ),
        (
            "ru",
            (
                "4 марта 2024 года соглашение между провинцией Куангнинь и провинцией Канвондо "
                "подписано не было."
            ),
        ),
        (
            "es",
            (
                "La visita de la provincia de Gangwon a la provincia de Quang Ninh el 4 de marzo "
                "de "
                "2024 fue cancelada."
            ),
        ),
        ("zh", "广宁省与江原道原定2024年3月4日签署的合作协议被推迟。"),
    ],
)
def test_what_was_called_off_or_is_only_agreed_on_did_not_take_place(
    lang: str, sentence: str
) -> None:
    found = reading_of(f"{HEAD[lang]}\n\n{sentence}", lang).claims
    assert [c for c in found if c.type == "event" and c.modality != "planned"] == []


def test_the_year_beside_the_verb_dates_a_document_and_not_the_day_of_what_followed() -> None:
    text = (
        f"{HEAD['en']}\n\nThe memorandum of understanding that Quang Ninh Province signed in 2022 "
        "with Gangwon Province led to a conference of Quang Ninh Province and Gangwon Province, "
        "held on November 22, 2024 in Ha Long city."
    )
    assert events("en", text) == [("conference", "2024-11-22")]


def test_a_document_renewed_on_a_day_is_signed_anew() -> None:
    text = (
        f"{HEAD['en']}\n\nOn March 4, 2024, Quang Ninh Province and Gangwon Province renewed the "
        "cooperation agreement they had signed in 2014."
    )
    assert events("en", text) == [("signing", "2024-03-04")]


def test_a_town_where_an_event_is_held_stands_for_the_unit_whose_news_it_is() -> None:
    text = (
        "Nghe An Province and Gunma Prefecture of Japan deepen ties\n\n"
        "Nghe An Province received a delegation of Gunma Prefecture on November 21, 2024.\n\n"
        "A conference with Gunma Prefecture was held on November 22, 2024 in Vinh city."
    )
    _, event = (c for c in reading_of(text, "en").claims if c.type == "event")
    assert event.one("type") == "conference"
    assert {str(p.key) for p in event.roles["party"] if isinstance(p, Ref)} == {"VN-22", "JP-10"}


def parties(lang: str, text: str) -> list[set[str]]:
    """Return the party keys of the events of a text, in its order."""
    found = (c for c in reading_of(text, lang).claims if c.type == "event")
    return [{str(p.key) for p in c.roles["party"] if isinstance(p, Ref)} for c in found]


def test_both_sides_are_those_that_the_sentence_names() -> None:
    en = (
        "Nghe An Province widens its ties\n\nNghe An Province works with Gunma Prefecture and "
        "Ibaraki Prefecture of Japan and with Gangwon Province of the Republic of Korea.\n\n"
        "On May 18, 2023, a delegation of Gangwon Province visited Nghe An Province, and the two "
        "sides signed a cooperation agreement."
    )
    assert parties("en", en) == [{"VN-22", "KR-42"}, {"VN-22", "KR-42"}]
    vi = (
        "Tỉnh Nghệ An mở rộng hợp tác\n\nTỉnh Nghệ An có quan hệ với tỉnh Gunma, tỉnh Ibaraki "
        "(Nhật Bản) và tỉnh Gangwon (Hàn Quốc).\n\nNgày 18/5/2023, tại Gangwon, hai bên ký kế "
        "hoạch hợp tác về du lịch."
    )
    assert parties("vi", vi) == [{"VN-22", "KR-42"}]


def test_last_year_is_told_from_the_month_of_the_news_and_no_day_is_guessed() -> None:
    text = (
        f"{HEAD['zh']}\n\n2025年4月18日,广宁省代表团访问江原道。\n\n"
        "去年10月,广宁省与江原道签署了合作协议。"
    )
    lines = text.split("\n\n")
    assert events("zh", "\n\n".join(lines)) == [("signing", "2024-10"), ("visit", "2025-04-18")]


def test_what_was_signed_earlier_on_a_day_not_told_is_an_agreement_and_no_event() -> None:
    text = (
        f"{HEAD['en']}\n\nEarlier, Quang Ninh Province and Gangwon Province signed a cooperation "
        "agreement."
    )
    assert events("en", text) == []


def test_what_bodies_are_charged_with_has_not_taken_place() -> None:
    text = (
        "Nghệ An ban hành kế hoạch hợp tác với tỉnh Gunma (Nhật Bản)\n\n"
        "UBND tỉnh Nghệ An vừa ban hành kế hoạch tổ chức đoàn công tác tại tỉnh Gunma (Nhật Bản) "
        "năm 2024, giao nhiệm vụ cho các sở, ngành:\n\n"
        "- Sở Công Thương: chủ trì, xây dựng chương trình hội thảo với tỉnh Gunma, hoàn thành "
        "trước ngày 10/10/2024;\n\n"
        "- Sở Ngoại vụ: làm việc với tỉnh Gunma về chương trình, hoàn thành trước ngày 20/9/2024."
    )
    claims = reading_of(text, "vi").claims
    assert [c for c in claims if c.type == "task"]
    assert not [c for c in claims if c.type == "event" and c.one("type") != "visit"]


_LED = {
    "en": "Son La and Oudomxay meet\n"
    "On 12 March 2025, Son La Province received a delegation of Oudomxay Province, Laos.\n",
    "fr": "Son La et Oudomxay se rencontrent\n"
    "Le 12 mars 2025, la province de Son La a reçu une délégation de la province d'Oudomxay.\n",
    "es": "Son La y Oudomxay se reúnen\n"
    "El 12 de marzo de 2025, la provincia de Son La recibió a una delegación de Oudomxay.\n",
    "id": "Son La dan Oudomxay bertemu\n"
    "Pada 12 Maret 2025, Provinsi Son La menerima delegasi Provinsi Oudomxay, Laos.\n",
    "ar": "لقاء سون لا وأودومكساي\n"
    "في 12 مارس 2025 استقبلت مقاطعة سون لا وفدا من مقاطعة أودومكساي اللاوسية.\n",
    "vi": "Sơn La và Oudomxay gặp gỡ\nNgày 12/3/2025, tỉnh Sơn La tiếp đoàn tỉnh Oudomxay (Lào).\n",
}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The talks ended with the signing of an accord between the two provinces."),
        ("en", "The meeting saw the signing of a cooperation agreement of the two provinces."),
        ("fr", "La rencontre s'est conclue par la signature d'un accord entre les deux provinces."),
        ("es", "El encuentro culminó con la firma de un acuerdo entre las dos provincias."),
        ("id", "Pertemuan itu diakhiri dengan penandatanganan perjanjian antara kedua provinsi."),
        ("ar", "وشهد اللقاء توقيع اتفاقية تعاون بين المقاطعتين."),
        ("ar", "وتم خلال اللقاء توقيع اتفاقية تعاون بين المقاطعتين."),
    ],
)
def test_what_talks_ended_with_was_signed(lang: str, text: str) -> None:
    assert "signing" in {kind for kind, _ in events(lang, _LED[lang] + text)}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They discussed the signing of a cooperation agreement of the two provinces."),
        ("ar", "وبحثا توقيع اتفاقية تعاون بين المقاطعتين."),
        ("vi", "Hai bên trao đổi về việc ký kết thỏa thuận hợp tác giữa hai tỉnh."),
    ],
)
def test_what_talks_were_about_was_not_signed(lang: str, text: str) -> None:
    assert "signing" not in {kind for kind, _ in events(lang, _LED[lang] + text)}
