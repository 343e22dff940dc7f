"""People, places and bodies in languages beyond the first five, in sentences of our own."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

COMMITTEE = "VN-HP/people-committee"
CASES = [
    (
        "hi",
        (
            "हाई फोंग शहर की जन समिति के अध्यक्ष श्री गुयेन वान थान्ह ने जापान के कानागावा प्रांत के "
            "प्रतिनिधिमंडल का स्वागत किया।"
        ),
        {"गुयेन वान थान्ह": "chair"},
        {"VN-HP", "JP-14"},
    ),
    (
        "es",
        (
            "El presidente del Comité Popular de la ciudad de Hai Phong, Nguyen Van Thanh, recibió "
            "al gobernador de la provincia de Artemisa (Cuba), Ricardo Pérez Soler."
        ),
        {"Nguyen Van Thanh": "chair", "Ricardo Pérez Soler": "governor"},
        {"VN-HP", "CU-15"},
    ),
    (
        "id",
        (
            "Ketua Komite Rakyat Kota Hai Phong, Nguyen Van Thanh, menerima Gubernur Provinsi Jawa "
            "Barat, Indonesia, Budi Santoso Wijaya."
        ),
        {"Nguyen Van Thanh": "chair", "Budi Santoso Wijaya": "governor"},
        {"VN-HP", "ID-JB"},
    ),
    (
        "de",
        (
            "Der Vorsitzende des Volkskomitees der Stadt Hai Phong, Nguyen Van Thanh, empfing den "
            "Ministerpräsidenten von Hessen, Karl Heinz Berger."
        ),
        {"Nguyen Van Thanh": "chair", "Karl Heinz Berger": "minister-president"},
        {"VN-HP", "DE-HE"},
    ),
    (
        "ja",
        "ハイフォン市人民委員会のグエン・ヴァン・タイン委員長は神奈川県の黒田一郎知事と会談した。",
        {"グエン・ヴァン・タイン": "chair", "黒田一郎": "governor"},
        {"VN-HP", "JP-14"},
    ),
    (
        "ko",
        "하이퐁시 인민위원회 응우옌 반 타인 위원장은 전라북도 김민수 지사를 접견했다.",
        {"응우옌 반 타인": "chair", "김민수": "governor"},
        {"VN-HP", "KR-45"},
    ),
    (
        "th",
        (
            "นายเหงียน วัน ถ่าญ ประธานคณะกรรมการประชาชนเมืองไฮฟอง ให้การต้อนรับนายสมชาย ใจดี "
            "ผู้ว่าราชการจังหวัดขอนแก่น"
        ),
        {"เหงียน วัน ถ่าญ": "chair", "สมชาย ใจดี": "governor"},
        {"VN-HP", "TH-40"},
    ),
    (
        "lo",
        (
            "ທ່ານ ຫງວຽນ ວັນ ແທງ ປະທານຄະນະກໍາມະການປະຊາຊົນນະຄອນໄຮຟ່ອງ ໄດ້ຕ້ອນຮັບ ທ່ານ ບຸນມີ ໄຊຍະວົງ "
            "ເຈົ້າແຂວງ ແຂວງວຽງຈັນ."
        ),
        {"ຫງວຽນ ວັນ ແທງ": "chair", "ບຸນມີ ໄຊຍະວົງ": "governor"},
        {"VN-HP", "LA-VI"},
    ),
    (
        "km",
        "លោក ង្វៀន វ៉ាន់ ថាញ់ ប្រធានគណៈកម្មាធិការប្រជាជនទីក្រុងហៃផុង បានទទួលលោក សុខ វណ្ណៈ អភិបាលខេត្តសៀមរាប។",
        {"ង្វៀន វ៉ាន់ ថាញ់": "chair", "សុខ វណ្ណៈ": "governor"},
        {"VN-HP", "KH-17"},
    ),
]


@pytest.mark.parametrize(("lang", "text", "posts", "places"), CASES, ids=[c[0] for c in CASES])
def test_who_where_and_for_which_body(
    lang: str, text: str, posts: dict[str, str], places: set[str]
) -> None:
    scene = scene_of(f"1\n{text}", lang)
    people = {p.name: [post for post, _, _ in p.posts] for s in scene.sentences for p in s.people}
    assert {name: post in people.get(name, ()) for name, post in posts.items()} == dict.fromkeys(
        posts, True
    )
    assert {p.key for s in scene.sentences for p in s.places if p.kind != "country"} == places
    assert COMMITTEE in {b.key for s in scene.sentences for b in s.bodies}
