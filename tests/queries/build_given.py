"""Write given.trig, the store that the questions are asked of in tests.

The readings are invented; run this again when the graph model changes, and look
at the difference of given.trig and of the expected rows.
"""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES, article_iri, entity_iri
from kg.model import Article, Claim, Entity, Evidence, Name, Reading, Ref, Region, Span
from kg.namespaces import EDTF, PREFIXES
from kg.world import derive_world

HP, HD, PRI, KAG, VIE = (
    Ref("place", key) for key in ("VN-HP", "VN-61", "RU-PRI", "JP-46", "LA-VI")
)
PC = Ref("body", "people_committee|VN-HP|Hai Phong People's Committee")
DFA = Ref("body", "department|VN-HP|Hai Phong Department of Foreign Affairs")
AIKO, BINH, MANH, MINH = (
    Ref("person", key) for key in ("tanaka aiko", "le van binh", "le van manh", "le van minh")
)
PLAN = Ref("programme", "VN-HP|Green Port Programme")


def place(ref: Ref, kind: str, label: str, names: dict[str, str], wikidata: str = "") -> Entity:
    known = tuple(Name(text, lang) for lang, text in names.items())
    return Entity(
        "place", ref.key, label, code=kind, locality=ref.key[:2], country=ref.key[:2],
        iso=ref.key, wikidata=wikidata, printed=known[:1], names=known, reason="label",
    )  # fmt: skip


def country(code: str, label: str) -> Entity:
    return Entity("place", code, label, code="country", country=code, reason="label")


def body(ref: Ref, kind: str, label: str, local: str, parent: Ref | None = None) -> Entity:
    return Entity(
        "body", ref.key, label, code=kind, locality="VN-HP", printed=(Name(local, "vi"),),
        parent=parent.key if parent else None, reason="pattern", score=0.9,
    )  # fmt: skip


ENTITIES = {
    entity.key: entity
    for entity in (
        country("VN", "Vietnam"), country("RU", "Russia"), country("JP", "Japan"),
        country("LA", "Laos"),
        place(HP, "city", "Hai Phong", {"vi": "Hải Phòng", "fr": "Haïphong"}, "Q72818"),
        place(HD, "province", "Hai Duong", {"vi": "Hải Dương"}, "Q36642"),
        place(PRI, "province", "Primorsky", {"ru": "Приморский край"}, "Q4341"),
        place(KAG, "province", "Kagoshima", {"ja": "鹿児島県", "vi": "Kagoshima"}),
        place(VIE, "province", "Vientiane Province", {"lo": "ແຂວງວຽງຈັນ"}),
        body(PC, "people_committee", "Hai Phong People's Committee", "UBND thành phố Hải Phòng"),
        body(DFA, "department", "Hai Phong Department of Foreign Affairs", "Sở Ngoại vụ", PC),
        Entity("person", AIKO.key, "Tanaka Aiko", locality="JP-46",
               printed=(Name("田中愛子", "ja"), Name("Tanaka Aiko", "vi"))),
        Entity("person", BINH.key, "Lê Văn Bình", locality="VN-HP",
               printed=(Name("Lê Văn Bình", "vi"),)),
        Entity("person", MANH.key, "Lê Văn Mạnh", locality="VN-HP",
               printed=(Name("Lê Văn Mạnh", "vi"),)),
        Entity("person", MINH.key, "Le Van Minh", locality="VN-HP",
               printed=(Name("Le Van Minh", "en"),)),
        Entity("programme", PLAN.key, "Green Port Programme", locality="VN-HP",
               printed=(Name("Chương trình Cảng xanh", "vi"),)),
    )
}  # fmt: skip


class Writer:
    """Builds one reading; quotes are looked up in the text."""

    def __init__(self, key: str, lang: str, work: str, title: str, text: str, day: str) -> None:
        self.article = Article(
            id=key, text=text, lang=lang, regions=(Region("body", Span(0, len(text)), lang),),
            work=work, sha256=sha256(text.encode()).hexdigest(), title=title, published=day,
            url=f"https://news.example/{lang}/{key}", publisher="news.example",
        )  # fmt: skip
        self.claims: list[Claim] = []

    def say(self, what: str, quote: str, sure: float, mode: str = "asserted", /, **roles) -> None:
        start = self.article.text.index(quote)
        evidence = Evidence(Span(start, start + len(quote)), quote)
        tuples = {k: v if isinstance(v, tuple) else (v,) for k, v in roles.items()}
        self.claims.append(
            Claim(what, tuples, (evidence,), f"{what}-frame", mode, sure, ("cue and two sides",))
        )

    def reading(self) -> Reading:
        refs = {v.key for c in self.claims for values in c.roles.values() for v in values
                if isinstance(v, Ref)}  # fmt: skip
        while more := {
            key for ref in refs for key in (ENTITIES[ref].locality, ENTITIES[ref].parent)
            if key and key not in refs
        }:  # fmt: skip
            refs |= more
        chosen = sorted((ENTITIES[key] for key in refs), key=lambda e: (e.kind, e.key))
        return Reading(self.article, tuple(chosen), tuple(self.claims))


def first(key: str, lang: str, title: str, talks: str, signed: str, asks: str, more: str) -> Writer:
    """Two language versions of one work."""
    w = Writer(key, lang, "news.example/kagoshima", title, f"{talks} {signed}\n{asks} {more}",
               "2025-09-27")  # fmt: skip
    w.say("event", talks, 0.8, type="meeting", party=(HP, KAG), host=PC, guest=KAG, leader=AIKO,
          place=HP, date="2025-09-26")  # fmt: skip
    w.say("membership", talks, 0.9, person=AIKO, post="Governor", locality=KAG, date="2025-09-27")
    w.say("agreement", signed, 0.85, kind="mou", status="signed", party=(HP, KAG),
          field=("trade", "tourism"), date="2025-09-26", period="2025-09/2026-12")  # fmt: skip
    w.say("statement", asks, 0.7, type="proposal", speaker=AIKO, addressee=PC, field="tourism")
    return w


def readings() -> list[Reading]:
    vi = first(
        "hp-vi", "vi", "Hải Phòng tiếp Thống đốc Kagoshima",
        "Chiều 26/9, UBND thành phố Hải Phòng tiếp Thống đốc tỉnh Kagoshima Tanaka Aiko.",
        "Hai bên ký bản ghi nhớ về thương mại và du lịch.",
        "Bà đề xuất mở đường bay thẳng.", "Gần 300 du học sinh đang học tại tỉnh.",
    )  # fmt: skip
    vi.say("figure", "Gần 300 du học sinh", 0.9, value=Decimal(300), raw="300", unit="students",
           qualifier="nearly", about="du học sinh đang học tại tỉnh", owner=KAG)  # fmt: skip
    en = first(
        "hp-en", "en", 'Hai Phong receives "Kagoshima" governor',
        "On September 26 Hai Phong received Governor Tanaka Aiko of Kagoshima.",
        "The sides signed a memorandum on trade and tourism.",
        "She proposed a direct flight.", "",
    )  # fmt: skip
    ties = Writer(
        "ties", "en", "news.example/ties", "Friends of the port city",
        "Hai Phong has been twinned with Primorsky since 2010. Hai Duong has had friendly ties "
        "with Vientiane Province since 2012. In 2019 Hai Duong and Kagoshima signed an agreement. "
        "The Department of Foreign Affairs must report by March 2026. "
        "Le Van Binh promised help with training. Primorsky will visit in 2026. "
        "Hai Phong is not twinned with Kagoshima. The twinning agreement was signed in 2010. "
        "In 2012 Hai Duong and Vientiane Province signed a memorandum.",
        "2025-10-02",
    )  # fmt: skip
    ties.say("partnership", "Hai Phong has been twinned with Primorsky since 2010", 0.9,
             a=HP, b=PRI, kind="twinned", since="2010")  # fmt: skip
    ties.say("partnership", "Hai Phong is not twinned with Kagoshima", 0.8, "negated",
             a=HP, b=KAG, kind="twinned")  # fmt: skip
    ties.say("partnership", "Hai Duong has had friendly ties with Vientiane Province since 2012",
             0.75, a=HD, b=VIE, kind="friendship", since="2012")  # fmt: skip
    ties.say("agreement", "In 2019 Hai Duong and Kagoshima signed an agreement", 0.6,
             kind="cooperation_agreement", status="signed", party=(HD, KAG),
             date="2019")  # fmt: skip
    ties.say("agreement", "The twinning agreement was signed in 2010", 0.8, kind="twinning",
             status="signed", party=(HP, PRI), date="2010")  # fmt: skip
    ties.say("agreement", "In 2012 Hai Duong and Vientiane Province signed a memorandum", 0.7,
             kind="mou", status="signed", party=(HD, VIE), date="2012")  # fmt: skip
    ties.say("task", "The Department of Foreign Affairs must report by March 2026", 0.8,
             assigner=PC, addressee=DFA, programme=PLAN, deadline="2026-03",
             field="environment")  # fmt: skip
    ties.say("statement", "Le Van Binh promised help with training", 0.55, type="commitment",
             speaker=BINH, field="education_training")  # fmt: skip
    ties.say("membership", "Le Van Binh", 0.8, person=BINH, body=PC, post="Vice Chairman",
             date="2025-10-02")  # fmt: skip
    ties.say("event", "Primorsky will visit in 2026", 0.5, "planned", type="visit",
             party=(HP, PRI), guest=PRI, host=HP, date="2026")  # fmt: skip
    again = Writer(
        "again", "ru", "other.example/again", "Приморье и Хайфон",
        "Приморье и Хайфон стали побратимами в 2011 году. 26 сентября Хайфон принял Кагосиму. "
        "Соглашение о побратимстве подписано в 2011 году.",
        "2025-11-20",
    )  # fmt: skip
    again.say("partnership", "Приморье и Хайфон стали побратимами в 2011 году", 0.7,
              a=HP, b=PRI, kind="twinned", since="2011")  # fmt: skip
    again.say("event", "26 сентября Хайфон принял Кагосиму", 0.6, type="reception",
              party=(HP, KAG), host=HP, guest=KAG, date="2025-09-26")  # fmt: skip
    again.say("agreement", "Соглашение о побратимстве подписано в 2011 году", 0.7, kind="twinning",
              status="signed", party=(HP, PRI), date="2011")  # fmt: skip
    port = [
        plan("port-vi", "vi", "2026-01/2028-12",
             "Ngày 10/1/2026, Hải Phòng và Kagoshima ký kế hoạch hợp tác 2026-2028.",
             "Hải Phòng có quan hệ với 20 địa phương nước ngoài.",
             "Hải Phòng dự định ký một ý định thư về năng lượng.",
             "Lê Văn Mạnh, Chủ tịch, nhận 12 tàu.", 12, MANH),
        plan("port-en", "en", "2026-01/2029-12",
             "On January 10, 2026 Hai Phong and Kagoshima signed a plan for 2026-2029.",
             "Hai Phong has ties with 20 foreign localities.",
             "Hai Phong means to sign a letter of intent on energy.",
             "Le Van Minh, Chairman, took over 21 ships.", 21, MINH),
    ]  # fmt: skip
    return [writer.reading() for writer in (vi, en, ties, again, *port)]


def plan(
    key: str, lang: str, period: str, signed: str, count: str, wish: str, ships: str, number: int,
    who: Ref,
) -> Writer:  # fmt: skip
    """Two language versions that differ in the period, in a number and in a name."""
    w = Writer(
        key, lang, "news.example/port", signed[:30], f"{signed} {count} {wish} {ships}",
        "2026-01-11",
    )  # fmt: skip
    w.say("figure", ships, 0.8, value=Decimal(number), raw=str(number), unit="ships",
          qualifier="exact", about=ships, owner=HP)  # fmt: skip
    w.say("membership", ships, 0.8, person=who, body=PC, post="Chairman", date="2026-01-11")
    w.say("agreement", signed, 0.8, kind="cooperation_agreement", status="signed", party=(HP, KAG),
          field="trade", date="2026-01-10", period=period)  # fmt: skip
    w.say("agreement", wish, 0.5, "planned", kind="letter_of_intent", status="planned", party=HP,
          field="energy")  # fmt: skip
    w.say("figure", count, 0.8, value=Decimal(20), raw="20", unit="localities", qualifier="exact",
          about=count, owner=HP)  # fmt: skip
    return w


#: Labels in other languages, one in each, as reference data give them.
LABELS = {
    Ref("place", "VN"): {"vi": "Việt Nam"}, Ref("place", "RU"): {"vi": "Nga"},
    Ref("place", "JP"): {"vi": "Nhật Bản"}, Ref("place", "LA"): {"vi": "Lào"},
    HP: {"vi": "Hải Phòng", "bn": "হাইফোং"}, HD: {"vi": "Hải Dương"},
    PRI: {"ru": "Приморский край"}, KAG: {"ja": "鹿児島県", "vi": "Kagoshima"},
    VIE: {"lo": "ແຂວງວຽງຈັນ"}, PC: {"vi": "UBND thành phố Hải Phòng"},
    DFA: {"vi": "Sở Ngoại vụ Hải Phòng"}, MINH: {"ru": "Ле Ван Минь"},
    BINH: {"ja": "レー・ヴァン・ビン"},
    PLAN: {"vi": "Chương trình Cảng xanh"},
}  # fmt: skip
PREFERRED = NamedNode(PREFIXES["skos"] + "prefLabel")


def reference(iri: str) -> list[Triple]:
    """Say how a thing is called in other languages, and what became of the absorbed unit."""
    head, coop = DEFAULT_BASES.things, PREFIXES["coop"]
    labels = {entity_iri(ref.kind, ref.key): found for ref, found in LABELS.items()}
    names = [
        Triple(NamedNode(iri), PREFERRED, Literal(name, language=lang))
        for lang, name in labels.get(iri, {}).items()
    ]
    if iri != entity_iri(HD.kind, HD.key):
        return names
    values = {
        "mergedInto": NamedNode(f"{head}place/VN-HP"),
        "mergedOn": Literal("2025-07-01", datatype=NamedNode(PREFIXES["xsd"] + "date")),
        "mergedBy": Literal("202/2025/QH15"),
    }
    facts = [Triple(NamedNode(iri), NamedNode(coop + name), v) for name, v in values.items()]
    return names + facts


def decisions(claim: str) -> list[Triple]:
    """Two reviewers' decisions on one claim, as a build leaves them in the article's graph."""
    coop, a = PREFIXES["coop"], NamedNode(PREFIXES["rdf"] + "type")
    found = []
    for number, verdict, by, day, state in (
        (1, "accept", "an", "2026-01-20", "superseded"),
        (2, "reject", "binh", "2026-01-21", "applied"),
    ):
        me = NamedNode(f"{DEFAULT_BASES.things}decision/{number}")
        time = Literal(f"{day}T08:30:00Z", datatype=NamedNode(PREFIXES["xsd"] + "dateTime"))
        found += [
            Triple(me, a, NamedNode(coop + "ReviewDecision")),
            Triple(me, NamedNode(coop + "decisionOn"), NamedNode(claim)),
            Triple(me, NamedNode(coop + "verdict"), Literal(verdict)),
            Triple(me, NamedNode(coop + "decisionState"), Literal(state)),
            Triple(me, NamedNode(PREFIXES["dcterms"] + "created"), time),
            Triple(me, NamedNode(PREFIXES["prov"] + "wasAttributedTo"),
                   NamedNode(f"{DEFAULT_BASES.things}reviewer/{by}")),
        ]  # fmt: skip
    return found


def build() -> list[Quad]:
    """Return article graphs and world."""
    found = {r.article.id: build_article_graph(r, DEFAULT_BASES, "test") for r in readings()}
    quads = [
        Quad(t.subject, t.predicate, t.object, NamedNode(article_iri(key)))
        for key, triples in found.items()
        for t in triples
    ]
    world = derive_world(found.values(), reference)
    denied = min(
        t.subject.value for t in found["ties"]
        if t.object == Literal("2012", datatype=NamedNode(EDTF))
    )  # fmt: skip
    quads += [
        Quad(t.subject, t.predicate, t.object, NamedNode(article_iri("ties")))
        for t in decisions(denied)
    ]
    return [*(Quad(t.subject, t.predicate, t.object) for t in world), *quads]


if __name__ == "__main__":
    serialize(
        build(), str(Path(__file__).with_name("given.trig")), format=RdfFormat.TRIG,
        prefixes=dict(PREFIXES),
    )  # fmt: skip
