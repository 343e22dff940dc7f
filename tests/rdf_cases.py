"""Readings built by hand, for the tests of graph, world, shapes and export."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from kg.model import Article, Claim, Entity, Evidence, Name, Reading, Ref, Region, Span

HP, LA, VN = Ref("place", "VN-HP"), Ref("place", "LA-VI"), Ref("place", "VN")
BODY = Ref("body", "people_committee|VN-HP|Hai Phong People's Committee")
PERSON = Ref("person", "Nguyễn Thị Minh An")
GUEST = Ref("person", "Bounmy Sayavong")
PROGRAMME = Ref("programme", "External Relations Plan 2026")
TEXT = {
    "vi": (
        "Hải Phòng và Viêng Chăn kết nghĩa\n"
        "Ngày 26/9/2025, bà Nguyễn Thị Minh An tiếp ông Bounmy Sayavong tại Hải Phòng. "
        "Hai bên ký thoả thuận kết nghĩa. Ông Bounmy đề nghị mở rộng hợp tác du lịch. "
        "Gần 300 sinh viên đã sang học. Uỷ ban giao Sở Ngoại vụ lập kế hoạch."
    ),
    "bn": (
        "হাইফোং ও ভিয়েনতিয়েন যমজ শহর\n"
        "২৬ সেপ্টেম্বর ২০২৫ তারিখে হাইফোংয়ে বৈঠক হয়। দুই পক্ষ চুক্তি সই করে। "
        "পর্যটনে সহযোগিতার প্রস্তাব দেওয়া হয়। প্রায় ৩০০ শিক্ষার্থী পড়তে গেছে। কমিটি দায়িত্ব দেয়।"
    ),
}


def make_article(
    name: str = "case-1", lang: str = "vi", work: str = "example.org/a", **more: str
) -> Article:
    text = TEXT[lang]
    head = text.index("\n")
    return Article(
        id=name,
        text=text,
        lang=lang,
        regions=(
            Region("headline", Span(0, head), lang),
            Region("body", Span(head + 1, len(text)), lang),
        ),
        work=work,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=text[:head],
        **more,
    )


def evidence(article: Article, start: int, end: int) -> Evidence:
    return Evidence(Span(start, end), article.text[start:end])


def make_entities() -> tuple[Entity, ...]:
    return (
        Entity(
            "body",
            BODY.key,
            "Hai Phong People's Committee",
            code="people_committee",
            locality="VN-HP",
            printed=(Name("Uỷ ban", "vi"),),
            reason="label",
            score=0.9,
        ),
        Entity("person", GUEST.key, "Bounmy Sayavong", printed=(Name("Bounmy", "vi"),)),
        Entity("person", PERSON.key, "Nguyễn Thị Minh An"),
        Entity(
            "place",
            "LA-VI",
            "Vientiane",
            code="province",
            country="LA",
            iso="LA-VI",
            names=(Name("Viêng Chăn", "vi"),),
            reason="label",
            score=0.875,
            candidates=("LA-VT",),
        ),
        Entity("place", "VN", "Vietnam", code="country", country="VN"),
        Entity(
            "place",
            "VN-HP",
            "Hai Phong",
            code="city",
            country="VN",
            iso="VN-HP",
            wikidata="Q72818",
            locality="VN",
            printed=(Name("Hải Phòng", "vi"),),
            names=(Name("Hải Phòng", "vi"), Name("হাইফোং", "bn")),
        ),
        Entity("programme", PROGRAMME.key, "External Relations Plan 2026"),
    )


def make_claims(article: Article) -> tuple[Claim, ...]:
    one, two = evidence(article, 34, 80), evidence(article, 80, 120)
    return (
        Claim(
            "event",
            {
                "type": ("reception",),
                "party": (HP, LA),
                "host": (PERSON,),
                "guest": (GUEST,),
                "place": (HP,),
                "date": ("2025-09-26",),
            },
            (one, two),
            "reception",
            confidence=0.8,
            reasons=("both parties are named",),
        ),
        Claim(
            "agreement",
            {
                "kind": ("twinning",),
                "status": ("signed",),
                "party": (LA, HP),
                "field": ("tourism",),
            },
            (two,),
            "sign",
            confidence=0.7,
        ),
        Claim(
            "partnership",
            {"a": (HP,), "b": (LA,), "kind": ("twinned",), "since": ("2025-09",)},
            (two,),
            "sign",
            confidence=0.7,
        ),
        Claim(
            "membership",
            {"person": (PERSON,), "body": (BODY,), "post": ("Vice Chairwoman",)},
            (one,),
            "post",
        ),
        Claim(
            "statement",
            {
                "type": ("proposal",),
                "speaker": (GUEST,),
                "addressee": (PERSON,),
                "field": ("tourism",),
                "content": (article.text[80:120],),
            },
            (two,),
            "propose",
        ),
        Claim(
            "task",
            {
                "assigner": (BODY,),
                "addressee": (BODY,),
                "programme": (PROGRAMME,),
                "deadline": ("2026-06",),
            },
            (two,),
            "assign",
            modality="planned",
        ),
        Claim(
            "figure",
            {
                "value": (Decimal("3.00E+2"),),
                "raw": ("300",),
                "unit": ("students",),
                "qualifier": ("more than",),
                "about": ("students abroad",),
                "owner": (HP,),
            },
            (two,),
            "count",
        ),
    )


def make_reading(
    name: str = "case-1", lang: str = "vi", work: str = "example.org/a", **more: str
) -> Reading:
    article = make_article(name, lang, work, **more)
    return Reading(article, make_entities(), make_claims(article))
