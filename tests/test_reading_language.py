"""Language by script, letters and function words."""

from __future__ import annotations

import pytest

from kg.reading.language import identify, load_stopwords

SENTENCES = {
    "vi": "Đoàn đại biểu của tỉnh đã đến thăm và làm việc tại thành phố.",
    "en": "The delegation of the province has been received by the mayor of the city.",
    "bn": "প্রদেশের প্রতিনিধিদল শহরের মেয়রের সঙ্গে দেখা করেছে।",
    "ur": "صوبے کے وفد نے شہر کے میئر سے ملاقات کی۔",
    "ar": "استقبل رئيس البلدية وفد المقاطعة في المدينة.",
    "fr": "La délégation de la province a été reçue par le maire de la ville.",
    "ru": "Делегация области встретилась с мэром города.",
    "zh": "该省代表团会见了市长,双方就合作交换了意见。",
    "zh-Hant": "該省代表團會見了市長,雙方就經濟合作與發展問題進行討論。",
    "lo": "ຄະນະຜູ້ແທນຂອງແຂວງໄດ້ພົບປະກັບເຈົ້າເມືອງ.",
    "km": "គណៈប្រតិភូខេត្តបានជួបជាមួយអភិបាលក្រុង។",
    "th": "คณะผู้แทนจังหวัดได้พบกับนายกเทศมนตรี",
    "ja": "県の代表団は市長と会談し、協力について話し合った。",
    "ko": "도 대표단은 시장과 만나 협력 방안을 논의했다.",
    "hi": "प्रांत के प्रतिनिधिमंडल ने शहर के महापौर से मुलाकात की।",
    "es": "La delegación de la provincia fue recibida por el alcalde de la ciudad.",
    "id": "Delegasi provinsi itu diterima oleh wali kota dan akan berkunjung ke pabrik.",
    "pt": "A delegação da província foi recebida pelo prefeito da cidade.",
    "de": "Die Delegation der Provinz wurde vom Bürgermeister der Stadt empfangen.",
}


@pytest.mark.parametrize(("tag", "text"), SENTENCES.items())
def test_each_language_is_known_from_a_sentence(tag: str, text: str) -> None:
    assert identify(text) == tag
    assert identify(f"{text} https://www.example.org/the-and-of-in-to/der-die-das {text}") == tag


@pytest.mark.parametrize("lang", sorted({t.split("-")[0] for t in SENTENCES}))
def test_each_language_has_function_words(lang: str) -> None:
    words = load_stopwords(lang)
    assert 80 <= len(words) <= 150
    assert all(w == w.strip().lower() and " " not in w for w in words)


def test_a_hint_decides_only_what_the_text_leaves_open() -> None:
    assert identify("Lao Cai 2025", hint="es") == "es"
    assert identify(SENTENCES["de"], hint="en") == "de"
    assert identify(SENTENCES["zh"], hint="zh-Hans-CN") == "zh-Hans-CN"
    assert identify(SENTENCES["bn"], hint="vi") == "bn"
    assert identify("", hint=None) == "und"


@pytest.mark.parametrize(
    "text",
    [
        (
            "Marszałek województwa spotkał się z delegacją prowincji. Podczas spotkania strony "
            "podpisały list intencyjny o współpracy, który będzie obowiązywał do końca roku."
        ),
        (
            "Vali, Vietnam heyetini makamında kabul etti. Görüşmede iki taraf arasında eğitim ve "
            "ticaret alanlarında işbirliği için bir protokol imzalandı. Belediye başkanı söz aldı."
        ),
        "ပြည်နယ်ဝန်ကြီးချုပ်သည် ကိုယ်စားလှယ်အဖွဲ့ကို လက်ခံတွေ့ဆုံခဲ့သည်။",
    ],
)
def test_a_language_without_a_folder_is_not_taken_for_another(text: str) -> None:
    assert identify(text) == "und"
    assert identify(text, hint="xx") == "xx"


def test_a_short_text_with_few_function_words_is_in_the_language_of_its_script() -> None:
    """Of Bengali script we read one language; thirty words are too few to say it is another."""
    text = (
        "হাইফোং শহর গুয়াংজি প্রদেশের প্রতিনিধিদলকে স্বাগত জানিয়েছে। ৯ মে ২০২৫ তারিখে হাইফোং শহরের "
        "পিপলস কমিটির চেয়ারম্যান মিঃ নগুয়েন ভান হাং গুয়াংজি প্রদেশ এর প্রতিনিধিদলকে অভ্যর্থনা জানান।"
    )
    assert identify(text) == "bn"
    assert identify(f"{text} " * 20) == "und"


def test_names_in_latin_letters_do_not_hide_the_language() -> None:
    assert (
        identify("বৈঠকে Nguyen Van An ও Marc Dupont উপস্থিত ছিলেন এবং সহযোগিতা নিয়ে কথা বলেন") == "bn"
    )
