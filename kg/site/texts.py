"""The words of pages, by language; they stand in `ontology/interface/`."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kg.errors import ResourceError
from kg.namespaces import SCHEMES
from kg.resources import ontology_dir
from kg.site.model import Value
from kg.site.names import concept_labels

#: Where words are looked for when a language lacks them.
FALLBACK: Final = "en"


class Texts:
    """What pages in one language say.

    Attributes:
        lang: Tag of the language.
        direction: `ltr` or `rtl`.
        spoken: Tag of the language that the interface is in: `lang`, or English if
            there is no file for it and only names are in that language.
    """

    def __init__(self, lang: str) -> None:
        """Read the file of a language; English stands in for what it lacks.

        Raises:
            ResourceError: a file is broken, or English is missing.
        """
        self.lang = lang
        self._own = _read(lang)
        self._fallback = _read(FALLBACK)
        self.spoken = lang if self._own else FALLBACK
        self.code = lru_cache(maxsize=1000)(self._code)
        self.direction = "rtl" if self.spoken in _languages()["rtl"] else "ltr"

    def __call__(self, key: str, **values: object) -> str:
        """Return a text by `section.key`, its places filled in.

        Raises:
            KeyError: there is no such text, not even in English.
        """
        section, _, name = key.partition(".")
        text = self._own.get(section, {}).get(name) or self._fallback[section][name]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        section, _, name = key.partition(".")
        return name in self._fallback.get(section, {})

    def _code(self, concept: str) -> Value:
        """Return the label of a concept of our schemes; its code if it has none."""
        short = concept.removeprefix(SCHEMES)
        if own := self._own.get("codes", {}).get(short):
            return Value(own, self.lang)
        labels = concept_labels().get(concept, {})
        for lang in (self.spoken, FALLBACK):
            if lang in labels:
                return Value(labels[lang], lang)
        return Value(short.rpartition("/")[2])


@lru_cache
def _read(lang: str) -> dict[str, dict[str, str]]:
    path = folder() / f"{lang}.toml"
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(
            f"the words of the pages cannot be read: {error}.", where=path, advice="Mend the file."
        ) from error


@lru_cache(maxsize=1)
def _languages() -> dict[str, Any]:
    return tomllib.loads((folder() / "languages.toml").read_text(encoding="utf-8"))


def folder() -> Path:
    """Return where the words of the pages stand."""
    return ontology_dir() / "interface"


def available() -> tuple[str, ...]:
    """Return the languages that pages speak, English first."""
    found = {path.stem for path in folder().glob("*.toml")} - {"languages"}
    return tuple(sorted(found, key=lambda lang: (lang != FALLBACK, lang != "vi", lang)))


def own_name(lang: str) -> str:
    """Return the name of a language in itself; its tag if it is not known.

    >>> own_name("vi"), own_name("xx")
    ('Tiếng Việt', 'xx')
    """
    return str(_languages()["names"].get(lang.partition("-")[0], lang))


def direction_of(lang: str) -> str:
    """Return in which direction a language is written; `auto` if it is not known.

    >>> direction_of("ur"), direction_of("vi"), direction_of("")
    ('rtl', 'ltr', 'auto')
    """
    base = lang.partition("-")[0]
    if base in _languages()["rtl"]:
        return "rtl"
    return "ltr" if base in _languages()["names"] else "auto"
