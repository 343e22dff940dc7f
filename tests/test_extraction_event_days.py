"""Days that nothing works out, years of other documents, bodies abroad, and fairs in passing."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of

from kg.model import Reading, Ref


def told(reading: Reading) -> list[tuple[str, str]]:
    """Return type and date of the events of a reading."""
    found = [c for c in reading.claims if c.type == "event"]
    return sorted((str(c.one("type")), str(c.one("date") or "")) for c in found)


def parties(reading: Reading, kind: str) -> list[set[str]]:
    """Return the labels of the parties of each event of a type."""
    labels = {(e.kind, e.key): e.label for e in reading.entities}
    found = [c for c in reading.claims if c.type == "event" and c.one("type") == kind]
    return [{labels[v.kind, v.key] for v in c.roles["party"] if isinstance(v, Ref)} for c in found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            (
                "Lang Son and Toyama renew friendship\n\nThe chairman of Lang Son Province and the "
                "governor of Toyama Prefecture of Japan on Tuesday signed a protocol renewing the "
                "friendship agreement that the two sides concluded in 2009."
            ),
        ),
        (
            "es",
            (
                "Rosario y Hue renuevan su acuerdo\n\nEl intendente de Rosario y el alcalde de la "
                "ciudad vietnamita de Hue firmaron este martes la renovación del convenio suscrito "
                "en 2014, vigente hasta 2030."
            ),
        ),
        (
            "de",
            (
                "Leipzig und Hue verlängern Partnerschaft\n\nDie Stadt Leipzig und die "
                "vietnamesische Stadt Hue unterzeichneten am Dienstag ein Protokoll, das "
                "die 2015 geschlossene Vereinbarung bis 2029 verlängert."
            ),
        ),
        (
            "ar",
            (
                "وهران وتوياما تجددان اتفاقية الصداقة\n\nوقّع والي وهران ومحافظ توياما اليابانية "
                "أمس بروتوكولًا لتجديد اتفاقية الصداقة المبرمة عام 2009 حتى عام 2030."
            ),
        ),
        (
            "hi",
            (
                "पुणे और तोयामा ने समझौता बढ़ाया\n\nपुणे के महापौर और जापान के तोयामा प्रान्त के गवर्नर ने "
                "मंगलवार को 2009 में हुए मैत्री समझौते को 2030 तक बढ़ाने के प्रोटोकॉल पर हस्ताक्षर किए।"
            ),
        ),
    ],
)
def test_a_signing_of_yesterday_is_one_though_its_paper_names_the_year_of_another(
    lang: str, text: str
) -> None:
    assert told(reading_of(text, lang)) == [("signing", "")]


def test_those_who_go_to_a_body_abroad_come_from_the_home_unit() -> None:
    reading = reading_of(
        "Quang Ninh seeks partners in Germany\n\nA delegation of Quang Ninh Province visited "
        "Bremen of Germany on March 4, 2024.\n\nThe next day, its members had a working session "
        "with the Hamburg Chamber of Commerce. The consul of Vietnam also attended the session.",
        "en",
    )
    assert ("meeting", "2024-03-05") in told(reading)
    (sides,) = parties(reading, "meeting")
    assert sides == {"Quang Ninh", "Hamburg Chamber of Commerce and Industry"}


def test_a_unit_at_the_edge_of_a_body_s_own_name_is_where_it_lies() -> None:
    reading = reading_of(
        "Dong Thap and Gelderland step up ties\n\nLeaders of Dong Thap Province received a "
        "delegation from Gelderland Province of the Netherlands on March 4, 2024.\n\nOn the "
        "occasion, the Dong Thap Department of Construction and the Gelderland Flood Board signed "
        "a memorandum of understanding.",
        "en",
    )
    assert parties(reading, "signing") == [
        {"Dong Thap Department of Construction", "Gelderland Flood Board"}
    ]


def test_talks_that_only_set_the_scene_of_a_signing_took_place_that_day() -> None:
    reading = reading_of(
        "Quang Ninh and Gangwon sign cooperation agreement\n\nQuang Ninh Province and Gangwon "
        "Province of South Korea signed a cooperation agreement in Ha Long on March 4, 2024.\n\n"
        "During talks before the signing, the governor of Gangwon Province thanked Quang Ninh for "
        "its support.",
        "en",
    )
    assert told(reading) == [("meeting", "2024-03-04"), ("signing", "2024-03-04")]


def test_guests_received_by_another_unit_are_at_another_reception() -> None:
    reading = reading_of(
        "Busan guests in Quang Ninh\n\nThe chairman of Quang Ninh Province received a delegation "
        "from the city of Busan, South Korea, on March 4, 2024.\n\nThe Hai Phong Party Secretary, "
        "Le Van Thanh, received the guests later in the day.",
        "en",
    )
    assert told(reading) == [("reception", "2024-03-04"), ("reception", "2024-03-04")]
    assert {"Hai Phong", "Busan"} in parties(reading, "reception")


@pytest.mark.parametrize(
    "sentence",
    [
        "He invited Gangwon Province to send firms to the Quang Ninh trade fair in May 2025.",
        "The governor of Gangwon will come to Quang Ninh in May 2025 for the flower festival.",
        "The Quang Ninh People's Council discussed the plan at its session on March 6, 2024.",
        "A conference of the province on land prices was held in Ha Long on March 6, 2024.",
        "Both sides agreed to go on drafting an accord on farming and sign it at a later visit.",
    ],
    ids=["invited to a fair", "comes to a fair", "its council", "its own conference", "drafts"],
)
def test_what_guests_come_to_later_or_a_unit_does_alone_is_no_event_beside_a_reception(
    sentence: str,
) -> None:
    text = (
        "Quang Ninh receives Gangwon guests\n\nThe chairman of Quang Ninh Province received a "
        f"delegation from Gangwon Province of South Korea on March 4, 2024.\n\n{sentence}"
    )
    assert told(reading_of(text, "en")) == [("reception", "2024-03-04")]


def test_a_day_until_which_a_paper_holds_is_neither_its_day_nor_the_year_of_the_news() -> None:
    reading = reading_of(
        "Quang Ninh and Gangwon renew agreement\n\nQuang Ninh Province and Gangwon Province of "
        "South Korea renewed their agreement in Ha Long on March 4. The document, signed by both "
        "sides, is valid until December 31, 2031.",
        "en",
    )
    assert told(reading) == [("signing", "XXXX-03-04")]


def test_guests_are_of_the_unit_whose_people_were_named_last() -> None:
    reading = reading_of(
        "Brest, partner of Lublin, finds a new twin\n\nBrest is twinned with Lublin (Poland) since "
        "1992; Lublin helped Brest with buses.\n\nThe Mayor of Aktobe (Kazakhstan), "
        "Yerlan Satpayev, and Mayor of Brest Natalya Kovsh signed a twinning agreement on 11 March "
        "2025. The day before, the Governor of Brest Region, Dmitry Rogal, received the guests.",
        "en",
    )
    assert {"Brest", "Aktobe"} in parties(reading, "reception")
    assert not any("Lublin" in sides for sides in parties(reading, "reception"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            (
                "Toyama delegation visits Quang Tri\n\nGovernor Nitta Hachiro of Toyama "
                "Prefecture, Japan, was received by Quang Tri Chairman Vo Van Hung on 12 June 2025."
                "\n\nLater in the day the delegation visited Hue University, where it met "
                "teachers of Japanese."
            ),
        ),
        (
            "vi",
            (
                "Đoàn tỉnh Toyama thăm Quảng Trị\n\nNgày 12/6/2025, Chủ tịch UBND tỉnh Quảng Trị "
                "Võ Văn Hưng tiếp đoàn đại biểu tỉnh Toyama (Nhật Bản) do Thống đốc Nitta Hachiro "
                "dẫn đầu.\n\nChiều cùng ngày, đoàn đã đến thăm Trường Đại học Huế."
            ),
        ),
        (
            "zh",
            (
                "富山县代表团访问广治省\n\n2025年6月12日，越南广治省人民委员会主席武文兴会见了"
                "由新田八朗知事率领的"
                "日本富山县代表团。\n\n当天下午，代表团参观了顺化大学。"
            ),
        ),
    ],
)
def test_a_university_that_guests_go_on_to_is_visited_apart_from_the_unit(
    lang: str, text: str
) -> None:
    reading = reading_of(text, lang)
    assert {"Toyama", "Hue University"} in parties(reading, "visit")
    assert not any({"Hue", "Japan"} <= sides for sides in parties(reading, "meeting"))
    hosts = [
        c.one("host") for c in reading.claims if c.type == "event" and c.one("type") == "visit"
    ]
    assert any(isinstance(host, Ref) and host.kind == "body" for host in hosts)


@pytest.mark.parametrize(
    ("lang", "text", "span"),
    [
        (
            "vi",
            "Khách Toyama\n\nTừ ngày 19 đến 21/8, đoàn tỉnh Toyama (Nhật Bản) thăm tỉnh Lạng Sơn.",
            "XXXX-08-19/XXXX-08-21",
        ),
        (
            "zh",
            "富山县代表团访问谅山省\n\n8月19日至21日,日本富山县代表团访问越南谅山省。",
            "XXXX-08-19/XXXX-08-21",
        ),
    ],
)
def test_a_visit_has_a_span_in_an_article_without_a_year(lang: str, text: str, span: str) -> None:
    assert ("visit", span) in told(reading_of(text, lang))
