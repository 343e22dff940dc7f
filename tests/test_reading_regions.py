"""The parts of a page: what is story and what is not, by layout and cues."""

from __future__ import annotations

import pytest

from kg.model import Region
from kg.reading.cues import load_cues
from kg.reading.regions import find_regions, find_source_url

VI = (
    "Sáng 4/3, lãnh đạo tỉnh Phú Thọ tiếp đoàn công tác của vùng Wallonie do ông Marc Dupont làm "
    "trưởng đoàn, bàn về hợp tác đào tạo nghề và du lịch trong hai năm tới."
)
EN = (
    "Officials of the province of Alba told a delegation of Borea on Tuesday that a joint school "
    "for forestry would open in the autumn, with forty places for each side."
)
BN = (
    "মঙ্গলবার আলবা প্রদেশের নেতারা বোরিয়া অঞ্চলের প্রতিনিধিদলকে স্বাগত জানান এবং দুই পক্ষ শিক্ষা, পর্যটন ও "
    "স্বাস্থ্য খাতে আগামী দুই বছরের সহযোগিতার বিষয়ে বিস্তারিত আলোচনা করেন, যা সকালে শুরু হয়ে বিকেল পর্যন্ত চলে।"
)


def parts(text: str, lang: str) -> list[tuple[str, str]]:
    regions = find_regions(text, lang, load_cues(lang))
    check(text, regions)
    return [(r.kind, r.span.of(text)) for r in regions]


def check(text: str, regions: tuple[Region, ...]) -> None:
    """In order, no overlap, nothing but white space between."""
    at = 0
    for region in regions:
        assert at <= region.span.start < region.span.end
        assert not text[at : region.span.start].strip()
        at = region.span.end
    assert not text[at:].strip()


def kinds(text: str, lang: str) -> list[str]:
    return [kind for kind, _ in parts(text, lang)]


def test_headline_lead_body() -> None:
    text = f"Alba opens school with Borea\n{EN}\nTalks go on in May."
    assert kinds(text, "en") == ["headline", "lead", "body"]


def test_the_items_of_a_list_that_the_lead_opens_are_no_captions() -> None:
    text = (
        "Alba shares out work for its talks with Borea\n"
        "The council of Alba gave its offices the following tasks for the year:\n"
        "- The office of schools chooses thirty pupils for the exchange;\n"
        "- The office of forests draws up a map of the border.\n"
        f"{EN}"
    )
    assert kinds(text, "en") == ["headline", "lead", "body", "body", "body"]


def test_without_headline_the_first_paragraph_leads() -> None:
    assert kinds(f"{EN}\n{EN}", "en") == ["lead", "body"]


def test_sections_dates_and_menus_above_the_headline() -> None:
    text = f"Đối ngoại\nThứ Ba, 05/03/2024 | 08:15\nChia sẻ\nPhú Thọ đón khách từ Wallonie\n{VI}"
    assert kinds(text, "vi") == ["navigation", "byline", "navigation", "headline", "lead"]


@pytest.mark.parametrize(
    ("lang", "story", "caption", "credit"),
    [
        ("vi", VI, "Quang cảnh buổi tiếp.", "Ảnh: Minh Hà"),
        ("vi", VI, "Quang cảnh buổi tiếp", "- Ảnh: Minh Hà"),
        ("vi", VI, "Quang cảnh buổi tiếp", "(Ảnh: Minh Hà/TTXVN)"),
        ("en", EN, "The two sides at the talks.", "Photo: Jo Doe"),
        ("en", EN, "The two sides at the talks", "(Photo: VNA)"),
        ("en", EN, "The two sides at the talks.", "(Photo by Jo Doe)"),
        ("bn", BN, "সভার দৃশ্য।", "ছবি: রহিম আলী"),
        ("ru", EN, "Участники встречи", "Фото: Иван Петров"),
        ("ur", EN, "اجلاس کا منظر", "- تصویر: علی خان"),
        ("ar", EN, "مشهد من اللقاء.", "(الصورة: علي حسن)"),
        ("zh", EN, "双方代表合影。", "图:王小明"),
        ("ja", EN, "会談の様子", "(写真:山田太郎)"),
        ("ko", EN, "회담 모습", "(사진=홍길동)"),
        ("th", EN, "บรรยากาศการหารือ", "(ภาพ: สมชาย ใจดี)"),
        ("fr", EN, "Les deux délégations.", "Photo : Anne Roux"),
        ("de", EN, "Die Teilnehmer im Rathaus.", "Foto: Jan Maier"),
        ("es", EN, "Las dos delegaciones.", "(Foto: Ana Ruiz)"),
        ("id", EN, "Suasana pertemuan.", "(Foto: Budi)"),
        ("hi", EN, "बैठक का दृश्य।", "फोटो: राम कुमार"),
        ("lo", EN, "ພາບລວມກອງປະຊຸມ", "(ພາບ: ສົມພອນ)"),
        ("km", EN, "ទិដ្ឋភាពកិច្ចប្រជុំ", "(រូបភាព: សុខា)"),
    ],
)
def test_captions_keep_their_sentence_and_lose_their_credit(
    lang: str, story: str, caption: str, credit: str
) -> None:
    text = f"{story}\n{caption} {credit}\n{story}"
    assert parts(text, lang)[1:3] == [("caption", caption), ("byline", credit)]
    assert kinds(text, lang)[-1] == "body"


def test_credits_run_into_a_paragraph_end_with_the_agency_or_a_function_word() -> None:
    text = f"{VI}\n{VI} Hai bên ký biên bản. Ảnh: Thu Lê – TTXVN Tại lễ ký, hai bên trao quà. {VI}"
    assert parts(text, "vi")[2:5] == [
        ("caption", "Hai bên ký biên bản."),
        ("byline", "Ảnh: Thu Lê – TTXVN"),
        ("body", f"Tại lễ ký, hai bên trao quà. {VI}"),
    ]
    text = text.replace(" – TTXVN", "")
    assert parts(text, "vi")[3] == ("byline", "Ảnh: Thu Lê")


def test_a_common_noun_before_a_colon_is_no_credit() -> None:
    text = f"{VI}\nTỉnh triển khai ba mô hình: trồng chè, nuôi cá, làm du lịch tại nhà dân. {VI}"
    assert kinds(text, "vi") == ["lead", "body"]


def test_tables_hold_captions_or_lists_of_headlines() -> None:
    text = f"{VI}\n![]() |\n| Hai đoàn trao quà (Ảnh: Thu Lê). |\n{VI}"
    found = parts(text, "vi")
    assert ("caption", "Hai đoàn trao quà") in found
    assert ("byline", "(Ảnh: Thu Lê)") in found
    text = f"{EN}\nA bridge for two towns |\nTen years of a friendship |\n{EN}"
    assert kinds(text, "en") == ["lead", "navigation", "navigation", "body"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("vi", "Thu Lê"),
        ("vi", "Minh Hà - Thu Lê (TTXVN)"),
        ("bn", "রহিম আলী"),
        ("ar", "علي حسن"),
        ("en", "By Jo Doe"),
        ("en", "VNA"),
        ("zh", "记者:王小明"),
    ],
)
def test_names_after_the_last_paragraph_are_a_byline(lang: str, line: str) -> None:
    story = {"vi": VI, "bn": BN}.get(lang, EN)
    assert parts(f"{story}\n{story}\n{line}", lang)[-1] == ("byline", line)


def test_a_name_before_its_cue_with_an_address_is_a_byline() -> None:
    story = "알바도는 보레아주와 임업학교를 함께 열기로 했다고 3일 밝혔다. 학생도 교환한다."
    lines = f"알바도·보레아주 임업학교 연다\n{story}\n무안=홍길동 기자 gildong@example.kr\n{story}"
    assert kinds(lines, "ko")[2] == "byline"


def test_names_after_the_last_sentence_are_a_byline() -> None:
    assert parts(f"{VI}\n{VI} Thu Lê (TTXVN)", "vi")[-1] == ("byline", "Thu Lê (TTXVN)")


@pytest.mark.parametrize(
    ("lang", "tag"),
    [("en", "Alba (VNA) –"), ("en", "(Xinhua)"), ("vi", "BPT -"), ("vi", "(BPT) -")],
)
def test_datelines_and_agency_tags(lang: str, tag: str) -> None:
    story = {"vi": VI, "en": EN}[lang]
    assert parts(f"{tag} {story}", lang) == [("byline", tag), ("lead", story)]


@pytest.mark.parametrize(
    ("lang", "cue"),
    [
        ("vi", "Nguồn"), ("en", "Source"), ("bn", "সূত্র"), ("ur", "ماخذ"), ("ar", "المصدر"),
        ("fr", "Source"), ("ru", "Источник"), ("zh", "来源"), ("lo", "ທີ່ມາ"), ("km", "ប្រភព"),
        ("th", "ที่มา"), ("ja", "出典"), ("ko", "출처"), ("hi", "स्रोत"), ("es", "Fuente"),
        ("id", "Sumber"), ("de", "Quelle"),
    ],
)  # fmt: skip
def test_source_lines(lang: str, cue: str) -> None:
    text = f"{EN}\n{cue}: https://example.org/a-b-c\n"
    regions = find_regions(text, lang, load_cues(lang))
    assert [r.kind for r in regions] == ["lead", "source"]
    assert find_source_url(text, regions) == "https://example.org/a-b-c"


def test_lists_of_other_articles_to_the_end_or_to_the_next_long_paragraph() -> None:
    menu = "Tin liên quan\nHội thao tỉnh khai mạc\nGiá chè tăng\nXem thêm: Lễ hội đền"
    assert kinds(f"{VI}\n{menu}", "vi") == ["lead"] + ["navigation"] * 4
    found = kinds(f"{VI}\n{menu}\n{VI} {VI}\nThu Lê", "vi")
    assert found == ["lead"] + ["navigation"] * 4 + ["body", "byline"]


def test_headlines_in_brackets_and_after_the_end_mark() -> None:
    text = f"{EN} [Alba opens a second bridge over the river] {EN}./.\nOther city builds a park"
    assert kinds(f"{EN}\n{text}", "en") == ["lead", "body", "navigation", "body", "navigation"]


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "Comments (3)"), ("bn", "মন্তব্য (০)"), ("zh", "评论")]
)
def test_comment_counts(lang: str, line: str) -> None:
    assert kinds(f"{EN}\n{line}", lang)[-1] == "navigation"


def test_an_item_after_an_asterisk_is_another_item() -> None:
    item = "* On the same day the fire brigade of the town of Gamma opened its station; many came."
    text = (
        f"Alba opens school with Borea\n{EN}\n{item}\nMore of that.\nSource: https://example.org/a"
    )
    assert kinds(text, "en") == ["headline", "lead", "second_item", "second_item", "source"]


def test_an_item_about_the_headline_goes_on_with_the_story() -> None:
    item = "* In the evening Alba and Borea signed the plan for the school, which opens next year."
    text = f"Alba opens school with Borea\n{EN}\n{item}"
    assert kinds(text, "en") == ["headline", "lead", "body"]


def test_bullets_are_no_items() -> None:
    assert kinds(f"{EN}\nThe plan has two parts:\n* a school\n* a road", "en")[1:] == ["body"] * 3


def test_a_paragraph_in_another_language_is_marked() -> None:
    text = f"{EN}\n{VI}\n{BN}"
    assert [r.lang for r in find_regions(text, "en", load_cues("en"))] == ["en", "vi", "bn"]


@pytest.mark.parametrize(
    "text", ["", "\n \n", "|", "*", "((((", "a", "Ảnh:", "Ảnh: \nẢnh:", "* * *"]
)
def test_odd_texts(text: str) -> None:
    check(text, find_regions(text, "vi", load_cues("vi")))


@pytest.mark.parametrize("piece", ["(Ảnh: ", ". *x", "ảnh: a ", "./.", "[A b ", "|a|\n", "a\n*"])
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    text = piece * 5000
    check(text, find_regions(text, "vi", load_cues("vi")))


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Mehr zum Thema: Bremen empfängt Gäste aus Danzig"),
        ("fr", ">> Rouen : le port accueille une délégation de Hanoï"),
        ("ko", "많이 본 기사 ▶ 춘천시, 가카미가하라시와 교류"),
        ("ja", "関連記事　長野県、河北省と交流"),
    ],
)
def test_a_line_that_points_to_another_article_is_no_story(lang: str, line: str) -> None:
    assert kinds(f"{EN}\n{EN}\n{line}", lang)[-1] == "navigation"


def test_headlines_below_a_heading_with_a_colon_are_a_list() -> None:
    text = f"{EN}\n{EN}\nRelated news:\nBremen receives guests from Gdansk"
    assert kinds(text, "en")[-2:] == ["navigation", "navigation"]
