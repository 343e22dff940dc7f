"""Scenes from small invented articles, for the tests of the extraction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.extraction.engine import read_claims, read_places, read_scene
from kg.extraction.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Article, Entity, Reading, Ref, Region, Span, Value

#: Governors of two countries receive one another: whoever is spoken of after it is known.
RECEPTIONS = {
    "en": (
        "West Java and Shizuoka look for new fields of cooperation\n"
        "On March 12, Governor Dedi Mulyadi of West Java Province, Indonesia, received a "
        "delegation from Shizuoka Prefecture, Japan, headed by Governor Yasutomo Suzuki.\n"
    ),
    "ru": (
        "Вологодская область и провинция Кханьхоа расширяют сотрудничество\n"
        "Губернатор Вологодской области Георгий Филимонов 12 марта принял делегацию провинции "
        "Кханьхоа (Вьетнам) во главе с председателем народного комитета Нгуен Тан Туаном.\n"
    ),
}

#: How news of a delegation opens, by language.
LEADS = {
    "en": "On March 12, Governor Soichiro Miyashita of Aomori Prefecture, Japan, received a "
    "delegation from Lam Dong Province, Vietnam, headed by Ho Van Muoi, Chairman of the "
    "provincial People's Committee.",
    "de": "Am 12. März empfing der Thüringer Ministerpräsident Mario Voigt eine Delegation der "
    "vietnamesischen Provinz Lam Dong unter Leitung von Ho Van Muoi.",
    "es": "El 12 de marzo, la presidenta de Navarra, María Chivite, recibió a una delegación de la "
    "provincia de Lam Dong (Vietnam) encabezada por Ho Van Muoi, presidente del Comité Popular.",
    "fr": "Le 12 mars, la présidente de la région Occitanie, Carole Delga, a reçu une délégation "
    "de la province de Lam Dong (Vietnam) conduite par Ho Van Muoi.",
    "ru": "12 марта губернатор Пензенской области Олег Мельниченко принял делегацию вьетнамской "
    "провинции Ламдонг во главе с председателем народного комитета Хо Ван Мыои.",
    "ar": "استقبل محافظ أسوان إسماعيل كمال، يوم 12 مارس، وفدًا من مقاطعة لام دونغ الفيتنامية برئاسة "
    "تران هونغ تاي، رئيس اللجنة الشعبية للمقاطعة.",
    "hi": "गुजरात के मुख्यमंत्री भूपेंद्र पटेल ने 12 मार्च को वियतनाम के लाम डोंग प्रांत के प्रतिनिधिमंडल का स्वागत "
    "किया।",
    "ur": "پنجاب کی وزیر اعلیٰ مریم نواز نے 12 مارچ کو ویتنام کے صوبہ لام ڈونگ کے وفد سے ملاقات کی۔",
    "id": "Gubernur Sulawesi Selatan Andi Sudirman Sulaiman menerima delegasi Provinsi Lam Dong, "
    "Vietnam, yang dipimpin Ketua Komite Rakyat Provinsi Ho Van Muoi, pada 12 Maret.",
    "vi": "Ngày 12/3, Chủ tịch UBND tỉnh Lâm Đồng Hồ Văn Mười tiếp đoàn đại biểu tỉnh Champasak "
    "(Lào) do ông Alounxai Sounnalath, Tỉnh trưởng, làm trưởng đoàn.",
    "zh": "3月12日，云南省省长王予波会见了越南林同省人民委员会主席胡文梅率领的代表团。",
    "th": "เมื่อวันที่ 12 มีนาคม นายทศพล เผื่อนอุดม ผู้ว่าราชการจังหวัดเชียงใหม่ "
    "ให้การต้อนรับคณะผู้แทนจังหวัดเลิมด่ง ประเทศเวียดนาม",
    "lo": "ວັນທີ 12 ມີນາ ທ່ານ ອາລຸນໄຊ ສູນນະລາດ ເຈົ້າແຂວງຈຳປາສັກ ໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນແຂວງເລີມດົ່ງ ສສ ຫວຽດນາມ.",
}


def article_of(text: str, lang: str, home: str | None = None) -> Article:
    """Return an article whose first line is the headline and whose others are body."""
    regions, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            kind = "body" if regions else "headline"
            regions.append(Region(kind, Span(start, end), lang))
        start = end + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article("t", text, lang, tuple(regions), "t", digest, home=home)


def scene_of(text: str, lang: str, home: str | None = None) -> Scene:
    """Return the scene of a text."""
    article = article_of(text, lang, home)
    return read_scene(article, load_language(lang), load_gazetteer(), load_frames())


def places_of(text: str, lang: str, home: str | None = None) -> Scene:
    """Return the scene of a text of which bodies and people are not known yet."""
    article = article_of(text, lang, home)
    return read_places(article, load_language(lang), load_gazetteer(), load_frames())


def reading_of(text: str, lang: str, home: str | None = None) -> Reading:
    """Return the reading of a text."""
    article = article_of(text, lang, home)
    return read_claims(article, load_language(lang), load_gazetteer(), load_frames())


def names_of(scene: Scene, refs: Iterable[Value]) -> str:
    """Return the printed names of people and the labels of all else, with " + " between them."""
    return _named(scene.entities, refs)


def names_in(reading: Reading, refs: Iterable[Value]) -> str:
    """Return the same of what refers to the entities of a reading."""
    known: dict[tuple[str, str], Entity] = {(e.kind, e.key): e for e in reading.entities}
    return _named(known, refs)


def _named(known: dict[tuple[str, str], Entity], refs: Iterable[Value]) -> str:
    entities = [known[ref.kind, ref.key] for ref in refs if isinstance(ref, Ref)]
    return " + ".join(e.printed[0].text if e.kind == "person" else e.label for e in entities)


def tasks_behind(lang: str, text: str) -> list[tuple[str, str, str]]:
    """Return (who gives it, to whom, fields) of each task behind the lead of a language."""
    lead = LEADS[lang]
    reading = reading_of(f"{lead[:20]}\n{lead}\n{text}", lang)
    return [
        (
            names_in(reading, claim.roles["assigner"]),
            names_in(reading, claim.roles.get("addressee", ())),
            " ".join(sorted(map(str, claim.roles["field"]))),
        )
        for claim in reading.claims
        if claim.type == "task"
    ]
