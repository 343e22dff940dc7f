"""People: names beside posts, names by their sound, posts of whom, and where from."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.extraction.scene import Scene
from kg.model import Reading


def _names(scene: Scene) -> list[str]:
    return [p.name for s in scene.sentences for p in s.people]


def _posts(scene: Scene) -> dict[str, list[str]]:
    return {p.name: [post for post, _, _ in p.posts] for s in scene.sentences for p in s.people}


def _home(reading: Reading, label: str) -> set[str]:
    keys = {e.key for e in reading.entities if e.kind == "person" and e.label == label}
    claims = [c for c in reading.claims if c.type == "membership"]
    return {
        place.key
        for c in claims
        if c.roles["person"][0].key in keys
        for place in c.roles.get("locality", ())
    }


def test_post_after_a_relative_word() -> None:
    scene = scene_of(
        "Ha Nam\nHa Nam province received Pedro Alvarez Soler, who is Governor of Artemisa "
        "province in Cuba.",
        "en",
    )
    assert _names(scene) == ["Pedro Alvarez Soler"]


def test_two_words_that_read_as_vietnamese_are_not_yet_a_person() -> None:
    scene = scene_of("Hà Nội\nDu khách Nhật Bản thích Khu lưu niệm Văn Miếu ở Hà Nội.", "vi")
    assert _names(scene) == []


def test_three_words_are_and_two_of_them_again() -> None:
    scene = scene_of("Hà Nội\nBuổi lễ có Trần Thu Lan. Bà Thu Lan cảm ơn Hà Nội.", "vi")
    assert len({p.key for s in scene.sentences for p in s.people}) == 1


def test_hyphens_make_no_words() -> None:
    scene = scene_of("Sơn La\nĐồng chí Khăm-phết Xay-nha-vông thăm tỉnh Sơn La.", "vi")
    assert _names(scene) == ["Khăm-phết Xay-nha-vông"]


def test_names_in_a_list_by_their_sound_in_arabic() -> None:
    scene = scene_of(
        "لاو كاي\nكان في استقبال الوفد نجوين فان هاي، نائب رئيس اللجنة الشعبية لمقاطعة لاو كاي.",
        "ar",
    )
    assert _posts(scene) == {"نجوين فان هاي": ["vice-chair"]}


def test_common_words_before_a_post_are_no_name_in_bengali() -> None:
    scene = scene_of("হাই ফং\nসভায় অনেক নতুন কথা, চেয়ারম্যান বলেন, হবে।", "bn")
    assert _names(scene) == []


def test_posts_joined_to_the_next_name_are_not_of_the_one_before() -> None:
    scene = scene_of(
        "Ханой\nПрибыли вице-премьер Вьетнама Ле Ван Тхань, секретарь провинциального "
        "партийного комитета и член ЦК Чан Куок Туан.",
        "ru",
    )
    assert _posts(scene)["Ле Ван Тхань"] == ["deputy-prime-minister"]
    assert "central-committee-member" in _posts(scene)["Чан Куок Туан"]


def test_post_carries_a_body_that_no_list_holds() -> None:
    reading = reading_of(
        "Hưng Yên và Kanagawa hợp tác\nChủ tịch UBND tỉnh Hưng Yên Trần Quốc Tuấn tiếp ông "
        "Sato Kenji, Chủ tịch Tập đoàn Mitaka, và đoàn tỉnh Kanagawa (Nhật Bản). Tỉnh Hưng Yên "
        "và tỉnh Kanagawa ký thỏa thuận hợp tác.",
        "vi",
        "VN-66",
    )
    posts = {str(c.roles["post"][0]) for c in reading.claims if c.roles.get("post")}
    assert "Chairman of the Mitaka Group" in posts


def test_foreigner_is_not_of_the_home_province() -> None:
    reading = reading_of(
        "Hưng Yên và Kanagawa hợp tác\nTỉnh Hưng Yên tiếp ông Sato Kenji, Phó Chủ tịch, và đoàn "
        "tỉnh Kanagawa (Nhật Bản). Tỉnh Hưng Yên và tỉnh Kanagawa ký thỏa thuận hợp tác.",
        "vi",
        "VN-66",
    )
    assert "VN-66" not in _home(reading, "Sato Kenji")


def test_abbreviation_before_a_name_is_no_part_of_it() -> None:
    scene = scene_of("Hà Nội\nPhó Chủ tịch QH Lê Minh Tâm tiếp đoàn Lào tại Hà Nội.", "vi")
    assert _names(scene) == ["Lê Minh Tâm"]


@pytest.mark.parametrize(
    "text",
    [
        "응우옌 반 훙 다낭시 인민위원회 위원장은 김민수 경상북도지사를 접견했다.",
        "응우옌 반 훙 다낭시 인민위원회 위원장은 김민수 경상북도 지사를 접견했다.",
        "김민수 경상북도지사와 응우옌 반 훙 다낭시 인민위원회 위원장은 회담했다.",
    ],
)
def test_each_of_two_in_korean_holds_the_own_post(text: str) -> None:
    scene = scene_of("다낭시와 경상북도\n" + text, "ko")
    posts = {p.name: [(c, at) for c, _, at in p.posts] for s in scene.sentences for p in s.people}
    assert posts == {"응우옌 반 훙": [("chair", "VN-DN")], "김민수": [("governor", "KR-47")]}


def test_the_body_of_the_first_is_not_the_seconds_in_korean() -> None:
    text = "다낭시\n응우옌 반 훙 다낭시 인민위원회 위원장과 김민수 지사가 회담했다."
    people = {p.name: p.posts for s in scene_of(text, "ko").sentences for p in s.people}
    assert people["김민수"] == [("governor", None, None)]


def test_a_text_may_end_with_a_name() -> None:
    scene = scene_of("Hai Phong receives guests\n\nThe guests were led by Mr Nguyen Van Minh", "en")
    assert [p.name for s in scene.sentences for p in s.people] == ["Nguyen Van Minh"]


def test_a_vietnamese_name_between_commas_may_hold_a_common_word() -> None:
    scene = scene_of("وقع رئيس اللجنة الشعبية لمقاطعة ها جيانغ، تران فان نام، خطة العمل.", "ar")
    assert [p.key for s in scene.sentences for p in s.people] == ["vn:CNVNNM"]


def test_a_country_of_two_letters_stands_behind_the_post_of_its_state() -> None:
    scene = scene_of(
        """Cần Thơ tiếp khách

Chủ tịch UBND thành phố Cần Thơ Trương Cảnh Tuyên tiếp Tổng Lãnh sự Mỹ Mary Jones. Thủ tướng Ý
Paolo Rossi gửi thư. Đại sứ Việt Nam tại Mỹ Lê Quốc Hùng cùng dự.
""",
        "vi",
    )
    held = {
        scene.surface(p.i, p.j): {place for _, _, place in p.posts}
        for s in scene.sentences
        for p in s.people
    }
    assert held["Mary Jones"] == {"US"}
    assert held["Lê Quốc Hùng"] == {"VN"}


def test_the_head_of_an_agency_abroad_and_a_premier_behind_a_comma_are_two() -> None:
    scene = scene_of(
        """Thủ tướng tiếp khách ở Hà Nội

Tiếp Chủ tịch JICA, Thủ tướng Lê Văn An bày tỏ cảm ơn JICA.
Ông đề nghị JICA hỗ trợ thành phố Hà Nội.
""",
        "vi",
    )
    posts = [q for s in scene.sentences for p in s.people for q in p.posts]
    assert {post for post, _, _ in posts} == {"prime-minister"}


@pytest.mark.parametrize(
    "cut", ["谅山省人民委员会主席阮国强会", "谅山省人民委员会主席阮国强在", "云南省省长王明辉会"]
)
def test_a_text_that_breaks_off_right_behind_a_name_is_read(cut: str) -> None:
    scene = scene_of(f"谅山省与云南省加强合作\n\n{cut}", "zh")
    assert _names(scene) in (["阮国强"], ["王明辉"])


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ur", "ملتان کے ڈپٹی میئر کیپٹن (ر) طارق مجید نے وفد کا استقبال کیا۔", "طارق مجید"),
        ("bn", "সাবেক মেজর (অব.) রফিকুল ইসলাম বৈঠকে ছিলেন।", "রফিকুল ইসলাম"),
        ("hi", "सलाहकार कर्नल (सेवानिवृत्त) रमेश ठाकुर ने स्वागत किया।", "रमेश ठाकुर"),
        ("id", "Bupati Garut Kolonel (Purn.) Hendra Wibawa menerima tamu.", "Hendra Wibawa"),
        ("en", "Adviser Brigadier (Retd) Tariq Hameed received guests.", "Tariq Hameed"),
    ],
)
def test_a_retired_officer_is_named_behind_his_rank(lang: str, text: str, name: str) -> None:
    assert _names(scene_of(text, lang)) == [name]


def test_what_a_minister_is_for_stands_before_his_name_in_urdu() -> None:
    scene = scene_of("صوبائی وزیر برائے زراعت عمران ڈوگر نے مہمانوں کا شکریہ ادا کیا۔", "ur")
    assert _posts(scene) == {"عمران ڈوگر": ["minister"]}


def test_a_bengali_name_that_owns_nothing_keeps_its_end() -> None:
    scene = scene_of("বৈঠকে ছিলেন জেলা প্রশাসক আবদুল কাদের, তিনি বক্তব্য দেন।", "bn")
    assert _names(scene) == ["আবদুল কাদের"]
    scene = scene_of("জেলা প্রশাসক রুবেল মাহমুদের নেতৃত্বে একটি দল এসেছে।", "bn")
    assert _names(scene) == ["রুবেল মাহমুদ"]


def test_a_title_that_bears_the_ending_of_an_object_announces_no_name() -> None:
    scene = scene_of("ওসাকা যশোরের ৪০ জন প্রকৌশলীকে প্রশিক্ষণ দেবে।", "bn")
    assert _names(scene) == []


def test_a_town_in_a_headline_with_capitals_is_no_person_in_indonesian() -> None:
    scene = scene_of("Terima Delegasi Yunnan, Gubernur Banten Tawarkan Investasi", "id")
    assert [p.key for p in scene.sentences[0].places] == ["CN-YN", "ID-BT"]


def test_what_an_arabic_post_is_charged_with_stands_before_the_name() -> None:
    told = "حضر اللقاء نائب العمدة المكلف بالشؤون الثقافية عبد الغني لطفي، والقنصل العام."
    assert _posts(scene_of(told, "ar")) == {"عبد الغني لطفي": ["vice-mayor"]}
    told = "حضر اللقاء السيد عبد الغني لطفي، والي وهران."
    assert _posts(scene_of(told, "ar")) == {"عبد الغني لطفي": ["governor"]}


def test_whom_an_arabic_delegation_is_led_by_is_explained_by_his_post() -> None:
    told = "التقى العمدة الوفد الذي يترأسه لي جون، نائب حاكم مقاطعة سيتشوان."
    assert _posts(scene_of(told, "ar")) == {"لي جون": ["vice-governor"]}


def test_who_heads_a_council_is_no_town() -> None:
    scene = scene_of(
        "Semarang\nKetua Dewan Kota Budi Santoso dan Wali Kota Semarang menyambut tamu.", "id"
    )
    assert [p.name for s in scene.sentences for p in s.people] == ["Budi Santoso"]
