"""Small towns: read where the text bears their names out, and nowhere else."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.scene import Scene

GUBBIO, VITRE, YUFU = "gn-3175687", "gn-2967879", "gn-11612342"


def _keys(scene: Scene) -> list[str]:
    return [p.key for s in scene.sentences for p in s.places]


def _labels(scene: Scene) -> list[str]:
    keys = dict.fromkeys(_keys(scene))
    return [e.label for k in keys if (e := scene.entities.get(("place", k))) is not None]


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("en", "Da Lat\nThe Mayor of Gubbio, Italy, visited Da Lat in Vietnam.", GUBBIO),
        ("en", "Da Lat\nThe Italian town of Gubbio signed a pact with Da Lat.", GUBBIO),
        ("en", "Da Lat\nDa Lat is twinned with Gubbio. Italy is far away.", GUBBIO),
        ("en", "Da Lat\nGubbio, a small hill town in Italy, sent a choir to Da Lat.", GUBBIO),
        ("en", "Da Lat\nDa Lat received guests from Italy. Gubbio's deputy mayor sang.", GUBBIO),
        ("en", "Da Lat\nDa Lat received guests from Italy. The Gubbio mayor sang.", GUBBIO),
        ("fr", "Hué\nLe maire de Vitré a reçu une délégation de Hué, au Vietnam.", VITRE),
        ("de", "Hue\nDie Stadt Vitré in Frankreich und Hue sind Partnerstädte.", VITRE),
        ("es", "Hue\nLa ciudad francesa de Vitré firmó un convenio con Hue.", VITRE),
        ("id", "Bali\nWali Kota Gubbio, Italia, menerima delegasi Provinsi Bali.", GUBBIO),
        ("vi", "Huế\nThành phố Vitré (Pháp) ký thỏa thuận với thành phố Huế.", VITRE),
        ("ru", "Хюэ\nГород Губбио (Италия) подписал договор с городом Хюэ.", GUBBIO),
        ("ja", "フエ市\n大分県由布市の市長はベトナムのフエ市を訪れた。", YUFU),
        ("zh", "顺化市\n日本由布市代表团访问越南顺化市。", YUFU),
        ("ar", "هوي\nوقعت مدينة فيتري الفرنسية اتفاقية مع مدينة دلات.", VITRE),
        ("bn", "হোই আন\nইতালির গুব্বিও শহরের মেয়র হোই আন সফর করেন।", GUBBIO),
        ("hi", "होई आन\nइटली के गुब्बियो शहर के महापौर ने होई आन का दौरा किया।", GUBBIO),
        ("ur", "ہوئی آن\nاٹلی کے شہر گوبیو کے میئر نے ہوئی آن کا دورہ کیا۔", GUBBIO),
        ("ko", "호이안시\n이탈리아 구비오시 시장이 베트남 호이안시를 방문했다.", GUBBIO),
        ("th", "ฮอยอัน\nนายกเทศมนตรีเมืองกุบบีโอ ประเทศอิตาลี เยือนเมืองฮอยอัน", GUBBIO),
    ],
)
def test_town_is_read_where_its_country_is_told(lang: str, text: str, key: str) -> None:
    assert key in _keys(scene_of(text, lang))


def test_town_is_named_again_and_before() -> None:
    scene = scene_of(
        "Gubbio looks east\nThe Mayor of Gubbio, Italy, was in Da Lat. Gubbio will return.", "en"
    )
    assert _keys(scene).count(GUBBIO) == 3


def test_language_alone_tells_of_a_town_with_a_mayor() -> None:
    scene = scene_of("Hué\nLe maire de Vitré a écrit à la province de Hué.", "fr")
    assert "Vitré" in _labels(scene)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Da Lat\nGubbio hosted the talks. Officials of Da Lat went to Italy."),
        ("en", "Da Lat\nMarco Gubbio of Italy met the Da Lat People's Committee."),
        ("en", "Da Lat\nDa Lat signed with Gubbio. Marco Gubbio wrote from Italy."),
        ("en", "Da Lat\nThe town of Gubbio signed a pact with Da Lat in Vietnam."),
        ("de", "Hue\nBürgermeister Lauterbach traf in Hue Vertreter aus Deutschland."),
        ("fr", "Hué\nVitré a gagné le match. La ville de Hué salue la France."),
        ("bn", "হোই আন\nইতালির মেয়র হোই আন সফর করেন। গুব্বিও ভালো।"),
    ],
)
def test_name_that_nothing_bears_out_is_no_town(lang: str, text: str) -> None:
    scene = scene_of(text, lang)
    assert not [k for k in _keys(scene) if scene.gazetteer.towns.town(k)]


def test_town_in_another_country_is_not_meant() -> None:
    scene = scene_of("Da Lat\nThe town of Gubbio, Japan, is twinned with Da Lat.", "en")
    assert GUBBIO not in _keys(scene)


def test_name_told_to_lie_elsewhere_is_no_town_anywhere() -> None:
    scene = scene_of(
        "Da Lat\nThe mayor of Gubbio, France, was in Da Lat. The mayor of Gubbio left for Italy.",
        "en",
    )
    assert GUBBIO not in _keys(scene)


def test_unit_that_the_article_names_decides_between_towns_of_one_name() -> None:
    scene = scene_of(
        "Da Lat\nThe Governor of Ohio, United States, and the mayor of Marietta, Ohio, met "
        "officials of Da Lat.",
        "en",
    )
    towns = [k for k in _keys(scene) if scene.gazetteer.towns.town(k)]
    assert [scene.gazetteer.containers(k)[0].key for k in towns] == ["US-OH"]


def test_commune_of_vietnam_is_no_town_abroad() -> None:
    scene = scene_of(
        "Quảng Ninh\nThị trấn Tân An và tỉnh Vân Nam (Trung Quốc) ký thỏa thuận.", "vi"
    )
    assert not [k for k in _keys(scene) if scene.gazetteer.towns.town(k)]


def test_district_is_called_like_its_town() -> None:
    scene = scene_of("پاکستان\nضلع مری اور ویتنام کے شہر دلات نے معاہدہ کیا۔", "ur")
    assert "Murree" in _labels(scene)


def test_who_speaks_of_his_town_is_no_town() -> None:
    scene = scene_of(
        "Da Lat\nCouncillor Ann Boyle said her town hoped for a pact with Da Lat.", "en"
    )
    assert "Ann Boyle" not in _labels(scene)


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("en", "Da Lat\nA delegation from Gubbio left Italy for Da Lat.", "Gubbio"),
        ("en", "Da Lat\nThe council of Gubbio wrote to Da Lat. Italy is far.", "Gubbio"),
        (
            "en",
            "Da Lat\nDa Lat wrote to its twin town of Villers-sur-Orne in France.",
            "Villers-sur-Orne",
        ),
        (
            "en",
            "Da Lat\nThe mayor of Tower Hill in Italy and Governor of Siaya County met.",
            "Siaya",
        ),
        ("es", "Hue\nEl distrito de Ha Tinh Nam firmó con el distrito de Vinh Loc.", "Vinh Loc"),
        ("fr", "Hué\nUne délégation rouennaise a visité la ville de Hué.", "Rouen"),
        ("es", "Hue\nLa delegación ovetense visitó la ciudad de Hue.", "Oviedo"),
        ("ru", "Хюэ\nПражская делегация посетила город Хюэ.", "Prague"),
        ("de", "Hue\nEine Delegation aus Laibach besuchte Hue.", "Ljubljana"),
        ("ja", "フエ市\n岩手県紫波町の町長はベトナムのフエ市を訪れた。", "紫波"),
        ("ja", "フエ市\n宮崎県の綾町の代表団はフエ市を訪れた。", ""),
        ("ja", "フエ市\nブルガリア・ベルコビツァ市の市長はフエ市を訪れた。", "Berkovitsa"),
        ("ko", "후에시\n캐나다 콘월시 시장이 베트남 후에시를 방문했다.", "Cornwall"),
        ("th", "เว้\nนายกเทศมนตรีเมืองคอร์นวอลล์ ประเทศแคนาดา เยือนเมืองเว้", "Cornwall"),
        ("th", "เว้\nคณะผู้แทนอำเภอแม่สาย เยือนจังหวัดเชียงราย ประเทศไทย", "Mae Sai"),
    ],
)
def test_town_is_read_in_further_slots_and_spellings(lang: str, text: str, label: str) -> None:
    assert not label or label in _labels(scene_of(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("hi", "काठमांडू\nचंपावत ज़िले के जिलाधिकारी ने नेपाल का दौरा किया।", ""),
        ("hi", "काठमांडू\nकैलाली ज़िले के प्रतिनिधिमंडल ने भारत का दौरा किया।", "Kailali"),
        ("ur", "کابل\nضلع کرک کے وفد نے افغانستان کا دورہ کیا۔", "Karak"),
        ("ur", "کابل\nتحصیل تنگی کے وفد نے افغانستان کا دورہ کیا۔", ""),
        ("ur", "کابل\nویتنام کے ضلع ہونگ ہوا کے وفد نے لاؤس کا دورہ کیا۔", "Hoang Hoa"),
        ("bn", "ঢাকা\nতেঁতুলিয়া উপজেলার প্রতিনিধিদল ভারত সফর করে।", ""),
    ],
)
def test_district_without_a_label_is_read(lang: str, text: str, label: str) -> None:
    scene = scene_of(text, lang)
    found = [p.key for s in scene.sentences for p in s.places if p.kind == "district"]
    assert found
    assert not label or label in _labels(scene)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Da Lat\nThe council of Elders met. A delegation from Industry came to Italy."),
        ("hi", "काठमांडू\nसीमावर्ती ज़िले के अधिकारी नेपाल गए, पिछड़े ज़िले के कलेक्टर भी।"),
        ("ur", "کابل\nسرحدی ضلع میں سیلاب آیا، متاثرہ اضلاع کے لوگ افغانستان گئے۔"),
        ("bn", "ঢাকা\nপার্বত্য জেলার প্রশাসন ভারত গেছে, প্লাবিত জেলা প্রশাসন যায়নি।"),
        ("ja", "フエ市\n北海道の町で、全国の市と県内各市の市民が大阪西村さんに会った。"),
        ("zh", "顺化市\n越南示范县的市民访问边境县。"),
        ("th", "เว้\nคนในเมืองใหญ่ ประเทศแคนาดา ชอบตลาด"),
        ("km", "ហ្វេ\nប្រជាជននៅទីក្រុងធំៗរបស់ប្រទេសជប៉ុន បានមកលេង។"),
    ],
)
def test_word_before_a_type_word_is_no_name(lang: str, text: str) -> None:
    scene = scene_of(text, lang)
    small = [e for e in scene.entities.values() if e.kind == "place" and e.code in (
        "district", "commune")]  # fmt: skip
    towns = [k for k in _keys(scene) if scene.gazetteer.towns.town(k) or k.startswith("local/")]
    assert not small
    assert not towns


def test_listed_name_within_a_longer_one_is_no_place() -> None:
    text = "Lima\nLa ciudad de Santana do Livramento, en Brasil, firmó un convenio con Lima."
    assert "Santana do Livramento" in _labels(scene_of(text, "es"))
    assert "Santana" not in _labels(scene_of(text, "es"))


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("ko", "후에시\n폴란드 타르노브제크시 시장이 후에시를 방문했다.", "Tarnobrzeg"),
        ("hi", "पटना\nपोलैंड के तारनोव शहर का प्रतिनिधिमंडल पटना आया।", "Tarnów"),
        ("ja", "フエ市\nベトナム・ラオカイ省バックハー県の代表団はフエ市を訪れた。", "Bac Ha"),
        ("ru", "Хюэ\nДелегация уезда Донгван посетила провинцию Хазянг во Вьетнаме.", "Dong Van"),
        ("zh", "顺化市\n越南河江省苗旺县与顺化市签署协议。", "Meo Vac"),
        ("ko", "후에시\n라오스 루앙프라방주 남박군 대표단이 후에시를 방문했다.", "Nam Bak"),
        ("en", "Hue\nOfficials of Hue met a delegation from Selenge aimag in Mongolia.", "Selenge"),
        ("ru", "Хюэ\nДелегация Сунтарского улуса Якутии посетила город Хюэ.", "Sakha"),
        ("vi", "Hà Nội\nNgười dân phường Hồng Hà, Hà Nội tiếp đoàn Pháp.", "Hồng Hà Ward"),
    ],
)
def test_name_is_read_as_its_country_speaks(lang: str, text: str, label: str) -> None:
    assert label in _labels(scene_of(text, lang))


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("vi", "Bắc Ninh\nNhà máy Hồng Hà khai trương, đội Hà Bắc thắng ở Bắc Ninh.", "Bac Ninh"),
        ("es", "Quito\nLos visitantes chinos recorrieron Cerro Florida en Quito.", "Quito"),
        ("fr", "Lyon\nLe pont de Rives-sur-Vienne a rouvert près de Lyon.", "Lyon"),
    ],
)
def test_name_of_another_thing_is_no_place(lang: str, text: str, label: str) -> None:
    scene = scene_of(text, lang)
    units = [p.key for s in scene.sentences for p in s.places if p.kind != "country"]
    assert {scene.entities["place", key].label for key in units} == {label}


@pytest.mark.parametrize(
    ("lang", "text", "label", "country"),
    [
        (
            "de",
            "Bayern\nDie Gemeinde Egling empfing Gäste der polnischen Stadt Krosno.",
            "Egling",
            "DE",
        ),
        (
            "fr",
            "Vendée\nLa commune de Rochetrejoux et la ville polonaise de Krosno ont signé.",
            "Rochetrejoux",
            "FR",
        ),
        (
            "ru",
            "Карелия\nГлава Лоухского района встретился с мэром финского города Кангасала.",
            "Loukhsky",
            "RU",
        ),
        (
            "de",
            "Bayern\nIn Polen trafen sich die Gemeinde Krynki und die Stadt Krosno.",
            "Krynki",
            "PL",
        ),
    ],
)
def test_small_place_beside_a_partner_lies_at_home(
    lang: str, text: str, label: str, country: str
) -> None:
    entities = scene_of(text, lang).entities.values()
    assert next(e.country for e in entities if e.label == label) == country
