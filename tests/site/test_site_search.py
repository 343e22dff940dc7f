"""The index that pages search: whatever it holds is found, and no file of it is large."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from kg.queries import fold_name
from kg.site.entry import Entry
from kg.site.search import KEYS, LIMIT, beginnings, index_files

NAMES = [f"Hải {part} {number}" for part in ("Phòng", "Dương", "Hà") for number in range(60)]
NAMES += [f"Nguyễn Văn {number}" for number in range(120)] + ["海防市", "হাইফোং", "</script>"]


def entry(number: int, name: str, *labels: tuple[str, str]) -> Entry:
    iri = f"https://w3id.org/coopkg/id/place/{number}"
    return Entry("place", iri, [(name, "vi")], labels, {}, None, {}, 0, ())


PAGES = [entry(number, name) for number, name in enumerate(NAMES)]
Index = tuple[list[list[Any]], str, int]


def read(files: dict[str, str]) -> dict[str, Index]:
    found: dict[str, Index] = {}
    for name, text in files.items():
        if name == KEYS:
            continue
        match = re.fullmatch(r"coopkgIndex\((.*)\);\n", text, re.DOTALL)
        assert match, name
        key, entries, longer, parts = (*json.loads(f"[{match[1]}]"), "", 0)[:4]
        file = "-".join(f"{ord(char):x}" for char in key)
        part = re.fullmatch(rf"search/{file}(,\d+)?\.js", name)
        assert part
        found[key + (part[1] or "")] = (entries, longer, parts)
    return found


def looked_up(index: dict[str, Index], word: str) -> set[str]:
    """Return the names that a page looks through for a word, as `search.js` does."""
    length = 2
    while True:
        key = word[:length]
        entries, longer, parts = index.get(key, ([], "", 0))
        if not longer or len(word) <= length:
            more = (index[f"{key},{part}"][0] for part in range(1, parts + 1))
            return {entry[0] for some in (entries, *more) for entry in some}
        if word[length] not in longer:
            return set()
        length += 1


@pytest.mark.parametrize("limit", [600, 2_000, LIMIT])
def test_every_name_is_found_by_each_of_its_words(limit: int) -> None:
    files = dict(index_files(PAGES, limit))
    index = read(files)
    for name in NAMES:
        for word in beginnings(fold_name(name)):
            assert name in looked_up(index, word), word
    assert max(len(text.encode()) for text in files.values()) < limit + 200


def test_two_letters_show_the_shortest_names_of_many() -> None:
    index = read(dict(index_files(PAGES, 600)))
    entries, longer, _ = index["ha"]
    assert longer == "i"
    assert all(len(entry[0]) <= len("Hải Hà 59") for entry in entries)
    assert looked_up(index, "hazz") == set()


def test_one_file_tells_which_beginnings_there_are() -> None:
    files = dict(index_files(PAGES))
    keys = set(json.loads(files[KEYS].removeprefix("coopkgKeys(").removesuffix(");\n")).split())
    assert keys == {word[:2] for name in NAMES for word in beginnings(fold_name(name))}


def test_no_text_ends_its_script() -> None:
    assert all("<" not in text for _, text in index_files(PAGES))


def test_a_thing_is_shown_as_each_language_calls_it() -> None:
    page = entry(0, "Hải Phòng", ("Hai Phong", "en"), ("Hải Phòng", "vi"))._replace(
        names=[("Hai Phong", "en"), ("Hải Phòng", "vi")]
    )
    (found, *_), _, _ = read(dict(index_files([page])))["ha"]
    assert found[2] == {"en": "Hai Phong", "vi": "Hải Phòng"}
