"""The index that pages search, made with the site: scripts that hand over lists of names.

An entry stands in the file of the first two characters of each of its words, after the
folding that `kg query` uses; `static/search.js` folds the same way. Where that would be
more than `LIMIT` bytes, the file has the shortest names only, and longer beginnings have files of
their own; a word that too many names have is told in several files. A page loads what its
reader types, and no file is large. Files are scripts and not JSON, because pages opened from a
disk may load scripts alone.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kg.queries import fold_name
from kg.site.entry import Entry
from kg.site.links import page_path

#: Scripts without spaces: a word may begin at every character.
_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL")
#: What may end a script, or a line of one, though it stands in a text.
_UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<\u2028\u2029"}
#: Characters that name the file of an entry, at the least.
KEY: Final = 2
#: The file of all beginnings.
KEYS: Final = "search/keys.js"
#: Bytes of entries in one file.
LIMIT: Final = 190_000


class Row(NamedTuple):
    """An entry as it is written, under one of its words; the shortest name sorts first."""

    length: int
    text: str
    word: str


def index_files(entries: Iterable[Entry], limit: int = LIMIT) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of the index.

    One file says which beginnings there are, unless it would be too long: a page that knows them
    asks for no file in vain. The others say `coopkgIndex(key, entries, longer, parts)`: the
    characters after which longer words have files of their own, and how many files with more
    entries there are (`KEY,1.js` and so on). An entry is `[name, path, best name, kind]`; the path
    has neither language nor ending, and the best name is a text, or texts by language.

    Args:
        entries: What can be found.
        limit: Bytes of entries in one file; a single longer one makes a file, too.
    """
    found: dict[str, set[Row]] = defaultdict(set)
    for entry in entries:
        path = page_path(entry.kind, entry.iri)
        labels = {lang: text for text, lang in entry.labels}
        shown = _shown(entry, labels)
        for name in dict.fromkeys((*(text for text, _ in entry.names), *labels.values())):
            row = _text([name, path, shown, entry.kind])
            for word in beginnings(fold_name(name)):
                found[word[:KEY]].add(Row(len(name), row, word))
    for key in sorted(found):
        yield from _files(key, sorted(found[key]), limit)
    keys = f"coopkgKeys({_text(' '.join(sorted(found)))});\n"
    if len(keys.encode()) <= limit:
        yield KEYS, keys


def _files(key: str, rows: list[Row], limit: int) -> Iterator[tuple[str, str]]:
    """Yield the files of the rows whose words begin with a key."""
    parts = _parts(dict.fromkeys(row.text for row in rows), limit)
    if len(parts) == 1:
        yield _file(key, parts[0])
        return
    longer: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.word != key:
            longer[row.word[: len(key) + 1]].append(row)
    # Who has typed no more than the key is shown the shortest names; whole words are all told.
    whole = [row.text for row in rows if row.word == key]
    shown = [text for text in parts[0] if text not in set(whole)] if longer else []
    first, *rest = _parts(dict.fromkeys([*whole, *shown]), limit)
    if longer and len(_parts(dict.fromkeys(whole), limit)) == 1:
        rest = []
    yield _file(key, first, "".join(sorted(k[len(key) :] for k in longer)), len(rest))
    for number, part in enumerate(rest, 1):
        name, _ = _file(key, ())
        yield f"{name.removesuffix('.js')},{number}.js", _call(key, part)
    for beginning in sorted(longer):
        yield from _files(beginning, longer[beginning], limit)


def _parts(texts: Iterable[str], limit: int) -> list[list[str]]:
    """Return texts in lists of at most so many bytes, in their order; one empty list if none."""
    parts: list[list[str]] = [[]]
    room = limit
    for text in texts:
        size = len(text.encode()) + 1
        if parts[-1] and size > room:
            parts.append([])
            room = limit
        parts[-1].append(text)
        room -= size
    return parts


def _file(key: str, texts: Iterable[str], longer: str = "", parts: int = 0) -> tuple[str, str]:
    more = f",{_text(longer)},{parts}" if longer or parts else ""
    return f"search/{file_key(key)}.js", _call(key, texts, more)


def _call(key: str, texts: Iterable[str], more: str = "") -> str:
    return f"coopkgIndex({_text(key)},[{','.join(texts)}]{more});\n"


def _text(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _shown(entry: Entry, labels: Mapping[str, str]) -> str | Mapping[str, str]:
    """Return what an entry is called, by language if it is called otherwise in some."""
    english = next((text for text, lang in entry.names if lang == "en"), entry.names[0][0])
    return {**labels, "en": english} if {*labels.values()} - {english} else english


def file_key(key: str) -> str:
    """Return the name of the file of a beginning of words: its code points.

    >>> file_key("ha")
    '68-61'
    """
    return "-".join(f"{ord(char):x}" for char in key)


def beginnings(folded: str) -> list[str]:
    """Return where a search may begin in a folded name.

    >>> beginnings("hai phong")
    ['hai', 'phong']
    >>> beginnings("海防市")
    ['海防市', '防市', '市']
    """
    found: dict[str, None] = {}
    for word in folded.split():
        found[word] = None
        if unicodedata.name(word[0], "").startswith(_UNSPACED):
            for start in range(1, len(word)):
                if (
                    not unicodedata.combining(word[start])
                    and unicodedata.category(word[start])[0] == "L"
                ):
                    found[word[start:]] = None
    return list(found)
