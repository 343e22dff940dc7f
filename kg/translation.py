"""What people are told, in their language: catalogues of GNU gettext in `ontology/messages/`.

A message is written in English where it arises and looked up when it is told. What a
catalogue does not have is told in English.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from kg.errors import KgError
from kg.messages import Message
from kg.resources import ontology_dir

_DOMAIN: Final = "kg"


@lru_cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation(_DOMAIN, ontology_dir() / "messages", [lang], fallback=True)


def spoken(asked: str = "") -> str:
    """Return the tag of the language that messages come in: English, or one with a catalogue.

    Args:
        asked: Tag of a language; if empty, `KG_LANG` says it, or else what the terminal
            speaks (`LC_ALL`, `LC_MESSAGES`, `LANG`; POSIX, 8.2).
    """
    names = ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    tag = asked or next((os.environ[name] for name in names if os.environ.get(name)), "")
    lang = re.split("[-_.@]", tag.lower())[0]
    return lang if lang.isalpha() and (ontology_dir() / "messages" / lang).is_dir() else "en"


def told(text: str, lang: str) -> str:
    """Return a text in a language, with its values; in English where there is none in it.

    Args:
        text: A `Message`, or the English text of one without values.
        lang: As `spoken` gives it.
    """
    if not text:
        return ""  # gettext would return the head of the catalogue
    if not isinstance(text, Message):
        return _catalogue(lang).gettext(text)
    found = text.versions.get(lang) or _catalogue(lang).gettext(text.template)
    values = {k: told(v, lang) if isinstance(v, str) else v for k, v in text.values.items()}
    return found.format(**values) if values else found


@dataclass(frozen=True, slots=True)
class Complaint:
    """All that is wrong at one place.

    Attributes:
        where: File, line or article.
        what: One sentence or more.
        advice: What to do, one sentence or more; empty if there is nothing to say.
        text: The whole as one line.
    """

    where: str
    what: str
    advice: str
    text: str


def complaints(problems: Iterable[KgError], lang: str) -> list[Complaint]:
    """Join problems by their place, in the order in which places come up first."""
    places: dict[object, list[KgError]] = {}
    for problem in problems:
        # What has no place is told apart from all others.
        places.setdefault(problem.where or id(problem), []).append(problem)
    return [_joined(found, lang) for found in places.values()]


def _joined(problems: list[KgError], lang: str) -> Complaint:
    where, tell = problems[0].where, partial(told, lang=lang)
    what = " ".join(dict.fromkeys(tell(problem.what) for problem in problems))
    advice = " ".join(dict.fromkeys(tell(problem.advice) for problem in problems)).strip()
    text = " ".join(dict.fromkeys(problem.said(tell) for problem in problems))
    return Complaint(where, what, advice, f"{where}: {text}" if where else text)
