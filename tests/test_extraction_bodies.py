"""Bodies: their own names, whose they are, short forms, and heads that name nobody."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.extraction.scene import Scene
from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES
from kg.terms import term


def _bodies(scene: Scene) -> dict[str, str | None]:
    return {
        scene.entities["body", b.key].label: b.place
        for s in scene.sentences
        for b in s.bodies
        if ("body", b.key) in scene.entities
    }


def test_company_bears_its_name() -> None:
    scene = scene_of(
        "Hưng Yên\nTỉnh Hưng Yên làm việc với Tập đoàn Mitaka (Nhật Bản) về cảng.", "vi"
    )
    assert _bodies(scene)["Mitaka Group"] == "JP"


def test_school_may_be_named_after_a_person() -> None:
    scene = scene_of(
        "Hưng Yên\nĐoàn Nhật Bản thăm Trường THPT Nguyễn Trung Ngạn tại tỉnh Hưng Yên.", "vi"
    )
    assert any("Nguyễn Trung Ngạn" in label for label in _bodies(scene))
    assert not [p for s in scene.sentences for p in s.people]


def test_holder_of_a_post_is_no_name_of_the_department() -> None:
    scene = scene_of("Hưng Yên\nGiám đốc Sở Y tế Hưng Yên Trần Văn Lâm tiếp đoàn Lào.", "vi")
    assert list(_bodies(scene).values()) == ["VN-66"]
    assert [p.name for s in scene.sentences for p in s.people] == ["Trần Văn Lâm"]


def test_number_is_a_name_where_the_head_comes_first() -> None:
    scene = scene_of("Đồng Tháp\nQuân khu 9 bàn giao nhà cho tỉnh Đồng Tháp.", "vi")
    assert any(label.endswith(" 9") for label in _bodies(scene))


def test_abbreviation_in_brackets_is_the_same_body() -> None:
    scene = scene_of(
        "Hue\nThe Global Heritage Association (GHA) met Hue city leaders. GHA praised Hue.", "en"
    )
    keys = {b.key for s in scene.sentences for b in s.bodies}
    assert sum(len(s.bodies) for s in scene.sentences) == 2
    assert len(keys) == 1


def test_quoted_name_in_arabic() -> None:
    scene = scene_of("نام دينه\nزار الوفد شركة «النور» في مقاطعة نام دينه (فيتنام).", "ar")
    assert any(b.raw_spec == "النور" for s in scene.sentences for b in s.bodies)


def test_unlisted_spelling_of_a_place_belongs_to_the_body_in_urdu() -> None:
    scene = scene_of(
        "ہنوئی\nلاؤس کے صوبہ سالاوان کی پیپلز کونسل کا وفد ہنوئی شہر پہنچا۔", "ur", "VN-HN"
    )
    assert [b.place for s in scene.sentences for b in s.bodies] == ["LA-SL"]


def test_friendship_association_keeps_the_order_of_its_sides() -> None:
    for text, lang in (
        ("Huế\nHội hữu nghị Lào - Việt Nam thăm Huế.", "vi"),
        ("ہنوئی\nلاؤس - ویتنام فرینڈشپ ایسوسی ایشن کا وفد ہنوئی شہر پہنچا۔", "ur"),
        ("Hanoi\nThe Laos-Vietnam Friendship Association came to Hanoi.", "en"),
    ):
        bodies = [b for s in scene_of(text, lang).sentences for b in s.bodies]
        assert [(b.place, b.second) for b in bodies] == [("LA", "VN")], lang


def test_friendship_association_of_a_city_is_the_citys() -> None:
    scene = scene_of(
        "Hải Phòng đón khách\nHội hữu nghị Việt Nam - Lào thành phố gặp đoàn tại Hải Phòng.", "vi"
    )
    assert _bodies(scene) == {"Hai Phong Vietnam–Laos Friendship Association": "VN-HP"}


def test_bare_national_assembly_is_the_own_states() -> None:
    scene = scene_of(
        "Binh Dinh\nBinh Dinh province spoke of the visit of the National Assembly Chairman "
        "to Cuba.",
        "en",
        "VN-31",
    )
    assert list(_bodies(scene).values()) == ["VN"]


def test_provincial_front_of_vietnam_is_the_provinces() -> None:
    scene = scene_of("সভা\nপ্রাদেশিক ভিয়েতনাম ফাদারল্যান্ড ফ্রন্ট কমিটি সভা করেছে।", "bn", "VN-13")
    assert [b.place for s in scene.sentences for b in s.bodies] == ["VN-13"]


def test_bare_head_of_nobody_names_nobody() -> None:
    scene = scene_of("Lai Chau\nThe committee met in Lai Chau.", "en")
    assert not [b for s in scene.sentences for b in s.bodies if b.head == "company"]
    assert not _bodies(scene_of("Lai Chau\nA company opened in Lai Chau.", "en"))


@pytest.mark.parametrize(
    ("lang", "text", "home"),
    [
        ("ar", "استقبلت وزارة الخارجية في مقاطعة لانغ سون وفدا من مقاطعة قوانغشي (الصين).", None),
        ("ur", "صوبہ لانگ سون کی وزارت خارجہ نے گوانگشی (چین) کے وفد کا استقبال کیا۔", None),
        ("bn", "ল্যাং সন প্রদেশের পররাষ্ট্র মন্ত্রণালয় গুয়াংজি প্রদেশের (চীন) প্রতিনিধিদলকে অভ্যর্থনা জানায়।", None),
        ("ar", "استقبلت وزارة الخارجية وفدا من مدينة نانينغ.", "VN-09"),
        ("ur", "وزارت خارجہ نے ناننگ شہر کے وفد کا استقبال کیا۔", "VN-09"),
        ("bn", "পররাষ্ট্র মন্ত্রণালয় নানিং শহরের প্রতিনিধিদলকে অভ্যর্থনা জানায়।", "VN-09"),
    ],
)  # fmt: skip
def test_ministry_of_a_province_is_its_department(lang: str, text: str, home: str | None) -> None:
    scene = scene_of(text.split(" ")[0] + "\n" + text, lang, home)
    (body,) = [e for (kind, _), e in scene.entities.items() if kind == "body"]
    assert (body.code, body.locality) == ("department", "VN-09")
    assert body.label == "Lang Son Department of Foreign Affairs"
    assert body.reason == "a province has departments; the translation says ministry"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "ar",
            ("لانغ سون تستقبل وفدا من قوانغشي (الصين)\n"
             "استقبل السيد نغوين فان هونغ، مدير وزارة الخارجية في مقاطعة "
             "لانغ سون، وفدا من مقاطعة قوانغشي (الصين) في 5 مايو 2025."),
        ),
        (
            "ur",
            ("لانگ سون نے گوانگشی (چین) کے وفد کا استقبال کیا\n"
             "5 مئی 2025 کو صوبہ لانگ سون کی وزارت خارجہ کے ڈائریکٹر "
             "جناب نگوین وان ہنگ نے صوبہ گوانگشی (چین) کے وفد کا استقبال کیا۔"),
        ),
        (
            "bn",
            ("ল্যাং সন প্রদেশ গুয়াংজি প্রদেশের (চীন) প্রতিনিধিদলকে স্বাগত জানিয়েছে\n"
             "৫ মে ২০২৫ তারিখে ল্যাং সন প্রদেশের পররাষ্ট্র মন্ত্রণালয়ের পরিচালক "
             "মিঃ নগুয়েন ভান হাং গুয়াংজি প্রদেশের (চীন) প্রতিনিধিদলকে অভ্যর্থনা জানান।"),
        ),
    ],
)  # fmt: skip
def test_graph_tells_why_a_ministry_is_read_as_a_department(lang: str, text: str) -> None:
    triples = build_article_graph(reading_of(text, lang), DEFAULT_BASES, "run")
    told = {t.object.value for t in triples if t.predicate == term("coop:linkReason")}  # type: ignore[union-attr]
    assert "a province has departments; the translation says ministry" in told


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("ar", "استقبلت وزارة الخارجية الفيتنامية وفدا من مدينة نانينغ.", "VN"),
        ("ar", "استقبلت وزارة الخارجية في هانوي وفدا من مقاطعة قوانغشي (الصين).", "VN-HN"),
        ("en", "The Ministry of Education of Rhineland-Palatinate met Lang Son province.", "DE-RP"),
    ],
)
def test_ministry_of_a_state_stays_one(lang: str, text: str, place: str) -> None:
    scene = scene_of(text.split(" ")[0] + "\n" + text, lang, "VN-09")
    assert [(b.head, b.place) for s in scene.sentences for b in s.bodies] == [("ministry", place)]


def test_hyphen_joins_a_name_to_its_head() -> None:
    scene = scene_of(
        "Paderborn\nDie Wega-Universität und das Anna-Seghers-Krankenhaus in Paderborn.", "de"
    )
    assert set(_bodies(scene)) >= {"Wega University", "Anna Seghers Hospital"}


def test_place_that_a_hyphen_goes_through_is_no_name() -> None:
    scene = scene_of("Tours\nLe maire a reçu l'université de Clermont-Ferrand.", "fr")
    assert "Clermont-Ferrand University" in _bodies(scene)


def test_quoted_names_in_a_list_share_a_head() -> None:
    scene = scene_of("Казань\nКомпании «Вега», «Лира» и «Орион» открыли офис.", "ru")
    assert set(_bodies(scene)) == {"Vega Company", "Lira Company", "Orion Company"}


def test_quoted_words_after_a_verb_are_no_body() -> None:
    scene = scene_of("Казань\nКомпания «Вега» показала «Лиру».", "ru")
    assert set(_bodies(scene)) == {"Vega Company"}


def test_working_group_of_nobody_is_no_body() -> None:
    reading = reading_of(
        "Jawa Barat dan Shizuoka menjalin kerja sama\nGubernur Jawa Barat menerima delegasi "
        "Prefektur Shizuoka, Jepang, pada 12 Maret 2024. Kedua pihak membentuk kelompok kerja.",
        "id",
    )
    assert not [e for e in reading.entities if e.kind == "body" and "Working Group" in e.label]


def test_counted_schools_are_no_body_named_before() -> None:
    scene = scene_of("대구\n부산대와 협약을 맺었다. 차량 3대를 보냈다.", "ko")
    assert [b.head for s in scene.sentences for b in s.bodies] == ["university"]


def test_urdu_government_takes_the_place_behind_it() -> None:
    scene = scene_of("لاہور\nانہوں نے کہا کہ حکومت پنجاب ہر سال طلبہ کو بھیجے گی۔", "ur")
    assert _bodies(scene) == {"Government of Punjab": "PK-PB"}


def test_urdu_government_formed_somewhere_is_not_that_places() -> None:
    scene = scene_of("لاہور\nانہوں نے کہا کہ نئی حکومت کراچی میں بنے گی۔", "ur")
    assert "Government of Karachi" not in _bodies(scene)


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("hi", "पटना\nबिहार के ऊर्जा विभाग ने कहा।", "Bihar Department of Energy"),
        ("zh", "苏州\n苏州市水务局局长说。", "Suzhou Bureau of Water Resources"),
        ("ru", "Казань\nУправление статистики Казани сообщило.", "Kazan Department of Statistics"),
    ],
)
def test_department_by_what_it_deals_with(lang: str, text: str, label: str) -> None:
    assert label in _bodies(scene_of(text, lang))


def test_an_ending_closes_the_name_of_a_body() -> None:
    text = "সন লা প্রদেশের চেয়ারম্যান শিল্প ও বাণিজ্য বিভাগকে সীমান্ত মেলা আয়োজনের দায়িত্ব দেন।"
    assert "Son La Department of Industry and Trade" in _bodies(
        scene_of("সন লা প্রদেশে নির্দেশ\n" + text, "bn")
    )


@pytest.mark.parametrize(
    ("text", "lang", "label"),
    [
        (
            "Sonora\nUna misión visitó el Ministerio de Agricultura, Turismo y Energía de Chile.",
            "es",
            "Agriculture and Tourism and Energy",
        ),
        (
            "Padang\nDelegasi Padang mengunjungi Universitas Ekonomi, Hukum, dan Pariwisata.",
            "id",
            "University of Economy and Law and Tourism",
        ),
        ("Rosario\nRosario recibió a la Liga Mundial de Puertos.", "es", "Mundial de Puertos"),
        ("Cádiz\nCádiz recibió al Grupo Atunero de Vigo.", "es", "Atunero Group"),
    ],
)
def test_a_name_goes_on_behind_commas_and_of(text: str, lang: str, label: str) -> None:
    assert any(label in found for found in _bodies(scene_of(text, lang)))


def test_a_city_called_city_is_not_called_so_twice() -> None:
    text = "TP Hồ Chí Minh\nUBND TP Hồ Chí Minh giao Thành ủy TP Hồ Chí Minh và UBND TP Đà Nẵng."
    labels = _bodies(scene_of(text, "vi"))
    assert {"Ho Chi Minh City People's Committee", "Ho Chi Minh City Party Committee"} <= set(
        labels
    )
    assert "Da Nang City People's Committee" in labels


def test_departments_in_a_row_are_no_list_of_one() -> None:
    labels = _bodies(
        scene_of("Lima\nLima invitó al Ministerio de Salud, Turismo Perú y otros.", "es")
    )
    assert not any("and" in label for label in labels)


def test_who_heads_a_body_of_two_towns_is_named_behind_both() -> None:
    scene = scene_of(
        "Surabaya\nKetua Asosiasi Kota Kembar Surabaya-Busan Hadi Wibowo menyambut tamu.", "id"
    )
    assert [p.name for s in scene.sentences for p in s.people] == ["Hadi Wibowo"]


def test_a_town_hall_alone_is_a_house_and_no_body_of_its_own() -> None:
    text = "Graz\n\nDie Stadt Graz empfing im Rathaus Gäste aus Da Nang (Vietnam)."
    labels = {e.label for e in reading_of(text, "de").entities if e.kind == "body"}
    assert not labels


@pytest.mark.parametrize(
    ("lang", "text", "labels"),
    [
        (
            "en",
            (
                "Quang Ninh hosts Gangwon\nQuang Ninh Province received a delegation from Gangwon "
                "Province (South Korea). The Departments of Tourism, Finance, and Foreign Affairs "
                "prepare a plan."
            ),
            {
                "Quang Ninh Department of Tourism",
                "Quang Ninh Department of Finance",
                "Quang Ninh Department of Foreign Affairs",
            },
        ),
        (
            "es",
            (
                "Mendoza\nLa ciudad de Mendoza (Argentina) recibió a una delegación de Da Nang "
                "(Vietnam). Las Secretarías de Salud, Educación y Turismo de Mendoza lo harán."
            ),
            {
                "Mendoza Department of Health",
                "Mendoza Department of Education and Training",
                "Mendoza Department of Tourism",
            },
        ),
        (
            "vi",
            (
                "Nghệ An\nTỉnh Nghệ An tiếp đoàn Lào. Các Sở Y tế, Giáo dục và Đào tạo, Tài chính "
                "được giao phối hợp."
            ),
            {
                "Nghe An Department of Health",
                "Nghe An Department of Education and Training",
                "Nghe An Department of Finance",
            },
        ),
    ],
)
def test_departments_that_share_a_head_are_as_many_as_are_named(
    lang: str, text: str, labels: set[str]
) -> None:
    found = {label for label in _bodies(scene_of(text, lang)) if "Department" in label}
    assert found == labels


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        (
            "en",
            "Da Nang\nDa Nang City met the Ministry of Culture, Sports and Tourism of Vietnam.",
            "Ministry of Culture, Sports and Tourism of Vietnam",
        ),
        (
            "es",
            (
                "Da Nang\nLa ciudad de Da Nang se reunió con el Ministerio de Salud, Trabajo y "
                "Turismo de Chile."
            ),
            "Ministry of Health and Labour, Invalids and Social Affairs and Tourism of Chile",
        ),
        (
            "vi",
            "Nghệ An\nTỉnh Nghệ An tiếp đoàn Lào. Sở Ngoại vụ, Hiệp hội Du lịch Nghệ An tham dự.",
            "Nghe An Department of Foreign Affairs",
        ),
    ],
)
def test_one_body_may_deal_with_several_things(lang: str, text: str, label: str) -> None:
    heads = ("Ministry", "Department")
    found = [name for name in _bodies(scene_of(text, lang)) if any(h in name for h in heads)]
    assert found == [label]


def test_universities_of_one_province_are_told_apart_by_their_kind() -> None:
    scene = scene_of(
        "云南省与老街省合作\n云南师范大学与云南农业大学访问老街省，云南大学也参加。", "zh"
    )
    assert len({b.key for s in scene.sentences for b in s.bodies}) == 3
    assert set(_bodies(scene).values()) == {"CN-YN"}
    assert "Yunnan University" in _bodies(scene)


def test_what_a_college_teaches_stands_between_its_place_and_its_head() -> None:
    scene = scene_of("云南省与老街省合作\n云南机械工业学院与老街省签署协议。", "zh")
    (body,) = [b for s in scene.sentences for b in s.bodies]
    assert (body.place, scene.surface(body.i, body.j)) == ("CN-YN", "云南机械工业学院")


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("vi", "Nghệ An\nTỉnh Nghệ An và Vườn thú Viêng Chăn (Lào) trao đổi hổ.", "Vientiane Zoo"),
        ("bn", "হ্যানয়\nহ্যানয় শহর ও কলকাতা চিড়িয়াখানা চুক্তি সই করেছে।", "Kolkata Zoo"),
        ("de", "Da Nang\nDie Stadt Da Nang und der Zoo Leipzig unterzeichneten.", "Leipzig Zoo"),
        ("zh", "岘港市与南宁市合作\n岘港市与南宁动物园签署协议。", "Nanning Zoo"),
    ],
)
def test_zoos_are_bodies(lang: str, text: str, label: str) -> None:
    assert label in _bodies(scene_of(text, lang))
