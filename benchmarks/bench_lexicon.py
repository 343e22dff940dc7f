"""How fast gazetteer and lexicon load from their cache, and how fast labels are matched.

    python benchmarks/bench_lexicon.py [--megabytes 17] [--texts FOLDER [--lang vi]]

Loading is timed in fresh processes with a warm cache: gazetteer and lexicon of one language,
the slowest language is told. Matching is timed in one process, in every language that has a
folder, in megabytes of UTF-8 a second of processor time: words are found and folded, and labels
of the language and of all places matched. The texts are sentences of `tests/lang`, in which
about every second word is a label, each with names of two places drawn from the gazetteer.
Ends with 1 if a bar fails.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path

from kg.gazetteer import load_gazetteer
from kg.lexicon import languages, load_lexicon
from kg.text import find_tokens

FILES = 3000  # of a folder that are read
LOADING, MATCHING = 0.5, 5.0  # seconds at most, megabytes a second at least
_CHILD = """import sys, time
import kg.gazetteer, kg.lexicon
begin = time.perf_counter()
kg.gazetteer.load_gazetteer()
kg.lexicon.load_lexicon(sys.argv[1])
print(time.perf_counter() - begin)"""


def loading(lang: str) -> float:
    """Return the seconds that a fresh process needs for gazetteer and lexicon, best of three."""
    load_lexicon(lang)  # fills the cache
    command = [sys.executable, "-c", _CHILD, lang]
    return min(
        float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(3)
    )


def make_text(sentences: list[str], names: list[str], chance: random.Random) -> str:
    """Return eight sentences, each with two names."""
    picked = chance.choices(sentences, k=8)
    return "\n".join(f"{s} {chance.choice(names)}, {chance.choice(names)}." for s in picked)


def match_all(lang: str, texts: Iterable[str]) -> float:
    """Return the seconds of processor time in which all labels of some texts are found."""
    lexicon, begin = load_lexicon(lang), time.process_time()
    for text in texts:
        folds = find_tokens(text).folds
        for _ in lexicon.find(folds, 0, len(folds)):
            pass
    return time.process_time() - begin


def matching(megabytes: float) -> dict[str, tuple[float, float]]:
    """Return (megabytes, seconds) of matching by language."""
    gazetteer, chance = load_gazetteer(), random.Random(3)
    size = megabytes * 1e6 / len(languages())
    found: dict[str, tuple[float, float]] = {}
    for lang in languages():
        texts: list[str] = []
        done = 0
        names = sorted({name for name, *_ in gazetteer.iter_names({lang})})
        files = sorted((Path(__file__).parent.parent / "tests" / "lang" / lang).glob("*.toml"))
        cases = (
            case
            for file in files
            for case in tomllib.loads(file.read_text("utf-8")).get("case", ())
        )
        sentences = [case["text"] for case in cases]
        while done < size:
            texts.append(make_text(sentences, names, chance))
            done += len(texts[-1].encode())
        found[lang] = (done / 1e6, match_all(lang, texts))
    return found


def main() -> int:
    """Print both measures; 1 if a bar fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=17.0)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to time as well")
    parser.add_argument("--lang", default="vi", help="the language of these files")
    wanted = parser.parse_args()
    times = {lang: loading(lang) for lang in languages()}
    slowest = max(times, key=lambda lang: times[lang])
    print(f"loading gazetteer and lexicon: {times[slowest]:.2f} s at most ({slowest})")
    speeds = matching(wanted.megabytes)
    for lang, (size, seconds) in speeds.items():
        print(f"matching {lang}: {size / seconds:5.1f} MB/s")
    size, seconds = (sum(row[n] for row in speeds.values()) for n in (0, 1))
    print(f"matching, all together: {size / seconds:.1f} MB/s on one core")
    if wanted.texts:
        files = sorted(wanted.texts.glob("*.txt"))[:FILES]
        texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        spent = match_all(wanted.lang, texts)
        read = sum(len(text.encode()) for text in texts) / 1e6
        print(f"matching {len(files)} files of {wanted.lang}: {read / spent:.1f} MB/s on one core")
    return 0 if times[slowest] < LOADING and size / seconds >= MATCHING else 1


if __name__ == "__main__":
    sys.exit(main())
