"""Load the tables of `ontology/names/` once, as typed rows.

Every fact about a script or a language that this package uses is in those
files; a speaker can edit them without touching Python. A table is UTF-8,
tab-separated, `#` starts a comment line, the first other line names the columns.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import GazetteerError, ResourceError
from kg.resources import ontology_dir


@dataclass(frozen=True, slots=True)
class Script:
    """How one script writes vowels and order; see `scripts.tsv` for the columns."""

    code: str
    ranges: tuple[tuple[int, int], ...]
    vowels: str
    before: str
    mute: str
    sonorants: str
    marks: str
    killer: str
    virama: str
    inherent: str
    joined: bool
    coda: str
    respelled: tuple[tuple[str, str], ...]
    langs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sound:
    """What a run of characters stands for: `phones` for matching, `roman` for reading."""

    phones: tuple[str, ...]
    roman: str


def read_table(name: str) -> list[dict[str, str]]:
    """Read `ontology/names/<name>` into one dictionary a row, in file order.

    Raises:
        ResourceError: the file is missing from the installation.
        GazetteerError: a row has another number of columns than the header.
    """
    path = ontology_dir() / "names" / name
    if not path.is_file():
        raise ResourceError(
            "a table of names is missing", where=path, advice="Install the package again."
        )
    header: list[str] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = unicodedata.normalize("NFC", line).split("\t")
        if not header:
            header = cells
        elif len(cells) != len(header):
            raise GazetteerError(
                f"{len(cells)} columns where the header has {len(header)}",
                where=f"{path}:{number}",
                advice="Separate columns by one tab; leave a trailing tab for an empty cell.",
            )
        else:
            rows.append(dict(zip(header, cells, strict=True)))
    return rows


def _cell(text: str) -> str:
    """Return a cell's text, where `-` stands for nothing."""
    return "" if text == "-" else text


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (part.split("-") for part in text.split())
    return tuple((int(low, 16), int(high, 16)) for low, high in pairs)


@lru_cache(maxsize=1)
def load_scripts() -> dict[str, Script]:
    """Return the scripts by their code (`beng`, `arab`, ...)."""
    return {
        row["script"]: Script(
            code=row["script"],
            ranges=_ranges(row["ranges"]),
            vowels=row["vowels"],
            before=_cell(row["before"]),
            mute=_cell(row["mute"]),
            sonorants=_cell(row["sonorants"]),
            marks=_cell(row["marks"]),
            killer=_cell(row["killer"]),
            virama=_cell(row["virama"]),
            inherent=_cell(row["inherent"]),
            joined=row["joined"] == "yes",
            coda=_cell(row["coda"]),
            respelled=tuple((pair[0], pair[1]) for pair in _cell(row["respelled"]).split()),
            langs=tuple(row["langs"].split()),
        )
        for row in read_table("scripts.tsv")
    }


@lru_cache(maxsize=1)
def load_sounds() -> dict[str, dict[str, Sound]]:
    """Return what each text of each script stands for: script code to text to sound."""
    sounds: dict[str, dict[str, Sound]] = {}
    for row in read_table("phones.tsv"):
        sound = Sound(tuple(_cell(row["phones"]).split()), _cell(row["roman"]))
        sounds.setdefault(row["script"], {})[row["text"]] = sound
    return sounds


@lru_cache(maxsize=8)
def load_surnames(lang: str) -> dict[str, tuple[str, ...]]:
    """Return family names of `ko`, `ja` or `zh` with their Latin spellings, the usual first."""
    rows = read_table("surnames.tsv")
    return {row["text"]: tuple(row["latin"].split()) for row in rows if row["lang"] == lang}


@lru_cache(maxsize=8)
def latin_surnames(lang: str) -> frozenset[str]:
    """Return all Latin spellings of the family names of a language."""
    return frozenset(name for names in load_surnames(lang).values() for name in names)


@lru_cache(maxsize=8)
def load_given_names(lang: str) -> dict[str, str]:
    """Return names of `ja` or `ar` whose reading their script does not show."""
    return {
        row["text"]: row["latin"] for row in read_table("given-names.tsv") if row["lang"] == lang
    }


@lru_cache(maxsize=65536)
def script_of_char(char: str) -> str:
    """Return the code of the script that a character belongs to; empty if none of ours."""
    point = ord(char)
    for code, script in load_scripts().items():
        if any(low <= point <= high for low, high in script.ranges):
            return code
    return ""


@lru_cache(maxsize=65536)
def script_of(text: str) -> str:
    """Return the code of the script that most letters of `text` belong to; empty if none.

    >>> script_of("হাইফং"), script_of("Hải Phòng"), script_of("2025")
    ('beng', 'latn', '')
    """
    counts: dict[str, int] = {}
    for char in text:
        code = script_of_char(char) if char.isalpha() or unicodedata.combining(char) else ""
        if code:
            counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda code: counts[code]) if counts else ""


@lru_cache(maxsize=1)
def historical_names() -> tuple[str, ...]:
    """Return the names of people who are history and take part in nothing today."""
    return tuple(row["name"] for row in read_table("historical.tsv"))
