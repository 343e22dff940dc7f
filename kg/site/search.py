"""The index that pages search, made with the site: scripts that hand over lists of names.

An entry stands in the file of the first two characters of each of its words, after the
folding that `kg query` uses; `static/search.js` folds the same way. Files are scripts and
not JSON, because pages opened from a disk may load scripts alone.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from kg.queries import fold_name
from kg.site.links import page_path
from kg.site.model import Page

#: Scripts without spaces: a word may begin at every character.
_UNSPACED: Final = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "HANGUL")
#: What may end a script, or a line of one, though it stands in a text.
_UNSAFE: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<\u2028\u2029"}
#: Characters that name the file of an entry.
KEY: Final = 2


def index_files(entries: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Yield name and text of the files of the index.

    An entry is `[name, path, best name, kind]`; the path has neither language nor ending.
    """
    shards: dict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    for entry in entries:
        path = page_path(entry.kind, entry.iri)
        shown = _shown(entry)
        labels = (v.text for thing in entry.things if thing.iri == entry.iri for v in thing.names)
        for name in dict.fromkeys((*(value.text for value in entry.names), *labels)):
            for word in beginnings(fold_name(name)):
                shards[word[:KEY]].add((name, path, shown, entry.kind))
    for key in sorted(shards):
        rows = json.dumps(sorted(shards[key]), ensure_ascii=False, separators=(",", ":"))
        text = rows.translate(_UNSAFE)
        yield f"search/{file_key(key)}.js", f"coopkgIndex({json.dumps(key)},{text});\n"


def _shown(entry: Page) -> str:
    return next((v.text for v in entry.names if v.lang == "en"), entry.names[0].text)


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
