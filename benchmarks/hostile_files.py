"""A folder of hostile files with good articles among them: what comes of a build.

    python benchmarks/hostile_files.py [--bad N] [--good M] [--seed S]

Writes N hostile files (default 10000) of two dozen kinds, chosen and varied at random,
and M good articles (default 100) into one folder and builds it with the real command.
The good ones must be in the store with a claim each; a bad file may give an article (some
are only ugly) or must be named once, none is passed over in silence; no traceback. Prints
counts, seconds and memory; exit code 1 if anything is not so.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench_build import make_articles

from kg import LocalStore

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
STORY = "Hai Phong City received a delegation from Vientiane Province on 3 May 2024. "


def noise(chance: random.Random) -> bytes:
    """Return random bytes."""
    return chance.randbytes(chance.randint(1, 5000))


def archive(chance: random.Random) -> bytes:
    """Return a zip archive of zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * chance.randint(10**4, 10**7))
    return out.getvalue()


def bomb(chance: random.Random) -> bytes:
    """Return XML whose entities grow without end."""
    deep = chance.randint(5, 60)
    lines = [f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, deep)]
    inner = "".join(lines)
    text = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha">{inner}]><rss>&e{deep - 1};</rss>'
    return text.encode()


def feed(_chance: random.Random) -> bytes:
    """Return a feed with an entity of a file."""
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<rss><channel><item><title>&x;</title></item></channel></rss>"
    )


def lines(chance: random.Random) -> bytes:
    """Return JSON Lines with broken ones."""
    bad = ["{", "[]", '{"text": 5}', '{"text": ""}', '"' + "x" * 1000, "{" * 3000, "nul\0"]
    return "\n".join(chance.choice(bad) for _ in range(chance.randint(1, 9))).encode()


def marks(chance: random.Random) -> bytes:
    """Return letters under thousands of combining marks."""
    return ("a" + "\u0301\u0323" * chance.randint(500, 9000)).encode()


def controls(chance: random.Random) -> bytes:
    """Return text full of control, bidirectional and invisible characters."""
    odd = "\u202e\u2066\u200b\u200d\ufeff\u0000\u001b[31m\u2028\ue000\ufff9"
    return "".join(chance.choice(odd + STORY) for _ in range(3000)).encode()


def homoglyphs(_chance: random.Random) -> bytes:
    """Return a story with Cyrillic letters in Latin words."""
    return STORY.translate(str.maketrans("aeocp", "аеоср")).encode()


def nested(chance: random.Random) -> bytes:
    """Return markup nested deeply and never closed."""
    tag = chance.choice(["div", "table><tr><td", "b", "svg", "script", "style", "!--", "![CDATA["])
    return (f"<{tag}>" * chance.randint(100, 20000) + STORY).encode()


def page(chance: random.Random) -> bytes:
    """Return a page of scripts, data URLs and attributes without end."""
    attribute = "x" * chance.randint(10, 10**5)
    return (
        f'<html><body onload="{attribute}"><script>while(1){{}}</script>'
        f'<img src="data:image/png;base64,{attribute}"><a href="javascript:alert(1)">x</a>'
    ).encode()


def encoded(chance: random.Random) -> bytes:
    """Return a story in the wrong encoding, or in several at once."""
    names = ["utf-16", "utf-16-le", "utf-32", "utf-7", "cp037", "utf-8-sig", "shift_jis", "cp1258"]
    parts = [STORY.encode(chance.choice(names)) for _ in range(chance.randint(1, 3))]
    return b"".join(parts)


def digits(chance: random.Random) -> bytes:
    """Return what makes careless patterns slow."""
    piece = chance.choice(
        ["1,", "1.", "- ", "(((", "a-", "https://", "1/1/", "&#", "**", "[](", "\n\n"]
    )
    return (piece * chance.randint(1000, 30000)).encode()


def cut(chance: random.Random) -> bytes:
    """Return a story cut within a character."""
    data = ("Hải Phòng đón đoàn Viêng Chăn. " * 40).encode()
    return data[: chance.randint(1, len(data))]


KINDS: dict[str, tuple[tuple[str, ...], Callable[[random.Random], bytes]]] = {
    "empty": ((".txt", ".html", ".md", ".jsonl", ".pdf", ".docx"), lambda _: b""),
    "spaces": ((".txt", ".html", ".md"), lambda c: b" \n\t" * c.randint(1, 999)),
    "noise": ((".txt", ".html", ".md", ".jsonl"), noise),
    "archive": ((".txt", ".html", ".docx"), archive),
    "bomb": ((".html", ".xhtml", ".txt"), bomb),
    "feed": ((".xhtml", ".html"), feed),
    "lines": ((".jsonl", ".ndjson"), lines),
    "marks": ((".txt", ".html"), marks),
    "controls": ((".txt", ".html"), controls),
    "homoglyphs": ((".txt", ".html"), homoglyphs),
    "nested": ((".html", ".htm", ".md"), nested),
    "page": ((".html",), page),
    "encoded": ((".txt", ".html"), encoded),
    "digits": ((".txt", ".html", ".md"), digits),
    "cut": ((".txt",), cut),
}
#: Kinds that start a process each; only one file in so many is one.
RARE = {".pdf", ".docx"}


def write_pile(folder: Path, bad: int, good: int, seed: int) -> dict[str, str]:
    """Write the pile; return the kind of each bad file by name."""
    chance, kinds = random.Random(seed), {}
    for number in range(bad):
        kind = chance.choice(list(KINDS))
        endings, make = KINDS[kind]
        ending = chance.choice(endings)
        if ending in RARE and number % 20:
            ending = endings[0]
        odd = chance.choice(["", "", "", "\n", "\u202e", " ", "'", "%s"])
        name = f"{number:05}-{kind}{odd}{ending}"
        (folder / name).write_bytes(make(chance))
        kinds[name] = kind
    for record in make_articles(good):
        (folder / f"good-{record['id']}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    return kinds


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bad", type=int, default=10_000)
    parser.add_argument("--good", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coopkg-hostile-") as place:
        pile, store = Path(place) / "pile", Path(place) / "store"
        pile.mkdir()
        kinds = write_pile(pile, given.bad, given.good, given.seed)
        started = time.monotonic()
        done = subprocess.run(
            [*KG, "build", str(pile), "--store", str(store), "--json"], capture_output=True
        )
        seconds = time.monotonic() - started
        talk, out = done.stderr.decode(), json.loads(done.stdout)
        with LocalStore.open(store, read_only=True) as opened:
            query = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            SELECT DISTINCT ?id WHERE { GRAPH ?g { ?c a coop:Claim ; coop:inArticle ?a .
              ?a dcterms:identifier ?id } }"""
            told = {row[0].value for row in opened.select(query) if row[0]}
            held = opened.article_hashes()
        named = Counter(
            problem["where"].split(":")[0].rpartition("/")[2] for problem in out["problems"]
        )
        missing = [n for n in range(given.good) if f"made-{n:06}" not in told]
        good_named = [name for name in named if name.startswith("good-")]
        print(
            f"{len(kinds)} bad and {given.good} good files: {seconds:.0f} s, exit {done.returncode}"
        )
        counts = f"named {sum(named.values())}, kept aside {out['rejected']}"
        print(f"articles stored {len(held)}, {counts}")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        print(f"most memory of a process: {memory:.0f} MB")
        # A name begins with a number of its own, also as the identifier of an article.
        numbers = {iri.rpartition("/")[2][:5] for iri in held} | {name[:5] for name in named}
        wrong = {"missing good ones": missing, "good ones named": good_named}
        wrong["passed over in silence"] = [name for name in kinds if name[:5] not in numbers]
        wrong["traceback"] = ["yes"] if "Traceback" in talk else []
        # Of JSON Lines each broken line is named, with its number.
        wrong["named twice"] = [n for n, c in named.items() if c > 1 and "json" not in n[-6:]]
        for what, found in wrong.items():
            print(f"{what}: {found[:5] if found else 'none'}")
        if any(wrong.values()):
            raise SystemExit(1)


if __name__ == "__main__":
    main()
