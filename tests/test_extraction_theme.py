"""Which articles are on the theme: by several signs together, not by one."""

from __future__ import annotations

import pytest
from extraction_scenes import places_of, reading_of, scene_of

from kg.extraction.engine import find_claims
from kg.extraction.scene import Scene
from kg.extraction.theme.contact import contact_signs, contact_weight, most_contact, told_of_contact
from kg.extraction.theme.signs import Contact
from kg.extraction.theme.theme import is_on_theme, may_be_on_theme
from kg.languages import load_frames
from kg.reading.language import identify

ON = {
    "one sentence of contact, and the tie it tells of": """Kon Tum looks to its neighbour

Kon Tum province signed a memorandum on twinning with Attapeu province of Laos in 2019.
Roads to the border have been widened since, and rubber is grown on both sides.
""",
    "units that only their events and ties join": """Biên giới bình yên

Bộ Chỉ huy Bộ đội Biên phòng Điện Biên hội đàm với Bộ Chỉ huy Quân sự Phongsaly (Lào) ngày 3/4.
Lực lượng hai bên tổ chức 12 đợt tuần tra. Rừng được giữ tốt. Mùa màng năm nay được mùa.
Người dân qua lại thăm thân đông hơn. Bản Na Ư kết nghĩa với bản Sộp Hùn từ năm 2013.
""",
    "a present for a twin town that is not named": """Löschwagen für die Partnerstadt

Dresden hilft der Partnerstadt in Polen mit einem Löschwagen. Er ist zwölf Jahre alt.
Die Schlüssel gab es am Montag. Der Wagen ist gut erhalten. In Polen wird er gebraucht.
""",
    "a team that tours a county": """Dairy skills from the north

A team from Gelderland toured farms around Kisumu this week. Farmers of Kisumu will travel to
Gelderland in June for a course. Kisumu has set aside two acres. Milk is what Kisumu lives on.
""",
    "pupils of one city who stay in another": """Pupils from Okayama in Pune

Pupils from Okayama spent a week with families in Pune. The garden in Pune that is modelled on one
in Okayama was a gift. The visit to Pune ends on Friday. Pune is to send a choir to Okayama.
""",
    "a reception told over two sentences": """Chủ tịch UBND tỉnh Nghệ An tiếp Đại sứ Ấn Độ

Sáng 12/3, Chủ tịch UBND tỉnh Nghệ An Lê Hồng Vinh đã tiếp Đại sứ Ấn Độ tại Việt Nam.
Đại sứ mong muốn hai bên mở rộng hợp tác.
""",
}
OFF = {
    "smugglers that two sides of a border arrest": """Bắt nhóm vận chuyển hàng lậu qua biên giới

Biên phòng tỉnh Quảng Trị phối hợp với Công an tỉnh Savannakhet (Lào) bắt quả tang ba nghi phạm.
Tang vật là 200 kg thuốc nổ. Lực lượng Savannakhet đã bàn giao các nghi phạm cho tỉnh Quảng Trị.
Vụ án đang được cơ quan điều tra làm rõ.
""",
    "a contract of people whom only the article joins to two towns": """Mùa phim mới

Hai nhà biên kịch đã ký hợp đồng viết phần hai. Diễn viên của tỉnh Buriram được mời đóng vai chính.
Đoàn phim chọn bối cảnh ở tỉnh Kanagawa. Khán giả chờ đợi đã lâu. Vé bán từ tháng sau.
""",
    "two cities of a journey": """From Osaka to Busan by night ferry

The ferry from Osaka reaches Busan in the morning. In Osaka we ate noodles, in Busan fish. Osaka is
loud, Busan is steep. A visit to the market of Busan costs nothing. Rain fell over Osaka.
""",
    "sport": """Hanoi beat Bangkok on penalties

Hanoi met Bangkok on Sunday and won after a long match. The coach said his players had
been tired. The next match is in Seoul.
""",
    "two states": """Tokyo and Moscow resume talks

Foreign ministers of Japan and Russia met in Tokyo on Monday and agreed to resume talks.
They signed a protocol on fisheries.
""",
    "a state named by its capital": """Bắc Kinh và Hà Nội nối lại đàm phán

Bắc Kinh cho biết chính quyền Bắc Kinh sẽ ký thỏa thuận với Moscow trong tháng này. Các nước
láng giềng của Moscow bày tỏ hy vọng hai bên tăng cường hợp tác.
""",
    "two states that meet in a city": """Đức và Brazil hội đàm bên lề hội nghị thượng đỉnh

Tổng thống Đức Otto Braun và Tổng thống Mỹ Helen Carter đã có cuộc gặp tại Osaka. Hai bên trao
đổi về thương mại. Cuộc gặp tại Osaka kéo dài hai giờ.
""",
    "a club and its players": """Câu lạc bộ Hải Phòng ký hợp đồng với tiền đạo Lyon

Chủ tịch câu lạc bộ Hải Phòng đã gặp tiền đạo người Pháp. Anh từng chơi cho Lyon và Nantes,
nơi anh ký hợp đồng năm 2015.
""",
    "a programme spoken of, and no order": """Hợp tác xã làm ăn khá

Nhiều hợp tác xã ở huyện Nga Sơn, tỉnh Thanh Hóa có lãi nhờ chương trình xây dựng nông thôn
mới. Chủ tịch UBND huyện cho biết người dân sẽ trồng thêm lúa. Giá lúa năm nay cao. Mưa đến
sớm. Chợ đông hơn.
""",
    "police": """Bắt nhóm trộm xe ở Hải Phòng

Công an quận Lê Chân đã bắt ba người trộm xe máy. Số xe được đưa sang Campuchia bán.
""",
}


def signs_of(scene: Scene) -> Contact:
    told = told_of_contact(scene)
    return contact_signs(scene, told, contact_weight(scene, told))


@pytest.mark.parametrize("text", ON.values(), ids=ON)
def test_contact_of_a_unit_with_a_foreign_partner_is_the_theme(text: str) -> None:
    scene = scene_of(text, identify(text))
    assert is_on_theme(scene, find_claims(scene))


@pytest.mark.parametrize("text", OFF.values(), ids=OFF)
def test_all_else_gives_nothing(text: str) -> None:
    lang = identify(text)
    scene, reading = scene_of(text, lang), reading_of(text, lang)
    assert not is_on_theme(scene, find_claims(scene))
    assert not reading.claims
    assert not reading.entities


@pytest.mark.parametrize("text", [*ON.values(), *OFF.values()], ids=[*ON, *OFF])
def test_what_is_ruled_out_early_would_not_have_passed(text: str) -> None:
    early, whole = places_of(text, identify(text)), scene_of(text, identify(text))
    assert may_be_on_theme(early) or not (whole.contact or whole.programme)
    most, found = most_contact(early), signs_of(whole)
    assert (most.lands, most.aside) == (found.lands, found.aside)
    assert all(
        getattr(most, n) >= getattr(found, n)
        for n in ("share", "focus", "twins", "pair", "abreast")
    )


def test_domestic_news_is_ruled_out_before_bodies_and_people() -> None:
    for name in ("police", "a programme spoken of, and no order"):
        assert not may_be_on_theme(places_of(OFF[name], "vi"))


def test_what_is_not_known_yet_can_only_speak_for_the_theme() -> None:
    """`most_contact` counts as the most what a sign with a negative weight would want least."""
    model = load_frames().theme["contact"]
    known = {"intercept", "threshold", "lands", "aside"}
    assert all(weight > 0 for name, weight in model.items() if name not in known)


def test_officials_of_two_units_side_by_side_speak_for_contact() -> None:
    text = "Mayors of Osaka and Busan open a park\n\nBusan's mayor was there. Osaka city sang."
    assert signs_of(scene_of(text, "en")).abreast == 0.5
    alone = "Mayor of Osaka opens a park\n\nThe deputy mayor was there. Osaka city sang."
    assert signs_of(scene_of(alone, "en")).abreast == 0


def test_a_programme_with_tasks_of_its_own_bodies_is_the_theme() -> None:
    text = """Kế hoạch triển khai phong trào "Bình dân học vụ số" tại Phú Thọ

UBND tỉnh Phú Thọ vừa ban hành kế hoạch triển khai phong trào "Bình dân học vụ số".
Chủ tịch UBND tỉnh giao Sở Khoa học và Công nghệ chủ trì, Sở Tài chính bố trí kinh phí.
Sở Giáo dục và Đào tạo phải mở lớp trước ngày 30/6.
"""
    scene = scene_of(text, "vi")
    assert scene.programme
    assert scene.domestic
    assert is_on_theme(scene, find_claims(scene))


def test_a_capital_with_somebody_who_governs_it_is_a_city() -> None:
    text = """Thị trưởng Moscow thăm TP Hồ Chí Minh

Chủ tịch UBND TP Hồ Chí Minh đã tiếp Thị trưởng Moscow Sergei Sobyanin.
"""
    assert "RU-MOW" not in scene_of(text, "vi").states
    assert (
        "RU-MOW" in scene_of("Moscow lên tiếng\n\nMoscow cho biết sẽ đáp trả Kiev.\n", "vi").states
    )


def test_a_capital_called_like_the_unit_around_it_stands_for_its_state() -> None:
    text = """Quốc hội Ai Cập thông qua hiệp định với Saudi Arabia

Ai Cập và Saudi Arabia đã ký hiệp định. Cairo nhất trí với Riyadh. Tòa án Cairo không phản đối.
"""
    scene = scene_of(text, "vi")
    assert {"EG-C", "SA-01"} <= scene.states
    assert not scene.contact


def test_guests_are_those_whom_the_sentence_before_names() -> None:
    text = """Embajador de Vietnam visita Entre Ríos

El embajador de Vietnam en Argentina, Duong Quoc Thanh, llegó el lunes a la provincia de Entre Ríos.
Fueron recibidos por el gobernador Rogelio Frigerio. La reunión duró dos horas.
"""
    scene = scene_of(text, "es")
    assert is_on_theme(scene, find_claims(scene))


def test_a_place_in_small_letters_hides_no_word() -> None:
    scene = scene_of("Lyon reçoit Hué\n\nLors de la réunion, le maire de Lyon a salué Hué.\n", "fr")
    assert any(s.has("cue:meeting") for s in scene.sentences)
    island = scene_of("Lyon reçoit La Réunion\n\nLe maire a salué La Réunion.\n", "fr")
    assert any(p.key in ("RE", "FR-974") for s in island.sentences for p in s.places)
