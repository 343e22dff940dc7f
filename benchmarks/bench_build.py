"""How fast articles go from reading to stored and validated, and what memory that takes.

    python benchmarks/bench_build.py [N ...] [--jobs J] [--floor RATE]

Makes N articles of about 2,000 characters (default 100 and 1000; up to 10000 is what
we look at) in Vietnamese, English, Bengali, Urdu and Arabic from the templates below,
with varied places, names, dates and figures, and builds each pile in a fresh process
into an empty store. pyshacl is the gate, as always. Prints one table:

- articles/s: articles divided by wall time, loading of languages and gazetteer included
- steady/s: the same without the time until the first batch of articles was stored
- aside: articles whose graph does not conform; should be none
- triples, claims: per article, as stored in its graph
- read ... store: share of each stage in the seconds of work of all processes
- MB: most memory of the main process and of the largest worker (resident set, 10^6 bytes)
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kg import Summary, build
from kg.resources import ontology_dir

STAGES = ("read", "claims", "graph", "shapes", "world", "store")
LENGTH = 2000

#: How a unit is called in each language; names come from the gazetteer.
UNIT = {
    "vi": "tỉnh {}",
    "en": "{} Province",
    "bn": "{} প্রদেশ",
    "ur": "صوبہ {}",
    "ar": "مقاطعة {}",
}
OURS = ("VN-",)
THEIRS = ("LA-", "CN-", "JP-", "KR-", "KH-", "TH-")
#: Family, middle and given names.
PEOPLE = {
    "vi": (
        "Nguyễn Trần Lê Phạm Hoàng Đỗ",
        "Văn Thị Quang Minh Thu",
        "Bảo Hạnh Dũng Tú Hà Long Mai",
    ),
    "en": (
        "Nguyen Tran Le Pham Hoang Do",
        "Van Thi Quang Minh Thu",
        "Bao Hanh Dung Tu Ha Long Mai",
    ),
    "bn": ("নগুয়েন ট্রান লে ফাম হোয়াং", "ভ্যান থি কোয়াং মিন থু", "বাও হান ডুং তু হা লং মাই"),
    "ur": ("نگوین ٹران لی فام ہوانگ", "وان تھی کوانگ من تھو", "باؤ ہان ڈنگ ٹو ہا لانگ مائی"),
    "ar": ("نغوين تران لي فام هوانغ", "فان ثي كوانغ مينه ثو", "باو هان دونغ تو ها لونغ ماي"),
}
MONTHS = {
    "vi": [f"tháng {n}" for n in range(1, 7)],
    "en": ["January", "February", "March", "April", "May", "June"],
    "bn": ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন"],
    "ur": ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون"],
    "ar": ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"],
}
#: A headline, then sentences of which an article takes as many as fill its length.
SENTENCES = {
    "vi": [
        "{a} và {b} tăng cường hợp tác",
        "Ngày {d} {m} năm {y}, Phó Chủ tịch UBND {a} {p} tiếp đoàn đại biểu {b}.",
        "{a} và {b} thiết lập quan hệ kết nghĩa từ năm {z}.",
        "Tại buổi làm việc, hai bên ký kết bản ghi nhớ hợp tác về nông nghiệp và du lịch.",
        "Ông {q}, Giám đốc Sở Ngoại vụ, đề nghị phía bạn tạo điều kiện cho doanh nghiệp hai địa phương.",
        "Đến nay có gần {n} lưu học sinh của {b} đang học tập tại địa phương.",
        "Chủ tịch UBND giao Sở Ngoại vụ chủ trì, phối hợp với các đơn vị hoàn thành kế hoạch trước ngày 30/6.",
        "Thời tiết những ngày này thuận lợi cho vụ thu hoạch, đường sá khô ráo và chợ phiên đông người hơn mọi năm.",
    ],
    "en": [
        "{a}, {b} to widen cooperation",
        "On {d} {m} {y}, {p}, Vice Chairman of the People's Committee of {a}, received a delegation from {b}.",
        "{a} and {b} have been twinned since {z}.",
        "The two sides signed a memorandum of understanding on agriculture and tourism.",
        "{q}, Director of the Department of Foreign Affairs, proposed that the guests open a joint training centre.",
        "Nearly {n} students from {b} are studying in the province this year.",
        "The Chairman assigned the Department of Foreign Affairs to complete the plan before 30 June.",
        "The weather has been kind to the harvest, the roads are dry and the weekly market draws more people than usual.",
    ],
    "bn": [
        "{a} ও {b} সহযোগিতা বাড়াবে",
        "{y} সালের {d} {m} {a} পিপলস কমিটির ভাইস চেয়ারম্যান মিঃ {p} {b} থেকে আসা একটি প্রতিনিধিদলকে অভ্যর্থনা জানান।",
        "{z} সাল থেকে {a} এবং {b} যমজ সম্পর্কে আবদ্ধ।",
        "উভয় পক্ষ কৃষি ও পর্যটন বিষয়ে একটি সমঝোতা স্মারক স্বাক্ষর করে।",
        "পররাষ্ট্র বিভাগের পরিচালক মিঃ {q} যৌথ প্রশিক্ষণ কেন্দ্র খোলার প্রস্তাব দেন।",
        "বর্তমানে প্রায় {n} জন শিক্ষার্থী প্রদেশে পড়াশোনা করছেন।",
        "চেয়ারম্যান পররাষ্ট্র বিভাগকে পরিকল্পনাটি সম্পূর্ণ করার দায়িত্ব দেন।",
        "এ বছর আবহাওয়া ফসলের জন্য অনুকূল, রাস্তা শুকনো এবং সাপ্তাহিক বাজারে লোকের ভিড় বেশি।",
    ],
    "ur": [
        "{a} اور {b} تعاون بڑھائیں گے",
        "{d} {m} {y} کو {a} کی عوامی کمیٹی کے وائس چیئرمین جناب {p} نے {b} کے وفد کا استقبال کیا۔",
        "{a} اور {b} {z} سے جڑواں ہیں۔",
        "دونوں فریقوں نے زراعت اور سیاحت پر مفاہمت کی یادداشت پر دستخط کیے۔",
        "محکمہ خارجہ کے ڈائریکٹر جناب {q} نے مشترکہ تربیتی مرکز کھولنے کی تجویز پیش کی۔",
        "اس وقت تقریباً {n} طلبہ صوبے میں زیر تعلیم ہیں۔",
        "چیئرمین نے محکمہ خارجہ کو منصوبہ مکمل کرنے کا کام سونپا۔",
        "اس سال موسم فصل کے لیے سازگار رہا، سڑکیں خشک ہیں اور ہفتہ وار بازار میں لوگوں کا ہجوم زیادہ ہے۔",
    ],
    "ar": [
        "{a} و{b} توسعان التعاون",
        "في {d} {m} {y}، استقبل السيد {p}، نائب رئيس اللجنة الشعبية في {a}، وفدا من {b}.",
        "وترتبط {a} و{b} بعلاقة توأمة منذ عام {z}.",
        "ووقع الجانبان مذكرة تفاهم في مجالي الزراعة والسياحة.",
        "واقترح السيد {q}، مدير إدارة الشؤون الخارجية، افتتاح مركز تدريب مشترك.",
        "ويدرس حاليا نحو {n} طالب في المقاطعة.",
        "وكلف رئيس اللجنة الشعبية إدارة الشؤون الخارجية بإنجاز الخطة قبل 30 يونيو.",
        "وكان الطقس هذا العام ملائما للحصاد، والطرق جافة، والسوق الأسبوعية أكثر ازدحاما من المعتاد.",
    ],
}
LANGUAGES = tuple(SENTENCES)


def make_articles(count: int) -> Iterator[dict[str, str]]:
    """Yield records of JSON Lines; the same ones each time."""
    chance = random.Random(2025)
    for number in range(count):
        lang = LANGUAGES[number % len(LANGUAGES)]
        text = make_text(lang, chance)
        yield {"id": f"made-{number:06}", "lang": lang, "text": text}


def make_text(lang: str, chance: random.Random) -> str:
    """Return a headline and paragraphs of about `LENGTH` characters."""
    head, *forms = SENTENCES[lang]
    ours, theirs = (chance.choice(units(lang, side)) for side in (OURS, THEIRS))
    paragraphs = [fill(head, lang, ours, theirs, chance)]
    while sum(map(len, paragraphs)) < LENGTH:
        if len(paragraphs) > 1:  # later paragraphs speak of other partners, too
            theirs = chance.choice(units(lang, THEIRS))
            forms = chance.sample(forms, len(forms))
        picked = forms if len(paragraphs) == 1 else forms[:4]
        paragraphs.append(" ".join(fill(form, lang, ours, theirs, chance) for form in picked))
    return "\n".join(paragraphs)


@lru_cache
def units(lang: str, countries: tuple[str, ...]) -> list[str]:
    """Return what the first-level units of some countries are called in a language, sorted."""
    rows = csv.reader(
        (ontology_dir() / "gazetteer" / "names" / f"{lang}.tsv").open(encoding="utf-8"),
        delimiter="\t",
    )
    return sorted(
        UNIT[lang].format(row[1]) for row in rows if row[0].startswith(countries) and row[2] == "p"
    )


def person(lang: str, chance: random.Random) -> str:
    """Return a made-up name of three parts."""
    return " ".join(chance.choice(part.split()) for part in PEOPLE[lang])


def fill(form: str, lang: str, ours: str, theirs: str, chance: random.Random) -> str:
    """Fill one sentence with names, a date and figures."""
    return form.format(
        a=ours,
        b=theirs,
        p=person(lang, chance),
        q=person(lang, chance),
        d=chance.randint(1, 28),
        m=chance.choice(MONTHS[lang]),
        y=chance.randint(2019, 2025),
        z=chance.randint(1990, 2018),
        n=chance.randint(20, 900),
    )


def measure(count: int, jobs: int) -> dict[str, float]:
    """Build `count` articles in this process and return what was measured."""
    first: list[tuple[float, int]] = []
    started = time.perf_counter()

    def note(summary: Summary) -> None:
        if not first:
            first.append((time.perf_counter() - started, summary.built))

    with tempfile.TemporaryDirectory(prefix="coopkg-bench-") as folder:
        pile = Path(folder) / "made.jsonl"
        with pile.open("w", encoding="utf-8") as out:
            for record in make_articles(count):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        characters = sum(len(record["text"]) for record in make_articles(count))
        started = time.perf_counter()
        summary = build([pile], Path(folder) / "store", processes=jobs, on_progress=note)
        seconds = time.perf_counter() - started
    if summary.problems:
        print(
            f"{len(summary.problems)} problems, the first: {summary.problems[0]}", file=sys.stderr
        )
    work = sum(summary.stages.values())
    until, done = first[0]
    rest = summary.built - done
    return {
        "articles": count,
        "aside": summary.rejected,
        "characters": characters / count,
        "seconds": seconds,
        "rate": count / seconds,
        "steady": rest / (seconds - until) if rest else float("nan"),
        "triples": summary.triples / max(summary.built, 1),
        "claims": summary.claims / max(summary.built, 1),
        **{f"share of {stage}": summary.stages.get(stage, 0.0) / work for stage in STAGES},
        "main": peak(resource.RUSAGE_SELF),
        "worker": peak(resource.RUSAGE_CHILDREN),
    }


def peak(who: int) -> float:
    """Return the largest resident set in 10^6 bytes; Linux counts in kibibytes, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / 1e6


def run_apart(count: int, jobs: int) -> dict[str, float]:
    """Measure in a process of its own, so that peaks of memory do not add up."""
    command = [sys.executable, __file__, str(count), "--jobs", str(jobs), "--inside"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def print_row(row: dict[str, float]) -> None:
    """Print one measurement under the head of the table."""
    shares = " ".join(f"{row[f'share of {stage}']:6.1%}" for stage in STAGES)
    print(
        f"{row['articles']:8.0f} {row['aside']:6.0f} {row['characters']:6.0f} {row['seconds']:8.1f} "
        f"{row['rate']:10.1f} {row['steady']:8.1f} {row['triples']:8.1f} {row['claims']:7.1f}  "
        f"{shares} {row['main']:8.0f} {row['worker']:9.0f}",
        flush=True,
    )


def main() -> int:
    """Measure each size; exit 1 if one is slower than the floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000], metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--floor", type=float, default=0.0, help="articles/s below which to fail")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.inside:
        print(json.dumps(measure(args.counts[0], args.jobs)))
        return 0
    print(f"{args.jobs} processes, Python {sys.version.split()[0]}")
    stages = " ".join(f"{stage:>6}" for stage in STAGES)
    print(
        f"articles  aside  chars  seconds articles/s steady/s  triples  claims  {stages}  main MB worker MB"
    )
    rows = []
    for count in args.counts:
        rows.append(run_apart(count, args.jobs))
        print_row(rows[-1])
    return 0 if all(row["rate"] >= args.floor for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
